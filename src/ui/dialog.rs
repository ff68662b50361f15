//! A dialog: the browser's own, which keeps the focus inside and gives it back.

use leptos::ev::Event;
use leptos::prelude::*;

/// A question that has to be answered before anything else. It is open while `open` is true;
/// Escape closes it.
#[component]
pub fn Dialog(
    /// The id of the dialog; unique on the page.
    #[prop(into)]
    id: String,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
    /// What is asked, and the buttons.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move || {
        if let Some(dialog) = node.get() {
            show_or_close(&dialog, open.get());
        }
    });
    // The browser tells it a little later: by then the dialog may be open again.
    let on_close = move |_: Event| {
        if node.get_untracked().is_none_or(|dialog| !dialog.open()) {
            open.set(false);
        }
    };
    let title_id = format!("{id}-title");
    let label = title_id.clone();
    view! {
        <dialog
            class="dialog"
            id=id
            node_ref=node
            aria-labelledby=label
            on:close=on_close
        >
            <h2 id=title_id>{title}</h2>
            {children()}
        </dialog>
    }
}

fn show_or_close(dialog: &web_sys::HtmlDialogElement, open: bool) {
    if open && !dialog.open() {
        // It fails only for a dialog that is not in the document, and then there is nothing to show.
        let _ = dialog.show_modal();
    } else if !open && dialog.open() {
        dialog.close();
    }
}
