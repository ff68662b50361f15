//! A labelled field for several lines, with a count of the characters left.

use super::field::{FieldError, described_by};
use super::number::counted;
use domain::language::Language;
use leptos::prelude::*;

/// Several lines of text. The count is written only near the limit, and then announced; while something is wrong with the
/// text, that alone is said.
#[component]
pub fn TextArea(
    /// The id of the text area; unique on the page.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: Signal<String>,
    /// The text, both ways.
    value: RwSignal<String>,
    /// The most characters that can be sent. More can be typed: cutting off what somebody pastes loses words silently.
    max: usize,
    /// A sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What to say of so many characters used where so many are possible; nothing while there is plenty of room.
    #[prop(default = counter)]
    count_words: fn(usize, usize) -> String,
    /// How many lines it shows at first.
    #[prop(default = 4)]
    rows: u32,
    /// What counts as long as nothing is typed.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// The language it is written in, if that is not the page's.
    #[prop(optional)]
    language: Option<Language>,
    /// To set the focus.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Textarea>,
) -> impl IntoView {
    let hinted = hint.is_some();
    let described = id.clone();
    let count = move || {
        let is_wrong = error.with(Option::is_some);
        let used = value.with(|text| text.trim().chars().count());
        (!is_wrong).then(|| count_words(used, max))
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
            <textarea
                class="input"
                id=id.clone()
                name=id.clone()
                rows=rows.to_string()
                placeholder=placeholder
                lang=language.map(Language::tag)
                dir=language.map_or("auto", direction)
                node_ref=node_ref
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described_by(&described, hinted, error.get().is_some())
                bind:value=value
            ></textarea>
            <p class="field-count" role="status">{count}</p>
            <FieldError id error />
        </div>
    }
}

/// What to say of `used` characters where `max` are possible; nothing while there is plenty of room.
#[must_use]
pub fn counter(used: usize, max: usize) -> String {
    match max.checked_sub(used) {
        Some(left) if left * 5 > max => String::new(),
        Some(left) => format!("{} left", characters(left)),
        None => format!("{} too many", characters(used - max)),
    }
}

fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    }
}

fn characters(count: usize) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    counted(count, "character", "characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_only_near_the_limit() {
        fn check(used: usize, expected: &str) {
            assert_eq!(counter(used, 1_000), expected);
        }
        check(0, "");
        check(799, "");
        check(800, "200 characters left");
        check(999, "1 character left");
        check(1_000, "0 characters left");
        check(1_001, "1 character too many");
        check(2_200, "1,200 characters too many");
    }
}
