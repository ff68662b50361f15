//! Asks before a page with changes that are not saved is left, by a link of the app or by closing the tab.

use crate::ui::{Button, ButtonVariant, Dialog};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlAnchorElement, MouseEvent};

/// The guard and its question. Two of them on one page would ask twice.
#[component]
pub fn LeavingGuard(
    /// The id of the dialog; unique on the page.
    id: &'static str,
    /// The question.
    title: &'static str,
    /// What would become of the changes.
    words: &'static str,
    /// Whether there is something to lose.
    #[prop(into)]
    is_changed: Signal<bool>,
) -> impl IntoView {
    let target = RwSignal::new(None::<String>);
    let asking = RwSignal::new(false);
    let is_changed = move || is_changed.try_get().unwrap_or(false);
    let closing = window_event_listener(ev::beforeunload, move |event| {
        if untrack(is_changed) {
            event.prevent_default();
        }
    });
    on_cleanup(move || closing.remove());
    watch_links(move |event| {
        if let Some(path) = untrack(is_changed).then(|| inner_link(event)).flatten() {
            event.prevent_default();
            target.set(Some(path));
            asking.set(true);
        }
    });
    let navigate = use_navigate();
    let leave = move |()| {
        asking.set(false);
        if let Some(path) = target.get_untracked() {
            navigate(&path, NavigateOptions::default());
        }
    };
    view! {
        <Dialog id=id title=title open=asking>
            <p>{words}</p>
            <div class="dialog-actions">
                <Button on_press=move |()| asking.set(false)>"Stay here"</Button>
                <Button variant=ButtonVariant::Secondary on_press=leave>"Leave"</Button>
            </div>
        </Dialog>
    }
}

/// The router listens at the window and leaves clicks alone that were prevented: the document comes first.
fn watch_links(listener: impl FnMut(&MouseEvent) + 'static) {
    let mut listener = listener;
    let listener = Closure::<dyn FnMut(MouseEvent)>::new(move |event: MouseEvent| listener(&event));
    // It fails only for an event without a name.
    let _ = document().add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        if let Some(listener) = kept.try_update_value(Option::take).flatten() {
            let _ = document()
                .remove_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
        }
    });
}

/// Where a plain click on a link of this app leads; `None` for new tabs, downloads and other sites.
fn inner_link(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let clicked = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = clicked
        .closest("a[href]")
        .ok()??
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    let is_inner = link.target().is_empty()
        && !link.has_attribute("download")
        && link.origin() == window().location().origin().ok()?;
    is_inner.then(|| format!("{}{}", link.pathname(), link.search()))
}
