//! The filters of the points page as they stand in the address.

use crate::api::points::PointsQuery;
use crate::paths::encoded;

/// What an address asks for; what is no month counts as none. `parameter` finds one of its parameters.
#[must_use]
pub fn read(parameter: impl Fn(&str) -> Option<String>) -> PointsQuery {
    PointsQuery {
        month: parameter("month").and_then(|month| month.parse().ok()),
        rule: parameter("rule").filter(|rule| !rule.is_empty()),
    }
}

/// The query of an address that shows these filters, with its question mark; empty for all postings.
#[must_use]
pub fn query(filters: &PointsQuery) -> String {
    let month = filters.month.map(|month| format!("month={month}"));
    let rule = filters.rule.as_deref();
    let rule = rule.map(|rule| format!("rule={}", encoded(rule)));
    let parts: Vec<_> = [month, rule].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    }
}

/// Whether everything is shown.
#[must_use]
pub fn is_all(filters: &PointsQuery) -> bool {
    *filters == PointsQuery::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(text: &str) -> String {
        query(&read(|name| {
            let text = text.trim_start_matches('?');
            let pair = text
                .split('&')
                .find(|pair| pair.starts_with(&format!("{name}=")))?;
            Some(pair.split_once('=')?.1.to_owned())
        }))
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        for address in [
            "",
            "?month=2026-11",
            "?rule=thanked",
            "?month=2026-11&rule=thanked",
        ] {
            assert_eq!(read_back(address), address);
        }
    }

    #[test]
    fn what_makes_no_sense_filters_nothing() {
        assert_eq!(read_back("?month=November&rule="), "");
        assert!(is_all(&read(|_| None)));
    }
}
