//! The texts of the page, in the customer's language: the server wrote them into the page in the order of their keys.

use super::page_data;
use domain::language::Key;
use js_sys::Array;
use std::cell::RefCell;

thread_local! {
    static TEXTS: RefCell<Array> = RefCell::new(Array::new());
}

/// Reads the texts that the page holds now.
pub fn load() {
    TEXTS.with(|texts| texts.replace(page_data::texts()));
}

/// The text of a key.
#[must_use]
pub fn text(key: Key) -> String {
    let found = TEXTS.with(|texts| texts.borrow().get(key as u32));
    found.as_string().unwrap_or_default()
}

/// What stands before and after the placeholder in a text.
#[must_use]
pub fn around(key: Key) -> (String, String) {
    let whole = text(key);
    let (before, rest) = whole.split_once('{').unwrap_or((&whole, "}"));
    let (_, after) = rest.split_once('}').unwrap_or_default();
    (before.to_owned(), after.to_owned())
}

/// The text of a key with these values in place of its placeholders, in their order.
#[must_use]
pub fn filled(key: Key, values: &[(&str, usize)]) -> String {
    let whole = text(key);
    let mut parts = whole.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once('}').unwrap_or_default();
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(&value.map_or(0, |(_, value)| *value).to_string());
        filled.push_str(after);
    }
    filled
}
