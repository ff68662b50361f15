//! Keeps a draft over a reload, in this tab only and apart for each account.

use super::model::Draft;
use domain::id::UserId;
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The changes.
    pub draft: Draft,
    /// What was typed as their reason.
    pub reason: String,
}

/// What was kept for this account, if it can still be read.
pub fn find(user: UserId) -> Option<Kept> {
    let text = storage()?.get_item(&key(user)).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

/// Keeps this instead of what was kept before. A browser that keeps nothing still has it on screen.
pub fn keep(user: UserId, kept: Option<&Kept>) {
    let Some(storage) = storage() else { return };
    let text = kept.and_then(|kept| serde_json::to_string(kept).ok());
    let _ = match text {
        Some(text) => storage.set_item(&key(user), &text),
        None => storage.remove_item(&key(user)),
    };
}

/// Whether the server has all that this tab keeps. So it is where nothing is kept.
pub fn is_saved(user: UserId) -> bool {
    let noted = storage().and_then(|storage| storage.get_item(&saved_key(user)).ok().flatten());
    noted.is_some() || find(user).is_none()
}

/// Notes whether the server has all that this tab keeps.
pub fn note_saved(user: UserId, is_saved: bool) {
    let Some(storage) = storage() else { return };
    let _ = if is_saved {
        storage.set_item(&saved_key(user), "yes")
    } else {
        storage.remove_item(&saved_key(user))
    };
}

fn saved_key(user: UserId) -> String {
    format!("plaudit:rules:{user}:saved")
}

fn key(user: UserId) -> String {
    format!("plaudit:rules:{user}")
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
