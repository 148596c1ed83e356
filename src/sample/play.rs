//! Plays the steps in the order of their moments: rows and events in large transactions, and the moves of certificates
//! by the workflows that the pages use, each at its own moment.

use chrono::{DateTime, Utc};

use crate::{
    App,
    domain::{ids::AcademyId, states::EnrolmentState},
    storage::{
        Result, Tx, assessments, cases, cohorts, countersignatures, documents, enrolments, events,
        events::NewEvent, holds, hours, people,
    },
};

use super::{
    SampleError, certificates,
    step::{Step, Steps, Write},
};

/// How a supervisor of the sample was known when signing.
const METHOD: &str = "session";

/// Plays everything that happened in an academy.
pub(super) async fn play(
    app: &App,
    academy: AcademyId,
    steps: Steps,
) -> std::result::Result<(), SampleError> {
    let mut told = Vec::new();
    let mut tx = app.store.begin().await?;
    for step in steps.in_order() {
        if let Write::Certificate(made) = step.write {
            events::append_all(&tx, std::mem::take(&mut told)).await?;
            tx.commit().await.map_err(crate::storage::StorageError::from)?;
            let subject = step.subject.into();
            certificates::play(app, academy, (step.at, step.actor), subject, made).await?;
            tx = app.store.begin().await?;
            continue;
        }
        write(&tx, academy, &step).await?;
        told.push((step.at, event(academy, step)));
    }
    events::append_all(&tx, told).await?;
    tx.commit().await.map_err(crate::storage::StorageError::from)?;
    Ok(())
}

fn event(academy: AcademyId, step: Step) -> NewEvent<'static> {
    let Step { actor, action, subject, changes, .. } = step;
    NewEvent { academy, actor: Some(actor), action, subject, changes }
}

async fn write(tx: &Tx, academy: AcademyId, step: &Step) -> Result<()> {
    let (at, by): (DateTime<Utc>, _) = (step.at, step.actor);
    match &step.write {
        Write::Nothing | Write::Certificate(_) => Ok(()),
        Write::Person(person) => people::insert(tx, person, at).await,
        Write::Grant(grant) => people::insert_grant(tx, grant, Some(by), at).await,
        Write::Cohort(cohort) => cohorts::insert(tx, cohort, at).await,
        Write::CohortState(id, from, to) => cohorts::update_state(tx, academy, *id, *from, *to).await,
        Write::Enrolment(enrolment) => enrolments::insert(tx, enrolment, at).await,
        Write::IdentityCheck(id, on) => {
            enrolments::update_identity_check(tx, academy, *id, (by, *on), None).await
        }
        Write::EnrolmentState(id, from, to) => {
            if *to == EnrolmentState::Withdrawn {
                enrolments::update_end(tx, academy, *id, Some(at.date_naive())).await?;
            }
            enrolments::update_state(tx, academy, &[*id], *from, *to).await
        }
        Write::Hours(entry) => hours::insert(tx, entry, at).await,
        Write::Case(case) => cases::insert(tx, case, at).await,
        Write::Session(session) => cases::insert_session(tx, academy, session, at).await,
        Write::Signature(subject, signature, content) => {
            countersignatures::insert(tx, academy, *subject, signature, METHOD, content).await.map(|_| ())
        }
        Write::Document(document, file_name) => documents::insert(tx, document, file_name).await,
        Write::Assessment(assessment) => assessments::insert(tx, assessment, at).await,
        Write::Hold(hold) => holds::insert(tx, hold).await,
        Write::ClearHold(id) => holds::update_cleared(tx, academy, *id, by, at).await,
    }
}
