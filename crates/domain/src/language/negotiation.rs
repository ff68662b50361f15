//! Which language somebody gets, from what the browser asks for.

use super::Language;

/// Tags of Chinese that is not written in the simplified script. Who asks for it is better served by their next wish.
const TRADITIONAL: [&str; 4] = ["zh-hant", "zh-tw", "zh-hk", "zh-mo"];

/// The best of the languages on offer for the value of an `Accept-Language` header (RFC 9110, 12.5.4): the one wished for most,
/// where a wish for a variant, such as `de-CH`, is one for the language too (RFC 4647, 3.4). Without any that fits, the first on
/// offer; English where nothing is.
#[must_use]
pub fn wanted(accept_language: &str, offered: &[Language]) -> Language {
    let mut wishes: Vec<_> = accept_language.split(',').filter_map(wish).collect();
    // Stable: of equal wishes, the one that was named first.
    wishes.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    let is_refused = |language: &Language| {
        let mut exact = wishes.iter().filter(|(range, _)| range != "*");
        exact.any(|(range, weight)| *weight == 0 && named(range) == Some(*language))
    };
    let accepted: Vec<_> = offered
        .iter()
        .copied()
        .filter(|language| !is_refused(language))
        .collect();
    let mut hoped = wishes.iter().filter(|(_, weight)| *weight > 0);
    hoped
        .find_map(|(range, _)| match range.as_str() {
            "*" => accepted.first().copied(),
            range => named(range).filter(|language| accepted.contains(language)),
        })
        .or_else(|| offered.first().copied())
        .unwrap_or_default()
}

/// One wish: a range in lower case, and its weight in thousandths. What cannot be read is no wish.
fn wish(part: &str) -> Option<(String, u16)> {
    let mut pieces = part.split(';').map(str::trim);
    let range = pieces.next().filter(|range| !range.is_empty())?;
    let weight = match pieces.next() {
        None => 1_000,
        Some(parameter) => weight(parameter)?,
    };
    Some((range.to_ascii_lowercase(), weight))
}

/// The weight in `q=0.8`: from 0 to 1, with at most three digits after the point.
fn weight(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    let (whole, part) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    let is_number = whole.len() == 1 && part.len() <= 3 && part.bytes().all(|c| c.is_ascii_digit());
    if !name.trim().eq_ignore_ascii_case("q") || !is_number {
        return None;
    }
    let thousandths = format!("{whole}{part:0<3}").parse().ok()?;
    (thousandths <= 1_000).then_some(thousandths)
}

/// The language that a range names, by its whole tag or its beginning.
fn named(range: &str) -> Option<Language> {
    if TRADITIONAL.iter().any(|tag| is_or_begins(range, tag)) {
        return None;
    }
    let primary = range.split('-').next()?;
    Language::ALL
        .into_iter()
        .find(|language| language.tag().split('-').next() == Some(primary))
}

fn is_or_begins(range: &str, tag: &str) -> bool {
    let rest = range.strip_prefix(tag);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_language_that_it_wishes_for_most() {
        fn check(header: &str, expected: &str) {
            assert_eq!(wanted(header, &Language::ALL).tag(), expected, "{header:?}");
        }
        check("", "en");
        check("de", "de");
        check("DE", "de");
        check("de-CH", "de");
        check("de-Latn-AT, en;q=0.5", "de");
        check("fr;q=0.5, tr;q=0.8", "tr");
        check("fr; q = 0.5 , tr ; q=0.501", "tr");
        check("es, fr", "es");
        check("sv, fr;q=0.3", "fr");
        check("sv", "en");
        check("zh-CN", "zh-Hans");
        check("zh-SG", "zh-Hans");
        check("zh", "zh-Hans");
        check("zh-Hans-HK", "zh-Hans");
        check("zh-TW, es;q=0.1", "es");
        check("zh-Hant-TW", "en");
        check("zh-HK", "en");
        check("ar-EG,ar;q=0.9", "ar");
        check("*", "en");
        check("*, de;q=0.5", "en");
        check("en;q=0, *", "es");
        check("en;q=0, de;q=0.1", "de");
        check("en-XA", "en");
    }

    #[test]
    fn only_what_is_on_offer_is_given() {
        use Language::{Arabic, English, French, German};
        fn check(header: &str, offered: &[Language], expected: Language) {
            assert_eq!(wanted(header, offered), expected, "{header:?}");
        }
        check("de", &[French, English], French);
        check("de, en;q=0.2", &[French, English], English);
        check("*;q=0.5, en;q=0.2", &[Arabic, English], Arabic);
        check("ar;q=0", &[Arabic], Arabic);
        check("de", &[], English);
        check("de", &[German], German);
    }

    #[test]
    fn what_cannot_be_read_is_no_wish() {
        for header in [
            ",,;",
            "de;q=2",
            "de;q=1.001",
            "de;q=0.1234",
            "de;q=-1",
            "de;q=",
            "de;x=1",
            ";q=1",
            "deutsch",
            "\u{fffd}",
        ] {
            assert_eq!(
                wanted(header, &Language::ALL),
                Language::English,
                "{header:?}"
            );
        }
    }
}
