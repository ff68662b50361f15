//! The rules page's state: what is live, the draft on it, and publishing.

use super::draft_sync::DraftSync;
use super::keeper::{self, Kept};
use super::lab::Sides;
use super::model::{self, Draft, Meanwhile, Place, Problem};
use super::outcome::Outcome;
use crate::api::ApiError;
use crate::api::client::Answer;
use crate::api::rules::{find_rules, publish_rules};
use crate::state::session::use_session;
use crate::state::toasts::use_toasts;
use domain::api::problem::Code;
use domain::api::rules::{PublishRules, RulesView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::rules::words::Names;
use domain::rules::{RuleSet, TrustWeights};
use domain::validation;
use futures::future::join;
use leptos::prelude::*;

/// The page's signals.
#[derive(Clone, Copy)]
pub struct Rules {
    /// What is live; the newest that the server told.
    pub answer: LocalResource<Answer<RulesView>>,
    /// Why the draft is to be published.
    pub reason: RwSignal<String>,
    /// Whether the person has tried to publish: before that an empty reason is nothing to complain of.
    pub tried: RwSignal<bool>,
    /// What the server said against the last attempt.
    pub refusal: RwSignal<Option<ApiError>>,
    /// A draft that was discarded, to be taken back.
    pub discarded: RwSignal<Option<Kept>>,
    /// Keeps the draft.
    pub sync: StoredValue<DraftSync>,
    changes: RwSignal<Option<Draft>>,
    draft: Memo<Option<Draft>>,
    problems: Memo<Vec<Problem>>,
    user: Option<UserId>,
}

impl Rules {
    /// Asks for the rules, and takes up the draft that this tab or the server has kept.
    pub fn new() -> Self {
        let session = use_session();
        let user = untrack(|| session.view()).map(|session| session.user);
        let kept = user.and_then(keeper::find);
        let reason = kept.as_ref().map(|kept| kept.reason.clone());
        let reason = RwSignal::new(reason.unwrap_or_default());
        let changes = RwSignal::new(kept.map(|kept| kept.draft));
        let sync = DraftSync::new(user, changes, reason);
        let answer =
            LocalResource::new(move || async move { join(find_rules(), sync.load()).await.0 });
        let refusal = RwSignal::new(None::<ApiError>);
        let draft = Memo::new(move |_| {
            let view = move || answer.get().and_then(Result::ok);
            let edited = changes.get();
            edited.or_else(|| view().map(|view| Draft::on(view.newest)))
        });
        let problems = Memo::new(move |_| {
            let view = answer.get().and_then(Result::ok);
            draft
                .get()
                .zip(view)
                .map(|(draft, view)| all_problems(&draft, &view, refusal.get().as_ref()))
                .unwrap_or_default()
        });
        let rules = Self {
            answer,
            reason,
            tried: RwSignal::new(false),
            refusal,
            discarded: RwSignal::new(None),
            sync: StoredValue::new(sync),
            changes,
            draft,
            problems,
            user,
        };
        sync.follow();
        rules.put_away_what_is_live();
        rules
    }

    /// What is live, tracked.
    pub fn view(&self) -> Option<RulesView> {
        self.answer.get().and_then(Result::ok)
    }

    /// The live rules, tracked; none before they are there.
    pub fn live(&self) -> Signal<RuleSet> {
        let answer = self.answer;
        let live = Memo::new(move |_| {
            let view = answer.get().and_then(Result::ok);
            view.map_or_else(no_rules, |view| view.live)
        });
        live.into()
    }

    /// The edited rules as they would be published, tracked; the live ones as long as nothing was changed.
    pub fn draft_rules(&self) -> Signal<RuleSet> {
        let draft = self.draft;
        let rules = Memo::new(move |_| {
            draft.with(|draft| draft.as_ref().map_or_else(no_rules, Draft::rules))
        });
        rules.into()
    }

    /// The program's time zone, tracked; empty before it is told.
    pub fn zone(&self) -> String {
        self.view()
            .map(|view| view.live.time_zone)
            .unwrap_or_default()
    }

    /// Which rules the Lab compares, tracked.
    pub fn sides(&self) -> Signal<Sides> {
        let rules = *self;
        let sides = Memo::new(move |_| {
            let base = rules.of_draft(|draft| draft.base.version);
            let view = rules.view();
            view.map(|view| Sides::of(&view, base, rules.is_changed()))
                .unwrap_or_default()
        });
        sides.into()
    }

    /// The draft, tracked: the newest version as long as nothing was changed.
    pub fn draft(&self) -> Option<Draft> {
        self.draft.get()
    }

    /// Something of the draft, tracked.
    pub fn of_draft<T: Default>(&self, of: impl FnOnce(&Draft) -> T) -> T {
        self.draft
            .with(|draft| draft.as_ref().map(of).unwrap_or_default())
    }

    /// Whether there is something that is not published, tracked.
    pub fn is_changed(&self) -> bool {
        self.changes
            .with(|draft| draft.as_ref().is_some_and(Draft::is_changed))
    }

    /// The number that the draft would get, tracked.
    pub fn next_version(&self) -> Option<u32> {
        let view = self.view()?;
        view.versions.first().map(|newest| newest.version + 1)
    }

    /// What is different in the draft, tracked.
    pub fn differences(&self) -> Vec<String> {
        let names = self.names();
        self.draft()
            .map(|draft| draft.differences(&names))
            .unwrap_or_default()
    }

    /// The names that sentences need, tracked.
    pub fn names(&self) -> Names {
        self.view()
            .map(|view| model::names(&view))
            .unwrap_or_default()
    }

    /// What somebody else published since the draft was begun, tracked.
    pub fn meanwhile(&self) -> Option<Meanwhile> {
        self.draft()
            .zip(self.view())
            .and_then(|(draft, view)| draft.meanwhile(&view))
    }

    /// What is wrong with the draft, each at its control, tracked.
    pub fn problems(&self) -> Vec<Problem> {
        self.problems.get()
    }

    /// What is wrong with the set as a whole, tracked.
    pub fn other_problems(&self) -> Vec<String> {
        let of_none = |problem: &Problem| problem.place == Place::Set;
        let problems = self.problems.get().into_iter().filter(of_none);
        problems.map(|problem| problem.words).collect()
    }

    /// What is wrong with the reason, tracked.
    pub fn reason_problem(&self) -> Option<String> {
        let theirs = self.refusal.get().and_then(|error| error.about("reason"));
        let ours = || {
            self.reason
                .with(|text| validation::line("reason", text))
                .err()
        };
        let told = self
            .tried
            .get()
            .then(ours)
            .flatten()
            .map(|problem| problem.message);
        told.or(theirs)
    }

    /// Changes the draft.
    pub fn edit(&self, change: impl FnOnce(&mut Draft)) {
        let Some(mut draft) = untrack(|| self.draft()) else {
            return;
        };
        change(&mut draft);
        self.refusal.set(None);
        self.discarded.set(None);
        self.changes.set(draft.is_touched().then_some(draft));
    }

    /// Goes back to the live version; it can be taken back.
    pub fn discard(&self) {
        self.discarded.set(untrack(|| self.kept()));
        self.clear();
    }

    /// Takes back that the draft was discarded.
    pub fn restore(&self) {
        if let Some(kept) = self.discarded.get_untracked() {
            self.changes.set(Some(kept.draft));
            self.reason.set(kept.reason);
        }
        self.discarded.set(None);
    }

    /// Makes a draft that turns `base` into `edited`. What else was in the editor is put aside.
    pub fn take_up(&self, base: RuleSet, edited: RuleSet, reason: String) {
        let draft = Draft::of(base, edited);
        let before = untrack(|| self.kept());
        let has_other_words = |kept: &Kept| {
            let words = kept.reason.trim();
            !words.is_empty() && words != reason.trim()
        };
        let has_other_rules =
            |kept: &Kept| kept.draft.has_unreadable() || kept.draft.rules() != draft.rules();
        let is_other = |kept: &Kept| {
            kept.draft.is_changed() && (has_other_rules(kept) || has_other_words(kept))
        };
        self.sync.get_value().put_aside(before.filter(is_other));
        self.refusal.set(None);
        self.discarded.set(None);
        self.reason.set(reason);
        self.changes.set(Some(draft));
    }

    /// Goes on with the same changes on the version that is live now.
    pub fn continue_on_live(&self) {
        if let Some((draft, view)) = untrack(|| self.draft().zip(self.view())) {
            let draft = draft.continued_on(&view.newest).draft;
            self.refusal.set(None);
            self.changes.set(draft.is_touched().then_some(draft));
        }
    }

    /// Whether nothing is wrong with the draft's rules, by our own check.
    pub fn is_sound(&self) -> bool {
        untrack(|| self.problems().is_empty())
    }

    /// Whether the draft may be published; what is wrong is shown from now on.
    pub fn is_ready(&self) -> bool {
        self.tried.set(true);
        self.refusal.set(None);
        untrack(|| {
            self.is_changed()
                && self.problems().is_empty()
                && self.reason_problem().is_none()
                && self.meanwhile().is_none()
        })
    }

    /// The request that publishes the draft.
    pub fn request(&self) -> Option<PublishRules> {
        let reason = self.reason.get_untracked().trim().to_owned();
        untrack(|| self.draft()).map(|draft| draft.request(reason))
    }

    /// Publishes; what became of it. A conflict brings what was published meanwhile.
    /// The page may be left before the answer comes: the draft that this tab keeps is put away all the same.
    pub async fn publish(self, request: PublishRules) -> Answer<Outcome> {
        let based_on = request.based_on;
        let answer = match publish_rules(&request).await {
            Err(error) if error.code() == Some(Code::Conflict) => self.look_again(error).await,
            answer => answer,
        };
        match answer {
            Ok(view) => {
                let outcome = Outcome::of(&view, based_on);
                // What waits for a second owner is a draft still: it may be refused.
                if outcome != Outcome::Proposed {
                    self.clear();
                }
                self.answer.try_set(Some(Ok(view)));
                Ok(outcome)
            }
            Err(error) => {
                self.refusal.try_set(Some(error.clone()));
                Err(error)
            }
        }
    }

    /// After a conflict: brings what is live now, or leaves the page as it is where that cannot be had. If all
    /// of the draft is live, it was published before and only the answer was lost: that is no refusal.
    async fn look_again(self, refusal: ApiError) -> Answer<RulesView> {
        let Ok(newest) = find_rules().await else {
            return Err(refusal);
        };
        let draft = self.changes.try_get_untracked().flatten();
        if draft.is_some_and(|draft| draft.is_published_by(&newest.newest)) {
            return Ok(newest);
        }
        self.answer.try_set(Some(Ok(newest)));
        Err(refusal)
    }

    /// A draft that this tab has kept may have been published, if the page was left before the answer came.
    fn put_away_what_is_live(self) {
        let toasts = use_toasts();
        Effect::new(move || {
            let Some(RulesView { newest, .. }) = self.view() else {
                return;
            };
            let draft = self.changes.get_untracked();
            if draft.is_some_and(|draft| draft.is_published_by(&newest)) {
                self.clear();
                toasts.show(format!(
                    "Nothing of your draft is left to publish: version {} has all of it.",
                    newest.version
                ));
            }
        });
    }

    /// Forgets the draft, also where the page is gone and no effect forgets what this tab keeps.
    fn clear(&self) {
        self.changes.try_set(None);
        self.reason.try_set(String::new());
        self.tried.try_set(false);
        self.refusal.try_set(None);
        if let Some(user) = self.user {
            keeper::keep(user, None);
        }
    }

    fn kept(&self) -> Option<Kept> {
        let reason = self.reason.get();
        self.changes.get().map(|draft| Kept { draft, reason })
    }
}

/// By our own check, and by the server's last word where ours had nothing to say.
fn all_problems(draft: &Draft, view: &RulesView, refusal: Option<&ApiError>) -> Vec<Problem> {
    let ours = draft.problems(view);
    if !ours.is_empty() {
        return ours;
    }
    let theirs = refusal
        .map(|error| error.fields().to_vec())
        .unwrap_or_default();
    let of_rules: Vec<_> = theirs
        .into_iter()
        .filter(|problem| problem.field != "reason")
        .collect();
    draft.placed(&of_rules)
}

/// What stands for the rules until they are there.
fn no_rules() -> RuleSet {
    RuleSet {
        version: 1,
        effective_from: Instant::from_micros(0),
        time_zone: "UTC".to_owned(),
        trust_weight: TrustWeights {
            open: 0,
            kiosk: 0,
            receipt: 0,
        },
        rules: Vec::new(),
    }
}
