//! How points are earned: the live rules with everything that they mention.

use crate::store::columns::Columns;
use crate::store::ledger::{list_paid_in, sums};
use crate::store::{Result, Store, StoreError, rules, touchpoints};
use domain::api::points::{CapRoomView, HowTouchpointView, HowView};
use domain::id::EmployeeId;
use domain::instant::Instant;
use domain::language::Language;
use domain::points::Points;
use domain::rules::calendar::Window;
use domain::rules::{AwardTo, Calendar, CapScope, Rule, RuleSet, Total};
use domain::validation::RECIPIENTS;
use jiff::tz::TimeZone;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// The live rules, the lists that they mention, and what their caps leave now: of people, to `employee` alone.
    pub async fn find_how(&self, employee: Option<EmployeeId>, now: Instant) -> Result<HowView> {
        let mut snapshot = self.begin_reading().await?;
        let rules = rules::find_live(&mut snapshot, now).await?;
        let teams = rules::list_named(&mut snapshot, "select id, name from teams").await?;
        let hold: i64 = sqlx::query_scalar("select hold_seconds from program")
            .fetch_one(&mut *snapshot)
            .await?;
        let standards = touchpoints::list_standards(&mut snapshot, Language::English).await?;
        let rooms = list_rooms(&mut snapshot, &rules, standards.len(), employee, now).await?;
        Ok(HowView {
            standards,
            teams,
            touchpoints: list_touchpoints(&mut snapshot).await?,
            hold_seconds: hold.try_into().map_err(StoreError::broken)?,
            utc_offset_seconds: offset(&rules, now)?,
            now,
            rooms,
            rules,
        })
    }
}

fn offset(rules: &RuleSet, now: Instant) -> Result<i32> {
    let zone = TimeZone::get(&rules.time_zone).map_err(StoreError::broken)?;
    Ok(zone.to_offset(now.timestamp()).seconds())
}

async fn list_touchpoints(connection: &mut AnyConnection) -> Result<Vec<HowTouchpointView>> {
    let rows = sqlx::query("select id, name, team_id, customer from touchpoints")
        .fetch_all(connection)
        .await?;
    let read = |row: &AnyRow| {
        Ok(HowTouchpointView {
            id: row.text("id")?,
            name: row.text("name")?,
            team: row.text("team_id")?,
            customer: row.word("customer")?,
        })
    };
    let mut touchpoints = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    touchpoints.sort_by_cached_key(|place| (place.name.to_lowercase(), place.id.clone()));
    Ok(touchpoints)
}

/// What each cap leaves in its own window to everybody under it. A person learns of other people's caps nothing; and of what a team, a
/// place or the program have left no more than one answer can use, for the rest would tell what others got.
async fn list_rooms(
    connection: &mut AnyConnection,
    rules: &RuleSet,
    standards: usize,
    employee: Option<EmployeeId>,
    now: Instant,
) -> Result<Vec<CapRoomView>> {
    let calendar = Calendar::of(rules).map_err(StoreError::broken)?;
    let mut rooms = Vec::new();
    for rule in rules.rules.iter().filter(|rule| rule.enabled) {
        for cap in &rule.caps {
            let window = calendar.window(cap.window, now);
            let (paid, most) = if cap.per == CapScope::Employee {
                let own = own_total(&rule.id, employee, window);
                (list_paid(connection, own).await?, cap.points)
            } else {
                let paid = list_paid_in(connection, &rule.id, cap.per, window).await?;
                let most = most_of_one_answer(rule, standards);
                (paid, most.min(cap.points))
            };
            rooms.extend(paid.into_iter().map(|(of, paid)| CapRoomView {
                rule: rule.id.clone(),
                per: cap.per,
                window: cap.window,
                of,
                left: Points(cap.points.0.saturating_sub(paid.0)).clamp(Points::ZERO, most),
            }));
        }
    }
    Ok(rooms)
}

/// What a cap per employee counts for one.
fn own_total(rule: &str, employee: Option<EmployeeId>, window: Window) -> Option<Total> {
    employee.map(|employee| Total {
        rule: rule.to_owned(),
        per: CapScope::Employee,
        of: employee.to_string(),
        window,
    })
}

/// What was counted for it, if it is anybody's.
async fn list_paid(
    connection: &mut AnyConnection,
    total: Option<Total>,
) -> Result<Vec<(String, Points)>> {
    let Some(total) = total else {
        return Ok(Vec::new());
    };
    let paid = sums(connection, std::slice::from_ref(&total)).await?;
    Ok(paid
        .into_iter()
        .map(|paid| (total.of.clone(), paid))
        .collect())
}

/// The most that a rule pays for one answer, with everybody named who can be and every standard ticked.
fn most_of_one_answer(rule: &Rule, standards: usize) -> Points {
    let most = rule.award.amount(if rule.award.per.is_some() {
        standards
    } else {
        1
    });
    let times = match rule.award.to {
        AwardTo::Each => RECIPIENTS,
        AwardTo::Split | AwardTo::Team => 1,
    };
    Points(
        most.0
            .saturating_mul(i64::try_from(times).unwrap_or(i64::MAX)),
    )
}
