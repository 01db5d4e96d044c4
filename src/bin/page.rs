//! The browser's module. It does nothing by itself: `public/incident-timeline.js` mounts widgets (`embed`).

// Links the library, whose exports these are.
use incident_timeline as _;

fn main() {}
