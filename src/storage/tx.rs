//! A write transaction: the driver's, with the seals of what it wrote put beside it when it is committed.

use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::{Result, seals::Sealer};

/// An open write transaction. Dropped without a commit, it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    sealer: Arc<Sealer>,
}

impl Tx {
    pub(super) async fn watched(inner: DatabaseTransaction, sealer: Arc<Sealer>) -> Result<Self> {
        Sealer::begin(&inner).await?;
        Ok(Self { inner, sealer })
    }

    /// Makes everything true that was written, and seals it.
    ///
    /// # Errors
    /// Where it could not be written; nothing is then.
    pub async fn commit(self) -> std::result::Result<(), DbErr> {
        let sealed = self.sealer.seal_changes(&self.inner).await;
        let reached = sealed.map_err(|error| DbErr::Custom(error.to_string()))?;
        self.inner.commit().await?;
        if let Some(reached) = reached {
            self.sealer.reached(reached).await;
        }
        Ok(())
    }

    pub(super) fn sealer(&self) -> &Sealer {
        &self.sealer
    }

    /// Takes everything back.
    ///
    /// # Errors
    /// Where the database has gone.
    pub async fn rollback(self) -> std::result::Result<(), DbErr> {
        self.inner.rollback().await
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> std::result::Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> std::result::Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> std::result::Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> std::result::Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
