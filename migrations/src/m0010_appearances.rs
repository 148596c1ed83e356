//! How an academy's certificates look, as versions that never change, and which version a certificate was drawn with.

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
    r#"CREATE TABLE appearance (
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        version integer NOT NULL CHECK (version > 0),
        content json_text NOT NULL,
        saved_by uuid_text NOT NULL REFERENCES person (id),
        saved_at timestamp_with_timezone_text NOT NULL,
        PRIMARY KEY (academy_id, version)
    )"#,
    "CREATE TRIGGER appearance_kept BEFORE UPDATE ON appearance BEGIN SELECT RAISE(ABORT, 'a version of an appearance is never changed'); END",
    "CREATE TRIGGER appearance_stays BEFORE DELETE ON appearance BEGIN SELECT RAISE(ABORT, 'a version of an appearance is never deleted'); END",
    // Pictures that the academy uploaded, saved in a version or not yet.
    r#"CREATE TABLE appearance_image (
        academy_id uuid_text NOT NULL REFERENCES academy (id),
        sha256 varchar NOT NULL,
        uploaded_at timestamp_with_timezone_text NOT NULL,
        PRIMARY KEY (academy_id, sha256)
    )"#,
    "CREATE INDEX appearance_image_sha256 ON appearance_image (sha256)",
    // Asked for with the request; without it, the academy's own when it is approved.
    "ALTER TABLE certificate ADD COLUMN language varchar",
    // Nothing: as every certificate looked before academies could choose.
    "ALTER TABLE certificate ADD COLUMN appearance_version integer",
    r#"CREATE TRIGGER certificate_look_frozen BEFORE UPDATE OF language, appearance_version ON certificate
       WHEN OLD.code IS NOT NULL AND (NEW.language IS NOT OLD.language OR NEW.appearance_version IS NOT OLD.appearance_version)
       BEGIN SELECT RAISE(ABORT, 'the look of a certificate is frozen'); END"#,
];
