//! A button that opens a list of things to do.

use super::focus::focus_soon;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuItem {
    /// What is done, for the program.
    pub value: String,
    /// What is done, for the person.
    pub label: String,
    /// Whether it takes something away.
    pub is_danger: bool,
}

impl MenuItem {
    /// A thing to do.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            is_danger: false,
        }
    }

    /// The same, marked as something that takes away.
    #[must_use]
    pub fn danger(self) -> Self {
        Self {
            is_danger: true,
            ..self
        }
    }
}

/// The button and its list, by the pattern of menus: arrows, Home and End move in it, Escape and Tab close it. The focus is back on
/// the button before `on_choose` is called, so whatever that does not move it elsewhere leaves it there.
#[component]
pub fn Menu(
    /// The id of the button; unique on the page.
    #[prop(into)]
    id: String,
    /// What the button is called, where its words do not say it.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// What can be done.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// Called with the value of what was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
    /// The words or the icon on the button.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let list_id = format!("{id}-list");
    let first = format!("#{list_id} [role=menuitem]");
    let button = StoredValue::new(format!("#{id}"));
    let show = move || {
        open.set(true);
        focus_soon(&[&first]);
    };
    let toggle = {
        let show = show.clone();
        move |_| {
            if open.get_untracked() {
                open.set(false);
            } else {
                show();
            }
        }
    };
    let on_button_key = move |event: KeyboardEvent| {
        if event.key() == "ArrowDown" && !event.alt_key() {
            event.prevent_default();
            show();
        }
    };
    let close = move || {
        open.set(false);
        super::focus::focus(&button.get_value());
    };
    let choose = move |value: String| {
        close();
        on_choose.run(value);
    };
    let entries = move || {
        let entry = |MenuItem {
                         value,
                         label,
                         is_danger,
                     }| {
            view! {
                <button type="button" role="menuitem" tabindex="-1" data-danger=is_danger.to_string() on:click=move |_| choose(value.clone())>
                    {label}
                </button>
            }
        };
        items.get().into_iter().map(entry).collect_view()
    };
    view! {
        <span
            class="menu"
            // The focus moves by program here: a browser that takes it away on a press would close the list under the finger.
            on:mousedown=move |event: MouseEvent| event.prevent_default()
            on:focusout=move |event| if has_left(&event) { open.set(false) }
        >
            <button
                class="menu-button"
                type="button"
                id=id
                aria-label=label
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                aria-controls=list_id.clone()
                on:click=toggle
                on:keydown=on_button_key
            >
                {children()}
            </button>
            <span
                class="menu-list"
                id=list_id
                role="menu"
                aria-labelledby=button.with_value(|button| button.trim_start_matches('#').to_owned())
                hidden=move || !open.get()
                on:keydown=move |event| on_list_key(&event, &close)
            >
                {entries}
            </span>
        </span>
    }
}

fn on_list_key(event: &KeyboardEvent, close: &impl Fn()) {
    match event.key().as_str() {
        "Escape" => close(),
        // The browser goes on from the button.
        "Tab" => return close(),
        "ArrowDown" => go(
            event,
            Element::next_element_sibling,
            Element::first_element_child,
        ),
        "ArrowUp" => go(
            event,
            Element::previous_element_sibling,
            Element::last_element_child,
        ),
        "Home" => go(event, |_| None, Element::first_element_child),
        "End" => go(event, |_| None, Element::last_element_child),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// To the neighbour of the item that has the focus, or where there is none to the other end.
fn go(
    event: &KeyboardEvent,
    neighbour: impl Fn(&Element) -> Option<Element>,
    end: impl Fn(&Element) -> Option<Element>,
) {
    let item = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let next = item.and_then(|item| neighbour(&item).or_else(|| end(&item.parent_element()?)));
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // Only an element that is not in the document cannot take the focus.
        let _ = next.focus();
    }
}

/// Whether the focus went out of the menu.
fn has_left(event: &FocusEvent) -> bool {
    let to = event
        .related_target()
        .and_then(|target| target.dyn_into::<Node>().ok());
    let menu = event
        .current_target()
        .and_then(|menu| menu.dyn_into::<Node>().ok());
    menu.is_none_or(|menu| !menu.contains(to.as_ref()))
}
