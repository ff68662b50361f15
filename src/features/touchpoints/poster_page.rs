//! The page `/admin/touchpoints/{key}/poster`.

use super::poster::{MOST_LANGUAGES, Paper, PosterChoice, file_name};
use super::poster_sheet::PosterSheet;
use super::reading::Reading;
use crate::layout::failure::failed;
use crate::layout::page::PageHeading;
use crate::paths::{self, encoded};
use crate::ui::qr_code::svg_file;
use crate::ui::{Button, CheckBox, Choice, Icon, IconName, Loaded, Select};
use domain::api::touchpoints::TouchpointSettings;
use domain::language::Language;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_query_map};

/// A poster to print, and what can be chosen for it.
#[component]
pub fn PosterPage() -> impl IntoView {
    let reading = Reading::of_address();
    let Reading { key, data, retry } = reading;
    let name = move || reading.settings().map(|about| about.name);
    let back = move || name().unwrap_or_else(|| "Touchpoint".to_owned());
    // A file that is saved from the print window takes its name from it.
    let title = Signal::derive(move || {
        name().map_or_else(|| "Poster".to_owned(), |name| format!("Poster: {name}"))
    });
    view! {
        <div class="touchpoints poster-page">
            <header class="touchpoints-head">
                <p class="way-back">
                    {move || view! { <A href=paths::touchpoint(&key.get())>{back}</A> }}
                </p>
                <PageHeading title />
                <p>"Hang it where customers wait or leave. Whoever scans the code answers on their own phone."</p>
            </header>
            <Loaded data failed=failed(retry) let:settings>
                <Poster settings />
            </Loaded>
        </div>
    }
}

#[component]
fn Poster(settings: TouchpointSettings) -> impl IntoView {
    let parameters = use_query_map();
    let choice = Memo::new(move |_| {
        parameters.with(|parameters| PosterChoice::read(|name| parameters.get(name)))
    });
    let file = svg_file(&settings.address).map(|svg| {
        let address = format!("data:image/svg+xml,{}", encoded(&svg));
        (address, file_name(&settings.name))
    });
    let download = file.map(|(address, name)| {
        view! {
            <a class="button" data-variant="quiet" href=address download=name>
                <Icon name=IconName::Download />
                "Download the code (SVG)"
            </a>
        }
    });
    let print = |()| {
        // It fails only where a browser lets no page print: there its own menu does.
        let _ = window().print();
    };
    view! {
        <div class="poster-desk">
            <div class="poster-controls">
                <Choices settings=settings.clone() choice />
                <div class="actions">
                    <Button on_press=print>"Print…"</Button>
                    {download}
                </div>
                <p class="setting-note">
                    {move || {
                        format!(
                            "In the print window choose {} and no margins. To keep it as a file, choose “Save as PDF” there.",
                            choice.get().paper.label(),
                        )
                    }}
                </p>
            </div>
            {move || {
                let choice = choice.get();
                let wordings = choice.wordings(&settings);
                view! { <PosterSheet settings=settings.clone() wordings paper=choice.paper /> }
            }}
        </div>
    }
}

#[component]
fn Choices(settings: TouchpointSettings, choice: Memo<PosterChoice>) -> impl IntoView {
    let languages: Vec<_> = settings.wordings.iter().map(|one| one.language).collect();
    let shown = {
        let settings = settings.clone();
        Memo::new(move |_| {
            let wordings = choice.get().wordings(&settings).into_iter();
            wordings.map(|wording| wording.language).collect::<Vec<_>>()
        })
    };
    let key = settings.key.clone();
    let navigate = use_navigate();
    let show = Callback::new(move |choice: PosterChoice| {
        let options = NavigateOptions {
            scroll: false,
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(
            &format!("{}{}", paths::poster(&key), choice.query()),
            options,
        );
    });
    let settings = StoredValue::new(settings);
    let row = move |language: Language| {
        let is_shown = Signal::derive(move || shown.with(|shown| shown.contains(&language)));
        let is_fixed = move || {
            let count = shown.with(Vec::len);
            if is_shown.get() {
                count == 1
            } else {
                count >= MOST_LANGUAGES
            }
        };
        let change = move |is_shown| {
            let now = choice.get_untracked();
            show.run(settings.with_value(|settings| now.with(language, is_shown, settings)));
        };
        view! { <CheckBox label=language.english_name() checked=is_shown disabled=Signal::derive(is_fixed) on_change=change /> }
    };
    let papers: Vec<_> = Paper::ALL
        .into_iter()
        .map(|paper| Choice::new(paper.name(), paper.label()))
        .collect();
    let on_paper = move |name: String| {
        let PosterChoice { languages, .. } = choice.get_untracked();
        let paper = Paper::find(&name);
        show.run(PosterChoice { languages, paper });
    };
    view! {
        <fieldset class="poster-languages" aria-describedby="poster-languages-note">
            <legend>"Languages"</legend>
            <p class="setting-note" id="poster-languages-note">"One to three. A poster is read in passing."</p>
            <div class="poster-language-list">{languages.into_iter().map(row).collect_view()}</div>
        </fieldset>
        <Select
            id="paper"
            label="Paper"
            choices=papers
            value=Signal::derive(move || choice.get().paper.name().to_owned())
            on_change=on_paper
        />
    }
}
