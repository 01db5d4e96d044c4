use super::{capital, is_letter, large_letter, small_letter, small_letters};

#[test]
fn small_letters_are_those_of_the_standard() {
    for letter in '\0'..='\u{ffff}' {
        let ours = small_letter(letter);
        assert!(ours == letter || letter.to_lowercase().eq([ours]), "{letter}");
        let large = large_letter(letter);
        assert!(large == letter || letter.to_uppercase().eq([large]), "{letter}");
    }
}

#[test]
fn no_letter_of_these_scripts_is_forgotten() {
    // But for those whose small form is in another block, is two letters, or is of another language's own.
    let apart = ['İ', 'Ÿ', '\u{1f6}', '\u{1f7}', '\u{220}', '\u{23a}', '\u{23d}', '\u{23e}', '\u{4c0}', 'ẞ', 'Ͱ', 'Ͳ'];
    let scripts = ['A'..='\u{17e}', '\u{1cd}'..='\u{1ef}', '\u{386}'..='\u{3ab}', '\u{400}'..='\u{556}'];
    for letter in scripts.into_iter().flatten().filter(|letter| !apart.contains(letter)) {
        assert!(letter.to_lowercase().eq([small_letter(letter)]), "{letter}");
    }
}

#[test]
fn words_and_marks() {
    assert_eq!(small_letters("Élysée, ΑΘΗΝΑ, МОСКВА, ŁÓDŹ"), "élysée, αθηνα, москва, łódź");
    assert_eq!(capital("élan"), "Élan");
    assert_eq!(capital(""), "");
    for letter in "aZ9éßжλ日한ا".chars() {
        assert!(is_letter(letter), "{letter}");
    }
    for mark in " .,;:!?-–—…'\"“”‘’()[]«»¿¡、。（）→".chars() {
        assert!(!is_letter(mark), "{mark}");
    }
}
