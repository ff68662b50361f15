//! What a customer can do on the way from a score to sent, as tables.

mod sent;

use super::*;
use domain::language::Key;
use uuid::Uuid;

fn score(value: i64) -> Score {
    Score::new(value).unwrap()
}

fn employee(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

fn person(number: u128, first_name: &str, job: &str) -> Person {
    Person {
        id: employee(number),
        first_name: first_name.into(),
        job: job.into(),
    }
}

fn choice(key: &str) -> ChoiceOnOffer {
    ChoiceOnOffer {
        key: key.into(),
        label: key.into(),
    }
}

fn reception() -> Place {
    Place {
        name: "Reception".into(),
        people: vec![
            person(1, "Maria", "Concierge"),
            person(2, "Tomasz", "Night porter"),
        ],
        standards: vec![choice("quick"), choice("promise")],
        reasons: vec![choice("waiting")],
    }
}

/// Everything filled in, as after a change of mind between a high and a low score.
fn full() -> Draft {
    Draft {
        step: Step::Praise,
        recipients: vec![employee(2), employee(1)],
        whole_team: true,
        is_unnamed: true,
        unnamed: " Red scarf, at noon. ".into(),
        standards: vec!["quick".into()],
        reasons: vec!["waiting".into()],
        message: " Thank you! ".into(),
        improvement: " The lift. ".into(),
        contact: " maria@example.com ".into(),
        kept: vec!["12 Baker Street".into()],
        pickup: "0123456789abcdef0123456789abcdef".into(),
    }
}

/// The same without thanks to anybody.
fn without_thanks() -> Draft {
    Draft {
        recipients: Vec::new(),
        whole_team: false,
        is_unnamed: false,
        ..full()
    }
}

#[test]
fn a_score_of_four_asks_who_and_a_score_of_three_asks_what() {
    assert_eq!([5, 4].map(|value| first_step(score(value))), [Step::Who; 2]);
    assert_eq!(
        [3, 2, 1].map(|value| first_step(score(value))),
        [Step::Improve; 3]
    );
}

#[test]
fn back_leads_the_way_one_came() {
    fn check(step: Step, value: i64, expected: Step) {
        let draft = Draft {
            step,
            ..Draft::default()
        };
        assert_eq!(
            draft.step_before(score(value)),
            expected,
            "{step:?} at {value}"
        );
    }
    check(Step::Praise, 5, Step::Who);
    check(Step::Who, 5, Step::Score);
    check(Step::Praise, 1, Step::Who);
    check(Step::Who, 1, Step::Improve);
    check(Step::Improve, 1, Step::Score);
}

#[test]
fn each_step_has_its_place_on_the_way() {
    fn check(value: i64, expected: &[Step]) {
        for (depth, &step) in (0..).zip(expected) {
            let draft = Draft { step, ..full() };
            assert_eq!(draft.depth(score(value)), depth, "{step:?} at {value}");
            assert_eq!(draft.step_at(depth, score(value)), step, "{depth}, {value}");
        }
    }
    check(4, &[Step::Score, Step::Who, Step::Praise]);
    check(3, &[Step::Score, Step::Improve, Step::Who, Step::Praise]);
}

#[test]
fn the_way_ends_where_there_is_nothing_to_go_on_to() {
    assert_eq!(full().step_at(9, score(5)), Step::Praise);
    let nobody = Draft::default();
    assert_eq!(nobody.step_at(3, score(1)), Step::Who);
    assert_eq!(nobody.step_at(2, score(5)), Step::Praise);
    let sent = Draft {
        step: Step::Sent,
        ..full()
    };
    assert_eq!(sent.depth(score(5)), 0);
}

#[test]
fn a_refused_score_leads_back_to_the_first_question_and_a_tap_goes_on() {
    fn check(before: Option<i64>, now: Option<i64>, is_tap: bool, expected: Turn) {
        let turn = turn(before.map(score), now.map(score), is_tap);
        assert_eq!(turn, expected, "{before:?} to {now:?}, tap: {is_tap}");
    }
    check(None, Some(5), true, Turn::On(Step::Who));
    check(Some(5), Some(5), true, Turn::On(Step::Who));
    check(Some(5), Some(2), true, Turn::On(Step::Improve));
    check(Some(5), Some(5), false, Turn::Stay);
    check(None, None, false, Turn::Stay);
    check(Some(5), None, false, Turn::Again);
    check(Some(2), Some(5), false, Turn::Again);
}

#[test]
fn no_connection_is_said_only_where_there_is_none() {
    fn check(saved: bool, hitch: &str, expected: Key) {
        let tap = Tap {
            score: score(5),
            saved,
            hitch: Hitch::named(hitch),
            receipt: None,
            suggested: None,
            sending: false,
            sent: false,
        };
        assert_eq!(tap.status(), expected, "{saved}, {hitch}");
    }
    check(true, "", Key::Saved);
    check(true, "offline", Key::Saved);
    check(false, "", Key::Saving);
    check(false, "offline", Key::NotSavedOffline);
    check(false, "busy", Key::NotSavedBusy);
    check(false, "delayed", Key::NotSavedDelayed);
}

#[test]
fn a_receipt_that_counts_for_nothing_is_told() {
    for (name, expected) in [
        ("used", Some(Key::ReceiptUsed)),
        ("expired", Some(Key::ReceiptExpired)),
        ("invalid", Some(Key::ReceiptInvalid)),
        ("accepted", None),
        ("", None),
    ] {
        assert_eq!(Receipt::named(name).map(Receipt::news), expected, "{name}");
    }
}

#[test]
fn the_script_and_the_domain_number_the_texts_alike() {
    let script = include_str!("../first_tap.js");
    for (name, key) in [
        ("Saving", Key::Saving),
        ("Saved", Key::Saved),
        ("SavedMoreComing", Key::SavedMoreComing),
        ("SavedRestMissing", Key::SavedRestMissing),
        ("NotSaved", Key::NotSaved),
        ("NotSavedOffline", Key::NotSavedOffline),
        ("NotSavedBusy", Key::NotSavedBusy),
        ("NotSavedDelayed", Key::NotSavedDelayed),
        ("PageOutOfDate", Key::PageOutOfDate),
        ("TryAgain", Key::TryAgain),
        ("Continue", Key::Continue),
    ] {
        let line = format!("    {name}: {},\n", key as usize);
        assert!(script.contains(&line), "first_tap.js lacks {line}");
    }
    let kiosk = include_str!("../../kiosk/script/page.js");
    let line = format!("  const THANK_YOU = {};", Key::ThankYou as usize);
    assert!(kiosk.contains(&line), "page.js lacks {line}");
}

#[test]
fn one_can_continue_without_naming_anybody() {
    let nobody = Draft::default();
    assert_eq!(nobody.step_after_who(score(5)), Step::Praise);
    assert_eq!(nobody.step_after_who(score(2)), Step::Improve);
}

#[test]
fn the_team_and_a_stranger_are_somebody_to_thank() {
    for draft in [
        Draft {
            recipients: vec![employee(1)],
            ..Draft::default()
        },
        Draft {
            whole_team: true,
            ..Draft::default()
        },
        Draft {
            is_unnamed: true,
            ..Draft::default()
        },
    ] {
        assert_eq!(draft.step_after_who(score(2)), Step::Praise, "{draft:?}");
    }
}

#[test]
fn every_step_is_kept_by_a_word() {
    for step in Step::ALL {
        assert_eq!(Step::named(step.name()), Some(step));
    }
    assert_eq!(Step::named("Elsewhere"), None);
}

#[test]
fn a_kept_draft_holds_everything() {
    let kept: serde_json::Value = serde_json::from_str(&full().to_json()).unwrap();
    assert_eq!(
        kept,
        serde_json::json!({
            "step": "praise",
            "recipients": [employee(2), employee(1)],
            "whole_team": true,
            "is_unnamed": true,
            "unnamed": " Red scarf, at noon. ",
            "standards": ["quick"],
            "reasons": ["waiting"],
            "message": " Thank you! ",
            "improvement": " The lift. ",
            "contact": " maria@example.com ",
            "kept": ["12 Baker Street"],
            "pickup": full().pickup,
        })
    );
}

#[test]
fn a_draft_that_still_fits_comes_back_as_it_was() {
    assert_eq!(full().fitting(&reception(), score(5)), full());
}

#[test]
fn what_is_no_longer_on_offer_is_dropped_from_a_kept_draft() {
    let mut place = reception();
    place.people.remove(1);
    place.standards.clear();
    place.reasons.clear();
    let draft = full().fitting(&place, score(5));
    assert_eq!(draft.recipients, [employee(1)]);
    assert!(draft.standards.is_empty() && draft.reasons.is_empty());
}

#[test]
fn without_a_draft_it_begins_after_the_score_with_whom_the_receipt_names() {
    fn check(suggested: Option<&str>, value: i64, step: Step, recipients: &[String]) {
        let draft = Draft::fresh(suggested, &reception(), score(value));
        assert_eq!(
            (draft.step, draft.recipients.as_slice()),
            (step, recipients)
        );
    }
    check(None, 5, Step::Who, &[]);
    check(None, 1, Step::Improve, &[]);
    check(Some(&employee(1)), 5, Step::Who, &[employee(1)]);
    check(Some(&employee(9)), 5, Step::Who, &[]);
}

#[test]
fn another_score_does_not_lead_to_a_step_that_it_does_not_have() {
    let draft = Draft {
        step: Step::Improve,
        ..full()
    };
    assert_eq!(draft.fitting(&reception(), score(4)).step, Step::Who);
}

#[test]
fn only_another_answer_takes_a_complaint_away() {
    let moved = Draft {
        step: Step::Who,
        kept: Vec::new(),
        pickup: String::new(),
        ..full()
    };
    assert!(moved.says_the_same(&full()));
    let edited = Draft {
        unnamed: "Blue scarf.".into(),
        ..full()
    };
    assert!(!edited.says_the_same(&full()));
}

#[test]
fn people_are_found_by_name_or_job_in_any_case() {
    fn check(query: &str, expected: &[&str]) {
        let found = found(&reception().people, query, str::to_lowercase);
        let names: Vec<_> = found
            .iter()
            .map(|person| person.first_name.as_str())
            .collect();
        assert_eq!(names, expected, "{query}");
    }
    check("", &["Maria", "Tomasz"]);
    check(" MAR ", &["Maria"]);
    check("porter", &["Tomasz"]);
    check("zoe", &[]);
}

#[test]
fn the_chosen_stand_in_the_order_on_offer() {
    assert_eq!(
        chosen(&reception().people, &full().recipients),
        ["Maria", "Tomasz"]
    );
    assert!(chosen(&reception().people, &[]).is_empty());
}

#[test]
fn two_people_of_one_name_are_told_apart_by_their_jobs() {
    let people = [
        person(1, "Maria", "Concierge"),
        person(2, "Ali", "Cook"),
        person(3, "Maria", "Manager"),
    ];
    let all = people.clone().map(|person| person.id);
    assert_eq!(
        chosen(&people, &all),
        ["Maria (Concierge)", "Ali", "Maria (Manager)"]
    );
    assert_eq!(chosen(&people, &all[1..]), ["Ali", "Maria"]);
}

#[test]
fn choosing_again_takes_away() {
    let mut chosen = vec!["a".to_owned(), "b".to_owned()];
    toggle(&mut chosen, "c");
    toggle(&mut chosen, "a");
    assert_eq!(chosen, ["b", "c"]);
}
