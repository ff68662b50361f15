//! Days in words, as this browser's `Intl` writes them in the language of the app.

use jiff::civil::Date;
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// The language of the staff app.
const LANGUAGE: &str = "en-GB";

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    formatted(date, style).unwrap_or_else(|| date.to_string())
}

thread_local! {
    /// The formats that were asked for: to make one takes much longer than to use it.
    static FORMATS: RefCell<HashMap<DayStyle, Function>> = RefCell::new(HashMap::new());
}

/// A day is midnight in UTC, by whose clocks the formats write: it cannot slip, wherever this browser is or travels to.
fn formatted(date: Date, style: DayStyle) -> Option<String> {
    let midnight = js_sys::Date::new(&JsValue::from_str(&date.to_string()));
    let words = format_in(style)?.call1(&JsValue::UNDEFINED, &midnight);
    words.ok()?.as_string()
}

fn format_in(style: DayStyle) -> Option<Function> {
    if let Some(format) = FORMATS.with_borrow(|formats| formats.get(&style).cloned()) {
        return Some(format);
    }
    let format = new_format(style.parts())?;
    FORMATS.with_borrow_mut(|formats| formats.insert(style, format.clone()));
    Some(format)
}

fn new_format(parts: &[(&str, &str)]) -> Option<Function> {
    let options = Object::new();
    for (part, style) in parts.iter().chain(&[("timeZone", "UTC")]) {
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
    // A getter that answers a function bound to its format.
    Reflect::get(&format, &JsValue::from_str("format"))
        .ok()?
        .dyn_into()
        .ok()
}
