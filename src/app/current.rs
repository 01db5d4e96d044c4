//! Which widget is at work. After a panic the module says nothing more, but this can still be read from outside, and so
//! only the widget that broke it stays broken.
//!
//! What a widget sets off runs before the browser calls the next one, so that nobody has to say when it is done. But
//! whatever the browser calls back later begins with saying whose it is: what is asked for here does so by itself.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{Effect, RenderEffect, StoredValue, request_animation_frame, set_timeout_with_handle};

thread_local! {
    static CURRENT: Cell<u32> = const { Cell::new(0) };
}

/// Says that a widget is at work, and gives back which was before; 0 is none.
pub fn enter(widget: u32) -> u32 {
    CURRENT.replace(widget)
}

/// What hears events, as the widget that is at work now.
pub fn as_now<E: 'static>(mut act: Box<dyn FnMut(E)>) -> Box<dyn FnMut(E)> {
    let widget = CURRENT.get();
    Box::new(move |event| {
        enter(widget);
        act(event);
    })
}

// What is to be done is boxed: leptos' part of each of these is code of its own for each type it is asked for.

/// Does something with the next frame, as the widget that is at work now.
pub fn frame(act: impl FnOnce() + 'static) {
    request_animation_frame(once(Box::new(act)));
}

/// Does something after some time, as the widget that is at work now.
pub fn later(after: Duration, act: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(once(Box::new(act)), after).ok()
}

/// What is done once, as the widget that is at work now.
fn once(act: Box<dyn FnOnce()>) -> impl FnOnce() {
    let widget = CURRENT.get();
    move || {
        enter(widget);
        act();
    }
}

/// Does something that waits, as the widget that is at work now.
pub fn spawn(act: impl Future<Output = ()> + 'static) {
    wait(Box::pin(act));
}

fn wait(mut act: Pin<Box<dyn Future<Output = ()>>>) {
    let widget = CURRENT.get();
    leptos::task::spawn_local(poll_fn(move |context| {
        enter(widget);
        act.as_mut().poll(context)
    }));
}

/// Does something soon, and again whenever a signal that was read for it has changed, as the widget that is at work now: it
/// runs once nothing else does, when another may have been at work since. It is given what it gave back the time before.
pub fn effect<T: 'static>(mut act: impl FnMut(Option<T>) -> T + 'static) {
    let mut before = None;
    again(Box::new(move || before = Some(act(before.take()))));
}

fn again(mut act: Box<dyn FnMut()>) {
    let widget = CURRENT.get();
    Effect::new(move |_: Option<()>| {
        enter(widget);
        act();
    });
}

/// Does something now, and again whenever a signal that was read for it has changed, as the widget that is at work now, as
/// long as its owner lives.
pub fn live(act: Box<dyn Fn()>) {
    let widget = CURRENT.get();
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| {
        enter(widget);
        act();
    }));
}
