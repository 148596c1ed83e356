//! Short ways through an issue, for tests that begin where a certificate is already there.

use std::process::{Command, Output};

use chrono::NaiveDate;
use countersign::{
    domain::{
        certificate::Certificate,
        ids::{AcademyId, CertificateId, PersonId},
        states::CertificateState,
    },
    storage::{Store, certificates, events},
    workflows::{
        acting::Authority,
        approve_certificate::approve_certificate,
        certificate_step::CertificateError,
        finish_issue::Watch,
        request_certificate::request_certificate,
        succeed_certificate::{Follow, succeed_certificate},
    },
};

use super::{app::TestApp, people::Eligible};

pub fn by(app: &TestApp, academy: AcademyId, person: PersonId) -> Authority {
    Authority::without_session(academy, person, app.app.clock.clone())
}

pub async fn certificate(store: &Store, academy: AcademyId, id: CertificateId) -> Certificate {
    certificates::find(store.read(), academy, id).await.unwrap()
}

/// The manager asks.
pub async fn requested(app: &TestApp, e: &Eligible) -> CertificateId {
    let id = CertificateId::fresh();
    request_certificate(&app.app, &by(app, e.academy, e.manager), id, e.enrolment, None).await.unwrap();
    id
}

/// The owner approves what the manager asked for, or the other way round.
pub async fn approved(app: &TestApp, e: &Eligible, id: CertificateId) -> Result<(), CertificateError> {
    let request = certificate(app.store(), e.academy, id).await;
    let second = if request.requested_by == e.owner { e.manager } else { e.owner };
    approve_certificate(&app.app, &by(app, e.academy, second), id, request.version, Watch::NONE).await
}

/// The manager asks, the owner approves.
pub async fn issued(app: &TestApp, e: &Eligible) -> Certificate {
    let id = requested(app, e).await;
    approved(app, e, id).await.unwrap();
    let certificate = certificate(app.store(), e.academy, id).await;
    assert_eq!(certificate.state, CertificateState::Active);
    certificate
}

/// The owner asks for a follower.
pub async fn followed(
    app: &TestApp,
    e: &Eligible,
    old: CertificateId,
    follow: &Follow,
) -> Result<CertificateId, CertificateError> {
    let version = certificate(app.store(), e.academy, old).await.version;
    let id = CertificateId::fresh();
    succeed_certificate(&app.app, &by(app, e.academy, e.owner), old, version, id, follow).await?;
    Ok(id)
}

/// What happened to something, oldest first.
pub async fn actions(store: &Store, academy: AcademyId, subject: uuid::Uuid) -> Vec<String> {
    let filter = events::EventFilter { subject: Some(subject), ..Default::default() };
    let (lines, _) = events::list(store.read(), academy, &filter, 1, 100).await.unwrap();
    lines.into_iter().rev().map(|line| line.action).collect()
}

/// Puts the clock at noon of a day.
pub fn at_noon(app: &TestApp, day: NaiveDate) {
    app.set_now(day.and_hms_opt(12, 0, 0).unwrap().and_utc());
}

/// The binary, on the data folder of a test.
pub fn countersign(app: &TestApp) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command
        .env("COUNTERSIGN_DATA_DIR", app.dir.path())
        .env("COUNTERSIGN_PUBLIC_URL", "http://verify.example")
        .current_dir(app.dir.path());
    command
}

pub fn run(app: &TestApp, args: &[&str]) -> Output {
    countersign(app).args(args).output().unwrap()
}
