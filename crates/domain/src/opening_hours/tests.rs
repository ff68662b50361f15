//! Opening hours: what is open, what opens next, and what can be no hours.

use super::*;

/// A shop: Monday 9:00 to 12:00 and 14:00 to 18:00, Saturday until midnight.
fn shop() -> OpeningHours {
    let mut days: [Vec<Span>; 7] = Default::default();
    days[0] = vec![span(9, 12), span(14, 18)];
    days[5] = vec![span(20, 24)];
    OpeningHours { days }
}

fn span(from: u16, until: u16) -> Span {
    Span {
        from: from * 60,
        until: until * 60,
    }
}

fn monday(spans: &[Span]) -> OpeningHours {
    let mut hours = OpeningHours::default();
    hours.days[0] = spans.to_vec();
    hours
}

#[test]
fn a_span_holds_its_first_minute_and_not_its_last() {
    for (weekday, minute, open) in [
        (0, 9 * 60 - 1, false),
        (0, 9 * 60, true),
        (0, 12 * 60 - 1, true),
        (0, 12 * 60, false),
        (0, 15 * 60, true),
        (1, 10 * 60, false),
        (5, 24 * 60 - 1, true),
        (6, 0, false),
        (7, 10 * 60, false),
    ] {
        assert_eq!(shop().is_open(weekday, minute), open, "{weekday} {minute}");
    }
}

#[test]
fn without_hours_it_is_always_open() {
    let always = OpeningHours::default();
    assert!(always.is_open(6, 3 * 60));
    assert_eq!(always.next_opening(6, 3 * 60), None);
}

#[test]
fn the_next_opening_is_found_within_a_week() {
    for (weekday, minute, expected) in [
        (0, 0, (0, 9 * 60)),
        (0, 9 * 60, (0, 14 * 60)),
        (0, 18 * 60, (5, 20 * 60)),
        (5, 23 * 60, (0, 9 * 60)),
        (6, 0, (0, 9 * 60)),
    ] {
        let next = shop().next_opening(weekday, minute);
        assert_eq!(next, Some(expected), "{weekday} {minute}");
    }
    let once_a_week = monday(&[span(9, 12)]);
    assert_eq!(once_a_week.next_opening(0, 13 * 60), Some((0, 9 * 60)));
}

#[test]
fn hours_that_cannot_be_are_refused_in_words() {
    let five: Vec<_> = (0..5).map(|hour| span(2 * hour, 2 * hour + 1)).collect();
    for (spans, words) in [
        (
            vec![span(12, 9)],
            "Monday: the closing time must be after the opening time.",
        ),
        (
            vec![span(9, 9)],
            "Monday: the closing time must be after the opening time.",
        ),
        (
            vec![span(9, 25)],
            "Monday: give times between 0:00 and 24:00.",
        ),
        (
            vec![span(24, 24)],
            "Monday: give times between 0:00 and 24:00.",
        ),
        (
            vec![span(14, 18), span(9, 15)],
            "Monday: two of the times overlap.",
        ),
        (five, "Monday: give at most 4 times a day."),
    ] {
        let refused = checked("hours", monday(&spans)).unwrap_err();
        assert_eq!(refused, [FieldProblem::new("hours.days[0]", words)]);
    }
}

#[test]
fn each_day_is_put_in_order() {
    let given = monday(&[span(14, 18), span(9, 14)]);
    let stored = checked("hours", given).unwrap();
    assert_eq!(stored, monday(&[span(9, 14), span(14, 18)]));
}
