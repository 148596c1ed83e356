//! How an academy began: itself, its staff, its courses and its cohorts.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde_json::json;

use crate::{
    domain::{
        academy::Academy,
        cohort::Cohort,
        course_spec::{self, CourseSpec},
        ids::{AcademyId, CohortId, CourseVersionId, PersonId},
        person::RoleGrant,
        states::CohortState,
        words::Role,
    },
    storage::{Tx, academies, courses, events, events::NewEvent, people as stored_people},
};

use super::{
    SampleError,
    calendar::{Calendar, ZONE, at, utc},
    enrolling::somebody,
    ids::id,
    people::{ENDED_TRAINER, STAFF, Staff},
    step::{Steps, Write},
};

/// A course of the sample, published.
pub(super) struct Course {
    pub version: CourseVersionId,
    pub spec: CourseSpec,
}

/// The day on which the academies began.
pub(super) fn first_day(calendar: &Calendar) -> NaiveDate {
    calendar.months_ago(25)
}

/// An academy with its first owner, in the database.
pub(super) async fn found(
    tx: &Tx,
    (key, name, town, prefix): (&str, &str, &str, &str),
    owner: &Staff,
    calendar: &Calendar,
) -> Result<Academy, SampleError> {
    let began = utc(at(first_day(calendar), 9, 0));
    let academy = Academy {
        id: id(&format!("academy/{key}")),
        name: name.to_owned(),
        town: town.to_owned(),
        country: "GB".to_owned(),
        contact_email: format!("{key}@sample.example"),
        time_zone: ZONE.to_owned(),
        created_at: began,
    };
    academies::insert(tx, &academy, prefix).await?;
    let person = somebody(owner.key, owner.name, calendar);
    if stored_people::find_by_email(tx, &person.email).await?.is_none() {
        stored_people::insert(tx, &person, began).await?;
    }
    let owned = grant(owner, academy.id, Role::Owner, calendar);
    stored_people::insert_grant(tx, &owned, None, began).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: None,
        action: "academy.set_up",
        subject: academy.id.0,
        changes: json!({ "name": name, "town": town, "owner": owned.person_id }),
    };
    events::append(tx, event, began).await?;
    Ok(academy)
}

fn grant(member: &Staff, academy: AcademyId, role: Role, calendar: &Calendar) -> RoleGrant {
    let (ended, days) = ENDED_TRAINER;
    RoleGrant {
        id: id(&format!("grant/{academy}/{}/{role}", member.key)),
        academy_id: academy,
        person_id: id(&format!("person/{}", member.key)),
        role,
        techniques: if role == Role::Trainer {
            member.techniques.iter().map(|key| (*key).to_owned()).collect()
        } else {
            Vec::new()
        },
        valid_from: first_day(calendar),
        valid_to: (member.key == ended).then(|| calendar.days_ago(days)),
    }
}

/// Tells who joined the staff, in which roles. `known` are those who are there already.
pub(super) fn staff(
    steps: &mut Steps,
    academy: AcademyId,
    owner: PersonId,
    roles: impl Fn(&Staff) -> &'static [Role],
    known: &[&str],
    calendar: &Calendar,
) {
    let joined = utc(at(first_day(calendar), 10, 0));
    for member in STAFF {
        let person = somebody(member.key, member.name, calendar);
        let who = person.id;
        if !roles(member).is_empty() && !known.contains(&member.key) {
            let what = json!({ "name": person.full_name, "email": person.email });
            steps.add(joined, owner, ("person.added", who), what, Write::Person(person));
        }
        for role in roles(member).iter().filter(|role| **role != Role::Owner) {
            let grant = grant(member, academy, *role, calendar);
            let what = json!({ "role": role, "techniques": grant.techniques, "from": grant.valid_from });
            let end = grant.valid_to;
            steps.add(joined, owner, ("person.role_granted", who), what, Write::Grant(grant));
            if let Some(last_day) = end {
                let what = json!({ "role": role, "last_day": { "from": null, "to": last_day } });
                let moment = utc(at(last_day, 12, 0));
                steps.add(moment, owner, ("person.role_ended", who), what, Write::Nothing);
            }
        }
    }
}

/// Imports and publishes a course as it ships, with the term that the academy sets.
pub(super) async fn publish(
    tx: &Tx,
    academy: AcademyId,
    toml: &str,
    valid_for_months: Option<u32>,
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<Course, SampleError> {
    let parsed = course_spec::parse(toml).map_err(|faults| SampleError::Course(format!("{faults:?}")))?;
    let spec = CourseSpec { valid_for_months, ..parsed };
    let version = courses::insert_draft(tx, academy, &spec, at).await?;
    courses::update_published(tx, academy, version, by, at).await?;
    for action in ["course.imported", "course.published"] {
        let changes = json!({ "key": spec.key, "title": spec.title });
        let event = NewEvent { academy, actor: Some(by), action, subject: version.0, changes };
        events::append(tx, event, at).await?;
    }
    Ok(Course { version, spec })
}

/// A cohort as it is to be told.
pub(super) struct Run<'a> {
    pub key: &'a str,
    pub name: String,
    pub version: CourseVersionId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub capacity: u32,
    pub lead: &'a str,
    pub state: CohortState,
}

/// Tells a cohort and how it came into its state.
pub(super) fn cohort(
    steps: &mut Steps,
    academy: AcademyId,
    by: PersonId,
    run: Run<'_>,
    calendar: &Calendar,
) -> CohortId {
    use CohortState::{Closed, Open, Planned, Running};
    let cohort = Cohort {
        id: id(&format!("cohort/{}", run.key)),
        academy_id: academy,
        course_version_id: run.version,
        name: run.name,
        starts_on: run.starts_on,
        ends_on: run.ends_on,
        capacity: run.capacity,
        lead_trainer_id: Some(id(&format!("person/{}", run.lead))),
        state: Planned,
    };
    let (subject, starts_on) = (cohort.id, cohort.starts_on);
    let planned = utc(at((starts_on - Days::new(70)).min(calendar.days_ago(45)), 11, 0));
    let what = json!({ "name": cohort.name, "starts_on": starts_on, "capacity": cohort.capacity });
    steps.add(planned, by, ("cohort.planned", subject), what, Write::Cohort(cohort));
    let moves = [
        (Planned, Open, "cohort.opened", planned + TimeDelta::days(14)),
        (Open, Running, "cohort.started", utc(at(starts_on, 8, 0))),
        (Running, Closed, "cohort.closed", utc(at(run.ends_on, 18, 0))),
    ];
    let reached = [Planned, Open, Running, Closed].iter().position(|state| *state == run.state).unwrap_or(0);
    for (from, to, action, moment) in moves.into_iter().take(reached) {
        let what = json!({ "state": { "from": from, "to": to } });
        steps.add(moment, by, (action, subject), what, Write::CohortState(subject, from, to));
    }
    subject
}
