//! Writing back to the customer, once; and what was written.

use super::model::{reply_label, reply_words};
use super::open_wall::OpenWall;
use super::wall_end::card_id;
use crate::layout::days::day_words;
use crate::layout::one_text::OneText;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Icon, IconName};
use domain::api::wall::ReplyView;
use domain::id::AppreciationId;
use leptos::prelude::*;

/// The reply of a card, the way to write one, or nothing where the customer cannot come back for it.
#[component]
pub fn Reply(
    /// The wall that the card is on.
    wall: OpenWall,
    /// The card.
    card: AppreciationId,
    /// The reply that was written, and whether one can be.
    reply: Memo<(Option<ReplyView>, bool)>,
) -> impl IntoView {
    move || match reply.get() {
        (Some(reply), _) => view! { <Written wall reply /> }.into_any(),
        (None, true) if wall.is_own => view! { <WriteBack wall card /> }.into_any(),
        (None, _) => ().into_any(),
    }
}

#[component]
fn WriteBack(wall: OpenWall, card: AppreciationId) -> impl IntoView {
    let toasts = use_toasts();
    let send = move |words| async move {
        let state = wall.reply(card, words).await?;
        toasts.show(reply_words(state));
        // The form is gone; the card shows what was written.
        focus_soon(&[&format!("#{}", card_id(card))]);
        Ok(())
    };
    view! {
        <div class="reply-form">
            <OneText
                opener="Write back"
                id=format!("reply-{card}")
                field="text"
                label="Your words to the customer"
                hint="One reply. They find it with the link they kept, under your first name."
                send
            />
        </div>
    }
}

#[component]
fn Written(wall: OpenWall, reply: ReplyView) -> impl IntoView {
    let ReplyView { text, at, state } = reply;
    let who = if wall.is_own {
        "You wrote back"
    } else {
        "Written back"
    };
    let when = move || format!("{who} · {}", day_words(at, wall.today.get()));
    view! {
        <div class="reply" data-state=format!("{state:?}").to_lowercase()>
            <p class="reply-text" dir="auto">{text}</p>
            <p class="reply-foot">
                <Icon name=IconName::Reply />
                <time datetime=at.to_string()>{when}</time>
                <span class="reply-state">{reply_label(state)}</span>
            </p>
        </div>
    }
}
