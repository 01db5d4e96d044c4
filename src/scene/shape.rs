//! What a scene is made of: shapes for a canvas, labels for the document, hits for hands and keys. All in CSS pixels.

use crate::document::Kind;

/// A rectangle: left, top, width and height in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x_px: f64,
    /// Top edge.
    pub y_px: f64,
    /// Width.
    pub width_px: f64,
    /// Height.
    pub height_px: f64,
}

impl Rect {
    /// From left, top, right and bottom.
    pub fn spanning(left_px: f64, top_px: f64, right_px: f64, bottom_px: f64) -> Self {
        Self { x_px: left_px, y_px: top_px, width_px: right_px - left_px, height_px: bottom_px - top_px }
    }

    /// Right edge.
    pub fn right_px(self) -> f64 {
        self.x_px + self.width_px
    }

    /// Bottom edge.
    pub fn bottom_px(self) -> f64 {
        self.y_px + self.height_px
    }

    /// Whether the two share any area.
    pub fn overlaps(self, other: Self) -> bool {
        self.x_px < other.right_px()
            && other.x_px < self.right_px()
            && self.y_px < other.bottom_px()
            && other.y_px < self.bottom_px()
    }

    /// The same centre, at least `least_px` wide and high, kept inside `bounds`: a finger's width for a hairline.
    pub fn touchable(self, least_px: f64, bounds: Self) -> Self {
        let width_px = self.width_px.max(least_px);
        let height_px = self.height_px.max(least_px);
        let x_px = self.x_px - (width_px - self.width_px) / 2.0;
        let y_px = self.y_px - (height_px - self.height_px) / 2.0;
        Self {
            x_px: x_px.min(bounds.right_px() - width_px).max(bounds.x_px),
            y_px: y_px.min(bounds.bottom_px() - height_px).max(bounds.y_px),
            width_px,
            height_px,
        }
    }
}

/// What a shape stands for: the theme gives it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A hairline of the time grid.
    Grid,
    /// A gridline at a larger unit, or the axis.
    GridMajor,
    /// Something that was down.
    Outage,
    /// Something that worked badly.
    Degraded,
    /// Something taken down on purpose.
    Maintenance,
    /// Text-like marks.
    Ink,
    /// Brackets, rival accounts, baselines.
    Soft,
    /// One of the series, by its place in the panel.
    Series(u8),
    /// The page itself: to keep marks apart.
    Paper,
    /// Behind the selected item.
    Hot,
    /// Behind what answers or disputes the selected item.
    Related,
    /// The ground of the whole-story strip.
    Wash,
}

impl Role {
    /// Its name: a class in SVG, a custom property on the screen.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Grid => "rule",
            Self::GridMajor => "rule-strong",
            Self::Outage => "outage",
            Self::Degraded => "degraded",
            Self::Maintenance => "maintenance",
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Series(0) => "series-1",
            Self::Series(1) => "series-2",
            Self::Series(2) => "series-3",
            Self::Series(3) => "series-4",
            Self::Series(_) => "series-5",
            Self::Paper => "paper",
            Self::Hot => "hot",
            Self::Related => "related",
            Self::Wash => "wash",
        }
    }

    /// Every role, so that a theme can be read once.
    pub const ALL: [Self; 16] = [
        Self::Grid,
        Self::GridMajor,
        Self::Outage,
        Self::Degraded,
        Self::Maintenance,
        Self::Ink,
        Self::Soft,
        Self::Series(0),
        Self::Series(1),
        Self::Series(2),
        Self::Series(3),
        Self::Series(4),
        Self::Paper,
        Self::Hot,
        Self::Related,
        Self::Wash,
    ];
}

/// A point on the figure in CSS pixels: x, y.
pub type Point = (f64, f64);

/// One thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// What for.
        role: Role,
    },
    /// A line through points; dashed, or solid.
    Line {
        /// Through these.
        points: Vec<Point>,
        /// What for.
        role: Role,
        /// How thick.
        width_px: f64,
        /// Two on, three off.
        dashed: bool,
    },
    /// A filled polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// What for.
        role: Role,
    },
    /// A disc, or a ring on paper.
    Circle {
        /// Where.
        centre: Point,
        /// How large.
        radius_px: f64,
        /// What for.
        role: Role,
        /// A disc; otherwise a ring with paper inside.
        filled: bool,
    },
}

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
        }
    }

    /// Whether it is set semi-bold, which is wider.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::Strong | Self::Series(_))
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
}

/// How a mark says what is known about its time; `as_str` is its `data-mark` on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A known instant.
    Dot,
    /// About an instant: how near, no one said.
    About,
    /// Somewhere between two stated bounds.
    Span,
    /// Before an instant.
    Before,
    /// After an instant.
    After,
    /// Somewhere in a stretch that covers the whole window: words, no place.
    Loose,
    /// No time stated: words, no place.
    Untimed,
    /// An outage between two stated bounds.
    Bar,
    /// An outage whose beginning or end is not reported.
    OpenBar,
    /// Measured values.
    Curve,
    /// Several marks too close to tell apart.
    Cluster,
}

impl Mark {
    /// The word used on the screen's elements.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::About => "about",
            Self::Span => "span",
            Self::Before => "before",
            Self::After => "after",
            Self::Loose => "loose",
            Self::Untimed => "untimed",
            Self::Bar => "bar",
            Self::OpenBar => "open-bar",
            Self::Curve => "curve",
            Self::Cluster => "cluster",
        }
    }
}

/// A sign that a legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// An outage from a stated beginning to a stated end.
    Bar,
    /// A beginning or an end that is not reported.
    Open,
    /// A known instant.
    Dot,
    /// About an instant.
    About,
    /// Somewhere between two stated bounds.
    Span,
    /// Before an instant.
    Before,
    /// After an instant.
    After,
    /// A figure that is exact.
    Exact,
    /// A figure that is a lower bound.
    AtLeast,
    /// A figure that is only about.
    Nearly,
    /// Figures for one thing that differ.
    Rivals,
}

/// A mark that can be pointed at, focused and opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The item's id; of a cluster that of its first item.
    pub item: String,
    /// What it is.
    pub kind: Kind,
    /// How it is drawn.
    pub mark: Mark,
    /// Of an outage's other accounts: which.
    pub account: Option<usize>,
    /// Where.
    pub rect: Rect,
    /// What a screen reader says.
    pub name: String,
    /// Of a cluster: the stretch it opens to, Unix milliseconds.
    pub opens_to_ms: Option<(f64, f64)>,
}

/// An extent drawn to scale, with the two stated bounds it stands on: kept so that a test can hold every one of them
/// against the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Extent {
    /// Whose.
    pub item: String,
    /// First bound, Unix milliseconds.
    pub from_ms: i64,
    /// Second bound, Unix milliseconds.
    pub to_ms: i64,
}
