//! Clocks of another time zone than this browser's, as its `Intl` knows them.

use domain::instant::Instant;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// What the clocks of a zone (an IANA name) show at an instant, to the second. None in a browser that does not know it.
#[must_use]
pub fn clock(zone: &str, at: Instant) -> Option<DateTime> {
    let format = format_in(zone)?;
    let moment = js_sys::Date::new(&JsValue::from_str(&at.to_string()));
    let words = format.call1(&JsValue::UNDEFINED, &moment).ok()?;
    read(&words.as_string()?)
}

/// The instant at which the clocks of a zone show this. Of an hour that they show twice it is the first; in one that they leave
/// out, what they would show without the jump.
#[must_use]
pub fn instant(zone: &str, shown: DateTime) -> Option<Instant> {
    instant_by(shown, |at| clock(zone, at))
}

/// The zone's place in words: `Berlin` of `Europe/Berlin`.
#[must_use]
pub fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

fn instant_by(shown: DateTime, clock: impl Fn(Instant) -> Option<DateTime>) -> Option<Instant> {
    let wanted = seconds(shown)?;
    let ahead = |at: Instant| Some(seconds(clock(at)?)? - at.micros().div_euclid(1_000_000));
    let at = |offset: i64| Instant::from_micros((wanted - offset).saturating_mul(1_000_000));
    // The offsets of a day before and after: they differ only around a change of the clocks.
    let before = ahead(at(86_400))?;
    let after = ahead(at(-86_400))?;
    let fits = |offset: &i64| ahead(at(*offset)) == Some(*offset);
    let fitting = [before, after].into_iter().find(fits);
    Some(at(fitting.unwrap_or(before)))
}

/// Seconds since 1970 if the clocks were those of UTC.
fn seconds(shown: DateTime) -> Option<i64> {
    let utc = TimeZone::UTC.to_ambiguous_timestamp(shown).compatible();
    Some(utc.ok()?.as_second())
}

/// `10/12/2026, 09:00:00`, as `en-GB` writes it.
fn read(words: &str) -> Option<DateTime> {
    let numbers: Vec<i16> = words
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [day, month, year, hour, minute, second] = numbers[..] else {
        return None;
    };
    let small = |number: i16| i8::try_from(number).ok();
    DateTime::new(
        year,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        0,
    )
    .ok()
}

thread_local! {
    /// The format of the zone that was asked for last: to make one takes much longer than to use it.
    static FORMAT: RefCell<Option<(String, Function)>> = const { RefCell::new(None) };
}

fn format_in(zone: &str) -> Option<Function> {
    let known = FORMAT.with_borrow(|format| {
        let (of, format) = format.as_ref()?;
        (of == zone).then(|| format.clone())
    });
    known.or_else(|| {
        let format = new_format(zone)?;
        FORMAT.set(Some((zone.to_owned(), format.clone())));
        Some(format)
    })
}

fn new_format(zone: &str) -> Option<Function> {
    let options = Object::new();
    let parts = ["day", "month", "hour", "minute", "second"].map(|part| (part, "2-digit"));
    let rest = [
        ("year", "numeric"),
        ("hourCycle", "h23"),
        ("timeZone", zone),
    ];
    for (part, style) in parts.into_iter().chain(rest) {
        Reflect::set(&options, &part.into(), &style.into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let class = Reflect::get(&intl, &JsValue::from_str("DateTimeFormat")).ok()?;
    let arguments = Array::of2(&JsValue::from_str("en-GB"), &options);
    let format = Reflect::construct(class.unchecked_ref::<Function>(), &arguments).ok()?;
    Reflect::get(&format, &JsValue::from_str("format"))
        .ok()?
        .dyn_into()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    /// Clocks of UTC+1 that go one hour ahead at noon UTC of the 10th, and back at noon UTC of the 20th.
    fn clocks(at: Instant) -> Option<DateTime> {
        let utc = TimeZone::UTC.to_datetime(at.timestamp());
        let [ahead, back] = [10, 20].map(|day| date(2026, 6, day).at(12, 0, 0, 0));
        let hours = if utc >= ahead && utc < back { 2 } else { 1 };
        utc.checked_add(hours.hours()).ok()
    }

    #[test]
    fn what_clocks_show_is_found_whatever_they_do() {
        fn check(day: i8, hour: i8, minute: i8, expected: &str) {
            let shown = date(2026, 6, day).at(hour, minute, 0, 0);
            let found = instant_by(shown, clocks).unwrap().to_string();
            assert_eq!(found, expected, "{shown}");
        }
        check(1, 9, 0, "2026-06-01T08:00:00Z");
        check(10, 12, 59, "2026-06-10T11:59:00Z");
        check(10, 14, 0, "2026-06-10T12:00:00Z");
        check(15, 9, 0, "2026-06-15T07:00:00Z");
        // They show 13:30 of the 10th never, and of the 20th twice.
        check(10, 13, 30, "2026-06-10T12:30:00Z");
        check(20, 13, 30, "2026-06-20T11:30:00Z");
        check(20, 14, 30, "2026-06-20T13:30:00Z");
    }

    #[test]
    fn a_clock_is_read_as_it_is_written() {
        let expected = date(2026, 12, 10).at(9, 5, 0, 0);
        assert_eq!(read("10/12/2026, 09:05:00"), Some(expected));
        for wrong in ["", "10/12/2026", "10/13/2026, 09:05:00", "x"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_zone_is_called_by_its_place() {
        assert_eq!(place("America/New_York"), "New York");
        assert_eq!(place("UTC"), "UTC");
    }
}
