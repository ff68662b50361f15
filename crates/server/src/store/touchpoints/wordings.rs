//! How a touchpoint words the question. Each change is a version of its own, for answers tell which one they answer.

use crate::store::Result;
use crate::store::columns::Columns;
use domain::id::TouchpointId;
use domain::instant::Instant;
use domain::language::{Key, Language, Texts};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;

/// A touchpoint's own wording in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wording {
    /// 0 is the standard wording.
    pub(super) version: u32,
    /// Empty for the standard wording.
    pub(super) question: String,
}

impl Wording {
    /// The question as a customer reads it.
    pub(super) fn question_to_show(&self, language: Language) -> String {
        if self.question.is_empty() {
            standard_question(language).to_owned()
        } else {
            self.question.clone()
        }
    }
}

/// The standard wording of the question.
pub(super) fn standard_question(language: Language) -> &'static str {
    Texts::of(language).get(Key::StandardQuestion)
}

/// What counts now in a language: the newest version, or the standard wording where that is empty or there is none.
pub(super) async fn newest_wording(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    language: Language,
) -> Result<Wording> {
    let row = sqlx::query(
        "select version, question from touchpoint_wordings \
         where touchpoint_id = $1 and language = $2 order by version desc limit 1",
    )
    .bind(touchpoint.to_string())
    .bind(language.tag())
    .fetch_optional(connection)
    .await?;
    row.map_or_else(|| Ok(Wording::default()), |row| read_wording(&row))
}

/// The same in every language in which the question was ever worded.
pub(super) async fn newest_wordings(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
) -> Result<BTreeMap<Language, Wording>> {
    let rows = sqlx::query(
        "select language, version, question from touchpoint_wordings where touchpoint_id = $1 \
         order by language, version",
    )
    .bind(touchpoint.to_string())
    .fetch_all(connection)
    .await?;
    // Of each language the last one stays.
    rows.iter()
        .map(|row| Ok((row.parsed("language")?, read_wording(row)?)))
        .collect()
}

fn read_wording(row: &AnyRow) -> Result<Wording> {
    let question = row.text("question")?;
    if question.is_empty() {
        return Ok(Wording::default());
    }
    Ok(Wording {
        version: row.small("version")?,
        question,
    })
}

/// Adds the next version of a touchpoint's wording in a language; an empty one is the standard wording again.
pub(in crate::store) async fn add_wording(
    connection: &mut AnyConnection,
    touchpoint: TouchpointId,
    language: Language,
    question: &str,
    now: Instant,
) -> Result<()> {
    sqlx::query(
        "insert into touchpoint_wordings (touchpoint_id, language, version, question, created_at) \
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4 from touchpoint_wordings \
         where touchpoint_id = $1 and language = $2",
    )
    .bind(touchpoint.to_string())
    .bind(language.tag())
    .bind(question)
    .bind(now.micros())
    .execute(connection)
    .await?;
    Ok(())
}
