//! Counting again from responses and postings, with no rollup in sight.

use crate::world::World;
use domain::api::insights::{PointsBySource, Subject};
use domain::csat::Tally;
use domain::id::EmployeeId;
use domain::points::Points;
use sqlx::{AssertSqlSafe, Row};
use std::collections::{BTreeMap, BTreeSet};

/// What a recount finds for one day.
#[derive(Debug, PartialEq, Eq)]
pub struct Recount {
    pub tally: Tally,
    pub points: PointsBySource,
    pub people: BTreeSet<EmployeeId>,
}

impl Default for Recount {
    fn default() -> Self {
        Self {
            tally: Tally::default(),
            // No points at all, told as such: what stays untold is decided later.
            points: std::iter::empty().sum(),
            people: BTreeSet::new(),
        }
    }
}

/// The days of a subject, from responses and postings alone.
pub async fn recount(world: &World, subject: Subject) -> BTreeMap<String, Recount> {
    let mut days = BTreeMap::<String, Recount>::new();
    let mut connection = world.connect().await;
    let counted = sqlx::query(AssertSqlSafe(counted_query(subject)))
        .fetch_all(&mut connection)
        .await
        .unwrap();
    for row in counted {
        let day = days.entry(row.get("day")).or_default();
        day.tally.counted += 1;
        day.tally.satisfied += u32::from(row.get::<i64, _>("score") >= 4);
    }
    let paid = sqlx::query(AssertSqlSafe(paid_query(subject)))
        .fetch_all(&mut connection)
        .await
        .unwrap();
    for row in paid {
        let points = &mut days.entry(row.get("day")).or_default().points;
        let sum = match row.get::<String, _>("source").as_str() {
            "score" => points.score.get_or_insert_default(),
            "appreciation" => &mut points.appreciation,
            "recovery" => &mut points.recovery,
            _ => &mut points.other,
        };
        *sum = [*sum, Points(row.get("points"))].into_iter().sum();
    }
    if let Subject::Team(team) = subject {
        let thanked = format!(
            "select distinct r.received_day as day, w.employee_id from response_recipients w \
             join responses r on r.id = w.response_id where w.state = 'delivered' and w.via <> 'team' and w.team_id = '{team}'"
        );
        for row in sqlx::query(AssertSqlSafe(thanked))
            .fetch_all(&mut connection)
            .await
            .unwrap()
        {
            let employee = row.get::<String, _>("employee_id").parse().unwrap();
            days.entry(row.get("day"))
                .or_default()
                .people
                .insert(employee);
        }
    }
    days.retain(|_, day| *day != Recount::default());
    days
}

fn counted_query(subject: Subject) -> String {
    let from = match subject {
        Subject::Organization => "responses r where r.counted = 1".to_owned(),
        Subject::Team(team) => format!("responses r where r.counted = 1 and r.team_id = '{team}'"),
        Subject::Employee(employee) => format!(
            "responses r join response_recipients w on w.response_id = r.id \
             where r.counted = 1 and w.via <> 'team' and w.employee_id = '{employee}'"
        ),
    };
    format!("select r.received_day as day, r.score from {from}")
}

fn paid_query(subject: Subject) -> String {
    let whose = match subject {
        Subject::Organization => "t.account <> ''".to_owned(),
        Subject::Team(team) => format!(
            "(t.account = 'team:{team}' or exists (select 1 from response_recipients w \
              where w.response_id = r.id and w.team_id = '{team}' and t.account = 'employee:' || w.employee_id))"
        ),
        Subject::Employee(employee) => format!("t.account = 'employee:{employee}'"),
    };
    format!(
        "select r.received_day as day, t.source, p.points from ledger_transactions t \
         join postings p on p.transaction_id = t.id and p.account = t.account \
         join settlements s on s.event = t.event join responses r on r.id = s.response_id where {whose}"
    )
}
