//! Staff take a trainee's draft away: with a reason, told to the trainee, and only what was never handed in.

use countersign::{
    domain::{states::EntryState, words::Role},
    storage::{events, hours, outbox},
};

use super::{Desk, expect_worded, hidden};
use crate::support::{app::noon, records::day};

#[rocket::async_test]
async fn a_manager_removes_a_draft_with_a_reason_that_the_trainee_reads() {
    let desk = Desk::open().await;
    let ada = desk.records.enrol("Ada Brook").await;
    let draft = desk.records.entry(&ada, day(11, 18), 10, 2, EntryState::Draft).await;
    let manager = desk.manager().await;
    let tab = format!("/academy/enrolments/{}/hours", ada.id);
    let path = format!("{tab}/{}/remove", draft.id);
    assert!(manager.get(&tab).await.body.contains(&path));
    let question = manager.get(&path).await.expect_status(200);
    expect_worded(&question);
    question.expect_text("Ada Brook").expect_text("never handed in");
    let version = hidden(&question, "version");
    let again =
        manager.post(&path, &[("version", &version), ("reason", " \u{200b}")]).await.expect_status(422);
    again.expect_text("Fill this in");
    let fields = [("version", version.as_str()), ("reason", "A year too early\u{200b}")];
    let done = manager.press(&path, &path, &fields).await.expect_status(303);
    let done = manager.get(done.location.as_deref().unwrap()).await;
    expect_worded(&done);
    done.expect_text("the trainee is told");
    assert!(hours::find(desk.app.store().read(), desk.records.academy, draft.id).await.is_err());
    let filter = events::EventFilter { subject: Some(draft.id.0), ..Default::default() };
    let (told, _) =
        events::list(desk.app.store().read(), desk.records.academy, &filter, 1, 10).await.unwrap();
    assert_eq!(told[0].action, "hours.draft_removed");
    let mails = outbox::list(desk.app.store().read(), desk.records.academy, 10).await.unwrap();
    assert!(mails[0].template == "draft-removed" && mails[0].text.contains("A year too early"), "{mails:?}");
    manager.post(&path, &[("version", &version), ("reason", "Twice")]).await.expect_status(404);
}

#[rocket::async_test]
async fn a_session_that_is_a_draft_can_be_removed_too() {
    let desk = Desk::open().await;
    let ada = desk.records.enrol("Ada Brook").await;
    let case = desk.records.case(&ada, "C-001").await;
    let draft = desk.records.session(&case, day(11, 18), EntryState::Draft).await;
    let manager = desk.manager().await;
    let path = format!("/academy/enrolments/{}/cases/{}/remove", ada.id, draft.id);
    let fields = [("version", "1"), ("reason", "A slip of the hand")];
    let done = manager.press(&path, &path, &fields).await.expect_status(303);
    manager.get(done.location.as_deref().unwrap()).await.expect_text("the trainee is told");
    manager.get(&path).await.expect_status(404);
}

#[rocket::async_test]
async fn what_was_handed_in_or_belongs_to_another_enrolment_stays() {
    let desk = Desk::open().await;
    let (ada, bo) = (desk.records.enrol("Ada Brook").await, desk.records.enrol("Bo Lind").await);
    let manager = desk.manager().await;
    let store = desk.app.store().clone();
    let fields = [("version", "1"), ("reason", "No")];
    for state in [EntryState::Submitted, EntryState::Countersigned] {
        let entry = desk.records.entry(&ada, day(11, 18), 10, 2, state).await;
        let path = format!("/academy/enrolments/{}/hours/{}/remove", ada.id, entry.id);
        manager.get(&path).await.expect_status(409);
        manager.post(&path, &fields).await.expect_status(409);
        assert!(hours::find(store.read(), desk.records.academy, entry.id).await.is_ok());
    }
    let draft = desk.records.entry(&bo, day(11, 17), 10, 2, EntryState::Draft).await;
    let astray = format!("/academy/enrolments/{}/hours/{}/remove", ada.id, draft.id);
    manager.post(&astray, &fields).await.expect_status(404);
    let auditor = desk.staff(Role::Auditor).await;
    auditor.post(&astray, &fields).await.expect_status(403);
    assert!(hours::find(store.read(), desk.records.academy, draft.id).await.is_ok());
    assert_eq!(desk.app.now(), noon());
}

#[rocket::async_test]
async fn a_draft_that_was_handed_in_or_written_anew_meanwhile_is_not_removed_and_the_page_says_what_changed()
{
    let desk = Desk::open().await;
    let ada = desk.records.enrol("Ada Brook").await;
    let manager = desk.manager().await;
    for state in [EntryState::Submitted, EntryState::Draft] {
        let draft = desk.records.entry(&ada, day(11, 18), 10, 2, EntryState::Draft).await;
        let path = format!("/academy/enrolments/{}/hours/{}/remove", ada.id, draft.id);
        let question = manager.get(&path).await.expect_status(200);
        let (version, shown) = (hidden(&question, "version"), hidden(&question, "shown"));
        let academy = desk.records.academy;
        let note = "Now with a note".to_owned();
        let changed = countersign::domain::hours::HoursEntry { note, ..draft.clone() };
        desk.records
            .write(async |tx| match state {
                EntryState::Draft => hours::update_draft(tx, academy, &changed).await,
                _ => hours::update_state(tx, academy, draft.id, draft.version, state, None).await,
            })
            .await
            .unwrap();
        let fields = [("version", version.as_str()), ("shown", &shown), ("reason", "A slip of the hand")];
        let late = manager.post(&path, &fields).await.expect_status(409);
        expect_worded(&late);
        late.expect_text("This has changed since you looked");
        late.expect_text(if state == EntryState::Draft { "Now with a note" } else { "handed in" });
        assert!(hours::find(desk.app.store().read(), academy, draft.id).await.is_ok());
    }
}
