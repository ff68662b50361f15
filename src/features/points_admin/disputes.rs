//! What people say is wrong about their points, and what was decided.

use super::dispute_words::{about, outcome};
use super::state::Points;
use crate::api::ApiError;
use crate::layout::days::day_words;
use crate::layout::failure::{failed, words_of};
use crate::paths;
use crate::state::clock;
use crate::state::toasts::use_toasts;
use crate::ui::focus::{focus_soon, rescue_focus_soon};
use crate::ui::{Button, ButtonVariant, Field, Loaded};
use domain::api::ledger::{DecideDispute, DisputeDecision, DisputeState, DisputeView};
use domain::api::problem::FieldProblem;
use domain::corrections::{keep, undo};
use domain::id::DisputeId;
use domain::validation;
use leptos::prelude::*;
use leptos_router::components::A;

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
        let is_shown_open = |dispute: &DisputeView| {
            dispute.state == DisputeState::Open || points.is_overtaken(dispute.id)
        };
        let meant = all
            .into_iter()
            .filter(|dispute| is_shown_open(dispute) == is_open);
        meant.collect::<Vec<_>>()
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

/// What it is about, and when it was booked.
fn about_words(dispute: &DisputeView) -> String {
    let day = day_words(dispute.paid_at, clock::today());
    format!("{}, {day}", about(dispute))
}

/// A dispute as it is now; as it was, once it is gone.
fn current(points: Points, dispute: DisputeView) -> Memo<DisputeView> {
    Memo::new(move |_| {
        let now = points.disputes.with(|disputes| {
            let disputes = disputes.as_ref()?.as_ref().ok()?;
            disputes.iter().find(|now| now.id == dispute.id).cloned()
        });
        now.unwrap_or_else(|| dispute.clone())
    })
}

#[component]
fn OpenDispute(points: Points, dispute: DisputeView) -> impl IntoView {
    let id = dispute.id;
    let title = format!("dispute-{id}");
    let label = title.clone();
    let (booked, statement) = (dispute.points, paths::points_of(dispute.employee.into()));
    let (name, about, reason) = (
        dispute.name.clone(),
        about_words(&dispute),
        dispute.reason.clone(),
    );
    let wall = paths::wall_of(dispute.employee);
    let current = current(points, dispute);
    let is_open = Memo::new(move |_| current.with(|now| now.state == DisputeState::Open));
    let answering = Answering::new(points, id);
    answering.rescue_focus(is_open);
    let field = answering.field();
    let error = Signal::derive(move || answering.error());
    let press = move |decision| answering.press(decision);
    view! {
        <article class="card dispute" aria-labelledby=label>
            <h3 id=title>
                <A href=statement>{name}</A>
            </h3>
            <p class="dispute-about">{about}" · "<A href=wall>"Wall"</A></p>
            <blockquote class="dispute-reason" dir="auto">{reason}</blockquote>
            <Field id=field label="Your answer" hint="They read it beside the points." value=answering.answer error />
            <div role="alert">
                {move || answering.refusal_words(&current.get()).map(|words| view! { <p class="field-error">{words}</p> })}
            </div>
            <div class="actions">
                <Show
                    when=move || is_open.get()
                    fallback=move || view! {
                        <div id=answering.seen()>
                            <Button variant=ButtonVariant::Secondary on_press=move |()| answering.put_away()>"Put it with the decided"</Button>
                        </div>
                    }
                >
                    <Button variant=ButtonVariant::Danger busy=answering.busy on_press=move |()| press(DisputeDecision::Reverse)>
                        {undo(booked)}
                    </Button>
                    <Button variant=ButtonVariant::Secondary busy=answering.busy on_press=move |()| press(DisputeDecision::Keep)>
                        {keep(booked)}
                    </Button>
                </Show>
            </div>
        </article>
    }
}

/// What is typed as an answer, and what came of sending it.
#[derive(Clone, Copy)]
struct Answering {
    points: Points,
    id: DisputeId,
    answer: RwSignal<String>,
    tried: RwSignal<bool>,
    refusal: RwSignal<Option<ApiError>>,
    decide: Action<DecideDispute, ()>,
    busy: Memo<bool>,
}

impl Answering {
    fn new(points: Points, id: DisputeId) -> Self {
        let toasts = use_toasts();
        let refusal = RwSignal::new(None::<ApiError>);
        let answer = RwSignal::new(String::new());
        points.follow_answer(id, answer);
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
        Self {
            points,
            id,
            answer,
            tried: RwSignal::new(false),
            refusal,
            decide,
            busy: decide.pending(),
        }
    }

    fn field(self) -> String {
        format!("answer-{}", self.id)
    }

    fn press(self, decision: DisputeDecision) {
        self.tried.set(true);
        self.refusal.set(None);
        match self.checked() {
            Ok(answer) if !self.busy.get_untracked() => {
                self.decide
                    .dispatch_local(DecideDispute { decision, answer });
            }
            Ok(_) => {}
            Err(_) => focus_soon(&[&format!("#{}", self.field())]),
        }
    }

    fn checked(self) -> Result<String, FieldProblem> {
        untrack(|| validation::line("answer", &self.answer.get()))
    }

    /// What is wrong with the answer: by our own check once it was tried, else by the server's.
    fn error(self) -> Option<String> {
        let ours = validation::line("answer", &self.answer.get()).err();
        let ours = ours
            .filter(|_| self.tried.get())
            .map(|problem| problem.message);
        ours.or_else(|| self.refusal.get()?.about("answer"))
    }

    /// What else came of it; that somebody was faster, with what they decided. While it is sent, it may be decided by that.
    fn refusal_words(self, now: &DisputeView) -> Option<String> {
        if self.busy.get() {
            return None;
        }
        if now.state != DisputeState::Open {
            let by = now.decided_by.as_deref().unwrap_or("another owner");
            return Some(format!(
                "Your answer was not sent: {by} was faster. The points were {}, with the answer “{}”",
                outcome(now),
                now.answer
            ));
        }
        let error = self.refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    }

    /// The id of the way to put it away, once somebody else has decided.
    fn seen(self) -> String {
        format!("seen-{}", self.id)
    }

    /// The buttons that decide are gone once somebody else has decided: whoever had pressed one goes on where they were.
    fn rescue_focus(self, is_open: Memo<bool>) {
        Effect::new(move |was_open: Option<bool>| {
            let is_open = is_open.get();
            if was_open == Some(true) && !is_open {
                rescue_focus_soon(&[&format!("#{} .button", self.seen())]);
            }
            is_open
        });
    }

    /// It was seen: it goes where it belongs.
    fn put_away(self) {
        self.points.put_away(self.id);
        focus_soon(&["#points-disputes"]);
    }
}

#[component]
fn Decided(dispute: DisputeView) -> impl IntoView {
    let by = dispute.decided_by.clone().unwrap_or_default();
    let statement = paths::points_of(dispute.employee.into());
    let words = format!(
        ", {}: {} by {by}. ",
        about_words(&dispute),
        outcome(&dispute)
    );
    view! {
        <li>
            <A href=statement>{dispute.name}</A>
            {words}
            <q dir="auto">{dispute.answer}</q>
        </li>
    }
}
