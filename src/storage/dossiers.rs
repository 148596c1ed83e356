//! Dossiers: everything known of an enrolment, or of each one of a cohort, in a fixed number of statements.

use std::{collections::HashMap, hash::Hash};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, QueryResult, Value, prelude::Uuid};

use crate::domain::{
    case::TreatmentCase,
    course_spec::CourseSpec,
    document::Document,
    dossier::{Dossier, SupervisedStretch, SupervisorGrant, Trainee},
    enrolment::Enrolment,
    hold::Hold,
    hours::HoursEntry,
    ids::{AcademyId, CohortId, CourseVersionId, EnrolmentId, PersonId},
    words::Role,
};

use super::{
    Result, StorageError, assessments, cases, documents, entities, found, hours,
    rows::{self, values},
};

/// Which enrolments, by `?1` and `?2`.
const ONE: &str = "academy_id = ?1 AND id = ?2";
const COHORT: &str = "academy_id = ?1 AND cohort_id = ?2 AND state <> 'withdrawn'";

/// The dossier of an enrolment.
pub async fn load(db: &impl ConnectionTrait, academy: AcademyId, enrolment: EnrolmentId) -> Result<Dossier> {
    found(load_where(db, ONE, values![academy.0, enrolment.0]).await?.pop())
}

/// The dossiers of some enrolments, in no order; ids that the academy does not have are left out. The number of
/// statements does not grow with them; their number is at most some hundreds, as a statement takes 32,766 values.
pub async fn load_many(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolments: &[EnrolmentId],
) -> Result<Vec<Dossier>> {
    let scope = format!("academy_id = ?1 AND id IN ({})", rows::places(2, enrolments.len()));
    let ids = enrolments.iter().map(|id| Value::from(id.0));
    load_where(db, &scope, std::iter::once(Value::from(academy.0)).chain(ids).collect()).await
}

/// The dossiers of a cohort by the trainee's name, those withdrawn left out.
pub async fn load_cohort(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<Vec<Dossier>> {
    load_where(db, COHORT, values![academy.0, cohort.0]).await
}

/// What is read once for all enrolments and then handed out.
struct Parts {
    specs: HashMap<CourseVersionId, CourseSpec>,
    hours: HashMap<PersonId, Vec<HoursEntry>>,
    cases: HashMap<EnrolmentId, Vec<TreatmentCase>>,
    documents: HashMap<PersonId, Vec<Document>>,
    assessments: HashMap<EnrolmentId, Vec<crate::domain::assessment::Assessment>>,
    holds: HashMap<EnrolmentId, Vec<Hold>>,
    grants: Vec<SupervisorGrant>,
    elsewhere: HashMap<EnrolmentId, Vec<SupervisedStretch>>,
}

/// An enrolment with what stands beside it.
struct Head {
    enrolment: Enrolment,
    name: String,
    born_on: Option<NaiveDate>,
    main_trainer: Option<PersonId>,
}

async fn load_where(db: &impl ConnectionTrait, scope: &str, values: Vec<Value>) -> Result<Vec<Dossier>> {
    let all = async |sql: String| rows::all(db, sql, values.clone()).await;
    let these = format!("(SELECT id FROM enrolment WHERE {scope})");
    let people = format!("(SELECT person_id FROM enrolment WHERE {scope})");
    let heads = all(format!(
        "SELECT e.*, p.full_name AS name, p.born_on AS born_on, c.lead_trainer_id AS main_trainer FROM enrolment e
         JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id
         WHERE e.id IN {these} ORDER BY p.search_name, e.id"
    ))
    .await?;
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let specs = all(format!(
        "SELECT id, spec FROM course_version WHERE id IN (SELECT course_version_id FROM enrolment WHERE {scope})"
    ))
    .await?;
    let hours = all(format!(
        "SELECT h.* FROM hours_entry h WHERE h.academy_id = ?1 AND h.trainee_id IN {people} ORDER BY h.started_at, h.id"
    ))
    .await?;
    let cases =
        cases::select(db, &format!("t.academy_id = ?1 AND t.enrolment_id IN {these}"), values.clone())
            .await?;
    let documents = all(format!(
        "SELECT d.* FROM document d WHERE d.academy_id = ?1 AND d.person_id IN {people} ORDER BY d.uploaded_at, d.id"
    ))
    .await?;
    let assessments = all(format!(
        "SELECT a.* FROM assessment a WHERE a.enrolment_id IN {these} ORDER BY a.created_at, a.id"
    ))
    .await?;
    let holds =
        all(format!("SELECT h.* FROM hold h WHERE h.enrolment_id IN {these} ORDER BY h.opened_at, h.id"))
            .await?;
    let grants = all(format!(
        "SELECT g.person_id, g.techniques, g.valid_from, g.valid_to FROM role_grant g
         WHERE g.academy_id = ?1 AND g.role = '{}' AND EXISTS (SELECT 1 FROM enrolment WHERE {scope})
         ORDER BY g.valid_from, g.id",
        Role::Trainer
    ))
    .await?;
    let elsewhere = all(elsewhere_sql(&these)).await?;
    let mut parts = Parts {
        specs: specs.iter().map(spec).collect::<Result<_>>()?,
        hours: grouped(hours.iter().map(hours::entry), |entry| entry.trainee_id)?,
        cases: grouped(cases.into_iter().map(Ok), |case| case.enrolment_id)?,
        documents: grouped(documents.iter().map(documents::document), |document| document.person_id)?,
        assessments: grouped(assessments.iter().map(assessments::assessment), |a| a.enrolment_id)?,
        holds: grouped(holds.iter().map(hold), |hold| hold.enrolment_id)?,
        grants: grants.iter().map(grant).collect::<Result<_>>()?,
        elsewhere: HashMap::new(),
    };
    for row in &elsewhere {
        parts.elsewhere.entry(rows::id(row, "mine")?).or_default().push(hours::stretch(row)?);
    }
    heads.iter().map(|row| head(row).and_then(|head| dossier(head, &mut parts))).collect()
}

/// Stretches of other trainees that overlap a stretch of one of these enrolments under the same supervisor. No
/// stretch is longer than a day (the tables refuse it), so the index needs to look back a day only.
fn elsewhere_sql(these: &str) -> String {
    let mine = format!(
        "mine AS (
            SELECT h.enrolment_id, h.trainee_id, h.supervisor_id, h.started_at, h.ended_at FROM hours_entry h
            WHERE h.enrolment_id IN {these} AND h.category = 'supervised_practice' AND h.state NOT IN ('rejected','voided')
            UNION
            SELECT t.enrolment_id, e.person_id, s.supervisor_id, s.started_at, s.ended_at FROM case_session s
            JOIN treatment_case t ON t.id = s.case_id JOIN enrolment e ON e.id = t.enrolment_id
            WHERE t.enrolment_id IN {these} AND s.state NOT IN ('rejected','voided'))"
    );
    let overlaps = "o.supervisor_id = m.supervisor_id AND o.state IN ('submitted','countersigned') AND o.academy_id = ?1
        AND o.started_at < m.ended_at AND o.started_at >= datetime(m.started_at, '-1 day') AND o.ended_at > m.started_at";
    format!(
        "WITH {mine}
        SELECT m.enrolment_id AS mine, o.supervisor_id AS supervisor_id, o.trainee_id AS trainee_id,
               o.started_at AS started_at, o.ended_at AS ended_at
        FROM mine m JOIN hours_entry o ON {overlaps} AND o.category = 'supervised_practice' AND o.trainee_id <> m.trainee_id
        UNION
        SELECT m.enrolment_id, o.supervisor_id, e.person_id, o.started_at, o.ended_at
        FROM mine m JOIN case_session o ON {overlaps} JOIN treatment_case t ON t.id = o.case_id
        JOIN enrolment e ON e.id = t.enrolment_id AND e.person_id <> m.trainee_id
        ORDER BY 4, 5, 3"
    )
}

fn dossier(head: Head, parts: &mut Parts) -> Result<Dossier> {
    let Head { enrolment, name, born_on, main_trainer } = head;
    let spec = parts.specs.get(&enrolment.course_version_id).cloned();
    let spec =
        spec.ok_or_else(|| StorageError::Unreadable(format!("enrolment {} has no course", enrolment.id)))?;
    // A person may stand in a cohort and elsewhere: their hours and documents are handed out, not given away.
    let own = parts.hours.get(&enrolment.person_id).cloned().unwrap_or_default();
    let (hours, hours_elsewhere): (Vec<_>, Vec<_>) =
        own.into_iter().partition(|entry| entry.enrolment_id == enrolment.id);
    let cases = parts.cases.remove(&enrolment.id).unwrap_or_default();
    let supervised = |person: PersonId| {
        hours.iter().any(|entry| entry.supervisor_id == Some(person))
            || cases
                .iter()
                .flat_map(|case| &case.sessions)
                .any(|session| session.supervisor_id == Some(person))
    };
    Ok(Dossier {
        spec,
        main_trainer,
        grants: parts.grants.iter().filter(|grant| supervised(grant.person_id)).cloned().collect(),
        documents: parts.documents.get(&enrolment.person_id).cloned().unwrap_or_default(),
        assessments: parts.assessments.remove(&enrolment.id).unwrap_or_default(),
        holds: parts.holds.remove(&enrolment.id).unwrap_or_default(),
        supervised_elsewhere: parts.elsewhere.remove(&enrolment.id).unwrap_or_default(),
        trainee: Trainee { person_id: enrolment.person_id, name, born_on },
        hours,
        hours_elsewhere,
        cases,
        enrolment,
    })
}

fn grouped<T, K: Eq + Hash>(
    items: impl Iterator<Item = Result<T>>,
    key: impl Fn(&T) -> K,
) -> Result<HashMap<K, Vec<T>>> {
    let mut groups = HashMap::<K, Vec<T>>::new();
    for item in items {
        let item = item?;
        groups.entry(key(&item)).or_default().push(item);
    }
    Ok(groups)
}

fn head(row: &QueryResult) -> Result<Head> {
    Ok(Head {
        enrolment: rows::model::<entities::enrolment::Model>(row)?.try_into()?,
        name: rows::get(row, "name")?,
        born_on: rows::get(row, "born_on")?,
        main_trainer: rows::get::<Option<Uuid>>(row, "main_trainer")?.map(Into::into),
    })
}

fn spec(row: &QueryResult) -> Result<(CourseVersionId, CourseSpec)> {
    Ok((rows::id(row, "id")?, serde_json::from_str(&rows::get::<String>(row, "spec")?)?))
}

fn hold(row: &QueryResult) -> Result<Hold> {
    rows::model::<entities::hold::Model>(row).map(Into::into)
}

fn grant(row: &QueryResult) -> Result<SupervisorGrant> {
    Ok(SupervisorGrant {
        person_id: rows::id(row, "person_id")?,
        techniques: serde_json::from_str(&rows::get::<String>(row, "techniques")?)?,
        valid_from: rows::get(row, "valid_from")?,
        valid_to: rows::get(row, "valid_to")?,
    })
}
