//! Courses, cohorts, enrolments and holds.

use countersign::{
    domain::{
        hold::Hold,
        ids::HoldId,
        states::{CohortState, CourseVersionState, EnrolmentState},
    },
    storage::{cohorts, courses, enrolments, holds, pages::Page},
};

use super::{is_conflict, is_not_found, is_stale, refusal};
use crate::support::{
    app::noon,
    records::{Fixture, cohort, day, enrolment, level_4},
};

#[tokio::test]
async fn a_published_version_is_immutable_even_to_sql() {
    let f = Fixture::new().await;
    let tx = f.store.begin().await.unwrap();
    let spec = refusal(&tx, "UPDATE course_version SET spec = '{}'").await;
    let state = refusal(&tx, "UPDATE course_version SET state = 'draft'").await;
    assert!(spec.contains("a published course version is immutable"), "{spec}");
    assert!(state.contains("a published course version is immutable"), "{state}");
}

#[tokio::test]
async fn importing_again_replaces_the_draft_and_after_publishing_makes_the_next_version() {
    let f = Fixture::new().await;
    let mut spec = level_4();
    spec.title = "Level 4, second edition".into();
    let first = f.write(async |tx| courses::insert_draft(tx, f.academy, &spec, noon()).await).await.unwrap();
    spec.total_hours += 5;
    let second = f.write(async |tx| courses::insert_draft(tx, f.academy, &spec, noon()).await).await.unwrap();
    assert_eq!(first, second);

    let draft = courses::find_version(f.store.read(), f.academy, second).await.unwrap();
    assert_eq!((draft.number, draft.state), (2, CourseVersionState::Draft));
    assert_eq!(draft.spec, spec);
    let listed = courses::list_courses(f.store.read(), f.academy).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].title, level_4().title, "a draft does not rename the course");
    assert_eq!(listed[0].versions.iter().map(|v| v.number).collect::<Vec<_>>(), [2, 1]);

    let publish = async || {
        f.write(async |tx| courses::update_published(tx, f.academy, second, f.manager, noon()).await).await
    };
    publish().await.unwrap();
    assert!(is_stale(publish().await), "published twice");
    let listed = courses::list_courses(f.store.read(), f.academy).await.unwrap();
    assert_eq!(listed[0].title, "Level 4, second edition");
    assert_eq!(courses::list_published(f.store.read(), f.academy).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_course_has_one_draft_even_to_sql() {
    let f = Fixture::new().await;
    f.write(async |tx| courses::insert_draft(tx, f.academy, &level_4(), noon()).await).await.unwrap();
    let tx = f.store.begin().await.unwrap();
    let second = refusal(
        &tx,
        "INSERT INTO course_version (id, academy_id, course_id, number, state, spec, spec_sha256, created_at)
         SELECT randomblob(16), academy_id, course_id, 9, 'draft', spec, spec_sha256, created_at FROM course_version LIMIT 1",
    )
    .await;
    assert!(second.contains("UNIQUE constraint failed: course_version.course_id"), "{second}");
}

#[tokio::test]
async fn a_retired_version_takes_no_new_cohorts_and_is_retired_once() {
    let f = Fixture::new().await;
    let retire = async || f.write(async |tx| courses::update_retired(tx, f.academy, f.course).await).await;
    retire().await.unwrap();
    assert!(courses::list_published(f.store.read(), f.academy).await.unwrap().is_empty());
    assert!(is_stale(retire().await));
}

#[tokio::test]
async fn the_records_of_another_academy_are_not_found() {
    let (f, other) = {
        let f = Fixture::new().await;
        let other = f.another().await;
        (f, other)
    };
    let ada = f.enrol("Ada Brook").await;
    let hold = open_hold(&f, ada.id).await;
    let (db, them) = (f.store.read(), other.academy);
    assert!(is_not_found(courses::find_version(db, them, f.course).await));
    assert!(is_not_found(cohorts::find(db, them, f.cohort.id).await));
    assert!(is_not_found(cohorts::find_view(db, them, f.cohort.id).await));
    assert!(is_not_found(enrolments::find(db, them, ada.id).await));
    assert!(is_not_found(enrolments::find_with_person(db, them, ada.id).await));
    assert!(is_not_found(holds::find(db, them, hold).await));
    assert!(enrolments::list_of_person(db, them, ada.person_id).await.unwrap().is_empty());
    assert!(enrolments::list_of_cohort(db, them, f.cohort.id).await.unwrap().is_empty());
    assert!(is_stale(f.write(async |tx| courses::update_retired(tx, them, f.course).await).await));
    assert!(is_stale(f.write(async |tx| cohorts::update(tx, them, &f.cohort).await).await));
    assert!(is_stale(
        f.write(async |tx| holds::update_cleared(tx, them, hold, other.manager, noon()).await).await
    ));
}

#[tokio::test]
async fn the_second_of_two_moves_of_a_cohort_is_stale() {
    let f = Fixture::new().await;
    let close = async || {
        f.write(async |tx| {
            cohorts::update_state(tx, f.academy, f.cohort.id, CohortState::Running, CohortState::Closed).await
        })
        .await
    };
    close().await.unwrap();
    assert!(is_stale(close().await));
    assert!(is_stale(f.write(async |tx| cohorts::update(tx, f.academy, &f.cohort).await).await));
}

#[tokio::test]
async fn cohorts_come_in_pages_with_their_course_lead_and_count() {
    let f = Fixture::new().await;
    for number in 1..=4 {
        let mut spring = cohort(f.academy, f.course, f.trainer, &format!("Spring {number}"));
        spring.state = CohortState::Planned;
        f.write(async |tx| cohorts::insert(tx, &spring, noon()).await).await.unwrap();
    }
    f.enrol("Ada Brook").await;
    let db = f.store.read();
    let first = cohorts::list(db, f.academy, None, "", Page::new(1, 2)).await.unwrap();
    assert_eq!((first.total, first.pages(), first.items.len()), (5, 3, 2));
    assert!(first.has_next() && !first.has_previous());
    let beyond = cohorts::list(db, f.academy, None, "", Page::new(99, 2)).await.unwrap();
    assert_eq!((beyond.number, beyond.items.len(), beyond.first(), beyond.last()), (3, 1, 5, 5));
    let planned =
        cohorts::list(db, f.academy, Some(CohortState::Planned), "", Page::new(1, 9)).await.unwrap();
    assert_eq!(planned.total, 4);
    let autumn = cohorts::list(db, f.academy, None, "aUtumn", Page::new(1, 9)).await.unwrap();
    assert_eq!(autumn.items.len(), 1);
    assert_eq!(autumn.items[0].enrolled, 1);
    assert_eq!(autumn.items[0].lead_name.as_deref(), Some("Tilda Brandt"));
    assert_eq!(autumn.items[0].course_title, level_4().title);
    let twice = cohort(f.academy, f.course, f.trainer, "Autumn 2026");
    assert!(is_conflict(f.write(async |tx| cohorts::insert(tx, &twice, noon()).await).await, "name"));
}

#[tokio::test]
async fn a_person_is_in_a_cohort_once_until_they_leave() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let again = enrolment(f.academy, ada.person_id, f.course, f.cohort.id);
    let enrol = async || f.write(async |tx| enrolments::insert(tx, &again, noon()).await).await;
    assert!(is_conflict(enrol().await, "person"));
    let leave = async || {
        f.write(async |tx| {
            let (from, to) = (EnrolmentState::Active, EnrolmentState::Withdrawn);
            enrolments::update_state(tx, f.academy, &[ada.id], from, to).await
        })
        .await
    };
    leave().await.unwrap();
    assert!(is_stale(leave().await));
    enrol().await.unwrap();
    let current = enrolments::find_current_of_person(f.store.read(), f.academy, ada.person_id).await.unwrap();
    assert_eq!(current.unwrap().enrolment.id, again.id);
    assert_eq!(enrolments::count_of_cohort(f.store.read(), f.academy, f.cohort.id).await.unwrap(), 1);
}

#[tokio::test]
async fn a_trainee_is_found_by_a_piece_of_a_name_without_its_accents() {
    let f = Fixture::new().await;
    f.enrol("Łukasz Świątek").await;
    f.enrol("Ada Brook").await;
    for typed in ["świat", "SWIAT", "swiatek lukasz", "Łukasz  Świątek"] {
        let found =
            enrolments::search_trainees(f.store.read(), f.academy, typed, Page::new(1, 10)).await.unwrap();
        let names: Vec<_> = found.items.iter().map(|view| view.person_name.as_str()).collect();
        assert_eq!(names, ["Łukasz Świątek"], "{typed}");
    }
    for typed in ["%", "_", "A_a", "!", "ada lukasz"] {
        let found =
            enrolments::search_trainees(f.store.read(), f.academy, typed, Page::new(1, 10)).await.unwrap();
        assert_eq!(found.total, 0, "{typed}");
    }
    let all = enrolments::search_trainees(f.store.read(), f.academy, "", Page::new(1, 10)).await.unwrap();
    assert_eq!(all.total, 2);
}

#[tokio::test]
async fn identity_is_checked_once_and_a_hold_is_cleared_once() {
    let f = Fixture::new().await;
    let mut ada = f.enrol("Ada Brook").await;
    let check = async |id| {
        f.write(async |tx| {
            enrolments::update_identity_check(tx, f.academy, id, (f.manager, day(11, 20)), None).await
        })
        .await
    };
    assert!(is_stale(check(ada.id).await), "it was checked already");
    ada = enrolment(f.academy, f.person("Bo Lind").await, f.course, f.cohort.id);
    ada.identity_checked_on = None;
    f.write(async |tx| enrolments::insert(tx, &ada, noon()).await).await.unwrap();
    check(ada.id).await.unwrap();
    assert_eq!(
        enrolments::find(f.store.read(), f.academy, ada.id).await.unwrap().identity_checked_by,
        Some(f.manager)
    );

    let hold = open_hold(&f, ada.id).await;
    let clear = async || {
        f.write(async |tx| holds::update_cleared(tx, f.academy, hold, f.approver, noon()).await).await
    };
    clear().await.unwrap();
    assert!(is_stale(clear().await));
    let listed = holds::list_of_enrolment(f.store.read(), f.academy, ada.id).await.unwrap();
    assert_eq!(listed[0].cleared_by, Some(f.approver));
}

async fn open_hold(f: &Fixture, enrolment_id: countersign::domain::ids::EnrolmentId) -> HoldId {
    let hold = Hold {
        id: HoldId::fresh(),
        academy_id: f.academy,
        enrolment_id,
        reason: "A complaint is open".into(),
        opened_by: f.manager,
        opened_at: noon(),
        cleared_by: None,
        cleared_at: None,
    };
    f.write(async |tx| holds::insert(tx, &hold).await).await.unwrap();
    hold.id
}
