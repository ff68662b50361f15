//! The sheet of paper itself, as it is printed.

use super::poster::{Paper, printed, question, size};
use crate::state::session::use_session;
use crate::ui::{Icon, IconName, QrCode};
use domain::api::touchpoints::{TouchpointSettings, WordingView};
use leptos::prelude::*;

/// Question, code, and where it hangs. It is set in units of its own width, so that the preview is the print.
#[component]
pub fn PosterSheet(
    settings: TouchpointSettings,
    wordings: Vec<WordingView>,
    paper: Paper,
) -> impl IntoView {
    let organization = use_session().view().map(|session| session.organization);
    let size = size(&wordings);
    let count = wordings.len().to_string();
    let scan = wordings.iter().map(scan_words).collect_view();
    let questions = wordings.into_iter();
    let questions = questions.map(|one| question_words(&one)).collect_view();
    let address = printed(&settings.address).to_owned();
    view! {
        <section class="poster" data-paper=paper.name() aria-label="What is printed">
            <div class="poster-sheet" data-size=size data-languages=count>
                <p class="poster-from">
                    <Icon name=IconName::Thanks />
                    {organization}
                </p>
                <div class="poster-questions">{questions}</div>
                <div class="poster-code">
                    <QrCode address=settings.address label=format!("Code of the page for customers of {}", settings.name) />
                    <div class="poster-scan">{scan}</div>
                </div>
                <p class="poster-foot">
                    <b>{settings.name}</b>
                    <span dir="ltr">{address}</span>
                </p>
            </div>
        </section>
    }
}

fn question_words(wording: &WordingView) -> impl IntoView + use<> {
    let words = question(wording).to_owned();
    view! { <p class="poster-question" lang=wording.language.tag() dir="auto">{words}</p> }
}

fn scan_words(wording: &WordingView) -> impl IntoView + use<> {
    view! {
        <p lang=wording.language.tag() dir="auto">
            <b>{wording.poster.scan.clone()}</b>
            <span>{wording.poster.why.clone()}</span>
        </p>
    }
}
