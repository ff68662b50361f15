//! Writing back to the customer, once; and what was written.

use super::model::reply_label;
use super::open_wall::OpenWall;
use super::reply_form::ReplyForm;
use crate::layout::days::day_words;
use crate::state::clock::day_of;
use crate::ui::{Icon, IconName};
use domain::api::wall::{AppreciationView, ReplyView};
use leptos::prelude::*;

/// The reply of a card, the way to write one, or nothing where the customer cannot come back for it.
#[component]
pub fn Reply(
    /// The wall that the card is on.
    wall: OpenWall,
    /// The appreciation.
    card: AppreciationView,
) -> impl IntoView {
    match card.reply {
        Some(reply) => view! { <Written wall reply /> }.into_any(),
        None if card.can_reply && wall.is_own => {
            view! { <ReplyForm wall card=card.id /> }.into_any()
        }
        None => ().into_any(),
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
    let when = move || format!("{who} · {}", day_words(at, day_of(wall.now.get())));
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
