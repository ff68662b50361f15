//! What rules have paid, by the day of the event and by everything that a cap can count: what a cap needs to know is the sum of
//! the days of its window, at most 92 rows, however much was paid.

use crate::settle::Payment;
use crate::store::columns::Columns;
use crate::store::{Result, rows};
use domain::points::Points;
use domain::rules::calendar::Window;
use domain::rules::{Calendar, CapScope, Event, Paid, RuleSet, Total, totals};
use jiff::civil::Date;
use sqlx::{AnyConnection, AssertSqlSafe};
use std::collections::BTreeMap;

/// How many totals are asked for at once. SQLite takes up to 500 queries in one statement.
const AT_ONCE: usize = 100;

/// What the caps of `rules` have counted before `event`. Nobody else pays until the transaction ends, if it has begun a settlement.
pub(in crate::store) async fn read_paid(
    connection: &mut AnyConnection,
    rules: &RuleSet,
    calendar: &Calendar,
    event: &Event,
) -> Result<Paid> {
    let mut paid = Paid::default();
    for totals in totals(rules, calendar, event).chunks(AT_ONCE) {
        for (total, points) in totals.iter().zip(sums(connection, totals).await?) {
            paid.add(total, points);
        }
    }
    Ok(paid)
}

/// What was counted for each of these, in one statement: everybody who pays waits for it.
pub(in crate::store) async fn sums(
    connection: &mut AnyConnection,
    totals: &[Total],
) -> Result<Vec<Points>> {
    let mut query = sqlx::query(AssertSqlSafe(statement(totals.len())));
    for total in totals {
        query = query
            .bind(&total.rule)
            .bind(scope(total.per))
            .bind(&total.of)
            .bind(total.window.since.to_string())
            .bind(end(total.window));
    }
    let rows = query.fetch_all(connection).await?;
    rows.iter().map(|row| row.points("points")).collect()
}

/// One sum after the other, in the order of the totals.
fn statement(count: usize) -> String {
    let sums = (0..count).map(|position| {
        let first = position * 5;
        let [rule, scope, subject, since, until] = [1, 2, 3, 4, 5].map(|place| first + place);
        format!(
            "select {position} as position, cast(coalesce(sum(points), 0) as BIGINT) as points from paid_days \
             where rule = ${rule} and scope = ${scope} and subject = ${subject} and day >= ${since} and day < ${until}"
        )
    });
    let sums: Vec<String> = sums.collect();
    format!("{} order by position", sums.join(" union all "))
}

/// What a rule has paid within a window to everybody of a scope, by id: what its caps have counted so far.
pub(in crate::store) async fn list_paid_in(
    connection: &mut AnyConnection,
    rule: &str,
    per: CapScope,
    window: Window,
) -> Result<Vec<(String, Points)>> {
    let rows = sqlx::query(
        "select subject, cast(sum(points) as BIGINT) as points from paid_days \
         where rule = $1 and scope = $2 and day >= $3 and day < $4 group by subject order by subject",
    )
    .bind(rule)
    .bind(scope(per))
    .bind(window.since.to_string())
    .bind(end(window))
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| Ok((row.text("subject")?, row.points("points")?)))
        .collect()
}

/// The first day after a window; days are compared as they are written.
fn end(window: Window) -> String {
    let next = window.next().map(|next| next.since);
    next.unwrap_or(Date::MAX).to_string()
}

fn scope(per: CapScope) -> &'static str {
    match per {
        CapScope::Employee => "employee",
        CapScope::Team => "team",
        CapScope::Touchpoint => "touchpoint",
        CapScope::Program => "program",
    }
}

/// Adds what an event of `day` was paid to everything that it counts for.
pub(super) async fn add(
    connection: &mut AnyConnection,
    day: Date,
    payments: &[&Payment],
) -> Result<()> {
    let mut sums = BTreeMap::<_, i64>::new();
    for payment in payments {
        for (scope, subject) in counted_for(payment) {
            *sums.entry((&*payment.rule, scope, subject)).or_default() += payment.points.0;
        }
    }
    let sums: Vec<_> = sums.into_iter().collect();
    let day = day.to_string();
    let into = "insert into paid_days (rule, scope, subject, day, points)";
    let add = "on conflict (rule, scope, subject, day) do update set points = paid_days.points + excluded.points";
    rows::insert(connection, (into, 5, add), &sums, |query, row| {
        let ((rule, scope, subject), points) = *row;
        query
            .bind(rule)
            .bind(scope)
            .bind(subject)
            .bind(day.clone())
            .bind(points)
    })
    .await
}

/// Whose totals an award counts for; a team's own points are nobody's.
fn counted_for(payment: &Payment) -> impl Iterator<Item = (&'static str, &str)> {
    let employee = payment.account.strip_prefix("employee:");
    [
        (CapScope::Program, ""),
        (CapScope::Touchpoint, &payment.touchpoint),
        (CapScope::Team, &payment.team),
    ]
    .into_iter()
    .chain(employee.map(|employee| (CapScope::Employee, employee)))
    .map(|(per, subject)| (scope(per), subject))
}
