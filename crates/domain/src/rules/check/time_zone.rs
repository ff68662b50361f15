//! Whether a name has the shape of an IANA time zone: words such as `Europe/Berlin`, `Japan` or `PST8PDT`. Which of them are zones
//! only the calendar knows.

use super::Problems;

pub(super) fn check(name: &str, problems: &mut Problems) {
    if !name.split('/').all(is_place) {
        problems.add(
            "time_zone",
            format!(
                "“{name}” is not the name of a time zone. Enter one such as Europe/Berlin or UTC."
            ),
        );
    }
}

fn is_place(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_alphabetic())
        && part
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
}
