//! Many changes in one transaction, by the same functions as single ones: how the demo is made.

use super::{
    NewEmployee, NewProgram, NewResponseContext, NewTeam, NewTouchpoint, NewUser, Result, Store,
    program, responses, users,
};
use crate::store::rules::RuleSets;
use domain::api::feedback::{CreateResponse, SendResponse};
use domain::id::ResponseId;
use domain::instant::Instant;
use domain::score::Score;
use sqlx::{Any, Transaction};
use std::sync::Arc;

/// An open transaction. Dropped without [`Batch::commit`], nothing of it remains.
pub(crate) struct Batch {
    transaction: Transaction<'static, Any>,
    rule_sets: Arc<RuleSets>,
}

impl Store {
    pub(crate) async fn begin_batch(&self) -> Result<Batch> {
        Ok(Batch {
            transaction: self.begin().await?,
            rule_sets: Arc::clone(&self.rule_sets),
        })
    }
}

impl Batch {
    pub(crate) async fn create_program(&mut self, new: NewProgram, now: Instant) -> Result<()> {
        program::create_program(&mut self.transaction, new, now).await?;
        Ok(())
    }

    pub(crate) async fn create_team(&mut self, new: NewTeam, now: Instant) -> Result<()> {
        program::create_team(&mut self.transaction, new, now).await
    }

    pub(crate) async fn create_employee(&mut self, new: NewEmployee, now: Instant) -> Result<()> {
        program::create_employee(&mut self.transaction, new, now).await
    }

    pub(crate) async fn create_touchpoint(
        &mut self,
        new: NewTouchpoint,
        now: Instant,
    ) -> Result<()> {
        program::create_touchpoint(&mut self.transaction, new, now).await
    }

    pub(crate) async fn create_user(&mut self, new: NewUser, now: Instant) -> Result<()> {
        users::create_user(&mut self.transaction, new, now).await?;
        Ok(())
    }

    pub(crate) async fn create_response(
        &mut self,
        key: &str,
        response: &CreateResponse,
        context: NewResponseContext,
    ) -> Result<()> {
        responses::create_response(&mut self.transaction, key, response, context).await?;
        Ok(())
    }

    pub(crate) async fn change_score(
        &mut self,
        key: &str,
        id: ResponseId,
        score: Score,
        now: Instant,
    ) -> Result<()> {
        responses::change_score(&mut self.transaction, key, id, score, now).await?;
        Ok(())
    }

    pub(crate) async fn send_response(
        &mut self,
        key: &str,
        id: ResponseId,
        content: SendResponse,
        now: Instant,
    ) -> Result<()> {
        let rule_sets = &self.rule_sets;
        let arrival = now.into();
        responses::send_response(&mut self.transaction, rule_sets, key, id, content, arrival)
            .await?;
        Ok(())
    }

    /// Settles one response that was never sent, if it is due by now.
    pub(crate) async fn settle_by_time(&mut self, id: ResponseId, now: Instant) -> Result<()> {
        responses::settle_by_time(&mut self.transaction, &self.rule_sets, id, now).await?;
        Ok(())
    }

    pub(crate) async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }
}
