//! What the scripts know of the device, as signals; and what they do for the app.

use domain::language::Key;
use domain::opening_hours::OpeningHours;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The device at this moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a report of independent facts"
)]
pub struct DeviceState {
    /// Whether it has a credential.
    pub enrolled: bool,
    /// Whether the server has revoked that.
    pub signed_out: bool,
    /// Whether the browser lets a page keep things for good: it does over HTTPS only.
    pub secure: bool,
    /// What the owner calls it.
    pub name: String,
    /// The version of the app.
    pub version: String,
    /// Responses that the server does not have, or not all of.
    pub waiting: u32,
    /// Whether the device has no room for them.
    pub disk_full: bool,
    /// Those of them that wait for a connection, and not because they can still be taken back.
    pub overdue: u32,
    /// Requests that the server refused for good.
    pub refused: u32,
    /// By how many milliseconds its clock is ahead of the server's.
    pub ahead_ms: i64,
    /// When the server last answered, in milliseconds since 1970; 0: never.
    pub last_contact: i64,
    /// Whether somebody is answering, or reads what became of it.
    pub busy: bool,
    /// Whether the response at hand was sent.
    pub sent: bool,
    /// Until when it can be taken back, in milliseconds since 1970; 0: no longer.
    pub undo_until: i64,
    /// Whether somebody tried to take it back when it had gone.
    pub too_late: bool,
    /// The address where its customer sees later what became of it.
    pub pickup: String,
    /// Whether the customer's own phone could complete it.
    pub can_hand_over: bool,
    /// The address for that phone, once it was asked for.
    pub handed_over: String,
    /// The language on screen.
    pub language: String,
}

/// A language that a customer can choose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Spoken {
    /// Its tag (BCP 47).
    pub tag: String,
    /// What those who speak it call it.
    pub name: String,
    texts: Vec<String>,
}

/// What the server wrote into the page for the kiosk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct PageData {
    /// When the touchpoint is open.
    pub hours: OpeningHours,
    /// The languages on offer.
    pub languages: Vec<Spoken>,
}

/// The device; cheap to copy.
#[derive(Clone, Copy)]
pub struct Device {
    /// Its state, which the scripts tell.
    pub state: RwSignal<DeviceState>,
    /// What came with the page.
    pub page: StoredValue<PageData>,
}

impl Device {
    /// Follows the device for as long as the page is open.
    #[must_use]
    pub fn follow() -> Self {
        let page = page_data().unwrap_or_default();
        let device = Self {
            state: RwSignal::new(state().unwrap_or_default()),
            page: StoredValue::new(page),
        };
        let handle = window_event_listener_untyped("plaudit:kiosk", move |_| {
            if let Some(state) =
                state().filter(|state| device.state.with_untracked(|old| old != state))
            {
                device.state.set(state);
            }
        });
        on_cleanup(move || handle.remove());
        device
    }

    /// A part of the state, which changes only when that part does.
    #[must_use]
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&DeviceState) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.state.with(&part))
    }

    /// A text in the language on screen.
    #[must_use]
    pub fn text(self, key: Key) -> String {
        let tag = self.state.with(|state| state.language.clone());
        self.page.with_value(|page| {
            let spoken = page.languages.iter().find(|spoken| spoken.tag == tag);
            let text = spoken
                .or(page.languages.first())
                .and_then(|spoken| spoken.texts.get(key as usize));
            text.cloned().unwrap_or_default()
        })
    }

    /// A text with a value in place of its `{name}`.
    #[must_use]
    pub fn fill(self, key: Key, name: &str, value: &str) -> String {
        self.text(key).replace(&format!("{{{name}}}"), value)
    }
}

/// Calls a function of the scripts, such as `page.wipe`.
pub fn call(path: &str, arguments: &[JsValue]) -> JsValue {
    let (owner, function) = find(path);
    let Some(function) = function else {
        return JsValue::UNDEFINED;
    };
    let arguments: Array = arguments.iter().collect();
    function
        .apply(&owner, &arguments)
        .unwrap_or(JsValue::UNDEFINED)
}

/// Calls a function of the scripts that takes its time. What it fails at is nothing that the app could mend.
pub async fn ask(path: &str, arguments: &[JsValue]) -> JsValue {
    let promise: Promise = match call(path, arguments).dyn_into() {
        Ok(promise) => promise,
        Err(value) => return value,
    };
    JsFuture::from(promise).await.unwrap_or(JsValue::UNDEFINED)
}

fn state() -> Option<DeviceState> {
    serde_json::from_str(&call("state", &[]).as_string()?).ok()
}

fn page_data() -> Option<PageData> {
    let holder = document().get_element_by_id("kiosk-data")?;
    serde_json::from_str(&holder.text_content()?).ok()
}

/// A function at a path below `window.plauditKiosk`, and the object that it belongs to.
fn find(path: &str) -> (JsValue, Option<Function>) {
    let mut owner = JsValue::UNDEFINED;
    let mut value = get(&window(), "plauditKiosk");
    for name in path.split('.') {
        owner = value;
        value = get(&owner, name);
    }
    (owner, value.dyn_into().ok())
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
