//! The pad on which staff type their PIN.

use super::device;
use super::kiosk_page::Panel;
use super::staff_dialog::StaffDialog;
use crate::ui::{Button, ButtonKind, ButtonVariant};
use domain::api::kiosk::PIN_ROUNDS;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The most digits that a PIN has.
const LONGEST: usize = 8;

/// Ten digits and a field for those with a keyboard, and words in plain English for staff.
#[component]
pub fn PinPad(
    /// What staff have opened.
    panel: RwSignal<Panel>,
) -> impl IntoView {
    let digits = RwSignal::new(String::new());
    let news = RwSignal::new(String::new());
    let check = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = digits.get_untracked();
        if typed.is_empty() {
            return news.set("Type the PIN.".to_owned());
        }
        digits.set(String::new());
        spawn_local(async move {
            let arguments = [typed.as_str().into(), PIN_ROUNDS.into()];
            let answer = device::ask("contact.tryPin", &arguments).await;
            // The pad may be closed by then.
            if panel.get_untracked() != Panel::Pin {
                return;
            }
            if answer == "right" {
                panel.set(Panel::Staff);
            } else {
                news.set(refusal(answer.as_f64()));
            }
        });
    };
    // Letters and what is too much never get in.
    let on_input = move |event| {
        news.set(String::new());
        digits.set(only_digits(&event_target_value(&event)));
    };
    view! {
        <StaffDialog id="pin" title="PIN of this kiosk" panel>
            <form class="pin" novalidate on:submit=check>
                // The keys below are the keyboard of a tablet; its own would cover them. It is no password for a browser to keep.
                <input
                    class="input pin-digits"
                    type="text"
                    inputmode="none"
                    autocomplete="one-time-code"
                    aria-label="PIN"
                    aria-describedby="pin-news"
                    autofocus
                    prop:value=digits
                    on:input=on_input
                />
                <p class="pin-news" id="pin-news" role="alert">{news}</p>
                <div class="pin-keys">
                    {(1..=9).chain([0]).map(|digit| view! { <Digit digit digits news /> }).collect_view()}
                </div>
                <div class="pin-actions">
                    <Button kind=ButtonKind::Submit>"Open"</Button>
                    <Button variant=ButtonVariant::Quiet on_press=move |()| panel.set(Panel::None)>"Back to the question"</Button>
                </div>
            </form>
        </StaffDialog>
    }
}

#[component]
fn Digit(digit: u8, digits: RwSignal<String>, news: RwSignal<String>) -> impl IntoView {
    let press = move |_| {
        news.set(String::new());
        digits.update(|digits| *digits = only_digits(&format!("{digits}{digit}")));
    };
    view! { <button type="button" class="pin-key" on:click=press>{digit}</button> }
}

fn only_digits(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_digit)
        .take(LONGEST)
        .collect()
}

/// The tries are counted by the script: they go on counting when the pad is closed or the page is loaded anew. `minutes` are those
/// for which none is taken.
fn refusal(minutes: Option<f64>) -> String {
    match minutes {
        None => "That is not the PIN. The owner of your program chose it when the code was made."
            .to_owned(),
        Some(1.0) => "Too many tries. Wait a minute, then try again.".to_owned(),
        Some(minutes) => format!("Too many tries. Wait {minutes} minutes, then try again."),
    }
}

#[cfg(test)]
mod tests {
    use super::only_digits;

    #[test]
    fn nothing_but_eight_digits_gets_into_the_field() {
        for (typed, expected) in [
            ("", ""),
            ("12a4 ", "124"),
            ("٣4", "4"),
            ("123456789", "12345678"),
        ] {
            assert_eq!(only_digits(typed), expected, "{typed}");
        }
    }
}
