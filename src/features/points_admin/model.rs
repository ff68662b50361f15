//! What the page says, and what is typed into it. Pure.

use domain::api::ledger::{AdjustPoints, Holder, PointAccountView, PointSettings, PointsOverview};
use domain::api::problem::FieldProblem;
use domain::id::AdjustmentId;
use domain::numbers::{self, counted, grouped};
use domain::points::Points;
use domain::settings;

/// How many accounts are shown at once: more are found by their names.
pub const SHOWN: usize = 100;

/// What points cost; nothing where a point has no value in money.
pub fn cost(points: Points, settings: &PointSettings) -> Option<String> {
    let (value, currency) = (settings.point_value?, settings.currency.as_deref()?);
    Some(numbers::money(points, value, currency))
}

/// How the month stands, in a sentence.
pub fn budget_words(overview: &PointsOverview) -> String {
    let spent = overview.spent;
    let Some(budget) = overview.settings.monthly_budget else {
        return "There is no budget to measure it against.".to_owned();
    };
    let left = Points(budget.0.saturating_sub(spent.0));
    if left < Points::ZERO {
        format!(
            "{} over the budget of {}.",
            numbers::points(Points(-left.0)),
            grouped(budget.0)
        )
    } else {
        format!("{} of {} left.", numbers::points(left), grouped(budget.0))
    }
}

/// How much of the budget is spent, in whole per cent from 0 to 100, for a bar; nothing without a budget.
pub fn spent_per_cent(overview: &PointsOverview) -> Option<i64> {
    let budget = overview.settings.monthly_budget?.0.max(1);
    let spent = overview.spent.0.clamp(0, budget);
    i64::try_from(i128::from(spent) * 100 / i128::from(budget)).ok()
}

/// Those whose name or team holds all that is typed, whatever its case.
pub fn found(accounts: &[PointAccountView], search: &str) -> Vec<PointAccountView> {
    let words: Vec<_> = search.split_whitespace().map(str::to_lowercase).collect();
    let matches = |account: &&PointAccountView| {
        let text = format!("{} {}", account.name, account.team).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    accounts.iter().filter(matches).cloned().collect()
}

/// What is said above the list.
pub fn shown_words(all: usize, found: usize) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    if found > SHOWN {
        format!(
            "The first {SHOWN} of {}. Type a name or a team to find the others.",
            grouped(number(found))
        )
    } else if found < all {
        format!(
            "{} of {}.",
            grouped(number(found)),
            counted(number(all), "account", "accounts")
        )
    } else {
        counted(number(all), "account", "accounts") + "."
    }
}

/// The settings as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsDraft {
    pub hold_hours: String,
    pub monthly_budget: String,
    pub point_value: String,
    pub currency: String,
    pub approval_percent: String,
}

impl SettingsDraft {
    /// What is set, as it would be typed.
    pub fn of(settings: &PointSettings) -> Self {
        Self {
            hold_hours: settings.hold_hours.to_string(),
            monthly_budget: settings
                .monthly_budget
                .map(|budget| budget.0.to_string())
                .unwrap_or_default(),
            point_value: settings
                .point_value
                .map(thousandths_words)
                .unwrap_or_default(),
            currency: settings.currency.clone().unwrap_or_default(),
            approval_percent: settings.approval_percent.to_string(),
        }
    }

    /// The settings, or all that is wrong with them.
    pub fn settings(&self) -> Result<PointSettings, Vec<FieldProblem>> {
        let hold = number("hold_hours", &self.hold_hours);
        let budget = optional(&self.monthly_budget, |text| number("monthly_budget", text));
        let value = optional(&self.point_value, thousandths);
        let approval = number("approval_percent", &self.approval_percent);
        let currency = self.currency.trim();
        match (hold, budget, value, approval) {
            (Ok(hold_hours), Ok(budget), Ok(point_value), Ok(approval_percent)) => {
                settings::points(&PointSettings {
                    hold_hours,
                    monthly_budget: budget.map(Points),
                    point_value,
                    currency: (!currency.is_empty()).then(|| currency.to_owned()),
                    approval_percent,
                })
            }
            (hold, budget, value, approval) => {
                let wrong = [hold.err(), budget.err(), value.err(), approval.err()];
                Err(wrong.into_iter().flatten().collect())
            }
        }
    }
}

/// An adjustment as it is typed; the id is of this try.
pub fn adjustment(
    id: AdjustmentId,
    holder: Holder,
    points: &str,
    reason: &str,
) -> Result<AdjustPoints, Vec<FieldProblem>> {
    let reason = reason.to_owned();
    match number("points", &points.replace('−', "-")) {
        Ok(points) => settings::adjustment(&AdjustPoints {
            id,
            holder,
            points: Points(points),
            reason,
        }),
        Err(problem) => Err(vec![problem]),
    }
}

/// What an adjustment does, as a question.
pub fn adjustment_words(adjust: &AdjustPoints, name: &str) -> String {
    let points = numbers::points(Points(adjust.points.0.saturating_abs()));
    if adjust.points < Points::ZERO {
        format!("Take {points} from {name}?")
    } else {
        format!("Give {name} {points}?")
    }
}

fn optional<T>(
    text: &str,
    read: impl Fn(&str) -> Result<T, FieldProblem>,
) -> Result<Option<T>, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// A whole number, with the commas that people put between thousands.
fn number<T: std::str::FromStr>(field: &str, text: &str) -> Result<T, FieldProblem> {
    let digits = text.trim().replace([',', ' ', '\u{a0}'], "");
    digits
        .parse()
        .map_err(|_| FieldProblem::new(field, "Enter a whole number, such as 1,000."))
}

/// `0.05` as 50: at most three decimals.
fn thousandths(text: &str) -> Result<u32, FieldProblem> {
    let wrong = || {
        FieldProblem::new(
            "point_value",
            "Enter what a point costs, such as 0.05: at most three decimals.",
        )
    };
    let text = text.replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 3 || (whole.is_empty() && part.is_empty()) {
        return Err(wrong());
    }
    format!("{whole}{part:0<3}").parse().map_err(|_| wrong())
}

/// 50 as `0.05`.
fn thousandths_words(value: u32) -> String {
    let text = format!("{}.{:03}", value / 1_000, value % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> PointSettings {
        PointSettings {
            hold_hours: 24,
            monthly_budget: Some(Points(20_000)),
            point_value: Some(50),
            currency: Some("EUR".into()),
            approval_percent: 10,
        }
    }

    fn overview(spent: i64, budget: Option<i64>) -> PointsOverview {
        PointsOverview {
            month: jiff::civil::date(2026, 3, 1),
            spent: Points(spent),
            total: Points(0),
            held: Points(0),
            open_disputes: 0,
            settings: PointSettings {
                monthly_budget: budget.map(Points),
                ..settings()
            },
        }
    }

    #[test]
    fn points_cost_what_is_set() {
        let of_three = cost(Points(3), &settings());
        assert_eq!(of_three.as_deref(), Some("0.15\u{a0}EUR"));
        let free = PointSettings {
            point_value: None,
            currency: None,
            ..settings()
        };
        assert_eq!(cost(Points(5), &free), None);
    }

    #[test]
    fn the_month_is_told_against_its_budget() {
        for (spent, budget, words, per_cent) in [
            (
                12_340,
                Some(20_000),
                "7,660 points of 20,000 left.",
                Some(61),
            ),
            (
                20_001,
                Some(20_000),
                "1 point over the budget of 20,000.",
                Some(100),
            ),
            (-5, Some(20_000), "20,005 points of 20,000 left.", Some(0)),
            (9, None, "There is no budget to measure it against.", None),
        ] {
            let overview = overview(spent, budget);
            assert_eq!(budget_words(&overview), words);
            assert_eq!(spent_per_cent(&overview), per_cent);
        }
    }

    #[test]
    fn settings_are_typed_and_read_back() {
        let draft = SettingsDraft::of(&settings());
        assert_eq!(draft.point_value, "0.05");
        assert_eq!(draft.settings(), Ok(settings()));
        let spaced = SettingsDraft {
            monthly_budget: " 20,000 ".into(),
            point_value: "0,050".into(),
            currency: "eur".into(),
            ..draft.clone()
        };
        assert_eq!(spaced.settings(), Ok(settings()));
        let wrong = SettingsDraft {
            hold_hours: "a day".into(),
            point_value: "0.0005".into(),
            ..draft
        };
        let fields: Vec<_> = wrong
            .settings()
            .unwrap_err()
            .into_iter()
            .map(|problem| problem.field)
            .collect();
        assert_eq!(fields, ["hold_hours", "point_value"]);
    }

    #[test]
    fn an_adjustment_is_asked_about_in_words() {
        let id = AdjustmentId(uuid::Uuid::nil());
        let holder = Holder::Team(domain::id::TeamId(uuid::Uuid::nil()));
        for (typed, expected) in [
            ("30", "Give Kitchen 30 points?"),
            ("−1", "Take 1 point from Kitchen?"),
            ("-1,000", "Take 1,000 points from Kitchen?"),
        ] {
            let adjust = adjustment(id, holder, typed, "The fair").unwrap();
            assert_eq!(adjustment_words(&adjust, "Kitchen"), expected);
        }
        for (points, reason, field) in [
            ("", "x", "points"),
            ("0", "x", "points"),
            ("5", " ", "reason"),
        ] {
            assert_eq!(
                adjustment(id, holder, points, reason).unwrap_err()[0].field,
                field
            );
        }
    }

    #[test]
    fn accounts_are_found_by_name_and_team() {
        let account = |name: &str, team: &str| PointAccountView {
            holder: Holder::Team(domain::id::TeamId(uuid::Uuid::nil())),
            name: name.into(),
            team: team.into(),
            available: Points(0),
            held: Points(0),
        };
        let accounts = [
            account("Maria Silva", "Reception"),
            account("Ben Silva", "Kitchen"),
            account("Kitchen", ""),
        ];
        for (search, expected) in [("", 3), ("silva", 2), ("kitchen silva", 1), ("nobody", 0)] {
            assert_eq!(found(&accounts, search).len(), expected, "{search}");
        }
        assert_eq!(shown_words(48, 48), "48 accounts.");
        assert_eq!(shown_words(48, 1), "1 of 48 accounts.");
        assert_eq!(
            shown_words(5_000, 1_200),
            "The first 100 of 1,200. Type a name or a team to find the others."
        );
    }
}
