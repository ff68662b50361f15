//! What makes a response suspicious when it is sent. Words and scores are judged by `domain::moderation`; here is what only
//! the server knows: how often, how fast, and who is signed in.

use super::Staff;
use super::content::Checked;
use super::row::StoredResponse;
use domain::api::feedback::SendResponse;
use domain::id::EmployeeId;
use domain::moderation::{Flag, score_flag, text_flags};
use domain::rules::{Customer, Trust};

/// Nobody reads the page and thanks somebody within this many milliseconds.
const SOONEST_MS: u32 = 2_000;

/// One reason to look at a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Suspicion {
    pub(super) flag: Flag,
    /// The recipient it is about; `None` where it is about the response.
    pub(super) about: Option<EmployeeId>,
}

/// All that is suspicious about a response. What is about thanks is not looked for where nobody is thanked.
pub(super) fn flags(
    response: &StoredResponse,
    content: &SendResponse,
    checked: &Checked,
    staff: Option<Staff>,
) -> Vec<Suspicion> {
    let mut found = Vec::new();
    if content.thanks_somebody() {
        found.extend(score_flag(response.score));
        found.extend(word_flags(content));
        found.extend(is_too_fast(response.trust, content).then_some(Flag::TooFast));
    }
    found.extend(is_staff(response.customer, content, staff).then_some(Flag::Staff));
    let mut flags: Vec<_> = found
        .into_iter()
        .map(|flag| Suspicion { flag, about: None })
        .collect();
    flags.extend(checked.busy.iter().map(|&employee| Suspicion {
        flag: Flag::Burst,
        about: Some(employee),
    }));
    flags
}

/// Whether any of it makes the points for the score wait too.
pub(super) fn is_doubtful(flags: &[Suspicion]) -> bool {
    flags.iter().any(|found| found.flag.makes_points_wait())
}

/// Of everything that people who are thanked, or their lead, would read.
fn word_flags(content: &SendResponse) -> Vec<Flag> {
    let mut flags = text_flags(&content.message);
    flags.extend(text_flags(&content.unnamed));
    flags.sort_unstable();
    flags.dedup();
    flags
}

fn is_too_fast(trust: Trust, content: &SendResponse) -> bool {
    trust == Trust::Open && content.on_page_ms.is_some_and(|ms| ms < SOONEST_MS)
}

/// Customers are never signed in, and nobody is their own customer. Colleagues are customers of internal touchpoints.
fn is_staff(customer: Customer, content: &SendResponse, staff: Option<Staff>) -> bool {
    staff.is_some_and(|staff| {
        let thanks_self = staff
            .employee
            .is_some_and(|employee| content.recipients.contains(&employee));
        customer == Customer::External || thanks_self
    })
}
