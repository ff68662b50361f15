//! Reading the rule set.

use super::super::Failure;
use super::source;
use crate::extract;
use domain::api::problem::FieldProblem;
use domain::rules::{Calendar, Lists, RuleSet, check};
use std::fmt::Display;
use std::io::{self, Read};
use std::path::Path;

/// The rule set, once nothing is wrong with it, and the calendar of its time zone.
pub(super) fn read(path: &Path) -> Result<(RuleSet, Calendar), Failure> {
    let name = source::name(path);
    let text = text(path).map_err(|cause| source::unreadable(&name, &cause))?;
    let mut json = serde_json::Deserializer::from_slice(&text);
    let rules = serde_path_to_error::deserialize::<_, RuleSet>(&mut json)
        .map_err(|error| not_a_rule_set(&name, &error))?;
    json.end().map_err(|error| {
        refused(
            &name,
            format!("after the rule set comes something else: {error}. Remove it."),
        )
    })?;
    let mut problems = check(&rules, Lists::default());
    let calendar = Calendar::of(&rules);
    let told = problems.iter().any(|problem| problem.field == "time_zone");
    if let Err(unknown) = &calendar
        && !told
    {
        problems.push(FieldProblem::new("time_zone", unknown.to_string()));
    }
    match calendar {
        Ok(calendar) if problems.is_empty() => Ok((rules, calendar)),
        _ => Err(wrong(&name, &problems)),
    }
}

fn text(path: &Path) -> io::Result<Vec<u8>> {
    if source::is_stdin(path) {
        let mut text = Vec::new();
        io::stdin().lock().read_to_end(&mut text)?;
        Ok(text)
    } else {
        std::fs::read(path)
    }
}

fn not_a_rule_set(name: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> Failure {
    let cause = error.inner();
    if cause.is_data() {
        let FieldProblem { field, message } = extract::problem("the rule set", error);
        let line = cause.line();
        return refused(name, format!("line {line}: {field}: {message}"));
    }
    refused(name, format!("this is no JSON: {cause}. Correct it there."))
}

fn wrong(name: &str, problems: &[FieldProblem]) -> Failure {
    let lines: Vec<_> = problems
        .iter()
        .map(|problem| format!("{name}: {}: {}", problem.field, problem.message))
        .collect();
    Failure::new(lines.join("\n"))
}

fn refused(name: &str, words: impl Display) -> Failure {
    Failure::new(format!("{name}: {words}"))
}
