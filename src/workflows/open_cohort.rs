//! A new cohort on a published course version.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        cohort::Cohort,
        ids::{AcademyId, PersonId},
        states::CourseVersionState,
        words::Role,
    },
    storage::{StorageError, Store, Tx, cohorts, courses, people},
};

use super::{acting::Authority, effect::Effect, may::MANAGERS};

/// Why a cohort cannot be as it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CohortRefusal {
    /// The course version is a draft or retired.
    #[error("the course version is {0}")]
    NotPublished(CourseVersionState),
    /// The lead is not a trainer of the academy today.
    #[error("the lead is not a trainer")]
    NotATrainer,
    /// The academy has a cohort of this name.
    #[error("the name is taken")]
    NameTaken,
    /// More trainees are enrolled than it could take.
    #[error("{enrolled} are enrolled")]
    TooSmall {
        /// How many trainees there are.
        enrolled: u32,
    },
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Adds a cohort as planned. A second time with the same id changes nothing, and with another content is refused.
pub async fn open_cohort(
    store: &Store,
    who: &Authority,
    cohort: &Cohort,
) -> std::result::Result<Effect, CohortRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let academy = acting.academy;
    let cohort = &Cohort { academy_id: academy, ..cohort.clone() };
    match cohorts::find(&tx, academy, cohort.id).await {
        Ok(there) if there == (Cohort { state: there.state, ..cohort.clone() }) => return Ok(Effect::Before),
        Ok(_) => return Err(StorageError::SavedOtherwise.into()),
        Err(StorageError::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    let version = courses::find_version(&tx, academy, cohort.course_version_id).await?;
    if version.state != CourseVersionState::Published {
        return Err(CohortRefusal::NotPublished(version.state));
    }
    check_lead(&tx, academy, cohort.lead_trainer_id, acting.today()).await?;
    cohorts::insert(&tx, cohort, acting.at).await.map_err(name_taken)?;
    let changes = json!({
        "name": cohort.name,
        "course": version.spec.key,
        "version": version.number,
        "starts_on": cohort.starts_on,
        "ends_on": cohort.ends_on,
        "capacity": cohort.capacity,
        "lead_trainer": cohort.lead_trainer_id,
    });
    acting.record(&tx, "cohort.planned", cohort.id.0, changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

pub(super) fn name_taken(error: StorageError) -> CohortRefusal {
    match error {
        StorageError::Conflict("name") => CohortRefusal::NameTaken,
        other => other.into(),
    }
}

pub(super) async fn check_lead(
    tx: &Tx,
    academy: AcademyId,
    lead: Option<PersonId>,
    today: NaiveDate,
) -> std::result::Result<(), CohortRefusal> {
    let Some(lead) = lead else { return Ok(()) };
    let trainers = people::list_holding(tx, academy, Role::Trainer, today).await?;
    if trainers.iter().any(|(person, _)| person.id == lead) {
        Ok(())
    } else {
        Err(CohortRefusal::NotATrainer)
    }
}
