//! What rules have paid, by the day of the event and by everything that a cap can count: what a cap needs to know is the sum of
//! the days of its window, at most 92 rows, however much was paid.

use crate::settle::Payment;
use crate::store::Result;
use crate::store::columns::Columns;
use domain::points::Points;
use domain::rules::calendar::Window;
use domain::rules::{Calendar, CapScope, Event, Paid, RuleSet, Total, totals};
use jiff::civil::Date;
use sqlx::AnyConnection;

/// Adds one award to the day of everything that it counts for; what follows is the row that only some have.
macro_rules! add {
    ($rest:literal) => {
        concat!(
            "insert into paid_days (rule, scope, subject, day, points) values \
                 ($1, 'program', '', $2, $3), ($1, 'touchpoint', $4, $2, $3), ($1, 'team', $5, $2, $3)",
            $rest,
            " on conflict (rule, scope, subject, day) do update set points = paid_days.points + excluded.points"
        )
    };
}

const TO_A_TEAM: &str = add!("");
const TO_A_PERSON: &str = add!(", ($1, 'employee', $6, $2, $3)");

/// What the caps of `rules` have counted before `event`. Nobody else pays until the transaction ends, if it has begun a settlement.
pub(in crate::store) async fn read_paid(
    connection: &mut AnyConnection,
    rules: &RuleSet,
    calendar: &Calendar,
    event: &Event,
) -> Result<Paid> {
    let mut paid = Paid::default();
    for total in totals(rules, calendar, event) {
        let points = sum(connection, &total).await?;
        paid.add(&total, points);
    }
    Ok(paid)
}

async fn sum(connection: &mut AnyConnection, total: &Total) -> Result<Points> {
    let points = sqlx::query_scalar(
        "select cast(coalesce(sum(points), 0) as BIGINT) from paid_days \
         where rule = $1 and scope = $2 and subject = $3 and day >= $4 and day < $5",
    )
    .bind(&total.rule)
    .bind(scope(total.per))
    .bind(&total.of)
    .bind(total.window.since.to_string())
    .bind(end(total.window))
    .fetch_one(connection)
    .await?;
    Ok(Points(points))
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

/// Adds what a rule has paid for an event of `day`.
pub(super) async fn add(
    connection: &mut AnyConnection,
    day: Date,
    payment: &Payment,
) -> Result<()> {
    let employee = payment.account.strip_prefix("employee:");
    let statement = employee.map_or(TO_A_TEAM, |_| TO_A_PERSON);
    let mut query = sqlx::query(statement)
        .bind(&payment.rule)
        .bind(day.to_string())
        .bind(payment.points.0)
        .bind(&payment.touchpoint)
        .bind(&payment.team);
    if let Some(employee) = employee {
        query = query.bind(employee);
    }
    query.execute(connection).await?;
    Ok(())
}
