//! The files of the kiosk's app, and the worker that keeps them on the device.

use super::{Dist, file};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The worker itself; what it keeps is written before it.
const WORKER: &str = include_str!("../../../../src/features/kiosk/script/worker.js");
/// The worker that takes the former one away.
const WORKER_OFF: &str = include_str!("../../../../src/features/kiosk/script/worker_off.js");
/// Where Trunk puts the kiosk's app.
const FOLDER: &str = "kiosk/";
/// A file of all pages.
const ICON: &str = "/favicon.svg";

static VERSION: OnceLock<String> = OnceLock::new();

/// The text of a service worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker(pub String);

impl Worker {
    /// The worker that keeps these files as this version.
    pub fn of(files: &[String], version: &str) -> Self {
        let kept = serde_json::json!({ "version": version, "files": files });
        Self(format!("const PLAUDIT = {kept};\n{WORKER}"))
    }

    /// The worker that removes all that was kept.
    pub fn off() -> Self {
        Self(WORKER_OFF.to_owned())
    }
}

/// The addresses of what the kiosk's page loads, in order.
pub fn files() -> Vec<String> {
    let kept = names().map(|name| format!("/assets/{name}"));
    kept.chain([ICON.to_owned()]).collect()
}

/// What tells one build of the kiosk's app from another: 12 letters and digits.
pub fn version() -> String {
    if cfg!(debug_assertions) {
        return read_version();
    }
    VERSION.get_or_init(read_version).clone()
}

/// The names of the files hold the hashes of what is in them; the entry document's own does not.
fn read_version() -> String {
    let mut hash = Sha256::new();
    hash.update(WORKER);
    for name in names() {
        hash.update(name);
    }
    if let Some(document) = Dist::get("kiosk/kiosk.html") {
        hash.update(document.metadata.sha256_hash());
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..9])
}

fn names() -> impl Iterator<Item = String> {
    let mut names: Vec<_> = Dist::iter()
        .filter(|name| name.starts_with(FOLDER) && !matches!(file::extension(name), "html" | "br"))
        .map(String::from)
        .collect();
    names.sort_unstable();
    names.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_begins_with_what_it_keeps() {
        let Worker(text) = Worker::of(&["/assets/kiosk/a.js".into()], "0123");
        assert!(
            text.starts_with(
                "const PLAUDIT = {\"files\":[\"/assets/kiosk/a.js\"],\"version\":\"0123\"};\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn the_page_itself_is_no_file_of_the_app() {
        let files = files();
        assert!(files.contains(&"/favicon.svg".to_owned()));
        let documents = files.iter().filter(|path| file::extension(path) == "html");
        assert_eq!(documents.count(), 0, "{files:?}");
    }
}
