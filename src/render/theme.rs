//! Colours of a picture, from the one place that has them: the tokens of the page's style sheet.

use std::fmt::Write;

use crate::scene::Role;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system has it; without one, light.
    Auto,
}

/// The value of a token, such as `#c8401e` for `--it-outage`. Of a name that no token has, `currentColor`.
pub fn token(name: &str, dark: bool) -> &'static str {
    let (light_part, dark_part) = TOKENS.split_once("@media").unwrap_or((TOKENS, ""));
    let find = |part: &'static str| {
        let lines = part.lines().filter_map(|line| line.trim().strip_prefix("--it-")?.split_once(':'));
        lines.into_iter().find(|(found, _)| *found == name).map(|(_, value)| value.trim().trim_end_matches(';'))
    };
    let own = if dark { find(dark_part) } else { None };
    own.or_else(|| find(light_part)).unwrap_or("currentColor")
}

/// The tokens as a sheet, of one scheme or of both.
pub fn tokens(scheme: Scheme) -> String {
    let (light, dark) = TOKENS.split_once("@media").unwrap_or((TOKENS, ""));
    match scheme {
        Scheme::Auto => TOKENS.to_owned(),
        Scheme::Light => light.replace("light dark", "light"),
        Scheme::Dark => {
            let inner = dark.split_once('{').map_or("", |(_, inner)| inner);
            let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
            [&light.replace("light dark", "dark"), inner].concat()
        }
    }
}

/// The style of a picture that stands alone.
pub fn style(scheme: Scheme) -> String {
    let colored = |dark: bool| rules(&|name| token(name, dark).to_owned());
    let fonts = format!(".picture{{font-family:{}}}", token("sans", false));
    match scheme {
        Scheme::Light => fonts + &colored(false),
        Scheme::Dark => fonts + &colored(true),
        Scheme::Auto => {
            format!("{fonts}{}@media (prefers-color-scheme:dark){{{}}}", colored(false), colored(true))
        }
    }
}

/// The rules by which a picture's classes get their colours; `color` gives that of a token.
pub fn rules(color: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    for role in Role::ALL {
        let (name, color) = (role.as_str(), color(role.as_str()));
        // Writing to a string cannot fail.
        let _ = write!(out, ".picture .fill.{name}{{fill:{color}}}.picture .stroke.{name}{{fill:none;stroke:{color}}}");
    }
    for (class, name) in
        [("plain", "text"), ("strong", "ink"), ("evidence", "ink"), ("soft", "soft"), ("struck", "soft")]
    {
        let _ = write!(out, ".picture .{class}{{fill:{}}}", color(name));
    }
    for number in 1..=5 {
        let color = color(&format!("series-{number}"));
        let _ = write!(out, ".picture tspan.series-{number}{{fill:{color};font-weight:600}}");
    }
    let _ = write!(
        out,
        ".picture text{{white-space:pre;font-variant-numeric:tabular-nums}}.picture tspan{{font-size:inherit}}\
         .picture .strong{{font-weight:600}}.picture .evidence{{font-style:italic}}\
         .picture .struck{{text-decoration:line-through}}\
         .picture .halo{{paint-order:stroke;stroke:{};stroke-width:12;stroke-linejoin:round}}\
         .picture .hit{{fill:none;stroke:none;pointer-events:all}}",
        color("paper")
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_color_in_both_themes() {
        for role in Role::ALL {
            for dark in [false, true] {
                let color = token(role.as_str(), dark);
                assert!(color.len() == 7 && color.starts_with('#'), "{role:?}: {color}");
            }
            let same = token(role.as_str(), false) == token(role.as_str(), true);
            assert!(!same, "{role:?} is the same in light and dark");
        }
        assert_eq!(token("nothing", false), "currentColor");
    }
}
