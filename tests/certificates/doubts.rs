//! What an issued certificate relied on is taken back: the owners hear of it, and decide.

use chrono::Days;
use countersign::{
    domain::{
        document::Document,
        doubt::{DoubtCause, DoubtOutcome},
        ids::DocumentId,
        person::RoleGrant,
        states::{AssessmentMove, CertificateState, EntryState},
        text::{HolderName, Reason},
        words::Role,
    },
    storage::{assessments, countersignatures, documents, dossiers, doubts, outbox, people},
    workflows::{
        look::Look,
        sample_assessment::{judge_sample, pick_sample},
        succeed_certificate::Follow,
        supervised::Records,
        suspend_certificate::suspend_certificate,
        void_entry::void_entry,
        withdraw_approval::withdraw_approval,
    },
};

use crate::{
    practitioner::{all_texts_are_there, hidden},
    support::{
        app::{TestApp, noon},
        issue::{approved, by, certificate, followed, issued},
        people::{Eligible, approved_document, crew, eligible_in, eligible_trainee, person},
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
    // What the certificate lacks now stands on the page too: with something else lacking, the decision is another one.
    let record = rusqlite::Connection::open(app.app.settings.database_file()).unwrap();
    let born = "SELECT born_on FROM person WHERE id = ?1";
    let born: String = record.query_row(born, [e.trainee.0.as_bytes().as_slice()], |row| row.get(0)).unwrap();
    let be_born = |on: &str| {
        record
            .execute(
                "UPDATE person SET born_on = ?1 WHERE id = ?2",
                rusqlite::params![on, e.trainee.0.as_bytes().as_slice()],
            )
            .unwrap();
    };
    be_born("2020-01-01");
    let sent = [("doubt", doubt.as_str()), ("reason", "Another supervisor was there"), ("shown", &shown)];
    owner.post(&keep, &sent).await.expect_status(409).expect_text("What the certificate lacks now");
    be_born(&born);
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
async fn a_suspension_does_not_wash_a_doubt_off_and_whoever_ends_it_is_shown_the_doubt() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    void_one(&app, &e).await;
    let now = certificate(app.store(), e.academy, c.id).await;
    let reason = Reason::parse("A signature was void").unwrap();
    suspend_certificate(&app.app, &by(&app, e.academy, e.owner), c.id, now.version, &reason).await.unwrap();
    assert_eq!(doubts::list_open(app.store().read(), e.academy).await.unwrap().len(), 1);
    let owner = app.browser_of(e.owner, e.academy).await;
    let told = "A certificate relies on something that was taken back";
    assert!(!owner.get("/academy").await.text().contains(told), "nobody relies on it now");
    let here = format!("/academy/certificates/{}", c.id);
    owner.get(&here).await.expect_text("I was ill that day");
    let step = format!("{here}/step/reinstate");
    let page = owner.get(&step).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("no longer meets its requirements").expect_text("I was ill that day");
    // Another doubt comes up while the page is open.
    let (shown, version) = (hidden(&page.body, "shown"), hidden(&page.body, "version"));
    let kind = course_kind(&app, &e).await;
    let (_, paper) = papers(&app, &e).await.into_iter().find(|(of, _)| *of == kind).unwrap();
    taken_back(&app, &e, paper).await;
    let sent = [("shown", shown.as_str()), ("version", version.as_str())];
    owner.post(&step, &sent).await.expect_status(409).expect_text("The course never took place");
    owner.press(&step, &step, &[("version", &version)]).await.expect_status(303);
    assert_eq!(certificate(app.store(), e.academy, c.id).await.state, CertificateState::Active);
    owner.get("/academy").await.expect_text(told);
    owner.get(&here).await.expect_text("I was ill that day");
}

/// A kind of document that the course asks for.
async fn course_kind(app: &TestApp, e: &Eligible) -> String {
    let dossier = dossiers::load(app.store().read(), e.academy, e.enrolment).await.unwrap();
    dossier.spec.rules.documents.iter().find(|rule| rule.required).unwrap().kind.clone()
}

/// The trainer's role: it was given today, though it began long ago.
async fn trainers_role(app: &TestApp, e: &Eligible) -> RoleGrant {
    let held = people::list_grants(app.store().read(), e.academy, e.trainer).await.unwrap();
    held.into_iter().find(|grant| grant.role == Role::Trainer).unwrap()
}

#[rocket::async_test]
async fn a_trainers_role_that_is_taken_back_after_the_issue_puts_what_they_signed_in_doubt() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let grant = trainers_role(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/people/{}/roles/{}/end", e.trainer, grant.id);
    owner.press(&path, &path, &[("when", "now"), ("to", "leave")]).await.expect_status(303);
    let open = doubts::list_of_certificate(app.store().read(), e.academy, c.id).await.unwrap();
    let found: Vec<_> = open.iter().map(|doubt| (doubt.cause, doubt.subject)).collect();
    assert_eq!(found, [(DoubtCause::RoleTakenBack, grant.id.0)]);
    let page = owner.get(&format!("/academy/certificates/{}", c.id)).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("A trainer lost a role or a technique for days on which they signed")
        .expect_text("no longer meets its requirements");
    let mails = outbox::list(app.store().read(), e.academy, 100).await.unwrap();
    assert!(mails.iter().any(|mail| mail.template == "certificate-doubted"));
}

#[rocket::async_test]
async fn techniques_that_change_from_a_day_on_leave_what_was_signed_before() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let grant = trainers_role(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/people/{}/roles/{}/techniques", e.trainer, grant.id);
    let one = [("techniques", grant.techniques[0].as_str()), ("from", "2026-11-20")];
    owner.press(&path, &path, &one).await.expect_status(303);
    let about = async || doubts::list_of_certificate(app.store().read(), e.academy, c.id).await.unwrap();
    assert!(about().await.is_empty(), "nothing of today rests on it");
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

/// The office takes an approval back.
async fn taken_back(app: &TestApp, e: &Eligible, paper: DocumentId) {
    let reason = Reason::parse("The course never took place").unwrap();
    let manager = &by(app, e.academy, e.manager);
    withdraw_approval(app.store(), manager, paper, &reason, "http://verify.example").await.unwrap();
}

/// The approved papers of a trainee, each with its kind.
async fn papers(app: &TestApp, e: &Eligible) -> Vec<(String, DocumentId)> {
    let all = documents::list_of_person(app.store().read(), e.academy, e.trainee).await.unwrap();
    all.into_iter().map(|view| (view.document.kind, view.document.id)).collect()
}

#[rocket::async_test]
async fn an_approval_that_is_taken_back_puts_every_certificate_in_doubt_that_rested_on_the_document() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let needed = crew.spec.rules.documents.iter().filter(|rule| rule.required);
    for (n, kind) in (1..).zip(needed.map(|rule| &rule.kind)) {
        let e = eligible_in(&app, &crew, &format!("Trainee {n}")).await;
        let c = issued(&app, &e).await;
        let (_, paper) = papers(&app, &e).await.into_iter().find(|(of, _)| of == kind).unwrap();
        taken_back(&app, &e, paper).await;
        let open = doubts::list_of_certificate(app.store().read(), e.academy, c.id).await.unwrap();
        let found: Vec<_> = open.iter().map(|doubt| (doubt.cause, doubt.subject)).collect();
        assert_eq!(found, [(DoubtCause::DocumentWithdrawn, paper.0)], "{kind}");
        let page = app.browser_of(e.owner, e.academy).await;
        let page = page.get(&format!("/academy/certificates/{}", c.id)).await.expect_status(200);
        all_texts_are_there(&page.body);
        page.expect_text("This certificate no longer meets its requirements")
            .expect_text("The course never took place");
    }
    let mails = outbox::list(app.store().read(), crew.academy, 100).await.unwrap();
    let told = mails.iter().filter(|mail| mail.template == "certificate-doubted");
    assert!(told.clone().count() > 0 && told.clone().all(|mail| mail.text.contains("never took place")));
}

#[rocket::async_test]
async fn an_approval_that_a_certificate_did_not_rest_on_is_taken_back_without_a_doubt() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let c = issued(&app, &e).await;
    let kind = crew.spec.rules.documents.iter().find(|rule| rule.required).unwrap().kind.clone();
    // One more of the same kind, valid on the day of the award; and one that begins after it.
    let spare = approved_document(&crew, e.trainee, &kind);
    let later = Document {
        issued_on: noon().date_naive() + Days::new(1),
        ..approved_document(&crew, e.trainee, &kind)
    };
    let tx = app.store().begin().await.unwrap();
    for paper in [&spare, &later] {
        documents::insert(&tx, paper, "paper.pdf").await.unwrap();
    }
    tx.commit().await.unwrap();
    let about = async || doubts::list_of_certificate(app.store().read(), e.academy, c.id).await.unwrap();
    for paper in [spare.id, later.id] {
        taken_back(&app, &e, paper).await;
        assert!(about().await.is_empty(), "another one was valid that day");
    }
    let first =
        papers(&app, &e).await.into_iter().find(|(of, id)| *of == kind && ![spare.id, later.id].contains(id));
    taken_back(&app, &e, first.unwrap().1).await;
    assert_eq!(about().await.len(), 1, "now none is left that was valid that day");
}

#[rocket::async_test]
async fn the_proof_of_a_new_name_that_is_taken_back_puts_the_corrected_certificate_in_doubt() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let old = issued(&app, &e).await;
    let proof = approved_document(&crew, e.trainee, "name_change");
    let tx = app.store().begin().await.unwrap();
    documents::insert(&tx, &proof, "deed.pdf").await.unwrap();
    tx.commit().await.unwrap();
    let name = HolderName::parse("Siân Ŵyn Hughes").unwrap();
    let new = followed(&app, &e, old.id, &Follow::Correction { name, latin: None, evidence: proof.id })
        .await
        .unwrap();
    approved(&app, &e, new).await.unwrap();
    taken_back(&app, &e, proof.id).await;
    let open = doubts::list_open(app.store().read(), e.academy).await.unwrap();
    let found: Vec<_> = open.iter().map(|doubt| (doubt.certificate_id, doubt.cause, doubt.subject)).collect();
    assert_eq!(found, [(new, DoubtCause::DocumentWithdrawn, proof.id.0)]);
}
