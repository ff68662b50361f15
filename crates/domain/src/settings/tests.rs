//! What owners may set up, and in which words the rest is refused.

use super::*;
use crate::opening_hours::{OpeningHours, Span};

#[test]
fn a_site_is_an_origin() {
    for (given, stored) in [
        ("https://www.example.com", "https://www.example.com"),
        (" HTTPS://Www.Example.com/ ", "https://www.example.com"),
        ("https://example.com:443", "https://example.com"),
        ("https://example.com:8443", "https://example.com:8443"),
        (
            "https://xn--mnchen-3ya.example",
            "https://xn--mnchen-3ya.example",
        ),
        ("http://localhost", "http://localhost"),
        ("http://localhost:3000", "http://localhost:3000"),
    ] {
        assert_eq!(site("sites[0]", given), Ok(stored.to_owned()), "{given}");
    }
}

#[test]
fn what_is_no_origin_is_refused() {
    for given in [
        "",
        "example.com",
        "http://example.com",
        "https://",
        "https://example.com/page",
        "https://example.com?x",
        "https://user@example.com",
        "https://*.example.com",
        "https://example.com:0",
        "https://example.com:",
        "https://example.com:99999",
        "https://example.com:+80",
        "https://münchen.example",
        "https://example..com",
        "https://-example.com",
        "https://[::1]",
        "https://example.com; script-src *",
        "https://example.com https://other.example",
        "'self'",
        "data://x",
    ] {
        let problem = site("sites[0]", given).unwrap_err();
        assert_eq!(
            problem.message,
            "Give the address of a site such as https://www.example.com, without a page.",
            "{given}"
        );
    }
    assert!(site("sites[0]", &format!("https://{}.com", "a".repeat(64))).is_err());
}

fn update(wordings: &[(Language, &str)], sites: &[&str]) -> UpdateTouchpoint {
    UpdateTouchpoint {
        wordings: wordings
            .iter()
            .map(|&(language, question)| UpdateWording {
                language,
                question: question.to_owned(),
            })
            .collect(),
        sites: sites.iter().map(|&site| site.to_owned()).collect(),
        hours: OpeningHours::default(),
    }
}

#[test]
fn settings_are_stored_in_one_form() {
    let given = update(
        &[
            (Language::German, "  Wie war es? "),
            (Language::English, ""),
        ],
        &[
            "https://a.example/",
            "https://a.example",
            "https://b.example",
        ],
    );
    let expected = update(
        &[(Language::German, "Wie war es?"), (Language::English, "")],
        &["https://a.example", "https://b.example"],
    );
    assert_eq!(touchpoint(given), Ok(expected));
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let long = "x".repeat(QUESTION_CHARS + 1);
    let mut given = update(
        &[(Language::German, &long), (Language::English, "a\nb")],
        &["https://a.example", "nonsense"],
    );
    given.hours.days[6] = vec![Span {
        from: 600,
        until: 60,
    }];
    let fields: Vec<_> = touchpoint(given)
        .unwrap_err()
        .into_iter()
        .map(|problem| problem.field)
        .collect();
    let expected = [
        "wordings[0].question",
        "wordings[1].question",
        "sites[1]",
        "hours.days[6]",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn a_language_is_worded_once_and_sites_are_few() {
    let twice = update(&[(Language::German, "a"), (Language::German, "b")], &[]);
    assert_eq!(touchpoint(twice).unwrap_err()[0].field, "wordings");
    let many = update(&[], &["https://a.example"; SITES + 1]);
    assert_eq!(touchpoint(many).unwrap_err()[0].field, "sites");
}

#[test]
fn at_least_one_language_is_offered_and_each_once() {
    for (offered, message) in [
        (vec![], "Choose at least one language."),
        (vec![Language::Pseudo], "This language is for tests only."),
        (
            vec![Language::French, Language::French],
            "Choose each language once.",
        ),
    ] {
        let settings = LanguageSettings {
            offered,
            mirror_scale: true,
        };
        assert_eq!(languages(settings).unwrap_err().message, message);
    }
    let settings = LanguageSettings {
        offered: vec![Language::Arabic, Language::English],
        mirror_scale: false,
    };
    assert_eq!(languages(settings.clone()), Ok(settings));
}

#[test]
fn a_pin_has_four_to_eight_digits() {
    for (pin, fine) in [
        ("2468", true),
        ("00000000", true),
        ("246", false),
        ("123456789", false),
        ("12a4", false),
        ("١٢٣٤", false),
    ] {
        let code = CreateKioskCode {
            name: " Exit ".to_owned(),
            pin: pin.to_owned(),
        };
        assert_eq!(kiosk_code(code).is_ok(), fine, "{pin}");
    }
    let nothing = CreateKioskCode {
        name: String::new(),
        pin: String::new(),
    };
    assert_eq!(kiosk_code(nothing).unwrap_err().len(), 2);
}

#[test]
fn receipt_links_are_made_within_bounds() {
    for (valid_days, count, wrong) in [
        (1, 1, 0),
        (365, 1_000, 0),
        (0, 1, 1),
        (366, 1, 1),
        (30, 0, 1),
        (30, 1_001, 1),
        (0, 0, 2),
    ] {
        let links = CreateReceiptLinks {
            employee: None,
            valid_days,
            count,
        };
        let problems = receipt_links(&links).err().unwrap_or_default();
        assert_eq!(problems.len(), wrong, "{valid_days} {count}");
    }
}
