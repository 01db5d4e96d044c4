//! Colours of a picture, from the one place that has them: the tokens of the page's style sheet.

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
#[cfg(all(feature = "tool", not(target_arch = "wasm32")))]
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
    let fonts = fonts(token("sans", false));
    match scheme {
        Scheme::Light => fonts + &colored(false),
        Scheme::Dark => fonts + &colored(true),
        Scheme::Auto => {
            [&fonts, &colored(false), "@media screen and (prefers-color-scheme:dark){", &colored(true), "}"].concat()
        }
    }
}

/// The rule for the fonts of a picture.
pub fn fonts(family: &str) -> String {
    [".picture{font-family:", family, "}"].concat()
}

/// The rules by which a picture's classes get their colours; `color` gives that of a token.
pub fn rules(color: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rule = |class: &str, parts: &[&str]| {
        out.push_str(".picture ");
        out.push_str(class);
        out.push('{');
        parts.iter().for_each(|part| out.push_str(part));
        out.push('}');
    };
    for role in Role::ALL {
        let (name, color) = (role.as_str(), color(role.as_str()));
        rule(&[".fill.", name].concat(), &["fill:", &color]);
        rule(&[".stroke.", name].concat(), &["fill:none;stroke:", &color]);
    }
    let texts = [
        ("plain", "text"),
        ("strong", "ink"),
        ("evidence", "ink"),
        ("soft", "soft"),
        ("struck", "soft"),
        ("warned", "degraded"),
    ];
    for (class, name) in texts {
        rule(&[".", class].concat(), &["fill:", &color(name)]);
    }
    for name in ["series-1", "series-2", "series-3", "series-4", "series-5"] {
        rule(&["tspan.", name].concat(), &["fill:", &color(name), ";font-weight:600"]);
    }
    rule("text", &["white-space:pre;font-variant-numeric:tabular-nums"]);
    rule("tspan", &["font-size:inherit"]);
    rule(".strong", &["font-weight:600"]);
    rule(".warned", &["font-weight:600"]);
    rule(".evidence", &["font-style:italic"]);
    rule(".struck", &["text-decoration:line-through"]);
    rule(".halo", &["paint-order:stroke;stroke:", &color("paper"), ";stroke-width:3;stroke-linejoin:round"]);
    rule(".hit", &["fill:none;stroke:none;pointer-events:all"]);
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
