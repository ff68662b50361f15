//! What people say is wrong about their points, and what was decided.

use super::model::points_words;
use super::state::Points;
use crate::api::ApiError;
use crate::layout::days::day_words;
use crate::layout::failure::{failed, words_of};
use crate::state::clock;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Field, Loaded};
use domain::api::ledger::{DecideDispute, DisputeDecision, DisputeState, DisputeView};
use domain::validation;
use leptos::prelude::*;

/// The section.
#[component]
pub fn Disputes(points: Points) -> impl IntoView {
    let there = Memo::new(move |_| points.disputes.get().map(|disputes| disputes.map(drop)));
    let retry = Callback::new(move |()| {
        points.disputes.set(None);
        points.load_disputes();
    });
    view! {
        <section class="points-disputes" aria-labelledby="points-disputes">
            <h2 id="points-disputes" tabindex="-1">"Disputes"</h2>
            <Loaded
                data=there
                failed=failed(retry)
                children=move |()| view! { <List points /> }
            />
        </section>
    }
}

#[component]
fn List(points: Points) -> impl IntoView {
    let of = move |is_open: bool| {
        let all = points
            .disputes
            .get()
            .and_then(Result::ok)
            .unwrap_or_default();
        let is_meant = |dispute: &DisputeView| (dispute.state == DisputeState::Open) == is_open;
        all.into_iter().filter(is_meant).collect::<Vec<_>>()
    };
    let is_quiet = Memo::new(move |_| of(true).is_empty());
    let has_decided = Memo::new(move |_| !of(false).is_empty());
    view! {
        {move || is_quiet.get().then(|| view! { <p class="points-quiet">"Nothing waits for you. When somebody says that points of theirs are wrong, it appears here."</p> })}
        <For each=move || of(true) key=|dispute| dispute.id let(dispute)>
            <OpenDispute points dispute />
        </For>
        {move || has_decided
            .get()
            .then(|| view! {
                <details class="points-decided">
                    <summary>"Decided"</summary>
                    <ul>
                        <For each=move || of(false) key=|dispute| dispute.id let(dispute)>
                            <Decided dispute />
                        </For>
                    </ul>
                </details>
            })}
    }
}

/// What it is about: `10 points for “Thanked by a customer” at Reception, yesterday`.
fn about(dispute: &DisputeView) -> String {
    let place = match dispute.touchpoint.as_str() {
        "" => String::new(),
        touchpoint => format!(" at {touchpoint}"),
    };
    let day = day_words(dispute.paid_at, clock::today());
    format!(
        "{} for “{}”{place}, {day}",
        points_words(dispute.points),
        dispute.rule
    )
}

#[component]
fn OpenDispute(points: Points, dispute: DisputeView) -> impl IntoView {
    let id = dispute.id;
    let answer = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let toasts = use_toasts();
    let field = format!("answer-{id}");
    let wrong = field.clone();
    let decide = Action::new_local(move |decide: &DecideDispute| {
        let decide = decide.clone();
        async move {
            match points.decide(id, &decide).await {
                Ok(decided) => {
                    toasts.show(format!("Decided. {} reads your answer.", decided.name));
                    focus_soon(&["#points-disputes"]);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let press = Callback::new(move |decision: DisputeDecision| {
        tried.set(true);
        refusal.set(None);
        match validation::line("answer", &answer.get_untracked()) {
            Ok(answer) if !decide.pending().get_untracked() => {
                decide.dispatch_local(DecideDispute { decision, answer });
            }
            Ok(_) => {}
            Err(_) => focus_soon(&[&format!("#{wrong}")]),
        }
    });
    let error = Signal::derive(move || {
        let ours = tried
            .get()
            .then(|| validation::line("answer", &answer.get()).err())
            .flatten();
        ours.map(|problem| problem.message)
            .or_else(|| refusal.get().and_then(|error| error.about("answer")))
    });
    let refused = move || {
        let error = refusal.get()?;
        error
            .fields()
            .is_empty()
            .then(|| view! { <p class="field-error">{words_of(&error)}</p> })
    };
    let title = format!("dispute-{id}");
    let label = title.clone();
    view! {
        <article class="card dispute" aria-labelledby=label>
            <h3 id=title>{dispute.name.clone()}</h3>
            <p class="dispute-about">{about(&dispute)}</p>
            <blockquote class="dispute-reason" dir="auto">{dispute.reason}</blockquote>
            <Field id=field label="Your answer" hint="They read it beside the points." value=answer error />
            <div role="alert">{refused}</div>
            <div class="actions">
                <Button variant=ButtonVariant::Danger busy=decide.pending() on_press=move |()| press.run(DisputeDecision::Reverse)>
                    {format!("Take {} back", points_words(dispute.points))}
                </Button>
                <Button variant=ButtonVariant::Secondary busy=decide.pending() on_press=move |()| press.run(DisputeDecision::Keep)>
                    "Keep them"
                </Button>
            </div>
        </article>
    }
}

#[component]
fn Decided(dispute: DisputeView) -> impl IntoView {
    let outcome = match dispute.state {
        DisputeState::Reversed => "taken back",
        DisputeState::Kept | DisputeState::Open => "kept",
    };
    let by = dispute.decided_by.clone().unwrap_or_default();
    view! {
        <li>
            <b>{dispute.name.clone()}</b>
            {format!(", {}: {outcome} by {by}. ", about(&dispute))}
            <q dir="auto">{dispute.answer}</q>
        </li>
    }
}
