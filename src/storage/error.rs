//! What can go wrong in storage; constraints are mapped to fields here and nowhere else.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{DbErr, SqlErr};

use crate::domain::{
    shown::Difference,
    state_machine::{IllegalTransition, UnknownName},
};

/// A failed read or write. Nothing was half-written.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// No such row in this academy.
    #[error("not found")]
    NotFound,
    /// A row with this field's value is there already.
    #[error("already there: {0}")]
    Conflict(&'static str),
    /// A form that was sent before, and says something else now: what was sent first stays.
    #[error("saved before, with another content")]
    SavedOtherwise,
    /// Somebody else changed the row since it was read.
    #[error("changed by somebody else meanwhile")]
    Stale,
    /// What a form showed is not true any more; what of it.
    #[error("not as it was shown any more, in {} lines", .0.len())]
    Changed(Vec<Difference>),
    /// The database can't answer at the moment: locked, disk full, unreadable.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A file can't be stored or read at the moment: disk full, folder gone, no permission.
    #[error("the files are unavailable: {0}")]
    Files(String),
    /// The stored data or the statement is not what the program expects.
    #[error(transparent)]
    Database(DbErr),
    /// A stored value is not one the domain knows.
    #[error("stored value unreadable: {0}")]
    Unreadable(String),
    /// The move is not in the table of states.
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// The session of who wanted to change something has ended.
    #[error("the session has ended")]
    SignedOut,
    /// Who wanted to change something does not hold a role that it takes, or not any more.
    #[error("no role that allows it holds now")]
    NotAllowed,
    /// This row was changed behind the program: nobody acts upon it before the operator has looked.
    #[error("{0} was changed behind the program")]
    Altered(String),
    /// The machine's clock stands before what the academy has on record.
    #[error("the clock stands before the last event, of {last}")]
    ClockBehind {
        /// The moment of the academy's last event.
        last: DateTime<Utc>,
    },
}

/// Constraint, as SQLite reports it, and the field a form would show it beside.
const CONSTRAINTS: &[(&str, &str)] = &[
    ("person.email", "email"),
    ("academy.serial_prefix", "serial_prefix"),
    ("cohort.academy_id, cohort.name", "name"),
    ("course.academy_id, course.key", "key"),
    ("course_version.course_id, course_version.number", "number"),
    ("course_version.course_id", "draft"),
    ("role_grant.academy_id, role_grant.person_id, role_grant.role", "role"),
    ("enrolment.cohort_id, enrolment.person_id", "person"),
    ("case_session.case_id, case_session.number", "number"),
    ("certificate.enrolment_id", "enrolment"),
    ("certificate.predecessor_id", "predecessor"),
    ("certificate.code", "code"),
    ("certificate.academy_id, certificate.serial", "serial"),
    ("assessment.enrolment_id, assessment.criterion", "criterion"),
    ("countersignature.", "countersignature"),
    ("certificate_credential.", "credential"),
    ("mail.dedup_key", "mail"),
    ("log_leaf.", "leaf"),
    ("public_log.", "log"),
];

/// As the driver's own error it comes out of a commit, and is itself again in [`StorageError::from`].
impl From<StorageError> for DbErr {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Database(error) => error,
            other => Self::TryIntoErr { from: "what was written", into: "seals", source: Arc::new(other) },
        }
    }
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        if let DbErr::TryIntoErr { source, .. } = &error {
            match source.downcast_ref::<Self>() {
                Some(Self::Altered(row)) => return Self::Altered(row.clone()),
                Some(Self::Unavailable(why)) => return Self::Unavailable(why.clone()),
                Some(Self::Files(why)) => return Self::Files(why.clone()),
                _ => {}
            }
        }
        if matches!(error, DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated) {
            return Self::NotFound;
        }
        if let Some(SqlErr::UniqueConstraintViolation(message)) = error.sql_err() {
            let field = CONSTRAINTS.iter().find(|(constraint, _)| message.contains(constraint));
            return Self::Conflict(field.map_or("id", |(_, field)| field));
        }
        let text = error.to_string();
        let busy = [
            "database is locked",
            "database or disk is full",
            "unable to open",
            "disk I/O error",
            "readonly",
        ];
        if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
            || busy.iter().any(|b| text.contains(b))
        {
            return Self::Unavailable(text);
        }
        Self::Database(error)
    }
}

impl StorageError {
    /// Whether it comes from what stands in some row, so that other rows may well be read.
    pub fn is_of_a_row(&self) -> bool {
        matches!(self, Self::Unreadable(_) | Self::Database(_))
    }
}

impl From<std::io::Error> for StorageError {
    fn from(error: std::io::Error) -> Self {
        Self::Files(error.to_string())
    }
}

impl From<UnknownName> for StorageError {
    fn from(error: UnknownName) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<serde_json::Error> for StorageError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}
