//! Every version that there was.

use super::moments;
use super::state::Rules;
use crate::ui::DataTable;
use domain::api::rules::RuleVersionView;
use leptos::prelude::*;

/// The versions, newest first.
#[component]
pub fn History(rules: Rules) -> impl IntoView {
    let rows = move || {
        let view = rules.view()?;
        let live = view.live.version;
        Some(
            view.versions
                .into_iter()
                .map(|entry| row(entry, live))
                .collect_view(),
        )
    };
    view! {
        <section class="rules-history" aria-labelledby="rules-history-title">
            <h2 id="rules-history-title">"History"</h2>
            <DataTable caption="Versions of the rules, newest first" caption_hidden=true>
                <thead>
                    <tr>
                        <th scope="col">"Version"</th>
                        <th scope="col">"Pays from"</th>
                        <th scope="col">"Published by"</th>
                        <th scope="col">"Why"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </section>
    }
}

fn row(entry: RuleVersionView, live: u32) -> impl IntoView {
    let is_live = entry.version == live;
    view! {
        <tr data-live=is_live.to_string()>
            <th scope="row">
                {entry.version}
                {is_live.then(|| view! { <small>" live"</small> })}
            </th>
            <td>
                <time datetime=entry.effective_from.to_string()>{moments::moment(entry.effective_from)}</time>
            </td>
            <td>{entry.published_by}</td>
            <td class="rules-reason" dir="auto">{entry.reason}</td>
        </tr>
    }
}
