//! What the rules would pay, and why.

use super::trial::{Outcome, TrialAward};
use crate::ui::number::{grouped, points};
use domain::points::Points;
use leptos::prelude::*;

/// The awards with their receipts, and the rules that nearly paid.
#[component]
pub fn WouldPay(
    /// What the rules would pay.
    outcome: Memo<Outcome>,
    /// Whether it is for who is signed in.
    is_me: bool,
) -> impl IntoView {
    let total = move || outcome.with(|outcome| total_words(outcome, is_me));
    let awards = move || {
        let awards = outcome.with(|outcome| outcome.awards.clone());
        awards
            .into_iter()
            .map(|one| award(one, is_me))
            .collect_view()
    };
    let near = move || {
        let near = outcome.with(|outcome| outcome.near.clone());
        near.into_iter()
            .map(|words| view! { <li>{words}</li> })
            .collect_view()
    };
    view! {
        <div class="sandbox-result">
            <p class="sandbox-total" role="status">{total}</p>
            <ul class="sandbox-awards">{awards}</ul>
            <ul class="sandbox-near">{near}</ul>
        </div>
    }
}

fn award(award: TrialAward, is_me: bool) -> impl IntoView {
    let whose = match (award.to_team, is_me) {
        (true, _) => "Team",
        (false, true) => "You",
        (false, false) => "They",
    };
    view! {
        <li>
            <p>{award.sentence}</p>
            <b>{format!("{whose} +{}", grouped(award.points.0))}</b>
        </li>
    }
}

fn total_words(outcome: &Outcome, is_me: bool) -> String {
    let who = if is_me { "You" } else { "They" };
    match (outcome.mine, outcome.teams) {
        (mine, Points::ZERO) => format!("{who} would get {}.", points(mine)),
        (mine, teams) => format!(
            "{who} would get {}, and the team {}.",
            points(mine),
            points(teams)
        ),
    }
}
