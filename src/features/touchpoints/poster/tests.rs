//! Tables of what a poster shows.

use super::*;
use crate::features::touchpoints::fixture::till;
use Language::{Arabic, English, French, German, Turkish};
use domain::api::touchpoints::PosterWords;

fn wording(language: Language, question: &str) -> WordingView {
    WordingView {
        language,
        version: 0,
        question: question.into(),
        standard: "How was it?".into(),
        poster: PosterWords {
            scan: "Scan".into(),
            why: "Why".into(),
        },
    }
}

fn settings() -> TouchpointSettings {
    let offered = [German, English, French, Turkish];
    TouchpointSettings {
        wordings: offered.map(|language| wording(language, "")).to_vec(),
        ..till()
    }
}

fn read(languages: &str, paper: &str) -> PosterChoice {
    let find = |name: &str| match name {
        "languages" => Some(languages.to_owned()),
        "paper" => Some(paper.to_owned()),
        _ => None,
    };
    PosterChoice::read(find)
}

fn shown(choice: &PosterChoice) -> Vec<Language> {
    let wordings = choice.wordings(&settings()).into_iter();
    wordings.map(|wording| wording.language).collect()
}

#[test]
fn an_address_says_what_is_chosen() {
    let choice = read("en,de", "a5");
    assert_eq!(choice.languages, [English, German]);
    assert_eq!(choice.paper, Paper::A5);
    assert_eq!(choice.query(), "?languages=en,de&paper=a5");
    assert_eq!(read("klingon", "parchment"), PosterChoice::default());
    assert_eq!(PosterChoice::read(|_| None), PosterChoice::default());
}

#[test]
fn the_languages_shown_are_on_offer_and_at_most_three() {
    fn check(languages: &str, expected: &[Language]) {
        assert_eq!(shown(&read(languages, "a4")), expected, "{languages:?}");
    }
    check("", &[German]);
    check("ar", &[German]);
    check("en,de", &[German, English]);
    check("tr,fr,en,de", &[German, English, French]);
}

#[test]
fn a_language_is_added_to_those_that_are_shown() {
    let choice = PosterChoice::default().with(French, true, &settings());
    assert_eq!(shown(&choice), [German, French]);
    let choice = choice.with(German, false, &settings());
    assert_eq!(shown(&choice), [French]);
    assert_eq!(shown(&choice.with(Arabic, true, &settings())), [French]);
}

#[test]
fn the_more_there_is_to_read_the_smaller_it_is_set() {
    fn check(questions: &[&str], expected: &str) {
        let wordings: Vec<_> = questions
            .iter()
            .map(|question| wording(English, question))
            .collect();
        assert_eq!(size(&wordings), expected);
    }
    check(
        &["Overall, how did you feel about the service you received today?"],
        "large",
    );
    check(&[""], "large");
    check(&[&"x".repeat(81)], "medium");
    check(&[&"问".repeat(86)], "small");
    check(&["x".repeat(75).as_str(); 3], "smaller");
    check(&["x".repeat(200).as_str(); 3], "smallest");
}

#[test]
fn a_file_is_named_for_its_touchpoint() {
    assert_eq!(
        file_name("Rooms 1–120 (QR card)"),
        "code-rooms-1-120-qr-card.svg"
    );
    assert_eq!(printed("https://example.org/f/till"), "example.org/f/till");
}
