//! A trainee takes back what nobody has signed yet.

use countersign::{
    domain::states::EntryState,
    storage::{cases, hours},
};

use super::{Logbook, all_texts_are_there};
use crate::{supervision::ticked, support::records::day};

#[rocket::async_test]
async fn a_handed_in_entry_is_taken_back_changed_and_handed_in_again() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    let entry = house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let trainee = logbook.trainee().await;
    let here = format!("/practitioner/hours/{}", entry.id);
    let page = trainee.get(&here).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("Take it back");
    let done = trainee.post_and_follow(&format!("{here}/take-back"), &[("version", "1")]).await;
    all_texts_are_there(&done.body);
    done.expect_text("It is a draft again");
    let now = hours::find(logbook.app.store().read(), house.academy, entry.id).await.unwrap();
    assert_eq!((now.state, now.version), (EntryState::Draft, 2));
    trainee.post(&format!("{here}/take-back"), &[("version", "1")]).await.expect_status(303);
    assert!(!logbook.supervisor().await.get("/academy/queue").await.body.contains(&entry.id.to_string()));
    trainee.post(&format!("{here}/hand-in"), &[("version", "2")]).await.expect_status(303);
}

#[rocket::async_test]
async fn what_is_signed_is_not_taken_back_and_what_was_taken_back_is_not_signed() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    let signed = house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let other = house.entry(&logbook.enrolment, day(11, 3), 9, 3, EntryState::Submitted).await;
    let (trainee, supervisor) = (logbook.trainee().await, logbook.supervisor().await);
    let names = [ticked(&supervisor, signed.id).await, ticked(&supervisor, other.id).await];
    let back = async |id: String, version: &str| {
        trainee.post_and_follow(&format!("/practitioner/hours/{id}/take-back"), &[("version", version)]).await
    };
    back(other.id.to_string(), "1").await.expect_text("It is a draft again");
    let fields: Vec<_> = names.iter().map(|name| ("entry", name.as_str())).collect();
    supervisor.post("/academy/queue/countersign", &fields).await;
    let state = async |id| hours::find(logbook.app.store().read(), house.academy, id).await.unwrap().state;
    assert_eq!(state(other.id).await, EntryState::Draft, "nobody signs what was taken back");
    assert_eq!(state(signed.id).await, EntryState::Countersigned);
    back(signed.id.to_string(), "2").await.expect_text("This entry was changed meanwhile");
    assert_eq!(state(signed.id).await, EntryState::Countersigned);
}

#[rocket::async_test]
async fn a_session_is_taken_back_too_and_only_by_its_own_trainee() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    let case = house.case(&logbook.enrolment, "C-1").await;
    let session = house.session(&case, day(11, 3), EntryState::Submitted).await;
    let here = format!("/practitioner/cases/{}", case.id);
    let path = format!("{here}/sessions/{}/take-back", session.id);
    let other = house.enrol("Somebody Else").await;
    let stranger = logbook.app.browser_of(other.person_id, house.academy).await;
    stranger.post(&path, &[("version", "1")]).await.expect_status(404);
    let trainee = logbook.trainee().await;
    trainee.get(&here).await.expect_text("Take it back");
    trainee.post_and_follow(&path, &[("version", "1")]).await.expect_text("It is a draft again");
    let now = cases::find_session(logbook.app.store().read(), house.academy, session.id).await.unwrap();
    assert_eq!(now.state, EntryState::Draft);
}
