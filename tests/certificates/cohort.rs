//! The certificates of a cohort, approved together: one that cannot be issued keeps none of the others back, whatever
//! is cut off is taken up, and nothing is done twice.

use countersign::{
    domain::{
        certificate::CertificateFacts,
        eligibility::{ApprovalRefusal, Shortfall},
        hold::Hold,
        ids::{CertificateId, HoldId, IssueJobId},
        issue_job::{IssueItemState, IssueRefusal, IssueTally, PaperProblem},
        person::Person,
        states::{CertificateState, EntryState},
        words::Role,
    },
    storage::{
        ConnectionTrait, StorageError, certificates, dossiers, events, evidence, holds, hours,
        issue_jobs::{self, IssueItem, Ticked},
        outbox, people,
    },
    workflows::{
        approve_certificate::approve_certificates,
        approve_cohort::{Approved, approve_cohort, cancel_job},
        certificate_step::CertificateError,
        effect::Effect,
        finish_issue::{Step, Stopped, Watch},
        request_certificate::request_certificates,
        run_issue_job::{Turn, run_next},
    },
};

use crate::support::{
    app::TestApp,
    issue::{actions, approve_as, by, run, ticked},
    people::{Crew, Eligible, crew, eligible_in, granted},
};

/// A crew with trainees who are all asked for by the manager.
pub struct Group {
    pub crew: Crew,
    pub trainees: Vec<Eligible>,
    pub requests: Vec<CertificateId>,
}

pub async fn group(app: &TestApp, names: &[&str]) -> Group {
    let crew = crew(app, "Sample Academy", "SA").await;
    let mut trainees = Vec::new();
    for name in names {
        trainees.push(eligible_in(app, &crew, name).await);
    }
    let enrolments: Vec<_> = trainees.iter().map(|e| e.enrolment).collect();
    let asked = request_certificates(&app.app, &by(app, crew.academy, crew.manager), &enrolments, None)
        .await
        .unwrap();
    assert_eq!(asked.requests.len(), names.len(), "{asked:?}");
    Group { crew, trainees, requests: asked.requests }
}

impl Group {
    pub async fn ticked(&self, app: &TestApp) -> Vec<Ticked> {
        ticked(app, self.crew.academy, &self.requests).await
    }

    /// The owner approves everything.
    pub async fn approved(&self, app: &TestApp) -> IssueJobId {
        let job = IssueJobId::fresh();
        let owner = &by(app, self.crew.academy, self.crew.owner);
        approve_cohort(&app.app, owner, job, self.crew.cohort, &self.ticked(app).await).await.unwrap();
        job
    }

    async fn items(&self, app: &TestApp, job: IssueJobId) -> Vec<IssueItem> {
        issue_jobs::list_items(app.store().read(), self.crew.academy, job).await.unwrap()
    }

    async fn tally(&self, app: &TestApp, job: IssueJobId) -> IssueTally {
        issue_jobs::find(app.store().read(), self.crew.academy, job).await.unwrap().tally
    }
}

/// Lets the worker take turns until nothing is left to do.
pub async fn worked_off(app: &TestApp) {
    for _ in 0..20 {
        match run_next(&app.app, app.now(), Watch::NONE).await.unwrap() {
            Turn::Worked => {}
            Turn::Idle => return,
            Turn::Stuck => panic!("stuck"),
        }
    }
    panic!("it does not end");
}

#[rocket::async_test]
async fn a_cohort_is_issued_with_a_file_an_event_and_a_mail_for_each() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Siân Ŵyn", "Łukasz Świątek", "Søren Ø"]).await;
    let job = group.approved(&app).await;
    worked_off(&app).await;
    assert_eq!(group.tally(&app, job).await, IssueTally { issued: 3, ..IssueTally::default() });
    let academy = group.crew.academy;
    let mut serials = Vec::new();
    for id in &group.requests {
        let c = certificates::find(app.store().read(), academy, *id).await.unwrap();
        assert_eq!((c.state, c.approved_by), (CertificateState::Active, Some(group.crew.owner)));
        assert!(app.app.files.certificates.verify(c.pdf_sha256.as_ref().unwrap()).await.unwrap());
        let happened = actions(app.store(), academy, id.0).await;
        assert_eq!(happened, ["certificate.requested", "certificate.approved", "certificate.issued"]);
        serials.push(c.serial.unwrap());
    }
    serials.sort();
    assert_eq!(serials, ["SA-2026-00001", "SA-2026-00002", "SA-2026-00003"]);
    let mails = outbox::list(app.store().read(), academy, 100).await.unwrap();
    assert_eq!(mails.iter().filter(|mail| mail.template == "certificate-issued").count(), 3);
    assert_eq!(actions(app.store(), academy, job.0).await, ["issue.approved", "issue.finished"]);
    assert!(events::verify(app.store().read(), academy).await.unwrap().is_ok());
}

#[rocket::async_test]
async fn one_who_cannot_be_issued_is_named_with_the_reason_and_the_others_go_on() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Good One", "Held Up", "No Glyph", "Own Assessor", "Declined"]).await;
    let academy = group.crew.academy;
    let tx = app.store().begin().await.unwrap();
    let hold = Hold {
        id: HoldId::fresh(),
        academy_id: academy,
        enrolment_id: group.trainees[1].enrolment,
        reason: "Fees".into(),
        opened_by: group.crew.manager,
        opened_at: app.now(),
        cleared_by: None,
        cleared_at: None,
    };
    holds::insert(&tx, &hold).await.unwrap();
    let person = people::find(&tx, group.trainees[2].trainee).await.unwrap();
    people::update(&tx, &Person { full_name: "Ancient \u{12000} Sign".into(), ..person }).await.unwrap();
    tx.commit().await.unwrap();
    // The assessor becomes an owner too, approves, and has assessed last.
    granted(&app, academy, group.crew.assessor, Role::Owner).await;
    let job = IssueJobId::fresh();
    let assessor = &by(&app, academy, group.crew.assessor);
    approve_cohort(&app.app, assessor, job, group.crew.cohort, &group.ticked(&app).await[3..4])
        .await
        .unwrap();
    let others: Vec<_> =
        group.ticked(&app).await.into_iter().filter(|one| one.certificate != group.requests[3]).collect();
    let main = IssueJobId::fresh();
    let owner = &by(&app, academy, group.crew.owner);
    approve_cohort(&app.app, owner, main, group.crew.cohort, &others).await.unwrap();
    let reason = countersign::domain::text::Reason::parse("Not now").unwrap();
    countersign::workflows::request_certificate::decline_certificate(
        &app.app,
        owner,
        group.requests[4],
        1,
        &reason,
    )
    .await
    .unwrap();
    worked_off(&app).await;
    let of = |items: &[IssueItem], id| items.iter().find(|item| item.certificate_id == id).unwrap().clone();
    let items = group.items(&app, main).await;
    assert_eq!(of(&items, group.requests[0]).state, IssueItemState::Issued);
    let held = of(&items, group.requests[1]);
    assert_eq!(held.state, IssueItemState::Refused);
    assert_eq!(held.refusal, Some(IssueRefusal::NotEligible { missing: vec![Shortfall::Holds { open: 1 }] }));
    assert!(matches!(
        of(&items, group.requests[2]).refusal,
        Some(IssueRefusal::Paper { problem: PaperProblem::Glyph('\u{12000}'), .. })
    ));
    assert_eq!(of(&items, group.requests[4]).refusal, Some(IssueRefusal::Overtaken));
    let own = of(&group.items(&app, job).await, group.requests[3]);
    assert_eq!(own.refusal, Some(IssueRefusal::Approver { refusal: ApprovalRefusal::LastAssessor }));
    // Nothing was taken from those left out: their requests stand as before.
    for id in [group.requests[1], group.requests[2], group.requests[3]] {
        let c = certificates::find(app.store().read(), academy, id).await.unwrap();
        assert_eq!((c.state, c.serial, c.version), (CertificateState::PendingApproval, None, 1));
    }
    let good = certificates::find(app.store().read(), academy, group.requests[0]).await.unwrap();
    assert_eq!(good.serial.as_deref(), Some("SA-2026-00001"));
}

#[rocket::async_test]
async fn a_batch_judges_each_request_as_it_is_judged_alone() {
    let app = TestApp::spawn().await;
    let names = ["Good One", "Held Up", "Hours Missing", "No Glyph", "Also Good"];
    let Group { crew, trainees, requests } = group(&app, &names).await;
    let academy = crew.academy;
    let tx = app.store().begin().await.unwrap();
    let hold = Hold {
        id: HoldId::fresh(),
        academy_id: academy,
        enrolment_id: trainees[1].enrolment,
        reason: "Fees".into(),
        opened_by: crew.manager,
        opened_at: app.now(),
        cleared_by: None,
        cleared_at: None,
    };
    holds::insert(&tx, &hold).await.unwrap();
    let signed = dossiers::load(&tx, academy, trainees[2].enrolment).await.unwrap().hours.remove(0);
    let (state, why) = (EntryState::Voided, Some("Wrong day"));
    hours::update_state(&tx, academy, signed.id, signed.version, state, why).await.unwrap();
    let person = people::find(&tx, trainees[3].trainee).await.unwrap();
    people::update(&tx, &Person { full_name: "Ancient \u{12000} Sign".into(), ..person }).await.unwrap();
    tx.commit().await.unwrap();
    let owner = &by(&app, academy, crew.owner);
    let alone = async |id| approve_as(&app, academy, crew.owner, id, Watch::NONE).await;

    alone(requests[4]).await.unwrap();
    let batch = ticked(&app, academy, &requests[..4]).await;
    let refused = approve_certificates(&app.app, owner, &batch, Watch::NONE).await.unwrap();
    assert_eq!(refused.len(), 3, "{refused:?}");
    for (id, error) in refused {
        assert_eq!(format!("{error:?}"), format!("{:?}", alone(id).await.unwrap_err()));
    }
    let facts = async |id| certificates::find(app.store().read(), academy, id).await.unwrap().facts.unwrap();
    let (of_batch, of_one) = (facts(requests[0]).await, facts(requests[4]).await);
    assert_eq!(of_batch, CertificateFacts { holder_name: names[0].into(), ..of_one });
}

#[rocket::async_test]
async fn an_approver_whose_role_ended_before_the_turn_came_issues_nothing() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One", "Two"]).await;
    let job = group.approved(&app).await;
    let academy = group.crew.academy;
    let grants = people::list_grants(app.store().read(), academy, group.crew.owner).await.unwrap();
    let tx = app.store().begin().await.unwrap();
    let yesterday = app.now().date_naive().pred_opt().unwrap();
    people::update_grant_end(&tx, academy, grants[0].id, yesterday).await.unwrap();
    tx.commit().await.unwrap();
    worked_off(&app).await;
    let items = group.items(&app, job).await;
    assert!(items.iter().all(|item| item.refusal == Some(IssueRefusal::NotAllowed)), "{items:?}");
    assert!(app.app.files.certificates.list().await.unwrap().is_empty());
}

#[rocket::async_test]
async fn the_same_job_twice_or_by_two_people_at_once_has_one_effect() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One", "Two", "Three"]).await;
    let (academy, cohort) = (group.crew.academy, group.crew.cohort);
    granted(&app, academy, group.crew.trainer, Role::Owner).await;
    let (owner, other) = (&by(&app, academy, group.crew.owner), &by(&app, academy, group.crew.trainer));
    let (id, theirs) = (IssueJobId::fresh(), IssueJobId::fresh());
    let ticked = group.ticked(&app).await;
    let (a, b) = rocket::tokio::join!(
        approve_cohort(&app.app, owner, id, cohort, &ticked),
        approve_cohort(&app.app, other, theirs, cohort, &ticked)
    );
    let stale = |r: &Result<Approved, CertificateError>| {
        matches!(r, Err(CertificateError::Storage(StorageError::Stale)))
    };
    assert!(a.is_ok() && stale(&b) || b.is_ok() && stale(&a), "{a:?} {b:?}");
    let (first, by_first) = if a.is_ok() { (id, owner) } else { (theirs, other) };
    let again = approve_cohort(&app.app, by_first, first, cohort, &ticked).await.unwrap();
    assert_eq!(again.effect, Effect::Before);
    // Two workers at once.
    let (a, b) = rocket::tokio::join!(
        run_next(&app.app, app.now(), Watch::NONE),
        run_next(&app.app, app.now(), Watch::NONE)
    );
    a.unwrap();
    b.unwrap();
    worked_off(&app).await;
    assert_eq!(group.tally(&app, first).await, IssueTally { issued: 3, ..IssueTally::default() });
    assert_eq!(app.app.files.certificates.list().await.unwrap().len(), 3);
    let mails = outbox::list(app.store().read(), academy, 100).await.unwrap();
    assert_eq!(mails.iter().filter(|mail| mail.template == "certificate-issued").count(), 3);
}

#[rocket::async_test]
async fn cancelling_takes_out_what_has_not_begun_and_leaves_the_requests() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["One", "Two"]).await;
    let job = group.approved(&app).await;
    let academy = group.crew.academy;
    let manager = &by(&app, academy, group.crew.manager);
    assert_eq!(cancel_job(&app.app, manager, job).await.unwrap(), 2);
    assert_eq!(cancel_job(&app.app, manager, job).await.unwrap(), 0);
    worked_off(&app).await;
    assert_eq!(group.tally(&app, job).await, IssueTally { cancelled: 2, ..IssueTally::default() });
    assert!(app.app.files.certificates.list().await.unwrap().is_empty());
    assert_eq!(
        actions(app.store(), academy, job.0).await,
        ["issue.approved", "issue.cancelled", "issue.finished"]
    );
    // They can be approved again.
    let again = group.approved(&app).await;
    worked_off(&app).await;
    assert_eq!(group.tally(&app, again).await.issued, 2);
}

#[rocket::async_test]
async fn stopped_at_any_step_a_job_goes_on_after_a_restart_and_issues_each_once() {
    for step in Step::ALL {
        let app = TestApp::spawn().await;
        let group = group(&app, &["One", "Two", "Three"]).await;
        let job = group.approved(&app).await;
        let stop = |reached| if reached == *step { Err(Stopped(reached)) } else { Ok(()) };
        let cut = run_next(&app.app, app.now(), Watch(&stop)).await.unwrap();
        let view = issue_jobs::find(app.store().read(), group.crew.academy, job).await.unwrap();
        assert!(cut == Turn::Stuck || view.finished_at.is_some() || view.trouble.is_some(), "{step:?}");
        worked_off(&app).await;
        let tally = group.tally(&app, job).await;
        assert_eq!(tally, IssueTally { issued: 3, ..IssueTally::default() }, "{step:?}");
        let view = issue_jobs::find(app.store().read(), group.crew.academy, job).await.unwrap();
        assert_eq!(view.trouble, None, "{step:?}");
        assert_eq!(evidence::list_faults(app.store().read()).await.unwrap(), [], "{step:?}");
        // A file that was stored before its row stays behind: signed again, it became another one.
        let files = app.app.files.certificates.list().await.unwrap().len();
        assert!(
            files == 3 || files == 6 && matches!(step, Step::Stored | Step::Activating),
            "{step:?}: {files}"
        );
        let mails = outbox::list(app.store().read(), group.crew.academy, 100).await.unwrap();
        assert_eq!(mails.iter().filter(|m| m.template == "certificate-issued").count(), 3, "{step:?}");
    }
}

#[rocket::async_test]
async fn a_job_that_nobody_has_begun_is_finished_by_resuming_at_the_command_line() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Siân Ŵyn", "Łukasz Świątek"]).await;
    let job = group.approved(&app).await;
    let resume = || run(&app, &["certificate", "issue", "--resume"]);
    // Where nothing can be signed, it says so and what to do, and nothing is lost.
    let (mark, aside) = (app.dir.path().join("log.mark"), app.dir.path().join("aside"));
    std::fs::write(&mark, "garbage").unwrap();
    let stuck = resume();
    let told = String::from_utf8(stuck.stderr).unwrap();
    assert!(!stuck.status.success() && told.contains("`countersign log verify` says why"), "{told}");
    std::fs::rename(&mark, &aside).unwrap();
    let done = resume();
    assert!(done.status.success(), "{done:?}");
    assert_eq!(String::from_utf8(done.stdout).unwrap(), "2 finished, 0 left\n");
    assert_eq!(group.tally(&app, job).await, IssueTally { issued: 2, ..IssueTally::default() });
}

#[rocket::async_test]
async fn a_record_that_cannot_be_read_is_left_out_in_words_and_keeps_no_other_academy_waiting() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Good One", "Odd Record"]).await;
    let job = group.approved(&app).await;
    let odd = group.trainees[1].trainee.0.simple();
    let spoiled = format!("UPDATE document SET covers = '{{' WHERE person_id = unhex('{odd}')");
    crate::commands::record::behind(&app, &spoiled);
    worked_off(&app).await;
    let items = group.items(&app, job).await;
    let of = |id| items.iter().find(|item| item.certificate_id == id).unwrap();
    assert_eq!(of(group.requests[0]).state, IssueItemState::Issued);
    assert_eq!(of(group.requests[1]).refusal, Some(IssueRefusal::Unreadable));
}

#[rocket::async_test]
async fn a_job_that_cannot_go_on_lets_the_others_pass() {
    let app = TestApp::spawn().await;
    let stuck = group(&app, &["Stuck One"]).await;
    let first = stuck.approved(&app).await;
    let tx = app.store().begin().await.unwrap();
    // An approver that nobody ever was: whatever asks about this job fails.
    let broken = format!("UPDATE issue_item SET version = 'x' WHERE job_id = unhex('{}')", first.0.simple());
    tx.execute_unprepared(&broken).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(run_next(&app.app, app.now(), Watch::NONE).await.unwrap(), Turn::Stuck);
    let crew = crew(&app, "Second Academy", "SB").await;
    let e = eligible_in(&app, &crew, "Good One").await;
    let asked = request_certificates(&app.app, &by(&app, crew.academy, crew.manager), &[e.enrolment], None)
        .await
        .unwrap();
    let second = IssueJobId::fresh();
    let ticked = ticked(&app, crew.academy, &asked.requests).await;
    approve_cohort(&app.app, &by(&app, crew.academy, crew.owner), second, crew.cohort, &ticked)
        .await
        .unwrap();
    assert_eq!(run_next(&app.app, app.now(), Watch::NONE).await.unwrap(), Turn::Worked);
    let view = issue_jobs::find(app.store().read(), crew.academy, second).await.unwrap();
    assert_eq!(view.tally, IssueTally { issued: 1, ..IssueTally::default() });
}

#[rocket::async_test]
async fn a_job_whose_approver_turns_out_to_be_brought_in_by_who_asked_issues_nothing() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Siân Ŵyn"]).await;
    let job = group.approved(&app).await;
    // As it would be if the owner had come in this week, on the word of who asked.
    let blob = |id: countersign::domain::ids::PersonId| format!("x'{}'", id.0.simple());
    let sql = format!(
        "UPDATE role_grant SET granted_by = {} WHERE person_id = {}",
        blob(group.crew.manager),
        blob(group.crew.owner)
    );
    app.prepare(&sql).await;
    worked_off(&app).await;
    let items = group.items(&app, job).await;
    assert_eq!(
        items[0].refusal,
        Some(IssueRefusal::Approver { refusal: ApprovalRefusal::SameHand }),
        "{items:?}"
    );
    let request =
        certificates::find(app.store().read(), group.crew.academy, group.requests[0]).await.unwrap();
    assert_eq!(request.state, CertificateState::PendingApproval);
}

#[rocket::async_test]
async fn what_somebody_approved_and_is_not_begun_is_not_issued_once_they_signed_out_everywhere() {
    let app = TestApp::spawn().await;
    let group = group(&app, &["Siân Ŵyn"]).await;
    let job = group.approved(&app).await;
    let owner = app.browser_of(group.crew.owner, group.crew.academy).await;
    owner.post("/account/sessions/end", &[]).await.expect_status(303);
    worked_off(&app).await;
    let items = group.items(&app, job).await;
    assert_eq!(items[0].state, IssueItemState::Cancelled, "{items:?}");
    let (academy, request) = (group.crew.academy, group.requests[0]);
    let request = certificates::find(app.store().read(), academy, request).await.unwrap();
    assert_eq!(request.state, CertificateState::PendingApproval, "it can be approved anew");
    let told = actions(app.store(), academy, job.0).await;
    assert!(told.contains(&"issue.cancelled".to_owned()), "{told:?}");
    let mails = outbox::list(app.store().read(), academy, 50).await.unwrap();
    let told = mails.iter().find(|mail| mail.template == "begun-ended").expect("the owners read it");
    assert!(told.text.contains("one certificate that was approved and not begun"), "{}", told.text);
}
