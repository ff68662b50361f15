//! Where customers answer.

use super::section::Section;
use crate::paths;
use crate::ui::CopyField;
use domain::api::touchpoints::TouchpointSettings;
use leptos::prelude::*;
use leptos_router::components::A;

/// The page's address, to copy, to open, or to print as a code.
#[component]
pub fn AddressSection(settings: TouchpointSettings) -> impl IntoView {
    let address = settings.address.clone();
    view! {
        <Section
            id="address"
            title="Address"
            words="Put it into a link, a printed code or an e-mail. Whoever has it can answer; it shows the people on offer by first name, and nothing else."
        >
            <CopyField id="page-address" label="The page for customers" value=address.clone()>
                <a class="button" data-variant="quiet" href=address target="_blank" rel="noopener">
                    "Open"<span class="visually-hidden">" in a new tab"</span>
                </a>
            </CopyField>
            <div class="actions">
                <A href=paths::poster(&settings.key) attr:class="button" attr:data-variant="secondary">"Poster with the code"</A>
            </div>
        </Section>
    }
}
