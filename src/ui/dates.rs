//! Days in words, as this browser's `Intl` writes them in the language of the app.

use jiff::civil::Date;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The language of the staff app.
const LANGUAGE: &str = "en-GB";

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayStyle {
    /// `Tuesday`.
    Weekday,
    /// `28 October`.
    DayAndMonth,
    /// `28 October 2025`.
    DayMonthAndYear,
    /// `October`.
    Month,
    /// `October 2025`.
    MonthAndYear,
}

impl DayStyle {
    /// What `Intl.DateTimeFormat` is asked for.
    fn parts(self) -> &'static [(&'static str, &'static str)] {
        const DAY: (&str, &str) = ("day", "numeric");
        const MONTH: (&str, &str) = ("month", "long");
        const YEAR: (&str, &str) = ("year", "numeric");
        match self {
            Self::Weekday => &[("weekday", "long")],
            Self::DayAndMonth => &[DAY, MONTH],
            Self::DayMonthAndYear => &[DAY, MONTH, YEAR],
            Self::Month => &[MONTH],
            Self::MonthAndYear => &[MONTH, YEAR],
        }
    }
}

/// A day in words; ISO digits in a browser without `Intl`.
#[must_use]
pub fn day(date: Date, style: DayStyle) -> String {
    formatted(&midnight(date), style.parts()).unwrap_or_else(|| date.to_string())
}

/// Midnight at the beginning of the day in this browser's time zone, which is also the zone that
/// `Intl` writes in: the day cannot slip.
fn midnight(date: Date) -> js_sys::Date {
    let year = u32::try_from(date.year()).unwrap_or_default();
    js_sys::Date::new_with_year_month_day(year, i32::from(date.month()) - 1, i32::from(date.day()))
}

fn formatted(date: &js_sys::Date, parts: &[(&str, &str)]) -> Option<String> {
    let options = Object::new();
    for (part, style) in parts {
        Reflect::set(
            &options,
            &JsValue::from_str(part),
            &JsValue::from_str(style),
        )
        .ok()?;
    }
    let arguments = Array::of2(&JsValue::from_str(LANGUAGE), &options);
    let intl = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl")).ok()?;
    let class = Reflect::get(&intl, &JsValue::from_str("DateTimeFormat")).ok()?;
    let format = Reflect::construct(class.unchecked_ref::<Function>(), &arguments).ok()?;
    let method = Reflect::get(&format, &JsValue::from_str("format")).ok()?;
    let words = method
        .unchecked_ref::<Function>()
        .call1(&format, date)
        .ok()?;
    words.as_string()
}
