//! Short ways through an issue, for tests that begin where a certificate is already there.

use std::process::{Command, Output};

use chrono::NaiveDate;
use countersign::{
    clock::local_date,
    domain::{
        certificate::Certificate,
        ids::{AcademyId, CertificateId, PersonId},
        shown::Shown,
        states::CertificateState,
    },
    storage::{Store, academies, certificates, events, issue_jobs::Ticked},
    workflows::{
        acting::Authority,
        approve_certificate::approve_certificate,
        certificate_step::CertificateError,
        finish_issue::Watch,
        request_certificate::request_certificate,
        say_certificates::show_request,
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

/// The version of a request, and what its page shows now to whoever may approve it; nothing where it shows no paper.
pub async fn seen(app: &TestApp, academy: AcademyId, id: CertificateId) -> (i32, Shown) {
    let zone = academies::find(app.store().read(), academy).await.unwrap().time_zone;
    let day = local_date(app.now(), &zone);
    let shown = show_request(app.store().read(), academy, id, day).await.unwrap_or_default();
    (certificate(app.store(), academy, id).await.version, shown)
}

/// As on the page of the request: ticked with what it shows now.
pub async fn ticked(app: &TestApp, academy: AcademyId, ids: &[CertificateId]) -> Vec<Ticked> {
    let mut all = Vec::new();
    for id in ids {
        let (version, shown) = seen(app, academy, *id).await;
        all.push(Ticked { certificate: *id, version, shown: shown.digest() });
    }
    all
}

/// A person approves what the page shows them now.
pub async fn approve_as(
    app: &TestApp,
    academy: AcademyId,
    person: PersonId,
    id: CertificateId,
    watch: Watch<'_>,
) -> Result<(), CertificateError> {
    let (version, shown) = seen(app, academy, id).await;
    approve_certificate(&app.app, &by(app, academy, person), id, (version, &shown), watch).await
}

/// The owner approves what the manager asked for, or the other way round.
pub async fn approved(app: &TestApp, e: &Eligible, id: CertificateId) -> Result<(), CertificateError> {
    let request = certificate(app.store(), e.academy, id).await;
    let second = if request.requested_by == e.owner { e.manager } else { e.owner };
    approve_as(app, e.academy, second, id, Watch::NONE).await
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

/// The binary, on the data folder of a test and at its moment.
pub fn countersign(app: &TestApp) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command
        .env("COUNTERSIGN_DATA_DIR", app.dir.path())
        .env("COUNTERSIGN_PUBLIC_URL", "http://verify.example")
        .env("CLOCK_OF_TESTS", app.now().to_rfc3339())
        .current_dir(app.dir.path());
    command
}

pub fn run(app: &TestApp, args: &[&str]) -> Output {
    countersign(app).args(args).output().unwrap()
}
