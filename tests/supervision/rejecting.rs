//! Sending entries back: with a reason, the selection kept, one mail to each trainee.

use countersign::{
    domain::states::EntryState,
    storage::{hours, outbox},
};

use crate::{
    practitioner::{Logbook, all_texts_are_there},
    supervision::ticked,
    support::records::day,
};

const REJECT: &str = "/academy/queue/reject";

#[rocket::async_test]
async fn several_go_back_with_one_reason_and_one_mail_to_each_trainee() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    let other = house.enrol("Siân Ŵyn").await;
    let entries = [
        house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await,
        house.entry(&logbook.enrolment, day(11, 3), 9, 3, EntryState::Submitted).await,
        house.entry(&other, day(11, 4), 9, 3, EntryState::Submitted).await,
    ];
    let browser = logbook.supervisor().await;
    let mut names = Vec::new();
    for entry in &entries {
        names.push(ticked(&browser, entry.id).await);
    }
    let query: Vec<_> = entries.iter().map(|entry| format!("entry=h:{}", entry.id)).collect();
    browser.get(&format!("/academy/queue/reject?{}", query.join("&"))).await.expect_text("Send these 3");
    let fields: Vec<_> = names.iter().map(|name| ("entry", name.as_str())).collect();
    let page = browser.post("/academy/queue/reject", &fields).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("Send these 3 entries back?").expect_text("Siân Ŵyn");
    let mut fields: Vec<_> = names.iter().map(|name| ("entry", name.as_str())).collect();
    fields.push(("reason", " "));
    let again = browser.post("/academy/queue/reject", &fields).await.expect_status(422);
    fields.pop();
    assert!(names.iter().all(|name| again.body.contains(name)), "the selection is kept");
    fields.push(("reason", "The times can't be right."));
    browser.post_and_follow("/academy/queue/reject", &fields).await.expect_text("3 sent back");
    browser
        .post_and_follow("/academy/queue/reject", &fields)
        .await
        .expect_text("Nothing was sent back. 3 were changed meanwhile");
    let (db, academy) = (logbook.app.store().read(), house.academy);
    for entry in &entries {
        let entry = hours::find(db, academy, entry.id).await.unwrap();
        assert_eq!(entry.state, EntryState::Rejected);
        assert_eq!(entry.reason.as_deref(), Some("The times can't be right."));
    }
    let mails = outbox::list(db, academy, 10).await.unwrap();
    assert_eq!(mails.len(), 2);
    let mine = mails.iter().find(|mail| mail.text.contains("Łukasz")).unwrap();
    assert_eq!(mine.subject, "2 entries were sent back");
    assert!(mine.text.contains("The times can't be right."), "{}", mine.text);
    assert!(mine.text.contains("http://verify.example/practitioner/hours?state=rejected"), "{}", mine.text);
    all_texts_are_there(&mine.html);
}

#[rocket::async_test]
async fn a_form_holds_only_so_much_text_however_it_is_sent() {
    let logbook = Logbook::new().await;
    let entry = logbook.house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let browser = logbook.supervisor().await;
    let name = ticked(&browser, entry.id).await;
    let long = "Not a word of it ".repeat(100_000);
    let file = ("other", "x.txt", &b"x"[..]);
    let sent = browser.upload(REJECT, &[("entry", &name), ("reason", &long)], file).await.expect_status(413);
    assert!(sent.body.len() < 100_000, "it is not sent back: {}", sent.body.len());
    let mut many = vec![("other", "some words"); 7_000];
    many.push(("entry", &name));
    many.push(("reason", "Wrong day"));
    browser.upload(REJECT, &many, file).await.expect_status(413);
    let now = hours::find(logbook.app.store().read(), logbook.house.academy, entry.id).await.unwrap();
    assert_eq!(now.state, EntryState::Submitted);
    browser.upload(REJECT, &[("entry", &name), ("reason", "Wrong day")], file).await.expect_status(303);
}
