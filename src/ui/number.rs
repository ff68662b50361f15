//! Numbers as people read them.

/// A whole number with a comma between groups of three digits, as English writes it: `1,240`.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let first = digits.len() % 3;
    let mut text = String::from(if number < 0 { "−" } else { "" });
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && position % 3 == first {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_digits_by_three() {
        fn check(number: i64, expected: &str) {
            assert_eq!(grouped(number), expected);
        }
        check(0, "0");
        check(999, "999");
        check(1_240, "1,240");
        check(12_400, "12,400");
        check(412_300, "412,300");
        check(-1_234_567, "−1,234,567");
        check(i64::MIN, "−9,223,372,036,854,775,808");
    }

    #[test]
    fn one_has_the_singular() {
        assert_eq!(counted(1, "point", "points"), "1 point");
        assert_eq!(counted(0, "point", "points"), "0 points");
    }
}
