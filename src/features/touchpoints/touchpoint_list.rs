//! The touchpoints as a table, a group for each team.

use super::model::{Team, by_team, customer_words};
use crate::paths;
use crate::ui::number::grouped;
use crate::ui::{DataTable, Empty, IconName};
use domain::api::touchpoints::TouchpointRow;
use leptos::prelude::*;
use leptos_router::components::A;

/// The table, or what to do where there is nothing to list.
#[component]
pub fn TouchpointList(
    /// By team, then by name.
    rows: Vec<TouchpointRow>,
) -> impl IntoView {
    if rows.is_empty() {
        return view! { <NoTouchpoints /> }.into_any();
    }
    let groups = by_team(rows).into_iter().map(group).collect_view();
    view! {
        <div class="touchpoint-list">
            <DataTable caption="Touchpoints by team" caption_hidden=true>
                <thead>
                    <tr>
                        <th scope="col">"Touchpoint"</th>
                        <th scope="col">"Who answers"</th>
                        <th scope="col" data-kind="number">"People on offer"</th>
                        <th scope="col" data-kind="number">"Kiosks"</th>
                        <th scope="col" data-kind="number">"Answers waiting"</th>
                    </tr>
                </thead>
                {groups}
            </DataTable>
        </div>
    }
    .into_any()
}

fn group(team: Team) -> impl IntoView {
    view! {
        <tbody>
            <tr class="touchpoint-team">
                <th colspan="5" scope="rowgroup">{team.name}</th>
            </tr>
            {team.rows.into_iter().map(row).collect_view()}
        </tbody>
    }
}

fn row(row: TouchpointRow) -> impl IntoView {
    let number = |count: u32| grouped(i64::from(count));
    let is_none = (row.waiting == 0).then_some("true");
    view! {
        <tr>
            <th scope="row">
                <A href=paths::touchpoint(&row.key)>{row.name}</A>
            </th>
            <td>{customer_words(row.customer)}</td>
            <td data-kind="number" data-unit="on offer" data-alarm=(row.people == 0).then_some("true")>{number(row.people)}</td>
            <td data-kind="number" data-unit=if row.kiosks == 1 { "kiosk" } else { "kiosks" } data-none=(row.kiosks == 0).then_some("true")>
                {number(row.kiosks)}
            </td>
            <td data-kind="number" data-unit="waiting" data-none=is_none data-alarm=(row.waiting > 0).then_some("true")>{number(row.waiting)}</td>
        </tr>
    }
}

#[component]
fn NoTouchpoints() -> impl IntoView {
    view! {
        <Empty icon=IconName::Touchpoints title="No touchpoint yet">
            <p>"Touchpoints come into the program with its people and teams. Import them once, and they appear here."</p>
        </Empty>
    }
}
