//! The source files of the checkout, and what a rule finds in them.

use std::fs;
use std::path::{Path, PathBuf};

/// What is never part of the source: made by builds, tests or tools.
const NOT_SOURCE: [&str; 6] = [
    ".git",
    "target",
    "dist",
    "node_modules",
    "test-results",
    "playwright-report",
];

pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Where code (not a comment) has any of these texts.
    pub fn find_any<T: AsRef<str>>(&self, needles: impl IntoIterator<Item = T>) -> Vec<String> {
        let needles: Vec<_> = needles.into_iter().collect();
        self.find_line(|line| {
            let start = line.trim_start();
            let is_comment = ["//", "/*", "* "]
                .iter()
                .any(|mark| start.starts_with(mark));
            !is_comment && needles.iter().any(|needle| line.contains(needle.as_ref()))
        })
    }

    /// Which lines match, as `line 7: its text`.
    pub fn find_line(&self, matches: impl Fn(&str) -> bool) -> Vec<String> {
        let lines = self.text.lines().enumerate();
        lines
            .filter(|(_, line)| matches(line))
            .map(|(number, line)| format!("line {}: {}", number + 1, line.trim()))
            .collect()
    }
}

pub struct Files(Vec<File>);

impl Files {
    pub fn except(self, path: &str) -> Self {
        self.keep(|file| file.path != path && !(path.ends_with('/') && file.path.starts_with(path)))
    }

    pub fn only(self, path: &str) -> Self {
        self.keep(|file| file.path == path)
    }

    pub fn ending<const N: usize>(self, ends: [&str; N]) -> Self {
        self.keep(|file| ends.iter().any(|end| file.path.ends_with(end)))
    }

    fn keep(mut self, wanted: impl Fn(&File) -> bool) -> Self {
        self.0.retain(wanted);
        self
    }
}

/// What was found, to be refused with the reason.
pub struct Findings(Vec<String>);

impl Findings {
    #[track_caller]
    pub fn because(self, reason: &str) {
        assert!(self.0.is_empty(), "{reason}\n  {}", self.0.join("\n  "));
    }
}

pub fn check(files: Files, rule: impl Fn(&File) -> Vec<String>) -> Findings {
    let found = files.0.into_iter().flat_map(|file| {
        let found = rule(&file);
        let path = file.path;
        found.into_iter().map(move |what| format!("{path} {what}"))
    });
    Findings(found.collect())
}

pub fn rust(folder: &str) -> Files {
    files(folder).ending([".rs"])
}

pub fn css() -> Files {
    files("style").ending([".css"])
}

/// What people write: lock files and the licence are copied.
pub fn sources() -> Files {
    files("")
        .except("Cargo.lock")
        .except("package-lock.json")
        .except("LICENSE")
}

/// All text files below a folder of the checkout, by path.
pub fn files(folder: &str) -> Files {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    let files = paths.into_iter().filter_map(|path| {
        let text = fs::read_to_string(&path).ok()?;
        let path = path.strip_prefix(root()).ok()?.to_str()?.replace('\\', "/");
        Some(File { path, text })
    });
    Files(files.collect())
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_source = !NOT_SOURCE.iter().any(|name| path.ends_with(name));
        if path.is_dir() && is_source {
            collect(&path, into);
        } else if path.is_file() && is_source {
            into.push(path);
        }
    }
}

pub fn folder_names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder))
        .into_iter()
        .flatten()
        .flatten();
    entries
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

/// A folder may be named from the root, from a crate, or by its last part: `migrations/`.
pub fn is_folder_somewhere(name: &str) -> bool {
    let bases = [
        "",
        "crates/server",
        "crates/server/src",
        "crates/domain/src",
        "src",
        "tests",
        "style",
    ];
    bases
        .iter()
        .any(|base| root().join(base).join(name).is_dir())
}

pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
