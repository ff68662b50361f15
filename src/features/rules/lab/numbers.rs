//! All that was told of both rule sets.

use super::forecast::MonthEnd;
use super::months::Months;
use super::people::People;
use super::state::{LabState, Told};
use super::summary::Summary;
use super::warnings::Warnings;
use crate::ui::Empty;
use crate::ui::icon::IconName;
use leptos::prelude::*;
use std::sync::Arc;

/// What a point costs, in thousandths of the unit of this currency; nothing where it has no value in money.
pub type Money = Signal<Option<(u32, String)>>;

/// The numbers, or that there are none yet.
#[component]
pub fn Numbers(lab: LabState, told: Signal<Arc<Told>>, money: Money) -> impl IntoView {
    let is_empty = Memo::new(move |_| told.with(|told| told.comparison.events == 0));
    move || {
        if is_empty.get() {
            return view! {
                <Empty icon=IconName::Insights title="Nothing to replay yet">
                    <p>"As soon as customers have answered, the Lab shows what other rules would have paid for it."</p>
                </Empty>
            }
            .into_any();
        }
        view! {
            <Summary lab told money />
            <Months lab told money />
            <MonthEnd told />
            <Warnings lab told />
            <People lab told />
        }
        .into_any()
    }
}
