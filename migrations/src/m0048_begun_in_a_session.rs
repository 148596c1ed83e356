//! In which session an invitation was sent and an issue was approved: what a session began ends with it. A doubt can also come from
//! a trainer's role that was taken back.

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
    "ALTER TABLE joining ADD COLUMN session_id uuid_text REFERENCES session (id)",
    "ALTER TABLE account_link ADD COLUMN session_id uuid_text REFERENCES session (id)",
    "ALTER TABLE issue_job ADD COLUMN session_id uuid_text REFERENCES session (id)",
    "CREATE INDEX joining_asked_by ON joining (asked_by)",
    "CREATE INDEX account_link_session ON account_link (session_id)",
    "CREATE INDEX issue_job_approved_by ON issue_job (approved_by)",
    // The list of causes stands in a CHECK, which only a new table has anew.
    r#"CREATE TABLE certificate_doubt_next (
        id uuid_text NOT NULL PRIMARY KEY,
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        certificate_id uuid_text NOT NULL REFERENCES certificate (id),
        cause varchar NOT NULL CHECK (cause IN
            ('signature_void','assessment_returned','assessment_changed','document_withdrawn','role_taken_back')),
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
    "INSERT INTO certificate_doubt_next SELECT id, academy_id, certificate_id, cause, subject_id, reason, raised_by, raised_at,
        outcome, settled_by, settled_at, note FROM certificate_doubt",
    "DROP TABLE certificate_doubt",
    "ALTER TABLE certificate_doubt_next RENAME TO certificate_doubt",
    "CREATE INDEX certificate_doubt_of ON certificate_doubt (certificate_id)",
    "CREATE INDEX certificate_doubt_open ON certificate_doubt (academy_id, outcome)",
    r#"CREATE TRIGGER certificate_doubt_kept BEFORE UPDATE OF id, academy_id, certificate_id, cause, subject_id, raised_by,
        raised_at ON certificate_doubt BEGIN SELECT RAISE(ABORT, 'a doubt is never changed'); END"#,
    r#"CREATE TRIGGER certificate_doubt_settled BEFORE UPDATE OF outcome, settled_by, settled_at ON certificate_doubt
       WHEN OLD.outcome IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a doubt is settled once'); END"#,
    "CREATE TRIGGER certificate_doubt_stays BEFORE DELETE ON certificate_doubt BEGIN SELECT RAISE(ABORT, 'a doubt is never deleted'); END",
];
