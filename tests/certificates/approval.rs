//! Who may approve, and what is judged again at that moment.

use countersign::{
    domain::{
        eligibility::{ApprovalRefusal, DocumentProblem, Shortfall},
        ids::{CertificateId, GrantId},
        person::RoleGrant,
        states::{CertificateState, EnrolmentState},
        words::Role,
    },
    storage::{StorageError, academies, certificates, enrolments, outbox, people},
    workflows::{
        certificate_step::CertificateError, confirm_person::confirm_person, finish_issue::Watch,
        request_certificate::request_certificate,
    },
};

use crate::support::{
    app::{TestApp, today},
    issue::{actions, approve_as, approved, at_noon, by, certificate, issued, requested},
    people::{self as crew_of, day, eligible_trainee},
};

#[rocket::async_test]
async fn a_second_person_approves_and_everything_becomes_true_together() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    assert_eq!(c.serial.as_deref(), Some("SA-2026-00001"));
    assert_eq!(c.awarded_on, Some(today()));
    assert_eq!(c.facts.as_ref().unwrap().holder_name, "Siân Ŵyn Prys");
    assert_eq!(c.facts.as_ref().unwrap().assessors, ["Ada Assessor"]);
    let pdf = app.app.files.certificates.get(c.pdf_sha256.as_ref().unwrap()).await.unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let enrolment = enrolments::find(app.store().read(), e.academy, e.enrolment).await.unwrap();
    assert_eq!(enrolment.state, EnrolmentState::Completed);
    let happened = actions(app.store(), e.academy, c.id.0).await;
    assert_eq!(happened, ["certificate.requested", "certificate.approved", "certificate.issued"]);
    let mails = outbox::list(app.store().read(), e.academy, 10).await.unwrap();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains(&c.code.unwrap().to_string()), "{}", mails[0].text);
}

#[rocket::async_test]
async fn who_asked_cannot_approve() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let error = approve_as(&app, e.academy, e.manager, id, Watch::NONE).await;
    assert!(matches!(error, Err(CertificateError::Approval(ApprovalRefusal::Requester))), "{error:?}");
}

#[rocket::async_test]
async fn the_last_assessor_and_the_holder_cannot_approve_even_as_managers() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    for (person, refusal) in
        [(e.assessor, ApprovalRefusal::LastAssessor), (e.trainee, ApprovalRefusal::Holder)]
    {
        crew_of::granted(&app, e.academy, person, countersign::domain::words::Role::Manager).await;
        let error = approve_as(&app, e.academy, person, id, Watch::NONE).await;
        assert!(matches!(error, Err(CertificateError::Approval(found)) if found == refusal), "{error:?}");
    }
}

#[rocket::async_test]
async fn who_was_brought_in_this_week_cannot_be_the_other_person_until_another_owner_confirms() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let tx = app.store().begin().await.unwrap();
    let new = crew_of::person(&tx, e.academy, "Nia New", &[], &[]).await;
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id: e.academy,
        person_id: new,
        role: Role::Manager,
        techniques: Vec::new(),
        valid_from: today(),
        valid_to: None,
    };
    people::insert_grant(&tx, &grant, Some(e.manager), app.now()).await.unwrap();
    people::update_password(&tx, new, "some hash").await.unwrap();
    tx.commit().await.unwrap();
    let approve = async || approve_as(&app, e.academy, new, id, Watch::NONE).await;
    let error = approve().await;
    assert!(matches!(error, Err(CertificateError::Approval(ApprovalRefusal::SameHand))), "{error:?}");
    confirm_person(app.store(), &by(&app, e.academy, e.owner), new).await.unwrap();
    approve().await.unwrap();
}

#[rocket::async_test]
async fn a_trainer_can_neither_ask_nor_approve() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = CertificateId::fresh();
    let error = request_certificate(&app.app, &by(&app, e.academy, e.trainer), id, e.enrolment, None).await;
    assert!(matches!(error, Err(CertificateError::Storage(StorageError::NotAllowed))), "{error:?}");
    let id = requested(&app, &e).await;
    let error = approve_as(&app, e.academy, e.trainer, id, Watch::NONE).await;
    assert!(matches!(error, Err(CertificateError::Storage(StorageError::NotAllowed))), "{error:?}");
}

#[rocket::async_test]
async fn an_insurance_that_ran_out_since_the_request_blocks_the_approval() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    at_noon(&app, day("2028-06-02"));
    let Err(CertificateError::NotEligible(missing)) = approved(&app, &e, id).await else {
        panic!("must not be issued");
    };
    assert!(
        missing.iter().any(|s| matches!(s, Shortfall::Document { kind, problem: DocumentProblem::Expired { .. }, .. } if kind == "treatment_insurance")),
        "{missing:?}"
    );
    let c = certificate(app.store(), e.academy, id).await;
    assert_eq!((c.state, c.serial, c.code), (CertificateState::PendingApproval, None, None));
}

#[rocket::async_test]
async fn who_is_not_ready_cannot_be_asked_for() {
    let app = TestApp::spawn().await;
    let crew = crew_of::crew(&app, "Sample Academy", "SA").await;
    let (_, enrolment) = crew_of::enrolled(&app, &crew, "Olena").await;
    let id = CertificateId::fresh();
    let error =
        request_certificate(&app.app, &by(&app, crew.academy, crew.manager), id, enrolment, None).await;
    assert!(matches!(&error, Err(CertificateError::NotEligible(missing)) if missing.len() > 5), "{error:?}");
    assert!(matches!(
        certificates::find(app.store().read(), crew.academy, id).await,
        Err(StorageError::NotFound)
    ));
}

#[rocket::async_test]
async fn two_approvers_at_once_make_one_certificate() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    crew_of::granted(&app, e.academy, e.trainer, countersign::domain::words::Role::Manager).await;
    let first = approve_as(&app, e.academy, e.owner, id, Watch::NONE);
    let second = approve_as(&app, e.academy, e.trainer, id, Watch::NONE);
    let (first, second) = rocket::tokio::join!(first, second);
    assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1, "{first:?} {second:?}");
    let happened = actions(app.store(), e.academy, id.0).await;
    assert_eq!(happened, ["certificate.requested", "certificate.approved", "certificate.issued"]);
    assert_eq!(outbox::list(app.store().read(), e.academy, 10).await.unwrap().len(), 1);
    assert_eq!(app.app.files.certificates.list().await.unwrap().len(), 1);
}

#[rocket::async_test]
async fn a_later_edit_of_name_and_academy_changes_nothing_issued() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let before = issued(&app, &e).await;
    let tx = app.store().begin().await.unwrap();
    let mut person = people::find(&tx, e.trainee).await.unwrap();
    person.full_name = "Somebody Else".into();
    people::update(&tx, &person).await.unwrap();
    let mut academy = academies::find(&tx, e.academy).await.unwrap();
    academy.name = "Another Name".into();
    academies::update(&tx, &academy).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(certificate(app.store(), e.academy, before.id).await, before);
    let page = app.browser().get(&format!("/v/{}", before.code.unwrap().as_str())).await.expect_status(200);
    page.expect_text("Siân Ŵyn Prys").expect_text("Sample Academy");
}

#[rocket::async_test]
async fn a_name_that_cannot_be_printed_is_found_before_anything_is_issued() {
    let app = TestApp::spawn().await;
    let crew = crew_of::crew(&app, "Sample Academy", "SA").await;
    let e = crew_of::eligible_in(&app, &crew, "Ada \u{13000} Lovelace").await;
    let id = requested(&app, &e).await;
    let error = approved(&app, &e, id).await;
    assert!(matches!(error, Err(CertificateError::Layout(_))), "{error:?}");
    let c = certificate(app.store(), e.academy, id).await;
    assert_eq!((c.state, c.serial), (CertificateState::PendingApproval, None));
}
