//! The fields of the plain form, with what was filled in and what is wrong with it.

use super::problems;
use crate::routes::pages::html;
use domain::api::feedback::{ChoiceView, SendResponse, TouchpointView};
use domain::api::problem::FieldProblem;
use domain::language::{Key, Texts};

/// What all fields of one form share.
pub struct Fields<'a> {
    /// Where the customer is.
    pub touchpoint: &'a TouchpointView,
    /// The texts of the page.
    pub texts: Texts,
    /// What was filled in.
    pub rest: &'a SendResponse,
    /// What is wrong with it.
    pub problems: &'a [FieldProblem],
}

impl Fields<'_> {
    /// The people on offer and the whole team.
    pub fn people(&self) -> String {
        let people: String = self
            .touchpoint
            .people
            .iter()
            .map(|person| {
                let is_chosen = self.rest.recipients.contains(&person.id);
                let value = person.id.to_string();
                let initial: String = person.first_name.chars().take(1).collect();
                let words = [person.first_name.as_str(), person.job.as_str()];
                person_entry("recipients", &value, is_chosen, &initial, words)
            })
            .collect();
        let team = [Key::WholeTeam, Key::WholeTeamHint].map(|key| self.texts.get(key));
        let team = person_entry("whole_team", "1", self.rest.whole_team, "∗", team);
        self.list(
            "recipients",
            Key::WhoQuestion,
            "people",
            &format!("{people}{team}"),
        )
    }

    /// A list of the program, as chips.
    pub fn chips(
        &self,
        name: &'static str,
        legend: Key,
        choices: &[ChoiceView],
        chosen: &[String],
    ) -> String {
        let chips: String = choices
            .iter()
            .map(|choice| chip(name, choice, chosen.contains(&choice.key)))
            .collect();
        self.list(name, legend, "chips", &chips)
    }

    /// A field for one line of text: its name in the request, its label and a sentence that helps, and what was typed.
    pub fn line(&self, name: &str, words: [Key; 2], typed: &str) -> String {
        let (attributes, typed) = (self.attributes(name), html::escape(typed));
        let input = format!(r#"<input type="text" {attributes} value="{typed}">"#);
        self.field(name, words, &input)
    }

    /// The same for several lines.
    pub fn lines(&self, name: &str, words: [Key; 2], typed: &str) -> String {
        let (attributes, typed) = (self.attributes(name), html::escape(typed));
        // The parser drops one line end at the beginning of a text area.
        let input = format!("<textarea {attributes} rows=\"4\">\n{typed}</textarea>");
        self.field(name, words, &input)
    }

    /// Whether anything in one of these fields is wrong.
    pub fn is_wrong(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.error(name).is_empty())
    }

    fn field(&self, name: &str, words: [Key; 2], input: &str) -> String {
        let [label, hint] = words.map(|key| html::text(self.texts, key));
        format!(
            r#"<div class="field"><label for="{name}">{label}</label><p class="field-hint" id="{name}-hint">{hint}</p>{input}{error}</div>"#,
            error = self.error(name),
        )
    }

    fn attributes(&self, name: &str) -> String {
        let (described, invalid) = if self.is_wrong(&[name]) {
            (
                format!("{name}-hint {name}-error"),
                r#" aria-invalid="true""#,
            )
        } else {
            (format!("{name}-hint"), "")
        };
        let focus = self.focus(name);
        format!(
            r#"class="input" id="{name}" name="{name}" dir="auto" aria-describedby="{described}"{invalid}{focus}"#
        )
    }

    fn list(&self, name: &str, legend: Key, layout: &str, entries: &str) -> String {
        let error = self.error(name);
        let described = if error.is_empty() {
            String::new()
        } else {
            // The list takes the focus itself, for what is wrong may be none of its entries.
            format!(
                r#" aria-describedby="{name}-error" tabindex="-1"{}"#,
                self.focus(name)
            )
        };
        format!(
            r#"<fieldset class="choices" id="{name}"{described}><legend><h2>{legend}</h2></legend><div class="{layout}">{entries}</div>{error}</fieldset>"#,
            legend = html::text(self.texts, legend),
        )
    }

    fn error(&self, name: &str) -> String {
        let words = problems::of(name, self.rest, self.problems, self.texts);
        if words.is_empty() {
            return words;
        }
        format!(
            r#"<p class="field-error" id="{name}-error">{}</p>"#,
            html::escape(&words)
        )
    }

    /// The first field that is wrong has the focus when the page is opened.
    fn focus(&self, name: &str) -> &'static str {
        let first = self.problems.first();
        let is_first = first.is_some_and(|first| first.field.split('[').next() == Some(name));
        if is_first { " autofocus" } else { "" }
    }
}

fn person_entry(
    name: &str,
    value: &str,
    is_chosen: bool,
    initial: &str,
    [first, second]: [&str; 2],
) -> String {
    format!(
        r#"<label class="person"><input type="checkbox" name="{name}" value="{value}"{checked}><span class="avatar" aria-hidden="true">{initial}</span><span class="person-words"><bdi class="person-name" dir="auto">{first}</bdi><bdi class="person-job" dir="auto">{second}</bdi></span></label>"#,
        checked = checked(is_chosen),
        initial = html::escape(initial),
        first = html::escape(first),
        second = html::escape(second),
    )
}

fn chip(name: &str, choice: &ChoiceView, is_chosen: bool) -> String {
    format!(
        r#"<label class="chip"><input type="checkbox" name="{name}" value="{value}"{checked}><span dir="auto">{label}</span></label>"#,
        value = html::escape(&choice.key),
        checked = checked(is_chosen),
        label = html::escape(&choice.label),
    )
}

fn checked(is_chosen: bool) -> &'static str {
    if is_chosen { " checked" } else { "" }
}
