//! The rules of this repository that a program can check, each with its reason (see ARCHITECTURE.md).
//!
//! Only the standard library is used, so that `make lint` compiles this file by itself within a second.

#[path = "tidy/files.rs"]
mod files;

use files::{check, css, files, folder_names, is_folder_somewhere, read, root, rust, sources};

/// Sizes well above what the files here have: beyond them a file holds two things.
const LONGEST_FILE: usize = 400;

#[test]
fn a_feature_imports_no_other_feature() {
    let features = folder_names("src/features");
    check(rust("src/features"), |file| {
        let own = feature_of(&file.path);
        let others = features.iter().filter(|other| **other != own);
        file.find_any(others.map(|other| format!("features::{other}")))
    })
    .because("areas that import each other cannot be changed one by one; move what both need to `ui`, `state` or `domain`");
}

#[test]
fn the_ui_kit_is_presentational() {
    check(rust("src/ui"), |file| {
        file.find_any([
            "crate::api",
            "crate::state",
            "crate::features",
            "crate::layout",
            "leptos_router",
            "use_context",
        ])
    })
    .because(
        "the kit knows no network, no context and no routing; pass what it shows as arguments",
    );
}

#[test]
fn only_the_client_names_the_http_library() {
    check(rust("src").except("src/api/client.rs"), |file| file.find_any(["gloo_net"]))
        .because("one file sends requests, so that headers and errors are the same for all; call `api::client`");
}

#[test]
fn sql_lives_in_the_store() {
    let elsewhere = rust("crates/server/src")
        .except("crates/server/src/store.rs")
        .except("crates/server/src/store/");
    check(elsewhere, |file| {
        file.find_any(["sqlx::query", "query_as(", "query_scalar(", "QueryBuilder", "\"select ", "\"insert into ", "\"update ", "\"delete from "])
    })
    .because("every statement runs on both databases, and the contract suite of the store proves it; add an operation to `store`");
}

#[test]
fn the_domain_is_pure() {
    check(rust("crates/domain/src"), |file| {
        file.find_any([
            "sqlx", "tokio", "axum", "reqwest", "gloo", "web_sys", "rand::", "SystemTime", "Timestamp::now", "Zoned::now",
            "now_v7", "new_v4", "std::fs", "std::env", "std::net", "println!",
        ])
    })
    .because("`domain` does no I/O and reads no clock and no randomness, so that browser and server compute the same; pass the value in");
    let manifest = read("crates/domain/Cargo.toml");
    for banned in ["sqlx", "tokio", "axum", "rand", "leptos"] {
        assert!(
            !manifest
                .lines()
                .any(|line| line.starts_with(&format!("{banned} "))
                    || line.starts_with(&format!("{banned}."))),
            "crates/domain/Cargo.toml depends on {banned}: `domain` is pure"
        );
    }
}

#[test]
fn the_workspace_has_no_default_members() {
    check(files("").only("Cargo.toml"), |file| {
        file.find_any(["default-members ="])
    })
    .because("Trunk builds the root package with plain `cargo build`, and must not drag the server into WebAssembly");
}

#[test]
fn pages_carry_no_style_attributes() {
    let pages = sources()
        .except("tests/tidy.rs")
        .ending([".rs", ".html", ".js"]);
    check(pages, |file| {
        file.find_any(["style=\"", " style='", "style={", "setAttribute(\"style\""])
    })
    .because("the Content-Security-Policy forbids them; use a class, a `data-` attribute or `style:property=`");
}

#[test]
fn styles_work_in_both_writing_directions() {
    const PHYSICAL: [&str; 14] = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
        "border-top-left-radius",
        "border-top-right-radius",
        "border-bottom-left-radius",
        "border-bottom-right-radius",
    ];
    check(css(), |file| file.find_any(PHYSICAL))
        .because("left and right are wrong in right-to-left languages; use the logical property, such as margin-inline-start");
    check(css(), |file| {
        file.find_line(|line| {
            ["left:", "right:"]
                .iter()
                .any(|side| line.trim_start().starts_with(side))
        })
    })
    .because("left and right are wrong in right-to-left languages; use inset-inline-start or -end");
}

#[test]
fn no_style_shouts() {
    check(css(), |file| file.find_any(["!important"])).because(
        "the cascade layers decide who wins; put the declaration into the layer it belongs to",
    );
}

#[test]
fn every_stylesheet_is_linked() {
    let entries = ["index.html", "customer.html", "kiosk.html"]
        .map(read)
        .concat();
    check(css(), |file| {
        let link = format!("href=\"{}\"", file.path);
        if entries.contains(&link) {
            Vec::new()
        } else {
            vec!["no entry document links it".into()]
        }
    })
    .because("Trunk does not resolve `@import`: a file that no entry document links has no effect");
    for entry in ["index.html", "customer.html", "kiosk.html"] {
        let first = read(entry)
            .lines()
            .find(|line| line.contains("rel=\"css\""))
            .map(str::to_owned);
        assert!(
            first.is_some_and(|line| line.contains("style/layers.css")),
            "{entry}: style/layers.css has to be linked first, for it declares the order of the layers"
        );
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    check(sources().ending([".rs", ".css", ".mjs", ".js", ".ts", ".sh", ".html", ".sql", "Makefile"]), |file| {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE { vec![format!("{lines} lines")] } else { Vec::new() }
    })
    .because("a file of more than 400 lines holds two things; look for the part that a comment already names");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [["TO", "DO"], ["FIX", "ME"]].map(|halves| halves.concat());
    let skips = ["#[ignore", "test.skip(", "test.fixme(", "test.only("];
    check(sources().except("tests/tidy.rs"), |file| {
        file.find_line(|line| {
            let mut left = marks.iter().map(String::as_str).chain(skips);
            left.any(|mark| line.contains(mark))
        })
    })
    .because("what is left for later is an issue, not a comment; and a test that does not run proves nothing");
}

#[test]
fn no_file_names_a_machine() {
    const HOSTS: [&str; 5] = [
        "registry.npmjs",
        "index.crates",
        "static.crates",
        "files.pythonhosted",
        "deb.debian",
    ];
    const PATHS: [&str; 3] = ["/root/", "/work/", "/home/"];
    check(sources().except("tests/tidy.rs"), |file| {
        file.find_line(|line| HOSTS.iter().chain(&PATHS).any(|name| line.contains(name)))
    })
    .because("a fresh clone builds anywhere: paths are relative or come from the environment, registries from the user's settings");
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    check(rust(""), |file| {
        if file.text.starts_with("//!") {
            Vec::new()
        } else {
            vec!["does not open with `//!`".into()]
        }
    })
    .because("the first line of a file tells whether one is in the right place");
}

#[test]
fn modules_are_files_beside_their_folder() {
    check(rust(""), |file| {
        if file.path.ends_with("/mod.rs") {
            vec!["is named mod.rs".into()]
        } else {
            Vec::new()
        }
    })
    .because("`foo.rs` beside `foo/` is found by its name; ten open tabs called mod.rs are not");
}

#[test]
fn the_documents_are_there_and_true() {
    for document in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE"] {
        assert!(
            root().join(document).is_file(),
            "{document} is missing: a newcomer looks for it"
        );
    }
    let named = read("ARCHITECTURE.md");
    let gone: Vec<_> = named
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.ends_with('/') && !name.contains(['<', '{', '*', '…', ' ']))
        .filter(|name| !is_folder_somewhere(name))
        .collect();
    assert!(
        gone.is_empty(),
        "ARCHITECTURE.md names folders that do not exist: {gone:?}"
    );
}

fn feature_of(path: &str) -> &str {
    let below = path.trim_start_matches("src/features/");
    below.split(['/', '.']).next().unwrap_or(below)
}
