//! What everybody has, found by name or team.

use super::adjust_dialog::AdjustDialog;
use super::model::{SHOWN, found, shown_words};
use super::state::Points;
use crate::layout::failure::failed;
use crate::paths;
use crate::ui::number::grouped;
use crate::ui::{Button, ButtonVariant, DataTable, Field, FieldKind, Loaded};
use domain::api::ledger::{Holder, PointAccountView};
use leptos::prelude::*;
use leptos_router::components::A;

/// The section.
#[component]
pub fn Accounts(points: Points) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let adjusted = RwSignal::new(None::<PointAccountView>);
    let there = Memo::new(move |_| points.accounts.get().map(|accounts| accounts.map(drop)));
    let retry = Callback::new(move |()| {
        points.accounts.set(None);
        points.load_accounts();
    });
    view! {
        <section class="points-accounts" aria-labelledby="points-accounts">
            <h2 id="points-accounts">"Everybody’s points"</h2>
            <Loaded
                data=there
                failed=failed(retry)
                children=move |()| view! { <Table points search adjusted /> }
            />
            <AdjustDialog points account=adjusted />
        </section>
    }
}

#[component]
fn Table(
    points: Points,
    search: RwSignal<String>,
    adjusted: RwSignal<Option<PointAccountView>>,
) -> impl IntoView {
    let all = move || {
        points
            .accounts
            .get()
            .and_then(Result::ok)
            .unwrap_or_default()
    };
    let matching = Memo::new(move |_| found(&all(), &search.get()));
    let words = move || {
        let all = all().len();
        matching.with(|matching| shown_words(all, matching.len()))
    };
    let shown = move || matching.get().into_iter().take(SHOWN).collect::<Vec<_>>();
    view! {
        <Field id="find-account" label="Find a person or a team" kind=FieldKind::Search value=search />
        <p class="points-count" role="status">{words}</p>
        <DataTable caption="Points by account" caption_hidden=true>
            <thead>
                <tr>
                    <th scope="col">"Name"</th>
                    <th scope="col">"Team"</th>
                    <th scope="col" data-kind="number">"Available"</th>
                    <th scope="col" data-kind="number">"Held"</th>
                    <th scope="col">
                        <span class="visually-hidden">"Wall and correction"</span>
                    </th>
                </tr>
            </thead>
            <tbody>
                <For each=shown key=|account| (account.holder, account.available, account.held) let(account)>
                    <Row account adjusted />
                </For>
            </tbody>
        </DataTable>
    }
}

#[component]
fn Row(account: PointAccountView, adjusted: RwSignal<Option<PointAccountView>>) -> impl IntoView {
    let name = account.name.clone();
    let team = if account.team.is_empty() {
        "A team".to_owned()
    } else {
        account.team.clone()
    };
    let statement = paths::points_of(account.holder);
    let wall = match account.holder {
        Holder::Employee(employee) => Some(paths::wall_of(employee)),
        Holder::Team(_) => None,
    };
    let (of, shown) = (name.clone(), name.clone());
    let wall = wall.map(|wall| {
        view! {
            <A href=wall attr:class="button" attr:data-variant="quiet">
                "Wall"
                <span class="visually-hidden">{format!(" of {of}")}</span>
            </A>
        }
    });
    let (available, held) = (grouped(account.available.0), grouped(account.held.0));
    view! {
        <tr>
            <th scope="row">
                <A href=statement>{shown}</A>
            </th>
            <td>{team}</td>
            <td data-kind="number">{available}</td>
            <td data-kind="number">{held}</td>
            <td>
                {wall}
                <Button variant=ButtonVariant::Quiet on_press=move |()| adjusted.set(Some(account.clone()))>
                    "Adjust…"
                    <span class="visually-hidden">{format!(" {name}")}</span>
                </Button>
            </td>
        </tr>
    }
}
