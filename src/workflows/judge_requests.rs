//! What requested certificates would say, if this person may approve them now; many at once cost a fixed number of
//! queries.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;

use crate::{
    App,
    domain::{
        academy::Academy,
        certificate::CertificateFacts,
        dossier::Dossier,
        eligibility::{Eligible, FactsContext, assess, last_assessors, may_approve},
        ids::{CertificateId, PersonId},
        states::CertificateMove,
        succession::{SuccessionRefusal, may_follow, renewed},
        words::Succession,
    },
    storage::{
        ConnectionTrait, StorageError, academies,
        appearances::{self, InForce},
        certificates::{self, CertificateView},
        dossiers,
        issue_jobs::Ticked,
        people,
    },
};

use super::{
    acting::Acting,
    certificate_step::CertificateError,
    in_lots::in_lots,
    succeed_certificate::{check_evidence, renewable},
};

/// A request that may be approved, what the certificate will say, and how it will look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged {
    pub ticked: Ticked,
    pub facts: CertificateFacts,
    pub look: Arc<InForce>,
}

/// A request that may not, and why.
pub type Refused = (CertificateId, CertificateError);

/// What is known of a request before the names of its assessors are.
enum Verdict {
    /// With the language it will be in, where one was asked for.
    First(Box<Eligible>, Option<String>),
    Following(Box<CertificateFacts>),
}

/// Judges requests outside of any transaction, on several threads.
pub(super) async fn judge_beside(
    app: &App,
    by: Acting,
    ticked: &[Ticked],
) -> Result<(Vec<Judged>, Vec<Refused>), CertificateError> {
    let db = app.store.read().clone();
    let lots = in_lots(ticked, move |lot| {
        let db = db.clone();
        async move { judge(&db, &by, &lot).await }
    });
    let (mut judged, mut refused) = (Vec::with_capacity(ticked.len()), Vec::new());
    for (some, unfit) in lots.await? {
        judged.extend(some);
        refused.extend(unfit);
    }
    Ok((judged, refused))
}

/// Judges requests for somebody who may approve. An error is one that concerns all of them; what concerns one of them stands beside its id.
pub(super) async fn judge(
    db: &impl ConnectionTrait,
    by: &Acting,
    ticked: &[Ticked],
) -> Result<(Vec<Judged>, Vec<Refused>), CertificateError> {
    let (academy, today) = (academies::find(db, by.academy).await?, by.today());
    let ids: Vec<_> = ticked.iter().map(|one| one.certificate).collect();
    let views = certificates::list_views(db, by.academy, &ids).await?;
    let enrolments: Vec<_> = views.iter().map(|view| view.certificate.enrolment_id).collect();
    let dossiers = dossiers::load_many(db, by.academy, &enrolments).await?;
    let views: HashMap<_, _> = views.into_iter().map(|view| (view.certificate.id, view)).collect();
    let dossiers: HashMap<_, _> = dossiers.into_iter().map(|d| (d.enrolment.id, d)).collect();
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for one in ticked {
        let verdict = match views.get(&one.certificate) {
            Some(view) => match dossiers.get(&view.certificate.enrolment_id) {
                Some(dossier) => verdict(db, by, one.version, view, dossier, today).await,
                None => Err(StorageError::NotFound.into()),
            },
            None => Err(StorageError::NotFound.into()),
        };
        match verdict {
            Ok(verdict) => found.push((*one, verdict)),
            Err(error) if error.concerns_one() => refused.push((one.certificate, error)),
            Err(error) => return Err(error),
        }
    }
    Ok((named(db, &academy, found).await?, refused))
}

async fn verdict(
    db: &impl ConnectionTrait,
    by: &Acting,
    version: i32,
    view: &CertificateView,
    dossier: &Dossier,
    today: NaiveDate,
) -> Result<Verdict, CertificateError> {
    let request = &view.certificate;
    request.after(CertificateMove::Approve).map_err(StorageError::from)?;
    if request.version != version {
        return Err(StorageError::Stale.into());
    }
    may_approve(request.requested_by, &last_assessors(dossier), request.person_id, by.person)?;
    if request.predecessor_id.is_some() {
        let facts = following_facts(db, by, view, dossier, today).await?;
        return Ok(Verdict::Following(Box::new(facts)));
    }
    let eligible = assess(dossier, today).eligible().map_err(CertificateError::NotEligible)?;
    Ok(Verdict::First(Box::new(eligible), request.language.clone()))
}

async fn following_facts(
    db: &impl ConnectionTrait,
    by: &Acting,
    view: &CertificateView,
    dossier: &Dossier,
    today: NaiveDate,
) -> Result<CertificateFacts, CertificateError> {
    let request = &view.certificate;
    let (Some(predecessor), Some(succession)) = (request.predecessor_id, request.succession) else {
        return Err(StorageError::Unreadable(format!("certificate {} follows nothing", request.id)).into());
    };
    let old = certificates::find(db, by.academy, predecessor).await?;
    may_follow(&old, succession, today)?;
    let facts = old.facts.as_ref().ok_or(SuccessionRefusal::NotActive(old.state))?;
    match succession {
        Succession::Renewal => {
            renewable(dossier, today)?;
            Ok(renewed(facts, dossier.spec.valid_for_months, today)?)
        }
        Succession::Replacement => Ok(facts.replaced(None)),
        Succession::Correction => {
            check_evidence(db, by.academy, &old, view.evidence_document_id, today).await?;
            Ok(facts.replaced(view.new_name.as_deref()))
        }
    }
}

/// Gives the assessors their names, in the order of their ids.
async fn named(
    db: &impl ConnectionTrait,
    academy: &Academy,
    found: Vec<(Ticked, Verdict)>,
) -> Result<Vec<Judged>, CertificateError> {
    let assessors = |verdict: &Verdict| match verdict {
        Verdict::First(eligible, _) => eligible.assessors(),
        Verdict::Following(_) => Vec::new(),
    };
    let mut wanted: Vec<PersonId> = found.iter().flat_map(|(_, verdict)| assessors(verdict)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let look = Arc::new(appearances::find_in_force(db, academy.id).await?);
    let names: HashMap<_, _> = people::list_names(db, &wanted).await?.into_iter().collect();
    let judged = found.into_iter().map(|(ticked, verdict)| {
        let assessor_names = assessors(&verdict).iter().filter_map(|id| names.get(id).cloned()).collect();
        let facts = match verdict {
            Verdict::First(eligible, language) => {
                let language = language.as_deref().unwrap_or(&look.appearance.language);
                eligible.facts(FactsContext { academy, assessor_names, language })
            }
            Verdict::Following(facts) => *facts,
        };
        Judged { ticked, facts, look: look.clone() }
    });
    Ok(judged.collect())
}
