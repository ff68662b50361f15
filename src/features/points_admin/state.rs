//! What the page has asked for, and what it changes.

use crate::api::ApiError;
use crate::api::client::Answer;
use crate::api::points_admin::{
    create_adjustment, decide_dispute, find_points_overview, list_disputes, list_point_accounts,
    update_point_settings,
};
use crate::state::clock;
use crate::state::turns::Turns;
use crate::ui::focus::hold_focus;
use domain::api::ledger::{
    AdjustPoints, DecideDispute, DisputeState, DisputeView, PointAccountView, PointSettings,
    PointsOverview,
};
use domain::api::problem::Code;
use domain::id::{AdjustmentId, DisputeId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

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
    overtaken: RwSignal<Vec<DisputeId>>,
    /// What is typed as answers.
    typed: StoredValue<BTreeMap<DisputeId, RwSignal<String>>>,
    overview_turns: Turns,
    account_turns: Turns,
    dispute_turns: Turns,
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
            typed: StoredValue::new(BTreeMap::new()),
            overview_turns: Turns::default(),
            account_turns: Turns::default(),
            dispute_turns: Turns::default(),
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
        let is_last = self.overview_turns.begin();
        spawn_local(async move {
            let answer = find_points_overview().await;
            if is_last() {
                self.take(self.overview, answer);
            }
        });
    }

    /// Asks for the accounts again.
    pub fn load_accounts(self) {
        let is_last = self.account_turns.begin();
        spawn_local(async move {
            let answer = list_point_accounts().await.map(|view| view.accounts);
            if is_last() {
                self.take(self.accounts, answer);
            }
        });
    }

    /// Asks for the disputes again.
    pub fn load_disputes(self) {
        let is_last = self.dispute_turns.begin();
        spawn_local(async move {
            let answer = list_disputes().await.map(|view| view.disputes);
            if !is_last() {
                return;
            }
            if let Ok(disputes) = &answer {
                self.keep_overtaken(disputes);
                // Whatever is moved on the page loses the focus.
                hold_focus();
            }
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
        // Also the accounts: an answer that is on its way does not know of it.
        self.load_accounts();
        self.load_overview();
        Ok(account)
    }

    /// Decides a dispute; whatever it changes is asked for again, also if somebody else had decided before.
    pub async fn decide(self, id: DisputeId, decide: &DecideDispute) -> Answer<DisputeView> {
        let answer = decide_dispute(id, decide).await;
        match &answer {
            Ok(_) => self.put_away(id),
            Err(error) if error.code() == Some(Code::Conflict) => self.overtake(id),
            Err(_) => {}
        }
        self.load();
        answer
    }

    /// What is typed as an answer to a dispute: nobody's decision takes it away.
    pub fn follow_answer(self, id: DisputeId, answer: RwSignal<String>) {
        self.typed.update_value(|typed| {
            typed.insert(id, answer);
        });
    }

    /// Whether somebody else decided a dispute while an answer was typed here; tracked.
    pub fn is_overtaken(self, id: DisputeId) -> bool {
        self.overtaken.with(|overtaken| overtaken.contains(&id))
    }

    /// It was decided, and whoever typed here knows: what is typed is done with.
    pub fn put_away(self, id: DisputeId) {
        self.typed.try_update_value(|typed| typed.remove(&id));
        self.overtaken
            .try_update(|overtaken| overtaken.retain(|known| *known != id));
    }

    fn overtake(self, id: DisputeId) {
        self.overtaken.try_update(|overtaken| {
            if !overtaken.contains(&id) {
                overtaken.push(id);
            }
        });
    }

    /// Disputes that are decided while something is typed as their answer stay, with what was decided.
    fn keep_overtaken(self, disputes: &[DisputeView]) {
        let typed = self.typed.try_get_value().unwrap_or_default();
        let is_typed = |id: &DisputeId| {
            let answer = typed.get(id)?;
            answer.try_with_untracked(|answer| !answer.trim().is_empty())
        };
        let decided = disputes
            .iter()
            .filter(|dispute| dispute.state != DisputeState::Open);
        for dispute in decided {
            if is_typed(&dispute.id) == Some(true) {
                self.overtake(dispute.id);
            }
        }
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
