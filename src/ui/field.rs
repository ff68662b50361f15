//! A labelled field for one line of text.

use leptos::prelude::*;

/// What is typed into a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// Words to find something.
    Search,
    /// Digits: phones show their keys for numbers, and nothing steps the value by accident.
    Digits,
}

impl FieldKind {
    fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Digits => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Search => "search",
        }
    }

    fn keys(self) -> Option<&'static str> {
        matches!(self, Self::Digits).then_some("numeric")
    }
}

/// A field with its label, a hint, and what is wrong with its value. The label is always there: a
/// placeholder is gone as soon as it is needed.
#[component]
pub fn Field(
    /// The id of the input; unique on the page. The error is announced with it.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The text, both ways.
    value: RwSignal<String>,
    /// What is typed.
    #[prop(optional)]
    kind: FieldKind,
    /// What a browser may fill in, such as `username`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// A sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let hinted = hint.is_some();
    let described = id.clone();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
            <input
                class="input"
                id=id.clone()
                name=id.clone()
                type=kind.name()
                inputmode=kind.keys()
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck=matches!(kind, FieldKind::Text).to_string()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described_by(&described, hinted, error.get().is_some())
                bind:value=value
            />
            <FieldError id error />
        </div>
    }
}

/// What is wrong with a field, beside it.
#[component]
pub fn FieldError(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// What is wrong with the value.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        error
            .get()
            .map(|words| view! { <p class="field-error" id=format!("{id}-error")>{words}</p> })
    }
}

/// The ids that describe a field, for `aria-describedby`.
#[must_use]
pub fn described_by(id: &str, hinted: bool, wrong: bool) -> Option<String> {
    let parts = [(hinted, "hint"), (wrong, "error")];
    let ids: Vec<_> = parts
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{id}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_described_by_what_is_there() {
        assert_eq!(described_by("email", false, false), None);
        assert_eq!(
            described_by("email", true, false).as_deref(),
            Some("email-hint")
        );
        assert_eq!(
            described_by("email", true, true).as_deref(),
            Some("email-hint email-error")
        );
    }
}
