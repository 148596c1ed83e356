//! One sealed row that says how many seals there are and what they come to: a row that is taken away together with its seal, or put
//! back together with its former one, is missed.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await
    }
}

const STATEMENTS: &[&str] = &[
    // The program counts what is there at its next start.
    r#"CREATE TABLE record_tally (
        id integer PRIMARY KEY CHECK (id = 1),
        number bigint NOT NULL,
        sums text NOT NULL,
        seal blob NOT NULL
    )"#,
];
