//! What is sent of all that was filled in, and what has to be corrected first.

use super::*;
use domain::api::feedback::SendResponse;

/// What the server reads of it: the app writes JSON by itself.
fn sent(draft: &Draft, value: i64) -> SendResponse {
    let rest = draft.checked(score(value)).unwrap();
    serde_json::from_str(&rest.to_json(2_500)).unwrap()
}

#[test]
fn a_high_score_sends_the_thanks_and_no_leftover_complaint() {
    let sent = sent(&full(), 5);
    assert_eq!(sent.recipients.len(), 2);
    assert!(sent.whole_team);
    assert_eq!(sent.unnamed, "Red scarf, at noon.");
    assert_eq!(
        (sent.message.as_str(), sent.standards.len()),
        ("Thank you!", 1)
    );
    assert_eq!(sent.pickup, full().pickup);
    assert_eq!(sent.on_page_ms, Some(2_500));
    assert_eq!((sent.improvement.as_str(), sent.reasons.len()), ("", 0));
    assert_eq!(sent.contact, "");
}

#[test]
fn a_low_score_sends_what_to_put_right_and_the_thanks_to_those_named() {
    let named = sent(&full(), 2);
    assert_eq!(
        (named.improvement.as_str(), named.reasons.len()),
        ("The lift.", 1)
    );
    assert_eq!(named.contact, "maria@example.com");
    assert_eq!(
        (named.message.as_str(), named.recipients.len()),
        ("Thank you!", 2)
    );

    let nobody = sent(&without_thanks(), 2);
    assert_eq!((nobody.message.as_str(), nobody.standards.len()), ("", 0));
    assert_eq!((nobody.unnamed.as_str(), nobody.pickup.as_str()), ("", ""));
}

#[test]
fn what_was_chosen_goes_along_to_another_device_and_unsent_words_do_not() {
    let happy = sent(&full().choices(), 5);
    assert_eq!((happy.recipients.len(), happy.standards.len()), (2, 1));
    assert_eq!(happy.unnamed, "Red scarf, at noon.");
    assert_eq!((happy.message.as_str(), happy.reasons.len()), ("", 0));
    let unhappy = sent(&full().choices(), 1);
    assert_eq!(unhappy.reasons.len(), 1);
    assert_eq!(
        (unhappy.improvement.as_str(), unhappy.contact.as_str()),
        ("", "")
    );
}

#[test]
fn each_field_that_is_wrong_is_named() {
    let draft = Draft {
        recipients: (0..21).map(employee).collect(),
        unnamed: "x".repeat(301),
        message: "x".repeat(1_001),
        improvement: "a\u{7}b".into(),
        contact: "room 12".into(),
        ..full()
    };
    let faults = |value| draft.checked(score(value)).unwrap_err();
    let fields = |value| -> Vec<_> { faults(value).iter().map(|fault| fault.field).collect() };
    assert_eq!(
        fields(1),
        ["recipients", "unnamed", "message", "improvement", "contact"]
    );
    assert_eq!(fields(5), ["recipients", "unnamed", "message"]);
    let numbers: Vec<_> = faults(5).iter().map(|fault| (fault.n, fault.max)).collect();
    assert_eq!(numbers, [(20, 0), (1, 300), (1, 1_000)]);
}

#[test]
fn whoever_is_not_known_by_name_has_to_be_described() {
    let draft = Draft {
        unnamed: " \n".into(),
        ..full()
    };
    assert_eq!(
        draft.faults_of_who(),
        [Fault::of("unnamed", Key::UnnamedNeeded)]
    );
    assert!(without_thanks().faults_of_who().is_empty());
}

#[test]
fn a_contact_is_a_customers_choice_but_has_to_lead_somewhere() {
    fn check(contact: &str, expected: Option<Key>) {
        let draft = Draft {
            contact: contact.into(),
            ..without_thanks()
        };
        let faults = draft.checked(score(1)).err().unwrap_or_default();
        assert_eq!(faults.first().map(|fault| fault.key), expected, "{contact}");
    }
    check("", None);
    check("  ", None);
    check("+49 30 123456", None);
    check("call me", Some(Key::ContactNeeded));
    check("maria@example.com\nroom 4", Some(Key::ContactNeeded));
    check(
        &format!("maria@example.com {}", "x".repeat(200)),
        Some(Key::TooLong),
    );
}

#[test]
fn every_field_of_the_request_has_a_step() {
    fn check(field: &str, expected: Step) {
        let fault = Fault::told(field).unwrap();
        assert_eq!(step_of(fault.field), expected, "{field}");
    }
    check("recipients", Step::Who);
    check("recipients[3]", Step::Who);
    check("unnamed", Step::Who);
    check("standards[0]", Step::Praise);
    check("message", Step::Praise);
    check("reasons", Step::Improve);
    check("improvement", Step::Improve);
    check("contact", Step::Improve);
    assert_eq!(Fault::told("score"), None);
}
