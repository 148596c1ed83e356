//! A cohort moves through its states, or its dates, capacity and lead trainer change.

use serde_json::{Map, Value, json};

use crate::{
    domain::{
        cohort::Cohort,
        ids::CohortId,
        shown::Shown,
        states::{CohortMove, CohortState, EnrolmentMove, EnrolmentState},
    },
    random,
    storage::{StorageError, Store, cohorts, enrolments, enrolments::EnrolmentView},
};

use super::{
    acting::Authority,
    ask_to_join::withdraw_places,
    change_enrolment::{Step, step},
    effect::Effect,
    look::Look,
    may::MANAGERS,
    open_cohort::{CohortRefusal, check_lead, name_taken},
};

/// Why a cohort was not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveRefusal {
    /// Somebody is learning in a cohort that is to be cancelled: they move to another one first.
    #[error("{} are learning in it", .0.len())]
    Learning(Vec<String>),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The names of those who learn in a cohort before it starts: they came from another one.
pub fn learning_in(trainees: &[EnrolmentView]) -> Vec<String> {
    let learns = |view: &&EnrolmentView| {
        matches!(view.enrolment.state, EnrolmentState::Active | EnrolmentState::Paused)
    };
    trainees.iter().filter(learns).map(|view| view.person_name.clone()).collect()
}

/// Moves a cohort that was read in a state. Starting it makes those who applied active; cancelling it withdraws them, and is
/// refused while somebody learns in it. Where it takes nobody any more, who was asked and has not answered is asked no longer. `site` is the address of this site, for the links in mails.
pub async fn move_cohort(
    store: &Store,
    who: &Authority,
    cohort: CohortId,
    (seen, attempted): (CohortState, CohortMove),
    shown: &Shown,
    site: &str,
) -> Result<Effect, MoveRefusal> {
    let after = seen.after(attempted).map_err(StorageError::from)?;
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let academy = acting.academy;
    let found = cohorts::find(&tx, academy, cohort).await?;
    if found.state == after {
        return Ok(Effect::Before);
    }
    Look::Cohort(cohort).still(&tx, academy, shown).await?;
    if found.state != seen {
        return Err(StorageError::Stale.into());
    }
    let trainees = enrolments::list_of_cohort(&tx, academy, cohort).await?;
    let learning = learning_in(&trainees);
    if attempted == CohortMove::Cancel && !learning.is_empty() {
        return Err(MoveRefusal::Learning(learning));
    }
    cohorts::update_state(&tx, academy, cohort, seen, after).await?;
    let action = match attempted {
        CohortMove::Open => "cohort.opened",
        CohortMove::Start => "cohort.started",
        CohortMove::Close => "cohort.closed",
        CohortMove::Cancel => "cohort.cancelled",
    };
    let changes = json!({ "name": found.name, "state": { "from": seen, "to": after } });
    acting.record(&tx, action, cohort.0, changes).await?;
    let following = match attempted {
        CohortMove::Start => Some(EnrolmentMove::Activate),
        CohortMove::Cancel => Some(EnrolmentMove::Withdraw),
        CohortMove::Open | CohortMove::Close => None,
    };
    if matches!(attempted, CohortMove::Close | CohortMove::Cancel) {
        withdraw_places(&tx, &acting, cohort).await?;
    }
    if let Some(attempted) = following {
        for view in trainees {
            if view.enrolment.after(attempted).is_ok() {
                let why = Step { attempted, reason: None, because: Some(action), site };
                step(&tx, &acting, &view.enrolment, why).await?;
            }
        }
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// What a form was filled with, in one word: two managers who edit at once are told apart by it.
pub fn fingerprint(cohort: &Cohort) -> String {
    let Cohort { name, starts_on, ends_on, capacity, lead_trainer_id, state, .. } = cohort;
    let lead = lead_trainer_id.map(|id| id.to_string()).unwrap_or_default();
    random::sha256_hex(format!("{name}\n{starts_on}\n{ends_on}\n{capacity}\n{lead}\n{state}").as_bytes())
}

/// Changes name, dates, capacity and lead trainer of a cohort that is not over. `seen` is the fingerprint of what
/// the person saw.
pub async fn edit_cohort(
    store: &Store,
    who: &Authority,
    wanted: &Cohort,
    seen: &str,
) -> Result<Effect, CohortRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let academy = acting.academy;
    let found = cohorts::find(&tx, academy, wanted.id).await?;
    let Cohort { state, course_version_id, .. } = found;
    let wanted = Cohort { academy_id: academy, state, course_version_id, ..wanted.clone() };
    if found == wanted {
        return Ok(Effect::Before);
    }
    if fingerprint(&found) != seen || !is_editable(found.state) {
        return Err(StorageError::Stale.into());
    }
    let enrolled = enrolments::count_of_cohort(&tx, academy, wanted.id).await?;
    if wanted.capacity < enrolled {
        return Err(CohortRefusal::TooSmall { enrolled });
    }
    if wanted.lead_trainer_id != found.lead_trainer_id {
        check_lead(&tx, academy, wanted.lead_trainer_id, acting.today()).await?;
    }
    cohorts::update(&tx, academy, &wanted).await.map_err(name_taken)?;
    let changes = differences([
        ("name", json!(found.name), json!(wanted.name)),
        ("starts_on", json!(found.starts_on), json!(wanted.starts_on)),
        ("ends_on", json!(found.ends_on), json!(wanted.ends_on)),
        ("capacity", json!(found.capacity), json!(wanted.capacity)),
        // An id, so that no name stays when somebody is erased; whoever reads the event is told today's.
        ("lead_trainer", json!(found.lead_trainer_id), json!(wanted.lead_trainer_id)),
    ]);
    acting.record(&tx, "cohort.changed", wanted.id.0, changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// Whether a cohort's dates, capacity and lead may still change.
pub fn is_editable(state: CohortState) -> bool {
    !matches!(state, CohortState::Closed | CohortState::Cancelled)
}

fn differences<const N: usize>(fields: [(&str, Value, Value); N]) -> Value {
    let changed = fields.into_iter().filter(|(_, from, to)| from != to);
    Value::Object(
        changed
            .map(|(name, from, to)| (name.into(), json!({ "from": from, "to": to })))
            .collect::<Map<_, _>>(),
    )
}
