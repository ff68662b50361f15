//! Which other sites may show the page in a frame.

use super::model::snippet;
use super::section::Section;
use super::state::Editor;
use crate::ui::{CopyField, TextArea};
use leptos::prelude::*;

/// The sites, and the lines to put into their pages once there are any.
#[component]
pub fn EmbeddingSection(editor: Editor) -> impl IntoView {
    let has_sites = Memo::new(move |_| editor.saved.with(|saved| !saved.sites.is_empty()));
    let lines = Signal::derive(move || editor.saved.with(snippet));
    view! {
        <Section
            id="embedding"
            title="On other websites"
            words="Browsers show the page inside another site only if that site is listed here: a frame on a strange site could lead customers to press what they do not see."
        >
            <TextArea
                id="sites"
                label="Sites that may show it"
                hint="One a line, with https:// and without a path, such as https://www.example.com"
                value=editor.sites
                max=4_000
                rows=2
                error=Signal::derive(move || editor.problem_below("sites"))
            />
            <Show
                when=move || has_sites.get()
                fallback=|| {
                    view! { <p class="setting-note">"Once a site is listed and saved, the lines to put into its page stand here."</p> }
                }
            >
                <CopyField id="snippet" label="Lines for those sites" value=lines rows=3 />
            </Show>
        </Section>
    }
}
