//! The page `/admin/touchpoints/{key}`.

use super::desk::Desk;
use super::model::customer_words;
use super::reading::Reading;
use crate::layout::failure::failed;
use crate::layout::page::PageHeading;
use crate::paths;
use crate::ui::Loaded;
use domain::api::touchpoints::TouchpointSettings;
use leptos::prelude::*;
use leptos_router::components::A;

/// All that can be set up at one touchpoint.
#[component]
pub fn TouchpointPage() -> impl IntoView {
    let reading = Reading::of_address();
    let Reading { data, retry, .. } = reading;
    let about = move || reading.settings();
    let title = Signal::derive(move || about().map_or("Touchpoint".to_owned(), |about| about.name));
    view! {
        <div class="touchpoints">
            <header class="touchpoints-head">
                <p class="way-back">
                    <A href=paths::TOUCHPOINTS>"All touchpoints"</A>
                </p>
                <PageHeading title />
                <p>{move || about().map(|about| place_words(&about))}</p>
            </header>
            <Loaded data failed=failed(retry) let:settings>
                <Desk settings />
            </Loaded>
        </div>
    }
}

fn place_words(settings: &TouchpointSettings) -> String {
    let answering = customer_words(settings.customer);
    format!("{}. {answering} answer here.", settings.team)
}
