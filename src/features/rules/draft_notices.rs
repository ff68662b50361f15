//! What is said of the draft at the server where it is not simply kept: it cannot be read, or another window has kept another.

use super::draft_saving::Saving;
use super::draft_sync::{DraftSync, Theirs};
use super::keeper::Kept;
use super::moments;
use super::state::Rules;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonVariant, Notice, NoticeVariant};
use leptos::prelude::*;

/// Where the keyboard goes on when a notice is gone.
const AFTER: [&str; 2] = ["#why", ".rules h1"];

/// Whichever there is to say.
#[component]
pub fn DraftNotices(rules: Rules) -> impl IntoView {
    let sync = rules.sync.get_value();
    let is_unread = Memo::new(move |_| sync.saving.get() == Saving::Unread);
    view! {
        <Show when=move || is_unread.get()>
            <Notice variant=NoticeVariant::Alarm title="Your draft could not be read from the server">
                <p>"What you change here is kept in this tab only, and nothing at the server is written over."</p>
                <Button variant=ButtonVariant::Secondary on_press=move |()| sync.try_again()>"Try again"</Button>
            </Notice>
        </Show>
        {move || sync.theirs.get().map(|theirs| view! { <Clash rules sync theirs /> })}
        <Aside rules sync />
    }
}

/// Both drafts, and the choice between them.
#[component]
fn Clash(rules: Rules, sync: DraftSync, theirs: Theirs) -> impl IntoView {
    let when = theirs.saved_at.map(|at| {
        format!(
            "The other was kept on {}.",
            moments::moment(&untrack(|| rules.zone()), at)
        )
    });
    let other = match &theirs.kept {
        Some(kept) => differences(rules, kept).into_any(),
        None => view! { <p>"There it was put away: published, or discarded."</p> }.into_any(),
    };
    let mine = move || {
        let differences = rules.differences();
        let items = differences
            .into_iter()
            .map(|words| view! { <li>{words}</li> });
        view! { <ul class="rules-differences">{items.collect_view()}</ul> }
    };
    let keep = move |()| {
        sync.keep_mine();
        focus_soon(&AFTER);
    };
    let take = move |()| {
        sync.take_theirs();
        focus_soon(&AFTER);
    };
    view! {
        <Notice
            variant=NoticeVariant::Alarm
            title="Your draft was changed in another window"
            announced="Two windows or devices of yours have changed it, so nothing is written over until you decide."
        >
            <p>"The one that you do not choose is put aside in this tab. "{when}</p>
            <div class="rules-two">
                <div>
                    <h3>"In this window"</h3>
                    {mine}
                </div>
                <div>
                    <h3>"In the other"</h3>
                    {other}
                </div>
            </div>
            <div class="rules-actions">
                <Button on_press=keep>"Keep mine"</Button>
                <Button variant=ButtonVariant::Secondary on_press=take>"Take the other"</Button>
            </div>
        </Notice>
    }
}

fn differences(rules: Rules, kept: &Kept) -> impl IntoView + use<> {
    let names = untrack(|| rules.names());
    let differences = kept.draft.differences(&names).into_iter();
    let items = differences.map(|words| view! { <li>{words}</li> });
    let reason = kept.reason.trim().to_owned();
    let reason = (!reason.is_empty()).then(|| view! { <p>"Why: "<q dir="auto">{reason}</q></p> });
    view! { <ul class="rules-differences">{items.collect_view()}</ul> {reason} }
}

/// The drafts that were put aside can be had back, each until it is forgotten.
#[component]
fn Aside(rules: Rules, sync: DraftSync) -> impl IntoView {
    let draft = move |(position, kept)| view! { <PutAside rules sync position kept /> };
    let notice = move |aside: Vec<Kept>| {
        let title = match aside.len() {
            1 => "Another draft is put aside in this tab".to_owned(),
            many => format!("{many} other drafts are put aside in this tab"),
        };
        let drafts = aside.into_iter().enumerate().map(draft).collect_view();
        view! { <Notice title=title>{drafts}</Notice> }
    };
    move || {
        let aside = sync.aside.get();
        (!aside.is_empty()).then(|| notice(aside))
    }
}

/// What is in one of them, and the ways on: the button that was pressed is gone then.
#[component]
fn PutAside(rules: Rules, sync: DraftSync, position: usize, kept: Kept) -> impl IntoView {
    let differences = differences(rules, &kept);
    let again = kept.clone();
    let swap = move |()| {
        sync.swap(again.clone());
        focus_soon(&AFTER);
    };
    let forget = move |()| {
        sync.forget(&kept);
        focus_soon(&AFTER);
    };
    view! {
        <div class="rules-aside" role="group" aria-label=format!("Put aside: draft {}", position + 1)>
            {differences}
            <div class="rules-actions">
                <Button variant=ButtonVariant::Secondary on_press=swap>"Go on with it instead"</Button>
                <Button variant=ButtonVariant::Quiet on_press=forget>"Forget it"</Button>
            </div>
        </div>
    }
}
