//! Taking an award back, or giving back what an adjustment took: an owner says why, and the person reads it.

use super::open_points::OpenPoints;
use super::posting::posting_id;
use crate::api::ApiError;
use crate::api::points_admin::reverse_points;
use crate::layout::failure::words_of;
use crate::layout::following::Follower;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonKind, ButtonVariant, Dialog, Field};
use domain::api::ledger::Holder;
use domain::api::points::PostingView;
use domain::corrections::{undo, undone};
use domain::points::Points;
use domain::validation;
use leptos::prelude::*;

/// What is typed, and what the server said against it.
#[derive(Clone, Copy)]
struct Form {
    reason: RwSignal<String>,
    tried: RwSignal<bool>,
    refusal: RwSignal<Option<ApiError>>,
    /// How often the dialog was opened: what comes of one opening is told there, and not in the next.
    opening: RwSignal<u32>,
}

impl Form {
    fn new() -> Self {
        Self {
            reason: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
            refusal: RwSignal::new(None),
            opening: RwSignal::new(0),
        }
    }

    fn clear(self) {
        self.reason.set(String::new());
        self.tried.set(false);
        self.refusal.set(None);
        self.opening.update(|opening| *opening += 1);
    }

    /// What is wrong with the reason: by our own check once it was tried, else by the server's.
    fn error(self) -> Option<String> {
        let ours = validation::line("reason", &self.reason.get()).err();
        let ours = ours.filter(|_| self.tried.get());
        ours.map(|problem| problem.message)
            .or_else(|| self.refusal.get()?.about("reason"))
    }

    /// What else the server said.
    fn other_words(self) -> Option<String> {
        let error = self.refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    }
}

/// The dialog: open while there is an entry to take back.
#[component]
pub fn TakeBackDialog(
    /// The statement.
    points: OpenPoints,
) -> impl IntoView {
    let form = Form::new();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if points.taking.with(Option::is_some) {
            form.clear();
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() {
            points.taking.set(None);
        }
    });
    // The words stay while the dialog closes.
    let entry = Memo::new(move |before: Option<&Option<PostingView>>| {
        points.taking.get().or_else(|| before.cloned().flatten())
    });
    let booked = Memo::new(move |_| {
        entry.with(|entry| entry.as_ref().map_or(Points::ZERO, |entry| entry.points))
    });
    let title = Signal::derive(move || format!("{}?", undo(booked.get())));
    let sentence = move || entry.with(|entry| entry.as_ref().map(|entry| entry.sentence.clone()));
    let submit = take_back(points, form, entry, open);
    view! {
        <Dialog id="take-back" title open>
            <form class="dialog-form" on:submit=submit.0 novalidate>
                <p>{sentence}</p>
                <Field
                    id="take-back-why"
                    label="Why"
                    hint=format!("{} read it beside the points.", who_reads(points))
                    value=form.reason
                    error=Signal::derive(move || form.error())
                />
                <p>"Nothing is erased: a new entry says what was done, and why. To change your mind later, adjust the points."</p>
                <div role="alert">
                    {move || form.other_words().map(|words| view! { <p class="field-error">{words}</p> })}
                </div>
                <div class="dialog-actions">
                    <Button kind=ButtonKind::Submit variant=ButtonVariant::Danger busy=submit.1>
                        {move || undo(booked.get())}
                    </Button>
                    <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Cancel"</Button>
                </div>
            </form>
        </Dialog>
    }
}

/// What submitting the form does, and whether it is under way.
fn take_back(
    points: OpenPoints,
    form: Form,
    entry: Memo<Option<PostingView>>,
    open: RwSignal<bool>,
) -> (impl Fn(leptos::ev::SubmitEvent) + 'static, Memo<bool>) {
    let toasts = use_toasts();
    let send = Action::new_local(move |reason: &String| {
        let (entry, reason) = (entry.get_untracked(), reason.clone());
        let opening = form.opening.get_untracked();
        let is_shown = move || {
            let is_open = open.try_get_untracked() == Some(true);
            is_open && form.opening.try_get_untracked() == Some(opening)
        };
        async move {
            let Some((transaction, entry)) =
                entry.and_then(|entry| Some((entry.transaction?, entry)))
            else {
                return;
            };
            match reverse_points(transaction, reason).await {
                Ok(reversal) => {
                    let did = undone(reversal.points);
                    toasts.show(format!("The points are {did}. The statement says why."));
                    let is_shown = is_shown();
                    if is_shown {
                        open.try_set(false);
                    }
                    points.refresh().await;
                    if is_shown {
                        focus_soon(&[&format!("#{}", posting_id(entry.id))]);
                    }
                }
                Err(error) if is_shown() => {
                    form.refusal.try_set(Some(error));
                }
                Err(error) => toasts.show(format!(
                    "“{}” stays as it is. {}",
                    entry.sentence,
                    words_of(&error)
                )),
            }
        }
    });
    let busy = send.pending();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        form.refusal.set(None);
        match form
            .reason
            .with_untracked(|reason| validation::line("reason", reason))
        {
            Ok(reason) if !busy.get_untracked() => {
                send.dispatch_local(reason);
            }
            Ok(_) => {}
            Err(_) => focus_soon(&["#take-back-why"]),
        }
    };
    (submit, busy)
}

fn who_reads(points: OpenPoints) -> &'static str {
    match points.holder {
        Holder::Employee(_) => "They",
        Holder::Team(_) => "The people of the team",
    }
}
