//! Days as one says them: by name while they are near, as a date later.

use crate::routes::pages::html;
use domain::instant::Instant;
use domain::language::{Key, Texts, fill};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

/// Within how many days a weekday is clear without its date.
const WEEK: i32 = 7;

/// The days of a program, seen from today, in a language.
#[derive(Debug)]
pub struct Calendar {
    texts: Texts,
    today: Date,
}

/// How near a day is.
enum Nearness {
    Today,
    Yesterday,
    ThisWeek,
    Earlier,
}

impl Calendar {
    /// As seen at this moment in this time zone. An error for a zone that there is not.
    pub fn new(texts: Texts, time_zone: &str, now: Instant) -> Result<Self, jiff::Error> {
        let zone = TimeZone::get(time_zone)?;
        let today = now.timestamp().to_zoned_datetime(zone).date();
        Ok(Self { texts, today })
    }

    /// The language.
    pub fn texts(&self) -> Texts {
        self.texts
    }

    /// The day by itself, as HTML: "Today", "Tuesday", "2026-03-02".
    pub fn day(&self, day: Date) -> String {
        let words = match self.nearness(day) {
            Nearness::Today => self.texts.get(Key::Today).to_owned(),
            Nearness::Yesterday => self.texts.get(Key::Yesterday).to_owned(),
            Nearness::ThisWeek => self.weekday(day),
            Nearness::Earlier => self.date(day),
        };
        element(day, &words)
    }

    /// The sentence in which somebody read it on that day, and the day to put into it, as HTML.
    pub fn read_on(&self, day: Date) -> (Key, String) {
        match self.nearness(day) {
            Nearness::Today => (Key::ReadToday, String::new()),
            Nearness::Yesterday => (Key::ReadYesterday, String::new()),
            Nearness::ThisWeek => (Key::ReadWeekday, element(day, &self.weekday(day))),
            Nearness::Earlier => (Key::ReadDate, element(day, &self.date(day))),
        }
    }

    fn nearness(&self, day: Date) -> Nearness {
        match (self.today - day).get_days() {
            // A clock that was set back must not make a date of what is today.
            ..=0 => Nearness::Today,
            1 => Nearness::Yesterday,
            2..WEEK => Nearness::ThisWeek,
            _ => Nearness::Earlier,
        }
    }

    fn weekday(&self, day: Date) -> String {
        let key = match day.weekday() {
            Weekday::Monday => Key::Monday,
            Weekday::Tuesday => Key::Tuesday,
            Weekday::Wednesday => Key::Wednesday,
            Weekday::Thursday => Key::Thursday,
            Weekday::Friday => Key::Friday,
            Weekday::Saturday => Key::Saturday,
            Weekday::Sunday => Key::Sunday,
        };
        self.texts.get(key).to_owned()
    }

    /// In the language's usual order of numbers.
    fn date(&self, day: Date) -> String {
        let two = |number: i8| format!("{number:02}");
        let values = [
            ("d", two(day.day())),
            ("m", two(day.month())),
            ("y", day.year().to_string()),
        ];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        fill(self.texts.get(Key::DatePattern), &values)
    }
}

fn element(day: Date, words: &str) -> String {
    let words = html::escape(words);
    format!(r#"<time datetime="{day}">{words}</time>"#)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::language::Language;
    use jiff::civil::date;

    /// Wednesday, 4 March 2026, half past midnight in Berlin; still Tuesday in London.
    fn calendar(time_zone: &str) -> Calendar {
        let now = "2026-03-03T23:30:00Z".parse().unwrap();
        Calendar::new(Texts::of(Language::English), time_zone, now).unwrap()
    }

    #[test]
    fn a_near_day_has_a_name_and_another_a_date() {
        fn check(day: Date, expected: &str) {
            let html = calendar("Europe/Berlin").day(day);
            assert_eq!(html, format!("<time datetime=\"{day}\">{expected}</time>"));
        }
        check(date(2026, 3, 5), "Today");
        check(date(2026, 3, 4), "Today");
        check(date(2026, 3, 3), "Yesterday");
        check(date(2026, 3, 2), "Monday");
        check(date(2026, 2, 26), "Thursday");
        check(date(2026, 2, 25), "2026-02-25");
        check(date(2025, 3, 4), "2025-03-04");
    }

    #[test]
    fn the_sentence_fits_the_day() {
        let calendar = calendar("Europe/Berlin");
        let key = |day| calendar.read_on(day).0;
        assert_eq!(key(date(2026, 3, 4)), Key::ReadToday);
        assert_eq!(key(date(2026, 3, 3)), Key::ReadYesterday);
        assert_eq!(key(date(2026, 2, 28)), Key::ReadWeekday);
        assert_eq!(key(date(2026, 2, 25)), Key::ReadDate);
    }

    #[test]
    fn today_is_the_programs() {
        let day = date(2026, 3, 3);
        assert!(calendar("Europe/London").day(day).contains("Today"));
        assert!(
            Calendar::new(
                Texts::of(Language::English),
                "Nowhere",
                Instant::from_micros(0)
            )
            .is_err()
        );
    }
}
