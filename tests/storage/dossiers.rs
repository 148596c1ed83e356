//! Dossiers: one and a cohort's.

use countersign::{
    domain::{
        states::{DocumentState, EnrolmentState, EntryState},
        words::{AssessmentOutcome, Role},
    },
    storage::{
        assessments::{self, Decision},
        cohorts, dossiers, enrolments,
    },
};

use super::is_not_found;
use crate::support::{
    app::{noon, today},
    records::{Fixture, cohort, day, enrolment, hour, level_4},
};

#[tokio::test]
async fn the_dossiers_of_a_cohort_are_those_of_its_enrolments() {
    let f = Fixture::new().await;
    let (bo, ada) = (f.enrol("Bo Lind").await, f.enrol("Ada Brook").await);
    f.enrol("Cy Moss").await;
    let left = f.enrol("Dee Hart").await;
    f.member("Uma Sand", Role::Trainer, &["hairline".into()]).await;
    f.entry(&ada, day(10, 5), 9, 3, EntryState::Countersigned).await;
    f.entry(&bo, day(10, 5), 11, 2, EntryState::Submitted).await;
    f.entry(&bo, day(10, 6), 9, 3, EntryState::Countersigned).await;
    let case = f.case(&bo, "C-1").await;
    f.session(&case, day(10, 5), EntryState::Countersigned).await;
    f.document(ada.person_id, "first_aid", DocumentState::Rejected).await;
    let met = Decision { assessor: f.approver, outcome: AssessmentOutcome::Met, on: today(), comment: "" };
    let spring = cohort(f.academy, f.course, f.trainer, "Spring 2026");
    let earlier = enrolment(f.academy, ada.person_id, f.course, spring.id);
    f.write(async |tx| {
        assessments::insert_criterion(tx, f.academy, ada.id, "1.1", met, noon()).await?;
        cohorts::insert(tx, &spring, noon()).await?;
        enrolments::insert(tx, &earlier, noon()).await?;
        let (from, to) = (EnrolmentState::Active, EnrolmentState::Withdrawn);
        enrolments::update_state(tx, f.academy, left.id, from, to).await
    })
    .await
    .unwrap();
    f.entry(&earlier, day(4, 7), 9, 3, EntryState::Countersigned).await;

    let db = f.store.read();
    let all = dossiers::load_cohort(db, f.academy, f.cohort.id).await.unwrap();
    assert_eq!(
        all.iter().map(|d| d.trainee.name.as_str()).collect::<Vec<_>>(),
        ["Ada Brook", "Bo Lind", "Cy Moss"]
    );
    for dossier in &all {
        assert_eq!(*dossier, dossiers::load(db, f.academy, dossier.enrolment.id).await.unwrap());
    }

    let of_ada = &all[0];
    assert_eq!(of_ada.spec, level_4());
    assert_eq!(of_ada.main_trainer, Some(f.trainer));
    assert_eq!((of_ada.hours.len(), of_ada.hours_elsewhere.len()), (1, 1));
    assert_eq!((of_ada.documents.len(), of_ada.assessments.len(), of_ada.cases.len()), (1, 1, 0));
    assert_eq!(of_ada.grants.iter().map(|g| g.person_id).collect::<Vec<_>>(), [f.trainer]);
    let watched: Vec<_> = of_ada.supervised_elsewhere.iter().map(|s| (s.trainee_id, s.started_at)).collect();
    let that_day = |h| hour(day(10, 5), h);
    assert_eq!(watched, [(bo.person_id, that_day(10)), (bo.person_id, that_day(11))]);
    let of_bo = &all[1];
    assert_eq!(of_bo.cases[0].sessions.len(), 1);
    assert_eq!(
        of_bo.supervised_elsewhere.iter().map(|s| (s.trainee_id, s.started_at)).collect::<Vec<_>>(),
        [(ada.person_id, that_day(9))]
    );
    let left = dossiers::load(db, f.academy, left.id).await.unwrap();
    assert_eq!(left.enrolment.state, EnrolmentState::Withdrawn);
}

#[tokio::test]
async fn a_dossier_of_another_academy_is_not_found() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let ada = f.enrol("Ada Brook").await;
    assert!(is_not_found(dossiers::load(f.store.read(), other.academy, ada.id).await));
    assert!(dossiers::load_cohort(f.store.read(), other.academy, f.cohort.id).await.unwrap().is_empty());
}
