//! The second half of an issue: from frozen facts to active certificates with their files, events and mails. What a
//! crash leaves half-way is a row that says *preparing*; this takes it up and comes to the same end.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::{
    App,
    domain::{
        certificate::{Certificate, CertificateFacts},
        ids::{AcademyId, CertificateId},
        states::CertificateState,
        verification_code::VerificationCode,
    },
    issuing::{Enclosure, Signed},
    storage::{
        StorageError,
        certificates::{self, CertificateView},
    },
};

use super::{
    activate_certificates::{Stored, activate},
    appearance_design::appearances_of,
    attest_certificates::attest,
    certificate_document::{Imprint, document},
    certificate_step::CertificateError,
    judge_requests::Refused,
    press_certificates::{self, Order},
    publish_checkpoint::publish_checkpoint,
};

/// How many certificates are made together: they share transactions and checkpoints, and what is held in memory is
/// this many files.
pub const BATCH: usize = 100;

/// The points of an issue between which the program may be stopped, in their order. A batch passes each of them once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Serials, codes and facts are written, not yet committed.
    Freezing,
    /// They are committed.
    Frozen,
    /// The credentials are signed.
    Attested,
    /// The credentials and their leaves of the public log are written, not yet committed.
    Logging,
    /// They are committed.
    Logged,
    /// A checkpoint covers the leaves.
    Published,
    /// The documents are laid out and checked, with their credentials in them.
    Prepared,
    /// They are signed.
    Signed,
    /// Their files are stored.
    Stored,
    /// The certificates are made active, not yet committed.
    Activating,
    /// That is committed.
    Activated,
    /// A checkpoint covers the leaves of the files too.
    Announced,
}

impl Step {
    /// Every one, in their order.
    pub const ALL: &'static [Self] = &[
        Self::Freezing,
        Self::Frozen,
        Self::Attested,
        Self::Logging,
        Self::Logged,
        Self::Published,
        Self::Prepared,
        Self::Signed,
        Self::Stored,
        Self::Activating,
        Self::Activated,
        Self::Announced,
    ];
}

/// The issue was stopped at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped at the step '{0:?}'")]
pub struct Stopped(pub Step);

/// Is told of every step of an issue, and may stop it there.
#[derive(Clone, Copy)]
pub struct Watch<'a>(pub &'a (dyn Fn(Step) -> Result<(), Stopped> + Send + Sync));

impl Watch<'static> {
    /// Lets every issue run to its end.
    pub const NONE: Self = Self(&|_| Ok(()));
}

impl Watch<'_> {
    pub(super) fn reached(self, step: Step) -> Result<(), Stopped> {
        (self.0)(step)
    }
}

/// An approved certificate on its way to its file.
pub(super) struct Draft {
    pub view: CertificateView,
    pub facts: CertificateFacts,
    pub serial: String,
    pub code: VerificationCode,
    pub frozen_at: DateTime<Utc>,
}

impl Draft {
    fn of(view: CertificateView) -> Result<Self, CertificateError> {
        match (&view.certificate, view.approved_at) {
            (
                Certificate { facts: Some(facts), serial: Some(serial), code: Some(code), .. },
                Some(frozen_at),
            ) => {
                Ok(Self { facts: facts.clone(), serial: serial.clone(), code: code.clone(), frozen_at, view })
            }
            _ => {
                let what = format!("certificate {} has no facts", view.certificate.id);
                Err(StorageError::Unreadable(what).into())
            }
        }
    }

    pub fn id(&self) -> CertificateId {
        self.view.certificate.id
    }

    pub fn imprint<'a>(&'a self, public_url: &'a str) -> Imprint<'a> {
        Imprint { serial: &self.serial, code: &self.code, public_url, frozen_at: self.frozen_at }
    }
}

/// Finishes every issue that was approved and not finished. What fails is logged and tried again the next time; the
/// number of those finished.
pub async fn resume_all(app: &App, now: DateTime<Utc>) -> Result<usize, StorageError> {
    let mut open = BTreeMap::<AcademyId, Vec<CertificateId>>::new();
    for (academy, certificate) in certificates::list_preparing(app.store.read()).await? {
        open.entry(academy).or_default().push(certificate);
    }
    let mut finished = 0;
    for (academy, certificates) in &open {
        for batch in certificates.chunks(BATCH) {
            match finish_issues(app, *academy, batch, now, Watch::NONE).await {
                Ok(left) => {
                    finished += batch.len() - left.len();
                    for (certificate, error) in left {
                        tracing::error!(%certificate, %error, "an issue could not be finished");
                    }
                }
                Err(error) => tracing::error!(%academy, %error, "issues could not be finished"),
            }
        }
    }
    Ok(finished)
}

/// Finishes issues of an academy, at most [`BATCH`] of them; those that could not be, each with its reason. An error
/// concerns all of them. Somebody else may do the same at the same time: one activates, the other sees that.
pub async fn finish_issues(
    app: &App,
    academy: AcademyId,
    certificates: &[CertificateId],
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<Vec<Refused>, CertificateError> {
    let mut left = Vec::new();
    if certificates.is_empty() {
        return Ok(left);
    }
    let views = certificates::list_views(app.store.read(), academy, certificates).await?;
    let preparing = views.into_iter().filter(|view| view.certificate.state == CertificateState::Preparing);
    // What was approved is under the seal of its transaction; anything else was approved by nobody.
    let altered = certificates::list_altered(&app.store, academy, certificates).await?;
    let draft = |view: CertificateView| match altered.contains(&view.certificate.id) {
        true => (view.certificate.id, Err(CertificateError::Altered)),
        false => (view.certificate.id, Draft::of(view)),
    };
    let drafts = sorted_out(preparing.map(draft), &mut left)?;
    if drafts.is_empty() {
        return Ok(left);
    }
    let evidence = attest(app, academy, &drafts, now, watch).await?;
    let stored = make_files(app, drafts, evidence, now, watch, &mut left).await?;
    let tx = app.store.begin().await?;
    let spare = activate(&tx, app, academy, &stored, now).await?;
    watch.reached(Step::Activating)?;
    tx.commit().await.map_err(StorageError::from)?;
    // Each certificate is active, so that nobody comes to need a file that somebody else was faster with.
    for file in spare {
        if let Err(error) = app.files.certificates.erase(&file).await {
            tracing::warn!(%error, sha256 = file, "a file that nobody needs stays; `countersign doctor` names it");
        }
    }
    watch.reached(Step::Activated)?;
    // They are issued, whatever becomes of this: the worker publishes what is not published yet.
    if let Err(error) = publish_checkpoint(app, now).await {
        tracing::warn!(%error, "the leaves of issued files are not published yet");
    }
    watch.reached(Step::Announced)?;
    Ok(left)
}

/// Draws, signs and stores the files.
async fn make_files(
    app: &App,
    drafts: Vec<Draft>,
    evidence: Vec<Vec<Enclosure>>,
    now: DateTime<Utc>,
    watch: Watch<'_>,
    left: &mut Vec<Refused>,
) -> Result<Vec<Stored>, CertificateError> {
    let public_url = app.settings.public_url();
    let designs = appearances_of(app, drafts.iter().map(|draft| &draft.view.certificate)).await?;
    let mut orders = Vec::with_capacity(drafts.len());
    for ((draft, design), enclosures) in drafts.iter().zip(designs).zip(evidence) {
        let document = document(&draft.facts, &draft.imprint(&public_url))?;
        orders.push(Order { document, design, enclosures });
    }
    let prepared = press_certificates::prepare(orders).await?;
    let (drafts, prepared) = beside(drafts, prepared, left)?;
    watch.reached(Step::Prepared)?;
    // Signed as of the approval: taken up again after a crash, it says the same.
    let dated = prepared.into_iter().zip(&drafts).map(|(paper, draft)| (paper, draft.frozen_at)).collect();
    let signed = press_certificates::sign(dated, &app.keys, now).await?;
    let (drafts, signed) = beside(drafts, signed, left)?;
    watch.reached(Step::Signed)?;
    let files = signed.into_iter().map(Signed::into_pdf).collect();
    let names = app.files.certificates.put_all(files).await?;
    watch.reached(Step::Stored)?;
    let stored = drafts.into_iter().zip(names);
    Ok(stored.map(|(draft, pdf_sha256)| Stored { view: draft.view, pdf_sha256 }).collect())
}

/// Keeps what went well; what concerns one goes to those left, what concerns all is the error.
fn sorted_out<T>(
    results: impl Iterator<Item = (CertificateId, Result<T, CertificateError>)>,
    left: &mut Vec<Refused>,
) -> Result<Vec<T>, CertificateError> {
    let mut good = Vec::new();
    for (id, result) in results {
        match result {
            Ok(one) => good.push(one),
            Err(error) if error.concerns_one() => left.push((id, error)),
            Err(error) => return Err(error),
        }
    }
    Ok(good)
}

/// The same for results that stand in the order of the drafts.
fn beside<T>(
    drafts: Vec<Draft>,
    results: Vec<Result<T, CertificateError>>,
    left: &mut Vec<Refused>,
) -> Result<(Vec<Draft>, Vec<T>), CertificateError> {
    let pairs = drafts.into_iter().zip(results);
    let pairs = pairs.map(|(draft, result)| (draft.id(), result.map(|one| (draft, one))));
    Ok(sorted_out(pairs, left)?.into_iter().unzip())
}
