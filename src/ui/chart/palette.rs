//! The style sheets' colours as a canvas needs them: resolved for the scheme that is in use.

use leptos::prelude::window;
use web_sys::{CssStyleDeclaration, Element, HtmlElement};

/// The tokens that charts are drawn with, as CSS colours without variables in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    /// Text and lines that carry the message.
    pub ink: String,
    /// Text that explains.
    pub muted: String,
    /// Grid lines.
    pub line: String,
    /// Fills that stand behind those of recognition.
    pub edge: String,
    /// What the chart stands on.
    pub ground: String,
    /// Recognition.
    pub thanks: String,
    /// Recognition as a fill.
    pub glow: String,
    /// The ground of a tooltip.
    pub action: String,
    /// Text on the ground of a tooltip.
    pub on_action: String,
    /// The font family of the page.
    pub font: String,
}

impl Palette {
    /// The palette as it is at `host` now.
    pub fn of(host: &Element) -> Self {
        let style = window().get_computed_style(host).ok().flatten();
        let token = |name| resolve(host, style.as_ref(), name).unwrap_or_default();
        Self {
            ink: token("--ink"),
            muted: token("--muted"),
            line: token("--line"),
            edge: token("--edge"),
            ground: token("--paper"),
            thanks: token("--thanks"),
            glow: token("--glow"),
            action: token("--action"),
            on_action: token("--on-action"),
            font: style
                .and_then(|style| style.get_property_value("font-family").ok())
                .unwrap_or_default(),
        }
    }
}

/// A custom property alone would come back as it is written, `light-dark()` and all: only as the
/// colour of an element does the browser resolve it.
fn resolve(host: &Element, style: Option<&CssStyleDeclaration>, token: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    let own = host.dyn_ref::<HtmlElement>()?.style();
    own.set_property("color", &format!("var({token})")).ok()?;
    let colour = style?.get_property_value("color").ok();
    let _ = own.remove_property("color");
    colour
}
