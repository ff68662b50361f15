//! The daily rollups, counted again from responses and postings.

use super::{Checked, Unverified, differs};
use crate::store::columns::Columns;
use domain::numbers::counted;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// The numbers of a rollup, in the order of [`RECOUNT`]'s columns.
const NUMBERS: [&str; 8] = [
    "counted",
    "satisfied",
    "left_out",
    "appreciations",
    "points_score",
    "points_appreciation",
    "points_recovery",
    "points_other",
];

/// What one response adds for CSAT, after its scope, subject and day.
macro_rules! given {
    () => {
        " r.received_day as day, r.counted, case when r.score >= 4 then r.counted else 0 end as satisfied, \
          1 - r.counted as left_out, 0 as thanks, 0 as points, '' as source from responses r "
    };
}

/// What a response adds that has reached anybody.
macro_rules! thanked {
    () => {
        " r.received_day, 0, 0, 0, 1, 0, '' from responses r "
    };
}

macro_rules! reached {
    () => {
        " exists (select 1 from response_recipients w where w.response_id = r.id and w.state = 'delivered') "
    };
}

/// What one transaction adds.
macro_rules! paid {
    () => {
        " s.day, 0, 0, 0, 0, p.points, t.source from ledger_transactions t \
          join postings p on p.transaction_id = t.id and p.account = t.account join settlements s on s.event = t.event "
    };
}

/// Differences between what is kept and a recount, the first by scope, subject and day.
const RECOUNT: &str = concat!(
    "with recount as (select scope, subject, day, \
         cast(sum(counted) as BIGINT) as counted, cast(sum(satisfied) as BIGINT) as satisfied, \
         cast(sum(left_out) as BIGINT) as left_out, cast(sum(thanks) as BIGINT) as appreciations, \
         cast(sum(case when source = 'score' then points else 0 end) as BIGINT) as points_score, \
         cast(sum(case when source = 'appreciation' then points else 0 end) as BIGINT) as points_appreciation, \
         cast(sum(case when source = 'recovery' then points else 0 end) as BIGINT) as points_recovery, \
         cast(sum(case when source = 'other' then points else 0 end) as BIGINT) as points_other from (",
    "select 'organization' as scope, 'organization' as subject,",
    given!(),
    "union all select 'team', r.team_id,",
    given!(),
    "union all select 'touchpoint', r.touchpoint_id,",
    given!(),
    "union all select 'employee', w.employee_id,",
    given!(),
    "join response_recipients w on w.response_id = r.id and w.via <> 'team' ",
    "union all select 'standard', c.standard,",
    given!(),
    "join response_standards c on c.response_id = r.id ",
    "union all select 'organization', 'organization',",
    thanked!(),
    "where",
    reached!(),
    "union all select 'touchpoint', r.touchpoint_id,",
    thanked!(),
    "where",
    reached!(),
    "union all select 'standard', c.standard,",
    thanked!(),
    "join response_standards c on c.response_id = r.id where",
    reached!(),
    "union all select 'employee', w.employee_id,",
    thanked!(),
    "join response_recipients w on w.response_id = r.id and w.state = 'delivered' and w.via <> 'team' ",
    "union all select 'team', n.team_id, n.received_day, 0, 0, 0, 1, 0, '' from (select distinct r.id, r.received_day, \
         case when w.via = 'team' then r.team_id else w.team_id end as team_id from responses r \
         join response_recipients w on w.response_id = r.id and w.state = 'delivered') n ",
    "union all select 'organization', 'organization',",
    paid!(),
    "union all select 'team', t.team_id,",
    paid!(),
    "union all select 'touchpoint', t.touchpoint_id,",
    paid!(),
    "where t.touchpoint_id is not null ",
    "union all select 'employee', a.employee_id,",
    paid!(),
    "join accounts a on a.account = t.account and a.employee_id is not null ",
    ") parts group by scope, subject, day) \
     select coalesce(k.scope, r.scope) as scope, coalesce(k.subject, r.subject) as subject, coalesce(k.day, r.day) as day, \
         k.counted, k.satisfied, k.left_out, k.appreciations, k.points_score, k.points_appreciation, k.points_recovery, k.points_other, \
         r.counted as r_counted, r.satisfied as r_satisfied, r.left_out as r_left_out, r.appreciations as r_appreciations, \
         r.points_score as r_points_score, r.points_appreciation as r_points_appreciation, \
         r.points_recovery as r_points_recovery, r.points_other as r_points_other \
     from rollups k full outer join recount r on r.scope = k.scope and r.subject = k.subject and r.day = k.day \
     where coalesce(k.counted, 0) <> coalesce(r.counted, 0) or coalesce(k.satisfied, 0) <> coalesce(r.satisfied, 0) \
         or coalesce(k.left_out, 0) <> coalesce(r.left_out, 0) or coalesce(k.appreciations, 0) <> coalesce(r.appreciations, 0) \
         or coalesce(k.points_score, 0) <> coalesce(r.points_score, 0) \
         or coalesce(k.points_appreciation, 0) <> coalesce(r.points_appreciation, 0) \
         or coalesce(k.points_recovery, 0) <> coalesce(r.points_recovery, 0) \
         or coalesce(k.points_other, 0) <> coalesce(r.points_other, 0) \
     order by 3, 1, 2 limit 1"
);

/// The same of who was thanked in a team on a day.
const PEOPLE: &str = "select coalesce(k.team_id, r.team_id) as team_id, coalesce(k.day, r.day) as day, \
         coalesce(k.thanks, 0) as kept, coalesce(r.thanks, 0) as recounted \
     from rollup_people k full outer join (select w.team_id, r.received_day as day, w.employee_id, count(*) as thanks \
         from response_recipients w join responses r on r.id = w.response_id where w.state = 'delivered' and w.via <> 'team' \
         group by w.team_id, r.received_day, w.employee_id) r \
         on r.team_id = k.team_id and r.day = k.day and r.employee_id = k.employee_id \
     where coalesce(k.thanks, 0) <> coalesce(r.thanks, 0) order by 2, 1 limit 1";

/// What one counted response adds to its instrument.
macro_rules! asked {
    () => {
        " r.received_day as day, r.language || ':' || r.wording || ':' || r.shown as instrument from responses r "
    };
}

/// The same of the instruments of a day.
const INSTRUMENTS: &str = concat!(
    "select coalesce(k.scope, r.scope) as scope, coalesce(k.subject, r.subject) as subject, coalesce(k.day, r.day) as day, \
         coalesce(k.counted, 0) as kept, coalesce(r.counted, 0) as recounted \
     from rollup_instruments k full outer join (select scope, subject, day, instrument, count(*) as counted from (",
    "select 'organization' as scope, 'organization' as subject,",
    asked!(),
    "where r.counted = 1 ",
    "union all select 'team', r.team_id,",
    asked!(),
    "where r.counted = 1 ",
    "union all select 'touchpoint', r.touchpoint_id,",
    asked!(),
    "where r.counted = 1 ",
    "union all select 'employee', w.employee_id,",
    asked!(),
    "join response_recipients w on w.response_id = r.id and w.via <> 'team' where r.counted = 1 ",
    ") parts group by scope, subject, day, instrument) r \
         on r.scope = k.scope and r.subject = k.subject and r.day = k.day and r.instrument = k.instrument \
     where coalesce(k.counted, 0) <> coalesce(r.counted, 0) order by 3, 1, 2 limit 1"
);

pub(super) async fn check(connection: &mut AnyConnection) -> Checked {
    if let Some(row) = find(connection, RECOUNT).await? {
        return differs(rollup_in_words(&row)?);
    }
    if let Some(row) = find(connection, PEOPLE).await? {
        return differs(format!(
            "Rollups: of team {} on {}, {} thanks of one person are kept, and a recount gives {}.",
            row.text("team_id")?,
            row.text("day")?,
            row.number("kept")?,
            row.number("recounted")?
        ));
    }
    if let Some(row) = find(connection, INSTRUMENTS).await? {
        return differs(format!(
            "Rollups: of {} {} on {}, {} responses to one wording are kept, and a recount gives {}.",
            row.text("scope")?,
            row.text("subject")?,
            row.text("day")?,
            row.number("kept")?,
            row.number("recounted")?
        ));
    }
    let row = sqlx::query("select (select count(*) from rollups) as rows, (select count(*) from responses) as responses")
        .fetch_one(connection)
        .await?;
    Ok(format!(
        "Rollups: {}, as a recount of {} gives them.",
        counted(row.number("rows")?, "row", "rows"),
        counted(row.number("responses")?, "response", "responses")
    ))
}

async fn find(
    connection: &mut AnyConnection,
    query: &'static str,
) -> Result<Option<AnyRow>, Unverified> {
    Ok(sqlx::query(query).fetch_optional(connection).await?)
}

/// Names the first number that differs.
fn rollup_in_words(row: &AnyRow) -> Result<String, Unverified> {
    let (scope, subject, day) = (row.text("scope")?, row.text("subject")?, row.text("day")?);
    for number in NUMBERS {
        let kept = row.maybe_number(number)?.unwrap_or_default();
        let recounted = row
            .maybe_number(&format!("r_{number}"))?
            .unwrap_or_default();
        if kept != recounted {
            return Ok(format!(
                "Rollups: of {scope} {subject} on {day}, {number} is {kept}, and a recount gives {recounted}."
            ));
        }
    }
    Ok(format!(
        "Rollups: of {scope} {subject} on {day}, a row is not as a recount gives it."
    ))
}
