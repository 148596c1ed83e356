//! Somebody of two academies, with a page of each open: a form acts in the academy that it was drawn in, or nowhere.

use countersign::{
    domain::{ids::AcademyId, words::Role},
    storage::{people, sessions},
};

use super::{
    forms::{self, Sheet, World},
    held::{self, Porter},
    table::{DOORS, Who},
};
use crate::{
    accounts::{a_person, a_role, actions, an_academy},
    support::app::TestApp,
};

/// A page, the door its form goes to, and what is typed.
type Door<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

#[rocket::async_test]
async fn a_form_of_one_academy_does_nothing_in_another_that_was_switched_on_meanwhile() {
    let app = TestApp::spawn().await;
    let sample = an_academy(&app, "Sample Academy", "SA").await;
    let westward = an_academy(&app, "Westward School", "WW").await;
    let ada = a_person(&app, sample, "Ada Sample", &[Role::Owner]).await;
    a_role(&app, westward, ada, Role::Owner).await;
    let elin = a_person(&app, sample, "Elin Sample", &[Role::Trainee]).await;
    a_role(&app, westward, elin, Role::Trainee).await;
    let browser = app.browser_of(ada, sample).await;
    let switch = async |to: String| {
        browser.post("/account/academy", &[("academy", &to)]).await.expect_status(303);
    };
    let lock = format!("/academy/people/{elin}/account/lock");
    let erase = format!("/academy/people/{elin}/erase");
    let edit = format!("/academy/people/{elin}/edit");
    let invited = [("name", "Max New"), ("email", "max@new.example"), ("roles", "trainee")];
    let doors: [Door<'_>; 5] = [
        ("/academy/people/invite", "/academy/people/invite", &invited),
        ("/academy/courses/import", "/academy/courses/import", &[("toml", "title = 1")]),
        (&lock, &lock, &[("reason", "Exam fraud at Sample")]),
        (&erase, &erase, &[("reason", "They asked")]),
        (&edit, &edit, &[("name", "Another Name")]),
    ];
    for (page, door, typed) in doors {
        switch(sample.to_string()).await;
        let page = browser.get(page).await.expect_status(200);
        let (mark, shown) = (page.field("_page"), page.field("shown"));
        assert!(!mark.is_empty(), "{door}");
        let mut fields = typed.to_vec();
        fields.extend([("_page", mark.as_str()), ("shown", shown.as_str())]);
        switch(westward.to_string()).await;
        let refused = browser.post(door, &fields).await;
        assert_eq!(refused.status.code, 409, "{door}");
        refused.expect_text("This form belongs to your other academy");
    }
    let happened = [actions(&app, sample).await, actions(&app, westward).await].concat();
    assert!(happened.iter().all(|action| !action.starts_with("person.")), "{happened:?}");
    assert!(people::find_by_email(app.store().read(), "max@new.example").await.unwrap().is_none());
}

/// The sender is as much in this academy as in the one they have the form of.
async fn follow(world: &World, sheet: &Sheet, other: AcademyId) {
    let (store, person) = (world.app.store(), sheet.person);
    let there = people::list_grants(store.read(), other, person).await.unwrap();
    for held in people::list_grants(store.read(), sheet.academy, person).await.unwrap() {
        if there.iter().all(|known| known.role != held.role) {
            a_role(&world.app, other, person, held.role).await;
        }
    }
}

#[tokio::test]
async fn no_form_of_any_door_acts_in_an_academy_that_it_was_not_drawn_in() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let other = an_academy(&world.app, "Other Academy", "OTHER").await;
    let (mut faults, mut tried) = (Vec::new(), 0);
    let doors = DOORS.iter().filter(|(method, _, who)| *method == "POST" && matches!(who, Who::Roles(_)));
    for (_, door, _) in doors {
        for sheet in forms::sheets(&world, door).await.iter().take(1) {
            follow(&world, sheet, other).await;
            let (token, session) = porter.sign_in(&world, sheet).await;
            let filled = porter.filled(&world, sheet, &token).await;
            let tx = world.app.store().begin().await.unwrap();
            sessions::update_academy(&tx, session, other).await.unwrap();
            tx.commit().await.unwrap();
            let before = porter.record();
            let answer = held::post(&world, sheet, &token, filled).await;
            let changed = held::changed(&before, &porter.record());
            // That the door stayed shut is written down.
            let changed: Vec<_> = changed
                .into_iter()
                .filter(|table| !["session", "access_record"].contains(&&**table))
                .collect();
            tried += 1;
            let text = answer.text();
            let told = text.contains("This form belongs to your other academy");
            if answer.status.code != 409 || !told || !changed.is_empty() {
                faults.push(format!("{door}: {} {changed:?} {text}", answer.status));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(tried > 60, "{tried}");
}

#[rocket::async_test]
async fn the_way_back_to_a_form_leads_through_its_academy_and_what_was_typed_stands_nowhere_else() {
    let app = TestApp::spawn().await;
    let sample = an_academy(&app, "Sample Academy", "SA").await;
    let westward = an_academy(&app, "Westward School", "WW").await;
    let ada = a_person(&app, sample, "Ada Sample", &[Role::Owner]).await;
    a_role(&app, westward, ada, Role::Owner).await;
    let browser = app.browser_of(ada, sample).await;
    let path = "/academy/people/invite";
    let mark = browser.get(path).await.expect_status(200).field("_page");
    browser.post("/account/academy", &[("academy", &westward.to_string())]).await.expect_status(303);
    let fields = [("_page", mark.as_str()), ("name", "Tab Two"), ("email", "tab@two.example")];
    let refused = browser.post(path, &fields).await.expect_status(409);
    refused.expect_text("Switch to Sample Academy, and back to the form").expect_text("Tab Two");
    assert!(!refused.body.contains("<a class=\"btn\" href=\"/academy/people/invite"), "{}", refused.body);
    let next = refused.field("next").replace("&#38;", "&");
    assert!(next.starts_with("/academy/people/invite?kept="), "{next}");
    // Opened in the other academy, by whatever way, the form is empty and says where it belongs.
    let here = browser.get(&next).await.expect_status(200);
    assert!(!here.body.contains("value=\"tab@two.example\""), "{}", here.text());
    here.expect_text("Switch to Sample Academy, and back to the form");
    let switched = browser
        .post("/account/academy", &[("academy", &sample.to_string()), ("next", next.as_str())])
        .await
        .expect_status(303);
    let back = browser.get(switched.location.as_deref().unwrap()).await.expect_status(200);
    assert!(back.body.contains("value=\"tab@two.example\""), "{}", back.text());
    let elsewhere = [("academy", sample.to_string()), ("next", "//evil.example".to_owned())];
    let elsewhere: Vec<_> = elsewhere.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = browser.post("/account/academy", &elsewhere).await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some("/account/start"));
}
