//! Asks before a page with changes that are not saved is left: by a link of the app, by Back and Forward of the browser, by signing
//! out, or by closing the tab.

use crate::ui::{Button, ButtonVariant, Dialog};
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlAnchorElement, HtmlElement, MouseEvent};

/// What bears this attribute leaves the page though it is no link.
const LEAVES: &str = "[data-leaves]";

/// By then a page that was left is gone.
const LEFT: Duration = Duration::from_secs(2);

/// Where to, once it is confirmed.
#[derive(Debug, Clone)]
enum Way {
    /// To a page of the app.
    Link(String),
    /// Where the browser's history was about to go.
    History,
    /// Wherever this control leads.
    Control(HtmlElement),
}

/// Hears of Back and Forward, and may keep the router from hearing of them.
type Guard = Rc<dyn Fn(&Event)>;

thread_local! {
    /// What the guard of the page that is open does when Back or Forward are about to leave it.
    static GUARD: RefCell<Option<Guard>> = const { RefCell::new(None) };
}

/// Lets guards hear of Back and Forward before the router does: listeners at the window are called in the order in which they came,
/// so this has to be called before there is a router.
pub fn listen_before_the_router() {
    let listener = window_event_listener(ev::popstate, |event| {
        let guard = GUARD.with_borrow(Clone::clone);
        if let Some(guard) = guard {
            guard(&event);
        }
    });
    on_cleanup(move || listener.remove());
}

/// The guard and its question. Two of them on one page would ask twice.
#[component]
pub fn LeavingGuard(
    /// The id of the dialog; unique on the page.
    id: &'static str,
    /// The question.
    title: &'static str,
    /// What would become of the changes.
    #[prop(into)]
    words: Signal<String>,
    /// Whether there is something to lose.
    #[prop(into)]
    is_changed: Signal<bool>,
    /// Called when the question is asked: what can be saved should be on its way by its answer.
    #[prop(optional, into)]
    on_ask: Option<Callback<()>>,
) -> impl IntoView {
    let way = StoredValue::new_local(None::<Way>);
    let asking = RwSignal::new(false);
    // Once it is confirmed, nothing is asked again.
    let confirmed = StoredValue::new(false);
    let is_changed = move || is_changed.try_get().unwrap_or(false);
    let is_guarded = move || untrack(is_changed) && !confirmed.get_value();
    let ask = move |by: Way| {
        way.set_value(Some(by));
        asking.set(true);
        if let Some(on_ask) = on_ask {
            on_ask.run(());
        }
    };
    let closing = window_event_listener(ev::beforeunload, move |event| {
        if untrack(is_changed) {
            event.prevent_default();
        }
    });
    on_cleanup(move || closing.remove());
    watch_clicks(move |event| {
        if let Some(by) = is_guarded().then(|| clicked_way(event)).flatten() {
            event.prevent_default();
            event.stop_propagation();
            ask(by);
        }
    });
    watch_history(is_guarded, move || ask(Way::History));
    let navigate = use_navigate();
    let leave = move |()| {
        asking.set(false);
        confirmed.set_value(true);
        match way.try_update_value(Option::take).flatten() {
            Some(Way::Link(path)) => navigate(&path, NavigateOptions::default()),
            Some(Way::History) => drop(window().history().and_then(|history| history.back())),
            Some(Way::Control(control)) => control.click(),
            None => {}
        }
        // Where that fails, as signing out without a network does, the page is still here.
        set_timeout(
            move || {
                confirmed.try_set_value(false);
            },
            LEFT,
        );
    };
    view! {
        <Dialog id=id title=title open=asking>
            <p>{words}</p>
            <div class="dialog-actions">
                <Button on_press=move |()| asking.set(false)>"Stay here"</Button>
                <Button variant=ButtonVariant::Secondary on_press=leave>"Leave"</Button>
            </div>
        </Dialog>
    }
}

/// Keeps the page where Back or Forward were about to leave it, and asks. By then the browser has gone there already: the page takes
/// an entry of its own behind it, so that going back is what the person wanted.
fn watch_history(is_guarded: impl Fn() -> bool + 'static, ask: impl Fn() + 'static) {
    let location = use_location();
    let guard = move |event: &Event| {
        let here = location.pathname.try_get_untracked();
        let is_elsewhere = here.is_some() && window().location().pathname().ok() != here;
        let Some(here) = here.filter(|_| is_elsewhere && is_guarded()) else {
            return;
        };
        // The router listens too, and must not hear of it.
        event.stop_immediate_propagation();
        let search = location.search.get_untracked();
        let address = if search.is_empty() {
            here
        } else {
            format!("{here}?{search}")
        };
        let history = window().history();
        let pushed = history
            .and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
        if pushed.is_ok() {
            ask();
        }
    };
    GUARD.set(Some(Rc::new(guard)));
    on_cleanup(|| GUARD.set(None));
}

/// Listens to clicks before what is clicked does: the router leaves alone what was prevented, and controls never hear of it.
fn watch_clicks(listener: impl Fn(&Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| listener(&event));
    // Both fail only for an event without a name.
    let function = listener.as_ref().unchecked_ref();
    let _ = document().add_event_listener_with_callback_and_bool("click", function, true);
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        if let Some(listener) = kept.try_update_value(Option::take).flatten() {
            let function = listener.as_ref().unchecked_ref();
            let _ =
                document().remove_event_listener_with_callback_and_bool("click", function, true);
        }
    });
}

/// Where a click leads out of the page, if it does.
fn clicked_way(event: &Event) -> Option<Way> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let clicked = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if let Some(control) = clicked.closest(LEAVES).ok()? {
        return control.dyn_into().ok().map(Way::Control);
    }
    inner_link(event, &clicked).map(Way::Link)
}

/// Where a plain click on a link of this app leads; `None` for new tabs, downloads, other sites, and places on this page, as that of
/// the skip link.
fn inner_link(event: &MouseEvent, clicked: &web_sys::Element) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let link = clicked
        .closest("a[href]")
        .ok()??
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    let here = window().location();
    let is_inner = link.target().is_empty()
        && !link.has_attribute("download")
        && link.origin() == here.origin().ok()?;
    let is_here =
        link.pathname() == here.pathname().ok()? && link.search() == here.search().ok()?;
    (is_inner && !is_here).then(|| format!("{}{}", link.pathname(), link.search()))
}
