//! The form for a reply to the customer. It opens in the card, and keeps what was typed until it is sent.

use super::model::reply_words;
use super::open_wall::OpenWall;
use super::show_older::card_id;
use crate::api::ApiError;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonKind, ButtonVariant, TextArea};
use domain::id::AppreciationId;
use domain::validation::{self, REPLY_CHARS};
use leptos::prelude::*;

/// A button; pressed, a text to write and to send once.
#[component]
pub fn ReplyForm(
    /// The wall that the card is on.
    wall: OpenWall,
    /// The card.
    card: AppreciationId,
) -> impl IntoView {
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let field = format!("reply-{card}");
    let begin = {
        let field = format!("#{field}");
        move |()| {
            open.set(true);
            focus_soon(&[&field]);
        }
    };
    let begin = Callback::new(begin);
    let close = move |()| {
        open.set(false);
        focus_soon(&[&format!("#{} .reply-begin .button", card_id(card))]);
    };
    let close = Callback::new(close);
    view! {
        <div class="reply-form">
            <Show
                when=move || open.get()
                fallback=move || {
                    view! {
                        <p class="reply-begin">
                            <Button variant=ButtonVariant::Quiet on_press=begin>"Write back"</Button>
                        </p>
                    }
                }
            >
                <Writing wall card id=field.clone() text on_close=close />
            </Show>
        </div>
    }
}

#[component]
fn Writing(
    wall: OpenWall,
    card: AppreciationId,
    id: String,
    text: RwSignal<String>,
    on_close: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let tried = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let send = Action::new_local(move |words: &String| {
        let words = words.clone();
        async move {
            match wall.reply(card, words).await {
                Ok(state) => {
                    toasts.show(reply_words(state));
                    // The form is gone; the card shows what was written.
                    focus_soon(&[&format!("#{}", card_id(card))]);
                }
                Err(error) => {
                    refusal.try_set(Some(error));
                }
            }
        }
    });
    let busy = send.pending();
    let field = format!("#{id}");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match text.with_untracked(|text| validation::reply("text", text)) {
            Ok(words) if !busy.get_untracked() => {
                send.dispatch_local(words);
            }
            Ok(_) => {}
            Err(_) => focus_soon(&[&field]),
        }
    };
    let error = Signal::derive(move || {
        let ours = text.with(|text| validation::reply("text", text)).err();
        let ours = ours.filter(|_| tried.get()).map(|problem| problem.message);
        ours.or_else(|| refusal.get().and_then(|error| error.about("text")))
    });
    let other = move || {
        let error = refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    };
    view! {
        <form on:submit=submit novalidate>
            <TextArea
                id
                label="Your words to the customer"
                hint="One reply. They find it with the link they kept, under your first name."
                value=text
                max=REPLY_CHARS
                rows=3
                error
            />
            <div role="alert">{move || other().map(|words| view! { <p class="field-error">{words}</p> })}</div>
            <div class="reply-actions">
                <Button kind=ButtonKind::Submit busy>{move || if busy.get() { "Sending…" } else { "Send" }}</Button>
                <Button variant=ButtonVariant::Quiet on_press=on_close>"Not now"</Button>
            </div>
        </form>
    }
}
