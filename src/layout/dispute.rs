//! “Something wrong?”: a person says what is wrong about points of theirs, and sees the answer. On a card and on the statement.

use super::days::day_words;
use super::one_text::OneText;
use crate::api::points::create_dispute;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use domain::api::ledger::{DisputeOutcome, DisputeState};
use domain::corrections::undone;
use domain::id::TransactionId;
use domain::points::Points;
use jiff::civil::Date;
use leptos::prelude::*;

/// How the dispute about a transaction stands, or the way to begin one.
#[component]
pub fn Dispute(
    /// The transaction.
    transaction: TransactionId,
    /// The dispute, if there is one.
    dispute: Memo<Option<DisputeOutcome>>,
    /// Whether the signed-in person can begin one.
    can_begin: Memo<bool>,
    /// What it had booked.
    points: Points,
    /// The day by which days are told.
    today: Memo<Date>,
) -> impl IntoView {
    // It is told once more by the live stream: the same again changes nothing on screen.
    let said = RwSignal::new(None);
    let shown = Memo::new(move |_| dispute.get().or_else(|| said.get()));
    move || match shown.get() {
        Some(dispute) => view! { <Outcome transaction dispute points today /> }.into_any(),
        None if can_begin.get() => view! { <Beginning transaction said /> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn Outcome(
    transaction: TransactionId,
    dispute: DisputeOutcome,
    points: Points,
    today: Memo<Date>,
) -> impl IntoView {
    let DisputeOutcome {
        state,
        reason,
        at,
        answer,
    } = dispute;
    let said = move || format!("Said to be wrong {}:", day_words(at, today.get()));
    view! {
        <div class="dispute-said" id=id_of(transaction) tabindex="-1" data-state=format!("{state:?}").to_lowercase()>
            <p>
                {said} " "
                <q dir="auto">{reason}</q>
            </p>
            <p>{answer_words(state, points, &answer)}</p>
        </div>
    }
}

fn answer_words(state: DisputeState, points: Points, answer: &str) -> String {
    match state {
        DisputeState::Open => "An owner of the program looks at it and answers here.".to_owned(),
        DisputeState::Kept => format!("The points stay as they are: {answer}"),
        DisputeState::Reversed => {
            format!("The points were {}: {answer}", undone(points))
        }
    }
}

/// A button; pressed, a text to write and to send once.
#[component]
fn Beginning(transaction: TransactionId, said: RwSignal<Option<DisputeOutcome>>) -> impl IntoView {
    let toasts = use_toasts();
    let send = move |reason| async move {
        let outcome = create_dispute(transaction, reason).await?;
        toasts.show("Sent. The answer will stand here.");
        said.try_set(Some(outcome));
        // The form is gone; what was said stands in its place.
        focus_soon(&[&format!("#{}", id_of(transaction))]);
        Ok(())
    };
    view! {
        <div class="dispute-form">
            <OneText
                opener="Something wrong?"
                id=format!("{}-reason", id_of(transaction))
                field="reason"
                label="What is wrong with these points?"
                hint="The owners of the program read it, and answer here."
                send
            />
        </div>
    }
}

fn id_of(transaction: TransactionId) -> String {
    format!("dispute-{transaction}")
}
