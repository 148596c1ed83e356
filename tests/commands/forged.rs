//! Who has the file of the database, but not the key beside it, is no second person: nothing is issued on an approval that the program
//! did not write, and `doctor` tells of it.

use countersign::{
    domain::{
        appearance::Appearance,
        ids::{CertificateId, IssueJobId},
        issue_job::{IssueItemState, IssueRefusal},
        states::CertificateState,
    },
    storage::{appearances, issue_jobs},
    workflows::{
        approve_cohort::approve_cohort,
        finish_issue::{Step, Stopped, Watch, resume_all},
        run_issue_job::{Turn, run_next},
        verify_record::verify_record,
    },
};

use super::record::{behind, one, told};
use crate::support::{
    app::{TestApp, noon},
    issue::{approve_as, by, certificate, requested, seen, ticked},
    people::{Crew, Eligible, crew, eligible_in},
    records::code,
};

/// A crew whose owner approved a job, which is over; and the request of a manager that nobody approved.
async fn scene(app: &TestApp) -> (Crew, IssueJobId, Eligible, CertificateId) {
    let crew = crew(app, "Sample Academy", "SA").await;
    let done = eligible_in(app, &crew, "Siân Ŵyn").await;
    let first = requested(app, &done).await;
    let job = IssueJobId::fresh();
    let seen = ticked(app, crew.academy, &[first]).await;
    approve_cohort(&app.app, &by(app, crew.academy, crew.owner), job, crew.cohort, &seen).await.unwrap();
    worked_off(app).await;
    assert_eq!(certificate(app.store(), crew.academy, first).await.state, CertificateState::Active);
    let alone = eligible_in(app, &crew, "Mallory Dent").await;
    let request = requested(app, &alone).await;
    (crew, job, alone, request)
}

async fn worked_off(app: &TestApp) {
    while run_next(&app.app, app.now(), Watch::NONE).await.unwrap() == Turn::Worked {}
}

fn hex(id: uuid::Uuid) -> String {
    format!("x'{}'", id.simple())
}

#[rocket::async_test]
async fn a_request_slipped_into_a_job_that_somebody_approved_is_not_issued() {
    let app = TestApp::spawn().await;
    let (crew, job, alone, request) = scene(&app).await;
    assert_eq!(told(&app).await, Vec::<String>::new());
    let (version, shown) = seen(&app, crew.academy, request).await;
    let shown = serde_json::to_string(&shown).unwrap().replace('\'', "''");
    behind(
        &app,
        &format!(
            "UPDATE issue_job SET finished_at = NULL WHERE id = {job};
             INSERT INTO issue_item (id, job_id, certificate_id, version, state, shown)
                 VALUES (randomblob(16), {job}, {request}, {version}, 'waiting', '{shown}')",
            job = hex(job.0),
            request = hex(request.0),
        ),
    );
    let found = told(&app).await;
    assert!(
        found.iter().any(|line| line.starts_with("issue_item") && line.contains("written behind")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|line| line.starts_with("issue_job") && line.contains("finished_at")),
        "{found:?}"
    );
    worked_off(&app).await;
    let left = certificate(app.store(), alone.academy, request).await;
    assert_eq!((left.state, left.approved_by, left.serial), (CertificateState::PendingApproval, None, None));
    let items = issue_jobs::list_items(app.store().read(), crew.academy, job).await.unwrap();
    let item = items.iter().find(|item| item.certificate_id == request).unwrap();
    assert_eq!((item.state, &item.refusal), (IssueItemState::Refused, &Some(IssueRefusal::Altered)));
    let owner = app.browser_of(crew.owner, crew.academy).await;
    let page = owner.get(&format!("/academy/issues/{job}")).await.expect_status(200);
    page.expect_text("was changed without this program");
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.starts_with("issue_item")), "it stays told: {found:?}");
}

#[rocket::async_test]
async fn a_request_whose_approval_was_changed_while_it_waited_is_left_out() {
    let app = TestApp::spawn().await;
    let (crew, ..) = scene(&app).await;
    let e = eligible_in(&app, &crew, "Aled Prys").await;
    let request = requested(&app, &e).await;
    let job = IssueJobId::fresh();
    let seen = ticked(&app, crew.academy, &[request]).await;
    approve_cohort(&app.app, &by(&app, crew.academy, crew.owner), job, crew.cohort, &seen).await.unwrap();
    // The name of another second person.
    behind(
        &app,
        &format!("UPDATE issue_job SET approved_by = {} WHERE id = {}", hex(crew.iqa.0), hex(job.0)),
    );
    worked_off(&app).await;
    assert_eq!(
        certificate(app.store(), crew.academy, request).await.state,
        CertificateState::PendingApproval
    );
}

#[rocket::async_test]
async fn a_certificate_that_was_written_as_approved_behind_the_program_is_not_made() {
    let app = TestApp::spawn().await;
    let (crew, _, _, request) = scene(&app).await;
    behind(
        &app,
        &format!(
            "PRAGMA ignore_check_constraints = ON;
             UPDATE certificate SET (state, approved_by, approved_at, awarded_on, facts, facts_sha256, serial, code)
                 = (SELECT 'preparing', approved_by, approved_at, awarded_on, facts, facts_sha256, 'SA-2026-00099',
                    '{code}' FROM certificate WHERE state = 'active')
             WHERE id = {id}",
            code = code(9).as_str(),
            id = hex(request.0),
        ),
    );
    assert_eq!(one(&app, "SELECT count(*) || '' FROM certificate WHERE state = 'preparing'"), "1");
    assert_eq!(resume_all(&app.app, app.now()).await.unwrap(), 0);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM certificate_credential"), "1", "nothing was signed");
    let left = certificate(app.store(), crew.academy, request).await;
    assert_eq!((left.state, left.pdf_sha256), (CertificateState::Preparing, None));
    let found = verify_record(app.store()).await.unwrap();
    assert!(found.iter().any(|line| line.contains("approved_by")), "{found:?}");
}

#[rocket::async_test]
async fn a_certificate_is_not_drawn_with_an_appearance_that_was_changed_after_its_approval() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let tx = app.store().begin().await.unwrap();
    appearances::insert(&tx, crew.academy, 1, &Appearance::default(), (crew.owner, noon())).await.unwrap();
    tx.commit().await.unwrap();
    let e = eligible_in(&app, &crew, "Siân Ŵyn").await;
    let request = requested(&app, &e).await;
    let stop = |reached| if reached == Step::Frozen { Err(Stopped(reached)) } else { Ok(()) };
    approve_as(&app, crew.academy, crew.owner, request, Watch(&stop)).await.unwrap_err();
    let right = one(&app, "SELECT content FROM appearance");
    behind(&app, "UPDATE appearance SET content = json_set(content, '$.brand', '#ff0000')");
    assert_eq!(resume_all(&app.app, app.now()).await.unwrap(), 0);
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.starts_with("appearance") && line.contains("content")), "{found:?}");
    behind(&app, &format!("UPDATE appearance SET content = '{right}'"));
    assert_eq!(resume_all(&app.app, app.now()).await.unwrap(), 1, "as it was, it is made");
    assert_eq!(told(&app).await, Vec::<String>::new());
}
