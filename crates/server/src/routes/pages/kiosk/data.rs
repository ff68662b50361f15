//! What a kiosk knows of its touchpoint, in every language on offer there.

use crate::assets::kiosk;
use crate::error::ApiResult;
use crate::routes::pages::html;
use crate::state::AppState;
use domain::api::feedback::TouchpointView;
use domain::language::{Language, Texts};
use domain::opening_hours::OpeningHours;
use serde::Serialize;

/// A touchpoint as a kiosk needs it.
#[derive(Debug)]
pub(super) struct Kiosk {
    /// What a customer may know of it, in each language; the first is the one in which it rests.
    pub views: Vec<TouchpointView>,
    /// When it is awake.
    hours: OpeningHours,
    /// The zone of those hours.
    time_zone: String,
    /// The version of the app.
    pub version: String,
    /// Whether it may keep itself on the device.
    offline: bool,
}

/// The data in the page, as its script and the app read them.
#[derive(Serialize)]
struct Data<'a> {
    version: &'a str,
    offline: bool,
    time_zone: &'a str,
    hours: &'a OpeningHours,
    default: &'static str,
    languages: Vec<Spoken<'a>>,
}

/// All that is said in one language.
#[derive(Serialize)]
struct Spoken<'a> {
    tag: &'static str,
    name: &'static str,
    dir: &'static str,
    title: String,
    texts: &'static [&'static str],
    touchpoint: &'a TouchpointView,
}

/// The kiosk at the touchpoint of this key.
pub(super) async fn find_kiosk(state: &AppState, key: &str) -> ApiResult<Option<Kiosk>> {
    let Some(first) = state.store().find_touchpoint(key, None).await? else {
        return Ok(None);
    };
    let mut views = Vec::new();
    for language in &first.view.languages {
        let spoken = state.store().find_touchpoint(key, Some(*language)).await?;
        views.extend(spoken.map(|touchpoint| touchpoint.view));
    }
    Ok(Some(Kiosk {
        views,
        hours: first.hours,
        time_zone: first.time_zone,
        version: kiosk::version(),
        offline: state.config().keeps_kiosks_offline(),
    }))
}

impl Kiosk {
    /// The touchpoint's name.
    pub fn name(&self) -> &str {
        self.views.first().map_or("", |view| &view.name)
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        self.views.first().map(html::title).unwrap_or_default()
    }

    /// The data as a script that no browser runs, and the places in which the page's own script puts what is in the present
    /// language; those are no scripts, for the text of a script cannot be set.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let languages: Vec<_> = self.views.iter().map(spoken).collect();
        let data = Data {
            version: &self.version,
            offline: self.offline,
            time_zone: &self.time_zone,
            hours: &self.hours,
            default: languages.first().map_or("", |language| language.tag),
            languages,
        };
        let holders = ["touchpoint", "texts"]
            .map(|id| format!(r#"<div id="{id}" hidden></div>"#))
            .concat();
        Ok(holders + &html::data("kiosk-data", &data)?)
    }
}

fn spoken(view: &TouchpointView) -> Spoken<'_> {
    Spoken {
        tag: view.language.tag(),
        name: view.language.own_name(),
        dir: direction(view.language),
        title: html::title(view),
        texts: Texts::of(view.language).for_kiosk(),
        touchpoint: view,
    }
}

fn direction(language: Language) -> &'static str {
    if language.is_right_to_left() {
        "rtl"
    } else {
        "ltr"
    }
}
