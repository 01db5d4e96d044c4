//! The words about putting a timeline into an article.

use super::language::{Phrase, fill};

/// Their words in English.
pub static EMBEDDING: Embedding = Embedding {
    embed: "Embed",
    title: "Put this timeline into an article",
    how: "How",
    frame: "In a frame",
    frame_advice: "It brings its own style and asks nothing of the article’s page. Systems that listen for its height give it that; others give it the height that stands here.",
    element: "As an element",
    element_advice: "For pages that may add a script. It takes the page’s width, and the page can move it. What stands inside is shown where scripts do not run.",
    picture: "As a picture",
    picture_advice: "For systems that strip everything else. It needs a picture of the timeline beside the article, in place of {0}; its words are for those who cannot see it.",
    picture_file: "timeline.png",
    as_seen: "As I see it now",
    as_seen_is: "With this window and zone; a frame opens the item that is open, too. A picture stays as it is.",
    code: "Code",
    copy: "Copy code",
    copied: "The code is copied.",
    preview: "Preview",
    phone: "Phone",
    column: "Column",
    full: "Full width",
    name: "Timeline: {0}",
};

/// Headings, buttons and advice.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is named after what it says")]
pub struct Embedding {
    pub embed: &'static str,
    pub title: &'static str,
    pub how: &'static str,
    pub frame: &'static str,
    pub frame_advice: &'static str,
    pub element: &'static str,
    pub element_advice: &'static str,
    pub picture: &'static str,
    pub picture_file: &'static str,
    pub as_seen: &'static str,
    pub as_seen_is: &'static str,
    pub code: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub preview: &'static str,
    pub phone: &'static str,
    pub column: &'static str,
    pub full: &'static str,
    picture_advice: Phrase,
    name: Phrase,
}

impl Embedding {
    /// What a picture needs.
    pub fn picture_advice(&self) -> String {
        fill(self.picture_advice, &[self.picture_file])
    }

    /// What a timeline is called where it is framed or linked to: "Timeline: The day X went down".
    pub fn name(&self, title: &str) -> String {
        fill(self.name, &[title])
    }
}
