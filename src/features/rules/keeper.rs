//! Keeps a draft over a reload, in this tab only and apart for each account.

use super::model::Draft;
use domain::id::UserId;
use leptos::prelude::window;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Under which key dismissed proposals are remembered; they have ids of their own, whoever is signed in.
const DISMISSED: &str = "plaudit:rules:dismissed";

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
    read(&key(user))
}

/// Keeps this instead of what was kept before. A browser that keeps nothing still has it on screen.
pub fn keep(user: UserId, kept: Option<&Kept>) {
    write(&key(user), kept);
}

/// What this tab knows of the draft at the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The revision that the server has acknowledged last; `None` of no draft.
    pub revision: Option<String>,
    /// What was sent last: it may have arrived though no answer came.
    pub sent: Option<String>,
    /// Whether the server has all that this tab keeps.
    pub is_saved: bool,
}

/// What this tab knows of the draft at the server; `None` where it keeps nothing.
pub fn find_known(user: UserId) -> Option<Known> {
    read(&known_key(user))
}

/// Notes what this tab knows of the draft at the server.
pub fn note(user: UserId, known: &Known) {
    write(&known_key(user), Some(known));
}

/// Notes that the server lacks something of what this tab keeps.
pub fn note_unsaved(user: UserId) {
    let known = find_known(user).unwrap_or_default();
    let is_saved = false;
    note(user, &Known { is_saved, ..known });
}

/// The refused proposals that were put away on this device.
pub fn find_dismissed() -> Vec<String> {
    let text = lasting().and_then(|storage| storage.get_item(DISMISSED).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Remembers on this device that these were put away.
pub fn keep_dismissed(ids: &[String]) {
    if let Some((storage, text)) = lasting().zip(serde_json::to_string(ids).ok()) {
        let _ = storage.set_item(DISMISSED, &text);
    }
}

/// The drafts that were put aside when another was chosen.
pub fn find_aside(user: UserId) -> Vec<Kept> {
    read(&aside_key(user)).unwrap_or_default()
}

/// Keeps the drafts that were put aside, or forgets the last of them.
pub fn keep_aside(user: UserId, kept: &[Kept]) {
    write(&aside_key(user), (!kept.is_empty()).then_some(kept));
}

fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    let text = storage()?.get_item(key).ok().flatten()?;
    serde_json::from_str(&text).ok()
}

fn write<T: Serialize + ?Sized>(key: &str, kept: Option<&T>) {
    let Some(storage) = storage() else { return };
    let text = kept.and_then(|kept| serde_json::to_string(kept).ok());
    let _ = match text {
        Some(text) => storage.set_item(key, &text),
        None => storage.remove_item(key),
    };
}

fn known_key(user: UserId) -> String {
    format!("plaudit:rules:{user}:known")
}

fn aside_key(user: UserId) -> String {
    format!("plaudit:rules:{user}:aside")
}

fn key(user: UserId) -> String {
    format!("plaudit:rules:{user}")
}

/// A refusal is told for 14 days: whoever put it away is not to see it again with the next tab.
fn lasting() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
