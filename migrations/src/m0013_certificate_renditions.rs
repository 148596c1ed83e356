//! The forms in which a certificate's file was handed out: as it was signed, and strengthened with timestamps since.
//! `certificate.pdf_sha256` names the one that is handed out today.

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
    r#"CREATE TABLE certificate_rendition (
        sha256 varchar NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        certificate_id uuid_text NOT NULL REFERENCES certificate (id),
        level varchar NOT NULL CHECK (level IN ('B','T','LT','LTA')),
        timestamp_until timestamp_with_timezone_text,
        made_at timestamp_with_timezone_text NOT NULL,
        CHECK ((level = 'B') = (timestamp_until IS NULL))
    )"#,
    "CREATE INDEX certificate_rendition_of ON certificate_rendition (certificate_id)",
    "CREATE INDEX certificate_rendition_ageing ON certificate_rendition (timestamp_until)",
    // Somebody may have kept any of them: each stays genuine.
    "CREATE TRIGGER certificate_rendition_kept BEFORE UPDATE ON certificate_rendition BEGIN SELECT RAISE(ABORT, 'a rendition is never changed'); END",
    "CREATE TRIGGER certificate_rendition_stays BEFORE DELETE ON certificate_rendition BEGIN SELECT RAISE(ABORT, 'a rendition is never deleted'); END",
];
