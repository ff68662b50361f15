//! The record of the response on this device. The first-tap script keeps it, for it is there first; this is the app's way to it.

use super::model::Tap;
use js_sys::{Function, JsString, Reflect};
use leptos::prelude::*;
use std::ops::RangeInclusive;
use wasm_bindgen::{JsCast, JsValue};

/// The accents that stand on their own once a text is decomposed (Unicode: Combining Diacritical Marks).
const ACCENTS: RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// Tells the script that the app is there.
pub fn set_ready() {
    let _ = Reflect::set(&script(), &"ready".into(), &JsValue::TRUE);
}

/// The first tap with what the app added to it; nothing before the tap and after the response was sent.
#[must_use]
pub fn read() -> Option<Tap> {
    let json = call("read", &JsValue::UNDEFINED)?.as_string()?;
    serde_json::from_str(&json).ok()
}

/// Keeps the draft with the tap, so that a reload goes on where the customer was.
pub fn keep(draft: &str) {
    call("keep", &draft.into());
}

/// Forgets the response: it is sent, and the next tap begins another.
pub fn finish() {
    call("finish", &JsValue::UNDEFINED);
}

/// Calls `listener` with whether it was a tap, and otherwise when the server has answered for the score.
pub fn on_score(listener: impl Fn(bool) + 'static) {
    let handle = window_event_listener_untyped("plaudit:score", move |event| {
        let detail = get(&event, "detail");
        listener(get(&detail, "tapped").is_truthy());
    });
    on_cleanup(move || handle.remove());
}

/// Text without case and accents, to compare names by.
#[must_use]
pub fn plain(text: &str) -> String {
    let letters = JsString::from(text).normalize("NFD").to_lower_case();
    String::from(letters)
        .chars()
        .filter(|letter| !ACCENTS.contains(letter))
        .collect()
}

/// A number from 0 to 1.
#[must_use]
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// What the server wrote into the page under this id, as text.
#[must_use]
pub fn page_data(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.text_content()
}

fn script() -> JsValue {
    get(&window(), "plaudit")
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let script = script();
    let function: Function = get(&script, name).dyn_into().ok()?;
    function.call1(&script, argument).ok()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
