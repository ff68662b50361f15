//! Addresses of the web and of mail in a text.

/// Endings that make a name an address wherever they stand.
const ENDINGS: [&str; 58] = [
    "app", "bg", "biz", "blog", "br", "ch", "cloud", "club", "cn", "co", "com", "cz", "de", "dev",
    "dk", "edu", "ee", "eu", "fi", "fr", "gov", "gr", "hk", "hr", "hu", "ie", "info", "io", "jp",
    "link", "lt", "lu", "lv", "ly", "mx", "net", "nl", "nz", "online", "org", "page", "pl", "pt",
    "ro", "rs", "ru", "sg", "shop", "site", "sk", "store", "tech", "tr", "tw", "ua", "uk",
    "website", "xyz",
];
/// Endings that are words too. In "thank you.it was lovely" a space is missing and nothing is an address, so
/// these need a name of two parts, such as `sub.example.it`, or a path.
const WORDS: [&str; 26] = [
    "ai", "am", "as", "at", "au", "be", "ca", "do", "es", "gl", "id", "in", "is", "it", "kr", "li",
    "me", "my", "no", "se", "si", "so", "to", "tv", "us", "za",
];
/// Endings that are no word in any case: these count with a capital as well.
const NEVER_WORDS: [&str; 3] = ["com", "net", "org"];

/// Whether a text has a web address: with a scheme, with `www.`, or a bare one.
pub(super) fn holds_link(text: &str) -> bool {
    let mut before = None;
    has_scheme(text)
        || text.split_inclusive(|c| !is_host_letter(c)).any(|piece| {
            let (host, after) = split_end(piece);
            // What stands beside an `@` is no web address.
            let beside_at = [std::mem::replace(&mut before, after), after].contains(&Some('@'));
            !beside_at && is_address(host, after == Some('/'))
        })
}

/// Whether a text has an e-mail address.
pub(super) fn holds_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].split(|c| !is_host_letter(c)).next();
        before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))
            && after.and_then(parts).is_some()
    })
}

fn has_scheme(text: &str) -> bool {
    text.match_indices("://").any(|(at, mark)| {
        let before = text[..at].chars().next_back();
        let after = text[at + mark.len()..].chars().next();
        [before, after]
            .iter()
            .all(|c| c.is_some_and(char::is_alphanumeric))
    })
}

fn is_host_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-')
}

/// The host letters of a piece, and the one character that ended them.
fn split_end(piece: &str) -> (&str, Option<char>) {
    let host = piece.trim_end_matches(|c| !is_host_letter(c));
    (host, piece[host.len()..].chars().next())
}

fn is_address(host: &str, has_path: bool) -> bool {
    let Some((names, ending)) = parts(host) else {
        return false;
    };
    if names[0].eq_ignore_ascii_case("www") {
        return true;
    }
    let lower = ending.to_lowercase();
    if NEVER_WORDS.contains(&lower.as_str()) {
        return true;
    }
    // "Thank you.It was lovely": a new sentence, not an ending.
    !is_capitalized(ending)
        && (has_path
            || ENDINGS.contains(&lower.as_str())
            || (WORDS.contains(&lower.as_str()) && is_long(&names)))
}

/// The names of a host and its ending; `None` for text that is no host, such as `9.30` or `wait...`.
fn parts(host: &str) -> Option<(Vec<&str>, &str)> {
    let mut names: Vec<_> = host.trim_matches(['.', '-']).split('.').collect();
    let ending = ending_of(names.pop()?);
    let fits = names.iter().all(|name| !name.is_empty())
        && names.last()?.contains(char::is_alphabetic)
        && ending.chars().count() >= 2
        && ending.chars().all(char::is_alphabetic);
    fits.then_some((names, ending))
}

/// Scripts without spaces go on right after an address: `example.com谢谢`.
fn ending_of(last: &str) -> &str {
    let ascii = last.trim_end_matches(|c| c >= '\u{2e80}');
    if ascii.is_empty() { last } else { ascii }
}

fn is_capitalized(ending: &str) -> bool {
    ending.starts_with(char::is_uppercase) && ending.contains(char::is_lowercase)
}

/// Not an abbreviation such as the one in "9 a.m.to 5".
fn is_long(names: &[&str]) -> bool {
    names.len() >= 2 && names.iter().all(|name| name.chars().count() >= 2)
}
