//! Receipts: what the ledger knows of an award, in the words of `domain::rules::words`.

use super::columns::Columns;
use super::{Result, StoreError, touchpoints};
use domain::api::ledger::DisputeOutcome;
use domain::api::points::TakenBackView;
use domain::language::Language;
use domain::points::Points;
use domain::rules::words::{self, Names, Receipt};
use domain::rules::{Calendar, ReachedCap, RuleSet, Trust};
use serde::Deserialize;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// One award and the rule that made it.
#[derive(Debug)]
pub(super) struct Explained {
    /// The rule's place in its rule set.
    pub(super) place: usize,
    /// The rule's name in that version.
    pub(super) rule: String,
    /// Why so much.
    pub(super) sentence: String,
}

/// What the ledger keeps with an award.
#[derive(Debug, Deserialize)]
struct Memo {
    share: Points,
    weight: u8,
    cap: Option<ReachedCap>,
}

/// What the ledger keeps with what people changed by hand: a reversal or an adjustment.
#[derive(Debug, Deserialize)]
struct ByHand {
    reason: String,
    /// The id of the user who did it; of a reversal, the audit knows.
    by: Option<String>,
}

/// The names that receipts mention: those of standards, for no receipt depends on where it was.
pub(super) async fn names(connection: &mut AnyConnection) -> Result<Names> {
    let standards = touchpoints::list_standards(connection, Language::English).await?;
    let standards = standards.into_iter();
    Ok(Names {
        standards: standards.map(|choice| (choice.key, choice.label)).collect(),
        ..Names::default()
    })
}

/// Explains a row with the columns `rule`, `memo`, `points` and `trust`; `rules` is the version that it names.
pub(super) fn explain(row: &AnyRow, rules: &RuleSet, names: &Names) -> Result<Explained> {
    let id = row.text("rule")?;
    let place = rules.rules.iter().position(|rule| rule.id == id);
    let place = place
        .ok_or_else(|| StoreError::broken(format!("version {} has no rule {id}", rules.version)))?;
    let memo: Memo = serde_json::from_str(&row.text("memo")?).map_err(StoreError::broken)?;
    let rule = &rules.rules[place];
    let receipt = Receipt {
        rule,
        version: rules.version,
        share: memo.share,
        weight: memo.weight,
        trust: trust(row)?,
        awarded: row.points("points")?,
        cap: memo.cap.as_ref(),
    };
    let calendar = Calendar::of(rules).map_err(StoreError::broken)?;
    Ok(Explained {
        place,
        rule: rule.name.clone(),
        sentence: words::award(&receipt, names, &calendar),
    })
}

/// Why an award was taken back, from the memo of its reversal.
pub(super) fn reason(memo: &str) -> Result<String> {
    let memo: ByHand = serde_json::from_str(memo).map_err(StoreError::broken)?;
    Ok(memo.reason)
}

/// Whether a row with the columns `reversed_at` and `reversed_memo` was taken back.
pub(super) fn taken_back(row: &AnyRow) -> Result<Option<TakenBackView>> {
    let Some(at) = row.maybe_instant("reversed_at")? else {
        return Ok(None);
    };
    let reason = reason(&row.text("reversed_memo")?)?;
    Ok(Some(TakenBackView { at, reason }))
}

/// The dispute about a row with the columns `dispute_state`, `dispute_reason`, `disputed_at` and `dispute_answer`.
pub(super) fn dispute(row: &AnyRow) -> Result<Option<DisputeOutcome>> {
    let Some(reason) = row.maybe_text("dispute_reason")? else {
        return Ok(None);
    };
    Ok(Some(DisputeOutcome {
        state: row.word("dispute_state")?,
        reason,
        at: row.instant("disputed_at")?,
        answer: row.text("dispute_answer")?,
    }))
}

/// Who changed points by hand, and why, from a row with the columns `memo` and `points`.
pub(super) async fn by_hand(connection: &mut AnyConnection, row: &AnyRow) -> Result<String> {
    let memo: ByHand = serde_json::from_str(&row.text("memo")?).map_err(StoreError::broken)?;
    let by: Option<String> = sqlx::query_scalar("select name from users where id = $1")
        .bind(memo.by.unwrap_or_default())
        .fetch_optional(connection)
        .await?;
    let by = by.unwrap_or_else(|| "an owner".to_owned());
    Ok(words::adjustment(row.points("points")?, &by, &memo.reason))
}

/// Of a recovery case there is none.
fn trust(row: &AnyRow) -> Result<Option<Trust>> {
    row.maybe_text("trust")?
        .map(|_| row.word("trust"))
        .transpose()
}
