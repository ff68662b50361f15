//! What a chart watches: the colours of the page and the size of its own box.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, ResizeObserver};

/// What changes the tokens: the scheme, forced colours, and paper, which is always light.
const COLOUR_QUERIES: [&str; 3] = [
    "(prefers-color-scheme: dark)",
    "(forced-colors: active)",
    "print",
];

/// Counts how often the colours of the page have changed: by the system, by paper, or because
/// somebody chose another theme, which is an attribute of the root element.
pub fn colours() -> ReadSignal<u32> {
    let (count, set_count) = signal(0_u32);
    let changed = move || set_count.update(|count| *count += 1);
    for query in COLOUR_QUERIES {
        listen(query, changed);
    }
    watch_root(changed);
    count
}

/// Calls `listener` whenever the size of an element changes, until it is dropped.
pub struct SizeWatch {
    observer: Option<ResizeObserver>,
    // The observer calls into it.
    _listener: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Begins to watch `element`.
    pub fn new(element: &Element, listener: impl FnMut() + 'static) -> Self {
        let listener = Closure::new(listener);
        let observer = ResizeObserver::new(listener.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self {
            observer,
            _listener: listener,
        }
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn watch_root(listener: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(listener);
    let observer = MutationObserver::new(listener.as_ref().unchecked_ref()).ok();
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    if let (Some(observer), Some(root)) = (&observer, document().document_element()) {
        // It fails only where no kind of change is asked for.
        let _ = observer.observe_with_options(&root, &options);
    }
    let kept = StoredValue::new_local(Some((observer, listener)));
    on_cleanup(move || {
        if let Some((Some(observer), listener)) = kept.try_update_value(Option::take).flatten() {
            observer.disconnect();
            drop(listener);
        }
    });
}

fn listen(query: &str, listener: impl FnMut() + 'static) {
    let Ok(Some(list)) = window().match_media(query) else {
        return;
    };
    let listener = Closure::<dyn FnMut()>::new(listener);
    list.set_onchange(Some(listener.as_ref().unchecked_ref()));
    let kept = StoredValue::new_local(Some((list, listener)));
    on_cleanup(move || {
        if let Some((list, listener)) = kept.try_update_value(Option::take).flatten() {
            list.set_onchange(None);
            drop(listener);
        }
    });
}
