//! The numbers on top of a wall.

use super::open_wall::OpenWall;
use crate::paths;
use crate::ui::number::grouped;
use domain::api::wall::WallSummary;
use leptos::prelude::*;
use leptos_router::components::A;

/// Thanks this month, and points: available and held.
#[component]
pub fn Summary(
    /// The wall.
    wall: OpenWall,
) -> impl IntoView {
    let summary = Memo::new(move |_| wall.with(|shown| shown.summary));
    let is_pending = Memo::new(move |_| wall.wall.with(Option::is_none));
    move || match summary.get() {
        Some(summary) => view! { <Numbers summary points=points_of(wall) /> }.into_any(),
        // The same room is kept meanwhile, so that the cards below stay where they are.
        None if is_pending.get() => view! { <div class="summary"></div> }.into_any(),
        None => ().into_any(),
    }
}

/// The page with every posting.
fn points_of(wall: OpenWall) -> String {
    if wall.is_own {
        paths::POINTS.to_owned()
    } else {
        paths::points_of(wall.employee.into())
    }
}

#[component]
fn Numbers(summary: WallSummary, points: String) -> impl IntoView {
    let WallSummary {
        thanks_this_month,
        available,
        held,
        ..
    } = summary;
    let holds = held.0 != 0;
    view! {
        <section class="summary" aria-label="Summary">
            <Number number=i64::from(thanks_this_month) words="thanks this month" is_thanks=true />
            <Number number=available.0 words=noun(available.0, "point available", "points available") />
            <Number number=held.0 words="held" />
            <A href=points attr:class="summary-points">"Every point and why"</A>
            {holds.then(|| view! { <p class="summary-note">"Held points become available by themselves."</p> })}
        </section>
    }
}

#[component]
fn Number(number: i64, words: &'static str, #[prop(optional)] is_thanks: bool) -> impl IntoView {
    view! {
        <p class="number" data-thanks=is_thanks.then_some("true")>
            <span class="number-big">{grouped(number)}</span>
            " "
            <span class="number-words">{words}</span>
        </p>
    }
}

fn noun(number: i64, one: &'static str, many: &'static str) -> &'static str {
    if number == 1 { one } else { many }
}
