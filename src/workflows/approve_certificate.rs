//! The second person's approval, of one request or of many. Everything is judged again inside the transaction that
//! freezes the facts; the paper is tried out before, so that a name that does not fit is found while nothing has been
//! issued.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde_json::json;

use crate::{
    App,
    domain::{ids::CertificateId, shown::Shown, verification_code::VerificationCode},
    random,
    storage::{
        self, StorageError, Tx,
        certificates::{self, Approval},
        credentials, events,
        issue_jobs::Ticked,
    },
};

use super::{
    acting::{Acting, Authority},
    appearance_design::design_of,
    certificate_document::{Imprint, document},
    certificate_step::CertificateError,
    finish_issue::{Step, Watch, finish_issues},
    judge_requests::{Judged, Refused, judge, judge_beside},
    may::MANAGERS,
    press_certificates::{self, Order},
};

/// How often the trial is repeated where a fact changes between trial and approval.
const TRIALS: usize = 3;

/// Approves a request that the person saw in a version, with everything that they were shown of it, and issues the
/// certificate. `StorageError::Changed` says what is not as it was shown.
pub async fn approve_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    (version, shown): (i32, &Shown),
    watch: Watch<'_>,
) -> Result<(), CertificateError> {
    let ticked = Ticked { certificate: id, version, shown: shown.digest() };
    let left = approve_certificates(app, who, &[ticked], watch).await?;
    match left.into_iter().next() {
        None => Ok(()),
        Some((_, CertificateError::Changed(now))) => {
            Err(StorageError::Changed(shown.differences(&now)).into())
        }
        Some((_, error)) => Err(error),
    }
}

/// Approves requests and issues their certificates; those that could not be, each with its reason. One that is left
/// out keeps none of the others back. An error concerns all: what was frozen before it is finished by the worker.
pub async fn approve_certificates(
    app: &App,
    who: &Authority,
    ticked: &[Ticked],
    watch: Watch<'_>,
) -> Result<Vec<Refused>, CertificateError> {
    let Frozen { frozen, mut refused } = freeze(app, who, ticked, None, watch).await?;
    refused.extend(finish_issues(app, who.academy(), &frozen, who.now(), watch).await?);
    Ok(refused)
}

/// What became of requests that somebody approved.
#[derive(Default)]
pub(super) struct Frozen {
    /// Those whose serials, codes and facts are settled for good.
    pub frozen: Vec<CertificateId>,
    /// Those that could not be, and why.
    pub refused: Vec<Refused>,
}

/// The first transaction: serials, codes and facts are settled for good. What was approved earlier is awarded on that day.
pub(super) async fn freeze(
    app: &App,
    who: &Authority,
    ticked: &[Ticked],
    award: Option<NaiveDate>,
    watch: Watch<'_>,
) -> Result<Frozen, CertificateError> {
    let (mut open, mut came) = (ticked.to_vec(), Frozen::default());
    for _ in 0..TRIALS {
        if open.is_empty() {
            return Ok(came);
        }
        let stamp = app.store.stamp().await?;
        let before = who.require(app.store.read(), MANAGERS).await?;
        let (tried, unfit) = judge_beside(app, before, &open, award).await?;
        came.refused.extend(unfit);
        let (tried, unfit) = try_out(app, tried, before.at).await?;
        came.refused.extend(unfit);
        if tried.is_empty() {
            return Ok(came);
        }
        let (tx, by) = who.begin(&app.store, MANAGERS).await?;
        let same_day = by.today() == before.today();
        let (same, changed) = if same_day && storage::stamp(&tx).await? == stamp {
            (tried, Vec::new())
        } else {
            let again: Vec<_> = tried.iter().map(|judged| judged.ticked).collect();
            let (now, unfit) = judge(&tx, &by, &again, award).await?;
            came.refused.extend(unfit);
            now.into_iter().partition(|judged| tried.contains(judged))
        };
        settle(&tx, &by, &same).await?;
        watch.reached(Step::Freezing)?;
        tx.commit().await.map_err(StorageError::from)?;
        watch.reached(Step::Frozen)?;
        came.frozen.extend(same.iter().map(|judged| judged.ticked.certificate));
        open = changed.iter().map(|judged| judged.ticked).collect();
    }
    came.refused.extend(open.iter().map(|one| (one.certificate, StorageError::Stale.into())));
    Ok(came)
}

/// Lays the papers out with a serial and a code of the same length as the real ones: what does not fit, or has no
/// glyph, is an error that names the element.
async fn try_out(
    app: &App,
    judged: Vec<Judged>,
    at: DateTime<Utc>,
) -> Result<(Vec<Judged>, Vec<Refused>), CertificateError> {
    let code = VerificationCode::from_random([0xa5; 10]);
    let public_url = app.settings.public_url();
    let imprint =
        Imprint { serial: "WWWWWW-2026-00000", code: &code, public_url: &public_url, frozen_at: at };
    let (mut designs, mut orders) = (HashMap::new(), Vec::with_capacity(judged.len()));
    for Judged { facts, look, .. } in &judged {
        let design = match designs.get(&facts.language) {
            Some(design) => Arc::clone(design),
            None => design_of(app, &look.appearance, &facts.language).await?,
        };
        designs.insert(&facts.language, design.clone());
        orders.push(Order { document: document(facts, &imprint)?, design, enclosures: Vec::new() });
    }
    let papers = press_certificates::prepare(orders).await?;
    let (mut good, mut unfit) = (Vec::new(), Vec::new());
    for (one, paper) in judged.into_iter().zip(papers) {
        match paper {
            Ok(_) => good.push(one),
            Err(error) if error.concerns_one() => unfit.push((one.ticked.certificate, error)),
            Err(error) => return Err(error),
        }
    }
    Ok((good, unfit))
}

async fn settle(tx: &Tx, by: &Acting, judged: &[Judged]) -> Result<(), CertificateError> {
    let taken = certificates::take_serials(tx, by.academy, judged.len()).await?;
    let serials: Vec<_> = (taken.first..)
        .zip(judged)
        .map(|(number, one)| format!("{}-{}-{number:05}", taken.prefix, one.facts.awarded_on.year()))
        .collect();
    // 75 random bits that met before: once in the life of the universe, and then other codes.
    while let Err(error) = approve(tx, by, judged, &serials).await {
        if !matches!(error, CertificateError::Storage(StorageError::Conflict("code"))) {
            return Err(error);
        }
    }
    let ids: Vec<_> = judged.iter().map(|one| one.ticked.certificate).collect();
    credentials::assign_places(tx, by.academy, &ids).await?;
    let happened = judged.iter().zip(&serials).map(|(Judged { ticked, facts, look, .. }, serial)| {
        let changes = json!({
            "state": { "from": "pending_approval", "to": "preparing" }, "serial": serial,
            "awarded_on": facts.awarded_on, "expires_on": facts.expires_on,
            "language": facts.language, "appearance": look.version,
        });
        (by.at, by.event("certificate.approved", ticked.certificate.0, changes))
    });
    Ok(events::append_all(tx, happened.collect()).await?)
}

/// Approves requests, each with a code that is made now.
async fn approve(
    tx: &Tx,
    by: &Acting,
    judged: &[Judged],
    serials: &[String],
) -> Result<(), CertificateError> {
    let mut codes = Vec::with_capacity(judged.len());
    for _ in judged {
        codes.push(VerificationCode::from_random(random::bytes()?));
    }
    let approvals = judged.iter().zip(serials).zip(&codes).map(|((one, serial), code)| Approval {
        certificate: one.ticked.certificate,
        serial,
        code,
        facts: &one.facts,
        appearance: one.look.version,
    });
    let approvals: Vec<_> = approvals.collect();
    Ok(certificates::update_to_preparing(tx, by.academy, &approvals, by.person, by.at).await?)
}
