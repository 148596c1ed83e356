//! An owner looks after the accounts of the academy's people, and reads who came to the doors.

use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    workflows::end_sessions,
};

use super::{PASSWORD, a_person, a_role, actions, an_academy, has_all_words, link_in, mails};
use crate::support::app::{Answer, Browser, TestApp};

struct Office {
    app: TestApp,
    academy: AcademyId,
    ada: PersonId,
    tom: PersonId,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::spawn().await;
        let academy = an_academy(&app, "Sample Academy", "SA").await;
        let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
        let tom = a_person(&app, academy, "Tom Trainee", &[Role::Trainee]).await;
        Self { app, academy, ada, tom }
    }

    async fn owner(&self) -> Browser<'_> {
        self.app.browser_of(self.ada, self.academy).await
    }

    fn at(&self, errand: &str) -> String {
        format!("/academy/people/{}/account/{errand}", self.tom)
    }
}

fn pair(password: &str) -> [(&str, &str); 2] {
    [("email", "tom@sample.example"), ("password", password)]
}

async fn sign_in(browser: &Browser<'_>, password: &str) -> Answer {
    browser.post("/sign-in", &pair(password)).await
}

#[rocket::async_test]
async fn an_owner_signs_somebody_out_everywhere() {
    let office = Office::open().await;
    let tom = office.app.browser_of(office.tom, office.academy).await;
    tom.get("/practitioner").await.expect_status(200);
    let owner = office.owner().await;
    let page = owner.get(&office.at("sign-out")).await.expect_status(200);
    page.expect_text("Sign this person out everywhere?").expect_text("Tom Trainee");
    has_all_words(&page.body);
    owner.post_and_follow(&office.at("sign-out"), &[]).await.expect_text("They are signed out everywhere.");
    tom.get("/practitioner").await.expect_status(303);
    assert_eq!(actions(&office.app, office.academy).await, ["person.signed_out_by_owner"]);
    assert_eq!(mails(&office.app, office.academy).await[0].to, "tom@sample.example");
    owner.post_and_follow(&office.at("sign-out"), &[]).await.expect_text("That was so already.");
    sign_in(&office.app.browser(), PASSWORD).await.expect_status(303);
}

#[rocket::async_test]
async fn a_password_that_was_ended_signs_nobody_in_until_another_one_is_set() {
    let office = Office::open().await;
    let tom = office.app.browser_of(office.tom, office.academy).await;
    let owner = office.owner().await;
    has_all_words(&owner.get(&office.at("new-password")).await.expect_status(200).body);
    owner.post(&office.at("new-password"), &[]).await.expect_status(303);
    owner.get(&format!("/academy/people/{}", office.tom)).await.expect_text("must set a new password");
    tom.get("/practitioner").await.expect_status(303);
    let refused = sign_in(&office.app.browser(), PASSWORD).await.expect_status(422);
    refused.expect_text("asks you to set a new password");
    sign_in(&office.app.browser(), "guess guess guess")
        .await
        .expect_text("The email address or the password is wrong.");
    // Pressed again at once, it floods no mailbox.
    let told = owner.post_and_follow(&office.at("new-password"), &[]).await;
    told.expect_text("A link went to them within the last ten minutes");
    assert_eq!(mails(&office.app, office.academy).await.len(), 1);
    let mail = mails(&office.app, office.academy).await.remove(0);
    assert_eq!(mail.template, "password-ended");
    let link = link_in(&office.app, &mail).await;
    let browser = office.app.browser();
    browser
        .post(&link, &[("password", PASSWORD)])
        .await
        .expect_status(422)
        .expect_text("may no longer be used");
    let new = "rain on the old slate roof";
    browser.post(&link, &[("password", new)]).await.expect_status(303);
    sign_in(&browser, new).await.expect_status(303);
}

#[rocket::async_test]
async fn a_lock_ends_every_role_here_at_once_and_none_elsewhere() {
    let office = Office::open().await;
    let other = an_academy(&office.app, "Other School", "OS").await;
    a_role(&office.app, other, office.tom, Role::Trainer).await;
    let here = office.app.browser_of(office.tom, office.academy).await;
    let there = office.app.browser_of(office.tom, other).await;
    here.get("/practitioner").await.expect_status(200);
    let owner = office.owner().await;
    owner.post(&office.at("lock"), &[]).await.expect_status(422);
    let reason = [("reason", "A laptop was stolen")];
    let page = owner.post_and_follow(&office.at("lock"), &reason).await;
    page.expect_text("They are locked out of this academy.").expect_text("locked out");
    has_all_words(&page.body);
    here.get("/practitioner").await.expect_status(403);
    there.get("/academy/queue").await.expect_status(200);
    assert_eq!(actions(&office.app, other).await, Vec::<String>::new());
    owner.post_and_follow(&office.at("unlock"), &[]).await.expect_text("They are unlocked.");
    office.app.browser_of(office.tom, office.academy).await.get("/practitioner").await.expect_status(200);
    assert_eq!(actions(&office.app, office.academy).await, ["person.locked", "person.unlocked"]);
}

#[rocket::async_test]
async fn an_owner_reaches_neither_themself_nor_the_owner_of_another_academy() {
    let office = Office::open().await;
    let owner = office.owner().await;
    let own = format!("/academy/people/{}/account/lock", office.ada);
    owner.post_and_follow(&own, &[("reason", "mistake")]).await.expect_text("You can't do this to yourself.");
    let other = an_academy(&office.app, "Other School", "OS").await;
    a_role(&office.app, other, office.tom, Role::Owner).await;
    for errand in ["sign-out", "new-password"] {
        owner.post_and_follow(&office.at(errand), &[]).await.expect_text("belongs to another academy too");
    }
    sign_in(&office.app.browser(), PASSWORD).await.expect_status(303);
    owner.post(&office.at("lock"), &[("reason", "until this is clear")]).await.expect_status(303);
}

#[rocket::async_test]
async fn a_form_of_ones_own_account_held_back_while_the_session_ends_changes_nothing() {
    let office = Office::open().await;
    let browser = office.app.browser();
    sign_in(&browser, PASSWORD).await.expect_status(303);
    let lines =
        countersign::storage::sessions::list_live(office.app.store().read(), office.tom, office.app.now())
            .await
            .unwrap();
    let clock = office.app.app.clock.clone();
    let held = countersign::workflows::acting::OwnAccount::in_session(office.tom, lines[0].id, clock);
    browser.post("/sign-out", &[]).await.expect_status(303);
    let store = office.app.store();
    assert!(end_sessions::end_all(store, &held).await.is_err());
    let change = countersign::workflows::change_password::change_password(
        store,
        &held,
        PASSWORD,
        "rain on the old slate roof",
    );
    assert!(change.await.is_err());
    assert_eq!(actions(&office.app, office.academy).await, Vec::<String>::new());
    sign_in(&office.app.browser(), PASSWORD).await.expect_status(303);
}

#[rocket::async_test]
async fn an_owner_reads_who_signed_in_who_failed_and_who_was_refused() {
    let office = Office::open().await;
    let app = &office.app;
    sign_in(&app.browser(), "guess guess guess").await.expect_status(422);
    sign_in(&app.browser(), "guess guess guess").await.expect_status(422);
    let tom = app.browser();
    sign_in(&tom, PASSWORD).await.expect_status(303);
    tom.get("/academy/people").await.expect_status(403);
    let nobody = [("email", "nobody@sample.example"), ("password", "guess guess guess")];
    app.browser().post("/sign-in", &nobody).await.expect_status(422);
    app.app.access.flush(app.store(), app.now()).await.unwrap();
    let page = office.owner().await.get("/academy/security").await.expect_status(200);
    page.expect_text("Tom Trainee")
        .expect_text("signed in")
        .expect_text("wrong password")
        .expect_text("refused /academy/people")
        .expect_text("somebody tried once to sign in with an email address that has no account");
    has_all_words(&page.body);
    assert!(!page.body.contains("nobody@sample.example"));
    let elsewhere = an_academy(app, "Other School", "OS").await;
    let eve = a_person(app, elsewhere, "Eve Elsewhere", &[Role::Owner]).await;
    let page = app.browser_of(eve, elsewhere).await.get("/academy/security").await.expect_status(200);
    assert!(!page.body.contains("Tom Trainee"));
}

#[rocket::async_test]
async fn the_operator_unlocks_somebody_at_the_machine() {
    let office = Office::open().await;
    let owner = office.owner().await;
    owner.post(&office.at("lock"), &[("reason", "A lost telephone.")]).await.expect_status(303);
    let tom = office.app.browser_of(office.tom, office.academy).await;
    tom.get("/practitioner").await.expect_status(403);
    let unlock = |email: &str, academy: &str| {
        let args = ["person", "unlock", "--academy", academy, "--email", email];
        crate::support::issue::run(&office.app, &args)
    };
    for (email, academy) in [("nobody@sample.example", "SA"), ("tom@sample.example", "XX"), ("tom", "SA")] {
        let refused = unlock(email, academy);
        assert_eq!(refused.status.code(), Some(1), "{email} {academy}");
        assert!(!refused.stderr.is_empty());
    }
    tom.get("/practitioner").await.expect_status(403);
    let done = unlock("tom@sample.example", "SA");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    tom.get("/practitioner").await.expect_status(200);
    let told = actions(&office.app, office.academy).await;
    assert_eq!(told, ["person.locked", "person.unlocked"]);
    assert!(unlock("tom@sample.example", "SA").status.code().is_some_and(|code| code < 2), "a second time");
}
