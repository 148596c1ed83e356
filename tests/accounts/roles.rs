//! Roles: never to oneself, from a day in the past, taken back on their day, with techniques that change.

use chrono::{NaiveDate, TimeDelta};
use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        person::RoleGrant,
        words::Role,
    },
    storage::{answering, events, people, role_grants},
    workflows::{acting::Authority, confirm_person},
};

use super::{a_person, actions, an_academy, come_in, grants, has_all_words, link_in, mails};
use crate::support::app::{TestApp, today};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn academy(app: &TestApp) -> (AcademyId, PersonId) {
    let academy = an_academy(app, "Sample Academy", "SA").await;
    (academy, a_person(app, academy, "Ada Sample", &[Role::Owner]).await)
}

async fn role(app: &TestApp, academy: AcademyId, person: PersonId, role: Role) -> Option<RoleGrant> {
    grants(app, academy, person).await.into_iter().find(|grant| grant.role == role)
}

#[rocket::async_test]
async fn nobody_gives_a_role_to_themself() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let max = a_person(&app, academy, "Max Manager", &[Role::Manager]).await;
    for (who, wanted) in [(ada, "trainer"), (max, "assessor"), (max, "iqa"), (ada, "manager")] {
        let browser = app.browser_of(who, academy).await;
        let path = format!("/academy/people/{who}/roles/new");
        browser.get(&path).await.expect_status(409).expect_text("Nobody gives a role to themself");
        browser.post(&path, &[("role", wanted), ("techniques", "hairline")]).await.expect_status(409);
        assert_eq!(grants(&app, academy, who).await.len(), 1);
        let page = browser.get(&format!("/academy/people/{who}")).await.expect_status(200);
        assert!(!page.body.contains("/roles/new"));
    }
}

#[rocket::async_test]
async fn a_role_given_today_is_taken_back_today_and_opens_nothing_at_once() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let eve = a_person(&app, academy, "Eve Sample", &[Role::Trainee]).await;
    let owner = app.browser_of(ada, academy).await;
    let new = format!("/academy/people/{eve}/roles/new");
    owner.post(&new, &[("role", "manager")]).await.expect_status(303);
    let eves = app.browser_of(eve, academy).await;
    eves.get("/academy/people/invite").await.expect_status(200);
    let given = role(&app, academy, eve, Role::Manager).await.unwrap().id;
    let path = format!("/academy/people/{eve}/roles/{given}/end");
    let page = owner.get(&path).await.expect_status(200);
    page.expect_text("it is taken back, and held on no day");
    has_all_words(&page.body);
    owner.post_and_follow(&path, &[("when", "now")]).await.expect_text("The role Manager is taken back.");
    eves.get("/academy/people/invite").await.expect_status(403);
    assert!(role(&app, academy, eve, Role::Manager).await.is_none());
    let records = role_grants::list_records(app.store().read(), academy, eve).await.unwrap();
    assert!(records.iter().any(|record| record.grant.id == given && record.taken_back_at.is_some()));
    let page = owner.get(&format!("/academy/people/{eve}")).await.expect_status(200);
    page.expect_text("taken back, held on no day");
    has_all_words(&page.body);
    owner.post_and_follow(&path, &[("when", "now")]).await.expect_text("has an end already");
    owner.post(&new, &[("role", "manager")]).await.expect_status(303);
    eves.get("/academy/people/invite").await.expect_status(200);
    let happened = actions(&app, academy).await;
    assert_eq!(happened, ["person.role_granted", "person.role_taken_back", "person.role_granted"]);
}

#[rocket::async_test]
async fn the_link_of_an_invitation_dies_with_the_last_role_it_was_for() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let owner = app.browser_of(ada, academy).await;
    let form = [("name", "Wrong Person"), ("email", "wrong@sample.example"), ("roles", "manager")];
    owner.post("/academy/people/invite", &form).await.expect_status(303);
    let link = link_in(&app, &mails(&app, academy).await[0]).await;
    let (wrong, _) =
        people::find_by_email(app.store().read(), "wrong@sample.example").await.unwrap().unwrap();
    app.browser().get(&link).await.expect_status(200);
    let held = grants(&app, academy, wrong.id).await[0].id;
    let path = format!("/academy/people/{}/roles/{held}/end", wrong.id);
    owner.post(&path, &[("when", "now")]).await.expect_status(303);
    app.browser().get(&link).await.expect_status(410);
}

#[rocket::async_test]
async fn a_role_that_ends_later_is_ended_at_once_and_no_day_has_it_twice() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let tom = a_person(&app, academy, "Tom Sample", &[]).await;
    let owner = app.browser_of(ada, academy).await;
    let tx = app.store().begin().await.unwrap();
    let grant = RoleGrant {
        id: countersign::domain::ids::GrantId::fresh(),
        academy_id: academy,
        person_id: tom,
        role: Role::Iqa,
        techniques: Vec::new(),
        valid_from: day("2026-01-01"),
        valid_to: None,
    };
    people::insert_grant(&tx, &grant, None, app.now() - TimeDelta::days(300)).await.unwrap();
    tx.commit().await.unwrap();
    let held = grant.id;
    let path = format!("/academy/people/{tom}/roles/{held}/end");
    owner.post(&path, &[("when", "day"), ("last_day", "2026-11-30")]).await.expect_status(303);
    owner.post(&format!("/academy/people/{tom}/roles/new"), &[("role", "iqa")]).await.expect_status(303);
    let all = grants(&app, academy, tom).await;
    assert_eq!(all.iter().filter(|grant| grant.holds_on(today())).count(), 1);
    assert_eq!(all[0].valid_from, day("2026-12-01"), "it goes on from the day after");
    owner.post_and_follow(&path, &[("when", "now")]).await.expect_text("Its last day was 19 November 2026.");
    let ahead = format!("/academy/people/{tom}/roles/{}/end", all[0].id);
    owner.post_and_follow(&ahead, &[("when", "now")]).await.expect_text("is taken back");
    assert!(grants(&app, academy, tom).await.iter().all(|grant| !grant.holds_on(today())));
}

#[rocket::async_test]
async fn an_owner_lets_a_trainer_begin_in_the_past_with_a_reason_and_nobody_else_does() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let theo = a_person(&app, academy, "Theo Sample", &[Role::Assessor]).await;
    let max = a_person(&app, academy, "Max Manager", &[Role::Manager]).await;
    let path = format!("/academy/people/{theo}/roles/new");
    let form =
        |role, from, reason| [("role", role), ("techniques", "hairline"), ("from", from), ("reason", reason)];
    let manager = app.browser_of(max, academy).await;
    let early = form("trainer", "2026-11-02", "Taught since then");
    manager.post(&path, &early).await.expect_status(422).expect_text("Only an owner");
    let owner = app.browser_of(ada, academy).await;
    has_all_words(&owner.get(&path).await.expect_status(200).body);
    for (wrong, words) in [
        (form("trainer", "2026-11-02", " "), "Write why the role begins in the past."),
        (form("trainer", "2026-12-02", "Later"), "Choose a day before today"),
        (form("trainer", "1999-01-01", "Long ago"), "This day is too early"),
        (form("trainer", "sometime", "Then"), ""),
        (form("manager", "2026-11-02", "Then"), "Only an owner"),
    ] {
        owner.post(&path, &wrong).await.expect_status(422).expect_text(words);
    }
    owner.post(&path, &early).await.expect_status(303);
    let given = role(&app, academy, theo, Role::Trainer).await.unwrap();
    assert_eq!(given.valid_from, day("2026-11-02"));
    assert!(given.holds_on(day("2026-11-10")));
    let event = events::find(app.store().read(), academy, 1).await.unwrap();
    assert_eq!(event.changes.unwrap()["reason"], "Taught since then");
    owner.get(&format!("/academy/people/{theo}")).await.expect_text("Taught since then");
    // Held already: it is only drawn backwards, and no day has it twice.
    let earlier = form("trainer", "2026-10-05", "Since October");
    owner.post(&path, &earlier).await.expect_status(303);
    let all: Vec<_> = grants(&app, academy, theo).await;
    let on = |when: &str| all.iter().filter(|g| g.role == Role::Trainer && g.holds_on(day(when))).count();
    assert_eq!([on("2026-10-04"), on("2026-10-05"), on("2026-11-01"), on("2026-11-02")], [0, 1, 1, 1]);
}

#[rocket::async_test]
async fn a_trainer_needs_a_technique_beside_the_field() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let owner = app.browser_of(ada, academy).await;
    let form = [("name", "Tom Sample"), ("email", "tom@sample.example"), ("roles", "trainer")];
    let page = owner.post("/academy/people/invite", &form).await.expect_status(422);
    page.expect_text("Choose at least one technique.");
    assert!(page.body.contains("id=\"techniques-error\""));
    let nothing = owner.post("/academy/people/invite", &form[..2]).await.expect_status(422);
    nothing.expect_text("Roles: Choose a role that you may give");
    let eve = a_person(&app, academy, "Eve Sample", &[Role::Assessor]).await;
    let path = format!("/academy/people/{eve}/roles/new");
    owner.post(&path, &[("role", "trainer")]).await.expect_status(422).expect_text("at least one technique");
    assert!(role(&app, academy, eve, Role::Trainer).await.is_none());
}

#[rocket::async_test]
async fn techniques_change_from_a_day_on_and_the_days_before_keep_what_held() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let tom = a_person(&app, academy, "Tom Sample", &[]).await;
    let tx = app.store().begin().await.unwrap();
    let held = RoleGrant {
        id: countersign::domain::ids::GrantId::fresh(),
        academy_id: academy,
        person_id: tom,
        role: Role::Trainer,
        techniques: vec!["hairline".into()],
        valid_from: day("2026-01-01"),
        valid_to: None,
    };
    people::insert_grant(&tx, &held, None, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    let path = format!("/academy/people/{tom}/roles/{}/techniques", held.id);
    let owner = app.browser_of(ada, academy).await;
    let page = owner.get(&path).await.expect_status(200);
    has_all_words(&page.body);
    let shown = page.field("shown");
    let form = |keys, from, reason| [("techniques", keys), ("from", from), ("reason", reason)];
    owner.post(&path, &form("", "2026-11-20", "")).await.expect_status(422);
    let back = form("density", "2026-11-01", "Learned it");
    owner.post(&path, &back).await.expect_status(422).expect_text("Techniques can only be added");
    let done = owner.post_and_follow(&path, &form("density", "2026-11-20", "")).await;
    done.expect_text("The techniques are changed from 20 November 2026 on.");
    let all = grants(&app, academy, tom).await;
    let on = |when| {
        let holds: Vec<_> = all.iter().filter(|grant| grant.holds_on(day(when))).collect();
        assert_eq!(holds.len(), 1);
        holds[0].techniques.clone()
    };
    assert_eq!((on("2026-11-19"), on("2026-11-20")), (vec!["hairline".into()], vec!["density".into()]));
    // Pressed once more: with what the page showed then, and after another look.
    let [keys, from, reason] = form("density", "2026-11-20", "");
    let late = owner.post(&path, &[keys, from, reason, ("shown", &shown)]).await.expect_status(409);
    has_all_words(&late.body);
    late.expect_text("Last day").expect_text("19 November 2026");
    let late = owner.post(&path, &form("density", "2026-11-20", "")).await.expect_status(422);
    late.expect_text("This role ends on 19 November 2026");
    assert_eq!(grants(&app, academy, tom).await.len(), all.len());
    app.browser_of(tom, academy)
        .await
        .post(&path, &form("density", "2026-11-20", ""))
        .await
        .expect_status(403);
}

#[rocket::async_test]
async fn the_other_owners_hear_of_a_new_manager_and_one_of_them_confirms_who_it_is() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let olga = a_person(&app, academy, "Olga Sample", &[Role::Owner]).await;
    let owner = app.browser_of(ada, academy).await;
    let form = [("name", "Max New"), ("email", "max@sample.example"), ("roles", "manager")];
    owner.post("/academy/people/invite", &form).await.expect_status(303);
    let told: Vec<_> =
        mails(&app, academy).await.into_iter().filter(|mail| mail.template == "new-officer").collect();
    assert_eq!(told.len(), 1, "whoever invited needs no word");
    assert!(told[0].to == "olga@sample.example" && told[0].text.contains("Ada Sample"));
    let (max, _) = people::find_by_email(app.store().read(), "max@sample.example").await.unwrap().unwrap();
    let path = format!("/academy/people/{}/confirm", max.id);
    owner.get(&format!("/academy/people/{}", max.id)).await.expect_text("count as one person");
    owner.get(&path).await.expect_status(409).expect_text("Another owner has to confirm them");
    owner.post(&path, &[]).await.expect_status(409);
    let other = app.browser_of(olga, academy).await;
    other.get(&path).await.expect_status(409).expect_text("They have not accepted the invitation yet");
    other.post(&path, &[]).await.expect_status(409);
    come_in(&app, academy, "max@sample.example").await;
    has_all_words(&other.get(&path).await.expect_status(200).body);
    let hands = async || answering::find_hands(app.store().read(), academy, app.now()).await.unwrap();
    assert!(hands().await.are_one(ada, max.id));
    other.post_and_follow(&path, &[]).await.expect_text("You have confirmed this person.");
    assert!(!hands().await.are_one(ada, max.id));
    assert!(actions(&app, academy).await.contains(&"person.confirmed".to_owned()));
    other.get(&path).await.expect_status(409);
}

#[rocket::async_test]
async fn a_lone_owner_goes_on_after_seven_days() {
    let app = TestApp::spawn().await;
    let (academy, ada) = academy(&app).await;
    let owner = app.browser_of(ada, academy).await;
    let form = [("name", "Max New"), ("email", "max@sample.example"), ("roles", "manager")];
    owner.post("/academy/people/invite", &form).await.expect_status(303);
    let (max, _) = people::find_by_email(app.store().read(), "max@sample.example").await.unwrap().unwrap();
    let authority = Authority::without_session(academy, ada, app.app.clock.clone());
    let own = confirm_person::confirm_person(app.store(), &authority, max.id).await;
    assert!(matches!(own, Err(confirm_person::ConfirmError::SameHand)));
    let hands = async |at| answering::find_hands(app.store().read(), academy, at).await.unwrap();
    let invited = app.now();
    assert!(hands(invited + TimeDelta::days(7) - TimeDelta::seconds(1)).await.are_one(ada, max.id));
    assert!(!hands(invited + TimeDelta::days(7)).await.are_one(ada, max.id));
}
