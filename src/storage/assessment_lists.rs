//! What assessors and quality assurers look through: who is how far, what came back, what to sample.

use sea_orm::{ConnectionTrait, QueryResult};

use crate::domain::{
    ids::{AcademyId, AssessmentId, CohortId, EnrolmentId, PersonId},
    search::Search,
};

use super::{
    Result,
    assessments::{AssessmentView, TABLES, VIEW, view},
    here::text_here,
    matching,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// How far a trainee who is learning is with what assessors decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The enrolment.
    pub enrolment_id: EnrolmentId,
    /// The trainee.
    pub person_id: PersonId,
    /// The trainee's name.
    pub person_name: String,
    /// The cohort's name.
    pub cohort_name: String,
    /// Mandatory criteria of the course.
    pub criteria: u64,
    /// Mandatory criteria that are decided *met*.
    pub met: u64,
    /// Observations the course asks for.
    pub observations: u64,
    /// Observations that were passed.
    pub passed: u64,
    /// Decisions that a quality assurer sent back.
    pub returned: u64,
}

/// The trainees who are learning, whatever became of their cohort, those with something sent back first, then by name. `search` is what
/// was typed of a name; empty finds all.
pub async fn list_progress(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: Option<CohortId>,
    search: &str,
    page: Page,
) -> Result<PageOf<Progress>> {
    let columns = concat!(
        "e.id, p.id AS person_id, ",
        text_here!("p", "full_name", "e.academy_id"),
        " AS full_name, g.name AS cohort_name,
        (SELECT count(*) FROM json_each(v.spec, '$.unit') u, json_each(u.value, '$.criterion') c
           WHERE coalesce(json_extract(c.value, '$.mandatory'), 1)) AS criteria,
        (SELECT count(*) FROM assessment a, json_each(v.spec, '$.unit') u, json_each(u.value, '$.criterion') c
           WHERE a.enrolment_id = e.id AND a.outcome = 'met' AND a.state IN ('decided','confirmed')
             AND json_extract(c.value, '$.reference') = a.criterion AND coalesce(json_extract(c.value, '$.mandatory'), 1)) AS met,
        coalesce(json_extract(v.spec, '$.rules.observations.minimum'), 0) AS observations,
        (SELECT count(*) FROM assessment a WHERE a.enrolment_id = e.id AND a.kind = 'observation'
           AND a.outcome = 'met' AND a.state IN ('decided','confirmed')) AS passed,
        (SELECT count(*) FROM assessment a WHERE a.enrolment_id = e.id AND a.state = 'returned') AS returned"
    );
    let from = "enrolment e JOIN person p ON p.id = e.person_id JOIN cohort g ON g.id = e.cohort_id
        JOIN course_version v ON v.id = e.course_version_id
        WHERE e.academy_id = ?1 AND e.state = 'active' AND (?2 IS NULL OR g.id = ?2)";
    let mut values = values![academy.0, cohort.map(|id| id.0)];
    let found_by = concat!("(", text_here!("p", "search_name", "e.academy_id"), ")");
    let found = matching::words(&Search::read(search), found_by, &mut values);
    let from = &format!("{from} AND {found}");
    let select = Select { columns, from, order: "returned = 0, p.search_name, e.id", values };
    pages::run(db, select, page, progress).await
}

fn progress(row: &QueryResult) -> Result<Progress> {
    Ok(Progress {
        enrolment_id: rows::id(row, "id")?,
        person_id: rows::id(row, "person_id")?,
        person_name: rows::get(row, "full_name")?,
        cohort_name: rows::get(row, "cohort_name")?,
        criteria: rows::whole(row, "criteria")?,
        met: rows::whole(row, "met")?,
        observations: rows::whole(row, "observations")?,
        passed: rows::whole(row, "passed")?,
        returned: rows::whole(row, "returned")?,
    })
}

/// What quality assurers sent back to an assessor and can be decided anew, oldest first. Whose trainee is not learning at the moment
/// waits for nobody: it is back when they go on.
pub async fn list_returned(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    assessor: PersonId,
) -> Result<Vec<AssessmentView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE a.academy_id = ?1 AND a.state = 'returned' AND a.assessor_id = ?2
           AND e.state = 'active'
         ORDER BY a.decided_on, a.id"
    );
    rows::all(db, sql, values![academy.0, assessor.0]).await?.iter().map(view).collect()
}

/// The assessments of an enrolment with their names, oldest first.
pub async fn list_views_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<AssessmentView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE a.academy_id = ?1 AND a.enrolment_id = ?2 ORDER BY a.created_at, a.id"
    );
    rows::all(db, sql, values![academy.0, enrolment.0]).await?.iter().map(view).collect()
}

/// What may be drawn into the sample: decided, not sampled yet, not by who samples and not about them; of a cohort
/// and of an assessor, where those are given. Id and version of each.
pub async fn list_drawable(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    iqa: PersonId,
    cohort: Option<CohortId>,
    assessor: Option<PersonId>,
) -> Result<Vec<(AssessmentId, i32)>> {
    let sql = "SELECT a.id, a.version FROM assessment a JOIN enrolment e ON e.id = a.enrolment_id
        WHERE a.academy_id = ?1 AND a.state = 'decided' AND NOT a.sampled AND a.assessor_id <> ?2 AND e.person_id <> ?2
          AND (?3 IS NULL OR e.cohort_id = ?3) AND (?4 IS NULL OR a.assessor_id = ?4) ORDER BY a.id";
    let values = values![academy.0, iqa.0, cohort.map(|id| id.0), assessor.map(|id| id.0)];
    rows::all(db, sql, values)
        .await?
        .iter()
        .map(|row| Ok((rows::id(row, "id")?, rows::get(row, "version")?)))
        .collect()
}

/// How much of an assessor's work was sampled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The assessor.
    pub assessor_id: PersonId,
    /// Their name.
    pub assessor_name: String,
    /// Everything they decided.
    pub decided: u64,
    /// What of it is or was in the sample.
    pub sampled: u64,
    /// What of that was confirmed.
    pub confirmed: u64,
    /// What of that stands returned.
    pub returned: u64,
}

/// How much of each assessor's work was sampled, the least covered first.
pub async fn list_coverage(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Coverage>> {
    let sql = concat!(
        "SELECT s.id, ",
        text_here!("s", "full_name", "a.academy_id"),
        " AS full_name, count(*) AS decided, coalesce(sum(a.sampled), 0) AS sampled,
            coalesce(sum(a.state = 'confirmed'), 0) AS confirmed, coalesce(sum(a.state = 'returned'), 0) AS returned
        FROM assessment a JOIN person s ON s.id = a.assessor_id
        WHERE a.academy_id = ?1 AND a.state <> 'planned' GROUP BY s.id
        ORDER BY 1.0 * coalesce(sum(a.sampled), 0) / count(*), s.search_name, s.id"
    );
    let read = |row: &QueryResult| {
        Ok(Coverage {
            assessor_id: rows::id(row, "id")?,
            assessor_name: rows::get(row, "full_name")?,
            decided: rows::whole(row, "decided")?,
            sampled: rows::whole(row, "sampled")?,
            confirmed: rows::whole(row, "confirmed")?,
            returned: rows::whole(row, "returned")?,
        })
    };
    rows::all(db, sql, values![academy.0]).await?.iter().map(read).collect()
}
