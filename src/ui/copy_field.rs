//! Text to take away: shown in full, with a button that copies it.

use super::button::{Button, ButtonVariant};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// How long the button says that it copied.
const SAYS_SO: Duration = Duration::from_secs(4);

/// How copying went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copying {
    NotYet,
    Done,
    /// The browser does not let a page copy: the text is selected instead.
    Selected,
}

/// A field that is read, not written. The keyboard can reach and select it also where the browser does not let pages copy.
#[component]
pub fn CopyField(
    /// The id of the field; unique on the page.
    id: &'static str,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// How many lines it shows.
    #[prop(default = 1)]
    rows: u32,
    /// Other things to do with the text, beside the button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let copying = RwSignal::new(Copying::NotYet);
    let copy = move |()| {
        let text = value.get_untracked();
        spawn_local(async move {
            let copied = copied(&text).await;
            if !copied {
                select(id);
            }
            copying.try_set(if copied {
                Copying::Done
            } else {
                Copying::Selected
            });
            set_timeout(
                move || {
                    copying.try_set(Copying::NotYet);
                },
                SAYS_SO,
            );
        });
    };
    view! {
        <div class="field copy-field">
            <label for=id>{label}</label>
            {text(id, value, rows)}
            <div class="copy-actions">
                <Button variant=ButtonVariant::Secondary on_press=copy>{move || button_words(copying.get())}</Button>
                {children.map(|children| children())}
            </div>
            <p class="visually-hidden" role="status">{move || status_words(copying.get())}</p>
        </div>
    }
}

fn text(id: &'static str, value: Signal<String>, rows: u32) -> AnyView {
    if rows == 1 {
        view! { <input class="input" id=id readonly dir="ltr" spellcheck="false" prop:value=value /> }.into_any()
    } else {
        view! {
            <textarea
                class="input"
                id=id
                readonly
                dir="ltr"
                spellcheck="false"
                rows=rows.to_string()
                prop:value=value
            ></textarea>
        }
        .into_any()
    }
}

fn button_words(copying: Copying) -> &'static str {
    match copying {
        Copying::NotYet => "Copy",
        Copying::Done => "Copied",
        Copying::Selected => "Selected: press Ctrl+C",
    }
}

fn status_words(copying: Copying) -> &'static str {
    match copying {
        Copying::NotYet => "",
        Copying::Done => "Copied.",
        Copying::Selected => {
            "This browser does not let pages copy. The text is selected: copy it with the keyboard."
        }
    }
}

/// Whether the text is on the clipboard. Without TLS browsers have no clipboard for pages.
async fn copied(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

fn select(id: &str) {
    let Some(field) = document().get_element_by_id(id) else {
        return;
    };
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.select();
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.select();
    }
}
