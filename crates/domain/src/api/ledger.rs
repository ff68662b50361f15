//! The ledger for its owner: the budget, balances, corrections and disputes.
//!
//! ```text
//! GET  /api/v1/points/overview                       200 PointsOverview
//! GET  /api/v1/points/settings                       200 PointSettings
//! PUT  /api/v1/points/settings                       200 PointSettings      PointSettings
//! GET  /api/v1/points/accounts                       200 PointAccountsView  by name
//! POST /api/v1/points/adjustments                    201 PointAccountView   AdjustPoints: once for each id; the same again is 201
//! POST /api/v1/points/transactions/{id}/reversal     200 ReversalView       ReversePoints; the same again answers the same
//! GET  /api/v1/points/disputes                       200 DisputesView       open ones first, at most 100
//! POST /api/v1/points/disputes/{id}/decision         200 DisputeView        DecideDispute: once
//! POST /api/v1/points/transactions/{id}/dispute      201 DisputeOutcome     DisputePoints: the person whose account it is, once
//! ```
//! Owners only, but the last: for anybody else that is 404, like an award that does not exist. Nothing of the ledger is ever
//! changed: a reversal and an adjustment are transactions of their own.

use crate::id::{AdjustmentId, DisputeId, EmployeeId, TeamId, TransactionId};
use crate::instant::Instant;
use crate::points::Points;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where the program stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointsOverview {
    /// The first day of this month, in the program's time zone.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub month: Date,
    /// What this month has cost: awards for what was given in it, less those that were reversed, and adjustments made in it.
    pub spent: Points,
    /// What everybody has: awards, reversals and adjustments of all time.
    pub total: Points,
    /// How much of `total` is still within its hold.
    pub held: Points,
    /// How many disputes wait for a decision.
    pub open_disputes: u32,
    /// What is set.
    pub settings: PointSettings,
}

/// What an owner sets for points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PointSettings {
    /// How long new points are held before they can be spent, in hours: 0 to 8,760. It counts for awards from now on.
    pub hold_hours: u32,
    /// The most that a month should cost, in points; `null` for none. It stops no award: it is what is spent against.
    pub monthly_budget: Option<Points>,
    /// What a point costs, in thousandths of the currency's unit; `null` where it has no value in money.
    pub point_value: Option<u32>,
    /// Three capital letters (ISO 4217), such as `EUR`; there exactly if `point_value` is.
    pub currency: Option<String>,
    /// By how many per cent the cost of the last 90 days may rise until a second owner has to approve of new rules: 0 to 1,000.
    pub approval_percent: u32,
}

/// Whose points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// A person's.
    Employee(EmployeeId),
    /// A team's.
    Team(TeamId),
}

impl From<EmployeeId> for Holder {
    fn from(id: EmployeeId) -> Self {
        Self::Employee(id)
    }
}

impl From<TeamId> for Holder {
    fn from(id: TeamId) -> Self {
        Self::Team(id)
    }
}

/// All accounts but the budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointAccountsView {
    /// By name.
    pub accounts: Vec<PointAccountView>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PointAccountView {
    /// Whose it is.
    pub holder: Holder,
    /// The full name of the person, or the team's.
    pub name: String,
    /// The name of the person's team now; empty for a team.
    pub team: String,
    /// Points that can be spent.
    pub available: Points,
    /// Points that are still within their hold.
    pub held: Points,
}

/// Points given or taken by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AdjustPoints {
    /// Made by the sender: the same again adjusts nothing twice.
    pub id: AdjustmentId,
    /// Whose account.
    pub holder: Holder,
    /// More than 0 gives, less takes; at most 1,000,000 either way. No more can be taken than is available.
    pub points: Points,
    /// Why: the person reads it.
    pub reason: String,
}

/// An award or an adjustment is to be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReversePoints {
    /// Why: the person reads it.
    pub reason: String,
}

/// A transaction that was undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReversalView {
    /// Which transaction was undone.
    pub transaction: TransactionId,
    /// What was taken back: what it had paid.
    pub points: Points,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// How a dispute stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisputeState {
    /// Nobody has decided yet.
    Open,
    /// The award was taken back.
    Reversed,
    /// The award stays as it is.
    Kept,
}

/// A person says that an award of theirs is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DisputePoints {
    /// What is wrong, at most 500 characters.
    pub reason: String,
}

/// A dispute as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeOutcome {
    /// How it stands.
    pub state: DisputeState,
    /// What the person said.
    pub reason: String,
    /// When they said it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// What was decided, in the owner's words; empty while it is open.
    pub answer: String,
}

/// Disputes: those that are open first, oldest first; then those that are decided, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputesView {
    /// At most 100.
    pub disputes: Vec<DisputeView>,
}

/// A dispute as an owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DisputeView {
    /// Which one.
    pub id: DisputeId,
    /// About which transaction.
    pub transaction: TransactionId,
    /// Whose it is.
    pub employee: EmployeeId,
    /// Their full name.
    pub name: String,
    /// The name of the rule that paid, or "Adjustment".
    pub rule: String,
    /// The version of the rules.
    pub version: u32,
    /// What it paid.
    pub points: Points,
    /// When it was paid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub paid_at: Instant,
    /// Where it was earned; empty for an adjustment.
    pub touchpoint: String,
    /// What the person says.
    pub reason: String,
    /// When they said it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Instant,
    /// How it stands.
    pub state: DisputeState,
    /// Who decided; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<String>,
    /// What the owner answered; empty while it is open.
    pub answer: String,
}

/// What an owner decides about a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideDispute {
    /// Which way.
    pub decision: DisputeDecision,
    /// What the person reads: why.
    pub answer: String,
}

/// Which way a dispute is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DisputeDecision {
    /// The award is taken back.
    Reverse,
    /// The award stays.
    Keep,
}

impl DisputeDecision {
    /// How the dispute stands then.
    #[must_use]
    pub fn state(self) -> DisputeState {
        match self {
            Self::Reverse => DisputeState::Reversed,
            Self::Keep => DisputeState::Kept,
        }
    }
}
