//! Other rules over the history that is stored: what a change would have cost, and what an unpaid run would have paid.

use crate::error::{ApiError, ApiResult};
use crate::store::{PaidAward, SettledEvent, Shadow, Store};
use domain::api::rules::{ShadowAccountView, ShadowDayView, ShadowView};
use domain::instant::Instant;
use domain::points::Points;
use domain::rules::replay::{Cost, Replay};
use domain::rules::{Calendar, RuleSet};
use jiff::civil::Date;
use std::collections::BTreeMap;
use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

/// The days whose cost decides whether a second owner has to approve.
const COST_SECONDS: i64 = 90 * 24 * 60 * 60;
/// How many events are read at once.
const PAGE: u32 = 2_000;

/// What the last 90 days would have cost by new rules, beside that of the compared rules that cost least.
pub async fn cost_of_change(
    store: &Store,
    compared: Vec<RuleSet>,
    new: RuleSet,
    now: Instant,
) -> ApiResult<Cost> {
    let since = now.plus_seconds(-COST_SECONDS);
    let costs = Costs {
        compared: compared
            .into_iter()
            .map(|rules| Ok((rules.version, replay(rules, since)?, Points::ZERO)))
            .collect::<ApiResult<_>>()?,
        new: (replay(new, since)?, Points::ZERO),
    };
    // No window of a cap is longer than a quarter, whatever the rules are.
    let after = store.seq_before(costs.new.0.warm_up()).await?;
    walk(store, after, costs).await?.0.cheapest()
}

/// The unpaid run as somebody last looked at it: what was settled since is all that is asked anew.
#[derive(Debug, Default)]
pub struct KeptRun(Mutex<Option<Kept>>);

#[derive(Debug, Clone)]
struct Kept {
    shadow: Shadow,
    run: Run,
    /// The last event that it was told of.
    until: u64,
}

impl KeptRun {
    /// What an unpaid run would have paid until now, beside what was paid. One request asks at a time: others wait for what it finds.
    ///
    /// # Errors
    /// If the database cannot be reached.
    pub async fn view(&self, store: &Store, shadow: Shadow, now: Instant) -> ApiResult<ShadowView> {
        let mut kept = self.0.lock().await;
        let former = kept.clone().filter(|kept| kept.shadow == shadow);
        let former = match former {
            Some(former) => former,
            None => Kept::begin(store, shadow).await?,
        };
        let (run, until) = walk(store, former.until, former.run).await?;
        let now_kept = kept.insert(Kept {
            shadow: former.shadow,
            run,
            until,
        });
        now_kept.view(store, now).await
    }
}

impl Kept {
    async fn begin(store: &Store, shadow: Shadow) -> ApiResult<Self> {
        let run = Run {
            replay: replay(shadow.rules.clone(), shadow.started_at)?,
            since: shadow.started_at,
            days: BTreeMap::new(),
            accounts: BTreeMap::new(),
        };
        Ok(Self {
            until: store.seq_before(run.replay.warm_up()).await?,
            shadow,
            run,
        })
    }

    async fn view(&self, store: &Store, now: Instant) -> ApiResult<ShadowView> {
        Ok(ShadowView {
            rules: self.shadow.rules.clone(),
            started_by: self.shadow.started_by.clone(),
            started_at: self.shadow.started_at,
            days: self.run.days(now),
            accounts: name_accounts(store, &self.run.accounts).await?,
        })
    }
}

/// Something that looks at events and at what they were paid, a page after the other.
trait Walker: Send + 'static {
    /// Whether it wants to know what was paid.
    const SEES_AWARDS: bool;

    fn see(&mut self, events: &[SettledEvent], awards: &[PaidAward]);
}

/// Hands all that was settled after an event to a walker, which computes off the async threads. Tells the last event, too.
async fn walk<W: Walker>(store: &Store, mut after: u64, mut walker: W) -> ApiResult<(W, u64)> {
    loop {
        let events = store.settled_events(after, PAGE).await?;
        let Some(last) = events.last().map(|settled| settled.event.seq()) else {
            return Ok((walker, after));
        };
        let awards = if W::SEES_AWARDS {
            store.list_paid_awards(after, last).await?
        } else {
            Vec::new()
        };
        let seen = spawn_blocking(move || {
            walker.see(&events, &awards);
            walker
        });
        walker = seen.await.map_err(ApiError::internal)?;
        after = last;
    }
}

struct Costs {
    compared: Vec<(u32, Replay, Points)>,
    new: (Replay, Points),
}

impl Walker for Costs {
    const SEES_AWARDS: bool = false;

    fn see(&mut self, events: &[SettledEvent], _: &[PaidAward]) {
        for SettledEvent { event, .. } in events {
            let compared = self.compared.iter_mut();
            let compared = compared.map(|(_, replay, cost)| (replay, cost));
            let (replay, cost) = &mut self.new;
            for (replay, cost) in compared.chain([(replay, cost)]) {
                *cost = cost.saturating_add(replay.cost(event));
            }
        }
    }
}

impl Costs {
    fn cheapest(self) -> ApiResult<Cost> {
        let new = self.new.1;
        let costs = self.compared.into_iter();
        let cheapest = costs.min_by_key(|(_, _, cost)| *cost);
        let (compared_with, _, live) =
            cheapest.ok_or_else(|| ApiError::internal("no rules to compare with"))?;
        Ok(Cost {
            compared_with,
            live,
            new,
        })
    }
}

/// What would have been paid, and what was.
#[derive(Debug, Clone, Copy, Default)]
struct Both {
    would_be: Points,
    real: Points,
}

impl Both {
    fn add(&mut self, other: Self) {
        self.would_be = self.would_be.saturating_add(other.would_be);
        self.real = self.real.saturating_add(other.real);
    }
}

#[derive(Debug, Clone)]
struct Run {
    replay: Replay,
    since: Instant,
    days: BTreeMap<Date, Both>,
    accounts: BTreeMap<String, Both>,
}

impl Walker for Run {
    const SEES_AWARDS: bool = true;

    fn see(&mut self, events: &[SettledEvent], awards: &[PaidAward]) {
        for SettledEvent { event, .. } in events {
            for award in self.replay.settle(event) {
                let would_be = Both {
                    would_be: award.awarded,
                    ..Both::default()
                };
                self.count(event.at(), award.to.to_string(), would_be);
            }
        }
        let since = self.since;
        for award in awards.iter().filter(|award| award.at >= since) {
            let real = Both {
                real: award.points,
                ..Both::default()
            };
            self.count(award.at, award.account.clone(), real);
        }
    }
}

impl Run {
    fn count(&mut self, at: Instant, account: String, points: Both) {
        let day = self.replay.calendar().day(at);
        self.days.entry(day).or_default().add(points);
        self.accounts.entry(account).or_default().add(points);
    }

    /// All days from the start until now, also those on which nothing happened.
    fn days(&self, now: Instant) -> Vec<ShadowDayView> {
        let calendar: &Calendar = self.replay.calendar();
        let first = calendar.day(self.since);
        let last = calendar.day(now).max(first);
        let all = first.series(jiff::ToSpan::days(1));
        all.take_while(|day| *day <= last)
            .map(|day| {
                let Both { would_be, real } = self.days.get(&day).copied().unwrap_or_default();
                ShadowDayView {
                    day,
                    would_be,
                    real,
                }
            })
            .collect()
    }
}

fn replay(rules: RuleSet, since: Instant) -> ApiResult<Replay> {
    // The time zone of a rule set is the program's, which was looked up when it was set up.
    Replay::new(rules, since).map_err(ApiError::internal)
}

/// People before teams, by name.
async fn name_accounts(
    store: &Store,
    accounts: &BTreeMap<String, Both>,
) -> ApiResult<Vec<ShadowAccountView>> {
    let mut names = store.list_account_names().await?;
    let accounts = accounts.iter().filter_map(|(account, points)| {
        let called = names.remove(account)?;
        Some(ShadowAccountView {
            account: account.clone(),
            name: called.name,
            team: called.team,
            would_be: points.would_be,
            real: points.real,
        })
    });
    let mut accounts: Vec<_> = accounts
        .filter(|account| account.would_be != Points::ZERO || account.real != Points::ZERO)
        .collect();
    accounts.sort_by_cached_key(|account| (account.team.is_none(), account.name.to_lowercase()));
    Ok(accounts)
}
