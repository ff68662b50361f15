//! The material is complete, believable in number, and fit for the checks that live input passes.

use super::{
    BAD_FORTNIGHT, Improvement, OWNER, PASSWORD_WORDS, PersonMaterial, REASONS, STANDARDS, TEAMS,
    Thanks, TouchpointMaterial, email,
};
use domain::language::Language;
use domain::moderation::text_flags;
use domain::rules::Customer;
use domain::validation;
use std::collections::BTreeSet;

#[test]
fn six_teams_of_eight_serve_at_twelve_touchpoints() {
    assert_eq!(TEAMS.len(), 6);
    assert!(TEAMS.iter().all(|team| team.people.len() == 8));
    assert!(TEAMS.iter().all(|team| !team.touchpoints.is_empty()));
    assert_eq!(touchpoints().count(), 12);
    for kind in [Customer::External, Customer::Internal, Customer::Supplier] {
        assert!(touchpoints().any(|touchpoint| touchpoint.customer == kind));
    }
    let weights: u32 = touchpoints().map(|touchpoint| touchpoint.weight).sum();
    assert_eq!(weights, 1_000);
    assert!(touchpoints().any(|touchpoint| touchpoint.weight <= 2));
}

#[test]
fn names_and_addresses_are_told_apart() {
    let people: Vec<_> = people().chain([OWNER]).collect();
    assert_unique(people.iter().map(|person| person.name));
    assert_unique(people.iter().map(|person| email(person.name)));
    assert_unique(people.iter().map(|person| (person.first_name, person.job)));
    assert_unique(TEAMS.iter().map(|team| team.name));
    assert_unique(touchpoints().map(|touchpoint| touchpoint.name));
}

#[test]
fn every_line_passes_the_checks_of_live_input() {
    for person in people().chain([OWNER]) {
        assert!(person.name.contains(person.first_name), "{}", person.name);
        for line in [person.name, person.first_name, person.job] {
            assert_eq!(validation::line("name", line).as_deref(), Ok(line));
        }
        let address = email(person.name);
        assert!(address.is_ascii());
        assert_eq!(validation::email("email", &address), Ok(address.clone()));
    }
    for touchpoint in touchpoints() {
        for line in [touchpoint.name, touchpoint.question] {
            assert_eq!(validation::line("name", line).as_deref(), Ok(line));
        }
    }
}

#[test]
fn an_address_keeps_every_letter_of_a_name() {
    for person in people().chain([OWNER]) {
        for word in person.name.split_whitespace() {
            let letters = word
                .chars()
                .filter(|c| c.is_alphabetic() && *c != 'ʻ')
                .count();
            let kept = email(word).replace("@harbour-hotel.example", "");
            let kept = kept.chars().filter(char::is_ascii_alphabetic).count();
            assert!(kept >= letters, "{word}");
        }
    }
}

#[test]
fn every_touchpoint_has_much_to_say() {
    for touchpoint in touchpoints() {
        assert!(touchpoint.thanks().count() >= 40, "{}", touchpoint.name);
        let wishes: Vec<_> = touchpoint.improvements().collect();
        assert!(wishes.len() >= 3, "{}", touchpoint.name);
        assert_unique(touchpoint.thanks().map(|thanks| thanks.text));
        assert_unique(wishes.iter().map(|wish| wish.text));
    }
    assert!(thanks().len() >= 140);
    assert!(improvements().len() >= 45);
}

#[test]
fn texts_pass_the_checks_of_live_input() {
    for text in texts() {
        assert_eq!(validation::message("message", text).as_deref(), Ok(text));
        assert!((6..=300).contains(&text.chars().count()), "{text}");
        assert!(!text.contains(['\r', '\t']), "{text}");
        assert!(!text.replace("{name}", "").contains(['{', '}']), "{text}");
    }
    assert!(improvements().iter().all(|wish| !wish.text.contains('{')));
}

#[test]
fn no_thanks_waits_for_a_moderator() {
    for thanks in thanks() {
        let text = thanks.to("Kealiʻiahonui");
        assert_eq!(text_flags(&text), [], "{text}");
    }
}

#[test]
fn a_third_of_the_thanks_names_somebody() {
    let all = thanks();
    let naming = all.iter().filter(|thanks| thanks.names_somebody()).count();
    assert!(
        (all.len() / 4..=all.len() * 2 / 5).contains(&naming),
        "{naming} of {}",
        all.len()
    );
    let text = Thanks {
        text: "Thank you, {name}!",
        standards: &[],
    };
    assert_eq!(text.to("Kealiʻiahonui"), "Thank you, Kealiʻiahonui!");
}

#[test]
fn the_thanks_tries_what_a_screen_must_bear() {
    let all = thanks();
    for sign in [
        "<3", "<b>", "'", "\"", "&", "\n", "👏", "شكر", "תודה", "谢", "ş", "ß", "¡", "ç",
    ] {
        assert!(
            all.iter().any(|thanks| thanks.text.contains(sign)),
            "{sign:?}"
        );
    }
    assert!(all.iter().any(|thanks| thanks.text.chars().count() <= 8));
    assert!(all.iter().any(|thanks| thanks.text.chars().count() >= 180));
}

#[test]
fn hints_are_on_the_lists() {
    let standards: Vec<_> = STANDARDS.iter().map(|standard| standard.key).collect();
    let reasons: Vec<_> = REASONS.iter().map(|reason| reason.key).collect();
    assert_unique(STANDARDS.iter().chain(REASONS).map(|choice| choice.key));
    for list in [STANDARDS, REASONS] {
        for place in 0..Language::ALL.len() {
            assert_unique(list.iter().map(|choice| choice.labels[place]));
        }
        for choice in list {
            assert_unique(choice.labels);
        }
    }
    for thanks in thanks() {
        assert_unique(thanks.standards);
        assert!(
            thanks.standards.iter().all(|key| standards.contains(key)),
            "{}",
            thanks.text
        );
    }
    for wish in improvements() {
        assert!((1..=2).contains(&wish.reasons.len()), "{}", wish.text);
        assert!(
            wish.reasons.iter().all(|key| reasons.contains(key)),
            "{}",
            wish.text
        );
    }
    for key in standards {
        assert!(
            thanks()
                .iter()
                .any(|thanks| thanks.standards.contains(&key)),
            "{key}"
        );
    }
    for key in reasons {
        assert!(
            improvements()
                .iter()
                .any(|wish| wish.reasons.contains(&key)),
            "{key}"
        );
    }
}

#[test]
fn no_wish_is_about_a_named_person() {
    for wish in improvements() {
        let words: Vec<_> = wish.text.split(|c: char| !c.is_alphabetic()).collect();
        for person in people() {
            let named = person
                .name
                .split_whitespace()
                .find(|part| words.contains(part));
            assert_eq!(named.filter(|part| part.len() > 3), None, "{}", wish.text);
        }
    }
}

#[test]
fn four_words_are_a_password() {
    assert_unique(PASSWORD_WORDS);
    for word in PASSWORD_WORDS {
        assert!(
            (3..=8).contains(&word.len()) && word.chars().all(|c| c.is_ascii_lowercase()),
            "{word}"
        );
    }
}

fn people() -> impl Iterator<Item = PersonMaterial> {
    TEAMS.iter().flat_map(|team| team.people).copied()
}

fn touchpoints() -> impl Iterator<Item = &'static TouchpointMaterial> {
    TEAMS.iter().flat_map(|team| team.touchpoints)
}

/// Each message once, however many touchpoints it fits.
fn thanks() -> Vec<&'static Thanks> {
    let mut seen = BTreeSet::new();
    let all = touchpoints().flat_map(TouchpointMaterial::thanks);
    all.filter(|thanks| seen.insert(thanks.text)).collect()
}

/// Each wish once, those of the bad fortnight too.
fn improvements() -> Vec<&'static Improvement> {
    let mut seen = BTreeSet::new();
    let all = touchpoints()
        .flat_map(TouchpointMaterial::improvements)
        .chain(BAD_FORTNIGHT);
    all.filter(|wish| seen.insert(wish.text)).collect()
}

fn texts() -> impl Iterator<Item = &'static str> {
    let thanks = thanks().into_iter().map(|thanks| thanks.text);
    thanks.chain(improvements().into_iter().map(|wish| wish.text))
}

#[track_caller]
fn assert_unique<T: Ord + std::fmt::Debug>(items: impl IntoIterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for item in items {
        let text = format!("{item:?}");
        assert!(seen.insert(item), "{text} is there twice");
    }
}
