//! One sentence that says what a chart shows, with n and interval, and claims nothing more.

use super::{Question, period_words};
use crate::api::insights::{Measure, PointsBySource, Subject};
use crate::csat::{EARLY_BELOW, Gate, NO_PERCENTAGE_BELOW, PEOPLE_IN_A_TEAM_VIEW};
use crate::numbers::{NBSP, counted, per_cent, whole_per_cent};
use crate::points::Points;

/// The sentences on satisfaction, on what it leaves out and puts together, and on points. `ways` is in how many ways the
/// question was put.
pub(super) fn sentence(question: &Question, total: Measure, ways: usize) -> String {
    let period = period_words(question.from, question.until);
    let satisfaction = satisfaction(question.subject, total);
    let left_out = left_out(total.left_out);
    let pooled = pooled(total, ways);
    let points = points(total.points);
    format!("{period}: {satisfaction}{left_out}{pooled} {points}")
}

fn left_out(count: u32) -> String {
    match count {
        0 => String::new(),
        1 => " 1 more response is left out as a repeat or spam.".to_owned(),
        _ => format!(
            " {} are left out as repeats or spam.",
            counted(count.into(), "more response", "more responses")
        ),
    }
}

/// Where no percentage is told, nothing is put together.
fn pooled(total: Measure, ways: usize) -> String {
    if total.csat.is_none() || ways < 2 {
        return String::new();
    }
    format!(
        " The question was put in {ways} ways (language, wording, order of the scale), which are counted together."
    )
}

fn satisfaction(subject: Subject, total: Measure) -> String {
    let responses = counted(total.responses.into(), "response", "responses");
    match (total.csat, Gate::of(total.responses)) {
        (Some(csat), gate) => {
            let early = if gate == Gate::Early {
                format!(" This is early: comparing makes sense from {EARLY_BELOW} responses on.")
            } else {
                String::new()
            };
            format!(
                "{} of {} were satisfied (95{NBSP}% interval {} to {}).{early}",
                per_cent(csat.share),
                customers(subject, total.responses),
                whole_per_cent(csat.low),
                per_cent(csat.high),
            )
        }
        (None, _) if total.responses == 0 => "no responses.".to_owned(),
        (None, Gate::OnlyCount) => format!("{responses}, too few to tell more."),
        (None, Gate::NoPercentage) => {
            format!("{responses}, too few for a percentage: {NO_PERCENTAGE_BELOW} are needed.")
        }
        (None, _) => format!(
            "{responses}. Satisfaction is shown once at least {PEOPLE_IN_A_TEAM_VIEW} people of the team were thanked."
        ),
    }
}

fn customers(subject: Subject, count: u32) -> String {
    match subject {
        Subject::Employee(_) => counted(
            count.into(),
            "customer who thanked them",
            "customers who thanked them",
        ),
        Subject::Organization | Subject::Team(_) => counted(count.into(), "customer", "customers"),
    }
}

fn points(points: PointsBySource) -> String {
    let total = points.total();
    let untold = match points.score {
        Some(_) => "",
        None => " Points for the score are not shown for so few responses.",
    };
    if total.0 <= 0 {
        let none = if untold.is_empty() {
            "No points were paid."
        } else {
            "No points were paid for thanks."
        };
        return format!("{none}{untold}");
    }
    let sources = [
        (points.appreciation, "for appreciations"),
        (points.score.unwrap_or_default(), "because of the score"),
        (points.recovery, "for putting things right"),
        (points.other, "for other reasons"),
    ];
    let parts: Vec<String> = sources
        .into_iter()
        .filter(|(part, _)| part.0 > 0)
        .map(|(part, reason)| format!("{} {reason}", per_cent(ratio(part, total))))
        .collect();
    let paid = counted(total.0, "point was paid", "points were paid");
    format!("{paid}: {}.{untold}", parts.join(", "))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a share that is shown in whole per cent"
)]
fn ratio(part: Points, whole: Points) -> f64 {
    part.0 as f64 / whole.0 as f64
}
