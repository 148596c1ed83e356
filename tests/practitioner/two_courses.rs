//! No minute counts under two enrolments, here or at two academies; what it was stays where it was.

use countersign::{
    domain::{
        eligibility::{EntryFault, faults_of_session},
        states::EntryState,
    },
    storage::{ConnectionTrait, cohorts, dossiers, enrolments},
};

use super::Logbook;
use crate::support::records::{cohort, day, enrolment, hour};

#[rocket::async_test]
async fn the_same_minutes_count_under_one_of_two_enrolments() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let second = house
        .write(async |tx| {
            let cohort = cohort(academy, house.course, house.trainer, "Evenings");
            cohorts::insert(tx, &cohort, logbook.app.now()).await?;
            let second = enrolment(academy, logbook.enrolment.person_id, house.course, cohort.id);
            enrolments::insert(tx, &second, logbook.app.now()).await?;
            Ok(second)
        })
        .await
        .unwrap();
    let one = house.case(&logbook.enrolment, "C-001").await;
    let two = house.case(&second, "C-501").await;
    house.session(&one, day(11, 2), EntryState::Submitted).await;
    let twice = house.session(&two, day(11, 2), EntryState::Submitted).await;
    let other_day = house.session(&two, day(11, 9), EntryState::Submitted).await;
    let db = logbook.app.store().read();
    let dossier = dossiers::load(db, academy, second.id).await.unwrap();
    let tonight = hour(day(11, 20), 23);
    let faults = |session| faults_of_session(session, &dossier.cases[0], &dossier, tonight);
    assert!(faults(&twice).contains(&EntryFault::OverlapsElsewhere));
    assert!(!faults(&other_day).contains(&EntryFault::OverlapsElsewhere));
    let both = dossiers::load_many(db, academy, &[logbook.enrolment.id, second.id]).await.unwrap();
    for dossier in both.dossiers {
        assert_eq!(dossier, dossiers::load(db, academy, dossier.enrolment.id).await.unwrap());
        assert!(!dossier.busy_elsewhere.is_empty());
    }
    let queue = logbook.supervisor().await.get("/academy/queue").await.expect_status(200);
    queue.expect_text("It overlaps another record of the same person");
}

#[rocket::async_test]
async fn minutes_at_another_academy_are_seen_on_this_ones_clock_and_nothing_else_of_them() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let there = house.another().await;
    let abroad = there
        .write(async |tx| {
            let mine = enrolment(there.academy, logbook.enrolment.person_id, there.course, there.cohort.id);
            enrolments::insert(tx, &mine, logbook.app.now()).await?;
            // An hour ahead: ten o'clock there is nine o'clock here.
            let sql = "UPDATE academy SET time_zone = 'Europe/Berlin' WHERE name = 'ELSE Academy'";
            assert_eq!(tx.execute_unprepared(sql).await?.rows_affected(), 1);
            Ok(mine)
        })
        .await
        .unwrap();
    let case = there.case(&abroad, "FOREIGN-1").await;
    there.session(&case, day(11, 2), EntryState::Countersigned).await;
    there.entry(&abroad, day(11, 3), 9, 3, EntryState::Countersigned).await;
    let own = house.case(&logbook.enrolment, "C-001").await;
    house.session(&own, day(11, 2), EntryState::Submitted).await;
    house.entry(&logbook.enrolment, day(11, 3), 11, 3, EntryState::Submitted).await;
    house.entry(&logbook.enrolment, day(11, 3), 8, 1, EntryState::Submitted).await;
    let dossier = dossiers::load(logbook.app.store().read(), academy, logbook.enrolment.id).await.unwrap();
    let begun: Vec<_> = dossier.busy_elsewhere.iter().map(|busy| busy.started_at).collect();
    assert_eq!(begun, [hour(day(11, 2), 9), hour(day(11, 3), 8)]);
    let queue = logbook.supervisor().await.get("/academy/queue").await.expect_status(200);
    assert_eq!(queue.body.matches("It overlaps another record of the same person").count(), 2);
    assert!(!queue.body.contains("FOREIGN-1"));
}

#[rocket::async_test]
async fn two_enrolments_on_one_course_are_told_apart_by_their_cohorts() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let second = house
        .write(async |tx| {
            let cohort = cohort(academy, house.course, house.trainer, "Evenings");
            cohorts::insert(tx, &cohort, logbook.app.now()).await?;
            let second = enrolment(academy, logbook.enrolment.person_id, house.course, cohort.id);
            enrolments::insert(tx, &second, logbook.app.now()).await?;
            Ok(second)
        })
        .await
        .unwrap();
    let forms = ["/practitioner/hours/new", "/practitioner/cases/new"];
    for path in ["/practitioner", "/practitioner/hours", "/practitioner/cases"].into_iter().chain(forms) {
        let page = logbook.trainee().await.get(path).await.expect_status(200);
        let tabs = page.body.split("<nav class=\"subnav\"").nth(1).expect("a choice of two");
        let tabs = tabs.split("</nav>").next().unwrap();
        for name in [house.cohort.name.as_str(), "Evenings"] {
            assert!(tabs.contains(&format!("<bdi>{name}</bdi>")), "{path}: no {name} in {tabs}");
        }
    }
    // The form says for which of the two it is.
    for (enrolment, name) in [(second.id, "Evenings"), (logbook.enrolment.id, house.cohort.name.as_str())] {
        let path = format!("/practitioner/hours/new?enrolment={enrolment}");
        logbook.trainee().await.get(&path).await.expect_status(200).expect_text(name);
    }
}
