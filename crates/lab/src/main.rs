//! The Web Worker of the Rule Lab. It is sent the history as bytes once, then asked as JSON, and answers each message with one.
//!
//! It is a program of its own, so that no page waits for a replay, and so that the replay is built for speed while the pages are
//! built to be small. Everything it knows is in [`domain::lab`]; here are messages and a clock.

use domain::lab::Lab;
use domain::lab::message::{Ask, Opened, Question, Reply, Timing};
use domain::rules::columns::{AnotherTimeZone, History, Malformed};
use js_sys::{JsString, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let lab = RefCell::new(None);
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        post(&reply(&lab, &message.data()));
    });
    scope().set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // It listens for as long as there is a page.
    answer.forget();
    post(&Reply::Ready);
}

fn reply(lab: &RefCell<Option<Lab>>, message: &JsValue) -> Reply {
    let Some(text) = message.dyn_ref::<JsString>() else {
        let bytes = Uint8Array::new(message).to_vec();
        return open(lab, &bytes).unwrap_or_else(|error| Reply::Refused(error.to_string()));
    };
    let ask = serde_json::from_str::<Ask>(&String::from(text));
    match (ask, lab.borrow_mut().as_mut()) {
        (Ok(ask), Some(lab)) => {
            answer(lab, ask).unwrap_or_else(|error| Reply::Refused(error.to_string()))
        }
        (Err(error), _) => Reply::Refused(error.to_string()),
        (_, None) => Reply::Refused("There is no history yet.".to_owned()),
    }
}

fn open(lab: &RefCell<Option<Lab>>, bytes: &[u8]) -> Result<Reply, Malformed> {
    let history = History::from_bytes(bytes)?;
    let opened = Opened {
        events: history.len() as u64,
        employees: history.employees().to_vec(),
        teams: history.teams().to_vec(),
    };
    lab.replace(Some(Lab::new(history)));
    Ok(Reply::Opened(opened))
}

fn answer(lab: &mut Lab, ask: Ask) -> Result<Reply, AnotherTimeZone> {
    Ok(match ask {
        Ask::Compare(question) => compare(lab, &question)?,
        Ask::Behind(ticket, Question { live, edited, .. }, subject) => {
            Reply::Behind(ticket, subject, lab.behind(&live, &edited, subject)?)
        }
        Ask::Events(ticket, Question { live, edited, .. }, month) => {
            Reply::Events(ticket, month, lab.largest_events(&live, &edited, month)?)
        }
        Ask::Evidence(ticket, question, warning) => {
            let evidence = lab.evidence(&question.edited, &warning)?;
            Reply::Evidence(ticket, warning, evidence)
        }
    })
}

/// The replay itself is timed: what the page shows as its time.
fn compare(lab: &mut Lab, question: &Question) -> Result<Reply, AnotherTimeZone> {
    let Question {
        live,
        edited,
        today,
        budget,
    } = question;
    let begun = now();
    let rules = lab.replay(live, edited)?;
    let millis = now() - begun;
    let comparison = lab.compare(live, edited, *today, *budget)?;
    Ok(Reply::Compared(
        Box::new(comparison),
        Timing { rules, millis },
    ))
}

fn post(reply: &Reply) {
    // Every reply is plain data, and a page that is gone listens no more.
    let text = serde_json::to_string(reply).unwrap_or_default();
    let _ = scope().post_message(&JsValue::from_str(&text));
}

fn now() -> f64 {
    scope()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
