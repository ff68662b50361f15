//! Adding a kiosk: its name and PIN, then the one-time code to type on the device.

use super::kiosk_words::countdown_words;
use super::kiosks::{Kiosks, ShownCode};
use crate::api::ApiError;
use crate::api::kiosk::create_kiosk_code;
use crate::layout::failure::words_of;
use crate::ui::focus::focus_soon;
use crate::ui::{
    Button, ButtonKind, ButtonVariant, CopyField, Dialog, Field, FieldKind, Notice, NoticeVariant,
};
use domain::api::kiosk::CreateKioskCode;
use domain::api::problem::FieldProblem;
use domain::settings;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Where the keyboard goes on when something has to be corrected.
const WHAT_IS_WRONG: [&str; 1] = ["#add-kiosk [aria-invalid=true]"];

/// The dialog. With it, the code goes from the screen.
#[component]
pub fn KioskCodeDialog(kiosks: Kiosks, open: RwSignal<bool>) -> impl IntoView {
    let form = Form::new();
    Effect::new(move || {
        if !open.get() && kiosks.code.with_untracked(Option::is_some) {
            kiosks.code.set(None);
            form.clear();
            spawn_local(kiosks.refresh());
        }
    });
    let title = Signal::derive(move || {
        let name = kiosks
            .code
            .with(|code| code.as_ref().map(|code| code.name.clone()));
        name.unwrap_or_else(|| "Add a kiosk".to_owned())
    });
    let close = move |()| open.set(false);
    view! {
        <Dialog id="add-kiosk" title open>
            {move || match kiosks.code.get() {
                Some(code) => view! { <Code kiosks code on_close=close /> }.into_any(),
                None => view! { <NewCode kiosks form on_close=close /> }.into_any(),
            }}
        </Dialog>
    }
}

/// What is typed, and what the server said against it.
#[derive(Clone, Copy)]
struct Form {
    name: RwSignal<String>,
    pin: RwSignal<String>,
    tried: RwSignal<bool>,
    refusal: RwSignal<Option<ApiError>>,
}

impl Form {
    fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            pin: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
            refusal: RwSignal::new(None),
        }
    }

    fn clear(self) {
        self.name.set(String::new());
        self.pin.set(String::new());
        self.tried.set(false);
        self.refusal.set(None);
    }

    /// What would be sent, as the server would read it; or all that is wrong with it. Tracked.
    fn request(self) -> Result<CreateKioskCode, Vec<FieldProblem>> {
        settings::kiosk_code(CreateKioskCode {
            name: self.name.get(),
            pin: self.pin.with(|pin| pin.trim().to_owned()),
        })
    }

    /// What is wrong with a field: by our own check once it was tried, else by the server's.
    fn about(self, field: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || {
            let ours = self.tried.get().then(|| self.request().err()).flatten();
            let mut ours = ours.unwrap_or_default().into_iter();
            let theirs = || self.refusal.get().and_then(|error| error.about(field));
            ours.find(|problem| problem.field == field)
                .map(|problem| problem.message)
                .or_else(theirs)
        })
    }

    /// What is about no field.
    fn other(self) -> Option<String> {
        let error = self.refusal.get()?;
        error.fields().is_empty().then(|| words_of(&error))
    }
}

#[component]
fn NewCode(kiosks: Kiosks, form: Form, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let create = Action::new_local(move |request: &CreateKioskCode| {
        let request = request.clone();
        async move {
            let Some(key) = kiosks.key.try_get_value() else {
                return;
            };
            match create_kiosk_code(&key, &request).await {
                Ok(view) => {
                    kiosks.show_code(view, request.name);
                    focus_soon(&["#kiosk-code"]);
                }
                Err(error) => {
                    form.refusal.try_set(Some(error));
                    focus_soon(&WHAT_IS_WRONG);
                }
            }
        }
    });
    let busy = create.pending();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        form.refusal.set(None);
        match untrack(|| form.request()) {
            Ok(request) if !busy.get_untracked() => {
                create.dispatch_local(request);
            }
            Ok(_) => {}
            Err(_) => focus_soon(&WHAT_IS_WRONG),
        }
    };
    view! {
        <form class="dialog-form" on:submit=send novalidate>
            <Field id="kiosk-name" label="Name" hint="So that you know it in the list, such as “Tablet at the exit”." value=form.name error=form.about("name") />
            <Field
                id="kiosk-pin"
                label="PIN"
                hint="4 to 8 digits. Staff leave the kiosk with it; customers cannot."
                kind=FieldKind::Digits
                autocomplete="off"
                value=form.pin
                error=form.about("pin")
            />
            <div role="alert">
                {move || form.other().map(|words| view! { <p class="field-error">{words}</p> })}
            </div>
            <div class="dialog-actions">
                <Button kind=ButtonKind::Submit busy>"Make a code"</Button>
                <Button variant=ButtonVariant::Secondary on_press=on_close>"Cancel"</Button>
            </div>
        </form>
    }
}

#[component]
fn Code(kiosks: Kiosks, code: ShownCode, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let left = Memo::new(move |_| kiosks.seconds_left().unwrap_or_default());
    let is_over = Memo::new(move |_| left.get() <= 0);
    let taken = Memo::new(move |_| kiosks.taken_by());
    let again = move |()| {
        kiosks.code.set(None);
        focus_soon(&["#kiosk-name"]);
    };
    let code_words = code.view.code.clone();
    let address = code.view.address.clone();
    view! {
        <div class="kiosk-code-steps" hidden=move || taken.with(Option::is_some)>
            <p>"Open this address on the tablet, and type the code there."</p>
            <CopyField id="kiosk-address" label="Address on the tablet" value=address rows=2 />
            <p class="kiosk-code" id="kiosk-code" tabindex="-1" data-over=move || is_over.get().to_string()>
                <span class="visually-hidden">"Code: "</span>
                <b>{code_words}</b>
            </p>
            <p class="setting-note">
                {move || {
                    if is_over.get() {
                        "This code can no longer be used.".to_owned()
                    } else {
                        format!("It can be used once, for another {}. It is not shown again.", countdown_words(left.get()))
                    }
                }}
            </p>
        </div>
        <div role="status">
            {move || {
                taken
                    .get()
                    .map(|name| {
                        view! {
                            <Notice variant=NoticeVariant::Done>
                                <p>{format!("{name} is enrolled. It asks the question from now on.")}</p>
                            </Notice>
                        }
                    })
            }}
        </div>
        <div class="dialog-actions">
            <Button on_press=on_close>"Done"</Button>
            <Show when=move || is_over.get() && taken.with(Option::is_none)>
                <Button variant=ButtonVariant::Secondary on_press=again>"Make another code"</Button>
            </Show>
        </div>
    }
}
