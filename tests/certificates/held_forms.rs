//! The forms that decide or withdraw: each held back after the look while something that its page showed changes. Nothing
//! is written, and the answer says what changed.

use chrono::NaiveDate;
use countersign::{
    domain::{
        cohort::Cohort,
        enrolment::Enrolment,
        hold::Hold,
        ids::{CertificateId, EnrolmentId, HoldId},
        person::Person,
        states::EnrolmentState,
        words::Role,
    },
    storage::{
        assessments, cohorts, enrolments,
        events::{self, EventFilter},
        holds, people,
    },
    workflows::request_certificate::request_certificate,
};

use crate::support::{
    app::TestApp,
    issue::{by, issued},
    people::{Crew, crew, eligible_in, granted, person},
};

async fn renamed(app: &TestApp, crew: &Crew, name: &str, trainees: &[countersign::domain::ids::PersonId]) {
    let tx = app.store().begin().await.unwrap();
    for id in trainees {
        let known = people::find(&tx, *id).await.unwrap();
        people::update(&tx, &Person { full_name: name.to_owned(), ..known }).await.unwrap();
    }
    let cohort = cohorts::find(&tx, crew.academy, crew.cohort).await.unwrap();
    cohorts::update(&tx, crew.academy, &Cohort { name: format!("Cohort of {name}"), ..cohort })
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn happened(app: &TestApp, crew: &Crew) -> u64 {
    events::list(app.store().read(), crew.academy, &EventFilter::default(), 1, 1).await.unwrap().1
}

/// The page with the form, where it goes, and what is typed.
type Held = (String, String, Vec<(&'static str, String)>);

#[rocket::async_test]
async fn a_form_held_back_while_something_it_showed_changes_does_nothing() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let academy = crew.academy;
    let (one, two) =
        (eligible_in(&app, &crew, "One Sample").await, eligible_in(&app, &crew, "Two Sample").await);
    let certificate = issued(&app, &one).await;
    let request = CertificateId::fresh();
    request_certificate(&app.app, &by(&app, academy, crew.manager), request, two.enrolment, None)
        .await
        .unwrap();
    let tx = app.store().begin().await.unwrap();
    let three = person(&tx, academy, "Three Sample", &[], &[Role::Trainee]).await;
    let known = enrolments::find(&tx, academy, two.enrolment).await.unwrap();
    let unchecked = Enrolment {
        id: EnrolmentId::fresh(),
        person_id: three,
        identity_checked_on: None,
        identity_checked_by: None,
        ..known
    };
    enrolments::insert(&tx, &unchecked, app.now()).await.unwrap();
    let hold = Hold {
        id: HoldId::fresh(),
        academy_id: academy,
        enrolment_id: two.enrolment,
        reason: "Fees".into(),
        opened_by: crew.manager,
        opened_at: app.now(),
        cleared_by: None,
        cleared_at: None,
    };
    holds::insert(&tx, &hold).await.unwrap();
    let decided = assessments::list_of_enrolment(&tx, academy, two.enrolment).await.unwrap();
    let sampled = decided.iter().find(|one| one.criterion.is_some()).unwrap();
    assessments::update_sample(&tx, academy, sampled.id, sampled.version, true).await.unwrap();
    tx.commit().await.unwrap();
    for role in [Role::Assessor, Role::Iqa] {
        granted(&app, academy, crew.owner, role).await;
    }

    let typed = |fields: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    };
    let version = certificate.version.to_string();
    let follower = CertificateId::fresh().to_string();
    let step = |deed: &str, fields: &[(&'static str, &str)]| -> Held {
        let path = format!("/academy/certificates/{}/step/{deed}", certificate.id);
        (path.clone(), path, typed(&[&[("version", version.as_str())][..], fields].concat()))
    };
    let enrolment = format!("/academy/enrolments/{}", two.enrolment);
    let moves = format!("{enrolment}/moves");
    let decline = format!("/academy/certificates/{request}/decline");
    let clear = format!("{enrolment}/holds/{}/clear", hold.id);
    let cohort = format!("/academy/cohorts/{}/moves", crew.cohort);
    let decision = format!("/academy/assessments/sample/decisions/{}", sampled.id);
    let identity = format!("/academy/enrolments/{}", unchecked.id);
    let criteria = format!("/academy/assessments/{}", unchecked.id);
    let seen = (sampled.version + 1).to_string();
    let forms: Vec<Held> = vec![
        step("suspend", &[("reason", "A complaint")]),
        step("revoke", &[("reason_key", "claimed_early")]),
        step("replace", &[("id", &follower)]),
        (decline.clone(), decline, typed(&[("version", "1"), ("reason", "Not now")])),
        (
            format!("{moves}/pause"),
            moves.clone(),
            typed(&[("attempted", "pause"), ("seen", "active"), ("reason", "Ill")]),
        ),
        (
            format!("{moves}/withdraw"),
            moves.clone(),
            typed(&[("attempted", "withdraw"), ("seen", "active"), ("reason", "Left")]),
        ),
        (clear.clone(), clear, typed(&[])),
        (format!("{cohort}/close"), cohort, typed(&[("attempted", "close"), ("seen", "running")])),
        (decision.clone(), decision, typed(&[("verdict", "confirm"), ("version", &seen)])),
        (identity.clone(), format!("{identity}/identity"), typed(&[("document_seen", "true")])),
        (criteria.clone(), format!("{criteria}/criteria"), typed(&[("outcome[0]", "met")])),
    ];

    let owner = app.browser_of(crew.owner, academy).await;
    for (turn, (page, path, fields)) in forms.iter().enumerate() {
        let shown = owner.get(page).await.expect_status(200).field("shown");
        assert!(!shown.is_empty(), "{page} carries what it shows");
        let name = format!("Renamed {turn}");
        renamed(&app, &crew, &name, &[one.trainee, two.trainee, three]).await;
        let before = happened(&app, &crew).await;
        let mut sent: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sent.push(("shown", &shown));
        let answer = owner.post(path, &sent).await.expect_status(409);
        answer.expect_text("This has changed since you looked").expect_text(&name);
        sent.pop();
        owner.post(path, &sent).await.expect_status(409);
        assert_eq!(happened(&app, &crew).await, before, "{path} wrote something");
    }
    // The same forms, sent as their pages are now, do what they say: each in its turn, as far as one leaves room for the next.
    let path = format!("/academy/certificates/{}/step/suspend", certificate.id);
    owner.press(&path, &path, &[("version", &version), ("reason", "A complaint")]).await.expect_status(303);
    for (page, path, fields) in &forms[6..] {
        let sent: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let before = happened(&app, &crew).await;
        owner.press(page, path, &sent).await.expect_status(303);
        assert!(happened(&app, &crew).await > before, "{path} did nothing");
    }
}

#[rocket::async_test]
async fn a_birth_date_changed_after_the_look_is_not_checked_unseen() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let one = eligible_in(&app, &crew, "One Sample").await;
    let tx = app.store().begin().await.unwrap();
    let two = person(&tx, crew.academy, "Two Sample", &[], &[Role::Trainee]).await;
    let known = enrolments::find(&tx, crew.academy, one.enrolment).await.unwrap();
    let unchecked = Enrolment {
        id: EnrolmentId::fresh(),
        person_id: two,
        state: EnrolmentState::Active,
        identity_checked_on: None,
        identity_checked_by: None,
        ..known
    };
    enrolments::insert(&tx, &unchecked, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    let manager = app.browser_of(crew.manager, crew.academy).await;
    let page = format!("/academy/enrolments/{}", unchecked.id);
    let shown = manager.get(&page).await.expect_status(200).field("shown");
    let tx = app.store().begin().await.unwrap();
    let known = people::find(&tx, two).await.unwrap();
    let born_on: Option<NaiveDate> = Some("1980-03-04".parse().unwrap());
    people::update(&tx, &Person { born_on, ..known }).await.unwrap();
    tx.commit().await.unwrap();
    let fields = [("document_seen", "true"), ("shown", shown.as_str())];
    let answer = manager.post(&format!("{page}/identity"), &fields).await.expect_status(409);
    answer.expect_text("Birth date 17 May 1990 4 March 1980");
    let found = enrolments::find(app.store().read(), crew.academy, unchecked.id).await.unwrap();
    assert_eq!(found.identity_checked_on, None);
}
