//! Declaring a signed entry void: by its signer only, with a reason, visible for good.

use countersign::{domain::states::EntryState, storage::hours};

use crate::{
    practitioner::{Logbook, all_texts_are_there, hidden},
    supervision::ticked,
    support::records::day,
};

#[rocket::async_test]
async fn a_void_entry_stays_visible_to_both_and_no_longer_counts() {
    let logbook = Logbook::new().await;
    let entry = logbook.house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let (supervisor, trainee) = (logbook.supervisor().await, logbook.trainee().await);
    let name = ticked(&supervisor, entry.id).await;
    supervisor.post("/academy/queue/countersign", &[("entry", &name)]).await.expect_status(303);
    trainee.get("/practitioner").await.expect_text("3 / 50 h");
    let path = format!("/academy/queue/entries/{}/void", entry.id);
    let ask = supervisor.get(&path).await.expect_status(200);
    all_texts_are_there(&ask.body);
    let ask = ask.expect_text("Łukasz Świątek").expect_text("stays visible for good");
    let shown = hidden(&ask.body, "shown");
    let with = |reason: &'static str| [("version", "2"), ("shown", shown.as_str()), ("reason", reason)];
    supervisor.post(&path, &with("")).await.expect_status(422);
    trainee.post(&path, &with("Mine")).await.expect_status(403);
    supervisor.post(&path, &[("version", "2"), ("reason", "Unseen")]).await.expect_status(400);
    let void = with("I was ill that day.");
    let done = supervisor.post_and_follow(&path, &void).await;
    all_texts_are_there(&done.body);
    done.expect_text("Declared void: I was ill that day.");
    supervisor.post_and_follow(&path, &void).await.expect_text("was not declared void");
    let stored = hours::find(logbook.app.store().read(), logbook.house.academy, entry.id).await.unwrap();
    assert_eq!(stored.state, EntryState::Voided);
    trainee.get("/practitioner/hours").await.expect_text("I was ill that day.");
    trainee.get("/practitioner").await.expect_text("0 / 50 h");
    let signed = supervisor.get("/academy/queue/signed").await.expect_status(200);
    all_texts_are_there(&signed.body);
    signed.expect_text("void").expect_text("I was ill that day.");
}
