//! How numbers read, in English.

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
