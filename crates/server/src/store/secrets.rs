//! Keys that the server makes for itself, at first use: the same for every server on one database.

use super::columns::Columns;
use super::migrate::hex;
use super::{Result, Store, StoreError};
use crate::receipt::ReceiptKey;

/// The name of the key that signs receipt links.
const RECEIPT_LINKS: &str = "receipt_links";

impl Store {
    /// The key that signs receipt links.
    pub async fn receipt_key(&self) -> Result<ReceiptKey> {
        self.find_or_create_secret(RECEIPT_LINKS)
            .await
            .map(ReceiptKey::new)
    }

    async fn find_or_create_secret(&self, name: &str) -> Result<[u8; 32]> {
        if let Some(known) = self.find_secret(name).await? {
            return Ok(known);
        }
        let mut transaction = self.begin().await?;
        // Of two servers that begin at once, the first one's stays.
        sqlx::query(
            "insert into secrets (name, value) values ($1, $2) on conflict (name) do nothing",
        )
        .bind(name)
        .bind(hex(&rand::random::<[u8; 32]>()))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        let made = self.find_secret(name).await?;
        made.ok_or_else(|| StoreError::broken(format!("the secret {name} is not kept")))
    }

    async fn find_secret(&self, name: &str) -> Result<Option<[u8; 32]>> {
        let row = sqlx::query("select value from secrets where name = $1")
            .bind(name)
            .fetch_optional(&self.pools.reader)
            .await?;
        row.map(|row| read_hex(&row.text("value")?)).transpose()
    }
}

/// What is wrong with a secret is told without it.
fn read_hex(text: &str) -> Result<[u8; 32]> {
    let bytes: Option<Vec<u8>> = (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| StoreError::broken("a secret is not 64 hexadecimal digits"))
}
