//! The heading of a page: it names the document, and takes the focus when the person has navigated.

use leptos::prelude::*;

/// Whether a page was shown before: the first one after loading leaves the focus to the browser.
#[derive(Debug, Clone, Copy)]
struct Navigated(StoredValue<bool>);

/// Provides what headings share. Once, around the routes.
pub fn provide_headings() {
    provide_context(Navigated(StoredValue::new(false)));
}

/// The `h1` of a page. After navigation it takes the focus, so that readers begin with it and the
/// keyboard goes on from here instead of from the link that is gone.
#[component]
pub fn PageHeading(
    /// The words of the heading, and of the document's title.
    #[prop(into)]
    title: Signal<String>,
    /// Readers alone get it, where the page says the same to the eye.
    #[prop(optional)]
    visually_hidden: bool,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    Effect::new(move || document().set_title(&format!("{} · Plaudit", title.get())));
    heading.on_load(|heading| {
        if is_later_page() {
            // Only an element that is not in the document cannot take the focus.
            let _ = heading.focus();
        }
    });
    view! {
        <h1 class:visually-hidden=visually_hidden tabindex="-1" node_ref=heading>{title}</h1>
    }
}

fn is_later_page() -> bool {
    use_context::<Navigated>().is_some_and(|Navigated(before)| {
        let later = before.get_value();
        before.set_value(true);
        later
    })
}
