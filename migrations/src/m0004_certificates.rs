//! Certificates, the public checks of their codes, and issued files.

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
    r#"CREATE TABLE certificate (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        enrolment_id uuid_text NOT NULL REFERENCES enrolment (id),
        person_id uuid_text NOT NULL REFERENCES person (id),
        serial varchar,
        code varchar,
        state varchar NOT NULL CHECK (state IN ('pending_approval','declined','preparing','active','suspended','revoked','superseded')),
        requested_by uuid_text NOT NULL REFERENCES person (id),
        requested_at timestamp_with_timezone_text NOT NULL,
        approved_by uuid_text REFERENCES person (id),
        approved_at timestamp_with_timezone_text,
        awarded_on date_text,
        expires_on date_text,
        facts json_text,
        facts_sha256 varchar,
        predecessor_id uuid_text REFERENCES certificate (id),
        succession varchar CHECK (succession IN ('renewal','replacement','correction')),
        evidence_document_id uuid_text REFERENCES document (id),
        new_name varchar,
        reason_key varchar,
        reason varchar,
        state_changed_at timestamp_with_timezone_text NOT NULL,
        pdf_sha256 varchar,
        version integer NOT NULL DEFAULT 1,
        CHECK ((predecessor_id IS NULL) = (succession IS NULL)),
        CHECK (approved_by IS NULL OR approved_by <> requested_by),
        CHECK (state IN ('pending_approval','declined') OR (serial IS NOT NULL AND code IS NOT NULL AND facts IS NOT NULL
               AND approved_by IS NOT NULL AND awarded_on IS NOT NULL)),
        CHECK (state IN ('pending_approval','declined','preparing') OR pdf_sha256 IS NOT NULL)
    )"#,
    "CREATE UNIQUE INDEX certificate_code ON certificate (code)",
    "CREATE UNIQUE INDEX certificate_serial ON certificate (academy_id, serial)",
    "CREATE INDEX certificate_academy ON certificate (academy_id, state, state_changed_at)",
    "CREATE INDEX certificate_newest ON certificate (academy_id, requested_at)",
    "CREATE INDEX certificate_enrolment ON certificate (enrolment_id, academy_id)",
    "CREATE INDEX certificate_predecessor ON certificate (predecessor_id, academy_id)",
    "CREATE INDEX certificate_person ON certificate (person_id, academy_id)",
    // One request or issue at a time for an enrolment's first certificate, and one successor at a time for each.
    "CREATE UNIQUE INDEX certificate_first ON certificate (enrolment_id) WHERE predecessor_id IS NULL AND state NOT IN ('declined','revoked')",
    "CREATE UNIQUE INDEX certificate_successor ON certificate (predecessor_id) WHERE state NOT IN ('declined','revoked')",
    r#"CREATE TRIGGER certificate_frozen BEFORE UPDATE OF serial, code, facts, facts_sha256, awarded_on, expires_on, person_id, enrolment_id ON certificate
       WHEN OLD.code IS NOT NULL AND (NEW.serial IS NOT OLD.serial OR NEW.code IS NOT OLD.code OR NEW.facts IS NOT OLD.facts OR NEW.facts_sha256 IS NOT OLD.facts_sha256
            OR NEW.awarded_on IS NOT OLD.awarded_on OR NEW.expires_on IS NOT OLD.expires_on OR NEW.person_id IS NOT OLD.person_id OR NEW.enrolment_id IS NOT OLD.enrolment_id)
       BEGIN SELECT RAISE(ABORT, 'the facts of a certificate are frozen'); END"#,
    "CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate WHEN OLD.code IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a certificate is never deleted'); END",
    // Who asked is not recorded, only that somebody did.
    r#"CREATE TABLE verification (
        id uuid_text NOT NULL PRIMARY KEY,
        certificate_id uuid_text REFERENCES certificate (id),
        outcome varchar NOT NULL,
        channel varchar NOT NULL CHECK (channel IN ('page','api','command')),
        checked_at timestamp_with_timezone_text NOT NULL
    )"#,
    "CREATE INDEX verification_certificate ON verification (certificate_id, checked_at)",
];
