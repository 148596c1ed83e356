//! What asked-for certificates would say on a day, whoever approves them: the one place that the page of a request, its
//! approval and the turn of a job take it from. Many at once cost a fixed number of queries.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use crate::{
    domain::{
        academy::Academy,
        certificate::{Certificate, CertificateFacts, NewName},
        document::Document,
        dossier::Dossier,
        eligibility::{Eligible, FactsContext, RequirementLine, Subject, assess_apart},
        ids::{AcademyId, CertificateId, DocumentId, PersonId},
        shown::Shown,
        succession::{SuccessionRefusal, may_follow, renewed},
        will_say::WillSay,
        words::Succession,
    },
    storage::{
        self, ConnectionTrait, StorageError, academies,
        appearances::{self, InForce},
        certificates::{self, CertificateView},
        documents, dossiers, people,
    },
};

use super::{
    certificate_step::CertificateError,
    in_lots::LOT,
    may::MANAGERS,
    succeed_certificate::{check_evidence, renewable},
};

/// A certificate that is asked for, or about to be, and what it is judged by.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub request: &'a Certificate,
    /// Who asked.
    pub by: &'a str,
    /// The changed name, and the document that proves it.
    pub new_name: Option<NewName<'a>>,
    pub evidence: Option<DocumentId>,
    pub dossier: &'a Dossier,
}

impl<'a> Asked<'a> {
    pub fn of(view: &'a CertificateView, dossier: &'a Dossier) -> Self {
        Self {
            request: &view.certificate,
            by: &view.requested_by_name,
            new_name: view.changed_name(),
            evidence: view.evidence_document_id,
            dossier,
        }
    }
}

/// What a certificate would say.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub facts: CertificateFacts,
    pub look: Arc<InForce>,
    /// All of it, as the page of the request shows it.
    pub shown: Shown,
}

/// What is known of a certificate before the names of its assessors are.
enum Draft {
    First(Box<Eligible>),
    Following(Box<CertificateFacts>, Box<Certificate>, Option<Box<Document>>),
}

/// What became of one: what it says, or why there can be none.
pub type SaidOf<T> = Result<T, CertificateError>;

/// What each of some requests would say on a day, in their order. An error is one that concerns all of them.
pub(super) async fn say(
    db: &impl ConnectionTrait,
    academy: &Academy,
    asked: &[Asked<'_>],
    day: NaiveDate,
) -> storage::Result<Vec<SaidOf<Said>>> {
    let look = Arc::new(appearances::find_in_force(db, academy.id).await?);
    let mut drafts = Vec::with_capacity(asked.len());
    for one in asked {
        drafts.push(draft(db, academy.id, *one, day).await);
    }
    let mut wanted: Vec<PersonId> = drafts.iter().flatten().flat_map(|(draft, _)| named(draft)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let names: HashMap<_, _> = people::list_names(db, academy.id, &wanted).await?.into_iter().collect();
    let gone = gone(db, academy.id, asked, day).await?;
    let said = asked.iter().zip(drafts).map(|(one, draft)| {
        let (draft, lines) = draft?;
        let gone = gone.contains(&one.request.requested_by);
        Ok(finish(academy, (*one, gone), (draft, &lines), &look, &names))
    });
    Ok(said.collect())
}

/// Whose names stand on it beside the holder's.
fn named(draft: &Draft) -> Vec<PersonId> {
    match draft {
        Draft::First(eligible) => [eligible.assessors(), eligible.assurers()].concat(),
        Draft::Following(..) => Vec::new(),
    }
}

async fn draft(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    asked: Asked<'_>,
    day: NaiveDate,
) -> SaidOf<(Draft, Vec<RequirementLine>)> {
    let (request, dossier) = (asked.request, asked.dossier);
    let report = assess_apart(dossier, day)?;
    let Some(predecessor) = request.predecessor_id else {
        let eligible = report.eligible().map_err(CertificateError::NotEligible)?;
        return Ok((Draft::First(Box::new(eligible)), report.lines));
    };
    let follows_nothing = || StorageError::Unreadable(format!("certificate {} follows nothing", request.id));
    let succession = request.succession.ok_or_else(follows_nothing)?;
    let old = certificates::find(db, academy, predecessor).await?;
    may_follow(&old, succession, day)?;
    let facts = old.facts.as_ref().ok_or(SuccessionRefusal::NotActive(old.state))?;
    let (facts, evidence, lines) = match succession {
        Succession::Renewal => {
            renewable(dossier, day)?;
            let asked_for =
                |line: &RequirementLine| matches!(line.subject, Subject::Document { .. } | Subject::Holds);
            let lines = report.lines.into_iter().filter(asked_for).collect();
            (renewed(facts, dossier.spec.valid_for_months, day)?, None, lines)
        }
        Succession::Replacement => (facts.replaced(None), None, Vec::new()),
        Succession::Correction => {
            check_evidence(db, academy, &old, asked.evidence, day).await?;
            let evidence = match asked.evidence {
                Some(id) => Some(Box::new(documents::find(db, academy, id).await?.document)),
                None => None,
            };
            (facts.replaced(asked.new_name), evidence, Vec::new())
        }
    };
    Ok((Draft::Following(Box::new(facts), Box::new(old), evidence), lines))
}

/// Who asked, and could not ask any more.
async fn gone(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    asked: &[Asked<'_>],
    day: NaiveDate,
) -> storage::Result<HashSet<PersonId>> {
    let mut gone: HashSet<_> = asked.iter().map(|one| one.request.requested_by).collect();
    for asker in gone.clone() {
        let roles = people::list_roles_on(db, academy, asker, day).await?;
        if roles.iter().any(|role| MANAGERS.contains(role)) {
            gone.remove(&asker);
        }
    }
    Ok(gone)
}

fn finish(
    academy: &Academy,
    (asked, asker_gone): (Asked<'_>, bool),
    (draft, lines): (Draft, &[RequirementLine]),
    look: &Arc<InForce>,
    names: &HashMap<PersonId, String>,
) -> Said {
    let (facts, old, evidence) = match draft {
        Draft::First(eligible) => {
            let named =
                |ids: Vec<PersonId>| ids.iter().filter_map(|id| names.get(id).cloned()).collect::<Vec<_>>();
            let (assessor_names, assurer_names) = (named(eligible.assessors()), named(eligible.assurers()));
            let language = asked.request.language.as_deref().unwrap_or(&look.appearance.language);
            (eligible.facts(FactsContext { academy, assessor_names, assurer_names, language }), None, None)
        }
        Draft::Following(facts, old, evidence) => (*facts, Some(old), evidence),
    };
    let follows =
        asked.request.succession.map(|how| (how, old.as_ref().and_then(|old| old.serial.as_deref())));
    let shown = WillSay {
        facts: &facts,
        born_on: asked.dossier.trainee.born_on,
        look: &look.appearance,
        look_version: look.version,
        asked_by: asked.by,
        asker_gone,
        follows,
        evidence: evidence.as_deref(),
        requirements: lines,
    };
    let shown = shown.shown();
    Said { facts, look: look.clone(), shown }
}

/// What some requests would say if they were approved on a day, as the page shows it to whoever may approve them; those
/// that cannot be approved, each with its reason. Ids that the academy does not have are left out.
pub async fn show_requests(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    ids: &[CertificateId],
    day: NaiveDate,
) -> storage::Result<HashMap<CertificateId, SaidOf<Shown>>> {
    let academy = academies::find(db, academy).await?;
    let mut all = HashMap::with_capacity(ids.len());
    for some in ids.chunks(LOT) {
        let views = certificates::list_views(db, academy.id, some).await?;
        let enrolments: Vec<_> = views.iter().map(|view| view.certificate.enrolment_id).collect();
        let together = dossiers::load_many(db, academy.id, &enrolments).await?;
        for unreadable in together.unreadable {
            let of = views.iter().filter(|view| view.certificate.enrolment_id == unreadable.enrolment);
            all.extend(of.map(|view| (view.certificate.id, Err(CertificateError::Unreadable))));
        }
        let dossiers: HashMap<_, _> = together.dossiers.into_iter().map(|d| (d.enrolment.id, d)).collect();
        let asked = views.iter().filter_map(|view| {
            dossiers.get(&view.certificate.enrolment_id).map(|dossier| Asked::of(view, dossier))
        });
        let asked: Vec<_> = asked.collect();
        let said = say(db, &academy, &asked, day).await?;
        let shown = asked.iter().zip(said).map(|(one, said)| (one.request.id, said.map(|said| said.shown)));
        all.extend(shown);
    }
    Ok(all)
}

/// What one request would say if it were approved on a day.
pub async fn show_request(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: CertificateId,
    day: NaiveDate,
) -> SaidOf<Shown> {
    let mut all = show_requests(db, academy, &[id], day).await?;
    all.remove(&id).unwrap_or_else(|| Err(StorageError::NotFound.into()))
}
