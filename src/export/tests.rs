use super::bounds::instant;
use super::markdown::{link, text};
use super::table::Table;

#[test]
fn a_cell_is_harmless_and_stands_alone() {
    let check = |text: &str, expected: &str| {
        let mut out = String::new();
        let mut push = |piece: &str| out.push_str(piece);
        let mut table = Table::new(&["a", "b"], &mut push);
        table.text(text);
        table.number(Some(-1.5));
        table.end_row();
        table.finish();
        assert_eq!(out, ["a,b\r\n", expected, ",-1.5\r\n"].concat(), "{text:?}");
    };
    check("", "");
    check("plain text", "plain text");
    check("=1+1", "'=1+1");
    check("+49", "'+49");
    check("-2", "'-2");
    check("@SUM(A1)", "'@SUM(A1)");
    check("  =1", "'  =1");
    check("\u{feff}=1", "'\u{feff}=1");
    check("\t1", "\"'\t1\"");
    check("＝1", "'＝1");
    check("a=1", "a=1");
    check("a;=1", "\"a;=1\"");
    check("say \"no\",\r\nthen", "\"say \"\"no\"\",\r\nthen\"");
    check("=\"a\",b", "\"'=\"\"a\"\",b\"");
}

#[test]
fn numbers_are_written_as_they_are_and_gaps_as_nothing() {
    let check = |number: Option<f64>, expected: &str| {
        let mut out = String::new();
        let mut push = |piece: &str| out.push_str(piece);
        let mut table = Table::new(&["a"], &mut push);
        table.number(number);
        table.end_row();
        table.finish();
        assert_eq!(out, ["a\r\n", expected, "\r\n"].concat(), "{number:?}");
    };
    check(Some(39021.0), "39021");
    check(Some(0.1), "0.1");
    check(Some(1e300), "1e300");
    check(Some(5e-324), "5e-324");
    check(Some(0.0), "0");
    check(Some(f64::NAN), "");
    check(None, "");
}

#[test]
fn instants_of_any_year_in_utc() {
    let check = |at_ms: i64, expected: &str| assert_eq!(instant(at_ms), expected);
    check(0, "1970-01-01T00:00:00Z");
    check(1_741_599_000_250, "2025-03-10T09:30:00.250Z");
    check(-1, "1969-12-31T23:59:59.999Z");
    check(253_402_300_800_000, "+010000-01-01T00:00:00Z");
    check(-62_198_755_200_000, "-000001-01-01T00:00:00Z");
}

#[test]
fn a_text_in_markdown_is_no_markup() {
    let check = |written: &str, expected: &str| assert_eq!(text(written), expected, "{written:?}");
    check("a *b* _c_ `d` [e](f) ~~g~~", "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\~\\~g\\~\\~");
    check("<script>&amp;|", "&lt;script&gt;&amp;amp;&#124;");
    check("# a", "\\# a");
    check("- a", "\\- a");
    check("12. a", "12\\. a");
    check("1) a", "1\\) a");
    check("12.5 a 1. b", "12\\.5 a 1. b");
    check("  a\r\n\u{2028}# b\u{202e}c ", "a # b c");
    check("👩\u{200d}🚒", "👩\u{200d}🚒");
    let check = |url: &str, expected: &str| assert_eq!(link(url, "n]"), expected, "{url:?}");
    check("https://a.example/b?c=d&copy=1", "[n\\]](https://a.example/b?c=d&amp;copy=1)");
    check("HTTP://a/(b)\"<`", "[n\\]](HTTP://a/%28b%29%22%3C%60)");
    check("javascript:alert(1)", "n\\]");
}
