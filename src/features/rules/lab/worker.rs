//! The worker that holds the history: starting it, and messages both ways.

use domain::lab::message::{Ask, Reply};
use js_sys::{Array, ArrayBuffer, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{Event, MessageEvent, WorkerOptions, WorkerType};

/// What Trunk makes of `crates/lab`.
const SCRIPT: &str = "/assets/staff/lab_loader.js";

/// A running worker; dropping it ends it.
pub struct Worker {
    inner: web_sys::Worker,
    // The worker calls into them.
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Worker {
    /// Starts it. It says [`Reply::Ready`] when it can be spoken to; a failure of any kind is `None`, and it says no more.
    pub fn start(on_reply: impl Fn(Option<Reply>) + Clone + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        // The address passes the Trusted Types policy of the entry document, which lets through our own origin only.
        let worker = web_sys::Worker::new_with_options(SCRIPT, &options).ok()?;
        let told = on_reply.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let text = message.data().dyn_into::<JsString>().ok().map(String::from);
            told(text.and_then(|text| serde_json::from_str(&text).ok()));
        });
        let failed = Closure::<dyn FnMut(Event)>::new(move |_| on_reply(None));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self {
            inner: worker,
            _heard: heard,
            _failed: failed,
        })
    }

    /// Hands the history over: afterwards the page has no longer got it.
    pub fn open(&self, history: &ArrayBuffer) {
        let handed_over = Array::of1(history);
        let _ = self.inner.post_message_with_transfer(history, &handed_over);
    }

    /// Asks.
    pub fn ask(&self, ask: &Ask) {
        if let Ok(text) = serde_json::to_string(ask) {
            let _ = self.inner.post_message(&JsValue::from_str(&text));
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.set_onerror(None);
        self.inner.terminate();
    }
}
