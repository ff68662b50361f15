//! What caps have counted before an event, kept anew while awards are derived; and the totals that the store keeps, recounted.

use super::{Checked, Unverified, differs};
use crate::settle::Payment;
use crate::store::columns::Columns;
use crate::store::rules::list_all;
use domain::numbers::counted;
use domain::points::Points;
use domain::rules::{Calendar, CapScope, Event, Paid, RuleSet, Total, totals};
use jiff::civil::Date;
use sqlx::AnyConnection;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Numbers for words that come again and again.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn find(&self, word: &str) -> Option<u32> {
        self.0.get(word).copied()
    }

    fn of(&mut self, word: &str) -> u32 {
        if let Some(known) = self.find(word) {
            return known;
        }
        // There are never so many rules, people and places that their number would not fit.
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(word.to_owned(), next);
        next
    }
}

/// Points by rule, by whose they are, and by day; of what some version of the rules has a cap for, and of nothing else.
#[derive(Default)]
pub(super) struct Counted {
    capped: BTreeMap<String, BTreeSet<CapScope>>,
    rules: Numbers,
    subjects: HashMap<CapScope, Numbers>,
    points: HashMap<(u32, CapScope, u32, Date), i64>,
}

impl Counted {
    /// Nothing yet, with the caps of every version.
    pub(super) async fn begin(connection: &mut AnyConnection) -> Result<Self, Unverified> {
        let mut counted = Self::default();
        for version in list_all(connection).await? {
            for rule in version.rules {
                let scopes = rule.caps.iter().map(|cap| cap.per);
                counted.capped.entry(rule.id).or_default().extend(scopes);
            }
        }
        Ok(counted)
    }

    /// What the engine has to know before it settles `event`.
    pub(super) fn paid(&self, rules: &RuleSet, calendar: &Calendar, event: &Event) -> Paid {
        let mut paid = Paid::default();
        for total in totals(rules, calendar, event) {
            paid.add(&total, self.sum(&total));
        }
        paid
    }

    fn sum(&self, total: &Total) -> Points {
        let subject = self.subjects.get(&total.per);
        let subject = subject.and_then(|subjects| subjects.find(&total.of));
        let (Some(rule), Some(subject)) = (self.rules.find(&total.rule), subject) else {
            return Points::ZERO;
        };
        let until = total.window.next().map_or(Date::MAX, |next| next.since);
        let days = total.window.since.series(jiff::ToSpan::days(1));
        days.take_while(|day| *day < until)
            .filter_map(|day| self.points.get(&(rule, total.per, subject, day)).copied())
            .map(Points)
            .sum()
    }

    /// Adds an award of an event of `day`.
    pub(super) fn add(&mut self, day: Date, payment: &Payment) {
        let Some(scopes) = self.capped.get(&payment.rule) else {
            return;
        };
        if payment.points == Points::ZERO {
            return;
        }
        let rule = self.rules.of(&payment.rule);
        for scope in scopes {
            let Some(subject) = subject(*scope, payment) else {
                continue;
            };
            let subject = self.subjects.entry(*scope).or_default().of(subject);
            *self.points.entry((rule, *scope, subject, day)).or_default() += payment.points.0;
        }
    }
}

/// Whose total an award counts for; a team's own points are nobody's.
fn subject(scope: CapScope, payment: &Payment) -> Option<&str> {
    match scope {
        CapScope::Employee => payment.account.strip_prefix("employee:"),
        CapScope::Team => Some(&payment.team),
        CapScope::Touchpoint => Some(&payment.touchpoint),
        CapScope::Program => Some(""),
    }
}

/// An award, with the day that it counts on.
macro_rules! awards {
    ($scope:literal) => {
        concat!(
            "union all select t.rule, ",
            $scope,
            ", s.day, 0, p.points from ledger_transactions t \
              join postings p on p.transaction_id = t.id and p.account = t.account \
              join settlements s on s.event = t.event "
        )
    };
}

macro_rules! no_correction {
    () => {
        " t.reverses is null and s.kind <> 'adjustment' "
    };
}

/// The first total that is not the sum of the awards of its day.
const RECOUNT: &str = concat!(
    "select rule, scope, subject, day, cast(sum(kept) as BIGINT) as kept, cast(sum(recounted) as BIGINT) as recounted from ( \
         select rule, scope, subject, day, points as kept, 0 as recounted from paid_days ",
    awards!("'program', ''"),
    "where",
    no_correction!(),
    awards!("'touchpoint', t.touchpoint_id"),
    "where",
    no_correction!(),
    awards!("'team', t.team_id"),
    "where",
    no_correction!(),
    awards!("'employee', a.employee_id"),
    "join accounts a on a.account = t.account and a.employee_id is not null where",
    no_correction!(),
    ") sides group by rule, scope, subject, day having sum(kept) <> sum(recounted) order by day, rule, scope, subject limit 1"
);

/// What was paid by rule and day, for everything that a cap can count, is the sum of the awards.
pub(super) async fn check_totals(connection: &mut AnyConnection) -> Checked {
    let wrong = sqlx::query(RECOUNT)
        .fetch_optional(&mut *connection)
        .await?;
    if let Some(row) = wrong {
        return differs(format!(
            "Caps: of rule {}, {} points are counted for {} {} on {}, and the postings give {}.",
            row.text("rule")?,
            row.number("kept")?,
            row.text("scope")?,
            row.text("subject")?,
            row.text("day")?,
            row.number("recounted")?
        ));
    }
    let totals: i64 = sqlx::query_scalar("select count(*) from paid_days")
        .fetch_one(connection)
        .await?;
    Ok(format!(
        "Caps: {}, each the sum of its awards.",
        counted(totals, "daily total", "daily totals")
    ))
}
