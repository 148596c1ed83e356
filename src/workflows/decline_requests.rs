//! Requests for certificates that nobody can approve any more, because the enrolment ended or the certificate that they were to
//! follow was revoked: they are declined in the transaction of what ended it, and whoever asked is told.

use serde_json::json;

use crate::{
    domain::{
        certificate::Certificate,
        ids::{AcademyId, CertificateId, EnrolmentId},
        states::{CertificateMove, CertificateState},
    },
    storage::{
        ConnectionTrait, Result, Tx, academies,
        certificates::{self, CertificateLine, StateChange},
        people,
    },
    texts::Lang,
};

use super::{
    acting::Acting,
    letter::{self, Letter},
};

/// Why a request can't be approved any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The trainee was withdrawn.
    Enrolment,
    /// The certificate that it was to follow was revoked.
    Predecessor,
}

impl Ended {
    /// The event that brought it about.
    fn because(self) -> &'static str {
        match self {
            Self::Enrolment => "enrolment.withdrawn",
            Self::Predecessor => "certificate.revoked",
        }
    }

    fn mail(self) -> &'static str {
        match self {
            Self::Enrolment => "request-ended-withdrawn",
            Self::Predecessor => "request-ended-revoked",
        }
    }
}

fn waits(line: &CertificateLine) -> bool {
    line.state == CertificateState::PendingApproval
}

/// What is asked for under an enrolment and waits for a second person.
///
/// # Errors
/// Where it cannot be read.
pub async fn list_waiting_of(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<CertificateLine>> {
    let lines = certificates::list_of_enrolment(db, academy, enrolment).await?;
    Ok(lines.into_iter().filter(waits).collect())
}

/// What is to follow a certificate and waits for a second person.
///
/// # Errors
/// Where it cannot be read.
pub async fn list_waiting_after(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    predecessor: CertificateId,
) -> Result<Vec<CertificateLine>> {
    let lines = certificates::list_successors(db, academy, predecessor).await?;
    Ok(lines.into_iter().filter(waits).collect())
}

/// Declines requests. `site` is the address of this site.
pub(super) async fn decline_requests(
    tx: &Tx,
    acting: &Acting,
    requests: Vec<CertificateLine>,
    (ended, reason): (Ended, Option<&str>),
    site: &str,
) -> Result<()> {
    for line in requests {
        let request = certificates::find(tx, acting.academy, line.id).await?;
        let to = request.after(CertificateMove::Decline)?;
        let change = StateChange { from: request.state, to, reason_key: None, reason, at: acting.at };
        certificates::update_state(tx, acting.academy, request.id, request.version, change).await?;
        let mut changes = json!({
            "state": { "from": request.state.name(), "to": to.name() }, "because": ended.because(),
        });
        if let Some(reason) = reason {
            changes["reason"] = json!(reason);
        }
        acting.record(tx, "certificate.declined", request.id.0, changes).await?;
        if request.requested_by != acting.person {
            tell(tx, acting, (&request, &line.course_title), ended, site).await?;
        }
    }
    Ok(())
}

/// Tells whoever asked, unless the academy has erased them.
async fn tell(
    tx: &Tx,
    acting: &Acting,
    (request, course): (&Certificate, &str),
    ended: Ended,
    site: &str,
) -> Result<()> {
    if !people::is_known(tx, acting.academy, request.requested_by).await? {
        return Ok(());
    }
    let academy = academies::find(tx, acting.academy).await?;
    let asker = people::find(tx, request.requested_by).await?;
    let holder = people::find_here(tx, acting.academy, request.person_id).await?;
    let name = ended.mail();
    let letter = Letter {
        academy: Some(academy.id),
        name,
        dedup_key: format!("{name}:{}", request.id),
        to: &asker.email,
        lang: Lang::from_tag(&asker.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", asker.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("holder", holder.full_name.as_str().into()),
            ("course", course.into()),
        ],
        link: Some(format!("{site}/academy/certificates/{}", request.id)),
    };
    letter::post(tx, letter, acting.at).await
}
