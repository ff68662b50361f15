//! What the pages of touchpoints know without a browser: rows by team, the settings to save, and sentences.

use domain::api::touchpoints::{ReceiptLinksView, TouchpointRow, TouchpointSettings};
use domain::numbers::counted;
use domain::rules::Customer;

/// The touchpoints of one team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its name.
    pub name: String,
    /// By name, as the server has them.
    pub rows: Vec<TouchpointRow>,
}

/// The rows in groups, in the order they come.
pub fn by_team(rows: Vec<TouchpointRow>) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::new();
    for row in rows {
        match teams.last_mut() {
            Some(team) if team.name == row.team => team.rows.push(row),
            _ => teams.push(Team {
                name: row.team.clone(),
                rows: vec![row],
            }),
        }
    }
    teams
}

/// Who answers at a touchpoint.
pub fn customer_words(customer: Customer) -> &'static str {
    match customer {
        Customer::External => "Customers",
        Customer::Internal => "Colleagues",
        Customer::Supplier => "Suppliers",
    }
}

/// Sites as they are typed, one a line; commas and spaces part them as well.
pub fn read_sites(typed: &str) -> Vec<String> {
    typed
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|site| !site.is_empty())
        .map(|site| site.trim_end_matches('/').to_owned())
        .collect()
}

/// Where the wording of a language stands, beside its field. Going back to the standard wording is version 0 again.
pub fn wording_words(version: u32) -> String {
    match version {
        0 => "Standard wording".to_owned(),
        version => format!("Own wording, version {version}"),
    }
}

/// The lines to put into another site's page.
pub fn snippet(settings: &TouchpointSettings) -> String {
    let (address, name) = (attribute(&settings.address), attribute(&settings.name));
    format!(
        "<iframe src=\"{address}\" title=\"{name}\" width=\"100%\" height=\"720\" loading=\"lazy\"></iframe>"
    )
}

/// Links as a file for a spreadsheet or a mailing: one row each, with the day until which it can be used.
pub fn csv(links: &ReceiptLinksView) -> String {
    let expires = links.expires_at;
    let row = |link: &String| format!("{link},{expires}\r\n");
    let rows: String = links.links.iter().map(row).collect();
    format!("link,can_be_used_until\r\n{rows}")
}

/// How many links there are: `1 link`, `250 links`.
pub fn links_words(links: &ReceiptLinksView) -> String {
    let count = i64::try_from(links.links.len()).unwrap_or(i64::MAX);
    counted(count, "link", "links")
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests;
