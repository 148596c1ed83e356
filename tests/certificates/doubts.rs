//! What an issued certificate relied on is taken back: the owners hear of it, and decide.

use countersign::{
    domain::{
        doubt::{DoubtCause, DoubtOutcome},
        states::{AssessmentMove, CertificateState, EntryState},
        text::Reason,
        words::Role,
    },
    storage::{assessments, countersignatures, dossiers, doubts, outbox},
    workflows::{
        look::Look,
        sample_assessment::{judge_sample, pick_sample},
        succeed_certificate::Follow,
        supervised::Records,
        suspend_certificate::suspend_certificate,
        void_entry::void_entry,
    },
};

use crate::{
    practitioner::{all_texts_are_there, hidden},
    support::{
        app::TestApp,
        issue::{approved, by, certificate, followed, issued},
        people::{Eligible, eligible_trainee, person},
    },
};

/// Declares the first countersignature of a trainee void.
async fn void_one(app: &TestApp, e: &Eligible) {
    let db = app.store().read();
    let signed = countersignatures::list_of_enrolment(db, e.academy, e.enrolment).await.unwrap();
    let subject = signed[0].record.subject;
    let mut records = Records::new(db, e.academy, app.now().naive_utc());
    let seen = records.read(subject).await.unwrap().0.seen;
    let reason = Reason::parse("I was ill that day").unwrap();
    let trainer = &by(app, e.academy, signed[0].record.signed_by);
    void_entry(app.store(), trainer, &seen, &reason, "http://verify.example").await.unwrap();
}

#[rocket::async_test]
async fn owners_are_told_when_a_countersignature_is_voided_after_the_issue_and_decide() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let here = format!("/academy/certificates/{}", c.id);
    assert!(!owner.get(&here).await.body.contains("no longer meets"));
    let before = outbox::list(app.store().read(), e.academy, 50).await.unwrap().len();
    void_one(&app, &e).await;

    assert_eq!(certificate(app.store(), e.academy, c.id).await.state, CertificateState::Active);
    let mails = outbox::list(app.store().read(), e.academy, 50).await.unwrap();
    assert!(mails.len() > before);
    assert!(mails.iter().any(|mail| mail.text.contains("I was ill that day")), "the owner is told");
    let page = owner.get(&here).await.expect_status(200);
    all_texts_are_there(&page.body);
    let page = page
        .expect_text("This certificate no longer meets its requirements")
        .expect_text("A countersignature was declared void")
        .expect_text("I was ill that day");
    owner.get("/academy").await.expect_text("A certificate relies on something that was taken back");

    let (doubt, shown) = (hidden(&page.body, "doubt"), hidden(&page.body, "shown"));
    let keep = format!("{here}/keep");
    owner.post(&keep, &[("doubt", &doubt), ("reason", " ")]).await.expect_status(422);
    owner.post(&keep, &[("reason", "Unseen")]).await.expect_status(409);
    owner
        .post(&keep, &[("doubt", &doubt), ("reason", "Another supervisor was there"), ("shown", &shown)])
        .await
        .expect_status(303);
    owner.post(&keep, &[("doubt", &doubt), ("reason", "Twice")]).await.expect_status(409);
    let page = owner.get(&here).await;
    all_texts_are_there(&page.body);
    let page = page.expect_text("Another supervisor was there");
    assert!(!page.body.contains("no longer meets"));
    let settled = doubts::list_of_certificate(app.store().read(), e.academy, c.id).await.unwrap();
    assert_eq!(settled[0].settled.as_ref().unwrap().outcome, DoubtOutcome::Kept);
}

#[rocket::async_test]
async fn a_suspension_settles_the_doubt() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    void_one(&app, &e).await;
    assert_eq!(doubts::list_open(app.store().read(), e.academy).await.unwrap().len(), 1);
    let now = certificate(app.store(), e.academy, c.id).await;
    let reason = Reason::parse("A signature was void").unwrap();
    suspend_certificate(&app.app, &by(&app, e.academy, e.owner), c.id, now.version, &reason).await.unwrap();
    assert!(doubts::list_open(app.store().read(), e.academy).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn a_decision_returned_after_the_issue_puts_the_certificate_in_doubt_and_before_it_nothing() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    void_one(&app, &e).await;
    assert!(doubts::list_open(app.store().read(), e.academy).await.unwrap().is_empty());
    let dossier = dossiers::load(app.store().read(), e.academy, e.enrolment).await.unwrap();
    assert!(dossier.hours.iter().any(|entry| entry.state == EntryState::Voided));
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    issued(&app, &e).await;
    let list = assessments::list_of_enrolment(app.store().read(), e.academy, e.enrolment).await.unwrap();
    let id = list[0].id;
    let tx = app.store().begin().await.unwrap();
    let iqa = person(&tx, e.academy, "Ivo Checker", &[], &[Role::Iqa]).await;
    tx.commit().await.unwrap();
    let who = &by(&app, e.academy, iqa);
    let shown = Look::Decision(id).shown(app.store().read(), e.academy).await.unwrap();
    pick_sample(app.store(), who, &[(id, shown)]).await.unwrap();
    let version = assessments::find(app.store().read(), e.academy, id).await.unwrap().assessment.version;
    let verdict = (AssessmentMove::Return, "The evidence is another trainee's");
    let shown = Look::Decision(id).shown(app.store().read(), e.academy).await.unwrap();
    judge_sample(app.store(), who, (id, version), &shown, verdict, "http://verify.example").await.unwrap();
    let open = doubts::list_open(app.store().read(), e.academy).await.unwrap();
    assert_eq!(open.iter().map(|doubt| doubt.cause).collect::<Vec<_>>(), [DoubtCause::AssessmentReturned]);
}

#[rocket::async_test]
async fn a_certificate_that_takes_the_place_of_a_doubted_one_takes_the_doubt_over() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let old = issued(&app, &e).await;
    void_one(&app, &e).await;
    let new = followed(&app, &e, old.id, &Follow::Replacement).await.unwrap();
    approved(&app, &e, new).await.unwrap();
    let db = app.store().read();
    let about = async |id| doubts::list_of_certificate(db, e.academy, id).await.unwrap();
    let settled = about(old.id).await;
    assert_eq!(settled[0].settled.as_ref().unwrap().outcome, DoubtOutcome::Withdrawn);
    let open = about(new).await;
    assert_eq!(open.len(), 1);
    assert!(open[0].settled.is_none(), "a new copy does not wash it off");
    assert_eq!((open[0].cause, open[0].subject), (settled[0].cause, settled[0].subject));
    let told = doubts::list_open(db, e.academy).await.unwrap();
    assert_eq!(told.iter().map(|doubt| doubt.certificate_id).collect::<Vec<_>>(), [new]);
}
