//! Nobody approves what they were not shown: what changes between a look and the press, between the request and the
//! approval, and between the approval of many and the turn of each.

use chrono::{TimeDelta, TimeZone, Utc};
use countersign::{
    domain::{
        appearance::{Appearance, SignsFor},
        course_spec::CourseSpec,
        ids::{AcademyId, CertificateId, IssueJobId, PersonId},
        issue_job::{IssueItemState, IssueRefusal},
        person::Person,
        shown::{Difference, Value},
        states::{CertificateState, DocumentState},
    },
    storage::{StorageError, appearances, certificates, documents, issue_jobs, locks, people},
    workflows::{
        approve_certificate::approve_certificate, approve_cohort::approve_cohort,
        certificate_step::CertificateError, finish_issue::Watch,
    },
};

use super::cohort::{group, worked_off};
use crate::{
    kept::{filled, send},
    support::{
        app::TestApp,
        issue::{approve_as, at_noon, by, certificate, issued, requested, seen, ticked},
        people::{crew_teaching, day, eligible_in, eligible_trainee},
        records::{document, level_4},
    },
};

async fn changed(app: &TestApp, id: PersonId, change: impl FnOnce(&mut Person)) {
    let mut person = people::find(app.store().read(), id).await.unwrap();
    change(&mut person);
    let tx = app.store().begin().await.unwrap();
    people::update(&tx, &person).await.unwrap();
    tx.commit().await.unwrap();
}

async fn renamed(app: &TestApp, id: PersonId, name: &str) {
    changed(app, id, |person| person.full_name = name.to_owned()).await;
}

async fn looks(app: &TestApp, academy: AcademyId, owner: PersonId, version: u32, look: &Appearance) {
    let tx = app.store().begin().await.unwrap();
    appearances::insert(&tx, academy, version, look, (owner, app.now())).await.unwrap();
    tx.commit().await.unwrap();
}

fn pick(id: CertificateId, page: &str) -> String {
    let mark = format!("value=\"{id}:");
    let (_, rest) = page.split_once(&mark).unwrap();
    format!("{id}:{}", rest.split('"').next().unwrap())
}

#[rocket::async_test]
async fn that_whoever_asked_was_locked_out_since_is_told_before_anybody_approves() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{id}");
    let page = owner.get(&path).await.expect_status(200);
    let fields = [("version", page.field("version")), ("shown", page.field("shown"))];
    assert!(!page.body.contains("Could not ask any more"));
    let tx = app.store().begin().await.unwrap();
    locks::insert(&tx, e.academy, e.manager, "A stolen session".into(), (e.owner, app.now())).await.unwrap();
    tx.commit().await.unwrap();
    let form = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let refused = owner.post(&format!("{path}/approve"), &form).await.expect_status(409);
    refused.expect_text("Could not ask any more");
    assert_eq!(certificate(app.store(), e.academy, id).await.state, CertificateState::PendingApproval);
}

#[rocket::async_test]
async fn a_name_changed_after_the_look_is_not_approved_unseen() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{id}");
    let page = owner.get(&path).await.expect_status(200);
    page.expect_text("What the certificate will say")
        .expect_text("Nothing has changed since it was asked for");
    let fields = [("version", page.field("version")), ("shown", page.field("shown"))];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    renamed(&app, e.trainee, "Somebody Entirely Else").await;
    let refused = owner.post(&format!("{path}/approve"), &fields).await.expect_status(409);
    refused.expect_text("This has changed since you looked");
    refused.expect_text("Name Siân Ŵyn Prys Somebody Entirely Else");
    refused.expect_text("Changed since it was asked for");
    let c = certificate(app.store(), e.academy, id).await;
    assert_eq!((c.state, c.serial, c.facts), (CertificateState::PendingApproval, None, None));
    // What the page shows now can be approved: they have seen it.
    let fields = [("version", "1"), ("shown", &refused.field("shown"))];
    owner.post_and_follow(&format!("{path}/approve"), &fields).await.expect_text("Somebody Entirely Else");
    assert_eq!(certificate(app.store(), e.academy, id).await.state, CertificateState::Active);
}

#[rocket::async_test]
async fn a_form_that_carries_nothing_or_nonsense_approves_nothing() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{id}/approve");
    for shown in ["", "W10", "not base64 \u{202e}", "eyJsIjoxfQ"] {
        owner.post(&path, &[("version", "1"), ("shown", shown)]).await.expect_status(409);
    }
    owner.post(&path, &[("version", "1")]).await.expect_status(409);
    assert_eq!(certificate(app.store(), e.academy, id).await.state, CertificateState::PendingApproval);
}

#[rocket::async_test]
async fn whatever_of_the_paper_changes_after_the_look_is_named() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let signs = SignsFor { name: "Dr Sample".into(), ..SignsFor::default() };
    let signed = Appearance { signatories: vec![signs], ..Appearance::default() };
    let mut named = Vec::new();
    for turn in 0..6 {
        let (version, shown) = seen(&app, e.academy, id).await;
        match turn {
            0 => renamed(&app, e.trainee, "New Name").await,
            1 => changed(&app, e.trainee, |person| person.born_on = Some(day("1991-01-01"))).await,
            2 => renamed(&app, e.assessor, "Other Assessor").await,
            3 => renamed(&app, e.manager, "Other Manager").await,
            4 => looks(&app, e.academy, e.owner, 1, &signed).await,
            _ => app.set_now(app.now() + TimeDelta::days(1)),
        }
        let owner = &by(&app, e.academy, e.owner);
        let error = approve_certificate(&app.app, owner, id, (version, &shown), Watch::NONE).await;
        let Err(CertificateError::Storage(StorageError::Changed(what))) = error else {
            panic!("turn {turn}: {error:?}");
        };
        named.push(what.into_iter().map(|one| one.label).collect::<Vec<_>>().join(" "));
        let c = certificate(app.store(), e.academy, id).await;
        assert_eq!((c.state, c.version, c.serial), (CertificateState::PendingApproval, 1, None));
    }
    assert_eq!(named[..4], ["cert-holder", "cert-born cert-need-age", "cert-assessor", "cert-asked-by"]);
    assert_eq!(named[4], "cert-look cert-signs");
    assert!(named[5].starts_with("cert-awarded"), "{}", named[5]);
    approve_as(&app, e.academy, e.owner, id, Watch::NONE).await.unwrap();
}

#[rocket::async_test]
async fn the_page_of_a_request_says_what_changed_since_it_was_asked_for() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    changed(&app, e.trainee, |person| person.born_on = Some(day("1991-01-01"))).await;
    // Tomorrow's award date is nobody's doing.
    app.set_now(app.now() + TimeDelta::days(1));
    let owner = app.browser_of(e.owner, e.academy).await;
    let page = owner.get(&format!("/academy/certificates/{id}")).await.expect_status(200);
    page.expect_text("Changed since it was asked for What When it was asked for Now Birth date");
    assert_eq!(page.text().matches("17 May 1990").count(), 1, "{}", page.text());
    let part = page.body.split("<h3>").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(!part.contains("Awarded on"), "{part}");
}

#[rocket::async_test]
async fn a_row_that_changed_after_the_look_is_left_out_and_named_and_the_rest_goes_on() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One Sample", "Two Sample", "Three Sample"]).await;
    let owner = app.browser_of(group.crew.owner, group.crew.academy).await;
    let path = format!("/academy/cohorts/{}/issue", group.crew.cohort);
    let page = owner.get(&path).await.expect_status(200);
    let picks: Vec<_> = group.requests.iter().map(|id| pick(*id, &page.body)).collect();
    let job = page.field("job");
    renamed(&app, group.trainees[1].trainee, "Somebody Entirely Else").await;
    let fields = [("job", job.as_str()), ("pick", &picks[0]), ("pick", &picks[1]), ("pick", &picks[2])];
    let answer = owner.post(&path, &fields).await.expect_status(409);
    answer.expect_text("One was left out: it has changed since you looked");
    answer.expect_text("Name Two Sample Somebody Entirely Else").expect_text("The others are being issued.");
    worked_off(&app).await;
    let job: IssueJobId = job.parse().unwrap();
    let items = issue_jobs::list_items(app.store().read(), group.crew.academy, job).await.unwrap();
    assert_eq!(items.len(), 2);
    assert!(items.iter().all(|item| item.state == IssueItemState::Issued), "{items:?}");
    let left = certificate(app.store(), group.crew.academy, group.requests[1]).await;
    assert_eq!((left.state, left.version), (CertificateState::PendingApproval, 1));
    // All of them changed: nothing is stored, not even a job.
    let fields =
        [("job", &IssueJobId::fresh().to_string()), ("pick", &picks[1])].map(|(n, v)| (n, v.to_owned()));
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    owner.post(&path, &fields).await.expect_status(409);
    let jobs = issue_jobs::list_of_cohort(app.store().read(), group.crew.academy, group.crew.cohort).await;
    assert_eq!(jobs.unwrap().len(), 1);
}

#[rocket::async_test]
async fn a_name_changed_between_the_approval_of_many_and_its_turn_is_refused_in_words() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One Sample", "Two Sample"]).await;
    let academy = group.crew.academy;
    let job = group.approved(&app).await;
    renamed(&app, group.trainees[0].trainee, "Somebody Entirely Else").await;
    worked_off(&app).await;
    let items = issue_jobs::list_items(app.store().read(), academy, job).await.unwrap();
    let of = |id| items.iter().find(|item| item.certificate_id == id).unwrap();
    let side = |name: &str| Some(Value::from(name));
    let difference = Difference {
        label: "cert-holder".into(),
        shown: side("One Sample"),
        now: side("Somebody Entirely Else"),
    };
    let refusal = IssueRefusal::Changed { what: vec![difference] };
    assert_eq!(of(group.requests[0]).refusal, Some(refusal));
    assert_eq!(of(group.requests[1]).state, IssueItemState::Issued);
    let owner = app.browser_of(group.crew.owner, academy).await;
    let page = owner.get(&format!("/academy/issues/{job}")).await.expect_status(200);
    page.expect_text("What it would say has changed since it was approved here")
        .expect_text("Name: One Sample before, Somebody Entirely Else now");
    let left = certificates::find(app.store().read(), academy, group.requests[0]).await.unwrap();
    assert_eq!((left.state, left.facts), (CertificateState::PendingApproval, None));
}

#[rocket::async_test]
async fn a_job_whose_turn_comes_after_midnight_issues_what_was_approved() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One Sample"]).await;
    app.set_now(Utc.with_ymd_and_hms(2026, 11, 20, 23, 59, 0).unwrap());
    let job = IssueJobId::fresh();
    let owner = &by(&app, group.crew.academy, group.crew.owner);
    let all = ticked(&app, group.crew.academy, &group.requests).await;
    approve_cohort(&app.app, owner, job, group.crew.cohort, &all).await.unwrap();
    app.set_now(app.now() + TimeDelta::hours(1));
    worked_off(&app).await;
    let c = certificate(app.store(), group.crew.academy, group.requests[0]).await;
    assert_eq!((c.state, c.awarded_on), (CertificateState::Active, Some(day("2026-11-20"))));
}

#[rocket::async_test]
async fn nothing_is_done_to_a_certificate_that_is_not_as_it_was_shown() {
    let app = TestApp::spawn().await;
    let spec = CourseSpec { valid_for_months: Some(12), ..level_4() };
    let crew = crew_teaching(&app, "Sample Academy", "SA", spec).await;
    let e = eligible_in(&app, &crew, "Søren Ø").await;
    let c = issued(&app, &e).await;
    let paper = document(e.academy, e.trainee, "name_change", DocumentState::Approved);
    let tx = app.store().begin().await.unwrap();
    documents::insert(&tx, &paper, "deed.pdf").await.unwrap();
    tx.commit().await.unwrap();
    let evidence = paper.id.to_string();
    let deeds: [(&str, &[(&str, &str)]); 6] = [
        ("suspend", &[("reason", "A complaint came in.")]),
        ("replace", &[]),
        ("correct", &[("name", "Name That Is Right"), ("evidence", &evidence)]),
        ("revoke", &[("reason_key", "other"), ("reason", "The complaint was right.")]),
        ("renew", &[]),
        ("reinstate", &[]),
    ];
    for (deed, typed) in deeds {
        let owner = app.browser_of(e.owner, e.academy).await;
        let at = |deed: &str| format!("/academy/certificates/{}/step/{deed}", c.id);
        if deed == "renew" {
            at_noon(&app, c.expires_on.unwrap() - chrono::Days::new(20));
        }
        let owner = if deed == "renew" { app.browser_of(e.owner, e.academy).await } else { owner };
        let owner = if deed == "reinstate" {
            let owner = app.browser_of(e.owner, e.academy).await;
            let page = owner.get(&at("suspend")).await.expect_status(200);
            let fields = filled(&page, &at("suspend"), &at("suspend"), &[("reason", "A complaint.")]);
            send(&owner, &at("suspend"), &fields).await.expect_status(303);
            owner
        } else {
            owner
        };
        let page = owner.get(&at(deed)).await.expect_status(200);
        let fields = filled(&page, &at(deed), &at(deed), typed);
        let before = certificate(app.store(), e.academy, c.id).await;
        renamed(&app, e.trainee, &format!("Changed Before {deed}")).await;
        let answer = send(&owner, &at(deed), &fields).await.expect_status(409);
        answer
            .expect_text("This has changed since you looked")
            .expect_text(&format!("Changed Before {deed}"));
        for (_, text) in typed.iter().filter(|(name, _)| *name == "reason" || *name == "name") {
            assert!(answer.body.contains(text), "{deed}: what was typed is kept");
        }
        assert_eq!(certificate(app.store(), e.academy, c.id).await, before, "{deed}");
    }
}
