//! `plaudit-server replay`: a file of events and a rule set in, awards out.

use super::command_line::{fails_with, plaudit, run, succeeds_with};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Output;

/// The rule set of `points.md`, to the letter, from the second line of its file on.
const RULES: &str = concat!(
    "\n",
    include_str!("../../../domain/tests/rules/points_md.json")
);

/// The events of `points.md`, to the letter.
const EVENTS: &str = r#"{"id":"r1","seq":1,"at":"2026-03-02T09:15:00Z","kind":"response","touchpoint":"till-3","team":"store","customer":"external","trust":"receipt","score":5,"standards":["quick"],"message_chars":42,"recipients":[{"employee":"ana","team":"store"},{"employee":"ben","team":"store"}]}
{"id":"c1","seq":2,"at":"2026-03-03T10:00:00Z","kind":"recovery","touchpoint":"till-3","team":"store","resolver":{"employee":"ana","team":"store"},"opened_at":"2026-03-02T20:00:00Z","rescored":5}
"#;

fn folder(events: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rules.json"), RULES).unwrap();
    fs::write(folder.path().join("events.jsonl"), events).unwrap();
    folder
}

fn replay(folder: &Path, more: &[&str]) -> Output {
    let files = [
        "replay",
        "--rules",
        "rules.json",
        "--events",
        "events.jsonl",
    ];
    run(folder, &[&files[..], more].concat(), "")
}

fn printed(output: &Output) -> String {
    succeeds_with(output, "");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Thanks for ana at this instant, at full weight.
fn thanks(id: &str, seq: u64, at: &str) -> String {
    let event = json!({
        "id": id, "seq": seq, "at": at, "kind": "response", "touchpoint": "till-3", "team": "store", "customer": "external",
        "trust": "receipt", "score": 4, "message_chars": 20, "recipients": [{ "employee": "ana", "team": "store" }],
    });
    format!("{event}\n")
}

/// So many of them on one day, an hour apart.
fn hourly(count: u64) -> String {
    let at = |seq| format!("2026-03-02T1{seq}:00:00Z");
    (1..=count)
        .map(|seq| thanks(&format!("r{seq}"), seq, &at(seq)))
        .collect()
}

#[test]
fn the_worked_example_is_printed_to_the_letter() {
    let folder = folder(EVENTS);
    assert_eq!(
        printed(&replay(folder.path(), &[])),
        r#"{"event":"r1","rule":"thanked","version":3,"to":"employee:ana","share":10,"weight":100,"awarded":10,"cap":null}
{"event":"r1","rule":"thanked","version":3,"to":"employee:ben","share":10,"weight":100,"awarded":10,"cap":null}
{"event":"r1","rule":"standards","version":3,"to":"employee:ana","share":5,"weight":100,"awarded":5,"cap":null}
{"event":"r1","rule":"standards","version":3,"to":"employee:ben","share":5,"weight":100,"awarded":5,"cap":null}
{"event":"r1","rule":"team","version":3,"to":"team:store","share":7,"weight":100,"awarded":7,"cap":null}
"#
    );
}

#[test]
fn an_award_that_was_cut_names_its_cap() {
    let six = hourly(6);
    let folder = folder(&six);
    let lines = printed(&replay(folder.path(), &[]));
    assert_eq!(
        lines.lines().last().unwrap(),
        r#"{"event":"r6","rule":"thanked","version":3,"to":"employee:ana","share":10,"weight":100,"awarded":0,"cap":{"per":"employee","window":"day","points":50,"frees_at":"2026-03-02T23:00:00Z"}}"#
    );
}

#[test]
fn totals_are_told_by_account_month_and_rule() {
    let march_in_berlin = thanks("r2", 3, "2026-03-31T21:59:59Z");
    let april_in_berlin = thanks("r3", 4, "2026-03-31T22:00:00Z");
    let folder = folder(&format!("{EVENTS}{march_in_berlin}{april_in_berlin}"));
    assert_eq!(
        printed(&replay(folder.path(), &["--summary"])),
        concat!(
            r#"{"events":4,"awards":7,"points":57,"by_account":{"employee:ana":35,"employee:ben":15,"team:store":7},"#,
            r#""by_month":{"2026-03":47,"2026-04":10},"by_rule":{"thanked":40,"standards":10,"team":7}}"#,
            "\n"
        )
    );
}

#[test]
fn the_order_of_lines_does_not_matter() {
    // Late on: what was settled first draws on the cap first, wherever it stands and whenever it happened.
    let mut lines: Vec<_> = (1..=7)
        .map(|seq| {
            thanks(
                &format!("r{seq}"),
                seq,
                &format!("2026-03-02T1{}:00:00Z", 9 - seq),
            )
        })
        .collect();
    let in_order = printed(&replay(folder(&lines.concat()).path(), &[]));
    let last = in_order.lines().last().unwrap();
    assert!(
        last.contains(r#""event":"r7""#) && last.contains(r#""awarded":0"#),
        "{last}"
    );
    lines.rotate_left(3);
    lines.swap(0, 5);
    assert_eq!(
        printed(&replay(folder(&lines.concat()).path(), &[])),
        in_order
    );
}

#[test]
fn late_events_find_the_window_of_their_own_day() {
    let mut events = hourly(4);
    // Half a year goes by, then a kiosk is found in a cupboard.
    events.push_str(&thanks("later", 5, "2026-09-02T10:00:00Z"));
    events.push_str(&thanks("found-1", 6, "2026-03-02T20:00:00Z"));
    events.push_str(&thanks("found-2", 7, "2026-03-02T21:00:00Z"));
    let lines = printed(&replay(folder(&events).path(), &[]));
    let awarded: Vec<_> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["awarded"].clone())
        .collect();
    assert_eq!(awarded, [10, 10, 10, 10, 10, 10, 0]);
}

#[test]
fn either_file_can_be_the_standard_input() {
    let folder = folder("");
    let from_stdin = |rules: &str, events: &str, input: &str| {
        let arguments = ["replay", "--rules", rules, "--events", events, "--summary"];
        run(folder.path(), &arguments, input)
    };
    succeeds_with(&from_stdin("rules.json", "-", EVENTS), r#""points":37"#);
    succeeds_with(&from_stdin("-", "events.jsonl", RULES), r#""points":0"#);
    fails_with(
        &from_stdin("-", "-", ""),
        "cannot both come from the standard input",
    );
    fails_with(
        &from_stdin("rules.json", "-", "{"),
        "standard input, line 1: this is no JSON object",
    );
}

#[test]
fn a_temporary_folder_without_room_is_told_with_the_remedy() {
    let folder = folder(EVENTS);
    let arguments = ["replay", "--rules", "rules.json", "--events", "-"];
    let output = plaudit(folder.path(), &arguments)
        .env("TMPDIR", folder.path().join("nowhere"))
        .output()
        .unwrap();
    fails_with(
        &output,
        "standard input cannot be copied to a temporary file in ",
    );
    fails_with(&output, "name another folder in TMPDIR");
}

#[test]
fn numbers_that_no_type_holds_are_told_with_all_else_that_is_wrong() {
    let folder = folder(EVENTS);
    let rules = RULES
        .replace(r#""open": 0"#, r#""open": 256"#)
        .replace(r#""score_at_least": 4"#, r#""score_at_least": -1"#);
    fs::write(folder.path().join("rules.json"), rules).unwrap();
    let output = replay(folder.path(), &[]);
    fails_with(
        &output,
        "rules.json: trust_weight.open: Enter a whole number from 0 to 100, not 256.",
    );
    fails_with(
        &output,
        "rules.json: rules[0].if[0].score_at_least: Enter a whole number from 1 to 5, not −1.",
    );
}

#[test]
fn empty_lines_and_foreign_line_ends_are_no_events() {
    let folder = folder(&format!(
        "\n{}\r\n  \n",
        EVENTS.trim_end().replace('\n', "\r\n")
    ));
    succeeds_with(&replay(folder.path(), &["--summary"]), r#""events":2"#);
}

#[test]
fn what_is_wrong_with_an_event_is_told_with_file_line_and_field() {
    for (from, to, expected) in [
        (
            r#""score":5"#,
            r#""score":6"#,
            "events.jsonl, line 2: score: Choose a score from 1 to 5.",
        ),
        (
            r#""score":5,"#,
            "",
            "events.jsonl, line 2: score: This is missing.",
        ),
        (
            r#""seq":1"#,
            r#""seq":"first""#,
            "events.jsonl, line 2: seq: Give a whole number in range here.",
        ),
        (
            r#""employee":"ben""#,
            r#""person":"ben""#,
            "events.jsonl, line 2: recipients[1].person: There is no such field.",
        ),
        (
            r#""kind":"response""#,
            r#""kind":"answer""#,
            "events.jsonl, line 2: kind: ",
        ),
        (
            "09:15",
            "25:15",
            "events.jsonl, line 2: at: Give an instant such as 2026-03-02T09:15:00Z.",
        ),
        (
            "{\"id\":\"r1\"",
            "5\n{\"id\":\"r1\"",
            "events.jsonl, line 2: the line: Give an object here.",
        ),
        (
            "\n{\"id\":\"c1\"",
            "{\"id\":\"c1\"",
            "events.jsonl, line 2: this is no JSON object, or more than one",
        ),
        (
            r#""resolver":{"employee":"ana","team":"store"},"#,
            "",
            "events.jsonl, line 3: resolver: This is missing.",
        ),
        (
            r#""rescored":5"#,
            r#""score":5"#,
            "events.jsonl, line 3: score: There is no such field.",
        ),
    ] {
        let good = thanks("r0", 0, "2026-03-01T12:00:00Z");
        let folder = folder(&format!("{good}{}", EVENTS.replacen(from, to, 1)));
        let output = replay(folder.path(), &[]);
        fails_with(&output, expected);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            output.stdout.is_empty(),
            "nothing was paid before all was read"
        );
    }
}

#[test]
fn an_event_that_is_there_twice_is_told_wherever_it_stands() {
    let (one, other) = (
        thanks("r1", 1, "2026-03-01T12:00:00Z"),
        thanks("r2", 2, "2026-03-01T12:00:00Z"),
    );
    for (lines, expected) in [
        (
            vec![&one, &one],
            "line 2: the event “r1” is in line 1 already. Remove one of them.",
        ),
        (
            vec![&other, &one, &other],
            "line 3: the event “r2” is in line 1 already.",
        ),
    ] {
        let lines: String = lines.into_iter().map(String::as_str).collect();
        fails_with(&replay(folder(&lines).path(), &[]), expected);
    }
}

#[test]
fn all_that_is_wrong_with_the_rules_is_told_at_once() {
    let folder = folder(EVENTS);
    let mut rules: Value = serde_json::from_str(RULES).unwrap();
    rules["time_zone"] = json!("Europe/Atlantis");
    rules["rules"][1]["id"] = json!("thanked");
    rules["rules"][2]["caps"][0]["per"] = json!("employee");
    fs::write(folder.path().join("rules.json"), rules.to_string()).unwrap();
    let output = replay(folder.path(), &[]);
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    let fields: Vec<_> = told
        .lines()
        .map(|line| line.split(": ").nth(1).unwrap())
        .collect();
    assert_eq!(
        fields,
        ["rules[2].caps[0].per", "rules[1].id", "time_zone"],
        "{told}"
    );
    assert!(
        told.lines().all(|line| line.starts_with("rules.json: ")),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn rules_that_cannot_be_read_are_told_where() {
    for (from, to, expected) in [
        (
            "\"score_at_least\"",
            "\"score_at_most\"",
            "rules.json: line 6: rules[0].if[0]",
        ),
        ("\"version\": 3,", "", "version: This is missing."),
        (
            r#""caps": [] }"#,
            r#""caps": [ }"#,
            "rules.json: this is no JSON: ",
        ),
    ] {
        let folder = folder(EVENTS);
        fs::write(
            folder.path().join("rules.json"),
            RULES.replacen(from, to, 1),
        )
        .unwrap();
        fails_with(&replay(folder.path(), &[]), expected);
    }
}

#[test]
fn files_that_are_not_there_and_wrong_arguments_are_told() {
    let folder = folder(EVENTS);
    let at = |arguments: &[&str]| run(folder.path(), &[&["replay"], arguments].concat(), "");
    let output = at(&["--rules", "rules.json", "--events", "no.jsonl"]);
    fails_with(&output, "no.jsonl cannot be read: ");
    fails_with(
        &at(&["--rules", "no.json", "--events", "events.jsonl"]),
        "no.json cannot be read: ",
    );
    fails_with(
        &at(&["--rules", "rules.json", "--events", "."]),
        ". cannot be read: ",
    );
    assert_eq!(at(&["--rules", "rules.json"]).status.code(), Some(2));
}
