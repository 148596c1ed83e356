//! The certificate as a credential for other people's programs, and its place in the status lists.

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
    // The version counts what may have changed the list, in whichever process it happened.
    "CREATE TABLE status_list (
        number integer NOT NULL PRIMARY KEY CHECK (number > 0),
        version integer NOT NULL DEFAULT 1
    )",
    "INSERT INTO status_list (number) VALUES (1)",
    // The place is taken when the facts are frozen; the bytes follow once they are signed.
    r#"CREATE TABLE certificate_credential (
        certificate_id uuid_text NOT NULL PRIMARY KEY REFERENCES certificate (id),
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        status_list integer NOT NULL REFERENCES status_list (number),
        status_index integer NOT NULL CHECK (status_index BETWEEN 0 AND 131071),
        bytes blob,
        sha256 varchar,
        created_at timestamp_with_timezone_text,
        CHECK ((bytes IS NULL) = (sha256 IS NULL) AND (bytes IS NULL) = (created_at IS NULL))
    )"#,
    "CREATE UNIQUE INDEX certificate_credential_place ON certificate_credential (status_list, status_index)",
    r#"CREATE TRIGGER certificate_credential_frozen BEFORE UPDATE ON certificate_credential
       WHEN OLD.bytes IS NOT NULL OR NEW.certificate_id IS NOT OLD.certificate_id OR NEW.academy_id IS NOT OLD.academy_id
            OR NEW.status_list IS NOT OLD.status_list OR NEW.status_index IS NOT OLD.status_index
       BEGIN SELECT RAISE(ABORT, 'a credential is frozen'); END"#,
    // A place that was given up and taken again would tell of another certificate.
    "CREATE TRIGGER certificate_credential_kept BEFORE DELETE ON certificate_credential BEGIN SELECT RAISE(ABORT, 'a credential is never deleted'); END",
    r#"CREATE TRIGGER certificate_credential_state AFTER UPDATE OF state ON certificate WHEN NEW.state IS NOT OLD.state
       BEGIN UPDATE status_list SET version = version + 1
             WHERE number = (SELECT status_list FROM certificate_credential WHERE certificate_id = NEW.id); END"#,
];
