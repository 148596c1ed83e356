//! Addresses that look alike are told wherever somebody could take one for the other.

use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{joinings, outbox, outbox::Mail, people},
};

use super::{PASSWORD, a_person, actions, an_academy, has_all_words, link_in, mails};
use crate::support::app::TestApp;

/// The first letter is Cyrillic.
const LOOKS_LIKE_ADA: &str = "аda@sample.example";

struct House {
    app: TestApp,
    academy: AcademyId,
    ada: PersonId,
}

async fn house() -> House {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    House { app, academy, ada }
}

impl House {
    /// Somebody of another academy who signs in with an address.
    async fn elsewhere(&self, name: &str, address: &str) -> PersonId {
        let other = an_academy(&self.app, "Westward School", "WW").await;
        let person = a_person(&self.app, other, name, &[Role::Owner]).await;
        let tx = self.app.store().begin().await.unwrap();
        people::update_email(&tx, person, address).await.unwrap();
        tx.commit().await.unwrap();
        person
    }

    async fn mails_to(&self, address: &str) -> Vec<Mail> {
        let due = outbox::list_due(self.app.store().read(), self.app.now(), 100).await.unwrap();
        due.into_iter().filter(|mail| mail.to == address).collect()
    }

    async fn told(&self, address: &str, template: &str) -> Vec<String> {
        let mails = self.mails_to(address).await.into_iter();
        mails.filter(|mail| mail.template == template).map(|mail| mail.text).collect()
    }
}

#[rocket::async_test]
async fn an_address_that_has_an_account_is_shown_beside_the_one_it_looks_like_before_anybody_is_asked() {
    let house = house().await;
    house.elsewhere("Mallory Owner", LOOKS_LIKE_ADA).await;
    let ada = house.app.browser_of(house.ada, house.academy).await;
    let form = [("name", "Ada Sample"), ("email", LOOKS_LIKE_ADA), ("roles", "manager")];
    let page = ada.post("/academy/people/invite", &form).await.expect_status(422);
    page.expect_text("This address looks like another one").expect_text("ada@sample.example");
    assert!(joinings::list_waiting(house.app.store().read(), house.academy).await.unwrap().is_empty());
    let sure = [&form[..], &[("is_another", "true")]].concat();
    ada.post("/academy/people/invite", &sure).await.expect_status(303);
    let waiting = joinings::list_waiting(house.app.store().read(), house.academy).await.unwrap();
    assert_eq!(waiting.len(), 1);
}

#[rocket::async_test]
async fn owners_read_of_somebody_who_joins_with_an_address_that_looks_like_another_one() {
    let house = house().await;
    let mallory = house.elsewhere("Mallory Owner", LOOKS_LIKE_ADA).await;
    let ada = house.app.browser_of(house.ada, house.academy).await;
    let form =
        [("name", "Mallory"), ("email", LOOKS_LIKE_ADA), ("roles", "assessor"), ("is_another", "true")];
    ada.post("/academy/people/invite", &form).await.expect_status(303);
    let waiting = joinings::list_waiting(house.app.store().read(), house.academy).await.unwrap();
    let answer = format!("/account/invitations/{}", waiting[0].id);
    let browser = house.app.browser_of(mallory, house.academy).await;
    browser.post(&answer, &[("answer", "yes")]).await.expect_status(303);
    let told = house.told("ada@sample.example", "alike-joined").await;
    assert!(
        matches!(&told[..], [text] if text.contains(LOOKS_LIKE_ADA) && text.contains("ada@sample.example"))
    );
    assert!(actions(&house.app, house.academy).await.contains(&"person.alike_joined".to_owned()));
}

#[rocket::async_test]
async fn owners_read_both_addresses_when_one_is_asked_for_that_looks_like_another_and_when_it_counts() {
    let house = house().await;
    let max = a_person(&house.app, house.academy, "Max Manager", &[Role::Manager]).await;
    let browser = house.app.browser_of(max, house.academy).await;
    let form = [("new_email", LOOKS_LIKE_ADA), ("address_password", PASSWORD)];
    browser.post("/account/address", &form).await.expect_status(303);
    let told = house.told("ada@sample.example", "alike-asked").await;
    let [text] = &told[..] else { panic!("{told:?}") };
    for part in ["max@sample.example", LOOKS_LIKE_ADA, "looks like ada@sample.example", "Max Manager"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let mail = house.mails_to(LOOKS_LIKE_ADA).await.remove(0);
    house.app.browser().post(&link_in(&house.app, &mail).await, &[]).await.expect_status(303);
    assert_eq!(house.told("ada@sample.example", "alike-changed").await.len(), 1);
    let actions = actions(&house.app, house.academy).await;
    assert!(actions.contains(&"person.alike_asked".to_owned()), "{actions:?}");
    assert!(actions.contains(&"person.alike_changed".to_owned()), "{actions:?}");
    let owner = house.app.browser_of(house.ada, house.academy).await;
    let page = owner.get("/academy/events").await.expect_status(200);
    has_all_words(&page.body);
    page.expect_text("Email address changed to one that looks like another one");
}

#[rocket::async_test]
async fn a_new_address_that_looks_like_the_old_one_is_told_to_the_owners_too() {
    let house = house().await;
    let eve = a_person(&house.app, house.academy, "Eve Trainee", &[Role::Trainee]).await;
    let form = [("new_email", "evе@sample.example"), ("address_password", PASSWORD)];
    let browser = house.app.browser_of(eve, house.academy).await;
    browser.post("/account/address", &form).await.expect_status(303);
    assert_eq!(house.told("ada@sample.example", "alike-asked").await.len(), 1);
    let mail = house.mails_to("evе@sample.example").await.remove(0);
    house.app.browser().post(&link_in(&house.app, &mail).await, &[]).await.expect_status(303);
    assert_eq!(house.told("ada@sample.example", "alike-changed").await.len(), 1);
}

#[rocket::async_test]
async fn an_address_that_looks_like_no_other_is_told_to_nobody() {
    let house = house().await;
    let max = a_person(&house.app, house.academy, "Max Manager", &[Role::Manager]).await;
    let form = [("new_email", "max@new.example"), ("address_password", PASSWORD)];
    house.app.browser_of(max, house.academy).await.post("/account/address", &form).await.expect_status(303);
    let templates: Vec<_> = mails(&house.app, house.academy).await.into_iter().map(|m| m.template).collect();
    assert!(templates.iter().all(|name| !name.starts_with("alike")), "{templates:?}");
}

#[rocket::async_test]
async fn an_owner_who_asks_for_somebody_is_shown_the_address_that_the_new_one_looks_like() {
    let house = house().await;
    let max = a_person(&house.app, house.academy, "Max Manager", &[Role::Manager]).await;
    let ada = house.app.browser_of(house.ada, house.academy).await;
    let path = format!("/academy/people/{max}/address");
    let page = ada.post(&path, &[("email", LOOKS_LIKE_ADA)]).await.expect_status(422);
    page.expect_text("This address looks like another one").expect_text("ada@sample.example");
    has_all_words(&page.body);
    assert!(house.mails_to(LOOKS_LIKE_ADA).await.is_empty());
    let sure = [("email", LOOKS_LIKE_ADA), ("is_another", "true")];
    ada.post(&path, &sure).await.expect_status(303);
    assert_eq!(house.mails_to(LOOKS_LIKE_ADA).await.len(), 1);
}

#[rocket::async_test]
async fn an_address_that_was_corrected_since_the_form_was_drawn_is_not_corrected_over_it() {
    let house = house().await;
    let ada = house.app.browser_of(house.ada, house.academy).await;
    let form = [("name", "Foo Sample"), ("email", "foo@gmial.example"), ("roles", "trainee")];
    ada.post("/academy/people/invite", &form).await.expect_status(303);
    let db = house.app.store().read();
    let (foo, _) = people::find_by_email(db, "foo@gmial.example").await.unwrap().unwrap();
    let path = format!("/academy/people/{}/address", foo.id);
    let shown = ada.get(&path).await.field("shown");
    ada.post(&path, &[("email", "foo@gmail.example")]).await.expect_status(303);
    let late = [("email", "foo@elsewhere.example"), ("shown", shown.as_str())];
    let page = ada.post(&path, &late).await.expect_status(409);
    page.expect_text("foo@gmial.example").expect_text("foo@gmail.example");
    assert_eq!(people::find(db, foo.id).await.unwrap().email, "foo@gmail.example");
    assert!(house.mails_to("foo@elsewhere.example").await.is_empty());
}
