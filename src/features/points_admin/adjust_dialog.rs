//! Points given or taken by hand: what is typed, then the question, then it is done.

use super::model::{adjustment, adjustment_words};
use super::state::{Points, new_adjustment};
use crate::api::ApiError;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::number;
use crate::ui::{Button, ButtonKind, ButtonVariant, Dialog, Field};
use domain::api::ledger::{AdjustPoints, Holder, PointAccountView};
use domain::api::problem::FieldProblem;
use domain::id::AdjustmentId;
use domain::points::Points as Amount;
use leptos::prelude::*;

const WHAT_IS_WRONG: [&str; 1] = ["#adjust-points [aria-invalid=true]"];

/// What is typed, and what the server said against it.
#[derive(Clone, Copy)]
struct Form {
    /// Of this opening of the dialog: sent twice, it adjusts nothing twice.
    id: RwSignal<AdjustmentId>,
    points: RwSignal<String>,
    reason: RwSignal<String>,
    tried: RwSignal<bool>,
    /// What is asked about, once everything is right.
    asked: RwSignal<Option<AdjustPoints>>,
    refusal: RwSignal<Option<ApiError>>,
}

impl Form {
    fn new() -> Self {
        Self {
            id: RwSignal::new(new_adjustment()),
            points: RwSignal::new(String::new()),
            reason: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
            asked: RwSignal::new(None),
            refusal: RwSignal::new(None),
        }
    }

    fn clear(self) {
        self.id.set(new_adjustment());
        self.points.set(String::new());
        self.reason.set(String::new());
        self.tried.set(false);
        self.asked.set(None);
        self.refusal.set(None);
    }

    fn request(self, account: &PointAccountView) -> Result<AdjustPoints, Vec<FieldProblem>> {
        let (points, reason) = (self.points.get(), self.reason.get());
        adjustment(self.id.get(), account.holder, &points, &reason)
    }
}

/// The dialog: open while there is an account to adjust.
#[component]
pub fn AdjustDialog(points: Points, account: RwSignal<Option<PointAccountView>>) -> impl IntoView {
    let form = Form::new();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if account.with(Option::is_some) {
            form.clear();
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() {
            account.set(None);
        }
    });
    let name = Memo::new(move |before: Option<&String>| {
        let name = account.with(|account| account.as_ref().map(|account| account.name.clone()));
        name.or_else(|| before.cloned()).unwrap_or_default()
    });
    let title = Signal::derive(move || match form.asked.get() {
        Some(adjust) => adjustment_words(&adjust, &name.get()),
        None => format!("Adjust the points of {}", name.get()),
    });
    view! {
        <Dialog id="adjust-points" title open>
            {move || match form.asked.get() {
                Some(adjust) => view! { <Question points form adjust name open /> }.into_any(),
                None => view! { <Typing form account open /> }.into_any(),
            }}
        </Dialog>
    }
}

#[component]
fn Typing(
    form: Form,
    account: RwSignal<Option<PointAccountView>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let problems = Memo::new(move |_| {
        account
            .get()
            .and_then(|account| form.request(&account).err())
            .unwrap_or_default()
    });
    let about = move |field: &'static str| {
        Signal::derive(move || {
            let ours = if form.tried.get() {
                problems.get()
            } else {
                Vec::new()
            };
            let mut ours = ours.into_iter();
            ours.find(|problem| problem.field == field)
                .map(|problem| problem.message)
                .or_else(|| form.refusal.get().and_then(|error| error.about(field)))
        })
    };
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        form.refusal.set(None);
        let request = untrack(|| account.get().map(|account| form.request(&account)));
        match request {
            Some(Ok(adjust)) => {
                form.asked.set(Some(adjust));
                focus_soon(&["#adjust-points .button"]);
            }
            Some(Err(_)) => focus_soon(&WHAT_IS_WRONG),
            None => {}
        }
    };
    let has = move || {
        let account = account.get()?;
        Some(format!(
            "{} available, {} held.",
            number::points(account.available),
            number::points(account.held)
        ))
    };
    view! {
        <form class="dialog-form" on:submit=ask novalidate>
            <p>{has}</p>
            <Field id="adjust-by" label="Points" hint="30 gives, −30 takes." value=form.points error=about("points") />
            <Field id="adjust-why" label="Why" hint="It stands beside the points, with your name." value=form.reason error=about("reason") />
            <div class="dialog-actions">
                <Button kind=ButtonKind::Submit>"Continue"</Button>
                <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Cancel"</Button>
            </div>
        </form>
    }
}

#[component]
fn Question(
    points: Points,
    form: Form,
    adjust: AdjustPoints,
    name: Memo<String>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let toasts = use_toasts();
    let reason = adjust.reason.clone();
    let (reads, effect) = (readers(adjust.holder), effect(adjust.points));
    let send = Action::new_local(move |adjust: &AdjustPoints| {
        let adjust = adjust.clone();
        let name = name.get_untracked();
        // What comes of one opening of the dialog is told there, and not in the next.
        let is_shown = move || {
            let is_open = open.try_get_untracked() == Some(true);
            is_open && form.id.try_get_untracked() == Some(adjust.id)
        };
        async move {
            match points.adjust(&adjust).await {
                Ok(account) => {
                    toasts.show(format!(
                        "Done: {} has {} to spend.",
                        account.name,
                        number::points(account.available)
                    ));
                    if is_shown() {
                        open.try_set(false);
                        focus_soon(&["#find-account"]);
                    }
                }
                Err(error) if !is_shown() => toasts.show(format!(
                    "The points of {name} are as they were. {}",
                    words_of(&error)
                )),
                Err(error) => {
                    // What is wrong with a field is told there.
                    if !error.fields().is_empty() {
                        form.asked.try_set(None);
                        focus_soon(&WHAT_IS_WRONG);
                    }
                    form.refusal.try_set(Some(error));
                }
            }
        }
    });
    let confirm = move |()| {
        send.dispatch_local(adjust.clone());
    };
    let back = move |()| {
        form.asked.set(None);
        focus_soon(&["#adjust-by"]);
    };
    let refused = move || {
        form.refusal
            .get()
            .map(|error| view! { <p class="field-error">{words_of(&error)}</p> })
    };
    view! {
        <p>
            {move || format!("{} {reads} ", name.get())}
            <q>{reason}</q>
        </p>
        <p>{effect}" It stays on the statement, with your name. To undo it, open that statement and take it back there."</p>
        <div role="alert">{refused}</div>
        <div class="dialog-actions">
            <Button busy=send.pending() on_press=confirm>"Adjust the points"</Button>
            <Button variant=ButtonVariant::Secondary on_press=back>"Back"</Button>
        </div>
    }
}

/// Who reads it: a person, or everybody of a team.
fn readers(holder: Holder) -> &'static str {
    match holder {
        Holder::Employee(_) => "reads:",
        Holder::Team(_) => "is a team, whose people read:",
    }
}

fn effect(points: Amount) -> &'static str {
    if points < Amount::ZERO {
        "The points are gone at once."
    } else {
        "The points can be spent at once."
    }
}
