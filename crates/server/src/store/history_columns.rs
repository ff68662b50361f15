//! What goes with the history as columns: the names of its ids.

use super::columns::Columns;
use super::{Result, Store};
use domain::api::history::{HistoryEmployee, HistoryNames};
use domain::language::Language;
use jiff::civil::Date;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// The names of everybody and everything that the history can name, as of `today`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`](super::StoreError::Unavailable) if the database cannot be reached.
    pub async fn find_history_names(&self, today: Date) -> Result<HistoryNames> {
        let mut connection = self.begin_reading().await?;
        Ok(HistoryNames {
            today,
            employees: list_employees(&mut connection).await?,
            teams: super::rules::list_named(&mut connection, "select id, name from teams").await?,
            touchpoints: super::rules::list_named(
                &mut connection,
                "select id, name from touchpoints",
            )
            .await?,
            standards: super::touchpoints::list_standards(&mut connection, Language::English)
                .await?,
        })
    }
}

async fn list_employees(connection: &mut AnyConnection) -> Result<Vec<HistoryEmployee>> {
    let rows = sqlx::query("select id, name, team_id from employees")
        .fetch_all(connection)
        .await?;
    let mut employees = rows.iter().map(read_employee).collect::<Result<Vec<_>>>()?;
    employees.sort_by_cached_key(|employee| (employee.name.to_lowercase(), employee.id));
    Ok(employees)
}

fn read_employee(row: &AnyRow) -> Result<HistoryEmployee> {
    Ok(HistoryEmployee {
        id: row.parsed("id")?,
        name: row.text("name")?,
        team: row.parsed("team_id")?,
    })
}
