//! Whether this person may approve requested certificates now, and whether they would say what this person was shown; many
//! at once cost a fixed number of queries.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use crate::{
    App,
    domain::{
        certificate::CertificateFacts,
        dossier::Dossier,
        eligibility::{Hands, assess_apart, last_assessors, may_approve},
        ids::CertificateId,
        shown::Shown,
        states::CertificateMove,
        succession::may_follow,
        words::Succession,
    },
    storage::{
        ConnectionTrait, StorageError, academies, answering,
        appearances::InForce,
        certificates::{self, CertificateView},
        dossiers,
        issue_jobs::Ticked,
    },
};

use super::{
    acting::Acting,
    certificate_step::CertificateError,
    in_lots::in_lots,
    say_certificates::{Asked, Said, say},
    succeed_certificate::{check_evidence, renewable},
};

/// A request that may be approved, what the certificate will say, and how it will look.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged {
    pub ticked: Ticked,
    pub facts: CertificateFacts,
    pub look: Arc<InForce>,
    /// All of it as it was shown.
    pub shown: Shown,
}

/// A request that may not, and why.
pub type Refused = (CertificateId, CertificateError);

/// Judges requests outside of any transaction, on several threads.
pub(super) async fn judge_beside(
    app: &App,
    by: Acting,
    ticked: &[Ticked],
    award: Option<NaiveDate>,
) -> Result<(Vec<Judged>, Vec<Refused>), CertificateError> {
    let db = app.store.read().clone();
    let lots = in_lots(ticked, move |lot| {
        let db = db.clone();
        async move { judge(&db, &by, &lot, award).await }
    });
    let (mut judged, mut refused) = (Vec::with_capacity(ticked.len()), Vec::new());
    for (some, unfit) in lots.await? {
        judged.extend(some);
        refused.extend(unfit);
    }
    Ok((judged, refused))
}

/// Judges requests for somebody who may approve. What was approved before today bears the day of its approval, on which it was shown, and must be right
/// on both days. An error is one that concerns all of them; what concerns one of them stands beside its id.
pub(super) async fn judge(
    db: &impl ConnectionTrait,
    by: &Acting,
    ticked: &[Ticked],
    award: Option<NaiveDate>,
) -> Result<(Vec<Judged>, Vec<Refused>), CertificateError> {
    let (academy, today) = (academies::find(db, by.academy).await?, by.today());
    let day = award.unwrap_or(today);
    let hands = answering::find_hands(db, by.academy, by.at).await?;
    let ids: Vec<_> = ticked.iter().map(|one| one.certificate).collect();
    let views = certificates::list_views(db, by.academy, &ids).await?;
    let enrolments: Vec<_> = views.iter().map(|view| view.certificate.enrolment_id).collect();
    let together = dossiers::load_many(db, by.academy, &enrolments).await?;
    let unreadable: HashSet<_> = together.unreadable.into_iter().map(|one| one.enrolment).collect();
    let views: HashMap<_, _> = views.into_iter().map(|view| (view.certificate.id, view)).collect();
    let dossiers: HashMap<_, _> = together.dossiers.into_iter().map(|d| (d.enrolment.id, d)).collect();
    let (mut open, mut found, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for one in ticked {
        let view = views.get(&one.certificate);
        let known = view.and_then(|view| Some((view, dossiers.get(&view.certificate.enrolment_id)?)));
        let also = (day != today).then_some(today);
        let verdict = match known {
            Some((view, dossier)) => gate(db, (by, &hands), *one, view, dossier, also).await,
            None if view.is_some_and(|view| unreadable.contains(&view.certificate.enrolment_id)) => {
                Err(CertificateError::Unreadable)
            }
            None => Err(StorageError::NotFound.into()),
        };
        match (verdict, known) {
            (Ok(()), Some((view, dossier))) => open.push((*one, Asked::of(view, dossier))),
            (Ok(()), None) => {}
            (Err(error), _) if error.concerns_one() => refused.push((one.certificate, error)),
            (Err(error), _) => return Err(error),
        }
    }
    let asked: Vec<_> = open.iter().map(|(_, asked)| *asked).collect();
    for ((ticked, _), said) in open.iter().zip(say(db, &academy, &asked, day).await?) {
        match said.and_then(|said| as_shown(*ticked, said)) {
            Ok(judged) => found.push(judged),
            Err(error) if error.concerns_one() => refused.push((ticked.certificate, error)),
            Err(error) => return Err(error),
        }
    }
    Ok((found, refused))
}

/// Nobody approves what they were not shown.
fn as_shown(ticked: Ticked, Said { facts, look, shown }: Said) -> Result<Judged, CertificateError> {
    if shown.digest() == ticked.shown {
        Ok(Judged { ticked, facts, look, shown })
    } else {
        Err(CertificateError::Changed(Box::new(shown)))
    }
}

/// Whether this person may approve it as they saw it, and whether what was approved on another day holds today.
async fn gate(
    db: &impl ConnectionTrait,
    (by, hands): (&Acting, &Hands),
    ticked: Ticked,
    view: &CertificateView,
    dossier: &Dossier,
    also: Option<NaiveDate>,
) -> Result<(), CertificateError> {
    let request = &view.certificate;
    request.after(CertificateMove::Approve).map_err(StorageError::from)?;
    if request.version != ticked.version {
        return Err(StorageError::Stale.into());
    }
    may_approve(request.requested_by, &last_assessors(dossier), request.person_id, by.person, hands)?;
    let Some(today) = also else { return Ok(()) };
    let (Some(predecessor), Some(succession)) = (request.predecessor_id, request.succession) else {
        return assess_apart(dossier, today)?.eligible().map(drop).map_err(CertificateError::NotEligible);
    };
    let old = certificates::find(db, by.academy, predecessor).await?;
    may_follow(&old, succession, today)?;
    match succession {
        Succession::Renewal => renewable(dossier, today),
        Succession::Replacement => Ok(()),
        Succession::Correction => {
            check_evidence(db, by.academy, &old, view.evidence_document_id, today).await
        }
    }
}
