//! Addresses: corrected before somebody accepts, confirmed from the new mailbox afterwards, told when they look alike.

use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{outbox, outbox::Mail, people},
};

use super::{PASSWORD, a_person, actions, an_academy, has_all_words, link_in, mails};
use crate::support::app::{Browser, TestApp};

async fn owned(app: &TestApp) -> (AcademyId, Browser<'_>) {
    let academy = an_academy(app, "Sample Academy", "SA").await;
    let ada = a_person(app, academy, "Ada Sample", &[Role::Owner]).await;
    (academy, app.browser_of(ada, academy).await)
}

/// The newest mail to an address, whichever academy it is of.
async fn mail_to(app: &TestApp, address: &str) -> Option<Mail> {
    let due = outbox::list_due(app.store().read(), app.now(), 100).await.unwrap();
    due.into_iter().filter(|mail| mail.to == address).max_by_key(|mail| mail.id)
}

async fn email(app: &TestApp, person: PersonId) -> String {
    people::find(app.store().read(), person).await.unwrap().email
}

async fn sign_in(app: &TestApp, address: &str) -> u16 {
    let form = [("email", address), ("password", PASSWORD)];
    app.browser().post("/sign-in", &form).await.status.code
}

#[rocket::async_test]
async fn the_address_of_an_invitation_is_corrected_and_the_old_link_dies() {
    let app = TestApp::spawn().await;
    let (academy, ada) = owned(&app).await;
    let form = [("name", "Foo Sample"), ("email", "foo@gmial.example"), ("roles", "trainee")];
    ada.post("/academy/people/invite", &form).await.expect_status(303);
    let old = link_in(&app, &mails(&app, academy).await[0]).await;
    let (foo, _) = people::find_by_email(app.store().read(), "foo@gmial.example").await.unwrap().unwrap();
    let path = format!("/academy/people/{}/address", foo.id);
    has_all_words(&ada.get(&path).await.expect_status(200).body);
    ada.post(&path, &[("email", "no address")]).await.expect_status(422);
    ada.post(&path, &[("email", "foo@gmial.example")]).await.expect_status(422);
    ada.post(&path, &[("email", "ada@sample.example")]).await.expect_status(422).expect_text("Somebody else");
    let done = ada.post_and_follow(&path, &[("email", "foo@gmail.example")]).await;
    done.expect_text("The address is foo@gmail.example now");
    assert_eq!(email(&app, foo.id).await, "foo@gmail.example");
    app.browser().get(&old).await.expect_status(410);
    let new = link_in(&app, &mail_to(&app, "foo@gmail.example").await.unwrap()).await;
    app.browser().post(&new, &[("password", PASSWORD)]).await.expect_status(303);
    assert!(actions(&app, academy).await.contains(&"person.address_corrected".to_owned()));
    assert_eq!(sign_in(&app, "foo@gmail.example").await, 303);
}

#[rocket::async_test]
async fn my_address_changes_from_the_new_mailbox_only_and_my_sessions_stay() {
    let app = TestApp::spawn().await;
    let (academy, _) = owned(&app).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let browser = app.browser_of(eve, academy).await;
    has_all_words(&browser.get("/account").await.expect_status(200).body);
    let form = |email, password| [("new_email", email), ("address_password", password)];
    let path = "/account/address";
    browser.post(path, &form("eve@new.example", "wrong password")).await.expect_status(422);
    browser.post(path, &form("nothing", PASSWORD)).await.expect_status(422);
    browser.post(path, &form("eve@sample.example", PASSWORD)).await.expect_status(422);
    let asked = browser.post_and_follow(path, &form("eve@new.example", PASSWORD)).await;
    asked.expect_text("We have sent a link to eve@new.example.");
    assert_eq!(email(&app, eve).await, "eve@sample.example");
    let link = link_in(&app, &mail_to(&app, "eve@new.example").await.unwrap()).await;
    let page = app.browser().get(&link).await.expect_status(200);
    page.expect_text("eve@sample.example").expect_text("eve@new.example");
    has_all_words(&page.body);
    app.browser().post(&link, &[]).await.expect_status(303);
    assert_eq!(email(&app, eve).await, "eve@new.example");
    browser.get("/account").await.expect_status(200).expect_text("eve@new.example");
    app.browser().post(&link, &[]).await.expect_status(410);
    let word = mail_to(&app, "eve@sample.example").await.unwrap();
    assert_eq!(word.template, "address-changed");
    assert!(actions(&app, academy).await.contains(&"person.address_changed".to_owned()));
    assert_eq!(sign_in(&app, "eve@sample.example").await, 422);
    assert_eq!(sign_in(&app, "eve@new.example").await, 303);
}

#[rocket::async_test]
async fn an_owner_who_asks_for_another_address_cannot_take_the_account_with_it() {
    let app = TestApp::spawn().await;
    let (academy, ada) = owned(&app).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let path = format!("/academy/people/{eve}/address");
    has_all_words(&ada.get(&path).await.expect_status(200).body);
    ada.post_and_follow(&path, &[("email", "eve@stolen.example")])
        .await
        .expect_text("The link is on its way");
    assert_eq!(mail_to(&app, "eve@sample.example").await.unwrap().template, "address-asked");
    let link = link_in(&app, &mail_to(&app, "eve@stolen.example").await.unwrap()).await;
    let page = app.browser().get(&link).await.expect_status(200);
    page.expect_text("Type your password");
    for guess in ["", "a guessed password"] {
        app.browser().post(&link, &[("password", guess)]).await.expect_status(422);
    }
    assert_eq!(email(&app, eve).await, "eve@sample.example");
    app.browser().post(&link, &[("password", PASSWORD)]).await.expect_status(303);
    assert_eq!(email(&app, eve).await, "eve@stolen.example");
    let max = a_person(&app, academy, "Max Manager", &[Role::Manager]).await;
    app.browser_of(max, academy).await.get(&path).await.expect_status(403);
}

#[rocket::async_test]
async fn an_address_that_somebody_has_is_told_to_its_mailbox_alone() {
    let app = TestApp::spawn().await;
    let (academy, _) = owned(&app).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let form = [("new_email", "ada@sample.example"), ("address_password", PASSWORD)];
    let page = app.browser_of(eve, academy).await.post_and_follow("/account/address", &form).await;
    page.expect_text("We have sent a link to ada@sample.example.");
    assert_eq!(mail_to(&app, "ada@sample.example").await.unwrap().template, "address-taken");
    assert_eq!(email(&app, eve).await, "eve@sample.example");
}

#[rocket::async_test]
async fn an_address_that_looks_like_anothers_is_shown_beside_it_before_anybody_is_invited() {
    let app = TestApp::spawn().await;
    let (_, ada) = owned(&app).await;
    let form = [("name", "Ada Sample"), ("email", "аda@sample.example"), ("roles", "manager")];
    let page = ada.post("/academy/people/invite", &form).await.expect_status(422);
    page.expect_text("This address looks like another one").expect_text("ada@sample.example");
    has_all_words(&page.body);
    let known = people::find_by_email(app.store().read(), "аda@sample.example").await.unwrap();
    assert!(known.is_none(), "nobody was invited");
    let sure = [&form[..], &[("is_another", "true")]].concat();
    ada.post("/academy/people/invite", &sure).await.expect_status(303);
    let wide = [("name", "Ada Sample"), ("email", "ＡＤＡ＠sample.example"), ("roles", "manager")];
    let page = ada.post("/academy/people/invite", &wide).await.expect_status(422);
    page.expect_text("Somebody with this email address has a role in this academy already.");
}

#[rocket::async_test]
async fn whoever_was_invited_by_one_spelling_of_a_domain_signs_in_with_each() {
    let app = TestApp::spawn().await;
    let (academy, ada) = owned(&app).await;
    let form = [("name", "Anna Sample"), ("email", "anna@müller.example"), ("roles", "trainee")];
    ada.post("/academy/people/invite", &form).await.expect_status(303);
    let mail = mails(&app, academy).await.remove(0);
    assert_eq!(mail.to, "anna@xn--mller-kva.example", "what mail servers take");
    ada.get("/academy/people").await.expect_text("anna@müller.example");
    let again = [("name", "Anna Sample"), ("email", "anna@xn--mller-kva.example"), ("roles", "trainee")];
    ada.post("/academy/people/invite", &again).await.expect_status(422);
    app.browser().post(&link_in(&app, &mail).await, &[("password", PASSWORD)]).await.expect_status(303);
    for spelling in ["anna@müller.example", "anna@xn--mller-kva.example", "Anna@MÜLLER.example"] {
        assert_eq!(sign_in(&app, spelling).await, 303, "{spelling}");
    }
    // One that was kept in its own script before domains were kept as ASCII.
    let old = a_person(&app, academy, "Otto Alt", &[Role::Trainee]).await;
    let tx = app.store().begin().await.unwrap();
    people::update_email(&tx, old, "otto@größe.example").await.unwrap();
    tx.commit().await.unwrap();
    for spelling in ["otto@größe.example", "otto@xn--gre-6ka8i.example"] {
        assert_eq!(sign_in(&app, spelling).await, 303, "{spelling}");
    }
}
