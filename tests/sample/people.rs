//! Who is there, and how far they have come.

use std::collections::BTreeSet;

use countersign::{
    domain::{
        eligibility::{CohortStanding, Shortfall, assess, standing_in_cohort},
        states::{CohortState, EnrolmentState},
        words::{HoursCategory, Role},
    },
    sample::{Class, Learner, Sample, Stage},
    storage::{cohorts, dossiers, enrolments, pages::Page, people},
};

use crate::support::{
    app::{TestApp, today},
    sample::sampled,
};

async fn report(
    app: &TestApp,
    sample: &Sample,
    learner: &Learner,
) -> countersign::domain::eligibility::Report {
    let dossier = dossiers::load(app.store().read(), sample.academy.id, learner.enrolment()).await.unwrap();
    assess(&dossier, today())
}

#[rocket::async_test]
async fn sixty_trainees_are_in_three_of_four_cohorts_of_every_state() {
    let (app, sample) = sampled().await;
    let page = Page::new(1, 50);
    let list = cohorts::list(app.store().read(), sample.academy.id, None, "", page).await.unwrap().items;
    let states: BTreeSet<_> = list.iter().map(|view| view.cohort.state).collect();
    assert_eq!(list.len(), 4);
    assert_eq!(states.len(), 4);
    assert!(!states.contains(&CohortState::Cancelled));
    let mut enrolled = 0;
    for view in &list {
        let of_cohort =
            enrolments::list_of_cohort(app.store().read(), sample.academy.id, view.cohort.id).await.unwrap();
        assert!(of_cohort.len() as u32 <= view.cohort.capacity);
        enrolled += of_cohort.len();
    }
    assert_eq!((enrolled, sample.learners.len()), (60, 60));
}

#[rocket::async_test]
async fn trainees_stand_where_their_stage_says() {
    let (app, sample) = sampled().await;
    let (starts_on, ends_on) = {
        let running = sample.at_stage(Stage::OnPace)[0];
        let db = app.store().read();
        let enrolment = enrolments::find(db, sample.academy.id, running.enrolment()).await.unwrap();
        let cohort = cohorts::find(db, sample.academy.id, enrolment.cohort_id).await.unwrap();
        (cohort.starts_on, cohort.ends_on)
    };
    for learner in sample.learners.iter().filter(|learner| learner.class == Class::Running) {
        let expected = match learner.stage {
            Stage::OnPace => CohortStanding::OnPace,
            Stage::Behind => CohortStanding::Behind,
            Stage::Ready | Stage::AwaitingApproval => CohortStanding::Ready,
            _ => CohortStanding::Blocked,
        };
        let report = report(&app, &sample, learner).await;
        let standing = standing_in_cohort(&report, starts_on, ends_on);
        assert_eq!(standing, expected, "{} {:?}", learner.key, report.shortfalls());
    }
}

#[rocket::async_test]
async fn a_stage_lacks_what_its_name_says_and_nothing_else() {
    let (app, sample) = sampled().await;
    for learner in sample.at_stage(Stage::InsuranceExpired) {
        let shortfalls = report(&app, &sample, &learner).await.shortfalls();
        assert!(
            matches!(&shortfalls[..], [Shortfall::Document { kind, .. }] if kind == "treatment_insurance"),
            "{shortfalls:?}"
        );
    }
    for learner in sample.at_stage(Stage::OnHold) {
        let shortfalls = report(&app, &sample, &learner).await.shortfalls();
        assert!(matches!(&shortfalls[..], [Shortfall::Holds { .. }]), "{} {shortfalls:?}", learner.key);
    }
    let ffion = sample.learners.iter().find(|learner| learner.key == "ffion").unwrap();
    let hours =
        report(&app, &sample, ffion).await.shortfalls().into_iter().find_map(|shortfall| match shortfall {
            Shortfall::Hours { category: HoursCategory::SupervisedPractice, have, need, .. } => {
                Some(need - have)
            }
            _ => None,
        });
    assert_eq!(hours, Some(12 * 60));
}

#[rocket::async_test]
async fn those_with_a_certificate_have_completed_and_others_left_or_paused() {
    let (app, sample) = sampled().await;
    for learner in &sample.learners {
        let enrolment =
            enrolments::find(app.store().read(), sample.academy.id, learner.enrolment()).await.unwrap();
        let expected = match learner.stage {
            Stage::Certified => EnrolmentState::Completed,
            Stage::Paused => EnrolmentState::Paused,
            Stage::Withdrawn => EnrolmentState::Withdrawn,
            Stage::JustEnrolled => EnrolmentState::Applied,
            _ => EnrolmentState::Active,
        };
        assert_eq!(enrolment.state, expected, "{}", learner.key);
    }
}

#[rocket::async_test]
async fn the_staff_hold_their_roles_and_one_trainers_authority_has_ended() {
    let (app, sample) = sampled().await;
    let db = app.store().read();
    for (role, count) in [
        (Role::Owner, 1),
        (Role::Manager, 1),
        (Role::Trainer, 3),
        (Role::Assessor, 2),
        (Role::Iqa, 1),
        (Role::Auditor, 1),
    ] {
        let holding = people::list_holding(db, sample.academy.id, role, today()).await.unwrap();
        assert_eq!(holding.len(), count, "{role}");
    }
    let ended = people::list_grants(db, sample.academy.id, sample.person("farid")).await.unwrap();
    assert!(ended[0].valid_to.is_some_and(|last| last < today()));
}

#[rocket::async_test]
async fn the_owner_is_a_manager_of_the_other_academy_too() {
    let (app, sample) = sampled().await;
    let grants =
        people::list_grants(app.store().read(), sample.other.id, sample.person("ada")).await.unwrap();
    assert_eq!(grants.iter().map(|grant| grant.role).collect::<Vec<_>>(), [Role::Manager]);
    assert_ne!(sample.academy.id, sample.other.id);
}

#[rocket::async_test]
async fn every_role_has_somebody_to_sign_in_as() {
    let (_, sample) = sampled().await;
    let roles: BTreeSet<_> = sample.sign_ins().into_iter().map(|sign_in| sign_in.role).collect();
    assert_eq!(roles.len(), Role::ALL.len());
}

#[test]
fn a_name_always_gives_the_same_id() {
    let id: countersign::domain::ids::PersonId = countersign::sample::id("person/ada");
    assert_eq!(id.to_string(), "06e6cdcc-e4ab-8c31-947f-5344b1a74d4c");
}
