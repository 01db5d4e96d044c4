//! What is drawn: shapes in CSS pixels, with roles for colours.

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

    /// The same centre, at least `least_px` wide and high, kept inside `bounds`: a finger's width for a hairline. What is
    /// wider than they are is cut on both sides alike.
    pub fn touchable(self, least_px: f64, bounds: Self) -> Self {
        let width_px = self.width_px.max(least_px).min(bounds.width_px);
        let height_px = self.height_px.max(least_px).min(bounds.height_px);
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
