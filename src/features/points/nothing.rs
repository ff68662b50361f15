//! Points without postings: what brings some, or the way to all.

use super::filters::is_all;
use super::open_points::OpenPoints;
use crate::api::points::PointsQuery;
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
    // From filters that show nothing to others that show nothing the page stays.
    let shows_all = Memo::new(move |_| points.filters.with(is_all));
    move || {
        if shows_all.get() {
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
                <p>{move || points.filters.with(words)}</p>
                <A href=points.path() attr:class="button" attr:data-variant="secondary">"Show all points"</A>
            </Empty>
        }
        .into_any()
        }
    }
}

fn words(filters: &PointsQuery) -> &'static str {
    match (&filters.month, &filters.rule) {
        (Some(_), Some(_)) => {
            "Nothing was booked by this rule in this month, and it did not nearly pay."
        }
        (None, Some(_)) => "Nothing was ever booked by this rule, and it did not nearly pay.",
        (_, None) => "Nothing was booked in this month, and no rule nearly paid.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_name_the_filters_that_are_set() {
        fn check(month: Option<&str>, rule: Option<&str>, expected: [bool; 2]) {
            let filters = PointsQuery {
                month: month.map(|month| month.parse().unwrap()),
                rule: rule.map(str::to_owned),
            };
            let words = words(&filters);
            let names = ["in this month", "by this rule"].map(|name| words.contains(name));
            assert_eq!(names, expected, "{words}");
        }
        check(Some("2026-11"), Some("thanked"), [true, true]);
        check(Some("2026-11"), None, [true, false]);
        check(None, Some("thanked"), [false, true]);
    }
}
