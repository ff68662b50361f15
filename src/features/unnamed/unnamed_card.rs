//! One thanks that looks for its person: what the customer remembers, their words, and who it can have been.

use super::close_dialog::CloseDialog;
use super::people::People;
use super::state::{Outcome, Unnamed};
use crate::api::ApiError;
use crate::layout::days::day_words;
use crate::layout::failure::words_of;
use crate::state::clock;
use crate::state::toasts::{Toasts, use_toasts};
use crate::ui::focus::{focus_soon, rescue_focus_soon};
use crate::ui::{Button, ButtonKind, ButtonVariant};
use domain::api::unnamed::UnnamedView;
use domain::id::EmployeeId;
use leptos::prelude::*;

/// The card, with its decision.
#[component]
pub fn UnnamedCard(
    /// The page's list.
    unnamed: Unnamed,
    /// The thanks.
    thanks: UnnamedView,
) -> impl IntoView {
    let title_id = format!("unnamed-{}", thanks.id);
    let label = title_id.clone();
    let (at, day) = (thanks.at.to_string(), day_words(thanks.at, clock::today()));
    let place = format!("{} · {day}", thanks.touchpoint);
    view! {
        <article class="card unnamed-card" aria-labelledby=label>
            <h2 id=title_id dir="auto">{thanks.description.clone()}</h2>
            <p class="unnamed-place">
                <time datetime=at>{place}</time>
            </p>
            <Said message=thanks.message.clone() standards=thanks.standards.clone() />
            <Decision unnamed thanks />
        </article>
    }
}

#[component]
fn Said(message: String, standards: Vec<String>) -> impl IntoView {
    let chip = |words: String| view! { <li class="chip">{words}</li> };
    view! {
        {(!message.is_empty()).then(|| view! { <blockquote class="unnamed-words" dir="auto">{message}</blockquote> })}
        {(!standards.is_empty())
            .then(|| {
                view! {
                    <ul class="chips" aria-label="What was done well">
                        {standards.into_iter().map(chip).collect_view()}
                    </ul>
                }
            })}
    }
}

#[component]
fn Decision(unnamed: Unnamed, thanks: UnnamedView) -> impl IntoView {
    let id = thanks.id;
    let chosen = RwSignal::new(None::<EmployeeId>);
    let tried = RwSignal::new(false);
    let refusal = RwSignal::new(None::<ApiError>);
    let closing = RwSignal::new(false);
    let toasts = use_toasts();
    let resolve = Action::new_local(move |employee: &EmployeeId| {
        let employee = *employee;
        async move {
            let answer = unnamed.resolve(id, employee).await;
            let is_past = chosen.try_get_untracked().flatten() != Some(employee);
            if is_past && about_person(answer.as_ref().err()).is_some() {
                return;
            }
            finish(answer, refusal, toasts);
            let told = refusal.try_with_untracked(|refusal| about_person(refusal.as_ref()));
            if told.flatten().is_some() {
                focus_soon(&[&format!("#people-{id} :checked, #people-{id} select")]);
            }
        }
    });
    // What was said against one person is not true of the next.
    Effect::new(move || {
        chosen.track();
        refusal.set(None);
    });
    let busy = resolve.pending();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        match chosen.get_untracked() {
            Some(employee) if !busy.get_untracked() => {
                resolve.dispatch_local(employee);
            }
            Some(_) => {}
            None => focus_soon(&[&format!("#people-{id} input, #people-{id} select")]),
        }
    };
    let people = StoredValue::new(thanks.people);
    let words = move || it_was(chosen.get(), people);
    let problem = Signal::derive(move || {
        let nobody = tried.get() && chosen.get().is_none();
        let ours = nobody.then(|| "Choose who it was.".to_owned());
        ours.or_else(|| refusal.with(|refusal| about_person(refusal.as_ref())))
    });
    view! {
        <form class="unnamed-decision" on:submit=send novalidate>
            <People id=format!("people-{id}") people=people.get_value() chosen problem />
            <div role="alert">
                {move || {
                    let error = refusal.get().filter(|error| about_person(Some(error)).is_none());
                    error.map(|error| view! { <p class="field-error">{words_of(&error)}</p> })
                }}
            </div>
            <div class="actions">
                <Button kind=ButtonKind::Submit busy>{words}</Button>
                <Button variant=ButtonVariant::Quiet on_press=move |()| closing.set(true)>"Nobody can tell…"</Button>
            </div>
        </form>
        <CloseDialog unnamed id open=closing />
    }
}

/// Says what became of it. The card goes away with its buttons: the heading takes the focus, unless somebody works on another card
/// by then.
pub fn finish(
    answer: Result<Outcome, ApiError>,
    refusal: RwSignal<Option<ApiError>>,
    toasts: Toasts,
) {
    match answer {
        Ok(outcome) => {
            toasts.show(outcome.words());
            rescue_focus_soon(&[".unnamed h1"]);
        }
        Err(error) => {
            refusal.try_set(Some(error));
        }
    }
}

/// What the server says against the person who was chosen.
fn about_person(refusal: Option<&ApiError>) -> Option<String> {
    refusal.and_then(|error| error.about("employee"))
}

fn it_was(
    chosen: Option<EmployeeId>,
    people: StoredValue<Vec<domain::api::unnamed::CandidateView>>,
) -> String {
    let name = people.with_value(|people| {
        let person = people.iter().find(|person| Some(person.id) == chosen);
        person.map(|person| person.name.clone())
    });
    format!("It was {}", name.as_deref().unwrap_or("…"))
}
