//! The page `/admin/touchpoints`.

use super::languages_section::LanguagesSection;
use super::touchpoint_list::TouchpointList;
use crate::api::touchpoints::list_touchpoints;
use crate::layout::failure::failed;
use crate::layout::page::PageHeading;
use crate::ui::Loaded;
use leptos::prelude::*;

/// Every touchpoint by team, and the languages that all of them share.
#[component]
pub fn TouchpointsPage() -> impl IntoView {
    let answer = LocalResource::new(list_touchpoints);
    let data = Signal::derive(move || answer.get());
    let retry = Callback::new(move |()| answer.refetch());
    view! {
        <div class="touchpoints">
            <header class="touchpoints-head">
                <PageHeading title="Touchpoints" />
                <p>"Places and channels where customers answer. Each has an address of its own, people on offer, and kiosks."</p>
            </header>
            <Loaded data failed=failed(retry) let:view>
                <TouchpointList rows=view.touchpoints />
            </Loaded>
            <LanguagesSection />
        </div>
    }
}
