//! Plays the moves of certificates with the workflows that the pages use, so that facts, files, events and mails are
//! real ones.

use chrono::{DateTime, Utc};

use crate::{
    App,
    clock::{Clock, local_date},
    domain::{
        ids::{AcademyId, CertificateId, PersonId},
        shown::Shown,
        text::{HolderName, Reason},
    },
    storage::{academies, certificates},
    workflows::{
        acting::Authority,
        approve_certificate::approve_certificate,
        certificate_step::CertificateError,
        finish_issue::Watch,
        request_certificate::{decline_certificate, request_certificate},
        revoke_certificate::revoke_certificate,
        say_certificates::show_request,
        succeed_certificate::{Follow, succeed_certificate},
        suspend_certificate::suspend_certificate,
    },
};

use super::{
    SampleError,
    stories::{CertificateMove, Following},
};

/// Takes one step at its moment, by its person, as if on the page that shows the certificate as it is.
pub(super) async fn play(
    app: &App,
    academy: AcademyId,
    (at, person): (DateTime<Utc>, PersonId),
    id: CertificateId,
    made: CertificateMove,
) -> Result<(), SampleError> {
    let by = &Authority::without_session(academy, person, Clock::from_fn(move || at));
    let version =
        async |id| Ok::<i32, SampleError>(certificates::find(app.store.read(), academy, id).await?.version);
    let done = match made {
        CertificateMove::Request(learner) => {
            request_certificate(app, by, id, learner.enrolment(), None).await
        }
        CertificateMove::Follow(old, following) => {
            let seen = version(old).await?;
            succeed_certificate(app, by, old, seen, id, &follow(following)?).await
        }
        CertificateMove::Approve => match shown(app, academy, at, id).await {
            Ok(shown) => approve_certificate(app, by, id, (version(id).await?, &shown), Watch::NONE).await,
            Err(error) => Err(error),
        },
        CertificateMove::Decline(words) => {
            decline_certificate(app, by, id, version(id).await?, &Reason::parse(words)?).await
        }
        CertificateMove::Suspend(words) => {
            suspend_certificate(app, by, id, version(id).await?, &Reason::parse(words)?).await
        }
        CertificateMove::Revoke(key, words) => {
            let words = words.map(Reason::parse).transpose()?;
            revoke_certificate(app, by, id, version(id).await?, key, words.as_ref()).await
        }
    };
    done.map_err(|error| SampleError::Certificate(id, Box::new(error)))
}

/// What the page of a request shows at that moment.
async fn shown(
    app: &App,
    academy: AcademyId,
    at: DateTime<Utc>,
    id: CertificateId,
) -> Result<Shown, CertificateError> {
    let zone = academies::find(app.store.read(), academy).await?.time_zone;
    show_request(app.store.read(), academy, id, local_date(at, &zone)).await
}

fn follow(following: Following) -> Result<Follow, SampleError> {
    Ok(match following {
        Following::Renewal => Follow::Renewal,
        Following::Replacement => Follow::Replacement,
        Following::Correction(name, evidence) => {
            Follow::Correction { name: HolderName::parse(name)?, latin: None, evidence }
        }
    })
}
