//! A text that is sent once: a reply to a customer, what is wrong with an award. A button opens the form, which keeps what was
//! typed until it is sent.

use super::failure::words_of;
use crate::api::ApiError;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonKind, ButtonVariant, TextArea};
use domain::validation::{self, REPLY_CHARS};
use leptos::prelude::*;

/// A button; pressed, a text to write and to send once. What takes its place then is for `send` to show.
#[component]
pub fn OneText<S, F>(
    /// The words of the button.
    opener: &'static str,
    /// The id of the text.
    id: String,
    /// Its name in the API.
    field: &'static str,
    /// What it is.
    label: &'static str,
    /// Who reads it.
    hint: &'static str,
    /// Sends it.
    send: S,
) -> impl IntoView
where
    S: Fn(String) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<(), ApiError>> + 'static,
{
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let [field_place, opener_place] = [format!("#{id}"), format!("#{id}-opener .button")];
    let begin = Callback::new(move |()| {
        open.set(true);
        focus_soon(&[&field_place]);
    });
    let close = Callback::new(move |()| {
        open.set(false);
        focus_soon(&[&opener_place]);
    });
    let opener_id = format!("{id}-opener");
    view! {
        <Show
            when=move || open.get()
            fallback=move || {
                view! {
                    <p class="opener" id=opener_id.clone()>
                        <Button variant=ButtonVariant::Quiet on_press=begin>{opener}</Button>
                    </p>
                }
            }
        >
            <OneTextForm id=id.clone() field label hint text send on_close=close />
        </Show>
    }
}

#[component]
fn OneTextForm<S, F>(
    /// The id of the text.
    id: String,
    /// Its name in the API.
    field: &'static str,
    /// What it is.
    label: &'static str,
    /// Who reads it.
    hint: &'static str,
    /// What was typed.
    text: RwSignal<String>,
    /// Sends it.
    send: S,
    /// “Not now”.
    on_close: Callback<()>,
) -> impl IntoView
where
    S: Fn(String) -> F + 'static,
    F: Future<Output = Result<(), ApiError>> + 'static,
{
    let tried = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let send = Action::new_local(move |words: &String| {
        let answer = send(words.clone());
        async move {
            if let Err(error) = answer.await {
                refusal.try_set(Some(error));
            }
        }
    });
    let busy = send.pending();
    let its_id = format!("#{id}");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match text.with_untracked(|text| validation::reply(field, text)) {
            Ok(words) if !busy.get_untracked() => {
                send.dispatch_local(words);
            }
            Ok(_) => {}
            Err(_) => focus_soon(&[&its_id]),
        }
    };
    let error = Signal::derive(move || {
        let ours = text.with(|text| validation::reply(field, text)).err();
        let ours = ours.filter(|_| tried.get()).map(|problem| problem.message);
        ours.or_else(|| refusal.get().and_then(|error| error.about(field)))
    });
    let other = move || {
        let error = refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    };
    view! {
        <form class="one-text" on:submit=submit novalidate>
            <TextArea id label hint value=text max=REPLY_CHARS rows=3 error />
            <div role="alert">{move || other().map(|words| view! { <p class="field-error">{words}</p> })}</div>
            <div class="actions">
                <Button kind=ButtonKind::Submit busy>{move || if busy.get() { "Sending…" } else { "Send" }}</Button>
                <Button variant=ButtonVariant::Quiet on_press=on_close>"Not now"</Button>
            </div>
        </form>
    }
}
