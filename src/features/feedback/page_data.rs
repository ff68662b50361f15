//! What JavaScript knows, read into the app's own types: what the server wrote into the page, and what the script keeps.
//! `JSON.parse` is there in any browser; a reader of our own would be downloaded by every customer.

use super::model::{ChoiceOnOffer, Draft, Hitch, Outcome, Person, Place, Receipt, Step, Tap};
use domain::score::Score;
use js_sys::{Array, JSON, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsValue;

/// The touchpoint of the page; nothing on a page without one.
#[must_use]
pub fn place() -> Option<Place> {
    let found = page_data("touchpoint");
    found.is_object().then(|| Place {
        name: text(&found, "name"),
        people: list(&found, "people", |person| Person {
            id: text(person, "id"),
            first_name: text(person, "first_name"),
            job: text(person, "job"),
        }),
        standards: list(&found, "standards", choice),
        reasons: list(&found, "reasons", choice),
    })
}

/// The texts of the page's language.
#[must_use]
pub fn texts() -> Array {
    array(&page_data("texts"))
}

/// A record of the script as the first tap and the draft that was kept with it; nothing without a score, and no draft if none was
/// kept or it cannot be read.
#[must_use]
pub fn tap(json: &str) -> Option<(Tap, Option<Draft>)> {
    let record = parse(json);
    let score = Score::ALL
        .into_iter()
        .find(|score| get(&record, "score") == f64::from(score.value()))?;
    let suggested = text(&record, "suggested");
    let tap = Tap {
        score,
        saved: flag(&record, "saved"),
        hitch: Hitch::named(&text(&record, "hitch")),
        receipt: Receipt::named(&text(&record, "receipt")),
        suggested: (!suggested.is_empty()).then_some(suggested),
        sending: flag(&record, "rest"),
        sent: flag(&record, "sent"),
    };
    Some((tap, draft(&parse(&text(&record, "draft")))))
}

/// What the event `plaudit:sent` says.
#[must_use]
pub fn outcome(detail: &JsValue) -> Outcome {
    if flag(detail, "ok") {
        Outcome::Sent
    } else if let Some(hitch) = Hitch::named(&text(detail, "held_up")) {
        Outcome::HeldUp(hitch)
    } else if text(detail, "code") == "already_used" {
        Outcome::SentBefore
    } else {
        Outcome::Refused(list(detail, "fields", |field| text(field, "field")))
    }
}

/// A property of an object; `undefined` where there is none.
#[must_use]
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A text in an object; empty where there is none.
#[must_use]
pub fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

/// A value as an array; an empty one where it is none.
#[must_use]
pub fn array(value: &JsValue) -> Array {
    if Array::is_array(value) {
        Array::from(value)
    } else {
        Array::new()
    }
}

fn draft(kept: &JsValue) -> Option<Draft> {
    Some(Draft {
        step: Step::named(&text(kept, "step"))?,
        recipients: texts_in(kept, "recipients"),
        whole_team: flag(kept, "whole_team"),
        is_unnamed: flag(kept, "is_unnamed"),
        unnamed: text(kept, "unnamed"),
        standards: texts_in(kept, "standards"),
        reasons: texts_in(kept, "reasons"),
        message: text(kept, "message"),
        improvement: text(kept, "improvement"),
        contact: text(kept, "contact"),
        kept: texts_in(kept, "kept"),
        pickup: text(kept, "pickup"),
    })
}

fn choice(value: &JsValue) -> ChoiceOnOffer {
    ChoiceOnOffer {
        key: text(value, "key"),
        label: text(value, "label"),
    }
}

fn page_data(id: &str) -> JsValue {
    let content = document().get_element_by_id(id);
    let content = content.and_then(|element| element.text_content());
    parse(&content.unwrap_or_default())
}

fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}

fn flag(object: &JsValue, name: &str) -> bool {
    get(object, name).is_truthy()
}

fn texts_in(object: &JsValue, name: &str) -> Vec<String> {
    list(object, name, |value| value.as_string().unwrap_or_default())
}

fn list<T>(object: &JsValue, name: &str, read: impl Fn(&JsValue) -> T) -> Vec<T> {
    let items = array(&get(object, name));
    items.iter().map(|item| read(&item)).collect()
}
