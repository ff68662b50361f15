//! Whether everything that is derived agrees with what it was derived from: the audit chain, every posting, balances, what caps have
//! counted, and the daily rollups. All reads see the same moment, so it runs while others write.

mod audit;
mod awards;
mod books;
mod counted;
mod responses;
mod rollups;

use super::columns::Columns;
use super::{Store, StoreError};
use sqlx::AnyConnection;

/// Why a database is not verified.
#[derive(Debug, thiserror::Error)]
pub enum Unverified {
    /// The first difference that was found, in words.
    #[error("{0}")]
    Difference(String),
    /// It could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for Unverified {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// What a check found to agree, in a sentence with its counts.
type Checked = Result<String, Unverified>;

/// Ends a check with a difference.
fn differs<T>(words: impl Into<String>) -> Result<T, Unverified> {
    Err(Unverified::Difference(words.into()))
}

/// Ends a check with the first of what must not be there: a query for its `id`, and what to say of it.
async fn refuse(
    connection: &mut AnyConnection,
    query: &'static str,
    words: impl FnOnce(String) -> String,
) -> Result<(), Unverified> {
    match sqlx::query(query).fetch_optional(connection).await? {
        None => Ok(()),
        Some(row) => differs(words(row.text("id")?)),
    }
}

impl Store {
    /// Checks everything, and tells each check that has passed. Nothing is changed.
    ///
    /// Held in memory are the totals that caps count by day: about 40 bytes for each cap, each day, and each person, team or touchpoint
    /// that was paid under it. The rest is read in pages.
    ///
    /// # Errors
    /// [`Unverified::Difference`], the first that was found.
    pub async fn verify(&self, mut tell: impl FnMut(&str)) -> Result<(), Unverified> {
        let mut snapshot = self.begin_reading().await?;
        tell(&audit::check(&mut snapshot).await?);
        tell(&books::check_settlements(&mut snapshot).await?);
        tell(&responses::check(&mut snapshot).await?);
        tell(&awards::check(&mut snapshot, &self.rule_sets).await?);
        tell(&counted::check_totals(&mut snapshot).await?);
        tell(&books::check_transactions(&mut snapshot).await?);
        tell(&books::check_balances(&mut snapshot).await?);
        tell(&rollups::check(&mut snapshot).await?);
        snapshot.commit().await?;
        Ok(())
    }
}
