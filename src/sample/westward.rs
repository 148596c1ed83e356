//! The second academy: small, so that switching between academies and their separation can be shown.

use chrono::Days;

use crate::{
    App,
    domain::{
        academy::Academy,
        hours::HoursEntry,
        ids::{EnrolmentId, PersonId},
        states::{CohortState, EntryState},
        words::{HoursCategory, Role},
    },
};

use super::{
    SampleError, appearances,
    calendar::{Calendar, at, utc},
    enrolling::{self, Place},
    founding::{self, Run},
    ids::id,
    people::STAFF,
    play,
    step::Steps,
    tell,
};

const TRAINEES: &[(&str, &str)] =
    &[("gwilym", "Gwilym Sample"), ("hedda", "Hedda Sample"), ("iestyn", "Iestyn Sample")];

/// Fills the Westward School; people of its staff who are there already keep what they are.
pub(super) async fn fill(app: &App, calendar: &Calendar) -> Result<Academy, SampleError> {
    let Some(owner) = STAFF.iter().find(|member| member.key == "kirsten") else {
        return Err(SampleError::Missing("kirsten"));
    };
    let by: PersonId = id("person/kirsten");
    let tx = app.store.begin().await?;
    let identity = ("westward", "Westward School", "Bangor", "WW");
    let academy = founding::found(&tx, identity, owner, calendar).await?;
    let began = utc(at(founding::first_day(calendar), 9, 30));
    let new_jersey = include_str!("../../courses/new-jersey.toml");
    let course = founding::publish(&tx, academy.id, new_jersey, None, (by, began)).await?;
    tx.commit().await.map_err(crate::storage::StorageError::from)?;
    let settled = utc(at(founding::first_day(calendar), 9, 45));
    appearances::of_the_westward_school(app, academy.id, (by, settled)).await?;

    let mut steps = Steps::default();
    let roles = |member: &super::people::Staff| -> &'static [Role] { member.westward };
    founding::staff(&mut steps, academy.id, by, roles, &["ada", "kirsten"], calendar);
    let monday = calendar.monday(8);
    let run = Run {
        key: "westward",
        name: "New Jersey evening course".to_owned(),
        version: course.version,
        starts_on: monday,
        ends_on: monday + Days::new(250),
        capacity: 8,
        lead: "lowri",
        state: CohortState::Running,
    };
    let cohort = founding::cohort(&mut steps, academy.id, by, run, calendar);
    let place = Place { academy: academy.id, cohort, version: course.version };
    for (key, name) in TRAINEES {
        let person = enrolling::somebody(key, name, calendar);
        let (trainee, enrolment) = (person.id, id(&format!("enrolment/{key}")));
        enrolling::join(&mut steps, person, enrolment, place, monday, monday - Days::new(5), by);
        for week in 0..6 {
            let entry = lesson(trainee, enrolment, place, monday + Days::new(7 * week + 1), key, week);
            tell::hours(&mut steps, entry, calendar)?;
        }
    }
    play::play(app, academy.id, steps).await?;
    Ok(academy)
}

fn lesson(
    trainee: PersonId,
    enrolment: EnrolmentId,
    place: Place,
    day: chrono::NaiveDate,
    key: &str,
    week: u64,
) -> HoursEntry {
    HoursEntry {
        id: id(&format!("hours/{key}/lesson/{week}")),
        academy_id: place.academy,
        enrolment_id: enrolment,
        trainee_id: trainee,
        category: HoursCategory::Theory,
        technique: None,
        started_at: at(day, 18, 0),
        clock_shift: 0,
        ended_at: at(day, 21, 0),
        on_public: false,
        supervisor_id: Some(id("person/lowri")),
        note: "Evening lesson".to_owned(),
        state: if week < 4 { EntryState::Countersigned } else { EntryState::Submitted },
        reason: None,
        version: 2,
    }
}
