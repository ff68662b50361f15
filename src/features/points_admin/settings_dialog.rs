//! The hold, the budget and what a point costs.

use super::model::SettingsDraft;
use super::state::Points;
use crate::api::ApiError;
use crate::layout::failure::words_of;
use crate::state::toasts::use_toasts;
use crate::ui::focus::focus_soon;
use crate::ui::{Button, ButtonKind, ButtonVariant, Dialog, Field, FieldKind};
use domain::api::ledger::PointSettings;
use domain::api::problem::FieldProblem;
use leptos::prelude::*;

/// Where the keyboard goes on when something has to be corrected.
const WHAT_IS_WRONG: [&str; 1] = ["#point-settings [aria-invalid=true]"];

/// What is typed, and what the server said against it.
#[derive(Clone, Copy)]
struct Form {
    hold: RwSignal<String>,
    budget: RwSignal<String>,
    value: RwSignal<String>,
    currency: RwSignal<String>,
    approval: RwSignal<String>,
    tried: RwSignal<bool>,
    refusal: RwSignal<Option<ApiError>>,
}

impl Form {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            hold: empty(),
            budget: empty(),
            value: empty(),
            currency: empty(),
            approval: empty(),
            tried: RwSignal::new(false),
            refusal: RwSignal::new(None),
        }
    }

    /// Begins with what is set.
    fn fill(self, draft: SettingsDraft) {
        self.hold.set(draft.hold_hours);
        self.budget.set(draft.monthly_budget);
        self.value.set(draft.point_value);
        self.currency.set(draft.currency);
        self.approval.set(draft.approval_percent);
        self.tried.set(false);
        self.refusal.set(None);
    }

    /// What would be sent, or all that is wrong with it. Tracked.
    fn request(self) -> Result<PointSettings, Vec<FieldProblem>> {
        let draft = SettingsDraft {
            hold_hours: self.hold.get(),
            monthly_budget: self.budget.get(),
            point_value: self.value.get(),
            currency: self.currency.get(),
            approval_percent: self.approval.get(),
        };
        draft.settings()
    }

    /// What is wrong with a field: by our own check once it was tried, else by the server's.
    fn about(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let ours = self.tried.get().then(|| self.request().err()).flatten();
            let mut ours = ours.unwrap_or_default().into_iter();
            ours.find(|problem| problem.field == field)
                .map(|problem| problem.message)
                .or_else(|| self.refusal.get().and_then(|error| error.about(field)))
        })
    }
}

/// The dialog.
#[component]
pub fn SettingsDialog(points: Points, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    let toasts = use_toasts();
    Effect::new(move || {
        if open.get()
            && let Some(Ok(overview)) = points.overview.get_untracked()
        {
            form.fill(SettingsDraft::of(&overview.settings));
        }
    });
    let save = Action::new_local(move |settings: &PointSettings| {
        let settings = settings.clone();
        async move {
            match points.set(&settings).await {
                Ok(()) => {
                    toasts
                        .show("Saved. It counts from now on; points paid before stay as they are.");
                    open.try_set(false);
                    focus_soon(&["#points-budget"]);
                }
                Err(error) => {
                    form.refusal.try_set(Some(error));
                    focus_soon(&WHAT_IS_WRONG);
                }
            }
        }
    });
    let busy = save.pending();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        form.refusal.set(None);
        match untrack(|| form.request()) {
            Ok(settings) if !busy.get_untracked() => {
                save.dispatch_local(settings);
            }
            Ok(_) => {}
            Err(_) => focus_soon(&WHAT_IS_WRONG),
        }
    };
    let other = move || {
        let error = form.refusal.get()?;
        error
            .fields()
            .is_empty()
            .then(|| view! { <p class="field-error">{words_of(&error)}</p> })
    };
    view! {
        <Dialog id="point-settings" title="Points: settings" open>
            <form class="dialog-form" on:submit=send novalidate>
                <Field id="hold" label="Hold" hint="In hours. New points can be spent after it; until then, thanks can still be looked at." kind=FieldKind::Digits value=form.hold error=form.about("hold_hours") />
                <Field id="budget" label="Budget a month" hint="In points; empty for none. It stops no award." kind=FieldKind::Digits value=form.budget error=form.about("monthly_budget") />
                <div class="settings-pair">
                    <Field id="point-value" label="A point costs" hint="Such as 0.05." value=form.value error=form.about("point_value") />
                    <Field id="currency" label="Currency" hint="Such as EUR." value=form.currency error=form.about("currency") />
                </div>
                <Field id="approval" label="A second owner approves from" hint="In per cent: by how much new rules may cost more without one. If you raise it, that counts for the other owners’ rules, not for yours." kind=FieldKind::Digits value=form.approval error=form.about("approval_percent") />
                <div role="alert">{other}</div>
                <div class="dialog-actions">
                    <Button kind=ButtonKind::Submit busy>"Save"</Button>
                    <Button variant=ButtonVariant::Secondary on_press=move |()| open.set(false)>"Cancel"</Button>
                </div>
            </form>
        </Dialog>
    }
}
