//! One person is not two, whatever they do with the second account.

use chrono::TimeDelta;
use countersign::{
    domain::{
        eligibility::Hands,
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{answering, joinings, people},
};

use super::{a_person, actions, an_academy, come_in, grants, has_all_words, mails};
use crate::support::app::{Browser, TestApp};

const INVITE: &str = "/academy/people/invite";

async fn of_address(app: &TestApp, address: &str) -> PersonId {
    people::find_by_email(app.store().read(), address).await.unwrap().unwrap().0.id
}

async fn invite(app: &TestApp, by: &Browser<'_>, (name, address): (&str, &str), role: &str) -> PersonId {
    by.post(INVITE, &[("name", name), ("email", address), ("roles", role)]).await.expect_status(303);
    of_address(app, address).await
}

async fn hands(app: &TestApp, academy: AcademyId) -> Hands {
    answering::find_hands(app.store().read(), academy, app.now()).await.unwrap()
}

async fn take_back(app: &TestApp, by: &Browser<'_>, academy: AcademyId, person: PersonId) {
    for grant in grants(app, academy, person).await {
        let path = format!("/academy/people/{person}/roles/{}/end", grant.id);
        by.post(&path, &[("when", "now")]).await.expect_status(303);
    }
    assert!(grants(app, academy, person).await.is_empty());
}

#[rocket::async_test]
async fn taking_a_role_back_does_not_make_two_people_of_one() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let owner = app.browser_of(ada, academy).await;
    let nick = invite(&app, &owner, ("Nick New", "nick@new.example"), "manager").await;
    come_in(&app, academy, "nick@new.example").await;
    take_back(&app, &owner, academy, nick).await;
    assert!(hands(&app, academy).await.are_one(ada, nick));
    // Nor does taking back the one in the middle.
    let bobo = invite(&app, &owner, ("Bobo New", "bobo@new.example"), "owner").await;
    come_in(&app, academy, "bobo@new.example").await;
    let bobos = app.browser_of(bobo, academy).await;
    let cici = invite(&app, &bobos, ("Cici New", "cici@new.example"), "manager").await;
    come_in(&app, academy, "cici@new.example").await;
    take_back(&app, &owner, academy, bobo).await;
    assert!(hands(&app, academy).await.are_one(ada, cici));
}

#[rocket::async_test]
async fn whoever_brought_somebody_answers_from_the_day_they_come_in() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let owner = app.browser_of(ada, academy).await;
    let nick = invite(&app, &owner, ("Nick New", "nick@new.example"), "manager").await;
    app.set_now(app.now() + TimeDelta::days(10));
    assert!(!hands(&app, academy).await.are_one(ada, nick), "nobody is there yet");
    come_in(&app, academy, "nick@new.example").await;
    assert!(hands(&app, academy).await.are_one(ada, nick));
    app.set_now(app.now() + TimeDelta::days(7));
    assert!(!hands(&app, academy).await.are_one(ada, nick));
}

#[rocket::async_test]
async fn whoever_corrects_an_address_that_nobody_used_answers_like_whoever_invited() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let cora = a_person(&app, academy, "Cora Sample", &[Role::Owner]).await;
    let olga = a_person(&app, academy, "Olga Sample", &[Role::Owner]).await;
    let (adas, coras) = (app.browser_of(ada, academy).await, app.browser_of(cora, academy).await);
    let zed = invite(&app, &coras, ("Zed Honest", "zed@honest.example"), "manager").await;
    let path = format!("/academy/people/{zed}/address");
    adas.post(&path, &[("email", "zed@private.example")]).await.expect_status(303);
    let told: Vec<_> =
        mails(&app, academy).await.into_iter().filter(|mail| mail.template == "address-corrected").collect();
    assert_eq!(told.len(), 2);
    assert!(["cora@sample.example", "olga@sample.example"].iter().all(|to| told.iter().any(|m| m.to == *to)));
    assert!(told[0].text.contains("zed@private.example") && told[0].text.contains("Ada Sample"));
    come_in(&app, academy, "zed@private.example").await;
    let now = hands(&app, academy).await;
    assert!(now.are_one(ada, zed) && now.are_one(cora, zed) && !now.are_one(olga, zed));
}

#[rocket::async_test]
async fn an_address_corrected_elsewhere_takes_no_invitation_along() {
    let app = TestApp::spawn().await;
    let sample = an_academy(&app, "Sample Academy", "SA").await;
    let westward = an_academy(&app, "Westward School", "WW").await;
    let ada = a_person(&app, sample, "Ada Sample", &[Role::Owner]).await;
    let kirsten = a_person(&app, westward, "Kirsten West", &[Role::Owner]).await;
    let (adas, kirstens) = (app.browser_of(ada, sample).await, app.browser_of(kirsten, westward).await);
    let boss = invite(&app, &adas, ("Boss", "boss@west.example"), "trainee").await;
    let asked = [("name", "Boss"), ("email", "boss@west.example"), ("roles", "owner")];
    kirstens.post(INVITE, &asked).await.expect_status(303);
    let waiting = async || joinings::list_waiting(app.store().read(), westward).await.unwrap();
    let joining = waiting().await.remove(0).id;
    let path = format!("/academy/people/{boss}/address");
    adas.post(&path, &[("email", "ada@evil.example")]).await.expect_status(303);
    assert!(waiting().await.is_empty());
    come_in(&app, sample, "ada@evil.example").await;
    let evil = app.browser_of(boss, sample).await;
    evil.post(&format!("/account/invitations/{joining}"), &[("answer", "yes")]).await;
    assert!(grants(&app, westward, boss).await.is_empty());
    assert_eq!(actions(&app, westward).await.last().unwrap(), "invitation.dropped");
    let told = mails(&app, westward).await;
    let told = told.iter().find(|mail| mail.template == "joining-dropped").unwrap();
    assert!(told.to == "kirsten@sample.example" && told.text.contains("boss@west.example"));
    assert!(!told.text.contains("evil"), "where it went is the other academy's");
}

#[rocket::async_test]
async fn an_owner_confirms_the_roles_and_givers_that_the_page_showed_and_none_that_came_after() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let olga = a_person(&app, academy, "Olga Sample", &[Role::Owner]).await;
    let (adas, olgas) = (app.browser_of(ada, academy).await, app.browser_of(olga, academy).await);
    let nia = invite(&app, &adas, ("Nia New", "nia@new.example"), "assessor").await;
    come_in(&app, academy, "nia@new.example").await;
    let path = format!("/academy/people/{nia}/confirm");
    let page = olgas.get(&path).await.expect_status(200);
    has_all_words(&page.body);
    page.expect_text("Assessor · ").expect_text("Ada Sample");
    let shown = page.field("shown");
    adas.post(&format!("/academy/people/{nia}/roles/new"), &[("role", "manager")]).await.expect_status(303);
    let late = olgas.post(&path, &[("shown", &shown)]).await.expect_status(409);
    has_all_words(&late.body);
    late.expect_text("Manager · ");
    assert!(hands(&app, academy).await.are_one(ada, nia), "nothing was confirmed");
    assert!(!actions(&app, academy).await.contains(&"person.confirmed".to_owned()));
    // Whoever looks again sees both, and confirms both.
    olgas.get(&path).await.expect_text("Manager · ").expect_text("Assessor · ");
    olgas.post(&path, &[]).await.expect_status(303);
    assert!(!hands(&app, academy).await.are_one(ada, nia));
}
