//! “Something wrong?”: a person says what is wrong about an award of theirs, and sees the answer. On a card and on the statement.

use super::days::day_words;
use super::failure::words_of;
use crate::api::ApiError;
use crate::api::points::create_dispute;
use crate::state::clock::day_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonKind, ButtonVariant, TextArea};
use domain::api::ledger::{DisputeOutcome, DisputeState};
use domain::id::TransactionId;
use domain::instant::Instant;
use domain::validation::{self, REPLY_CHARS};
use leptos::prelude::*;

/// How the dispute about a transaction stands, or the way to begin one.
#[component]
pub fn Dispute(
    /// The transaction.
    transaction: TransactionId,
    /// The dispute, if there is one.
    dispute: Option<DisputeOutcome>,
    /// Whether the signed-in person can begin one.
    can_begin: bool,
    /// The time by which days are told.
    #[prop(into)]
    now: Signal<Instant>,
) -> impl IntoView {
    let dispute = RwSignal::new(dispute);
    move || match dispute.get() {
        Some(dispute) => view! { <Outcome transaction dispute now /> }.into_any(),
        None if can_begin => view! { <Beginning transaction dispute /> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn Outcome(
    transaction: TransactionId,
    dispute: DisputeOutcome,
    now: Signal<Instant>,
) -> impl IntoView {
    let DisputeOutcome {
        state,
        reason,
        at,
        answer,
    } = dispute;
    let said = move || format!("Said to be wrong {}:", day_words(at, day_of(now.get())));
    view! {
        <div class="dispute" id=id_of(transaction) tabindex="-1" data-state=format!("{state:?}").to_lowercase()>
            <p>
                {said} " "
                <q dir="auto">{reason}</q>
            </p>
            <p>{answer_words(state, &answer)}</p>
        </div>
    }
}

fn answer_words(state: DisputeState, answer: &str) -> String {
    match state {
        DisputeState::Open => "An owner of the program looks at it and answers here.".to_owned(),
        DisputeState::Kept => format!("The points stay as they are: {answer}"),
        DisputeState::Reversed => format!("The points were taken back: {answer}"),
    }
}

/// A button; pressed, a text to write and to send once.
#[component]
fn Beginning(
    transaction: TransactionId,
    dispute: RwSignal<Option<DisputeOutcome>>,
) -> impl IntoView {
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let id = id_of(transaction);
    let begin = Callback::new(move |()| {
        open.set(true);
        focus_soon(&[&format!("#{}-reason", id_of(transaction))]);
    });
    let close = Callback::new(move |()| {
        open.set(false);
        focus_soon(&[&format!("#{} .button", id_of(transaction))]);
    });
    view! {
        <div class="dispute-form" id=id>
            <Show
                when=move || open.get()
                fallback=move || view! { <Button variant=ButtonVariant::Quiet on_press=begin>"Something wrong?"</Button> }
            >
                <Saying transaction dispute text on_close=close />
            </Show>
        </div>
    }
}

#[component]
fn Saying(
    transaction: TransactionId,
    dispute: RwSignal<Option<DisputeOutcome>>,
    text: RwSignal<String>,
    on_close: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let tried = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let id = format!("{}-reason", id_of(transaction));
    let field = format!("#{id}");
    let send = Action::new_local(move |reason: &String| {
        let reason = reason.clone();
        async move {
            match create_dispute(transaction, reason).await {
                Ok(outcome) => {
                    toasts.show("Sent. The answer will stand here.");
                    dispute.try_set(Some(outcome));
                    // The form is gone; what was said stands in its place.
                    focus_soon(&[&format!("#{}", id_of(transaction))]);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let busy = send.pending();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match text.with_untracked(|text| validation::reply("reason", text)) {
            Ok(reason) if !busy.get_untracked() => {
                send.dispatch_local(reason);
            }
            Ok(_) => {}
            Err(_) => focus_soon(&[&field]),
        }
    };
    let error = Signal::derive(move || {
        let ours = text.with(|text| validation::reply("reason", text)).err();
        let ours = ours.filter(|_| tried.get()).map(|problem| problem.message);
        ours.or_else(|| refusal.get().and_then(|error| error.about("reason")))
    });
    let other = move || {
        let error = refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    };
    view! {
        <form on:submit=submit novalidate>
            <TextArea
                id
                label="What is wrong with these points?"
                hint="The owners of the program read it, and answer here."
                value=text
                max=REPLY_CHARS
                rows=3
                error
            />
            <div role="alert">{move || other().map(|words| view! { <p class="field-error">{words}</p> })}</div>
            <div class="actions">
                <Button kind=ButtonKind::Submit busy>{move || if busy.get() { "Sending…" } else { "Send" }}</Button>
                <Button variant=ButtonVariant::Quiet on_press=on_close>"Not now"</Button>
            </div>
        </form>
    }
}

fn id_of(transaction: TransactionId) -> String {
    format!("dispute-{transaction}")
}
