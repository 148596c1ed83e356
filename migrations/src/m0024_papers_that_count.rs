//! Which document counts is decided at each look: *superseded* is no state any more, and an approval can be taken back.

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
    "DROP INDEX document_person",
    "DROP INDEX document_queue",
    "ALTER TABLE document ADD COLUMN withdrawn_by uuid_text REFERENCES person (id)",
    "ALTER TABLE document ADD COLUMN withdrawn_at timestamp_with_timezone_text",
    // The column's list of values goes with it.
    r#"ALTER TABLE document ADD COLUMN standing varchar NOT NULL DEFAULT 'uploaded'
        CHECK (standing IN ('uploaded','approved','rejected','withdrawn','taken_back'))"#,
    "UPDATE document SET standing = state WHERE state <> 'superseded'",
    // What a later approval hid was approved and counts for its own days. One that was handed in again with the same number and
    // the same first day was mended by that: it stays out of the answer.
    r#"UPDATE document SET standing = 'withdrawn', withdrawn_at = reviewed_at, reason = coalesce(reason, 'Handed in again.')
        WHERE state = 'superseded' AND EXISTS (SELECT 1 FROM document n
            WHERE n.academy_id = document.academy_id AND n.person_id = document.person_id AND n.kind = document.kind
              AND n.reference = document.reference AND n.issued_on = document.issued_on
              AND n.state IN ('approved','superseded') AND n.uploaded_at > document.uploaded_at)"#,
    "UPDATE document SET standing = 'approved' WHERE state = 'superseded' AND standing = 'uploaded'",
    "ALTER TABLE document DROP COLUMN state",
    "ALTER TABLE document RENAME COLUMN standing TO state",
    "CREATE INDEX document_person ON document (academy_id, person_id, state, kind, issued_on, expires_on, covers)",
    "CREATE INDEX document_queue ON document (academy_id, state, uploaded_at)",
    r#"CREATE TRIGGER document_forward BEFORE UPDATE OF state ON document
       WHEN NEW.state <> OLD.state AND NOT (
            (OLD.state = 'uploaded' AND NEW.state IN ('approved','rejected','taken_back'))
            OR (OLD.state = 'approved' AND NEW.state = 'withdrawn' AND NEW.reason IS NOT NULL))
       BEGIN SELECT RAISE(ABORT, 'a document that was reviewed can only be withdrawn, with a reason'); END"#,
    r#"CREATE TRIGGER document_kept BEFORE UPDATE OF academy_id, person_id, kind, issued_on, expires_on, covers ON document
       BEGIN SELECT RAISE(ABORT, 'a document is handed in anew, never edited'); END"#,
];
