//! Where windows begin and end: daylight saving, odd offsets, weeks over new year, quarters.

use domain::instant::Instant;
use domain::rules::{Calendar, CapWindow};
use jiff::tz::TimeZone;

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn calendar(zone: &str) -> Calendar {
    Calendar::in_zone(TimeZone::get(zone).unwrap())
}

/// The window that an instant falls into: `from .. until`, and how many hours it lasts.
fn check(zone: &str, kind: CapWindow, given: &str, from: &str, until: &str, hours: i64) {
    let calendar = calendar(zone);
    let window = calendar.window(kind, at(given));
    let span = calendar.span(window);
    let message = format!("{kind:?} of {given} in {zone}, {window:?}");
    assert_eq!((span.start, span.end), (at(from), at(until)), "{message}");
    let lasted = span.end.micros() - span.start.micros();
    assert_eq!(lasted, hours * 3_600_000_000, "{message}");
    // The edges themselves: the first instant belongs to it, the last does, and the one after does not.
    let just_before_the_end = Instant::from_micros(span.end.micros() - 1);
    for (instant, inside) in [
        (span.start, true),
        (just_before_the_end, true),
        (span.end, false),
        (Instant::from_micros(span.start.micros() - 1), false),
    ] {
        let same = calendar.window(kind, instant) == window;
        assert_eq!(same, inside, "{instant}: {message}");
    }
    assert_eq!(calendar.end(window), span.end);
}

macro_rules! windows {
    ($($name:ident: $zone:literal $kind:ident $given:literal => $from:literal .. $until:literal, $hours:literal h;)+) => {$(
        #[test]
        fn $name() {
            check($zone, CapWindow::$kind, $given, $from, $until, $hours);
        }
    )+};
}

windows! {
    a_winter_day_in_berlin: "Europe/Berlin" Day "2026-03-02T09:15:00Z" => "2026-03-01T23:00:00Z" .. "2026-03-02T23:00:00Z", 24 h;
    a_summer_day_in_berlin: "Europe/Berlin" Day "2026-07-01T22:00:00Z" => "2026-07-01T22:00:00Z" .. "2026-07-02T22:00:00Z", 24 h;
    the_day_when_summer_time_begins_has_23_hours: "Europe/Berlin" Day "2026-03-29T00:59:59Z" => "2026-03-28T23:00:00Z" .. "2026-03-29T22:00:00Z", 23 h;
    the_same_day_after_the_change: "Europe/Berlin" Day "2026-03-29T01:00:00Z" => "2026-03-28T23:00:00Z" .. "2026-03-29T22:00:00Z", 23 h;
    the_day_when_summer_time_ends_has_25_hours: "Europe/Berlin" Day "2026-10-25T00:30:00Z" => "2026-10-24T22:00:00Z" .. "2026-10-25T23:00:00Z", 25 h;
    the_hour_that_comes_twice_is_of_one_day: "Europe/Berlin" Day "2026-10-25T01:30:00Z" => "2026-10-24T22:00:00Z" .. "2026-10-25T23:00:00Z", 25 h;
    the_week_when_summer_time_begins: "Europe/Berlin" Week "2026-03-23T00:00:00Z" => "2026-03-22T23:00:00Z" .. "2026-03-29T22:00:00Z", 167 h;
    the_week_when_summer_time_ends: "Europe/Berlin" Week "2026-10-25T22:59:59Z" => "2026-10-18T22:00:00Z" .. "2026-10-25T23:00:00Z", 169 h;
    march_in_berlin_lacks_an_hour: "Europe/Berlin" Month "2026-03-31T21:59:59Z" => "2026-02-28T23:00:00Z" .. "2026-03-31T22:00:00Z", 743 h;
    october_in_berlin_has_one_more: "Europe/Berlin" Month "2026-10-15T12:00:00Z" => "2026-09-30T22:00:00Z" .. "2026-10-31T23:00:00Z", 745 h;
    the_quarter_when_summer_time_begins: "Europe/Berlin" Quarter "2026-01-01T00:00:00Z" => "2025-12-31T23:00:00Z" .. "2026-03-31T22:00:00Z", 2_159 h;
    the_quarter_when_it_ends: "Europe/Berlin" Quarter "2026-12-31T22:59:59Z" => "2026-09-30T22:00:00Z" .. "2026-12-31T23:00:00Z", 2_209 h;
    the_second_quarter: "UTC" Quarter "2026-06-30T23:59:59Z" => "2026-04-01T00:00:00Z" .. "2026-07-01T00:00:00Z", 2_184 h;
    the_third_quarter: "UTC" Quarter "2026-07-01T00:00:00Z" => "2026-07-01T00:00:00Z" .. "2026-10-01T00:00:00Z", 2_208 h;
    the_first_quarter_of_a_leap_year: "UTC" Quarter "2028-02-29T12:00:00Z" => "2028-01-01T00:00:00Z" .. "2028-04-01T00:00:00Z", 2_184 h;
    the_29_february: "UTC" Month "2028-02-29T12:00:00Z" => "2028-02-01T00:00:00Z" .. "2028-03-01T00:00:00Z", 696 h;
    a_week_over_new_year: "Europe/Berlin" Week "2025-12-31T12:00:00Z" => "2025-12-28T23:00:00Z" .. "2026-01-04T23:00:00Z", 168 h;
    the_first_of_january_is_of_the_week_before: "UTC" Week "2027-01-01T00:00:00Z" => "2026-12-28T00:00:00Z" .. "2027-01-04T00:00:00Z", 168 h;
    a_sunday_is_the_last_of_its_week: "UTC" Week "2026-03-08T23:59:59Z" => "2026-03-02T00:00:00Z" .. "2026-03-09T00:00:00Z", 168 h;
    a_year_that_begins_on_monday: "UTC" Week "2029-01-01T00:00:00Z" => "2029-01-01T00:00:00Z" .. "2029-01-08T00:00:00Z", 168 h;
    half_an_hour_from_the_full_hour: "Asia/Kolkata" Day "2026-03-02T18:30:00Z" => "2026-03-02T18:30:00Z" .. "2026-03-03T18:30:00Z", 24 h;
    three_quarters_of_an_hour: "Asia/Kathmandu" Day "2026-03-02T18:14:59Z" => "2026-03-01T18:15:00Z" .. "2026-03-02T18:15:00Z", 24 h;
    half_an_hour_and_summer_time_in_the_south: "Australia/Adelaide" Day "2026-04-05T00:00:00Z" => "2026-04-04T13:30:00Z" .. "2026-04-05T14:30:00Z", 25 h;
    ahead_of_utc_by_thirteen_hours: "Pacific/Tongatapu" Month "2026-02-28T11:00:00Z" => "2026-02-28T11:00:00Z" .. "2026-03-31T11:00:00Z", 744 h;
    behind_utc: "America/Los_Angeles" Day "2026-11-01T08:00:00Z" => "2026-11-01T07:00:00Z" .. "2026-11-02T08:00:00Z", 25 h;
    clocks_that_jump_over_midnight: "America/Sao_Paulo" Day "2018-11-04T12:00:00Z" => "2018-11-04T03:00:00Z" .. "2018-11-05T02:00:00Z", 23 h;
    clocks_that_go_back_at_midnight: "America/Sao_Paulo" Day "2018-02-18T02:30:00Z" => "2018-02-17T02:00:00Z" .. "2018-02-18T03:00:00Z", 25 h;
    clocks_that_show_midnight_twice: "America/Havana" Day "2018-11-04T04:30:00Z" => "2018-11-04T04:00:00Z" .. "2018-11-05T05:00:00Z", 25 h;
    a_day_that_was_skipped: "Pacific/Apia" Day "2011-12-30T09:00:00Z" => "2011-12-29T10:00:00Z" .. "2011-12-30T10:00:00Z", 24 h;
    a_month_before_the_epoch: "UTC" Month "1969-12-31T23:59:59Z" => "1969-12-01T00:00:00Z" .. "1970-01-01T00:00:00Z", 744 h;
}

#[test]
fn half_an_hour_of_summer_time() {
    let calendar = calendar("Australia/Lord_Howe");
    let day = calendar.window(CapWindow::Day, at("2026-04-05T00:00:00Z"));
    let span = calendar.span(day);
    assert_eq!(
        (span.start, span.end),
        (at("2026-04-04T13:00:00Z"), at("2026-04-05T13:30:00Z"))
    );
}

#[test]
fn clocks_that_showed_the_next_day_for_a_minute() {
    // In St. John's they went back from 00:01 to 23:01 of the day before, which ended only an hour later.
    let calendar = calendar("America/St_Johns");
    let day = calendar.window(CapWindow::Day, at("2010-11-06T12:00:00Z"));
    assert_eq!(calendar.end(day), at("2010-11-07T03:30:00Z"));
    assert_eq!(
        calendar.window(CapWindow::Day, at("2010-11-07T03:29:59Z")),
        day
    );
    // In that minute, too, for a window contains the instants that it is told for.
    assert_eq!(
        calendar.window(CapWindow::Day, at("2010-11-07T02:30:30Z")),
        day
    );
}

#[test]
fn clocks_that_jumped_from_before_midnight_to_after_it() {
    // In Toronto, from 23:30 to 00:30.
    let calendar = calendar("America/Toronto");
    let day = calendar.window(CapWindow::Day, at("1919-03-31T12:00:00Z"));
    assert_eq!(calendar.span(day).start, at("1919-03-31T04:30:00Z"));
}

#[test]
fn the_calendar_ends_without_a_fall() {
    for kind in [
        CapWindow::Day,
        CapWindow::Week,
        CapWindow::Month,
        CapWindow::Quarter,
    ] {
        for zone in ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
            for micros in [i64::MIN, i64::MAX] {
                let calendar = calendar(zone);
                let instant = Instant::from_micros(micros);
                let span = calendar.span(calendar.window(kind, instant));
                assert!(
                    span.start <= instant && instant <= span.end,
                    "{kind:?} {zone} {span:?}"
                );
            }
        }
    }
}

#[test]
fn a_name_that_no_zone_has_is_told() {
    let mut rules = super::support::rule_set();
    assert!(Calendar::of(&rules).is_ok());
    for name in ["Europe/Atlantis", "Berlin", "Etc/Unknown"] {
        rules.time_zone = name.to_owned();
        assert_eq!(
            Calendar::of(&rules).unwrap_err().to_string(),
            format!("There is no time zone “{name}”. Enter one such as Europe/Berlin or UTC.")
        );
    }
    for name in ["Japan", "GB", "NZ", "PST8PDT", "Etc/GMT+5"] {
        rules.time_zone = name.to_owned();
        assert_eq!(Calendar::of(&rules).unwrap().name(), name);
    }
}
