//! Hours, cases, countersignatures.

use countersign::{
    domain::{
        signed_content,
        states::{CaseState, EntryState},
    },
    storage::{
        cases,
        countersignatures::{self, Subject},
        hours,
        pages::Page,
    },
};

use super::{is_conflict, is_not_found, is_stale, refusal};
use crate::support::{
    app::noon,
    records::{Fixture, day, entry, hour, session},
};

#[tokio::test]
async fn a_countersigned_entry_cannot_be_edited_even_to_sql_only_declared_void() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    f.entry(&ada, day(10, 5), 9, 3, EntryState::Countersigned).await;
    let tx = f.store.begin().await.unwrap();
    let edited = refusal(&tx, "UPDATE hours_entry SET note = 'more'").await;
    let undone = refusal(&tx, "UPDATE hours_entry SET state = 'draft'").await;
    let silent = refusal(&tx, "UPDATE hours_entry SET state = 'voided'").await;
    assert!(edited.contains("a countersigned entry cannot be edited"), "{edited}");
    assert!(undone.contains("a countersigned entry can only be voided"), "{undone}");
    assert!(silent.contains("CHECK constraint failed"), "{silent}");
    sql(&tx, "UPDATE hours_entry SET state = 'voided', reason = 'Not there'").await;
    let revived = refusal(&tx, "UPDATE hours_entry SET state = 'countersigned'").await;
    assert!(revived.contains("a countersigned entry can only be voided"), "{revived}");
}

#[tokio::test]
async fn what_a_sessions_signature_covers_cannot_be_edited_even_to_sql() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let case = f.case(&ada, "C-1").await;
    f.session(&case, day(10, 5), EntryState::Countersigned).await;
    let tx = f.store.begin().await.unwrap();
    let moved = refusal(&tx, "UPDATE case_session SET started_at = '2026-10-05 08:00:00'").await;
    let client = refusal(&tx, "UPDATE treatment_case SET client_ref = 'C-2'").await;
    assert!(moved.contains("a countersigned session cannot be edited"), "{moved}");
    assert!(client.contains("a countersigned session cannot be edited"), "{client}");
    let steps = refusal(&tx, "UPDATE treatment_case SET patch_result = NULL").await;
    assert!(steps.contains("a countersigned session covers it"), "{steps}");
    sql(&tx, "UPDATE treatment_case SET aftercare_on = '2026-10-05'").await;
}

#[tokio::test]
async fn no_stretch_is_longer_than_a_day() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let long = entry(&ada, f.trainer, hour(day(10, 5), 9), 25, EntryState::Draft);
    assert!(f.write(async |tx| hours::insert(tx, &long, noon()).await).await.is_err());
}

#[tokio::test]
async fn submitting_one_form_twice_stores_one_entry() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let once = f.entry(&ada, day(10, 5), 9, 3, EntryState::Submitted).await;
    assert!(is_conflict(f.write(async |tx| hours::insert(tx, &once, noon()).await).await, "id"));
}

#[tokio::test]
async fn the_second_writer_of_an_entry_is_told_that_it_changed() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let mut draft = f.entry(&ada, day(10, 5), 9, 3, EntryState::Draft).await;
    draft.note = "Practised on skin.".into();
    let save = async || f.write(async |tx| hours::update_draft(tx, f.academy, &draft).await).await;
    save().await.unwrap();
    assert!(is_stale(save().await));
    let stored = hours::find(f.store.read(), f.academy, draft.id).await.unwrap();
    assert_eq!((stored.version, stored.note.as_str()), (2, "Practised on skin."));

    let submit = async |version| {
        f.write(async |tx| {
            hours::update_state(tx, f.academy, draft.id, version, EntryState::Submitted, None).await
        })
        .await
    };
    assert!(is_stale(submit(1).await));
    submit(2).await.unwrap();
    let submitted = countersign::domain::hours::HoursEntry { version: 3, ..stored };
    assert!(
        is_stale(f.write(async |tx| hours::update_draft(tx, f.academy, &submitted).await).await),
        "what was handed in is no draft"
    );
}

#[tokio::test]
async fn a_logbook_of_another_academy_is_not_found() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let ada = f.enrol("Ada Brook").await;
    let entry = f.entry(&ada, day(10, 5), 9, 3, EntryState::Submitted).await;
    let case = f.case(&ada, "C-1").await;
    let session = f.session(&case, day(10, 6), EntryState::Submitted).await;
    let (db, them) = (f.store.read(), other.academy);
    assert!(is_not_found(hours::find(db, them, entry.id).await));
    assert!(is_not_found(cases::find(db, them, case.id).await));
    assert!(is_not_found(cases::find_session(db, them, session.id).await));
    assert!(hours::list_by_ids(db, them, &[entry.id]).await.unwrap().is_empty());
    assert!(cases::list_of_enrolment(db, them, ada.id).await.unwrap().is_empty());
    assert_eq!(hours::list_of_enrolment(db, them, ada.id, None, Page::new(1, 9)).await.unwrap().total, 0);
    assert_eq!(hours::list_queue_of_supervisor(db, them, f.trainer, Page::new(1, 9)).await.unwrap().total, 0);
    let accept =
        f.write(async |tx| hours::update_state(tx, them, entry.id, 1, EntryState::Countersigned, None).await);
    assert!(is_stale(accept.await));
}

#[tokio::test]
async fn an_enrolments_hours_come_newest_first_and_a_supervisors_queue_oldest_first() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    for (date, state) in [(5, EntryState::Submitted), (6, EntryState::Draft), (7, EntryState::Submitted)] {
        f.entry(&ada, day(10, date), 9, 3, state).await;
    }
    let db = f.store.read();
    let all = hours::list_of_enrolment(db, f.academy, ada.id, None, Page::new(1, 2)).await.unwrap();
    assert_eq!(all.total, 3);
    assert_eq!(all.items.iter().map(|e| e.started_at.date()).collect::<Vec<_>>(), [day(10, 7), day(10, 6)]);
    let drafts = hours::list_of_enrolment(db, f.academy, ada.id, Some(EntryState::Draft), Page::new(1, 9));
    assert_eq!(drafts.await.unwrap().total, 1);
    let queue = hours::list_queue_of_supervisor(db, f.academy, f.trainer, Page::new(1, 9)).await.unwrap();
    assert_eq!(
        queue.items.iter().map(|q| (q.trainee_name.as_str(), q.entry.started_at.date())).collect::<Vec<_>>(),
        [("Ada Brook", day(10, 5)), ("Ada Brook", day(10, 7))]
    );
    let last = hours::find_last_of_trainee(db, f.academy, ada.person_id).await.unwrap();
    assert_eq!(last.unwrap().started_at.date(), day(10, 7));
}

#[tokio::test]
async fn the_ratio_counts_other_trainees_who_were_watched_at_the_same_time() {
    let f = Fixture::new().await;
    let (ada, bo) = (f.enrol("Ada Brook").await, f.enrol("Bo Lind").await);
    f.entry(&ada, day(10, 5), 9, 3, EntryState::Submitted).await;
    f.entry(&bo, day(10, 5), 11, 2, EntryState::Submitted).await;
    f.entry(&bo, day(10, 5), 12, 2, EntryState::Rejected).await;
    f.entry(&bo, day(10, 5), 6, 3, EntryState::Countersigned).await;
    let case = f.case(&bo, "C-1").await;
    f.session(&case, day(10, 5), EntryState::Submitted).await;
    let (from, to) = (hour(day(10, 5), 9), hour(day(10, 5), 12));
    let found = hours::list_overlapping(f.store.read(), f.academy, f.trainer, ada.person_id, from, to).await;
    let starts: Vec<_> = found.unwrap().iter().map(|s| (s.trainee_id, s.started_at)).collect();
    assert_eq!(starts, [(bo.person_id, hour(day(10, 5), 10)), (bo.person_id, hour(day(10, 5), 11))]);
    let own = hours::list_overlapping_own(f.store.read(), f.academy, ada.person_id, to, hour(day(10, 5), 13));
    assert!(own.await.unwrap().is_empty(), "touching ends do not overlap");
}

#[tokio::test]
async fn a_case_is_read_with_its_sessions_and_written_by_version() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let (first, second) = (f.case(&ada, "C-1").await, f.case(&ada, "C-2").await);
    f.session(&first, day(10, 5), EntryState::Submitted).await;
    let held = f.session(&first, day(10, 19), EntryState::Draft).await;
    let listed = cases::list_of_enrolment(f.store.read(), f.academy, ada.id).await.unwrap();
    assert_eq!(listed.iter().map(|c| c.sessions.len()).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(listed[0], cases::find(f.store.read(), f.academy, first.id).await.unwrap());
    assert_eq!(listed[1], second);

    let mut changed = listed[0].clone();
    changed.aftercare_on = Some(day(10, 19));
    let save = async || f.write(async |tx| cases::update_recorded(tx, f.academy, &changed).await).await;
    save().await.unwrap();
    assert!(is_stale(save().await));
    let heal =
        f.write(async |tx| cases::update_state(tx, f.academy, first.id, 2, CaseState::Healing, None).await);
    heal.await.unwrap();
    let stored = cases::find(f.store.read(), f.academy, first.id).await.unwrap();
    assert_eq!((stored.aftercare_on, stored.state), (Some(day(10, 19)), CaseState::Healing));

    let same_number = session(&first, 2, f.trainer, day(11, 2), EntryState::Draft);
    let twice = f.write(async |tx| cases::insert_session(tx, f.academy, &same_number, noon()).await).await;
    assert!(is_conflict(twice, "number"));
    let save = async || f.write(async |tx| cases::update_session_draft(tx, f.academy, &held).await).await;
    save().await.unwrap();
    assert!(is_stale(save().await));
    let queue =
        cases::list_queue_of_supervisor(f.store.read(), f.academy, f.trainer, Page::new(1, 9)).await.unwrap();
    assert_eq!(
        queue.items.iter().map(|q| (q.client_ref.as_str(), q.session.number)).collect::<Vec<_>>(),
        [("C-1", 1)]
    );
}

#[tokio::test]
async fn a_countersignature_is_stored_once_and_stays() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let entry = f.entry(&ada, day(10, 5), 9, 3, EntryState::Submitted).await;
    let (subject, content) = (Subject::HoursEntry(entry.id), signed_content::of_hours_entry(&entry));
    let signature = entry.countersign(f.trainer, noon()).unwrap();
    let sign = async || {
        f.write(async |tx| {
            countersignatures::insert(tx, f.academy, subject, &signature, "session", &content).await
        })
        .await
    };
    sign().await.unwrap();
    assert!(is_conflict(sign().await, "countersignature"));
    let stored = countersignatures::find_of(f.store.read(), f.academy, subject).await.unwrap().unwrap();
    assert!(signed_content::content_matches(&stored.content, &stored.content_sha256));
    let listed = countersignatures::list_of_enrolment(f.store.read(), f.academy, ada.id).await.unwrap();
    assert_eq!((listed[0].record.clone(), listed[0].signer_name.as_str()), (stored, "Tilda Brandt"));
    let other = f.another().await;
    assert!(countersignatures::find_of(f.store.read(), other.academy, subject).await.unwrap().is_none());
    let tx = f.store.begin().await.unwrap();
    assert!(refusal(&tx, "UPDATE countersignature SET method = 'x'").await.contains("never changed"));
    assert!(refusal(&tx, "DELETE FROM countersignature").await.contains("never deleted"));
}

async fn sql(tx: &countersign::storage::Tx, statement: &str) {
    use countersign::storage::ConnectionTrait;
    assert_eq!(tx.execute_unprepared(statement).await.unwrap().rows_affected(), 1);
}
