//! How numbers read, in English.

use crate::points::Points;

/// A no-break space: a number and its sign stay on one line.
pub const NBSP: char = '\u{a0}';

/// A whole number with a comma between its thousands: `1,000,000`; below zero with a minus sign, not a hyphen.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "−" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun: `1 point`, `1,240 points`.
#[must_use]
pub fn counted(number: i64, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", grouped(number))
}

/// Points with their noun: `1,240 points`.
#[must_use]
pub fn points(points: Points) -> String {
    counted(points.0, "point", "points")
}

/// Points that come or go, on one line: `+10 points`, `−5 points`, `0 points`.
#[must_use]
pub fn signed_points(changed: Points) -> String {
    let sign = if changed > Points::ZERO { "+" } else { "" };
    format!("{sign}{}", points(changed).replace(' ', &NBSP.to_string()))
}

/// What points cost: `value` is thousandths of the currency's unit for one point. `1,234.50 EUR`, with a space that does not break.
#[must_use]
pub fn money(points: Points, value: u32, currency: &str) -> String {
    let thousandths = i128::from(points.0) * i128::from(value);
    // Cents, rounded to the nearest.
    let cents = (thousandths.abs() + 5) / 10;
    let units = i64::try_from(cents / 100).unwrap_or(i64::MAX);
    let sign = if thousandths < 0 && cents > 0 {
        "−"
    } else {
        ""
    };
    format!(
        "{sign}{}.{:02}{NBSP}{currency}",
        grouped(units),
        cents % 100
    )
}

/// A share from 0 to 1 as a percentage: `84 %`, with a space that does not break.
#[must_use]
pub fn per_cent(share: f64) -> String {
    format!("{}{NBSP}%", whole_per_cent(share))
}

/// A share from 0 to 1 rounded to whole per cent, but never to a 0 or 100 that it is not: `84`.
#[must_use]
pub fn whole_per_cent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    let shown = if share > 0.0 && share < 1.0 {
        rounded.clamp(1.0, 99.0)
    } else {
        rounded
    };
    format!("{shown:.0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (-12_345, "−12,345"),
            (1_000_000, "1,000,000"),
            (i64::MIN, "−9,223,372,036,854,775,808"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn one_has_the_singular() {
        assert_eq!(counted(1, "point", "points"), "1 point");
        assert_eq!(counted(0, "point", "points"), "0 points");
    }

    #[test]
    fn points_carry_their_sign_on_one_line() {
        for (points, expected) in [
            (10, "+10\u{a0}points"),
            (1, "+1\u{a0}point"),
            (0, "0\u{a0}points"),
            (-5, "−5\u{a0}points"),
        ] {
            assert_eq!(signed_points(Points(points)), expected);
        }
    }

    #[test]
    fn points_are_told_in_money() {
        for (points, expected) in [
            (0, "0.00\u{a0}EUR"),
            (1, "0.05\u{a0}EUR"),
            (25_010, "1,250.50\u{a0}EUR"),
            (-3, "−0.15\u{a0}EUR"),
        ] {
            assert_eq!(money(Points(points), 50, "EUR"), expected);
        }
        assert_eq!(money(Points(-1), 1, "EUR"), "0.00\u{a0}EUR");
    }

    #[test]
    fn no_share_is_rounded_to_all_or_nothing() {
        for (share, text) in [
            (0.0, "0"),
            (0.001, "1"),
            (0.844, "84"),
            (0.999, "99"),
            (1.0, "100"),
        ] {
            assert_eq!(whole_per_cent(share), text);
        }
    }
}
