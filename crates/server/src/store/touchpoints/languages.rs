//! The languages that the program offers to customers.

use crate::store::audit::{self, Change};
use crate::store::columns::Columns;
use crate::store::{Result, Store, StoreError};
use domain::api::touchpoints::LanguageSettings;
use domain::id::UserId;
use domain::instant::Instant;
use domain::language::Language;
use serde_json::json;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

impl Store {
    /// The languages on offer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] on an empty database.
    pub async fn find_languages(&self) -> Result<LanguageSettings> {
        let mut connection = self.pools.reader.acquire().await?;
        find(&mut connection).await
    }

    /// Offers other languages. Wordings and labels in those that are no longer offered stay.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] on an empty database.
    pub async fn update_languages(
        &self,
        settings: &LanguageSettings,
        by: UserId,
        now: Instant,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        let before = find(&mut transaction).await?;
        let tags: Vec<_> = settings
            .offered
            .iter()
            .map(|language| language.tag())
            .collect();
        sqlx::query("update program set languages = $1, mirror_scale = $2")
            .bind(tags.join(" "))
            .bind(i64::from(settings.mirror_scale))
            .execute(&mut *transaction)
            .await?;
        let change = Change {
            actor: &format!("user:{by}"),
            action: "languages.update",
            object: "program".to_owned(),
            before: Some(json!(before)),
            after: Some(json!(settings)),
            at: now,
        };
        audit::append(&mut transaction, change).await?;
        Ok(transaction.commit().await?)
    }
}

/// The language for a customer who wants this one: it, if it is offered; else the first that is. The pseudo-language is
/// offered to nobody, and there for whoever asks for it by name.
pub(super) fn choose(offered: &[Language], wanted: Option<Language>) -> Language {
    wanted
        .filter(|language| *language == Language::Pseudo || offered.contains(language))
        .or(offered.first().copied())
        .unwrap_or_default()
}

pub(super) async fn find(connection: &mut AnyConnection) -> Result<LanguageSettings> {
    let row = sqlx::query("select languages, mirror_scale from program")
        .fetch_optional(connection)
        .await?
        .ok_or(StoreError::NotFound)?;
    read(&row)
}

/// Reads the columns `languages` and `mirror_scale` of the program.
pub(super) fn read(row: &AnyRow) -> Result<LanguageSettings> {
    let tags = row.text("languages")?;
    let offered = tags.split_whitespace().map(str::parse);
    Ok(LanguageSettings {
        offered: offered
            .collect::<Result<_, _>>()
            .map_err(StoreError::broken)?,
        mirror_scale: row.number("mirror_scale")? == 1,
    })
}
