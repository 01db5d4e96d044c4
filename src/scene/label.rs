//! Text on the figure.

use super::shape::Rect;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// What it is called.
    Strong,
    /// Its words.
    Plain,
    /// Beside the point.
    Soft,
    /// On what evidence.
    Evidence,
    /// In the colour of a series.
    Series(u8),
    /// Taken back.
    Struck,
    /// The sign of what could not all be understood.
    Warned,
}

impl Style {
    /// Its class.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Plain => "plain",
            Self::Soft => "soft",
            Self::Evidence => "evidence",
            Self::Series(0) => "series-1",
            Self::Series(1) => "series-2",
            Self::Series(2) => "series-3",
            Self::Series(3) => "series-4",
            Self::Series(_) => "series-5",
            Self::Struck => "struck",
            Self::Warned => "warned",
        }
    }

    /// Whether it is set semi-bold, which is wider, or takes the place of what is.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::Strong | Self::Series(_) | Self::Struck | Self::Warned)
    }
}

/// Text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it is set.
    pub style: Style,
}

impl Run {
    /// A run of text.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// Sizes of text on the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// Beside a mark: 11 px on a line of 14.
    Small,
    /// Ticks and counts: 12 px on a line of 16.
    Medium,
    /// Names and statements: 13 px on a line of 18.
    Large,
}

impl Size {
    /// Height of the letters.
    pub fn font_px(self) -> f64 {
        match self {
            Self::Small => 11.0,
            Self::Medium => 12.0,
            Self::Large => 13.0,
        }
    }

    /// Height of the line.
    pub fn line_px(self) -> f64 {
        match self {
            Self::Small => 14.0,
            Self::Medium => 16.0,
            Self::Large => 18.0,
        }
    }

    /// Its class.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// Which end of a label stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// One line of text. It never takes more than `width_px`: what a reader's font makes longer is cut with an ellipsis.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where the aligned end stands.
    pub x_px: f64,
    /// Top of the line.
    pub y_px: f64,
    /// The most it may take.
    pub width_px: f64,
    /// Which end stands at `x_px`.
    pub align: Align,
    /// How large.
    pub size: Size,
    /// The text.
    pub runs: Vec<Run>,
}

impl Label {
    /// The box it may take.
    pub fn rect(&self) -> Rect {
        let x_px = match self.align {
            Align::Start => self.x_px,
            Align::Middle => self.x_px - self.width_px / 2.0,
            Align::End => self.x_px - self.width_px,
        };
        Rect { x_px, y_px: self.y_px, width_px: self.width_px, height_px: self.size.line_px() }
    }

    /// What its letters stand on, where they are not set by a browser's own layout.
    pub fn baseline_px(&self) -> f64 {
        self.y_px + self.size.line_px() * 0.5 + self.size.font_px() * 0.36
    }
}
