//! What waits for a person in an academy, by the roles they hold: asked by the front page and by the daily mail alike.

use std::{collections::HashMap, fmt::Display};

use chrono::NaiveDate;

use crate::{
    domain::{
        ids::{AcademyId, PersonId},
        states::CertificateState,
        waiting::{Waiting, Work},
        words::Role,
    },
    storage::{
        ConnectionTrait, Result, assessment_lists, assessments, cases, certificates,
        certificates::{Filter, Listed},
        documents, dossiers, hours,
        pages::Page,
    },
};

use super::review_healed::missing_before_review;

/// Of each kind so many are looked at, oldest first.
const MOST: u64 = 500;

/// Whose work is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Worker<'a> {
    /// In which academy.
    pub academy: AcademyId,
    /// Who.
    pub person: PersonId,
    /// The roles they hold today.
    pub roles: &'a [Role],
    /// Today in the academy.
    pub today: NaiveDate,
}

impl Worker<'_> {
    fn does(&self, work: Work) -> bool {
        work.roles().iter().any(|role| self.roles.contains(role))
    }
}

/// Everything that waits for somebody; kinds of which nothing waits are left out.
pub async fn see_waiting(db: &impl ConnectionTrait, who: Worker<'_>) -> Result<Vec<Waiting>> {
    let mut list = Vec::new();
    for &work in Work::ALL.iter().filter(|work| who.does(**work)) {
        let causes: Vec<String> = match work {
            Work::Countersign => to_countersign(db, who).await?,
            Work::Healed => healed(db, who).await?,
            Work::Returned => {
                let returned = assessment_lists::list_returned(db, who.academy, who.person).await?;
                returned.iter().map(|view| cause(work, view.assessment.id, view.assessment.version)).collect()
            }
            Work::Samples => {
                let sampled = assessments::list_queue(db, who.academy, Page::new(1, MOST)).await?.items;
                let others = sampled.iter().filter(|view| view.assessment.assessor_id != Some(who.person));
                others.map(|view| cause(work, view.assessment.id, view.assessment.version)).collect()
            }
            Work::Documents => {
                let queue = documents::list_queue(db, who.academy, Page::new(1, MOST)).await?.items;
                let others = queue.iter().filter(|view| view.document.person_id != who.person);
                others.map(|view| cause(work, view.document.id, 1)).collect()
            }
            Work::Certificates => to_approve(db, who).await?,
        };
        if !causes.is_empty() {
            list.push(Waiting { work, count: causes.len() as u64, causes });
        }
    }
    Ok(list)
}

fn cause(work: Work, id: impl Display, version: impl Display) -> String {
    format!("{}:{id}:{version}", work.name())
}

async fn to_countersign(db: &impl ConnectionTrait, who: Worker<'_>) -> Result<Vec<String>> {
    let page = || Page::new(1, MOST);
    let entries = hours::list_queue_of_supervisor(db, who.academy, who.person, page()).await?.items;
    let sessions = cases::list_queue_of_supervisor(db, who.academy, who.person, page()).await?.items;
    let entries =
        entries.iter().map(|queued| cause(Work::Countersign, queued.entry.id, queued.entry.version));
    let sessions =
        sessions.iter().map(|queued| cause(Work::Countersign, queued.session.id, queued.session.version));
    Ok(entries.chain(sessions).collect())
}

/// Cases that heal and can be reviewed today.
async fn healed(db: &impl ConnectionTrait, who: Worker<'_>) -> Result<Vec<String>> {
    let mine = (!who.roles.contains(&Role::Assessor)).then_some(who.person);
    let mut known = HashMap::new();
    let mut causes = Vec::new();
    for case in cases::list_healing(db, who.academy, mine).await? {
        let dossier = match known.entry(case.enrolment_id) {
            std::collections::hash_map::Entry::Occupied(there) => there.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(dossiers::load(db, who.academy, case.enrolment_id).await.ok())
            }
        };
        // A record that can't be read is told of elsewhere.
        let Some(dossier) = dossier else { continue };
        if dossier.trainee.person_id != who.person
            && missing_before_review(&case, dossier, who.today).is_empty()
        {
            causes.push(cause(Work::Healed, case.id, 1));
        }
    }
    Ok(causes)
}

/// Requests of others for certificates of others.
async fn to_approve(db: &impl ConnectionTrait, who: Worker<'_>) -> Result<Vec<String>> {
    let listed = Some(Listed::In(CertificateState::PendingApproval));
    let filter = Filter { listed, search: "", today: who.today };
    let pending = certificates::list(db, who.academy, filter, Page::new(1, MOST)).await?.items;
    let others =
        pending.iter().filter(|line| line.requested_by != who.person && line.person_id != who.person);
    Ok(others.map(|line| cause(Work::Certificates, line.id, 1)).collect())
}
