//! The form for a reply to the customer. It opens in the card, and keeps what was typed until it is sent.

use super::model::reply_words;
use super::open_wall::OpenWall;
use super::wall_end::card_id;
use crate::layout::one_text::OneTextForm;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant};
use domain::id::AppreciationId;
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
    let send = move |words| async move {
        let state = wall.reply(card, words).await?;
        toasts.show(reply_words(state));
        // The form is gone; the card shows what was written.
        focus_soon(&[&format!("#{}", card_id(card))]);
        Ok(())
    };
    view! {
        <OneTextForm
            id
            field="text"
            label="Your words to the customer"
            hint="One reply. They find it with the link they kept, under your first name."
            text
            send
            on_close
        />
    }
}
