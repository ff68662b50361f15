//! What caps have counted, kept anew: by rule, by whose total it is, and by day.

use super::{Unverified, differs};
use crate::settle::Payment;
use crate::store::columns::Columns;
use domain::points::Points;
use domain::rules::{Calendar, CapScope, Event, Paid, RuleSet, Total, totals};
use jiff::civil::Date;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

const PAGE: i64 = 5_000;

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

/// Points by rule, by whose they are (`team:{id}` and the like), and by day.
#[derive(Default)]
pub(super) struct Counted {
    rules: Numbers,
    subjects: Numbers,
    points: HashMap<(u32, u32, Date), i64>,
}

impl Counted {
    /// What the engine has to know before it settles `event`.
    pub(super) fn paid(&self, rules: &RuleSet, calendar: &Calendar, event: &Event) -> Paid {
        let mut paid = Paid::default();
        for total in totals(rules, calendar, event) {
            paid.add(&total, self.sum(&total));
        }
        paid
    }

    fn sum(&self, total: &Total) -> Points {
        let subject = subject(scope(total.per), &total.of);
        let (Some(rule), Some(subject)) =
            (self.rules.find(&total.rule), self.subjects.find(&subject))
        else {
            return Points::ZERO;
        };
        let until = total.window.next().map_or(Date::MAX, |next| next.since);
        let days = total.window.since.series(jiff::ToSpan::days(1));
        days.take_while(|day| *day < until)
            .filter_map(|day| self.points.get(&(rule, subject, day)).copied())
            .map(Points)
            .sum()
    }

    /// Adds an award of an event of `day`.
    pub(super) fn add(&mut self, day: Date, payment: &Payment) {
        if payment.points == Points::ZERO {
            return;
        }
        let rule = self.rules.of(&payment.rule);
        let mut subjects = vec![
            subject("program", ""),
            subject("touchpoint", &payment.touchpoint),
            subject("team", &payment.team),
        ];
        if payment.account.starts_with("employee:") {
            subjects.push(payment.account.clone());
        }
        for subject in subjects {
            let subject = self.subjects.of(&subject);
            *self.points.entry((rule, subject, day)).or_default() += payment.points.0;
        }
    }

    /// Compares what the store has counted. Returns how many totals there are.
    pub(super) async fn compare(&self, connection: &mut AnyConnection) -> Result<i64, Unverified> {
        let mut after = [const { String::new() }; 4];
        let mut seen = 0;
        loop {
            let rows = read_after(connection, &after).await?;
            for row in &rows {
                seen += 1;
                after = self.compare_row(row)?;
            }
            if rows.is_empty() {
                break;
            }
        }
        let expected = i64::try_from(self.points.len()).unwrap_or(i64::MAX);
        if seen != expected {
            return differs(format!(
                "Caps: {seen} daily totals are kept, and the postings give {expected}."
            ));
        }
        Ok(seen)
    }

    fn compare_row(&self, row: &AnyRow) -> Result<[String; 4], Unverified> {
        let key = [
            row.text("rule")?,
            row.text("scope")?,
            row.text("subject")?,
            row.text("day")?,
        ];
        let [rule, scope, of, day] = &key;
        let date: Date = row.parsed("day")?;
        let derived = self
            .rules
            .find(rule)
            .zip(self.subjects.find(&subject(scope, of)));
        let derived = derived.and_then(|(rule, subject)| self.points.get(&(rule, subject, date)));
        let derived = derived.copied().unwrap_or_default();
        let kept = row.number("points")?;
        if kept != derived {
            return differs(format!(
                "Caps: of rule {rule}, {kept} points are counted for {scope} {of} on {day}, and the postings give {derived}."
            ));
        }
        Ok(key)
    }
}

async fn read_after(
    connection: &mut AnyConnection,
    [rule, scope, subject, day]: &[String; 4],
) -> Result<Vec<AnyRow>, Unverified> {
    Ok(sqlx::query(
        "select rule, scope, subject, day, points from paid_days \
         where (rule, scope, subject, day) > ($1, $2, $3, $4) order by rule, scope, subject, day limit $5",
    )
    .bind(rule)
    .bind(scope)
    .bind(subject)
    .bind(day)
    .bind(PAGE)
    .fetch_all(connection)
    .await?)
}

fn subject(scope: &str, of: &str) -> String {
    format!("{scope}:{of}")
}

fn scope(per: CapScope) -> &'static str {
    match per {
        CapScope::Employee => "employee",
        CapScope::Team => "team",
        CapScope::Touchpoint => "touchpoint",
        CapScope::Program => "program",
    }
}
