//! Who has the file of the database signs in as nobody else: a password, a link, a session or a role that the program did not write
//! opens nothing, and `doctor` names it. Put back, everything goes on.

use countersign::{
    domain::{
        ids::{IssueJobId, PersonId},
        issue_job::IssueRefusal,
    },
    passwords,
    random::Token,
    storage::issue_jobs,
    workflows::{
        approve_cohort::approve_cohort,
        finish_issue::Watch,
        run_issue_job::{Turn, run_next},
    },
};

use super::record::{behind, one, told};
use crate::support::{
    app::{Answer, TestApp},
    issue::{by, requested, ticked},
    people::{Crew, crew, eligible_in},
};

const OWN: &str = "the password of somebody else";

fn hex(id: uuid::Uuid) -> String {
    format!("x'{}'", id.simple())
}

async fn scene() -> (TestApp, Crew) {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    (app, crew)
}

/// Nothing is done, and it is said what to do.
fn is_refused(answer: Answer) {
    answer.expect_status(409).expect_text("countersign doctor");
}

async fn is_told(app: &TestApp, row: &str) {
    let found = told(app).await;
    assert!(found.iter().any(|line| line.starts_with(row)), "{row}: {found:?}");
}

fn sessions_of(app: &TestApp, person: PersonId) -> String {
    one(app, &format!("SELECT count(*) || '' FROM session WHERE person_id = {}", hex(person.0)))
}

#[rocket::async_test]
async fn a_password_that_was_put_there_behind_the_program_signs_nobody_in() {
    let (app, crew) = scene().await;
    app.set_password(crew.owner, "what the owner chose").await;
    let email = app.email_of(crew.owner).await;
    let sign_in = async |password: &str| {
        app.browser().post("/sign-in", &[("email", &*email), ("password", password)]).await
    };
    let whose = format!("WHERE id = {}", hex(crew.owner.0));
    let before = one(&app, &format!("SELECT password_hash FROM person {whose}"));
    let own = passwords::hash(OWN).await.unwrap();
    behind(&app, &format!("UPDATE person SET password_hash = '{own}' {whose}"));
    is_refused(sign_in(OWN).await);
    assert_eq!(sessions_of(&app, crew.owner), "0");
    is_told(&app, "person").await;
    behind(&app, &format!("UPDATE person SET password_hash = '{before}' {whose}"));
    sign_in("what the owner chose").await.expect_status(303);
    assert_eq!(told(&app).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn a_link_that_was_put_there_behind_the_program_sets_no_password() {
    let (app, crew) = scene().await;
    app.set_password(crew.owner, "what the owner chose").await;
    let token = Token::fresh().unwrap();
    behind(
        &app,
        &format!(
            "INSERT INTO account_link (id, purpose, person_id, token_sha256, created_at, expires_at)
             SELECT randomblob(16), 'password_reset', id, '{}', created_at, '2099-01-01T00:00:00+00:00' FROM person WHERE id = {}",
            token.sha256(),
            hex(crew.owner.0)
        ),
    );
    let hash = format!("SELECT password_hash FROM person WHERE id = {}", hex(crew.owner.0));
    let before = one(&app, &hash);
    is_refused(app.browser().post(&format!("/password/{}", token.text()), &[("password", OWN)]).await);
    assert_eq!(one(&app, &hash), before);
    is_told(&app, "account_link").await;
    // Nor does one of the program's own whose secret was exchanged.
    behind(&app, "DELETE FROM account_link");
    let email = app.email_of(crew.owner).await;
    app.browser().post("/password", &[("email", &email)]).await.expect_status(200);
    behind(&app, &format!("UPDATE account_link SET token_sha256 = '{}'", token.sha256()));
    is_refused(app.browser().post(&format!("/password/{}", token.text()), &[("password", OWN)]).await);
    assert_eq!(one(&app, &hash), before);
}

#[rocket::async_test]
async fn an_address_change_whose_secret_was_exchanged_behind_the_program_changes_nothing() {
    let (app, crew) = scene().await;
    app.set_password(crew.owner, "what the owner chose").await;
    let owner = app.browser_of(crew.owner, crew.academy).await;
    let form = [("new_email", "new@sample.example"), ("address_password", "what the owner chose")];
    owner.post("/account/address", &form).await.expect_status(303);
    let (token, before) = (Token::fresh().unwrap(), app.email_of(crew.owner).await);
    behind(&app, &format!("UPDATE address_change SET token_sha256 = '{}'", token.sha256()));
    is_refused(app.browser().post(&format!("/account/address/{}", token.text()), &[]).await);
    assert_eq!(app.email_of(crew.owner).await, before);
    is_told(&app, "address_change").await;
}

#[rocket::async_test]
async fn a_session_or_a_role_that_was_put_there_behind_the_program_changes_nothing() {
    let (app, crew) = scene().await;
    let (browser, mine) = (app.browser_of(crew.trainer, crew.academy).await, hex(crew.trainer.0));
    let ask = async || browser.post(&format!("/academy/people/{}/account/sign-out", crew.iqa), &[]).await;
    // A session becomes the owner's.
    behind(&app, &format!("UPDATE session SET person_id = {} WHERE person_id = {mine}", hex(crew.owner.0)));
    is_refused(ask().await);
    is_told(&app, "session").await;
    behind(&app, &format!("UPDATE session SET person_id = {mine}"));
    assert_eq!(told(&app).await, Vec::<String>::new());
    // A trainer becomes an owner.
    behind(
        &app,
        &format!(
            "INSERT INTO role_grant (id, academy_id, person_id, role, techniques, valid_from, created_at)
             SELECT randomblob(16), academy_id, {mine}, 'owner', '[]', valid_from, created_at FROM role_grant LIMIT 1"
        ),
    );
    is_refused(ask().await);
    is_told(&app, "role_grant").await;
}

#[rocket::async_test]
async fn what_somebody_approved_whose_account_was_changed_since_is_not_issued() {
    let (app, crew) = scene().await;
    let e = eligible_in(&app, &crew, "Aled Prys").await;
    let request = requested(&app, &e).await;
    let (job, seen) = (IssueJobId::fresh(), ticked(&app, crew.academy, &[request]).await);
    approve_cohort(&app.app, &by(&app, crew.academy, crew.owner), job, crew.cohort, &seen).await.unwrap();
    behind(&app, &format!("UPDATE person SET password_hash = 'mine' WHERE id = {}", hex(crew.owner.0)));
    while run_next(&app.app, app.now(), Watch::NONE).await.unwrap() == Turn::Worked {}
    let items = issue_jobs::list_items(app.store().read(), crew.academy, job).await.unwrap();
    assert_eq!(items[0].refusal, Some(IssueRefusal::Altered));
}

#[rocket::async_test]
async fn an_invitation_or_a_wish_that_was_put_there_behind_the_program_gives_no_role_and_no_name() {
    let (app, crew) = scene().await;
    let (browser, mine) = (app.browser_of(crew.trainer, crew.academy).await, hex(crew.trainer.0));
    let (asked, until) = (app.now().to_rfc3339(), "2099-01-01T00:00:00+00:00");
    let id = uuid::Uuid::now_v7();
    behind(
        &app,
        &format!(
            "INSERT INTO joining (id, academy_id, person_id, email, roles, techniques, asked_at, expires_at, state)
             SELECT {}, academy_id, {mine}, 'x@sample.example', '[\"owner\"]', '[]', '{asked}', '{until}', 'waiting'
             FROM role_grant LIMIT 1",
            hex(id)
        ),
    );
    let roles = format!("SELECT count(*) || '' FROM role_grant WHERE person_id = {mine}");
    let before = one(&app, &roles);
    is_refused(browser.post(&format!("/account/invitations/{id}"), &[("answer", "yes")]).await);
    assert_eq!(one(&app, &roles), before);
    is_told(&app, "joining").await;
    let (id, name) = (uuid::Uuid::now_v7(), app.name_of(crew.trainer).await);
    behind(
        &app,
        &format!(
            "INSERT INTO record_change (id, person_id, academy_id, name_before, born_on_before, name, asked_by, asked_at)
             SELECT {}, {mine}, academy_id, '{name}', (SELECT born_on FROM person WHERE id = {mine}), 'Somebody Else', {}, '{asked}'
             FROM role_grant LIMIT 1",
            hex(id),
            hex(crew.owner.0)
        ),
    );
    is_refused(browser.post(&format!("/account/record/{id}"), &[("answer", "yes")]).await);
    assert_eq!(app.name_of(crew.trainer).await, name);
    is_told(&app, "record_change").await;
}
