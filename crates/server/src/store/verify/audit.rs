//! The audit: an unbroken chain whose end is the one that is noted.

use super::{Checked, differs};
use crate::store::audit::link_hash;
use crate::store::columns::Columns;
use domain::numbers::counted;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

const PAGE: i64 = 2_000;
/// What the first row is linked to.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

pub(super) async fn check(connection: &mut AnyConnection) -> Checked {
    let mut end = (0, BEGINNING.to_owned());
    loop {
        let rows = read_after(connection, end.0).await?;
        for row in &rows {
            end = next(row, end)?;
        }
        if rows.is_empty() {
            break;
        }
    }
    let heads = sqlx::query("select audited, audit_hash from heads")
        .fetch_one(connection)
        .await?;
    let noted = (heads.number("audited")?, heads.text("audit_hash")?);
    if noted != end {
        return differs(format!(
            "Audit: the chain ends with row {}, and should end with row {} and its hash. Rows were cut off or added.",
            end.0, noted.0
        ));
    }
    Ok(format!(
        "Audit: {}, each linked to the one before.",
        counted(end.0, "row", "rows")
    ))
}

async fn read_after(
    connection: &mut AnyConnection,
    seq: i64,
) -> Result<Vec<AnyRow>, super::Unverified> {
    Ok(sqlx::query(
        "select seq, at, actor, action, object, before, after, prev_hash, hash from audit \
         where seq > $1 order by seq limit $2",
    )
    .bind(seq)
    .bind(PAGE)
    .fetch_all(connection)
    .await?)
}

/// The end of the chain after this row.
fn next(row: &AnyRow, (seq, hash): (i64, String)) -> Result<(i64, String), super::Unverified> {
    let expected = seq + 1;
    let found = row.number("seq")?;
    if found != expected {
        return differs(format!("Audit: row {expected} is missing."));
    }
    if row.text("prev_hash")? != hash {
        return differs(format!(
            "Audit: row {found} is not linked to the row before it. Rows were removed, changed or put in another order."
        ));
    }
    let link = serde_json::json!([
        hash,
        found,
        row.number("at")?,
        row.text("actor")?,
        row.text("action")?,
        row.text("object")?,
        row.maybe_text("before")?,
        row.maybe_text("after")?
    ]);
    let hash = link_hash(&link);
    if row.text("hash")? != hash {
        return differs(format!("Audit: row {found} was changed."));
    }
    Ok((found, hash))
}
