//! Writes JSON. The customer's app needs so little of it that a library would be its largest part.

/// A JSON object that grows field by field.
#[derive(Debug, Default)]
pub struct Object(String);

impl Object {
    /// An object without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a text.
    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        self.begin(name);
        self.quote(value);
        self
    }

    /// With a list of texts.
    #[must_use]
    pub fn texts(mut self, name: &str, values: &[String]) -> Self {
        self.begin(name);
        self.0.push('[');
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.quote(value);
        }
        self.0.push(']');
        self
    }

    /// With a yes or no.
    #[must_use]
    pub fn flag(mut self, name: &str, value: bool) -> Self {
        self.begin(name);
        self.0.push_str(if value { "true" } else { "false" });
        self
    }

    /// With a whole number.
    #[must_use]
    pub fn number(mut self, name: &str, value: u32) -> Self {
        self.begin(name);
        self.0.push_str(&value.to_string());
        self
    }

    /// The whole object.
    #[must_use]
    pub fn end(self) -> String {
        ["{", &self.0, "}"].concat()
    }

    fn begin(&mut self, name: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.quote(name);
        self.0.push(':');
    }

    fn quote(&mut self, text: &str) {
        self.0.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => self.0.extend(['\\', letter]),
                '\0'..='\u{1f}' => self.0.push_str(&escaped(letter)),
                _ => self.0.push(letter),
            }
        }
        self.0.push('"');
    }
}

/// A control character by its number; all of them have two hexadecimal digits.
fn escaped(letter: char) -> String {
    let digit = |value: u32| char::from_digit(value, 16).unwrap_or('0');
    let number = u32::from(letter);
    ['\\', 'u', '0', '0', digit(number / 16), digit(number % 16)]
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in [
            "",
            "plain",
            "\"quoted\"",
            "back\\slash",
            "line\nline\ttab\r",
            "\0\u{1}\u{1f}\u{7f}",
            "</script>",
            "شكرًا 👏🏽\u{2028}",
        ] {
            let json = Object::new()
                .text("text", text)
                .texts("list", &[text.to_owned(), "other".to_owned()])
                .end();
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(read["text"], text, "{json}");
            assert_eq!(read["list"], serde_json::json!([text, "other"]), "{json}");
        }
    }

    #[test]
    fn flags_and_numbers_stand_bare() {
        let json = Object::new()
            .flag("a", true)
            .flag("b", false)
            .number("c", 42)
            .texts("d", &[])
            .end();
        assert_eq!(json, r#"{"a":true,"b":false,"c":42,"d":[]}"#);
    }
}
