//! Which widget is at work. After a panic the module says nothing more, but this can still be read from outside, and so
//! only the widget that broke it stays broken.

use std::cell::Cell;

thread_local! {
    static CURRENT: Cell<u32> = const { Cell::new(0) };
}

/// Says that a widget is at work, and gives back which was before; 0 is none. What a widget sets off runs before the
/// browser calls the next one, so that nobody has to say when it is done.
pub fn enter(widget: u32) -> u32 {
    CURRENT.replace(widget)
}
