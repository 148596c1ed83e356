//! Issuing the certificates of a cohort in the background: the jobs that a second person approved, and what becomes
//! of each certificate in them.

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
    "CREATE TABLE issue_job (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        cohort_id uuid_text NOT NULL REFERENCES cohort (id),
        approved_by uuid_text NOT NULL REFERENCES person (id),
        approved_at timestamp_with_timezone_text NOT NULL,
        trouble varchar,
        finished_at timestamp_with_timezone_text
    )",
    "CREATE INDEX issue_job_cohort ON issue_job (cohort_id, academy_id)",
    "CREATE TABLE issue_item (
        job_id uuid_text NOT NULL REFERENCES issue_job (id),
        certificate_id uuid_text NOT NULL REFERENCES certificate (id),
        version integer NOT NULL,
        state varchar NOT NULL CHECK (state IN ('waiting','issued','refused','cancelled')),
        refusal json_text,
        settled_at timestamp_with_timezone_text,
        PRIMARY KEY (job_id, certificate_id),
        CHECK ((state = 'refused') = (refusal IS NOT NULL)),
        CHECK ((state = 'waiting') = (settled_at IS NULL))
    )",
    // Two people who approve the same at once: it waits in one job only.
    "CREATE UNIQUE INDEX issue_item_waiting ON issue_item (certificate_id) WHERE state = 'waiting'",
];
