//! The record of the response on this device. The first-tap script keeps and sends it, for it is there first; this is the app's
//! way to it, and to what else only the browser knows.

use super::model::{Draft, Outcome, Tap};
use super::page;
use super::page_data::{self, array, get, text};
use js_sys::Intl::ListFormat;
use js_sys::{Array, Function, JsString, Object, Reflect, Uint8Array};
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
pub fn read() -> Option<(Tap, Option<Draft>)> {
    page_data::tap(&ask("read", &JsValue::UNDEFINED).as_string()?)
}

/// Keeps the draft with the tap, so that a reload goes on where the customer was.
pub fn keep(draft: &str) {
    ask("keep", &draft.into());
}

/// Hands over what ends the response; the script sends it until it has arrived, also after a reload.
pub fn send(rest: &str) {
    ask("send", &rest.into());
}

/// Forgets the response: it is sent, and the next tap begins another.
pub fn finish() {
    ask("finish", &JsValue::UNDEFINED);
}

/// Calls `listener` with whether it was a tap, and otherwise when the server has answered for the score.
pub fn on_score(listener: impl Fn(bool) + 'static) {
    on_event("plaudit:score", move |detail| {
        listener(get(&detail, "tapped").is_truthy());
    });
}

/// Calls `listener` with what became of sending the rest, and with everything that holds it up.
pub fn on_sent(listener: impl Fn(Outcome) + 'static) {
    on_event("plaudit:sent", move |detail| {
        listener(page_data::outcome(&detail));
    });
}

/// Calls `listener` when the customer goes on on a device of their own.
pub fn on_hand_over(listener: impl Fn() + 'static) {
    on_event("plaudit:hand-over", move |_| listener());
}

/// How long the page has been open, in milliseconds.
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time since the page was opened is not negative, and one over seven weeks is as good as seven"
)]
pub fn on_page_ms() -> u32 {
    let now = call(&get(&window(), "performance"), "now", &JsValue::UNDEFINED);
    now.as_f64().unwrap_or_default() as u32
}

/// A secret of 128 random bits in 32 hexadecimal digits.
#[must_use]
pub fn secret() -> String {
    let bytes = Uint8Array::new_with_length(16);
    call(&get(&window(), "crypto"), "getRandomValues", &bytes);
    let digits = bytes
        .to_vec()
        .into_iter()
        .flat_map(|byte| [byte / 16, byte % 16]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// What may be better left out of a message to these people: the words found, and the message without just them.
#[must_use]
pub fn hints(message: &str, names: &[String]) -> Vec<(String, String)> {
    let Ok(find) = get(&window(), "plauditHints").dyn_into::<Function>() else {
        return Vec::new();
    };
    let found = find.call2(&JsValue::UNDEFINED, &message.into(), &list(names));
    let pair = |pair: JsValue| (text(&pair, "0"), text(&pair, "1"));
    array(&found.unwrap_or_default()).iter().map(pair).collect()
}

/// Names in a sentence of the page's language: each part, and whether it is a name or stands between names.
#[must_use]
pub fn listed(names: &[String]) -> Vec<(bool, String)> {
    let locales = list(&[page::language()]);
    let parts = ListFormat::new(&locales, &Object::new()).format_to_parts(&list(names));
    let part = |part: JsValue| (text(&part, "type") == "element", text(&part, "value"));
    parts.iter().map(part).collect()
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

/// Whether the browser can hand a link to another app of the device.
#[must_use]
pub fn can_share() -> bool {
    get(&window().navigator(), "share").is_function()
}

fn on_event(name: &'static str, listener: impl Fn(JsValue) + 'static) {
    let handle = window_event_listener_untyped(name, move |event| listener(get(&event, "detail")));
    on_cleanup(move || handle.remove());
}

fn script() -> JsValue {
    get(&window(), "plaudit")
}

fn ask(name: &str, argument: &JsValue) -> JsValue {
    call(&script(), name, argument)
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> JsValue {
    let function = get(object, name).dyn_into::<Function>();
    let answer = function.and_then(|function| function.call1(object, argument));
    answer.unwrap_or(JsValue::UNDEFINED)
}

fn list(texts: &[String]) -> Array {
    texts.iter().map(JsValue::from).collect()
}
