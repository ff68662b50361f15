//! The option that ECharts is given: charming's, with what charming cannot say laid over it.

use super::{Drawing, Palette};
use serde_json::{Value, json};

/// The whole option of a drawing.
pub fn option(drawing: &Drawing, palette: &Palette) -> Value {
    // A chart is plain data: there is nothing in it that JSON cannot hold.
    let mut option = serde_json::to_value(&drawing.chart).unwrap_or_default();
    lay_over(&mut option, house_style(palette));
    lay_over(&mut option, drawing.raw.clone());
    option
}

/// What every chart of ours has in common. An HTML tooltip would write style attributes, which the
/// content security policy forbids: rich text is drawn on the canvas.
fn house_style(palette: &Palette) -> Value {
    json!({
        "animation": false,
        "textStyle": { "fontFamily": palette.font, "color": palette.muted },
        "tooltip": {
            "renderMode": "richText",
            "confine": true,
            "transitionDuration": 0,
            "backgroundColor": palette.action,
            "borderWidth": 0,
            "padding": [12, 14],
            "textStyle": { "color": palette.on_action },
        },
    })
}

/// Lays `top` over `bottom`: objects by key, lists by position, everything else replaces.
fn lay_over(bottom: &mut Value, top: Value) {
    match (bottom, top) {
        (Value::Object(bottom), Value::Object(top)) => {
            for (key, value) in top {
                lay_over(bottom.entry(key).or_insert(Value::Null), value);
            }
        }
        (Value::Array(bottom), Value::Array(top)) => {
            for (position, value) in top.into_iter().enumerate() {
                match bottom.get_mut(position) {
                    Some(entry) => lay_over(entry, value),
                    None => bottom.push(value),
                }
            }
        }
        // A place that is kept free for what comes after it in a list.
        (_, Value::Null) => {}
        (bottom, top) => *bottom = top,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_laid_over_by_key_and_lists_by_position() {
        for (bottom, top, expected) in [
            (json!({"a": 1}), json!({"b": 2}), json!({"a": 1, "b": 2})),
            (
                json!({"a": {"b": 1, "c": 2}}),
                json!({"a": {"b": 3}}),
                json!({"a": {"b": 3, "c": 2}}),
            ),
            (
                json!([1, {"a": 1}]),
                json!([null, {"b": 2}]),
                json!([1, {"a": 1, "b": 2}]),
            ),
            (json!([1]), json!([2, 3]), json!([2, 3])),
            (json!(1), json!({"a": 1}), json!({"a": 1})),
        ] {
            let mut value = bottom.clone();
            lay_over(&mut value, top);
            assert_eq!(value, expected, "{bottom}");
        }
    }

    #[test]
    fn tooltips_never_write_html_and_nothing_moves() {
        let drawing = Drawing {
            chart: charming::Chart::new().tooltip(charming::element::Tooltip::new()),
            raw: json!({ "tooltip": { "trigger": "axis" } }),
            tips: Vec::new(),
        };
        let option = option(&drawing, &Palette::default());
        assert_eq!(option["tooltip"]["renderMode"], "richText");
        assert_eq!(option["tooltip"]["trigger"], "axis");
        assert_eq!(option["animation"], false);
    }
}
