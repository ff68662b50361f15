//! What the page has asked for, and what it changes.

use crate::api::ApiError;
use crate::api::client::Answer;
use crate::api::points_admin::{
    create_adjustment, decide_dispute, find_points_overview, list_disputes, list_point_accounts,
    update_point_settings,
};
use crate::state::clock;
use domain::api::ledger::{
    AdjustPoints, DecideDispute, DisputeView, PointAccountView, PointSettings, PointsOverview,
};
use domain::api::problem::Code;
use domain::id::{AdjustmentId, DisputeId};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The signals of the page: each is nothing yet, an answer, or why there is none.
#[derive(Clone, Copy)]
pub struct Points {
    /// The month and the settings.
    pub overview: RwSignal<Option<Answer<PointsOverview>>>,
    /// Everybody's account, by name.
    pub accounts: RwSignal<Option<Answer<Vec<PointAccountView>>>>,
    /// Disputes, those that are open first.
    pub disputes: RwSignal<Option<Answer<Vec<DisputeView>>>>,
    /// Why what is on screen could not be brought up to date.
    pub stale: RwSignal<Option<ApiError>>,
    /// Disputes that somebody else decided while an answer was typed here: they stay until they were seen.
    pub overtaken: RwSignal<Vec<DisputeId>>,
}

impl Points {
    /// Asks for everything.
    pub fn open() -> Self {
        let points = Self {
            overview: RwSignal::new(None),
            accounts: RwSignal::new(None),
            disputes: RwSignal::new(None),
            stale: RwSignal::new(None),
            overtaken: RwSignal::new(Vec::new()),
        };
        points.load();
        points
    }

    /// Asks for everything again. What is shown stays until then.
    pub fn load(self) {
        self.stale.set(None);
        self.load_overview();
        self.load_accounts();
        self.load_disputes();
    }

    /// Asks for the month again. What is shown stays until then.
    pub fn load_overview(self) {
        spawn_local(async move {
            let answer = find_points_overview().await;
            self.take(self.overview, answer);
        });
    }

    /// Asks for the accounts again.
    pub fn load_accounts(self) {
        spawn_local(async move {
            let answer = list_point_accounts().await.map(|view| view.accounts);
            self.take(self.accounts, answer);
        });
    }

    /// Asks for the disputes again.
    pub fn load_disputes(self) {
        spawn_local(async move {
            let answer = list_disputes().await.map(|view| view.disputes);
            self.take(self.disputes, answer);
        });
    }

    /// What is on screen stays if it cannot be had anew: somebody may be typing into it.
    fn take<T: Send + Sync + 'static>(self, shown: RwSignal<Option<Answer<T>>>, answer: Answer<T>) {
        let is_shown = shown.try_with_untracked(|shown| matches!(shown, Some(Ok(_))));
        match (answer, is_shown) {
            (Err(error), Some(true)) => {
                self.stale.try_set(Some(error));
            }
            (answer, _) => {
                shown.try_set(Some(answer));
            }
        }
    }

    /// Sets the hold, the budget and what a point costs.
    pub async fn set(self, settings: &PointSettings) -> Answer<()> {
        let settings = update_point_settings(settings).await?;
        self.overview.try_update(|overview| {
            if let Some(Ok(overview)) = overview {
                overview.settings = settings;
            }
        });
        Ok(())
    }

    /// Gives points or takes them; the account and the month follow.
    pub async fn adjust(self, adjust: &AdjustPoints) -> Answer<PointAccountView> {
        let account = create_adjustment(adjust).await?;
        self.accounts.try_update(|accounts| {
            let Some(Ok(accounts)) = accounts else { return };
            let mut known = accounts.iter_mut();
            if let Some(known) = known.find(|known| known.holder == account.holder) {
                known.clone_from(&account);
            }
        });
        self.load_overview();
        Ok(account)
    }

    /// Decides a dispute; whatever it changes is asked for again, also if somebody else had decided before.
    pub async fn decide(self, id: DisputeId, decide: &DecideDispute) -> Answer<DisputeView> {
        let answer = decide_dispute(id, decide).await;
        if answer
            .as_ref()
            .is_err_and(|error| error.code() == Some(Code::Conflict))
        {
            self.overtaken.try_update(|overtaken| overtaken.push(id));
        }
        self.load();
        answer
    }
}

/// An id for one adjustment: sent again, it adjusts nothing twice. It is no secret, so the time and chance will do.
pub fn new_adjustment() -> AdjustmentId {
    let millis = u64::try_from(clock::now().micros() / 1_000).unwrap_or_default();
    let chance: [u8; 10] = std::array::from_fn(|_| random_byte());
    AdjustmentId(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 255 by construction"
)]
fn random_byte() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
