//! What holds for the texts of every language.

use super::*;
use std::collections::BTreeSet;

fn all() -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().chain([Language::Pseudo])
}

fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        names.push(name);
        rest = after;
    }
    names.sort_unstable();
    names
}

#[test]
fn the_number_of_a_key_is_its_place_in_the_list() {
    for (place, key) in Key::ALL.into_iter().enumerate() {
        assert_eq!(key as usize, place, "{key:?}");
    }
    let texts = Texts::of(Language::English);
    assert_eq!(
        texts.for_app()[Key::ThankYou as usize],
        texts.get(Key::ThankYou)
    );
    assert!(texts.for_kiosk().starts_with(texts.for_app()));
}

#[test]
fn every_language_says_something_for_each_key_with_the_same_values_in_it() {
    for language in all() {
        for key in Key::ALL {
            let text = Texts::of(language).get(key);
            let english = Texts::of(Language::English).get(key);
            assert!(!text.trim().is_empty(), "{language} {key:?}");
            assert_eq!(
                placeholders(text),
                placeholders(english),
                "{language} {key:?}: {text}"
            );
        }
    }
}

/// What separates names in a list, which many languages write as English does.
const ALIKE: [Key; 1] = [Key::NamesComma];
/// What stands on buttons and in narrow places.
const SHORT: [Key; 26] = [
    Key::Back,
    Key::Continue,
    Key::TryAgain,
    Key::Send,
    Key::Sending,
    Key::HintLeaveOut,
    Key::HintKeep,
    Key::CopyLink,
    Key::LinkCopied,
    Key::ShareLink,
    Key::PickupLink,
    Key::ThankAnyway,
    Key::ChangeThanks,
    Key::ChangeAnswer,
    Key::BackToQuestion,
    Key::AnotherAnswer,
    Key::WholeTeam,
    Key::UnknownName,
    Key::KioskLanguage,
    Key::KioskReach,
    Key::KioskContrast,
    Key::KioskStartAgain,
    Key::KioskStay,
    Key::KioskTakeBack,
    Key::KioskDone,
    Key::KioskOnPhone,
];

fn translations() -> impl Iterator<Item = Language> {
    Language::ALL
        .into_iter()
        .filter(|language| *language != Language::English)
}

#[test]
fn no_language_is_left_in_english() {
    for language in translations() {
        for key in Key::ALL {
            // A date, or a place and a day, holds no word of any language.
            let english = Texts::of(Language::English).get(key);
            let has_words = fill(english, &[]).contains(char::is_alphabetic);
            let text = Texts::of(language).get(key);
            let may_be_alike = ALIKE.contains(&key) || !has_words;
            assert!(
                may_be_alike || text != english,
                "{language} {key:?}: {text}"
            );
        }
    }
}

#[test]
fn what_stands_on_buttons_is_not_much_longer_than_in_english() {
    let length = |language, key| Texts::of(language).get(key).chars().count();
    for language in translations() {
        for key in SHORT {
            let (own, english) = (length(language, key), length(Language::English, key));
            assert!(
                own * 10 <= english * 18,
                "{language} {key:?}: {own} letters"
            );
        }
    }
}

#[test]
fn no_two_scores_are_named_alike_in_any_language() {
    const SCALE: [Key; 5] = [
        Key::VerySatisfied,
        Key::Satisfied,
        Key::Neither,
        Key::Dissatisfied,
        Key::VeryDissatisfied,
    ];
    for language in all() {
        let words: BTreeSet<_> = SCALE.map(|key| Texts::of(language).get(key)).into();
        assert_eq!(words.len(), SCALE.len(), "{language}");
    }
}

#[test]
fn values_stand_in_place_of_their_names() {
    fn check(key: Key, values: &[(&str, &str)], expected: &str) {
        assert_eq!(Texts::of(Language::English).fill(key, values), expected);
    }
    check(Key::Chosen, &[("n", "3")], "Chosen: 3");
    check(
        Key::TooLong,
        &[("max", "1,000"), ("n", "7")],
        "The text is too long by 7: 1,000 characters are possible.",
    );
    check(Key::Back, &[("n", "3")], "Back");
    // A value is not looked into: a name can hold braces.
    check(Key::WroteBack, &[("name", "{name}")], "{name} wrote back");
}
