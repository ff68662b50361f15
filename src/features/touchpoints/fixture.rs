//! A touchpoint to start from in tests.

use domain::api::touchpoints::TouchpointSettings;
use domain::opening_hours::OpeningHours;
use domain::rules::Customer;

/// A till whose question is worded in no language yet.
pub fn till() -> TouchpointSettings {
    TouchpointSettings {
        key: "till".into(),
        name: "Till 3".into(),
        team: "Shop".into(),
        customer: Customer::External,
        people: Vec::new(),
        wordings: Vec::new(),
        sites: Vec::new(),
        hours: OpeningHours::default(),
        time_zone: "Europe/Berlin".into(),
        address: "https://example.org/f/till".into(),
        kiosk_address: "https://example.org/kiosk/till".into(),
    }
}
