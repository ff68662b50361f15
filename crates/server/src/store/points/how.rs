//! How points are earned: the live rules with everything that they mention.

use crate::store::columns::Columns;
use crate::store::ledger::list_paid_in;
use crate::store::{Result, Store, StoreError, rules, touchpoints};
use domain::api::points::{CapRoomView, HowTouchpointView, HowView};
use domain::id::EmployeeId;
use domain::instant::Instant;
use domain::language::Language;
use domain::points::Points;
use domain::rules::{Calendar, CapScope, RuleSet};
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
        let rooms = list_rooms(&mut snapshot, &rules, employee, now).await?;
        Ok(HowView {
            standards: touchpoints::list_standards(&mut snapshot, Language::English).await?,
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

/// What each cap leaves in its own window to everybody under it. A person learns of other people's caps nothing.
async fn list_rooms(
    connection: &mut AnyConnection,
    rules: &RuleSet,
    employee: Option<EmployeeId>,
    now: Instant,
) -> Result<Vec<CapRoomView>> {
    let calendar = Calendar::of(rules).map_err(StoreError::broken)?;
    let employee = employee.map(|employee| employee.to_string());
    let mut rooms = Vec::new();
    for rule in rules.rules.iter().filter(|rule| rule.enabled) {
        for cap in &rule.caps {
            let window = calendar.window(cap.window, now);
            let paid = list_paid_in(connection, &rule.id, cap.per, window).await?;
            let is_shown =
                |of: &String| cap.per != CapScope::Employee || employee.as_ref() == Some(of);
            let paid = paid.into_iter().filter(|(of, _)| is_shown(of));
            rooms.extend(paid.map(|(of, paid)| CapRoomView {
                rule: rule.id.clone(),
                per: cap.per,
                window: cap.window,
                of,
                left: Points(cap.points.0.saturating_sub(paid.0)).max(Points::ZERO),
            }));
        }
    }
    Ok(rooms)
}
