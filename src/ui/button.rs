//! Buttons.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The one thing to do here.
    #[default]
    Primary,
    /// Another thing to do here.
    Secondary,
    /// A thing beside the point, such as "Back".
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonVariant {
    /// The value of `data-variant`; links that look like buttons use it too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Quiet => "quiet",
            Self::Danger => "danger",
        }
    }
}

/// What pressing does in a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Nothing by itself.
    #[default]
    Plain,
    /// Sends the form.
    Submit,
}

impl ButtonKind {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Submit => "submit",
        }
    }
}

/// A button. While `busy` it says so, keeps its size and its focus, and does nothing: a disabled
/// button would throw the focus away under the person's hands.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    variant: ButtonVariant,
    /// What pressing does in a form.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether what it began is still under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What pressing does. Not called while busy.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The words on it.
    children: Children,
) -> impl IntoView {
    let on_click = move |event: MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            class="button"
            type=kind.name()
            data-variant=variant.name()
            aria-disabled=move || busy.get().then_some("true")
            aria-busy=move || busy.get().then_some("true")
            on:click=on_click
        >
            {children()}
        </button>
    }
}
