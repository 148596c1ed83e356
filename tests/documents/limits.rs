//! How much may be handed in.

use super::{Office, PDF};
use crate::support::app::TestApp;
use countersign::{
    config::Settings,
    throttle::{Busy, Whose},
};

async fn office(change: impl FnOnce(&mut Settings)) -> Office {
    Office::on(TestApp::spawn_with(change).await).await
}

#[rocket::async_test]
async fn only_so_many_documents_of_a_person_wait_at_once() {
    let office = office(|settings| settings.uploads_waiting = 2).await;
    office.hand_in("one.pdf", PDF).await.expect_status(303);
    office.hand_in("two.pdf", PDF).await.expect_status(303);
    let third = office.hand_in("three.pdf", PDF).await.expect_status(422);
    third.expect_text("2 of your documents wait for review already.");
    assert!(third.body.contains("value=\"FA-77\""), "what was typed is kept");
    assert_eq!(office.handed_in().await.len(), 2);
    let document = office.handed_in().await.remove(0).document;
    let trainee = office.browser(office.trainee.person_id).await;
    trainee.post(&format!("/practitioner/documents/{}/take-back", document.id), &[]).await.expect_status(303);
    office.hand_in("three.pdf", PDF).await.expect_status(303);
}

#[rocket::async_test]
async fn a_person_hands_in_only_so_much_in_a_day_taken_back_or_not() {
    let office = office(|settings| {
        settings.upload_megabytes_per_person = 10;
        settings.upload_megabytes_per_academy = 10;
    })
    .await;
    let large = super::contents::padded(6 * 1024 * 1024);
    office.hand_in("one.pdf", &large).await.expect_status(303);
    let document = office.handed_in().await.remove(0).document;
    let trainee = office.browser(office.trainee.person_id).await;
    trainee.post(&format!("/practitioner/documents/{}/take-back", document.id), &[]).await.expect_status(303);
    let second = office.hand_in("two.pdf", &large).await.expect_status(422);
    second.expect_text("You handed in 10 MB in 24 hours");
    assert!(office.files().await.is_empty(), "what is refused takes no room");
    office.site.set_now(office.site.now() + chrono::TimeDelta::hours(25));
    office.hand_in("two.pdf", &large).await.expect_status(303);
}

#[rocket::async_test]
async fn the_people_of_an_academy_together_hand_in_only_so_much_in_a_day() {
    let office = office(|settings| {
        settings.upload_megabytes_per_person = 10;
        settings.upload_megabytes_per_academy = 10;
    })
    .await;
    let large = super::contents::padded(6 * 1024 * 1024);
    office.hand_in("one.pdf", &large).await.expect_status(303);
    let other = office.records.enrol("Siân Ŵyn").await;
    let browser = office.browser(other.person_id).await;
    let fields = [("typed.issuer", "Red Cross"), ("typed.reference", "1"), ("typed.issued_on", "2026-05-01")];
    let path = "/practitioner/documents/kinds/first_aid/new";
    let answer = browser.upload(path, &fields, ("file", "a.pdf", &large)).await.expect_status(422);
    answer.expect_text("The academy has taken as many documents as it can today.");
}

#[rocket::async_test]
async fn whoever_sends_many_at_once_waits_and_keeps_what_was_typed() {
    let office = office(|settings| settings.uploads_per_minute = 1).await;
    office.hand_in("one.pdf", PDF).await.expect_status(303);
    let second = office.hand_in("two.pdf", PDF).await.expect_status(429);
    assert!(second.headers.contains_key("retry-after"));
    assert!(second.body.contains("value=\"FA-77\""));
    office.site.set_now(office.site.now() + chrono::TimeDelta::minutes(1));
    office.hand_in("two.pdf", PDF).await.expect_status(303);
}

#[rocket::async_test]
async fn whatever_strangers_send_takes_no_turn_from_people_who_are_signed_in() {
    let office = Office::open().await;
    let busy = office.site.client.rocket().state::<Busy>().unwrap();
    let strangers = (0..200).map(|n| Whose::Address(std::net::Ipv4Addr::new(203, 0, 113, n).into()));
    let turns: Vec<_> =
        strangers.flat_map(|whose| [busy.files.take(whose), busy.files.take(whose)]).flatten().collect();
    assert!(turns.len() < 100, "there is a bound");
    office.site.browser().upload("/v/file", &[], ("file", "a.pdf", PDF)).await.expect_status(503);
    office.hand_in("one.pdf", PDF).await.expect_status(303);
    // One person alone has a bound, too.
    let mine = Whose::Person(office.trainee.person_id.0);
    let own: Vec<_> = (0..200).filter_map(|_| busy.own_files.take(mine)).collect();
    assert!(own.len() < 20);
    office.hand_in("two.pdf", PDF).await.expect_status(503);
    drop(own);
    office.hand_in("two.pdf", PDF).await.expect_status(303);
}
