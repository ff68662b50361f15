//! Whether a name has the shape of an IANA time zone.

use super::Problems;

/// The areas of the IANA database, which the names of its zones begin with.
const AREAS: [&str; 16] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Brazil",
    "Canada",
    "Chile",
    "Etc",
    "Europe",
    "Indian",
    "Mexico",
    "Pacific",
    "US",
];
/// The names without an area that are still in use.
const WITHOUT_AREA: [&str; 9] = [
    "UTC", "GMT", "CET", "EET", "MET", "WET", "EST", "MST", "HST",
];

pub(super) fn check(name: &str, problems: &mut Problems) {
    if !has_zone_shape(name) {
        problems.add(
            "time_zone",
            format!(
                "“{name}” is not the name of a time zone. Enter one such as Europe/Berlin or UTC."
            ),
        );
    }
}

fn has_zone_shape(name: &str) -> bool {
    match name.split_once('/') {
        None => WITHOUT_AREA.contains(&name),
        Some((area, place)) => AREAS.contains(&area) && place.split('/').all(is_place),
    }
}

fn is_place(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_alphabetic())
        && part
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
}
