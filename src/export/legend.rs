//! What the marks mean: a sample of each, drawn as it is drawn, and its words.

use crate::scene::Sign;
use crate::words::legend::LEGEND;

/// A mark in a box of 26 by 14 pixels, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Its classes: filled or a line, and its colour if that is not ink.
    pub class: &'static str,
    /// Its outline, as the data of an SVG path.
    pub path: &'static str,
    /// What it means.
    pub words: &'static str,
}

/// The sample of a sign.
pub fn sample(sign: Sign) -> Sample {
    Sample { class: class(sign), path: path(sign), words: words(sign) }
}

fn words(sign: Sign) -> &'static str {
    match sign {
        Sign::Bar => LEGEND.bar,
        Sign::Open => LEGEND.open,
        Sign::Edge => LEGEND.edge,
        Sign::Dot => LEGEND.dot,
        Sign::About => LEGEND.about,
        Sign::Span => LEGEND.span,
        Sign::Before => LEGEND.before,
        Sign::After => LEGEND.after,
        Sign::Exact => LEGEND.exact,
        Sign::AtLeast => LEGEND.at_least,
        Sign::Nearly => LEGEND.nearly,
        Sign::JustUnder => LEGEND.just_under,
        Sign::JustOver => LEGEND.just_over,
        Sign::Rivals => LEGEND.rivals,
        Sign::Ongoing => LEGEND.ongoing,
        Sign::AtMost => LEGEND.at_most,
        Sign::Between => LEGEND.between,
        Sign::Curve => LEGEND.curve,
        Sign::Usual => LEGEND.usual,
        Sign::Cluster => LEGEND.cluster,
        Sign::Struck => LEGEND.struck,
        Sign::Warned => LEGEND.warned,
    }
}

fn class(sign: Sign) -> &'static str {
    match sign {
        Sign::Bar | Sign::Open | Sign::Ongoing => "solid outage",
        Sign::Warned => "line warned",
        Sign::Dot | Sign::Exact => "solid",
        _ => "line",
    }
}

/// A mark in a box of 26 by 14 pixels.
fn path(sign: Sign) -> &'static str {
    match sign {
        Sign::Bar => "M3 3h20v8h-20z",
        Sign::Open => {
            "M2 1h2v12h-2zM8 7a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0 -3.6 0M14 7a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0 -3.6 0M20 7a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0 -3.6 0"
        }
        Sign::Ongoing => "M3 3h11v-3l9 7l-9 7v-3h-11z",
        Sign::Edge => "M13 2v10",
        Sign::Dot => "M9 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
        Sign::About => "M6 7c2.5 -5 4.5 -5 7 0s4.5 5 7 0",
        Sign::Span => "M3 2v10M3 7h20M23 2v10",
        Sign::Before => "M20 2v10M20 7h-14M10 3l-4 4l4 4",
        Sign::After => "M6 2v10M6 7h14M16 3l4 4l-4 4",
        Sign::Exact => "M12.25 14v-7h1.5v7zM9 5a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
        Sign::AtLeast => "M13 14v-12M8.5 6.5l4.5 -5l4.5 5",
        Sign::Nearly => "M13 13.5v-1.5M13 10.5v-1.5M9.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0",
        Sign::JustUnder => "M8.5 1h9M9.5 7a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M13 13.5v-1.5",
        Sign::JustOver => "M9.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M8.5 11h9M13 13.5v-1",
        Sign::AtMost => "M8.5 2h9M9 5.5l4 5l4 -5",
        Sign::Between => "M8.5 2h9M8.5 12h9M13 2v10",
        Sign::Rivals => "M2 2h4v10h-4M12 5h10M12 9.5h10M20 1.5l-6 11.5",
        Sign::Curve => "M2 11l5 -3l4 -6l5 4l3 4l5 1",
        Sign::Usual => "M2 7h3M7 7h3M12 7h3M17 7h3M22 7h2",
        Sign::Cluster => "M7 7a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M12 5l1.5 -1v6",
        Sign::Struck => "M3 7h20",
        Sign::Warned => "M13 1.5l7 11.5h-14zM13 5.5v4M13 11v1",
    }
}
