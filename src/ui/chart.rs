//! A chart on a canvas: composed with charming, drawn by ECharts, coloured by the style sheets' tokens.
//!
//! Nothing moves when it is drawn: a chart is read, it does not arrive.

mod echarts;
mod option;
mod palette;
mod watch;

pub use palette::Palette;

use echarts::Surface;
use leptos::html::Div;
use leptos::prelude::*;

/// One picture: what charming says, what it cannot say, and what the pointer is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The chart.
    pub chart: charming::Chart,
    /// Options in ECharts' own words, laid over the chart: objects by key, lists by position.
    pub raw: serde_json::Value,
    /// The text beside the pointer, one for each entry of the first axis.
    pub tips: Vec<String>,
}

/// A chart with an accessible `name`; `draw` is called again when what it reads or the colours change.
/// The numbers must be on the page in words, too: a canvas has none.
#[component]
pub fn Chart(
    /// What readers hear in its place.
    #[prop(into)]
    name: Signal<String>,
    /// Makes the picture from the page's colours.
    draw: impl Fn(&Palette) -> Drawing + 'static,
    /// Called with the place on the first axis that somebody points at or taps.
    #[prop(optional, into)]
    on_point: Option<Callback<usize>>,
) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let surface = StoredValue::new_local(None::<Surface>);
    let (tries, set_tries) = signal(0_u32);
    let library = LocalResource::new(move || {
        tries.track();
        echarts::load()
    });
    let colours_changed = watch::colours();
    Effect::new(move |_| {
        colours_changed.track();
        if let (Some(true), Some(host)) = (library.get(), host.get()) {
            let drawing = draw(&Palette::of(&host));
            surface.update_value(|surface| {
                surface
                    .get_or_insert_with(|| Surface::new(&host))
                    .draw(&drawing, on_point);
            });
        }
    });
    on_cleanup(move || drop(surface.try_update_value(Option::take)));
    view! {
        <div class="chart" role="img" aria-label=name node_ref=host></div>
        <Show when=move || library.get() == Some(false)>
            <p class="chart-missing" role="alert">
                "The chart could not be loaded. The table has the same numbers. "
                <button type="button" on:click=move |_| set_tries.update(|tries| *tries += 1)>
                    "Try again"
                </button>
            </p>
        </Show>
    }
}
