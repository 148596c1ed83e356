//! The program stopped at every step of an issue, and killed at any moment: afterwards there is exactly one
//! certificate, and record, file, events and mail agree.

use std::{path::PathBuf, process::Stdio, time::Duration};

use countersign::{
    App,
    domain::{
        certificate::Certificate,
        states::{CertificateState, EnrolmentState},
    },
    storage::{Store, certificates, enrolments, events, evidence, files::Files, log, outbox, people, upkeep},
    workflows::{
        certificate_step::CertificateError,
        finish_issue::{Step, Stopped, Watch, resume_all},
        publish_checkpoint::publish_checkpoint,
    },
};

use crate::support::{
    app::{TestApp, noon},
    issue::{actions, approve_as, approved, countersign, requested, run},
    people::{Eligible, crew, eligible_in, eligible_trainee},
};

/// The program started again on the same folder.
async fn restarted(app: &TestApp) -> App {
    let settings = (*app.app.settings).clone();
    let store = Store::open(&settings.database_file()).await.unwrap();
    let files =
        Files::open(&settings.documents_dir(), &settings.certificates_dir(), &settings.appearances_dir())
            .unwrap();
    App::new(settings, store, files, app.app.clock.clone())
}

/// Certificates, credentials, status lists, files and the public log say the same, and the log's checkpoint covers all.
async fn agree(app: &App) {
    assert_eq!(evidence::list_faults(app.store.read()).await.unwrap(), []);
    for issued in upkeep::list_issued(app.store.read()).await.unwrap() {
        assert!(app.files.certificates.verify(&issued.pdf_sha256).await.unwrap(), "{}", issued.serial);
    }
    let checkpoint = publish_checkpoint(app, noon()).await.unwrap();
    let leaves = log::count(app.store.read(), 1).await.unwrap();
    assert_eq!(checkpoint.size, leaves);
}

/// Everything that must agree once a certificate is there; the certificate.
async fn one_whole_certificate(app: &App, e: &Eligible) -> Certificate {
    let db = app.store.read();
    let all = certificates::list_of_enrolment(db, e.academy, e.enrolment).await.unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    let c = certificates::find(db, e.academy, all[0].id).await.unwrap();
    assert_eq!(c.state, CertificateState::Active);
    assert_eq!(c.serial.as_deref(), Some("SA-2026-00001"));
    // A file that was stored before its row was written stays behind: signed again, it became another one.
    let files = app.files.certificates.list().await.unwrap();
    assert!(files.contains(c.pdf_sha256.as_ref().unwrap()) && files.len() <= 2, "{files:?}");
    assert!(app.files.certificates.verify(c.pdf_sha256.as_ref().unwrap()).await.unwrap());
    agree(app).await;
    let happened = actions(&app.store, e.academy, c.id.0).await;
    assert_eq!(happened, ["certificate.requested", "certificate.approved", "certificate.issued"]);
    assert_eq!(actions(&app.store, e.academy, e.enrolment.0).await, ["enrolment.completed"]);
    let enrolment = enrolments::find(db, e.academy, e.enrolment).await.unwrap();
    assert_eq!(enrolment.state, EnrolmentState::Completed);
    assert!(events::verify(db, e.academy).await.unwrap().is_ok());
    let mails = outbox::list(db, e.academy, 10).await.unwrap();
    assert_eq!(mails.iter().filter(|mail| mail.template == "certificate-issued").count(), 1);
    c
}

/// Stops an approval at a step, starts again, and finishes what was committed.
async fn stopped_at(step: Step) {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let stop = |reached| if reached == step { Err(Stopped(reached)) } else { Ok(()) };
    let cut = approve_as(&app, e.academy, e.owner, id, Watch(&stop)).await;
    assert!(matches!(cut, Err(CertificateError::Stopped(Stopped(s))) if s == step), "{cut:?}");
    let again = restarted(&app).await;
    let between = certificates::find(again.store.read(), e.academy, id).await.unwrap();
    let expected = match step {
        Step::Freezing => CertificateState::PendingApproval,
        Step::Activated | Step::Announced => CertificateState::Active,
        _ => CertificateState::Preparing,
    };
    assert_eq!(between.state, expected);
    let finished = resume_all(&again, app.now()).await.unwrap();
    assert_eq!(finished, usize::from(expected == CertificateState::Preparing));
    if step == Step::Freezing {
        // Nothing was committed: the approver does it once more, and the serial was not used up.
        approved(&app, &e, id).await.unwrap();
    }
    let whole = one_whole_certificate(&again, &e).await;
    if step != Step::Freezing {
        assert_eq!((whole.code, whole.facts), (between.code, between.facts));
    }
    assert_eq!(resume_all(&again, app.now()).await.unwrap(), 0);
}

#[rocket::async_test]
async fn stopped_before_the_facts_are_committed_nothing_has_happened() {
    stopped_at(Step::Freezing).await;
}

#[rocket::async_test]
async fn stopped_while_the_credential_is_made_and_logged_it_is_finished() {
    for step in [Step::Frozen, Step::Attested, Step::Logging, Step::Logged, Step::Published] {
        stopped_at(step).await;
    }
}

#[rocket::async_test]
async fn stopped_while_the_file_is_made_it_is_finished() {
    for step in [Step::Prepared, Step::Signed, Step::Stored, Step::Activating] {
        stopped_at(step).await;
    }
}

#[rocket::async_test]
async fn stopped_once_it_is_active_nothing_is_done_twice() {
    stopped_at(Step::Activated).await;
    stopped_at(Step::Announced).await;
}

#[rocket::async_test]
async fn two_workers_that_resume_at_once_finish_it_once() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let stop = |step| if step == Step::Frozen { Err(Stopped(step)) } else { Ok(()) };
    approve_as(&app, e.academy, e.owner, id, Watch(&stop)).await.unwrap_err();
    let again = restarted(&app).await;
    let (a, b) = rocket::tokio::join!(resume_all(&app.app, app.now()), resume_all(&again, app.now()));
    a.unwrap();
    b.unwrap();
    one_whole_certificate(&again, &e).await;
}

/// Kills the real program a little later each time, each time on another trainee. What was cut off is finished by
/// `certificate issue --resume`; what was not approved yet is a request like any other.
#[rocket::async_test]
async fn killed_at_any_moment_there_is_one_whole_certificate_or_none() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let email = async |id| people::find(app.store().read(), id).await.unwrap().email;
    let (asks, approves) = (email(crew.manager).await, email(crew.owner).await);
    let mut active = 0;
    for round in 0_u64..=12 {
        let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
        let enrolment = e.enrolment.to_string();
        let mut child = countersign(&app)
            .args(["certificate", "issue", "--enrolment", &enrolment])
            .args(["--requested-by", &asks, "--approved-by", &approves])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        if round < 12 {
            rocket::tokio::time::sleep(Duration::from_millis(20 + round * 25)).await;
            child.kill().unwrap();
        }
        child.wait().unwrap();
        let resumed = run(&app, &["certificate", "issue", "--resume"]);
        assert!(resumed.status.success(), "{resumed:?}");
        active += usize::from(is_whole_or_not_there(&app, &e).await);
    }
    agree(&app.app).await;
    assert!(active > 0, "the last one was not killed");
    assert_eq!(app.app.files.certificates.list().await.unwrap().len(), active);
    assert!(events::verify(app.store().read(), crew.academy).await.unwrap().is_ok());
}

/// Whether there is a certificate. Nothing in between is allowed.
async fn is_whole_or_not_there(app: &TestApp, e: &Eligible) -> bool {
    let db = app.store().read();
    let lines = certificates::list_of_enrolment(db, e.academy, e.enrolment).await.unwrap();
    assert!(lines.len() <= 1, "{lines:?}");
    let Some(line) = lines.first() else { return false };
    let c = certificates::find(db, e.academy, line.id).await.unwrap();
    let enrolment = enrolments::find(db, e.academy, e.enrolment).await.unwrap().state;
    let mails = outbox::list(db, e.academy, 100).await.unwrap();
    let mails = mails.iter().filter(|mail| mail.dedup_key == format!("certificate-issued:{}", c.id)).count();
    let happened = actions(app.store(), e.academy, c.id.0).await;
    if c.state == CertificateState::PendingApproval {
        assert_eq!(
            (enrolment, mails, &happened[..]),
            (EnrolmentState::Active, 0, &["certificate.requested".into()][..])
        );
        return false;
    }
    assert_eq!((c.state, enrolment, mails), (CertificateState::Active, EnrolmentState::Completed, 1));
    assert_eq!(happened, ["certificate.requested", "certificate.approved", "certificate.issued"]);
    assert!(app.app.files.certificates.verify(&c.pdf_sha256.unwrap()).await.unwrap());
    true
}

/// Puts something where a folder or a file has to be, approves, and takes it away again.
async fn with_an_obstacle(place: impl Fn(&TestApp) -> PathBuf, folder: bool) {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let (place, aside) = (place(&app), app.dir.path().join("aside"));
    if place.exists() {
        std::fs::rename(&place, &aside).unwrap();
    }
    if folder {
        std::fs::create_dir_all(&place).unwrap()
    } else {
        std::fs::write(&place, "in the way").unwrap()
    }
    let cut = approved(&app, &e, id).await;
    assert!(cut.is_err(), "{}: {cut:?}", place.display());
    let between = certificates::find(app.store().read(), e.academy, id).await.unwrap();
    assert_eq!(between.state, CertificateState::Preparing);
    assert_eq!(resume_all(&app.app, app.now()).await.unwrap(), 0, "it is still in the way");
    if folder {
        std::fs::remove_dir_all(&place).unwrap()
    } else {
        std::fs::remove_file(&place).unwrap()
    }
    if aside.exists() {
        std::fs::rename(&aside, &place).unwrap();
    }
    let again = restarted(&app).await;
    assert_eq!(resume_all(&again, app.now()).await.unwrap(), 1);
    let whole = one_whole_certificate(&again, &e).await;
    assert_eq!(whole.code, between.code);
}

#[rocket::async_test]
async fn where_files_cannot_be_stored_it_waits_and_is_finished_later() {
    with_an_obstacle(|app| app.app.settings.certificates_dir(), false).await;
}

#[rocket::async_test]
async fn where_the_log_cannot_be_written_it_waits_and_is_finished_later() {
    with_an_obstacle(|app| app.dir.path().join("log"), false).await;
}

#[rocket::async_test]
async fn where_a_key_cannot_be_opened_it_waits_and_is_finished_later() {
    with_an_obstacle(|app| app.app.settings.keys_dir(), false).await;
}

#[rocket::async_test]
async fn who_is_slower_with_a_file_leaves_none_behind() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    // Another process finishes the same issue once the file of this one is stored.
    let (settings, clock, now) = (app.app.settings.clone(), app.app.clock.clone(), app.now());
    let faster = move || {
        let rest = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        rest.block_on(async {
            let store = Store::open(&settings.database_file()).await.unwrap();
            let files = Files::open(
                &settings.documents_dir(),
                &settings.certificates_dir(),
                &settings.appearances_dir(),
            )
            .unwrap();
            let again = App::new((*settings).clone(), store, files, clock.clone());
            assert_eq!(resume_all(&again, now).await.unwrap(), 1);
        });
    };
    let watch = |reached| {
        if reached == Step::Stored {
            std::thread::scope(|scope| scope.spawn(&faster).join()).unwrap();
        }
        Ok::<(), Stopped>(())
    };
    approve_as(&app, e.academy, e.owner, id, Watch(&watch)).await.unwrap();
    let c = one_whole_certificate(&app.app, &e).await;
    assert_eq!(app.app.files.certificates.list().await.unwrap(), [c.pdf_sha256.unwrap()]);
}
