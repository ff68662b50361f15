//! Telephone numbers in a text: seven digits or more, however they are grouped, and not the dates, times, prices and
//! room numbers that thanks is full of.

use std::collections::BTreeSet;

/// The fewest digits of a number that reaches somebody from outside.
const FEWEST_DIGITS: usize = 7;
/// Rooms and years are below this; longer numbers of four digits are parts of telephone numbers.
const ROOMS_AND_YEARS: std::ops::Range<u32> = 1_000..2_100;

/// Whether a text has a telephone number.
pub(super) fn holds_phone(text: &str) -> bool {
    let text: String = text.chars().map(western).collect();
    let mut before = None;
    text.split_inclusive(|c| !belongs(c)).any(|piece| {
        let run = piece.trim_end_matches(|c| !belongs(c));
        let end = piece[run.len()..].chars().next();
        has_phone(run, std::mem::replace(&mut before, end))
    })
}

/// The same digit in the script that telephones speak.
fn western(c: char) -> char {
    let digit = ['\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}']
        .iter()
        .find_map(|&zero| {
            u32::from(c)
                .checked_sub(u32::from(zero))
                .filter(|&d| d < 10)
        });
    digit
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or(c)
}

/// Digits, and what groups them.
fn belongs(c: char) -> bool {
    c.is_ascii_digit() || is_mark(c) || (c.is_whitespace() && !matches!(c, '\n' | '\r' | '\t'))
}

fn is_mark(c: char) -> bool {
    is_dash(c) || matches!(c, '.' | '(' | ')')
}

/// What stands between the ends of a range, or the parts of a date.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '/' | '\u{2010}'..='\u{2015}')
}

/// Whether there is a number in a run of digits and marks that follows the character `before`.
fn has_phone(run: &str, before: Option<char>) -> bool {
    // "INC0012345" and "#1234567" name tickets.
    let is_name = before.is_some_and(|c| c.is_alphabetic() || c == '#')
        && run.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let words: Vec<_> = run.split_whitespace().collect();
    words
        .split(|word| is_ordinary(word))
        .enumerate()
        .any(|(place, words)| {
            let groups: Vec<_> = words.iter().flat_map(|word| groups(word)).collect();
            match (place, before) {
                (0, Some('+')) => digits(&groups) >= FEWEST_DIGITS,
                (0, _) if is_name && groups.len() == 1 => false,
                _ => is_phone(&groups),
            }
        })
}

fn groups(word: &str) -> impl Iterator<Item = &str> {
    word.split(is_mark).filter(|group| !group.is_empty())
}

fn digits(groups: &[&str]) -> usize {
    groups.iter().map(|group| group.len()).sum()
}

fn is_phone(groups: &[&str]) -> bool {
    let is_list = groups.len() <= 3 && groups.iter().all(|group| is_small(group));
    digits(groups) >= FEWEST_DIGITS
        && groups.iter().any(|group| group.len() > 1)
        && !is_list
        && !is_thousands(groups)
        && !matches!(groups, [only] if is_compact_date(only) || is_round(only))
}

/// A date, a time, an amount, a score out of ten, or a range of them: `23.11.2026`, `9.00-17.00`, `12.50`, `9/10`.
fn is_ordinary(word: &str) -> bool {
    let word = word.trim_matches(is_mark);
    let parts: Vec<_> = word
        .split(is_dash)
        .map(|part| part.trim_matches('.'))
        .collect();
    word.contains(is_mark) && parts.len() <= 3 && parts.iter().all(|part| is_ordinary_part(part))
}

fn is_ordinary_part(part: &str) -> bool {
    let pieces: Vec<_> = part.split('.').collect();
    match pieces[..] {
        [only] => is_small(only),
        [whole, rest] => is_small(whole) && is_small(rest) || is_amount(whole) && is_amount(rest),
        [_, _, year] => {
            pieces.iter().all(|piece| is_small(piece)) && year.len() != 1 || is_thousands(&pieces)
        }
        _ => false,
    }
}

/// A day, a month, an hour, a year or a room.
fn is_small(group: &str) -> bool {
    match group.len() {
        1 | 2 => is_number(group),
        4 => group
            .parse()
            .is_ok_and(|number| ROOMS_AND_YEARS.contains(&number)),
        _ => false,
    }
}

/// Up to three digits, none of them a leading zero of an area code.
fn is_amount(group: &str) -> bool {
    is_number(group) && (group.len() <= 2 || group.len() == 3 && !group.starts_with('0'))
}

fn is_number(group: &str) -> bool {
    group.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1 234 567`
fn is_thousands(groups: &[&str]) -> bool {
    match groups {
        [first, rest @ ..] => {
            first.len() <= 2 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
        }
        [] => false,
    }
}

/// `20261123`
fn is_compact_date(group: &str) -> bool {
    group.len() == 8
        && jiff::civil::Date::strptime("%Y%m%d", group)
            .is_ok_and(|date| (1900..2100).contains(&date.year()))
}

/// `1000000`
fn is_round(group: &str) -> bool {
    group.bytes().collect::<BTreeSet<_>>().len() <= 2 && group.ends_with("000")
}
