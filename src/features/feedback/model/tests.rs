//! What a customer can do on the way from a score to sent, as tables.

use super::*;
use domain::api::feedback::ChoiceView;
use domain::api::problem::Problem;
use uuid::Uuid;

fn score(value: i64) -> Score {
    Score::new(value).unwrap()
}

fn employee(number: u128) -> EmployeeId {
    EmployeeId(Uuid::from_u128(number))
}

fn person(number: u128, first_name: &str, job: &str) -> PersonOnOffer {
    PersonOnOffer {
        id: employee(number),
        first_name: first_name.into(),
        job: job.into(),
    }
}

fn choice(key: &str) -> ChoiceView {
    ChoiceView {
        key: key.into(),
        label: key.into(),
    }
}

fn reception() -> TouchpointView {
    TouchpointView {
        key: "k".into(),
        organization: "Harbour Hotel".into(),
        name: "Reception".into(),
        question: "How was it?".into(),
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
        standards: vec!["quick".into()],
        reasons: vec!["waiting".into()],
        message: " Thank you! ".into(),
        improvement: " The lift. ".into(),
        sending: false,
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
    fn check(saved: bool, hitch: &str, expected: &str) {
        let id = Uuid::nil();
        let json = format!(r#"{{"id":"{id}","score":5,"saved":{saved},"hitch":{hitch}}}"#);
        let tap: Tap = serde_json::from_str(&json).unwrap();
        assert_eq!(tap.status(), expected, "{json}");
    }
    check(true, "null", "Saved");
    check(false, "null", "Saving…");
    check(
        false,
        r#""offline""#,
        "Not saved yet: no connection. We keep trying.",
    );
    check(
        false,
        r#""busy""#,
        "Not saved yet: many people are answering right now. We keep trying.",
    );
    check(false, r#""delayed""#, "Not saved yet. We keep trying.");
}

#[test]
fn a_failed_call_is_told_by_what_it_failed_at() {
    fn problem(code: Code) -> ApiError {
        ApiError::Problem(Problem {
            code,
            message: String::new(),
            fields: Vec::new(),
        })
    }
    assert_eq!(Hitch::of(&ApiError::Offline), Hitch::Offline);
    for code in [Code::TooMany, Code::Unavailable] {
        assert_eq!(Hitch::of(&problem(code)), Hitch::Busy);
    }
    for error in [problem(Code::Other), ApiError::Unreadable] {
        assert_eq!(Hitch::of(&error), Hitch::Delayed);
    }
}

#[test]
fn one_can_continue_without_naming_anybody() {
    let nobody = Draft::default();
    assert_eq!(nobody.step_after_who(score(5)), Step::Praise);
    assert_eq!(nobody.step_after_who(score(2)), Step::Improve);
    assert_eq!(full().step_after_who(score(2)), Step::Praise);
}

#[test]
fn a_high_score_sends_the_thanks_and_no_leftover_complaint() {
    let sent = full().checked(score(5)).unwrap();
    assert_eq!(sent.recipients.len(), 2);
    assert_eq!(
        (sent.message.as_str(), sent.standards.len()),
        ("Thank you!", 1)
    );
    assert_eq!((sent.improvement.as_str(), sent.reasons.len()), ("", 0));
}

#[test]
fn a_low_score_sends_what_to_put_right_and_the_thanks_to_those_named() {
    let sent = full().checked(score(2)).unwrap();
    assert_eq!(
        (sent.improvement.as_str(), sent.reasons.len()),
        ("The lift.", 1)
    );
    assert_eq!(
        (sent.message.as_str(), sent.recipients.len()),
        ("Thank you!", 2)
    );

    let nobody = Draft {
        recipients: Vec::new(),
        ..full()
    };
    let sent = nobody.checked(score(2)).unwrap();
    assert_eq!((sent.message.as_str(), sent.standards.len()), ("", 0));
}

#[test]
fn each_field_that_is_wrong_is_named() {
    let draft = Draft {
        recipients: (0..21).map(employee).collect(),
        message: "x".repeat(1_001),
        improvement: "a\u{7}b".into(),
        ..full()
    };
    let fields = |value| -> Vec<String> {
        let problems = draft.checked(score(value)).unwrap_err();
        problems.into_iter().map(|problem| problem.field).collect()
    };
    assert_eq!(fields(1), ["recipients", "message", "improvement"]);
    assert_eq!(fields(5), ["recipients", "message"]);
}

#[test]
fn every_field_of_the_request_has_a_step() {
    fn check(field: &str, expected: Option<Step>) {
        assert_eq!(step_of(field), expected, "{field}");
    }
    check("recipients", Some(Step::Who));
    check("recipients[3]", Some(Step::Who));
    check("standards[0]", Some(Step::Praise));
    check("message", Some(Step::Praise));
    check("reasons", Some(Step::Improve));
    check("improvement", Some(Step::Improve));
    check("score", None);
}

#[test]
fn a_kept_draft_comes_back_as_it_was() {
    let draft = full();
    assert_eq!(
        Draft::from_json(&draft.to_json(), &reception(), score(5)),
        draft
    );
}

#[test]
fn what_is_no_longer_on_offer_is_dropped_from_a_kept_draft() {
    let mut touchpoint = reception();
    touchpoint.people.remove(1);
    touchpoint.standards.clear();
    touchpoint.reasons.clear();
    let draft = Draft::from_json(&full().to_json(), &touchpoint, score(5));
    assert_eq!(draft.recipients, [employee(1)]);
    assert!(draft.standards.is_empty() && draft.reasons.is_empty());
}

#[test]
fn a_draft_that_cannot_be_read_begins_after_the_score() {
    for json in ["", "null", "{", r#"{"step":"Elsewhere"}"#] {
        assert_eq!(
            Draft::from_json(json, &reception(), score(5)).step,
            Step::Who,
            "{json}"
        );
        assert_eq!(
            Draft::from_json(json, &reception(), score(1)).step,
            Step::Improve,
            "{json}"
        );
    }
}

#[test]
fn another_score_does_not_lead_to_a_step_that_it_does_not_have() {
    let draft = Draft {
        step: Step::Improve,
        ..full()
    };
    assert_eq!(
        Draft::from_json(&draft.to_json(), &reception(), score(4)).step,
        Step::Who
    );
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
fn names_are_listed_as_one_says_them() {
    fn check(names: &[&str], expected: &str) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let said: Vec<String> = listed(&names)
            .into_iter()
            .map(|(before, name)| format!("{before}{name}"))
            .collect();
        assert_eq!(said.concat(), expected);
    }
    check(&[], "");
    check(&["Maria"], "Maria");
    check(&["Maria", "Tomasz"], "Maria and Tomasz");
    check(&["Maria", "Tomasz", "Aylin"], "Maria, Tomasz and Aylin");
}

#[test]
fn choosing_again_takes_away() {
    let mut chosen = vec![1, 2];
    toggle(&mut chosen, 3);
    toggle(&mut chosen, 1);
    assert_eq!(chosen, [2, 3]);
}

#[test]
fn what_a_second_try_can_mend_is_tried_again() {
    for code in [
        None,
        Some(Code::Unavailable),
        Some(Code::TooMany),
        Some(Code::Other),
    ] {
        assert!(is_temporary(code), "{code:?}");
    }
    for code in [
        Code::Invalid,
        Code::AlreadyUsed,
        Code::NotFound,
        Code::Forbidden,
        Code::TooLarge,
    ] {
        assert!(!is_temporary(Some(code)), "{code:?}");
    }
}

#[test]
fn pauses_double_up_to_half_a_minute() {
    for (failures, expected) in [
        (1, 1_000.0),
        (2, 2_000.0),
        (3, 4_000.0),
        (6, 30_000.0),
        (40, 30_000.0),
    ] {
        let pause = retry_pause(failures, 0.5);
        assert!(
            (pause - expected).abs() < f64::EPSILON,
            "{failures}: {pause}"
        );
    }
    assert!(retry_pause(1, 0.0) >= 500.0);
}
