//! Tables of what the pages of touchpoints know without a browser.

use super::*;
use crate::features::touchpoints::fixture::till;

fn row(team: &str, name: &str) -> TouchpointRow {
    TouchpointRow {
        key: name.to_lowercase(),
        name: name.to_owned(),
        team: team.to_owned(),
        customer: Customer::External,
        people: 3,
        kiosks: 0,
        waiting: 0,
    }
}

#[test]
fn touchpoints_are_grouped_by_team() {
    let rows = vec![
        row("Front office", "Check-out"),
        row("Front office", "Reception"),
        row("Kitchen", "Breakfast"),
    ];
    let seen: Vec<_> = by_team(rows)
        .into_iter()
        .map(|team| (team.name, team.rows.len()))
        .collect();
    assert_eq!(seen, [("Front office".into(), 2), ("Kitchen".into(), 1)]);
}

#[test]
fn sites_are_read_however_they_are_parted() {
    fn check(typed: &str, expected: &[&str]) {
        assert_eq!(read_sites(typed), expected, "{typed:?}");
    }
    check("", &[]);
    check(" \n ", &[]);
    check("https://www.example.com/", &["https://www.example.com"]);
    check(
        "https://a.example\nhttps://b.example:8443, http://localhost",
        &[
            "https://a.example",
            "https://b.example:8443",
            "http://localhost",
        ],
    );
}

#[test]
fn a_wording_tells_its_version() {
    assert_eq!(wording_words(0), "Standard wording");
    assert_eq!(wording_words(3), "Own wording, version 3");
}

#[test]
fn a_snippet_is_safe_whatever_the_name_holds() {
    let settings = TouchpointSettings {
        name: "Bar & \"Grill\" <1>".into(),
        sites: vec!["https://www.example.com".into()],
        address: "https://thanks.example.com/f/k".into(),
        ..till()
    };
    assert_eq!(
        snippet(&settings),
        "<iframe src=\"https://thanks.example.com/f/k\" title=\"Bar &amp; &quot;Grill&quot; &lt;1>\" \
         width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>"
    );
}

#[test]
fn links_become_a_file_with_a_row_each() {
    let links = ReceiptLinksView {
        links: vec!["https://a/f/k#t=1".into(), "https://a/f/k#t=2".into()],
        expires_at: "2026-12-23T12:00:00Z".parse().unwrap(),
    };
    assert_eq!(
        csv(&links),
        "link,can_be_used_until\r\nhttps://a/f/k#t=1,2026-12-23T12:00:00Z\r\nhttps://a/f/k#t=2,2026-12-23T12:00:00Z\r\n"
    );
    assert_eq!(links_words(&links), "2 links");
}
