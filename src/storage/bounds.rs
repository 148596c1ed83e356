//! Dates from before every date had bounds: whatever they hold stays readable, and can be found here.

use sea_orm::{ConnectionTrait, prelude::Uuid};

use super::{Result, rows};

/// A stored date outside of the years 1900 to 2100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The row.
    pub id: Uuid,
    /// What stands there.
    pub value: String,
}

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

/// Every stored date that no form would take today.
pub async fn list_outside(db: &impl ConnectionTrait) -> Result<Vec<Outside>> {
    let mut outside = Vec::new();
    for (table, columns) in DATES {
        for column in *columns {
            let sql = format!(
                "SELECT id, CAST({column} AS text) AS value FROM {table}
                 WHERE NOT ({column} BETWEEN '1900-01-01' AND '2101-01-02') ORDER BY id"
            );
            for row in rows::all(db, sql, Vec::new()).await? {
                let (id, value) = (rows::get(&row, "id")?, rows::get(&row, "value")?);
                outside.push(Outside { table, column, id, value });
            }
        }
    }
    Ok(outside)
}
