//! The program's lists, in the language of whoever reads them.

use crate::store::Result;
use crate::store::rules::read_choice;
use domain::api::feedback::ChoiceView;
use domain::language::Language;
use sqlx::AnyConnection;

/// The service standards, in the order to show.
pub(in crate::store) async fn list_standards(
    connection: &mut AnyConnection,
    language: Language,
) -> Result<Vec<ChoiceView>> {
    let statement = "select c.key, coalesce(l.label, c.label) as label from standards c \
         left join choice_labels l on l.list = 'standards' and l.key = c.key and l.language = $1 \
         order by c.position";
    list(connection, statement, language).await
}

/// What can be put right, in the order to show.
pub(in crate::store) async fn list_reasons(
    connection: &mut AnyConnection,
    language: Language,
) -> Result<Vec<ChoiceView>> {
    let statement = "select c.key, coalesce(l.label, c.label) as label from reasons c \
         left join choice_labels l on l.list = 'reasons' and l.key = c.key and l.language = $1 \
         order by c.position";
    list(connection, statement, language).await
}

/// Where a label is missing in the language, the one in the list itself is shown.
async fn list(
    connection: &mut AnyConnection,
    statement: &'static str,
    language: Language,
) -> Result<Vec<ChoiceView>> {
    let rows = sqlx::query(statement)
        .bind(language.tag())
        .fetch_all(connection)
        .await?;
    rows.iter().map(read_choice).collect()
}
