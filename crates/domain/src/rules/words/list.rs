//! Lists in words.

use std::collections::BTreeMap;

/// “a”, “a or b”, “a, b or c”.
pub(super) fn any_of(items: &[String]) -> String {
    joined(items, "or")
}

/// “a”, “a and b”, “a, b and c”.
pub(super) fn all_of(items: &[String]) -> String {
    joined(items, "and")
}

/// What people call these keys or ids, each once and in quotation marks.
pub(super) fn named<K: AsRef<str>>(keys: &[K], names: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for key in keys.iter().map(AsRef::as_ref) {
        let name = quoted(names.get(key).map_or(key, String::as_str));
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// In quotation marks.
pub(super) fn quoted(name: &str) -> String {
    format!("“{name}”")
}

fn joined(items: &[String], last: &str) -> String {
    match items {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
