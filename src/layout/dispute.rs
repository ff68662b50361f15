//! “Something wrong?”: a person says what is wrong about an award of theirs, and sees the answer. On a card and on the statement.

use super::days::day_words;
use super::one_text::OneTextForm;
use crate::api::points::create_dispute;
use crate::state::clock::day_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant};
use domain::api::ledger::{DisputeOutcome, DisputeState};
use domain::id::TransactionId;
use domain::instant::Instant;
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
    let send = move |reason| async move {
        let outcome = create_dispute(transaction, reason).await?;
        toasts.show("Sent. The answer will stand here.");
        dispute.try_set(Some(outcome));
        // The form is gone; what was said stands in its place.
        focus_soon(&[&format!("#{}", id_of(transaction))]);
        Ok(())
    };
    view! {
        <OneTextForm
            id=format!("{}-reason", id_of(transaction))
            field="reason"
            label="What is wrong with these points?"
            hint="The owners of the program read it, and answer here."
            text
            send
            on_close
        />
    }
}

fn id_of(transaction: TransactionId) -> String {
    format!("dispute-{transaction}")
}
