//! Doubts about issued certificates: what one relied on and was taken back since, until an owner decides.

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
    r#"CREATE TABLE certificate_doubt (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        certificate_id uuid_text NOT NULL REFERENCES certificate (id),
        cause varchar NOT NULL
            CHECK (cause IN ('signature_void','assessment_returned','assessment_changed','document_withdrawn')),
        subject_id uuid_text NOT NULL,
        reason varchar NOT NULL,
        raised_by uuid_text NOT NULL REFERENCES person (id),
        raised_at timestamp_with_timezone_text NOT NULL,
        outcome varchar CHECK (outcome IN ('kept','withdrawn')),
        settled_by uuid_text REFERENCES person (id),
        settled_at timestamp_with_timezone_text,
        note varchar,
        CHECK ((outcome IS NULL) = (settled_by IS NULL) AND (outcome IS NULL) = (settled_at IS NULL)),
        CHECK (outcome IS NOT 'kept' OR note IS NOT NULL)
    )"#,
    "CREATE INDEX certificate_doubt_of ON certificate_doubt (certificate_id)",
    "CREATE INDEX certificate_doubt_open ON certificate_doubt (academy_id, outcome)",
    r#"CREATE TRIGGER certificate_doubt_kept BEFORE UPDATE OF id, academy_id, certificate_id, cause, subject_id, raised_by,
        raised_at ON certificate_doubt BEGIN SELECT RAISE(ABORT, 'a doubt is never changed'); END"#,
    r#"CREATE TRIGGER certificate_doubt_settled BEFORE UPDATE OF outcome, settled_by, settled_at ON certificate_doubt
       WHEN OLD.outcome IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a doubt is settled once'); END"#,
    "CREATE TRIGGER certificate_doubt_stays BEFORE DELETE ON certificate_doubt BEGIN SELECT RAISE(ABORT, 'a doubt is never deleted'); END",
];
