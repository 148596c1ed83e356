//! Asking for a first certificate, and taking a request back or declining it. A second person approves.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use crate::{
    App,
    domain::{
        certificate::Certificate,
        ids::{CertificateId, EnrolmentId, PersonId},
        shown::Shown,
        states::{CertificateMove, CertificateState},
        text::Reason,
        words::Succession,
    },
    issuing,
    storage::{ConnectionTrait, StorageError, academies, certificates, dossiers, events, people},
};

use super::{
    acting::{Acting, Authority},
    certificate_step::{CertificateError, Move, Saw, commit, take},
    in_lots::{LOT, in_lots},
    may::MANAGERS,
    say_certificates::{self, say},
};

/// A request as it is stored.
pub(super) fn pending(
    id: CertificateId,
    by: &Acting,
    enrolment_id: EnrolmentId,
    person_id: PersonId,
    follows: Option<(CertificateId, Succession)>,
) -> Certificate {
    Certificate {
        id,
        academy_id: by.academy,
        enrolment_id,
        person_id,
        serial: None,
        code: None,
        state: CertificateState::PendingApproval,
        requested_by: by.person,
        approved_by: None,
        awarded_on: None,
        expires_on: None,
        facts: None,
        predecessor_id: follows.map(|(id, _)| id),
        succession: follows.map(|(_, succession)| succession),
        reason_key: None,
        reason: None,
        pdf_sha256: None,
        version: 1,
        language: None,
        appearance: None,
    }
}

/// What became of a wish for many certificates.
#[derive(Debug, Default)]
pub struct Asked {
    /// The new requests.
    pub requests: Vec<CertificateId>,
    /// Enrolments for which one is asked for or issued already.
    pub already: Vec<EnrolmentId>,
    /// Enrolments that cannot have one now, and why.
    pub refused: Vec<(EnrolmentId, CertificateError)>,
}

/// Asks for the first certificate of an enrolment that meets every requirement today. `Conflict("enrolment")` where
/// one is asked for or issued already. Without a language, it will be in the academy's own.
pub async fn request_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    enrolment: EnrolmentId,
    language: Option<&str>,
) -> Result<(), CertificateError> {
    let mut asked = request(app, who, &[(enrolment, id)], language).await?;
    match asked.refused.pop() {
        Some((_, error)) => Err(error),
        None if asked.requests.is_empty() => Err(StorageError::Conflict("enrolment").into()),
        None => Ok(()),
    }
}

/// Asks for the first certificate of each of some enrolments, in one transaction; one that is not ready keeps none of
/// the others back. Without a language, they will be in the academy's own.
pub async fn request_certificates(
    app: &App,
    who: &Authority,
    enrolments: &[EnrolmentId],
    language: Option<&str>,
) -> Result<Asked, CertificateError> {
    let fresh: Vec<_> = enrolments.iter().map(|enrolment| (*enrolment, CertificateId::fresh())).collect();
    request(app, who, &fresh, language).await
}

/// An enrolment, and the id that its request will have.
type Wish = (EnrolmentId, CertificateId);

/// What may be asked for.
enum Found {
    /// This request, and what it would say.
    Ready(Box<Certificate>, Box<Shown>),
    /// None: there is one.
    Already,
    /// None now.
    Refused(CertificateError),
}

/// So often many are looked at before others who write have to wait for it: each time something happened in the academy meanwhile.
const TRIALS: usize = 3;

/// Everybody is looked at outside of the transaction, which holds up everybody else who writes. Where something happened in the
/// academy since, a lot is looked at again inside; more are looked at outside again, and inside at last.
async fn request(
    app: &App,
    who: &Authority,
    wanted: &[Wish],
    language: Option<&str>,
) -> Result<Asked, CertificateError> {
    // What certificates do not speak was not asked for.
    let language = language.filter(|tag| issuing::LANGUAGES.contains(tag)).map(str::to_owned);
    let mut trial = 1;
    let (tx, by, found) = loop {
        let (before, newest, found) = look_beside(app, who, wanted, language.as_deref()).await?;
        let (tx, by) = who.begin(&app.store, MANAGERS).await?;
        if events::find_newest(&tx, by.academy).await? == newest && by.today() == before.today() {
            break (tx, by, found);
        }
        if wanted.len() <= LOT || trial == TRIALS {
            let mut again = Vec::new();
            for lot in wanted.chunks(LOT) {
                again.push(look(&tx, &by, language.as_deref(), lot).await?);
            }
            break (tx, by, again);
        }
        tx.rollback().await.map_err(StorageError::from)?;
        trial += 1;
    };
    let (mut asked, mut requests, mut shown) = (Asked::default(), Vec::new(), Vec::new());
    for ((enrolment, _), found) in wanted.iter().zip(found.into_iter().flatten()) {
        match found {
            Found::Ready(request, said) => {
                shown.push((request.id, *said));
                requests.push(*request);
            }
            Found::Already => asked.already.push(*enrolment),
            Found::Refused(error) => asked.refused.push((*enrolment, error)),
        }
    }
    certificates::insert_requests(&tx, &requests, by.at).await?;
    certificates::insert_asked(&tx, by.academy, &shown).await?;
    let happened = requests.iter().map(|request| {
        let changes = json!({ "enrolment": request.enrolment_id, "language": request.language });
        (by.at, by.event("certificate.requested", request.id.0, changes))
    });
    events::append_all(&tx, happened.collect()).await?;
    commit(tx).await?;
    asked.requests = requests.into_iter().map(|request| request.id).collect();
    Ok(asked)
}

/// A look at everybody outside of any transaction: who looks, what had happened in the academy before, and what may be asked for.
async fn look_beside(
    app: &App,
    who: &Authority,
    wanted: &[Wish],
    language: Option<&str>,
) -> Result<(Acting, i64, Vec<Vec<Found>>), CertificateError> {
    let (db, wished) = (app.store.read().clone(), language.map(str::to_owned));
    let before = who.require(&db, MANAGERS).await?;
    let newest = events::find_newest(&db, before.academy).await?;
    let lots = in_lots(wanted, move |lot| {
        let (db, wished) = (db.clone(), wished.clone());
        async move { look(&db, &before, wished.as_deref(), &lot).await }
    });
    Ok((before, newest, lots.await?))
}

/// What may be asked for today for some enrolments, in their order.
async fn look(
    db: &impl ConnectionTrait,
    by: &Acting,
    language: Option<&str>,
    wanted: &[Wish],
) -> Result<Vec<Found>, CertificateError> {
    let (academy, today) = (academies::find(db, by.academy).await?, by.today());
    let enrolments: Vec<_> = wanted.iter().map(|(enrolment, _)| *enrolment).collect();
    // Asked first, so that a second click hears "already there" rather than that a completed enrolment is not active.
    let known = certificates::list_asked(db, academy.id, &enrolments).await?;
    let together = dossiers::load_many(db, academy.id, &enrolments).await?;
    let unreadable: HashSet<_> = together.unreadable.into_iter().map(|one| one.enrolment).collect();
    let dossiers: HashMap<_, _> = together.dossiers.into_iter().map(|d| (d.enrolment.id, d)).collect();
    let asker = people::find(db, by.person).await?.full_name;
    let requests = wanted.iter().filter_map(|(enrolment, id)| {
        let dossier = dossiers.get(enrolment).filter(|_| !known.contains(enrolment))?;
        let language = language.map(str::to_owned);
        let request = pending(*id, by, *enrolment, dossier.trainee.person_id, None);
        Some((Certificate { language, ..request }, dossier))
    });
    let requests: Vec<_> = requests.collect();
    let wishes = requests.iter().map(|(request, dossier)| say_certificates::Asked {
        request,
        by: &asker,
        new_name: None,
        evidence: None,
        dossier,
    });
    let said = say(db, &academy, &wishes.collect::<Vec<_>>(), today).await?;
    let mut said: HashMap<_, _> = requests
        .into_iter()
        .zip(said)
        .map(|((request, _), said)| (request.enrolment_id, (request, said)))
        .collect();
    let found = enrolments.iter().map(|enrolment| match said.remove(enrolment) {
        Some((request, Ok(said))) => Ok(Found::Ready(Box::new(request), Box::new(said.shown))),
        Some((_, Err(error))) if error.concerns_one() => Ok(Found::Refused(error)),
        Some((_, Err(error))) => Err(error),
        None if known.contains(enrolment) && dossiers.contains_key(enrolment) => Ok(Found::Already),
        None if unreadable.contains(enrolment) => Ok(Found::Refused(CertificateError::Unreadable)),
        None => Ok(Found::Refused(StorageError::NotFound.into())),
    });
    found.collect()
}

/// Refuses a request, or takes back one's own, before anything was issued.
pub async fn decline_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    saw: impl Into<Saw<'_>>,
    reason: &Reason,
) -> Result<(), CertificateError> {
    let (tx, by) = who.begin(&app.store, MANAGERS).await?;
    let own = certificates::find(&tx, by.academy, id).await?.requested_by == by.person;
    let step = Move {
        id,
        saw: saw.into(),
        attempted: CertificateMove::Decline,
        reason_key: None,
        reason: Some(reason.as_str()),
        action: if own { "certificate.withdrawn" } else { "certificate.declined" },
    };
    take(&tx, &by, &step).await?;
    commit(tx).await
}
