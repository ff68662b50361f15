//! Points without postings: what brings some, or the way to all.

use super::filters::is_all;
use super::open_points::OpenPoints;
use crate::paths;
use crate::ui::{Empty, IconName};
use leptos::prelude::*;
use leptos_router::components::A;

/// Words for a page without postings.
#[component]
pub fn Nothing(
    /// The points.
    points: OpenPoints,
) -> impl IntoView {
    if is_all(&points.filters.get_untracked()) {
        view! {
            <Empty icon=IconName::Points title="No points yet">
                <p>"Every point that is earned appears here, with the sentence that explains it; and what nearly paid, with what was missing."</p>
                <A href=paths::HOW_POINTS_ARE_EARNED attr:class="button" attr:data-variant="secondary">
                    "See how points are earned"
                </A>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty icon=IconName::Points title="No points here">
                <p>"Nothing was booked by this rule in this month, and it did not nearly pay."</p>
                <A href=points.path() attr:class="button" attr:data-variant="secondary">"Show all points"</A>
            </Empty>
        }
        .into_any()
    }
}
