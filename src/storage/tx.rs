//! A write transaction: the driver's, with the seals of what it wrote put beside it when it is committed.

use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult,
    Statement,
};

use super::seals::{Sealer, Writer};

/// An open write transaction. Dropped without a commit, it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    inner: DatabaseTransaction,
    sealer: Arc<Sealer>,
    /// Sees the record as it was when the transaction began.
    before: DatabaseConnection,
    writer: Writer,
}

impl Tx {
    /// On a connection that is watched.
    pub(super) fn new(inner: DatabaseTransaction, sealer: Arc<Sealer>, before: DatabaseConnection) -> Self {
        Self { inner, sealer, before, writer: Writer::Program }
    }

    /// The same as the step of a person, who is refused where they would change what was changed behind the program.
    #[must_use]
    pub fn by_a_person(self) -> Self {
        Self { writer: Writer::Person, ..self }
    }

    /// Makes everything true that was written, and seals it.
    ///
    /// # Errors
    /// Where it could not be written, or may not; nothing is then.
    pub async fn commit(self) -> Result<(), DbErr> {
        let reached = self.sealer.seal_changes(&self.inner, &self.before, self.writer).await?;
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
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.inner.rollback().await
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.inner.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.inner.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.inner.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.inner.query_all_raw(statement).await
    }
}
