//! ECharts in the browser: loading it when the first chart is shown, and one chart on an element.

use super::watch::SizeWatch;
use super::{Drawing, Palette, option};
use js_sys::{Function, JSON, Promise, Reflect};
use leptos::prelude::{Callable, Callback, document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlScriptElement};

/// The bundle of the parts of ECharts that we use; it sets the global `echarts`.
const SCRIPT: &str = "/assets/staff/echarts.js";

/// Makes the library available; `false` if it cannot be had now. It is loaded once for all charts.
pub async fn load() -> bool {
    if is_loaded() {
        return true;
    }
    // `src` passes the Trusted Types policy of the entry document, which lets through our own origin only.
    JsFuture::from(Promise::new(&mut |done, failed| {
        append_script(&done, &failed);
    }))
    .await
    .is_ok()
        && is_loaded()
}

/// One chart on an element; dropping it takes it off.
pub struct Surface {
    chart: Option<Instance>,
    host: Element,
    tips: Option<Closure<dyn Fn(JsValue) -> JsValue>>,
    // Resizes the chart for as long as it is there.
    _size: SizeWatch,
}

impl Surface {
    /// An empty chart on `host`.
    pub fn new(host: &Element) -> Self {
        let chart = init(host).ok();
        let resized = chart.clone();
        Self {
            _size: SizeWatch::new(host, move || {
                if let Some(chart) = &resized {
                    chart.resize();
                }
            }),
            chart,
            host: host.clone(),
            tips: None,
        }
    }

    /// Replaces what is drawn.
    pub fn draw(&mut self, drawing: &Drawing, on_point: Option<Callback<usize>>) {
        let option = option::option(drawing, &Palette::of(&self.host)).to_string();
        let (Some(chart), Ok(option)) = (&self.chart, JSON::parse(&option)) else {
            return;
        };
        let tips = tips(drawing.tips.clone(), on_point);
        set_formatter(&option, tips.as_ref());
        chart.set_option(&option, true);
        // The former closure may go only after the chart has let go of it.
        self.tips = Some(tips);
    }
}

impl Drop for Surface {
    fn drop(&mut self) {
        if let Some(chart) = &self.chart {
            chart.dispose();
        }
    }
}

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Instance;

    #[wasm_bindgen(js_namespace = echarts, js_name = init, catch)]
    fn init(host: &Element) -> Result<Instance, JsValue>;

    #[wasm_bindgen(method, js_name = setOption)]
    fn set_option(this: &Instance, option: &JsValue, not_merge: bool);

    #[wasm_bindgen(method)]
    fn resize(this: &Instance);

    #[wasm_bindgen(method)]
    fn dispose(this: &Instance);
}

fn is_loaded() -> bool {
    Reflect::has(&window(), &"echarts".into()).unwrap_or(false)
}

fn append_script(done: &Function, failed: &Function) {
    let appended = document()
        .create_element("script")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlScriptElement>().ok())
        .zip(document().head())
        .is_some_and(|(script, head)| {
            script.set_onload(Some(done));
            script.set_onerror(Some(failed));
            script.set_src(SCRIPT);
            head.append_child(&script).is_ok()
        });
    if !appended {
        let _ = failed.call0(&JsValue::NULL);
    }
}

/// ECharts calls it with the entries under the pointer, one for each series; all are of one place on the axis.
fn tips(
    texts: Vec<String>,
    on_point: Option<Callback<usize>>,
) -> Closure<dyn Fn(JsValue) -> JsValue> {
    Closure::new(move |entries: JsValue| {
        let position = position(&entries);
        if let Some((position, on_point)) = position.zip(on_point) {
            on_point.run(position);
        }
        let text = position.and_then(|position| texts.get(position));
        JsValue::from_str(text.map_or("", String::as_str))
    })
}

fn position(entries: &JsValue) -> Option<usize> {
    let first = Reflect::get_u32(entries, 0).ok()?;
    let position = Reflect::get(&first, &"dataIndex".into()).ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index into a list, and out of range it finds nothing"
    )]
    Some(position as usize)
}

/// A function is no JSON: it is put into the parsed option.
fn set_formatter(option: &JsValue, formatter: &JsValue) {
    if let Ok(tooltip) = Reflect::get(option, &"tooltip".into()) {
        let _ = Reflect::set(&tooltip, &"formatter".into(), formatter);
    }
}
