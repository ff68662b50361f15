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

/// The two sides of a number that is kept and counted again.
macro_rules! sides_of {
    ($number:literal) => {
        concat!(
            "cast(sum(case when side = 'kept' then ",
            $number,
            " else 0 end) as BIGINT) as ",
            $number,
            ", cast(sum(case when side = 'kept' then 0 else ",
            $number,
            " end) as BIGINT) as r_",
            $number,
        )
    };
}

/// Whether they differ.
macro_rules! differ_in {
    ($number:literal) => {
        concat!(
            "sum(case when side = 'kept' then ",
            $number,
            " else -",
            $number,
            " end) <> 0"
        )
    };
}

macro_rules! numbers {
    () => {
        "counted, satisfied, left_out, appreciations, points_score, points_appreciation, points_recovery, points_other"
    };
}

/// Differences between what is kept and a recount, the first by day, scope and subject. Both sides go into one sum, for a full outer
/// join of the two compares each row of one with all of the other where SQLite has no index.
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
    ") parts group by scope, subject, day) select scope, subject, day, ",
    sides_of!("counted"),
    ", ",
    sides_of!("satisfied"),
    ", ",
    sides_of!("left_out"),
    ", ",
    sides_of!("appreciations"),
    ", ",
    sides_of!("points_score"),
    ", ",
    sides_of!("points_appreciation"),
    ", ",
    sides_of!("points_recovery"),
    ", ",
    sides_of!("points_other"),
    " from (select 'kept' as side, scope, subject, day, ",
    numbers!(),
    " from rollups union all select 'recounted', scope, subject, day, ",
    numbers!(),
    " from recount) sides group by scope, subject, day having ",
    differ_in!("counted"),
    " or ",
    differ_in!("satisfied"),
    " or ",
    differ_in!("left_out"),
    " or ",
    differ_in!("appreciations"),
    " or ",
    differ_in!("points_score"),
    " or ",
    differ_in!("points_appreciation"),
    " or ",
    differ_in!("points_recovery"),
    " or ",
    differ_in!("points_other"),
    " order by day, scope, subject limit 1"
);

/// The same of who was thanked in a team on a day.
const PEOPLE: &str = "select team_id, day, cast(sum(kept) as BIGINT) as kept, cast(sum(recounted) as BIGINT) as recounted from ( \
         select team_id, day, employee_id, thanks as kept, 0 as recounted from rollup_people \
         union all select w.team_id, r.received_day, w.employee_id, 0, 1 \
         from response_recipients w join responses r on r.id = w.response_id where w.state = 'delivered' and w.via <> 'team' \
     ) sides group by team_id, day, employee_id having sum(kept) <> sum(recounted) order by day, team_id limit 1";

/// What one counted response adds to its instrument.
macro_rules! asked {
    () => {
        " r.received_day, r.language || ':' || r.wording || ':' || r.shown, 0, 1 from responses r "
    };
}

/// The same of the instruments of a day.
const INSTRUMENTS: &str = concat!(
    "select scope, subject, day, cast(sum(kept) as BIGINT) as kept, cast(sum(recounted) as BIGINT) as recounted from ( \
         select scope, subject, day, instrument, counted as kept, 0 as recounted from rollup_instruments ",
    "union all select 'organization', 'organization',",
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
    ") sides group by scope, subject, day, instrument having sum(kept) <> sum(recounted) order by day, scope, subject limit 1"
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
