//! What a chart may tell, as tables.

use super::*;
use crate::api::feedback::ScaleShown;
use crate::id::TeamId;
use crate::language::Language;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

fn person(number: u128) -> EmployeeId {
    EmployeeId(Uuid::from_u128(number))
}

fn day(date: Date, satisfied: u32, counted: u32, appreciation: i64) -> Day {
    Day {
        date,
        tally: Tally { satisfied, counted },
        left_out: 0,
        instruments: Vec::new(),
        points: PointsBySource {
            score: Some(Points::ZERO),
            appreciation: Points(appreciation),
            ..PointsBySource::default()
        },
        people: Vec::new(),
    }
}

fn question(subject: Subject, from: Date, until: Date, bucket: Bucket) -> Question {
    Question {
        subject,
        name: "Reception".to_owned(),
        from,
        until,
        bucket,
    }
}

fn organization(from: Date, until: Date, bucket: Bucket) -> Question {
    question(Subject::Organization, from, until, bucket)
}

#[test]
fn every_bucket_is_there_also_the_empty_ones() {
    for (bucket, starts) in [
        (
            Bucket::Week,
            vec!["2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16"],
        ),
        (Bucket::Month, vec!["2026-02-01"]),
        (Bucket::Quarter, vec!["2026-01-01"]),
    ] {
        let view = view(
            &organization(date(2026, 2, 1), date(2026, 2, 20), bucket),
            &[],
        );
        let got: Vec<String> = view.buckets.iter().map(|b| b.start.to_string()).collect();
        assert_eq!(got, starts, "{bucket:?}");
    }
}

#[test]
fn quarters_begin_in_january_april_july_and_october() {
    let view = view(
        &organization(date(2025, 11, 30), date(2026, 7, 1), Bucket::Quarter),
        &[],
    );
    let starts: Vec<String> = view.buckets.iter().map(|b| b.start.to_string()).collect();
    assert_eq!(
        starts,
        ["2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01"]
    );
}

#[test]
fn small_numbers_are_not_sent() {
    for (counted, told) in [
        (0, false),
        (4, false),
        (5, false),
        (9, false),
        (10, true),
        (30, true),
    ] {
        let days = [day(date(2026, 3, 2), counted, counted, 0)];
        let view = view(
            &organization(date(2026, 3, 2), date(2026, 3, 8), Bucket::Week),
            &days,
        );
        let measure = view.buckets[0].measure;
        assert_eq!(measure.responses, counted);
        assert_eq!(measure.csat.is_some(), told, "{counted}");
        assert_eq!(measure.satisfied.is_some(), told, "{counted}");
        let json = serde_json::to_string(&view).unwrap();
        assert_eq!(json.contains("satisfied\""), told, "{json}");
    }
}

#[test]
fn a_team_needs_three_people_with_data() {
    let team = Subject::Team(TeamId(Uuid::from_u128(1)));
    for (people, told) in [
        (vec![1, 2], false),
        (vec![1, 1, 2], false),
        (vec![1, 2, 3], true),
    ] {
        let days: Vec<Day> = people
            .iter()
            .map(|&number| Day {
                people: vec![person(number)],
                ..day(date(2026, 3, 2), 20, 25, 0)
            })
            .collect();
        let asked = question(team, date(2026, 3, 2), date(2026, 3, 8), Bucket::Week);
        let view = view(&asked, &days);
        assert_eq!(view.total.csat.is_some(), told, "{people:?}");
        assert_eq!(
            view.summary.contains("at least 3 people"),
            !told,
            "{}",
            view.summary
        );
    }
}

#[test]
fn the_summary_says_what_the_numbers_allow() {
    let mut paid = day(date(2026, 3, 2), 84, 100, 610);
    paid.points.score = Some(Points(390));
    for (days, expected) in [
        (
            vec![],
            "2 to 8 March 2026: no responses. No points were paid.",
        ),
        (
            vec![day(date(2026, 3, 2), 1, 1, 0)],
            "2 to 8 March 2026: 1 response, too few to tell more. No points were paid for thanks. Points for the score are not shown for so few responses.",
        ),
        (
            vec![day(date(2026, 3, 2), 7, 7, 0)],
            "2 to 8 March 2026: 7 responses, too few for a percentage: 10 are needed. No points were paid for thanks. Points for the score are not shown for so few responses.",
        ),
        (
            vec![day(date(2026, 3, 2), 16, 20, 1)],
            "2 to 8 March 2026: 80 % of 20 customers were satisfied (95 % interval 58 to 92 %). This is early: comparing makes sense from 30 responses on. 1 point was paid: 100 % for appreciations.",
        ),
        (
            vec![paid],
            "2 to 8 March 2026: 84 % of 100 customers were satisfied (95 % interval 76 to 90 %). 1,000 points were paid: 61 % for appreciations, 39 % because of the score.",
        ),
    ] {
        let view = view(
            &organization(date(2026, 3, 2), date(2026, 3, 8), Bucket::Week),
            &days,
        );
        assert_eq!(view.summary.replace('\u{a0}', " "), expected);
    }
}

#[test]
fn points_for_the_score_do_not_tell_what_the_percentage_must_not() {
    for (counted, told) in [(0, true), (1, false), (9, false), (10, true)] {
        let mut paid = day(date(2026, 3, 2), 0, counted, 5);
        paid.points.score = Some(Points(if counted == 0 { 0 } else { 7 }));
        let view = view(
            &organization(date(2026, 3, 2), date(2026, 3, 8), Bucket::Week),
            &[paid],
        );
        let points = view.buckets[0].measure.points;
        assert_eq!(points.score.is_some(), told, "{counted}");
        assert_eq!(points.appreciation, Points(5));
    }
}

#[test]
fn csv_has_the_same_numbers() {
    let days = [
        Day {
            left_out: 3,
            instruments: vec![(put(Language::English), 10)],
            ..day(date(2026, 3, 2), 8, 10, 70)
        },
        Day {
            instruments: vec![(put(Language::Turkish), 1)],
            ..day(date(2026, 3, 9), 1, 1, 5)
        },
    ];
    let view = view(
        &organization(date(2026, 3, 2), date(2026, 3, 15), Bucket::Week),
        &days,
    );
    assert_eq!(
        csv(&view).lines().skip(1).collect::<Vec<_>>(),
        [
            "2026-03-02,10,3,8,0.8000,0.4902,0.9433,true,0,70,0,0,70,en:0:best_top=10",
            "2026-03-09,1,0,,,,,,,5,0,0,5,",
        ]
    );
}

fn put(language: Language) -> Instrument {
    Instrument {
        language,
        wording: 0,
        shown: ScaleShown::BestTop,
    }
}

/// A week in which so many answered in each language.
fn in_languages(answers: &[(Language, u32)]) -> InsightsView {
    let counted = answers.iter().map(|(_, count)| count).sum();
    let instruments = answers
        .iter()
        .map(|&(language, count)| (put(language), count));
    let asked = organization(date(2026, 3, 2), date(2026, 3, 8), Bucket::Week);
    let monday = Day {
        instruments: instruments.collect(),
        ..day(date(2026, 3, 2), counted, counted, 0)
    };
    view(&asked, &[monday])
}

#[test]
fn ways_of_asking_are_not_put_together_silently() {
    let view = in_languages(&[
        (Language::German, 6),
        (Language::English, 20),
        (Language::Turkish, 4),
    ]);
    let told: Vec<_> = view
        .instruments
        .iter()
        .map(|way| (way.language, way.responses))
        .collect();
    assert_eq!(
        told,
        [(Language::English, 20), (Language::German, 6)],
        "most frequent first, and none that says who answered"
    );
    assert_eq!(view.buckets[0].instruments, view.instruments);
    assert!(view.summary.contains("in 3 ways"), "{}", view.summary);
    assert_eq!(
        instrument_words(&view.instruments[1]),
        "German, standard wording, best score on top"
    );
    let alone = in_languages(&[(Language::English, 20)]);
    assert!(!alone.summary.contains("ways"), "{}", alone.summary);
}

#[test]
fn ways_of_asking_are_told_with_the_satisfaction_only() {
    for (english, told) in [(3, false), (4, true)] {
        let view = in_languages(&[(Language::German, 6), (Language::English, english)]);
        assert_eq!(view.total.csat.is_some(), told);
        assert_eq!(!view.instruments.is_empty(), told, "{english}");
        assert_eq!(view.summary.contains("ways"), told, "{}", view.summary);
    }
}

#[test]
fn what_is_left_out_is_always_told() {
    for (left_out, words) in [
        (0, ""),
        (1, " 1 more response is left out as a repeat or spam."),
        (
            1_200,
            " 1,200 more responses are left out as repeats or spam.",
        ),
    ] {
        let asked = organization(date(2026, 3, 2), date(2026, 3, 8), Bucket::Week);
        let monday = Day {
            left_out,
            ..day(date(2026, 3, 2), 1, 1, 0)
        };
        let view = view(&asked, &[monday]);
        assert_eq!(view.total.left_out, left_out);
        assert!(view.summary.contains(words), "{}", view.summary);
        assert_eq!(view.summary.contains("left out"), left_out > 0);
    }
}

#[test]
fn a_period_has_an_order_and_an_end() {
    for (from, until, field) in [
        (date(2026, 3, 2), date(2026, 3, 1), Some("until")),
        (date(2020, 3, 2), date(2026, 3, 1), Some("from")),
        (date(2026, 3, 2), date(2026, 3, 2), None),
        (date(2025, 3, 2), date(2026, 3, 2), None),
    ] {
        let problem = check_period(from, until).err();
        assert_eq!(problem.map(|p| p.field).as_deref(), field);
    }
}

proptest! {
    #[test]
    fn buckets_hold_every_response_of_the_period_once(
        offsets in proptest::collection::vec((0_i64..120, 0_u32..9), 0..60),
        length in 0_i64..100,
        bucket in prop_oneof![Just(Bucket::Week), Just(Bucket::Month), Just(Bucket::Quarter)],
    ) {
        let from = date(2026, 1, 7);
        let until = day_after(from, length);
        let days: Vec<Day> = offsets.iter().map(|&(offset, n)| day(day_after(from, offset), 0, n, i64::from(n))).collect();
        let expected: u32 = offsets.iter().filter(|(offset, _)| *offset <= length).map(|(_, n)| n).sum();
        let view = view(&organization(from, until, bucket), &days);
        prop_assert_eq!(view.buckets.iter().map(|b| b.measure.responses).sum::<u32>(), expected);
        prop_assert_eq!(view.total.responses, expected);
        prop_assert!(view.buckets.is_sorted_by(|a, b| a.start < b.start));
        prop_assert!(view.buckets.windows(2).all(|pair| day_after(last_day(bucket, pair[0].start), 1) == pair[1].start));
    }
}
