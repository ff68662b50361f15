//! The queue: what waits, in three reads, however long it is. They must see the same moment, else one finds a response
//! that another has not.

use crate::store::Result;
use crate::store::columns::Columns;
use domain::api::moderation::{FlagView, HeldResponseView};
use domain::id::ResponseId;
use domain::moderation::Flag;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// A statement about the responses to show; `queue` in it is their ids.
macro_rules! of_queue {
    ($statement:literal) => {
        concat!(
            "with queue as (select r.id from responses r where r.id in (",
            waiting!(),
            ") order by r.sent_at, r.id limit 100) ",
            $statement
        )
    };
}

pub(super) async fn list(connection: &mut AnyConnection) -> Result<Vec<HeldResponseView>> {
    let mut recipients = by_response(
        connection,
        of_queue!(
            "select w.response_id, e.name from response_recipients w \
             join queue q on q.id = w.response_id join employees e on e.id = w.employee_id \
             where w.via = 'name' order by w.response_id, w.position"
        ),
        |row| row.text("name"),
    )
    .await?;
    let mut flags = by_response(
        connection,
        of_queue!(
            "select f.response_id, f.flag, e.name from response_flags f join queue q on q.id = f.response_id \
             left join employees e on e.id = f.employee_id order by f.response_id, e.name"
        ),
        read_flag,
    )
    .await?;
    let rows = sqlx::query(of_queue!(
        "select r.id, r.sent_at, t.name as touchpoint, r.trust, r.score, r.whole_team, r.message, r.improvement, \
             coalesce(u.description, '') as description, coalesce(c.contact, '') as contact \
         from responses r join queue q on q.id = r.id join touchpoints t on t.id = r.touchpoint_id \
         left join unnamed_thanks u on u.response_id = r.id left join contacts c on c.response_id = r.id \
         order by r.sent_at, r.id"
    ))
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let id = row.parsed("id")?;
            let recipients = recipients.remove(&id).unwrap_or_default();
            let mut flags = flags.remove(&id).unwrap_or_default();
            flags.sort_by_key(|(flag, _)| *flag);
            let flags = flags.into_iter().map(|(_, view)| view).collect();
            read_response(row, id, recipients, flags)
        })
        .collect()
}

fn read_response(
    row: &AnyRow,
    id: ResponseId,
    recipients: Vec<String>,
    flags: Vec<FlagView>,
) -> Result<HeldResponseView> {
    Ok(HeldResponseView {
        id,
        at: row.instant("sent_at")?,
        touchpoint: row.text("touchpoint")?,
        trust: row.word("trust")?,
        score: row.small("score")?,
        flags,
        recipients,
        whole_team: row.number("whole_team")? == 1,
        unnamed: row.text("description")?,
        message: row.text("message")?,
        improvement: row.text("improvement")?,
        contact: row.text("contact")?,
    })
}

fn read_flag(row: &AnyRow) -> Result<(Flag, FlagView)> {
    let flag: Flag = row.parsed("flag")?;
    let view = FlagView {
        flag: flag.name().to_owned(),
        reason: flag.reason().to_owned(),
        about: row.maybe_text("name")?,
    };
    Ok((flag, view))
}

async fn by_response<T>(
    connection: &mut AnyConnection,
    statement: &'static str,
    read: impl Fn(&AnyRow) -> Result<T>,
) -> Result<HashMap<ResponseId, Vec<T>>> {
    let rows = sqlx::query(statement).fetch_all(connection).await?;
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    for row in &rows {
        let list = found.entry(row.parsed("response_id")?).or_default();
        list.push(read(row)?);
    }
    Ok(found)
}
