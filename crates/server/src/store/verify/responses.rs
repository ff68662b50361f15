//! Responses: each is paid by the rules of its time, and none was forgotten.

use super::{Checked, differs, refuse};
use crate::store::columns::Columns;
use domain::numbers::counted;
use sqlx::AnyConnection;

/// The version that was live so many microseconds before a response was received, as the store finds it.
macro_rules! live {
    ($before:literal) => {
        concat!(
            "coalesce((select max(s.version) from rule_sets s where s.effective_from <= r.received_at - ",
            $before,
            " and not exists (select 1 from rule_withdrawals w where w.version = s.version)), 1)"
        )
    };
}

/// A response of another version than that of its time. Those that were received in the minute in which a version was published may
/// not have known it yet, nor what had been published in that minute before.
const OF_ANOTHER_VERSION: &str = concat!(
    "select r.id, r.rule_version, ",
    live!("0"),
    " as live from responses r where r.rule_version > ",
    live!("0"),
    " or r.rule_version < ",
    live!("60000000"),
    " limit 1"
);

/// A response that counts and is complete, and that the engine was never asked about. One with a reason for doubt waits for a
/// moderator.
const FORGOTTEN: &str = "select r.id from responses r where r.counted = 1 and r.settled_at is not null \
     and not exists (select 1 from settlements s where s.event = r.id) \
     and (exists (select 1 from moderation_decisions d where d.response_id = r.id) \
         or not exists (select 1 from response_flags f where f.response_id = r.id and f.flag <> 'low_score')) limit 1";

/// Thanks that has reached somebody by name, and for which the engine was not asked in that moment.
const THANKS_FORGOTTEN: &str = "select r.id from responses r join response_recipients w on w.response_id = r.id \
     where r.counted = 1 and w.state = 'delivered' and w.via <> 'team' and not exists (select 1 from settlements s \
         where s.response_id = r.id and s.settled_at = w.delivered_at) limit 1";

/// A settlement of another moment or day than its response.
const OF_ANOTHER_DAY: &str = "select r.id from settlements s join responses r on r.id = s.response_id \
     where s.at <> r.received_at or s.day <> r.received_day limit 1";

pub(super) async fn check(connection: &mut AnyConnection) -> Checked {
    if let Some(row) = sqlx::query(OF_ANOTHER_VERSION)
        .fetch_optional(&mut *connection)
        .await?
    {
        return differs(format!(
            "Responses: {} is paid by version {} of the rules, and version {} was live.",
            row.text("id")?,
            row.number("rule_version")?,
            row.number("live")?
        ));
    }
    for (query, what) in [
        (OF_ANOTHER_DAY, "is settled as of another moment"),
        (FORGOTTEN, "was never settled"),
        (
            THANKS_FORGOTTEN,
            "has reached somebody whose thanks was never settled",
        ),
    ] {
        let words = |id| format!("Responses: {id} {what}.");
        refuse(connection, query, words).await?;
    }
    let responses: i64 = sqlx::query_scalar("select count(*) from responses")
        .fetch_one(connection)
        .await?;
    Ok(format!(
        "Responses: {}, each of the rules of its time, and none forgotten.",
        counted(responses, "response", "responses")
    ))
}
