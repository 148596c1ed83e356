//! What reviewers look through: documents by how they stand on a day, and which types a person's courses ask for.

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, QueryResult};

use crate::domain::{
    course_spec::{CourseSpec, DocumentRule, Technique},
    document::{Currency, Document},
    ids::{AcademyId, DocumentId, PersonId},
    papers::SOON_DAYS,
    state_machine::named,
};

use super::{
    Result, StorageError,
    documents::document,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

named! {
    /// How the documents of a list stand today.
    pub enum Listed("list of documents") {
        /// Waiting for a reviewer.
        Waiting = "waiting",
        /// Approved and valid today.
        Approved = "approved",
        /// Approved and ending within 30 days.
        EndingSoon = "ending",
        /// Approved, its last day has passed.
        Expired = "expired",
        /// Refused.
        Rejected = "rejected",
    }
}

/// A document as reviewers see it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLine {
    /// Its id.
    pub id: DocumentId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Their name.
    pub person_name: String,
    /// Its type as the person's course names it; the type's key where no course of theirs has it.
    pub kind_name: String,
    /// When it was uploaded.
    pub uploaded_at: chrono::DateTime<chrono::Utc>,
    /// How it stands on the day asked for.
    pub currency: Currency,
}

/// A document type that a person's courses ask for.
#[derive(Clone, Debug, PartialEq)]
pub struct NeededDocument {
    /// The rule; of several courses the shortest term counts.
    pub rule: DocumentRule,
    /// The techniques of the courses that ask for it.
    pub techniques: Vec<Technique>,
}

/// The rules of a document's type in its owner's courses.
const RULES: &str =
    "enrolment e JOIN course_version v ON v.id = e.course_version_id, json_each(v.spec, '$.rules.document') r
    WHERE e.academy_id = d.academy_id AND e.person_id = d.person_id AND e.state <> 'withdrawn'
      AND json_extract(r.value, '$.type') = d.kind";

/// Documents with the last day of their type's term (`floor`: a month without that day ends it on its last day, as
/// the domain has it) and their own.
fn with_last_day() -> String {
    format!(
        "(SELECT t.*, min(coalesce(t.expires_on, t.term), coalesce(t.term, t.expires_on)) AS last_day FROM
            (SELECT d.*, p.full_name AS person_name,
               coalesce((SELECT json_extract(r.value, '$.name') FROM {RULES} LIMIT 1), d.kind) AS kind_name,
               date(d.issued_on, (SELECT '+' || min(json_extract(r.value, '$.valid_for_months')) || ' months' FROM {RULES}), 'floor') AS term
             FROM document d JOIN person p ON p.id = d.person_id WHERE d.academy_id = ?1) t)"
    )
}

/// The documents of a list, those waiting longest or ending first in front. Whether one has expired follows from
/// the day, so nothing has to run at midnight.
pub async fn list(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    listed: Listed,
    today: NaiveDate,
    page: Page,
) -> Result<PageOf<ReviewLine>> {
    let (condition, order) = match listed {
        Listed::Waiting => ("w.state = 'uploaded'", "w.uploaded_at, w.id"),
        Listed::Approved => (
            "w.state = 'approved' AND coalesce(w.last_day >= ?2, TRUE)",
            "w.last_day IS NULL, w.last_day, w.id",
        ),
        Listed::EndingSoon => (
            "w.state = 'approved' AND w.last_day BETWEEN ?2 AND date(?2, '+' || ?3 || ' days')",
            "w.last_day, w.id",
        ),
        Listed::Expired => ("w.state = 'approved' AND w.last_day < ?2", "w.last_day DESC, w.id"),
        Listed::Rejected => ("w.state = 'rejected'", "w.reviewed_at DESC, w.id"),
    };
    // Every list binds the same values, used or not.
    let from = format!("{} w WHERE ?2 IS NOT NULL AND ?3 IS NOT NULL AND {condition}", with_last_day());
    let select = Select { columns: "w.*", from: &from, order, values: values![academy.0, today, SOON_DAYS] };
    pages::run(db, select, page, |row| line(row, today)).await
}

fn line(row: &QueryResult, today: NaiveDate) -> Result<ReviewLine> {
    let last_day: Option<NaiveDate> = rows::get::<Option<String>>(row, "last_day")?
        .map(|text| text.parse().map_err(|_| StorageError::Unreadable(format!("'{text}' is not a date"))))
        .transpose()?;
    let document = Document { expires_on: last_day, ..document(row)? };
    Ok(ReviewLine {
        id: document.id,
        person_id: document.person_id,
        person_name: rows::get(row, "person_name")?,
        kind_name: rows::get(row, "kind_name")?,
        uploaded_at: document.uploaded_at,
        currency: document.currency(None, today),
    })
}

/// The document types that a person's courses in an academy ask for, in the order of the courses' rules.
pub async fn list_needed(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<NeededDocument>> {
    let sql = "SELECT v.spec FROM enrolment e JOIN course_version v ON v.id = e.course_version_id
        WHERE e.academy_id = ?1 AND e.person_id = ?2 AND e.state <> 'withdrawn' ORDER BY e.starts_on DESC, e.id";
    let mut needed = Vec::<NeededDocument>::new();
    for row in rows::all(db, sql, values![academy.0, person.0]).await? {
        let spec: CourseSpec = serde_json::from_value(rows::get(&row, "spec")?)?;
        for rule in spec.rules.documents {
            add(&mut needed, rule, &spec.techniques);
        }
    }
    Ok(needed)
}

fn add(needed: &mut Vec<NeededDocument>, rule: DocumentRule, techniques: &[Technique]) {
    let Some(known) = needed.iter_mut().find(|known| known.rule.kind == rule.kind) else {
        needed.push(NeededDocument { rule, techniques: techniques.to_vec() });
        return;
    };
    known.rule.required |= rule.required;
    known.rule.covers_techniques |= rule.covers_techniques;
    known.rule.valid_for_months = match (known.rule.valid_for_months, rule.valid_for_months) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    for technique in techniques {
        if !known.techniques.iter().any(|t| t.key == technique.key) {
            known.techniques.push(technique.clone());
        }
    }
}
