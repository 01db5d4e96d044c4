//! The words of the legend: what each sign means.

/// Their words in English.
pub static LEGEND: Legend = Legend {
    edge: "known beginning or end",
    dot: "known instant",
    about: "about that time; a wavy end means the same",
    span: "somewhere in this span",
    before: "before",
    after: "after",
    bar: "between two stated times",
    open: "? end or beginning not reported",
    at_least: "at least so many",
    nearly: "about so many",
    just_under: "nearly so many",
    just_over: "just over so many",
    exact: "exactly so many",
    rivals: "accounts differ",
    ongoing: "still ongoing",
    at_most: "at most so many",
    between: "between so many and so many",
    curve: "measured; broken where there is no value",
    usual: "usual level",
    cluster: "so many, too close to tell apart",
    struck: "taken back",
    warned: "not all of it could be understood",
};

/// What each sign means, by the names of `scene::Sign`.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after its sign")]
pub struct Legend {
    pub edge: &'static str,
    pub dot: &'static str,
    pub about: &'static str,
    pub span: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub bar: &'static str,
    pub open: &'static str,
    pub at_least: &'static str,
    pub nearly: &'static str,
    pub just_under: &'static str,
    pub just_over: &'static str,
    pub exact: &'static str,
    pub rivals: &'static str,
    pub ongoing: &'static str,
    pub at_most: &'static str,
    pub between: &'static str,
    pub curve: &'static str,
    pub usual: &'static str,
    pub cluster: &'static str,
    pub struck: &'static str,
    pub warned: &'static str,
}
