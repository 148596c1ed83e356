//! Dossiers: one and a cohort's.

use countersign::{
    domain::{
        hold::Hold,
        ids::{HoldId, HoursEntryId},
        states::{DocumentState, EnrolmentState, EntryState},
        words::{AssessmentOutcome, Role},
    },
    storage::{
        assessments::{self, Decision},
        cohorts, dossiers, enrolments, holds, hours,
    },
};

use super::is_not_found;
use crate::support::{
    app::{noon, today},
    records::{Fixture, cohort, day, enrolment, entry, hour, level_4},
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
        enrolments::update_state(tx, f.academy, &[left.id], from, to).await
    })
    .await
    .unwrap();
    f.entry(&earlier, day(4, 7), 9, 3, EntryState::Countersigned).await;

    let db = f.store.read();
    let all = dossiers::load_cohort(db, f.academy, f.cohort.id).await.unwrap().dossiers;
    assert_eq!(
        all.iter().map(|d| d.trainee.name.as_str()).collect::<Vec<_>>(),
        ["Ada Brook", "Bo Lind", "Cy Moss"]
    );
    let ids: Vec<_> = all.iter().map(|dossier| dossier.enrolment.id).collect();
    assert_eq!(all, dossiers::load_many(db, f.academy, &ids).await.unwrap().dossiers);
    for dossier in &all {
        assert_eq!(*dossier, dossiers::load(db, f.academy, dossier.enrolment.id).await.unwrap());
    }

    let of_ada = &all[0];
    assert_eq!(*of_ada.spec, level_4());
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

#[tokio::test]
async fn a_dossier_says_of_each_record_what_was_stored() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let odd = "She said \"yes\" \\ twice,\n\tthen “no”: 你好 🖋";
    let mut entry = entry(&ada, f.trainer, hour(day(10, 5), 9), 3, EntryState::Voided);
    (entry.note, entry.reason, entry.on_public) = (odd.into(), Some(odd.into()), true);
    let mut bare = entry.clone();
    (bare.id, bare.supervisor_id, bare.technique) = (HoursEntryId::fresh(), None, None);
    (bare.state, bare.reason, bare.on_public) = (EntryState::Draft, None, false);
    bare.started_at = hour(day(10, 6), 9);
    bare.ended_at = hour(day(10, 6), 10);
    let hold = Hold {
        id: HoldId::fresh(),
        academy_id: f.academy,
        enrolment_id: ada.id,
        reason: odd.into(),
        opened_by: f.manager,
        opened_at: noon(),
        cleared_by: None,
        cleared_at: None,
    };
    let met = Decision { assessor: f.approver, outcome: AssessmentOutcome::Met, on: today(), comment: odd };
    let decided = f.write(async |tx| {
        hours::insert(tx, &entry, noon()).await?;
        hours::insert(tx, &bare, noon()).await?;
        holds::insert(tx, &hold).await?;
        assessments::insert_criterion(tx, f.academy, ada.id, "1.1", met, noon()).await
    });
    let decided = decided.await.unwrap();
    let mut case = f.case(&ada, "C-1").await;
    case.sessions.push(f.session(&case, day(10, 5), EntryState::Countersigned).await);
    case.sessions.push(f.session(&case, day(11, 9), EntryState::Submitted).await);
    let document = f.document(ada.person_id, "first_aid", DocumentState::Rejected).await;
    let db = f.store.read();
    let dossier = dossiers::load(db, f.academy, ada.id).await.unwrap();
    assert_eq!(dossier.hours, [entry, bare]);
    assert_eq!(dossier.cases, [case]);
    assert_eq!(dossier.documents, [document]);
    assert_eq!(dossier.holds, [hold]);
    let decided = assessments::find(db, f.academy, decided).await.unwrap().assessment;
    assert_eq!((decided.comment.as_str(), &dossier.assessments), (odd, &vec![decided.clone()]));
}
