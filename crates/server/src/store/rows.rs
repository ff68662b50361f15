//! Many rows in one statement: each statement is a way to the database and back, and whoever pays holds a lock meanwhile.

use super::Result;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe};

/// A statement with values to fill in.
pub(super) type Filled<'q> = Query<'q, Any, AnyArguments>;

/// At most so many rows go together. SQLite takes up to 32,766 values in a statement.
const TOGETHER: usize = 100;

/// `{insert} values ($1, $2), ($3, $4) {conflict}`, with `columns` values a row, which `fill` binds in their order.
///
/// Rows of one call must not conflict with each other: PostgreSQL changes a row once in a statement.
pub(super) async fn insert<T>(
    connection: &mut AnyConnection,
    (insert, columns, conflict): (&str, usize, &str),
    rows: &[T],
    fill: impl for<'q> Fn(Filled<'q>, &'q T) -> Filled<'q>,
) -> Result<()> {
    for rows in rows.chunks(TOGETHER) {
        let values = placeholders(rows.len(), columns);
        let statement = format!("{insert} values {values} {conflict}");
        let query = sqlx::query(AssertSqlSafe(statement));
        let query = rows.iter().fold(query, &fill);
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places = (1..=columns).map(|column| format!("${}", row * columns + column));
        format!("({})", places.collect::<Vec<_>>().join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbered_through() {
        assert_eq!(placeholders(1, 1), "($1)");
        assert_eq!(placeholders(2, 3), "($1, $2, $3), ($4, $5, $6)");
    }
}
