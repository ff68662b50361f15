//! Addresses of the staff app's pages, typed: no other file spells one out.

use domain::api::ledger::Holder;
use domain::api::session::SessionView;
use domain::id::{AppreciationId, EmployeeId};
use domain::role::Role;
use std::fmt::Write;

/// Leads on to the start page of the person's role.
pub const START: &str = "/";
/// Signing in.
pub const SIGN_IN: &str = "/sign-in";
/// One's own wall.
pub const WALL: &str = "/wall";
/// One's own points.
pub const POINTS: &str = "/points";
/// How points are earned, and what would be paid if.
pub const HOW_POINTS_ARE_EARNED: &str = "/points/how";
/// CSAT and points over time.
pub const INSIGHTS: &str = "/insights";
/// The point rules.
pub const RULES: &str = "/admin/rules";
/// The ledger for its owner.
pub const POINTS_ADMIN: &str = "/admin/points";
/// All touchpoints, and the languages of the program.
pub const TOUCHPOINTS: &str = "/admin/touchpoints";
/// Thanks to somebody whose name the customer did not know.
pub const UNNAMED: &str = "/unnamed";

/// The wall of a person.
#[must_use]
pub fn wall_of(employee: EmployeeId) -> String {
    format!("{WALL}/{employee}")
}

/// A wall, at one of its cards.
#[must_use]
pub fn card_on(wall: &str, card: AppreciationId) -> String {
    format!("{wall}?card={card}")
}

/// The statement of a person or a team.
#[must_use]
pub fn points_of(holder: Holder) -> String {
    match holder {
        Holder::Employee(employee) => format!("{POINTS}/{employee}"),
        Holder::Team(team) => format!("{POINTS}/team/{team}"),
    }
}

/// What is set up at a touchpoint.
#[must_use]
pub fn touchpoint(key: &str) -> String {
    format!("{TOUCHPOINTS}/{}", encoded(key))
}

/// The poster of a touchpoint.
#[must_use]
pub fn poster(key: &str) -> String {
    format!("{}/poster", touchpoint(key))
}

/// Signing in, and then on to the page that was asked for.
#[must_use]
pub fn sign_in_for(next: &str) -> String {
    match next {
        START | SIGN_IN => SIGN_IN.to_owned(),
        next => format!("{SIGN_IN}?next={}", encoded(next)),
    }
}

/// Where to go after signing in: `next`, if it is a page of this app. Anything else might lead a
/// person who has just typed a password to another site.
#[must_use]
pub fn after_sign_in(next: Option<&str>) -> String {
    next.filter(|next| is_ours(next))
        .unwrap_or(START)
        .to_owned()
}

/// The page that a person comes for.
#[must_use]
pub fn start_of(session: &SessionView) -> &'static str {
    match session.role {
        Role::Owner => INSIGHTS,
        Role::Lead if session.employee.is_none() => INSIGHTS,
        Role::Lead | Role::Employee => WALL,
    }
}

/// A value as it stands in a query: unreserved characters as they are, all others percent-encoded (RFC 3986, 2.3).
#[must_use]
pub fn encoded(value: &str) -> String {
    value.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}

/// A path on this origin: browsers read `//` and `/\` as the beginning of a host.
fn is_ours(next: &str) -> bool {
    next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\t', '\n', '\r'])
        && !next.starts_with(SIGN_IN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_only_to_pages_of_this_app() {
        fn check(next: Option<&str>, expected: &str) {
            assert_eq!(after_sign_in(next), expected, "{next:?}");
        }
        check(Some("/insights?by=week"), "/insights?by=week");
        check(Some("/wall"), "/wall");
        check(None, "/");
        check(Some(""), "/");
        check(Some("https://example.com"), "/");
        check(Some("//example.com"), "/");
        check(Some("/\\example.com"), "/");
        check(Some("/\t/example.com"), "/");
        check(Some("/sign-in?next=/wall"), "/");
    }

    #[test]
    fn keeps_the_whole_address_for_after_sign_in() {
        assert_eq!(
            sign_in_for("/insights?subject=team:1&by=week"),
            "/sign-in?next=/insights%3Fsubject%3Dteam%3A1%26by%3Dweek"
        );
        assert_eq!(sign_in_for("/"), "/sign-in");
    }

    #[test]
    fn encodes_what_would_end_a_query() {
        assert_eq!(encoded("a b&c=ü+"), "a%20b%26c%3D%C3%BC%2B");
    }
}
