//! The public log: what was issued, suspended, revoked, as hashes, in an order that nobody can change.

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
    // One, unless a disaster made the installation begin another.
    r#"CREATE TABLE public_log (
        number integer NOT NULL PRIMARY KEY CHECK (number >= 1),
        origin varchar NOT NULL UNIQUE,
        begun_at timestamp_with_timezone_text NOT NULL
    )"#,
    "CREATE TRIGGER public_log_kept BEFORE UPDATE ON public_log BEGIN SELECT RAISE(ABORT, 'a log is never changed'); END",
    "CREATE TRIGGER public_log_stays BEFORE DELETE ON public_log BEGIN SELECT RAISE(ABORT, 'a log is never deleted'); END",
    // Only `entry` is public. The occurrence tells the second suspension of a certificate from the first.
    r#"CREATE TABLE log_leaf (
        log integer NOT NULL,
        position bigint NOT NULL,
        entry varchar NOT NULL,
        certificate_id uuid_text REFERENCES certificate (id),
        operation varchar NOT NULL CHECK (operation IN ('issue','file','suspend','reinstate','revoke','supersede','continue')),
        occurrence integer NOT NULL,
        PRIMARY KEY (log, position),
        CHECK ((certificate_id IS NULL) = (operation = 'continue'))
    ) WITHOUT ROWID"#,
    "CREATE UNIQUE INDEX log_leaf_once ON log_leaf (certificate_id, operation, occurrence, log)",
    "CREATE TRIGGER log_leaf_kept BEFORE UPDATE ON log_leaf BEGIN SELECT RAISE(ABORT, 'a leaf of the log is never changed'); END",
    "CREATE TRIGGER log_leaf_stays BEFORE DELETE ON log_leaf BEGIN SELECT RAISE(ABORT, 'a leaf of the log is never deleted'); END",
    r#"CREATE TRIGGER log_leaf_next BEFORE INSERT ON log_leaf
       WHEN NEW.position IS NOT (SELECT coalesce(max(position) + 1, 0) FROM log_leaf WHERE log = NEW.log)
       BEGIN SELECT RAISE(ABORT, 'the leaves of a log have no gap'); END"#,
];
