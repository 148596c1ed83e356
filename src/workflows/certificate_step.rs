//! What every step of a certificate's life shares: who takes it, whether they may, its event and its mail.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    App,
    domain::{
        academy::Academy,
        certificate::Certificate,
        doubt::DoubtOutcome,
        eligibility::{ApprovalRefusal, Fell, Shortfall},
        ids::CertificateId,
        issue_job::{IssueRefusal, IssueTrouble, PaperProblem},
        person::Person,
        shown::Shown,
        states::CertificateMove,
        succession::SuccessionRefusal,
        text::TextError,
        words::RevocationReason,
    },
    issuing::{DesignError, LayoutError, SignError, keys::KeyError},
    storage::{StorageError, Tx, academies, certificates, certificates::StateChange, people},
    texts::{Arg, Lang},
};

use super::{
    acting::Acting,
    doubt_certificates::settle,
    finish_issue::Stopped,
    letter::{self, Letter},
    log_step::{log_step, operation_of},
    look::Look,
    public_log::LogError,
};

/// Why a step of a certificate's life was not taken. Nothing was half-done.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The database or the file store.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The second person is not a second person.
    #[error(transparent)]
    Approval(#[from] ApprovalRefusal),
    /// It is not what was shown any more; what it would say now.
    #[error("not as it was shown any more")]
    Changed(Box<Shown>),
    /// Requirements are not met.
    #[error("{} requirements are not met", .0.len())]
    NotEligible(Vec<Shortfall>),
    /// What stands in the trainee's record cannot be read or judged.
    #[error("the record cannot be read")]
    Unreadable,
    /// What stands in the record of its approval, or of how it looks, is not what the program wrote.
    #[error("its approval was changed behind the program; see `countersign doctor`")]
    Altered,
    /// The certificate cannot be followed in this way.
    #[error(transparent)]
    Succession(#[from] SuccessionRefusal),
    /// The new name cannot stand on a certificate.
    #[error("the new name: {0}")]
    Name(TextError),
    /// The reason cannot be taken.
    #[error("the reason: {0}")]
    Reason(TextError),
    /// The certificate cannot be drawn.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The design cannot be used.
    #[error(transparent)]
    Design(#[from] DesignError),
    /// The signing keys cannot be used.
    #[error("the signing keys: {0}")]
    Keys(#[from] KeyError),
    /// The file could not be signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The operating system has no randomness, or no thread, to give.
    #[error("the system: {0}")]
    System(String),
    /// The public log cannot take it, or cannot prove that it has.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Stopped on the way; what was committed is taken up again by the worker.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

impl CertificateError {
    /// Whether it concerns one certificate of several: the others can go on.
    pub(super) fn concerns_one(&self) -> bool {
        self.refusal().is_some()
    }

    /// Why one certificate of a job is left out; none where the error concerns all of them.
    pub(super) fn refusal(&self) -> Option<IssueRefusal> {
        Some(match self {
            Self::NotEligible(missing) => IssueRefusal::NotEligible { missing: missing.clone() },
            // Who knows what was shown says what of it changed.
            Self::Changed(_) => IssueRefusal::Changed { what: Vec::new() },
            Self::Storage(StorageError::Changed(what)) => IssueRefusal::Changed { what: what.clone() },
            Self::Approval(refusal) => IssueRefusal::Approver { refusal: *refusal },
            Self::Storage(StorageError::NotFound | StorageError::Stale | StorageError::Illegal(_)) => {
                IssueRefusal::Overtaken
            }
            Self::Unreadable => IssueRefusal::Unreadable,
            Self::Altered => IssueRefusal::Altered,
            Self::Succession(_) | Self::Name(_) | Self::Reason(_) => IssueRefusal::Succession,
            Self::Layout(error) => {
                let (element, problem) = paper_problem(error);
                IssueRefusal::Paper { element: element.to_owned(), problem }
            }
            Self::Storage(_)
            | Self::Design(_)
            | Self::Keys(_)
            | Self::Sign(_)
            | Self::System(_)
            | Self::Log(_)
            | Self::Stopped(_) => return None,
        })
    }

    /// What keeps all certificates of a job from going on.
    pub(super) fn trouble(&self) -> IssueTrouble {
        match self {
            Self::Keys(_) | Self::Sign(_) | Self::Log(LogError::Keys(_)) => IssueTrouble::Keys,
            Self::Log(LogError::Trouble(_) | LogError::Io(_) | LogError::Tile(_)) => IssueTrouble::Log,
            Self::Storage(StorageError::Files(_)) => IssueTrouble::Files,
            _ => IssueTrouble::System,
        }
    }
}

/// The element that cannot be drawn, and why, as the record keeps it.
pub(super) fn paper_problem(error: &LayoutError) -> (&str, PaperProblem) {
    match error {
        LayoutError::MissingGlyph { element, character } => (element, PaperProblem::Glyph(*character)),
        LayoutError::ForbiddenCharacter { element, .. } => (element, PaperProblem::Forbidden),
        LayoutError::DoesNotFit { element, .. }
        | LayoutError::NoRoom { element }
        | LayoutError::Collides { element, .. } => (element, PaperProblem::TooLong),
        LayoutError::Empty { element } => (element, PaperProblem::Empty),
        LayoutError::QrTooLong | LayoutError::Enclosure { .. } | LayoutError::Pdf(_) => {
            ("", PaperProblem::Other)
        }
    }
}

impl From<Fell> for CertificateError {
    fn from(_: Fell) -> Self {
        Self::Unreadable
    }
}

impl From<getrandom::Error> for CertificateError {
    fn from(error: getrandom::Error) -> Self {
        Self::System(error.to_string())
    }
}

/// What somebody saw of a certificate: its version and, where it was a page with a form, everything that the page showed.
/// The command line shows none and reads the version itself.
#[derive(Clone, Copy, Debug)]
pub struct Saw<'a> {
    /// Its version.
    pub version: i32,
    /// What a page showed: [`Look::Certificate`], and [`Look::Doubts`] of who reinstates it.
    pub page: Option<&'a Shown>,
}

impl From<i32> for Saw<'_> {
    fn from(version: i32) -> Self {
        Self { version, page: None }
    }
}

impl Saw<'_> {
    /// `Stale` or `Changed` where the certificate is not what was seen any more, on a page that shows `look`.
    pub(super) async fn still(
        self,
        tx: &Tx,
        certificate: &Certificate,
        look: Look,
    ) -> Result<(), StorageError> {
        // What differs of what was shown is said, both sides of it; the version speaks for what no page shows.
        if let Some(page) = self.page {
            look.still(tx, certificate.academy_id, page).await?;
        }
        if certificate.version == self.version { Ok(()) } else { Err(StorageError::Stale) }
    }
}

/// A move of a certificate by one person, with its reason.
pub(super) struct Move<'a> {
    pub id: CertificateId,
    pub saw: Saw<'a>,
    pub attempted: CertificateMove,
    pub reason_key: Option<RevocationReason>,
    pub reason: Option<&'a str>,
    /// `certificate.suspended`, …
    pub action: &'a str,
}

/// Takes the move inside a transaction; the certificate as it was before. `Stale` where it is no longer what the
/// person saw.
pub(super) async fn take(tx: &Tx, by: &Acting, step: &Move<'_>) -> Result<Certificate, CertificateError> {
    let certificate = certificates::find(tx, by.academy, step.id).await?;
    // Who says that it can be relied on again was shown what is in doubt about it.
    let look = match step.attempted {
        CertificateMove::Reinstate => Look::Doubts(step.id),
        CertificateMove::Revoke => Look::Revoking(step.id),
        _ => Look::Certificate(step.id),
    };
    step.saw.still(tx, &certificate, look).await?;
    let to = certificate.after(step.attempted).map_err(StorageError::from)?;
    let change = StateChange {
        from: certificate.state,
        to,
        reason_key: step.reason_key,
        reason: step.reason,
        at: by.at,
    };
    certificates::update_state(tx, by.academy, step.id, certificate.version, change).await?;
    let mut changes = json!({ "state": { "from": certificate.state.name(), "to": to.name() } });
    if let Some(key) = step.reason_key {
        changes["reason_key"] = json!(key.name());
    }
    if let Some(reason) = step.reason {
        changes["reason"] = json!(reason);
    }
    by.record(tx, step.action, step.id.0, changes).await?;
    // A suspension is for the time being: what is in doubt stays so when it ends.
    if step.attempted == CertificateMove::Revoke {
        settle(tx, by, step.id, DoubtOutcome::Withdrawn, None).await?;
    }
    if let Some(operation) = operation_of(step.attempted) {
        log_step(tx, &certificate, operation, by.at).await?;
    }
    Ok(certificate)
}

/// Tells the holder what happened to their certificate: `name` is the mail's, `key` what it is told once about.
pub(super) async fn tell_holder(
    tx: &Tx,
    app: &App,
    certificate: &Certificate,
    name: &str,
    key: String,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let holder = people::find(tx, certificate.person_id).await?;
    let academy = academies::find(tx, certificate.academy_id).await?;
    let code = certificate.code.as_ref().map(ToString::to_string).unwrap_or_default();
    letter::post(tx, holder_letter(app, &academy, &holder, certificate, &code, name, key), now).await
}

/// What the holder of a certificate is told.
pub(super) fn holder_letter<'a>(
    app: &App,
    academy: &'a Academy,
    holder: &'a Person,
    certificate: &'a Certificate,
    code: &'a str,
    name: &'a str,
    key: String,
) -> Letter<'a> {
    let course = certificate.facts.as_ref().map_or("", |facts| facts.course_title.as_str());
    Letter {
        academy: Some(academy.id),
        name,
        dedup_key: key,
        to: &holder.email,
        lang: Lang::from_tag(&holder.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", Arg::from(holder.full_name.as_str())),
            ("academy", Arg::from(academy.name.as_str())),
            ("contact", Arg::from(academy.contact_email.as_str())),
            ("course", Arg::from(course)),
            ("code", Arg::from(code)),
        ],
        link: Some(format!("{}/practitioner/certificates", app.settings.public_url())),
    }
}

/// Makes it all true.
pub(super) async fn commit(tx: Tx) -> Result<(), CertificateError> {
    Ok(tx.commit().await.map_err(StorageError::from)?)
}
