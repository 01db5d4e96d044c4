use proptest::prelude::*;

use super::{number, number_text, rounded_text, wave};

#[test]
fn numbers_are_read_as_the_standard_library_reads_them() {
    let long = ["1", &"0".repeat(900), "e-900"].concat();
    let hard = ["0.", &"0".repeat(400), &"3".repeat(900), "e400"].concat();
    let texts = [
        "0",
        "-0",
        "0.0",
        "1",
        "-1.5",
        "39021",
        "0.1",
        "1e22",
        "1e23",
        "123456789012345678901234567890",
        "4.9e-324",
        "2.4e-324",
        "2.5e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1.7976931348623157e308",
        "1e308",
        "1.8e308",
        "1e400",
        "1e-400",
        "0e99999999999",
        "1e99999999999",
        "1e-99999999999",
        "9007199254740993",
        "9007199254740993.00000000000000000000000000001",
        "8.5",
        "1E+2",
        "00012",
        &long,
        &hard,
    ];
    for text in texts {
        let standard: f64 = text.parse().unwrap();
        assert_eq!(number(text).map(f64::to_bits), Some(standard.to_bits()), "{text}");
    }
    for text in ["", "-", ".", "1.", ".5", "1e", "1e+", "e5", "NaN", "inf", "+1", "1 ", "1.2.3", "0x10", "1e1.5"] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn numbers_are_written_in_the_fewest_digits() {
    let numbers = [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-2.5, "-2.5"),
        (39021.0, "39021"),
        (0.1, "0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e14, "100000000000000"),
        (1e15, "1e15"),
        (123456789e10, "1.23456789e18"),
        (1e21, "1e21"),
        (1e23, "1e23"),
        (1e-5, "0.00001"),
        (1e-6, "0.000001"),
        (1.5e-7, "1.5e-7"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e308"),
        (1.0 / 3.0, "0.3333333333333333"),
        (100.25, "100.25"),
    ];
    for (number, text) in numbers {
        assert_eq!(number_text(number), text);
    }
}

#[test]
fn pixels_have_two_digits_behind_the_point() {
    let numbers = [
        (0.0, "0"),
        (-0.001, "0"),
        (1.0, "1"),
        (0.5, "0.5"),
        (12.345, "12.35"),
        (-0.05, "-0.05"),
        (1180.0, "1180"),
        (0.1 + 0.2, "0.3"),
    ];
    for (number, text) in numbers {
        assert_eq!(rounded_text(number), text);
    }
}

#[test]
fn a_wave_is_nearly_the_sine() {
    for step in -300..300 {
        let turns = f64::from(step) / 100.0;
        assert!((wave(turns) - (turns * std::f64::consts::TAU).sin()).abs() < 2e-3, "{turns}");
    }
}

proptest! {
    #[test]
    fn any_number_comes_back(bits: u64) {
        let known = f64::from_bits(bits);
        prop_assume!(known.is_finite());
        prop_assert_eq!(number(&number_text(known)), Some(known));
        prop_assert_eq!(number(&format!("{known:e}")), Some(known));
        prop_assert_eq!(number(&format!("{known}")), Some(known));
        let fewest = format!("{known:e}").bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count();
        let text = number_text(known);
        let digits = text.split('e').next().unwrap().replace(['-', '.'], "");
        prop_assert!(digits.trim_start_matches('0').trim_end_matches('0').len() <= fewest);
    }

    #[test]
    fn any_text_is_read_as_the_standard_library_reads_it(text in "-?[0-9]{1,25}(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
        prop_assert_eq!(number(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits));
    }
}
