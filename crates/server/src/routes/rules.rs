//! Point rules: the live rule set, its history, and a new version.

pub mod drafts;
pub mod proposals;
pub mod shadow;
pub mod versions;

use crate::error::{ApiError, ApiResult};
use crate::extract::{Json, Owner};
use crate::replay;
use crate::state::AppState;
use crate::store::{Store, StoreError};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use domain::api::insights::SubjectView;
use domain::api::problem::{FieldProblem, Problem};
use domain::api::rules::{PublishRules, RuleChange, RuleChangeView, RuleCostView, RulesView};
use domain::id::UserId;
use domain::instant::Instant;
use domain::rules::replay::Cost;
use domain::rules::{Calendar, Lists, Rule, RuleSet, Trigger, check};
use domain::validation;

/// The live rules, their history, and what rules can name.
#[utoipa::path(get, path = "/api/v1/rules", tag = "rules", responses(
    (status = 200, body = RulesView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
))]
pub async fn find_rules(
    State(state): State<AppState>,
    Owner(owner): Owner,
) -> ApiResult<Answer<RulesView>> {
    let view = state.store().find_rules(owner.user, state.now());
    Ok(Answer(view.await?))
}

/// Publishes the next version, which pays for every response received from now on, or from the date that it names. Where the last
/// 90 days would have cost so much more by it that a second owner has to approve, it waits for one.
#[utoipa::path(post, path = "/api/v1/rules", tag = "rules", request_body = PublishRules, responses(
    (status = 201, body = RulesView),
    (status = 202, body = RulesView, description = "It waits for a second owner: see `proposals`"),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 409, body = Problem, description = "`conflict`: another version was published meanwhile"),
    (status = 422, body = Problem, description = "`invalid`: every problem of the rules at once"),
))]
pub async fn publish_rules(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(publish): Json<PublishRules>,
) -> ApiResult<(StatusCode, Answer<RulesView>)> {
    let (store, now) = (state.store(), state.now());
    let known = store.find_rules(owner.user, now).await?;
    let publish = checked(publish, &known, now).map_err(ApiError::invalid)?;
    // At once, for what is compared below must be what is published.
    if publish.based_on != known.newest.version {
        return Err(StoreError::published_meanwhile().into());
    }
    let (cost, needs_approval) = reckon(store, publish.rules.clone(), owner.user, now).await?;
    if needs_approval {
        let waiting = store
            .propose_rules(publish, cost, owner.user, state.now())
            .await?;
        return Ok((StatusCode::ACCEPTED, Answer(waiting)));
    }
    // Reckoning the cost takes its time, and no version begins before it is there.
    let published = store
        .publish_rules(publish, owner.user, state.now())
        .await?;
    Ok((StatusCode::CREATED, Answer(published)))
}

/// What publishing rules would come to: their cost of the last 90 days, and whether a second owner would have to approve them.
#[utoipa::path(post, path = "/api/v1/rules/cost", tag = "rules", request_body = RuleChange, responses(
    (status = 200, body = RuleChangeView),
    (status = 401, body = Problem, description = "`signed_out`"),
    (status = 403, body = Problem, description = "`forbidden`"),
    (status = 422, body = Problem, description = "`invalid`: every problem of the rules at once"),
))]
pub async fn find_rule_cost(
    State(state): State<AppState>,
    Owner(owner): Owner,
    Json(RuleChange { mut rules }): Json<RuleChange>,
) -> ApiResult<Answer<RuleChangeView>> {
    let (store, now) = (state.store(), state.now());
    let known = store.find_rules(owner.user, now).await?;
    rules.time_zone.clone_from(&known.newest.time_zone);
    let rules = tried(rules, &known)?;
    let (cost, needs_approval) = reckon(store, rules, owner.user, now).await?;
    Ok(Answer(RuleChangeView {
        needs_approval,
        cost: RuleCostView {
            live: cost.live,
            compared_with: Some(cost.compared_with),
            new: cost.new,
        },
    }))
}

/// Rules that are tried and not published, with the number of the newest version.
///
/// # Errors
/// 422 with all that is wrong with them.
fn tried(mut rules: RuleSet, known: &RulesView) -> ApiResult<RuleSet> {
    rules.version = known.newest.version;
    let problems = problems_of(&rules, known);
    if problems.is_empty() {
        Ok(rules)
    } else {
        Err(ApiError::invalid(problems))
    }
}

/// What new rules cost beside what an owner's are compared with, and whether that is more than they may publish alone.
async fn reckon(
    store: &Store,
    rules: RuleSet,
    by: UserId,
    now: Instant,
) -> ApiResult<(Cost, bool)> {
    let terms = store.find_approval_terms(by, now).await?;
    let cost = replay::cost_of_change(store, terms.compared, rules, now).await?;
    Ok((cost, cost.rises_by_more_than(terms.share)))
}

/// The new rules as they will be stored, or all that is wrong. Fields of rules are named as in the rule set.
fn checked(
    publish: PublishRules,
    known: &RulesView,
    now: Instant,
) -> Result<PublishRules, Vec<FieldProblem>> {
    let PublishRules {
        based_on,
        reason,
        effective_from,
        mut rules,
    } = publish;
    // The server decides the number; what the client sent there must not make the rules wrong.
    rules.version = based_on.saturating_add(1);
    let reason = validation::line("reason", &reason);
    let mut problems = problems_of(&rules, known);
    problems.extend(validation::begins(effective_from, now).err());
    match reason {
        Ok(reason) if problems.is_empty() => Ok(PublishRules {
            based_on,
            reason,
            effective_from,
            rules,
        }),
        reason => {
            problems.extend(reason.err());
            Err(problems)
        }
    }
}

fn problems_of(rules: &RuleSet, known: &RulesView) -> Vec<FieldProblem> {
    let standards: Vec<String> = known
        .standards
        .iter()
        .map(|choice| choice.key.clone())
        .collect();
    let [teams, touchpoints] = [&known.teams, &known.touchpoints].map(|list| ids(list));
    let lists = Lists {
        standards: Some(&standards),
        teams: Some(&teams),
        touchpoints: Some(&touchpoints),
    };
    let mut problems = check(rules, lists);
    let shaped = problems.iter().all(|problem| problem.field != "time_zone");
    if shaped && let Err(unknown) = Calendar::of(rules) {
        problems.push(FieldProblem::new("time_zone", unknown.to_string()));
    }
    let rules = rules.rules.iter().enumerate();
    problems.extend(rules.filter_map(|(position, rule)| not_applied_yet(rule, position)));
    problems
}

/// What the engine can do and the server cannot yet: there are no recovery cases. A rule for them is refused, rather than never
/// pay.
fn not_applied_yet(rule: &Rule, position: usize) -> Option<FieldProblem> {
    (rule.when == Trigger::Recovery).then(|| {
        FieldProblem::new(
            format!("rules[{position}].when"),
            "Rules for closed recovery cases cannot be applied yet. Choose thanks (appreciation) or any score (score).",
        )
    })
}

fn ids(list: &[SubjectView]) -> Vec<String> {
    list.iter().map(|entry| entry.subject.clone()).collect()
}
