//! The page of a device that is no kiosk yet: trades a one-time code for a credential.

use super::device::{self, Device};
use crate::ui::{Button, ButtonKind, Field};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What to do with this device, in plain words for staff.
#[component]
pub fn EnrolmentPage(
    /// The device.
    device: Device,
) -> impl IntoView {
    let was_signed_out = device.part(|state| state.signed_out);
    let is_secure = device.part(|state| state.secure);
    let name = document().title();
    view! {
        <section class="kiosk-enrolment" lang="en" dir="ltr">
            <p class="kiosk-enrolment-place" dir="auto">{name}</p>
            <h1>{move || if was_signed_out.get() { "This kiosk was signed out" } else { "Make this device a kiosk" }}</h1>
            <Kept device />
            {move || {
                if is_secure.get() {
                    view! { <CodeForm /> }.into_any()
                } else {
                    view! { <NotSecure /> }.into_any()
                }
            }}
            <HowTo />
        </section>
    }
}

/// What waits on a device that is no kiosk any more is not lost.
#[component]
fn Kept(device: Device) -> impl IntoView {
    let facts = device.part(|state| (state.signed_out, state.waiting));
    view! { <p class="kiosk-enrolment-kept">{move || kept_words(facts.get())}</p> }
}

fn kept_words((was_signed_out, waiting): (bool, u32)) -> String {
    let why = was_signed_out.then_some("Its owner took its credential away.");
    let left = match (was_signed_out, waiting) {
        (true, 0) => Some("No answer is left on it.".to_owned()),
        (false, 0) => None,
        (_, count) => Some(format!(
            "Answers waiting on it: {count}. They are kept, and are sent once it has a new code for the place where they were given."
        )),
    };
    let parts = [why.map(str::to_owned), left];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[component]
fn NotSecure() -> impl IntoView {
    view! {
        <p class="kiosk-enrolment-kept">
            "This address is not secure, so this browser keeps no answers safe. Open the page over https:// and try again."
        </p>
    }
}

#[component]
fn CodeForm() -> impl IntoView {
    let code = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked();
        if typed.trim().is_empty() {
            return error.set(Some("Type the code.".to_owned()));
        }
        is_busy.set(true);
        spawn_local(async move {
            let problem = device::ask("contact.enrol", &[typed.as_str().into()]).await;
            // Once it is enrolled, the form is gone.
            let _ = is_busy.try_set(false);
            let _ = error.try_set(problem.as_string().filter(|problem| !problem.is_empty()));
        });
    };
    view! {
        <form class="kiosk-enrolment-form" novalidate on:submit=on_submit>
            <Field
                id="code"
                label="One-time code"
                autocomplete="off"
                value=code
                hint="Eight letters and digits, such as 7F3K-Q2MD. Small letters, spaces and hyphens do not matter."
                error
            />
            <Button kind=ButtonKind::Submit busy=is_busy>"Start the kiosk"</Button>
        </form>
    }
}

#[component]
fn HowTo() -> impl IntoView {
    view! {
        <div class="kiosk-enrolment-how">
            <h2>"How to get a code"</h2>
            <ol>
                <li>"On another device, an owner of the program signs in and opens “Touchpoints”."</li>
                <li>"There, under “Kiosks” of this touchpoint, they choose “Add a kiosk…” and give the device a name and a PIN for staff."</li>
                <li>"Type the code here within ten minutes. It works once."</li>
            </ol>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::kept_words;

    #[test]
    fn what_waits_is_told_whichever_way_the_device_lost_its_credential() {
        assert_eq!(kept_words((false, 0)), "");
        assert!(kept_words((false, 3)).starts_with("Answers waiting on it: 3."));
        assert!(
            kept_words((true, 3))
                .starts_with("Its owner took its credential away. Answers waiting")
        );
        assert!(kept_words((true, 0)).ends_with("No answer is left on it."));
    }
}
