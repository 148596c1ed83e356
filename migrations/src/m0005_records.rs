//! The event chain and the outbox.

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
    r#"CREATE TABLE event (
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        number bigint NOT NULL,
        at timestamp_with_timezone_text NOT NULL,
        actor_id uuid_text REFERENCES person (id),
        action varchar NOT NULL,
        subject_kind varchar NOT NULL,
        subject_id uuid_text NOT NULL,
        changes json_text,
        salt varchar,
        changes_commitment varchar NOT NULL,
        previous_hash varchar NOT NULL,
        hash varchar NOT NULL,
        PRIMARY KEY (academy_id, number)
    )"#,
    "CREATE INDEX event_subject ON event (subject_id, number)",
    // Only the text of a change may go, on a request of erasure; what happened, when and by whom stays.
    r#"CREATE TRIGGER event_kept BEFORE UPDATE ON event
       WHEN NEW.changes IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at OR NEW.actor_id IS NOT OLD.actor_id OR NEW.action IS NOT OLD.action
         OR NEW.subject_id IS NOT OLD.subject_id OR NEW.changes_commitment IS NOT OLD.changes_commitment OR NEW.hash IS NOT OLD.hash OR NEW.previous_hash IS NOT OLD.previous_hash
       BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END"#,
    "CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END",
    r#"CREATE TABLE mail (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text REFERENCES academy (id),
        dedup_key varchar NOT NULL UNIQUE,
        to_address varchar NOT NULL,
        template varchar NOT NULL,
        subject varchar NOT NULL,
        text varchar NOT NULL,
        html varchar NOT NULL,
        created_at timestamp_with_timezone_text NOT NULL,
        next_attempt_at timestamp_with_timezone_text NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        last_error varchar,
        sent_at timestamp_with_timezone_text
    )"#,
    "CREATE INDEX mail_due ON mail (next_attempt_at) WHERE sent_at IS NULL",
    "CREATE INDEX mail_academy ON mail (academy_id, created_at)",
];
