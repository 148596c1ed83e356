//! Every date has bounds, and rows from before keep whatever they hold; what passed between two times on the wall clock
//! where the clocks were changed between them; when a job of issue was last tried.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, STATEMENTS).await?;
        for (table, columns) in DATES {
            let statements = bounds(table, columns);
            super::run(manager, &statements.each_ref().map(String::as_str)).await?;
        }
        Ok(())
    }
}

const STATEMENTS: &[&str] = &[
    "ALTER TABLE hours_entry ADD COLUMN clock_shift integer NOT NULL DEFAULT 0",
    "ALTER TABLE case_session ADD COLUMN clock_shift integer NOT NULL DEFAULT 0",
    r#"CREATE TRIGGER hours_entry_signed_clock BEFORE UPDATE OF clock_shift ON hours_entry
       WHEN OLD.state IN ('countersigned','voided') BEGIN SELECT RAISE(ABORT, 'a countersigned entry cannot be edited'); END"#,
    r#"CREATE TRIGGER case_session_signed_clock BEFORE UPDATE OF clock_shift ON case_session
       WHEN OLD.state IN ('countersigned','voided') BEGIN SELECT RAISE(ABORT, 'a countersigned session cannot be edited'); END"#,
    "ALTER TABLE issue_job ADD COLUMN tried_at timestamp_with_timezone_text",
];

/// Tables and their columns with a date that somebody typed, or that follows from one.
const DATES: &[(&str, &[&str])] = &[
    ("person", &["born_on"]),
    ("role_grant", &["valid_from", "valid_to"]),
    ("cohort", &["starts_on", "ends_on"]),
    ("enrolment", &["starts_on", "ends_on", "identity_checked_on"]),
    ("hours_entry", &["started_at", "ended_at"]),
    ("treatment_case", &["screened_on", "patch_tested_on", "consented_on", "aftercare_on"]),
    ("case_session", &["started_at", "ended_at"]),
    ("document", &["issued_on", "expires_on"]),
    ("certificate", &["awarded_on", "expires_on"]),
];

/// Two triggers: dates are texts that begin with the year, and one of another length sorts outside of these.
fn bounds(table: &str, columns: &[&str]) -> [String; 2] {
    let outside: Vec<_> =
        columns.iter().map(|c| format!("NOT (NEW.{c} BETWEEN '1900-01-01' AND '2101-01-02')")).collect();
    let (outside, columns) = (outside.join(" OR "), columns.join(", "));
    let refuse = "BEGIN SELECT RAISE(ABORT, 'a date outside of its bounds'); END";
    [
        format!("CREATE TRIGGER {table}_dates_inserted BEFORE INSERT ON {table} WHEN {outside} {refuse}"),
        format!(
            "CREATE TRIGGER {table}_dates_changed BEFORE UPDATE OF {columns} ON {table} WHEN {outside} {refuse}"
        ),
    ]
}
