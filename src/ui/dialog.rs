//! A dialog: the browser's own, which keeps the focus inside and gives it back.

use leptos::ev::Event;
use leptos::prelude::*;

/// A question that has to be answered before anything else. It is open while `open` is true;
/// Escape closes it.
#[component]
pub fn Dialog(
    /// The id of the dialog; unique on the page.
    id: &'static str,
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
    view! {
        <dialog
            class="dialog"
            id=id
            node_ref=node
            aria-labelledby=format!("{id}-title")
            on:close=move |_: Event| open.set(false)
        >
            <h2 id=format!("{id}-title")>{title}</h2>
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
