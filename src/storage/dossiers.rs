//! Dossiers: everything known of an enrolment, or of each one of a cohort, in a fixed number of statements.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, QueryResult, Value, prelude::Uuid};

use crate::domain::{
    assessment::Assessment,
    case::TreatmentCase,
    course_spec::CourseSpec,
    document::Document,
    dossier::{Dossier, SupervisorGrant, Trainee},
    enrolment::Enrolment,
    hold::Hold,
    hours::HoursEntry,
    ids::{AcademyId, CohortId, CourseVersionId, EnrolmentId, PersonId},
    words::Role,
};

use super::{
    Result, StorageError, bulk,
    busy::Busy,
    cases,
    elsewhere::{Watched, windows},
    entities, found,
    here::{known_here, text_here},
    rows::{self, values},
};

/// Which enrolments, by `?1` and `?2`.
const ONE: &str = "academy_id = ?1 AND id = ?2";
const COHORT: &str = "academy_id = ?1 AND cohort_id = ?2 AND state <> 'withdrawn'";
const WHOLE: &str = "academy_id = ?1";

/// The dossier of an enrolment.
pub async fn load(db: &impl ConnectionTrait, academy: AcademyId, enrolment: EnrolmentId) -> Result<Dossier> {
    match load_where(db, academy, ONE, vec![enrolment.0.into()]).await {
        Err(StorageError::Database(error)) => Err(StorageError::Unreadable(error.to_string())),
        read => found(read?.pop()),
    }
}

/// Dossiers that were asked for together. One that cannot be read hides none of the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// Those that can be read.
    pub dossiers: Vec<Dossier>,
    /// Those that cannot.
    pub unreadable: Vec<Unreadable>,
}

/// A dossier with something in it that the program does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Whose enrolment.
    pub enrolment: EnrolmentId,
    /// The trainee's name.
    pub name: String,
    /// What is wrong, for whoever runs the program.
    pub why: String,
}

impl Together {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.dossiers.is_empty() && self.unreadable.is_empty()
    }
}

impl Unreadable {
    /// A dossier that was read and over which the rules fell.
    pub fn of(dossier: &Dossier, why: impl ToString) -> Self {
        Self { enrolment: dossier.enrolment.id, name: dossier.trainee.name.clone(), why: why.to_string() }
    }
}

/// The dossiers of some enrolments, in no order; ids that the academy does not have are left out. The number of
/// statements does not grow with them; their number is at most some hundreds, as a statement takes 32,766 values.
pub async fn load_many(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolments: &[EnrolmentId],
) -> Result<Together> {
    let scope = format!("academy_id = ?1 AND id IN ({})", rows::places(2, enrolments.len()));
    load_together(db, academy, &scope, enrolments.iter().map(|id| id.0.into()).collect()).await
}

/// The dossiers of a cohort by the trainee's name, those withdrawn left out.
pub async fn load_cohort(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<Together> {
    load_together(db, academy, COHORT, vec![cohort.0.into()]).await
}

/// Every dossier of an academy that cannot be read.
pub async fn list_unreadable(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Unreadable>> {
    let whole = load_where(db, academy, WHOLE, Vec::new()).await;
    match whole {
        Ok(_) => Ok(Vec::new()),
        Err(error) if error.is_of_a_row() => Ok(apart(db, academy, WHOLE, Vec::new()).await?.unreadable),
        Err(error) => Err(error),
    }
}

/// All at once; only where that fails for what stands in some row, each by itself.
async fn load_together(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    scope: &str,
    others: Vec<Value>,
) -> Result<Together> {
    match load_where(db, academy, scope, others.clone()).await {
        Ok(dossiers) => Ok(Together { dossiers, unreadable: Vec::new() }),
        Err(error) if error.is_of_a_row() => apart(db, academy, scope, others).await,
        Err(error) => Err(error),
    }
}

const NAME: &str = text_here!("p", "full_name", "e.academy_id");
const LATIN: &str = known_here!("p", "latin_name", "e.academy_id");
const BORN: &str = known_here!("p", "born_on", "e.academy_id");

async fn apart(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    scope: &str,
    others: Vec<Value>,
) -> Result<Together> {
    let sql = format!(
        "SELECT e.id, {NAME} AS name FROM enrolment e JOIN person p ON p.id = e.person_id
         WHERE e.id IN (SELECT id FROM enrolment WHERE {scope}) ORDER BY p.search_name, e.id"
    );
    let values: Vec<_> = values![academy.0].into_iter().chain(others).collect();
    let mut together = Together::default();
    for row in rows::all(db, sql, values).await? {
        let enrolment = rows::id(&row, "id")?;
        match load(db, academy, enrolment).await {
            Ok(dossier) => together.dossiers.push(dossier),
            Err(error) if error.is_of_a_row() => {
                let (name, why) = (rows::get(&row, "name")?, error.to_string());
                tracing::error!(%enrolment, %why, "a dossier cannot be read");
                together.unreadable.push(Unreadable { enrolment, name, why });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(together)
}

/// What is read once for all enrolments and then handed out.
struct Parts {
    specs: HashMap<CourseVersionId, Arc<CourseSpec>>,
    hours: HashMap<PersonId, Vec<HoursEntry>>,
    cases: HashMap<EnrolmentId, Vec<TreatmentCase>>,
    documents: HashMap<PersonId, Vec<Document>>,
    assessments: HashMap<EnrolmentId, Vec<Assessment>>,
    holds: HashMap<EnrolmentId, Vec<Hold>>,
    grants: Vec<SupervisorGrant>,
    watched: Watched,
    busy: Busy,
}

/// An enrolment with what stands beside it.
struct Head {
    enrolment: Enrolment,
    name: String,
    latin_name: Option<String>,
    born_on: Option<NaiveDate>,
    main_trainer: Option<PersonId>,
    time_zone: String,
}

async fn load_where(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    scope: &str,
    others: Vec<Value>,
) -> Result<Vec<Dossier>> {
    let values: Vec<_> = values![academy.0].into_iter().chain(others).collect();
    let all = async |sql: String| rows::all(db, sql, values.clone()).await;
    let these = format!("(SELECT id FROM enrolment WHERE {scope})");
    let people = format!("(SELECT person_id FROM enrolment WHERE {scope})");
    let heads = all(format!(
        "SELECT e.*, {NAME} AS name, {LATIN} AS latin_name, {BORN} AS born_on, c.lead_trainer_id AS main_trainer,
         a.time_zone AS time_zone FROM enrolment e JOIN academy a ON a.id = e.academy_id
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
    let hours = format!("hours_entry t WHERE t.academy_id = ?1 AND t.trainee_id IN {people}");
    let hours =
        bulk::models::<entities::hours_entry::Entity>(db, &hours, "t.started_at, t.id", values.clone())
            .await?;
    let cases =
        cases::select(db, &format!("t.academy_id = ?1 AND t.enrolment_id IN {these}"), values.clone())
            .await?;
    let documents = format!("document t WHERE t.academy_id = ?1 AND t.person_id IN {people}");
    let documents =
        bulk::models::<entities::document::Entity>(db, &documents, "t.uploaded_at, t.id", values.clone())
            .await?;
    let assessments = format!("assessment t WHERE t.enrolment_id IN {these}");
    let assessments =
        bulk::models::<entities::assessment::Entity>(db, &assessments, "t.created_at, t.id", values.clone())
            .await?;
    let holds = format!("hold t WHERE t.enrolment_id IN {these}");
    let holds =
        bulk::models::<entities::hold::Entity>(db, &holds, "t.opened_at, t.id", values.clone()).await?;
    let grants = all(format!(
        "SELECT g.person_id, g.techniques, g.valid_from, g.valid_to FROM role_grant g
         WHERE g.academy_id = ?1 AND g.role = '{}' AND g.ended_at IS NULL AND EXISTS (SELECT 1 FROM enrolment WHERE {scope})
         ORDER BY g.valid_from, g.id",
        Role::Trainer
    ))
    .await?;
    let mut parts = Parts {
        specs: specs.iter().map(spec).collect::<Result<_>>()?,
        hours: grouped(hours.into_iter().map(HoursEntry::try_from), |entry| entry.trainee_id)?,
        cases: grouped(cases.into_iter().map(Ok), |case| case.enrolment_id)?,
        documents: grouped(documents.into_iter().map(Document::try_from), |document| document.person_id)?,
        assessments: grouped(assessments.into_iter().map(Assessment::try_from), |one| one.enrolment_id)?,
        holds: grouped(holds.into_iter().map(|hold| Ok(Hold::from(hold))), |hold| hold.enrolment_id)?,
        grants: grants.iter().map(grant).collect::<Result<_>>()?,
        watched: Watched::default(),
        busy: Busy::load(db, scope, values.clone()).await?,
    };
    // Every hour of these people, those under other enrolments included: it is for each dossier to take its own.
    let windows = windows(parts.hours.values().flatten(), parts.cases.values().flatten()).collect();
    parts.watched = Watched::load(db, academy, windows).await?;
    let heads = heads.iter().map(head).collect::<Result<Vec<_>>>()?;
    for head in &heads {
        for case in parts.cases.get(&head.enrolment.id).into_iter().flatten() {
            parts.busy.add_case(head.enrolment.person_id, case);
        }
    }
    heads.into_iter().map(|head| dossier(head, &mut parts)).collect()
}

fn dossier(head: Head, parts: &mut Parts) -> Result<Dossier> {
    let Head { enrolment, name, latin_name, born_on, main_trainer, time_zone } = head;
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
        time_zone,
        main_trainer,
        grants: parts.grants.iter().filter(|grant| supervised(grant.person_id)).cloned().collect(),
        documents: parts.documents.get(&enrolment.person_id).cloned().unwrap_or_default(),
        assessments: parts.assessments.remove(&enrolment.id).unwrap_or_default(),
        holds: parts.holds.remove(&enrolment.id).unwrap_or_default(),
        supervised_elsewhere: parts.watched.beside(enrolment.person_id, windows(hours.iter(), cases.iter())),
        busy_elsewhere: parts.busy.elsewhere(enrolment.person_id, enrolment.id),
        trainee: Trainee { person_id: enrolment.person_id, name, latin_name, born_on },
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
        latin_name: rows::get(row, "latin_name")?,
        born_on: rows::get(row, "born_on")?,
        main_trainer: rows::get::<Option<Uuid>>(row, "main_trainer")?.map(Into::into),
        time_zone: rows::get(row, "time_zone")?,
    })
}

fn spec(row: &QueryResult) -> Result<(CourseVersionId, Arc<CourseSpec>)> {
    let spec: CourseSpec = serde_json::from_str(&rows::get::<String>(row, "spec")?)?;
    Ok((rows::id(row, "id")?, spec.into()))
}

fn grant(row: &QueryResult) -> Result<SupervisorGrant> {
    Ok(SupervisorGrant {
        person_id: rows::id(row, "person_id")?,
        techniques: serde_json::from_str(&rows::get::<String>(row, "techniques")?)?,
        valid_from: rows::get(row, "valid_from")?,
        valid_to: rows::get(row, "valid_to")?,
    })
}
