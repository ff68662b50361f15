//! Tables of what a wall does with pages and live cards.

use super::*;
use domain::id::EmployeeId;
use jiff::civil::date;
use uuid::Uuid;

/// A card made on a day of November 2026; its number is its id.
fn card(number: u128, at: &str) -> AppreciationView {
    AppreciationView {
        id: AppreciationId(Uuid::from_u128(number)),
        at: at.parse().unwrap(),
        message: format!("Thanks number {number}"),
        standards: Vec::new(),
        touchpoint: "Reception".into(),
        with: Vec::new(),
        points: Points(10),
        held_until: None,
        awards: Vec::new(),
        near: Vec::new(),
        whole_team: false,
        read: false,
        can_reply: false,
        reply: None,
    }
}

/// Cards by number, an hour apart: a higher number is newer.
fn cards(numbers: &[u128]) -> Vec<AppreciationView> {
    let card_at = |number: &u128| card(*number, &format!("2026-11-20T{number:02}:00:00Z"));
    numbers.iter().map(card_at).collect()
}

fn page(numbers: &[u128], next: Option<&str>) -> WallView {
    WallView {
        employee: EmployeeId(Uuid::nil()),
        name: "Maria Lopez".into(),
        summary: WallSummary::default(),
        cards: cards(numbers),
        next: next.map(str::to_owned),
    }
}

fn numbers(wall: &Wall) -> Vec<u128> {
    wall.cards.iter().map(|card| card.id.0.as_u128()).collect()
}

fn utc_day(at: Instant) -> Date {
    jiff::tz::Offset::UTC.to_datetime(at.timestamp()).date()
}

#[test]
fn older_pages_go_below_without_doubles() {
    let mut wall = Wall::new(page(&[9, 8, 7], Some("7")));
    wall.append(page(&[7, 6, 5], None));
    assert_eq!(numbers(&wall), [9, 8, 7, 6, 5]);
    assert_eq!(wall.next, None);
}

#[test]
fn a_live_card_goes_on_top_once() {
    let update = |number| WallUpdate {
        card: cards(&[number]).remove(0),
        summary: WallSummary {
            thanks_this_month: 5,
            ..WallSummary::default()
        },
    };
    let mut wall = Wall::new(page(&[8, 7], None));
    wall.receive(update(9));
    wall.receive(update(9));
    assert_eq!(numbers(&wall), [9, 8, 7]);
    assert_eq!(wall.summary.thanks_this_month, 5);
}

#[test]
fn only_what_came_since_is_news() {
    let wall = Wall::new(page(&[8, 6], Some("6")));
    let is_news = |number| wall.is_news(&cards(&[number])[0]);
    assert!(is_news(9) && is_news(7));
    assert!(!is_news(8), "it is here");
    assert!(!is_news(5), "it is older than what was read");
    assert!(Wall::new(page(&[], None)).is_news(&cards(&[1])[0]));
}

#[test]
fn a_late_card_goes_where_its_time_is() {
    let mut wall = Wall::new(page(&[9, 7], None));
    wall.receive(WallUpdate {
        card: cards(&[8]).remove(0),
        summary: WallSummary::default(),
    });
    assert_eq!(numbers(&wall), [9, 8, 7]);
}

#[test]
fn a_page_read_again_fills_in_what_came_meanwhile() {
    fn check(known: &[u128], read: (&[u128], Option<&str>), expected: (&[u128], Option<&str>)) {
        let mut wall = Wall::new(page(known, Some("older")));
        wall.refresh(page(read.0, read.1));
        assert_eq!((numbers(&wall).as_slice(), wall.next.as_deref()), expected);
    }
    // Older cards that were already read stay, and so does the way to still older ones.
    check(
        &[6, 5, 4, 3],
        (&[8, 7, 6], Some("6")),
        (&[8, 7, 6, 5, 4, 3], Some("older")),
    );
    // More came than fits a page: what lies between is unknown, so the wall begins anew.
    check(&[3, 2], (&[9, 8, 7], Some("7")), (&[9, 8, 7], Some("7")));
    // The page is the whole wall; a card that is gone from it is gone.
    check(&[6, 5, 4], (&[6, 4], None), (&[6, 4], None));
}

#[test]
fn a_card_read_again_is_as_it_is_now() {
    let mut wall = Wall::new(page(&[9], Some("9")));
    let mut changed = page(&[9], Some("9"));
    changed.cards[0].held_until = Some("2026-11-21T09:00:00Z".parse().unwrap());
    wall.refresh(changed);
    assert_eq!(wall.cards.len(), 1);
    assert!(wall.cards[0].held_until.is_some());
}

#[test]
fn a_reply_is_on_its_card_and_cannot_be_written_twice() {
    let mut wall = Wall::new(page(&[2, 1], None));
    wall.cards[0].can_reply = true;
    let reply = ReplyView {
        text: "You are welcome!".into(),
        at: "2026-11-21T09:00:00Z".parse().unwrap(),
        state: ReplyState::Held,
    };
    wall.replied(AppreciationId(Uuid::from_u128(2)), reply.clone());
    assert!(!wall.cards[0].can_reply);
    assert_eq!(wall.cards[0].reply, Some(reply));
    assert_eq!(wall.cards[1].reply, None);
}

#[test]
fn cards_that_were_read_stay_read() {
    let mut wall = Wall::new(page(&[3, 2, 1], None));
    wall.mark_read(&[3, 1].map(|number| AppreciationId(Uuid::from_u128(number))));
    wall.mark_read(&[]);
    let read: Vec<_> = wall.cards.iter().map(|card| card.read).collect();
    assert_eq!(read, [true, false, true]);
}

#[test]
fn a_reply_tells_how_it_stands() {
    for (state, expected) in [
        (ReplyState::Delivered, "Sent"),
        (ReplyState::Held, "Somebody reads it first"),
        (ReplyState::Rejected, "Kept back"),
    ] {
        assert_eq!(reply_label(state), expected);
        assert!(reply_words(state).ends_with('.'));
    }
}

#[test]
fn cards_are_grouped_by_month() {
    let cards = [
        card(4, "2026-11-02T10:00:00Z"),
        card(3, "2026-11-01T00:00:00Z"),
        card(2, "2026-10-31T23:59:59Z"),
        card(1, "2025-11-15T10:00:00Z"),
    ];
    let months = by_month(&cards, utc_day);
    let seen: Vec<_> = months
        .iter()
        .map(|month| (month.first, month.newer, month.cards.len()))
        .collect();
    assert_eq!(
        seen,
        [
            (date(2026, 11, 1), 0, 2),
            (date(2026, 10, 1), 2, 1),
            (date(2025, 11, 1), 3, 1)
        ]
    );
}

#[test]
fn points_are_held_until_their_time() {
    let mut card = card(1, "2026-11-02T10:00:00Z");
    let now = "2026-11-03T09:00:00Z".parse().unwrap();
    assert!(!is_held(&card, now));
    card.held_until = Some("2026-11-03T10:00:00Z".parse().unwrap());
    assert!(is_held(&card, now));
    card.held_until = Some(now);
    assert!(!is_held(&card, now));
}

#[test]
fn few_words_are_set_large() {
    fn check(chars: usize, expected: Length) {
        assert_eq!(length_of(&"ä".repeat(chars)), expected, "{chars}");
    }
    check(0, Length::Short);
    check(60, Length::Short);
    check(61, Length::Medium);
    check(320, Length::Medium);
    check(321, Length::Long);
}

#[test]
fn others_are_named_as_people_name_them() {
    fn check(names: &[&str], expected: Option<&str>) {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        assert_eq!(with_whom(&names).as_deref(), expected);
    }
    check(&[], None);
    check(&["Tomasz"], Some("with Tomasz"));
    check(&["Tomasz", "Aylin"], Some("with Tomasz and Aylin"));
    check(
        &["Tomasz", "Aylin", "Bo"],
        Some("with Tomasz, Aylin and Bo"),
    );
}

#[test]
fn what_changed_about_points_stays_on_its_card() {
    let mut wall = Wall::new(page(&[9, 8], Some("8")));
    let changed = |number| PointsUpdate {
        card: Some(AppreciationView {
            points: Points(3),
            ..cards(&[number]).remove(0)
        }),
        summary: WallSummary {
            available: Points(70),
            ..WallSummary::default()
        },
    };
    wall.receive_points(changed(8));
    // One that was not read leaves no gap between the pages.
    wall.receive_points(changed(5));
    assert_eq!(numbers(&wall), [9, 8]);
    assert_eq!(wall.cards[1].points, Points(3));
    assert_eq!(wall.summary.available, Points(70));
}

#[test]
fn a_new_card_is_announced_with_its_place_and_points() {
    let mut card = card(1, "2026-11-02T10:00:00Z");
    assert_eq!(
        announcement(&card),
        "New thanks at Reception, +10\u{a0}points."
    );
    card.points = Points::ZERO;
    assert_eq!(announcement(&card), "New thanks at Reception.");
}
