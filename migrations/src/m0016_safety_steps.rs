//! The safety steps of a treatment are part of what is signed: the patch test has its time and result, a session says what
//! was asked before the needle and that aftercare followed, and no signed session can lose what its case said.

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
    "ALTER TABLE treatment_case ADD COLUMN patch_tested_time time_text",
    "ALTER TABLE treatment_case ADD COLUMN patch_result varchar CHECK (patch_result IN ('clear','reaction'))",
    "ALTER TABLE case_session ADD COLUMN asked_again varchar CHECK (asked_again IN ('unchanged','changed'))",
    "ALTER TABLE case_session ADD COLUMN change varchar NOT NULL DEFAULT ''",
    "ALTER TABLE case_session ADD COLUMN aftercare_on date_text",
    "DROP TRIGGER case_session_signed",
    r#"CREATE TRIGGER case_session_signed BEFORE UPDATE OF started_at, ended_at, supervisor_id, note, case_id, number,
        asked_again, change, aftercare_on ON case_session
       WHEN OLD.state IN ('countersigned','voided')
       BEGIN SELECT RAISE(ABORT, 'a countersigned session cannot be edited'); END"#,
    // What a signature covers changes only after the signature was declared void. Sessions without an answer were signed
    // before the steps were part of the text.
    r#"CREATE TRIGGER treatment_case_steps BEFORE UPDATE ON treatment_case
       WHEN (NEW.client_sex IS NOT OLD.client_sex OR NEW.age_band IS NOT OLD.age_band
          OR NEW.adult_checked IS NOT OLD.adult_checked OR NEW.skin_type IS NOT OLD.skin_type
          OR NEW.contraindications IS NOT OLD.contraindications OR NEW.screened_on IS NOT OLD.screened_on
          OR NEW.patch_tested_on IS NOT OLD.patch_tested_on OR NEW.patch_tested_time IS NOT OLD.patch_tested_time
          OR NEW.patch_result IS NOT OLD.patch_result OR NEW.consented_on IS NOT OLD.consented_on)
        AND EXISTS (SELECT 1 FROM case_session s WHERE s.case_id = OLD.id AND s.state = 'countersigned'
                    AND s.asked_again IS NOT NULL)
       BEGIN SELECT RAISE(ABORT, 'a countersigned session covers it'); END"#,
];
