//! What the rules would pay, and why.

use super::trial::{Outcome, TrialAward};
use crate::ui::number::counted;
use domain::points::Points;
use leptos::prelude::*;

/// The awards with their receipts, and the rules that nearly paid.
#[component]
pub fn WouldPay(
    /// What the rules would pay.
    outcome: Memo<Outcome>,
) -> impl IntoView {
    let total = move || outcome.with(total_words);
    let awards = move || {
        let awards = outcome.with(|outcome| outcome.awards.clone());
        awards.into_iter().map(award).collect_view()
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

fn award(award: TrialAward) -> impl IntoView {
    let whose = if award.to_team { "Team" } else { "You" };
    view! {
        <li>
            <p>{award.sentence}</p>
            <b>{format!("{whose} +{}", award.points)}</b>
        </li>
    }
}

fn total_words(outcome: &Outcome) -> String {
    let points = |points: Points| counted(points.0, "point", "points");
    match (outcome.mine, outcome.teams) {
        (mine, Points::ZERO) => format!("You would get {}.", points(mine)),
        (mine, teams) => format!(
            "You would get {}, and the team {}.",
            points(mine),
            points(teams)
        ),
    }
}
