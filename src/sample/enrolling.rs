//! How a trainee joined: the person, the role, the enrolment, the look at their identity, and what came of it.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use serde_json::json;

use crate::domain::{
    enrolment::Enrolment,
    hold::Hold,
    ids::{AcademyId, CohortId, CourseVersionId, EnrolmentId, PersonId},
    person::{Person, RoleGrant},
    states::EnrolmentState,
    words::Role,
};

use super::{
    calendar::{Calendar, at, utc},
    ids::id,
    logbook::first_monday,
    people,
    roster::{Class, Learner, Stage},
    step::{Steps, Write},
};

/// What trainees of a class are enrolled on.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub academy: AcademyId,
    pub cohort: CohortId,
    pub version: CourseVersionId,
}

/// The day on which a trainee was enrolled.
pub(super) fn enrolled_on(learner: &Learner, calendar: &Calendar) -> NaiveDate {
    match learner.class {
        Class::Open => calendar.days_ago(4 + 2 * learner.place as u64),
        class => first_monday(class, calendar) - Days::new(7 + learner.place as u64 % 6),
    }
}

/// Somebody, as the sample writes them down.
pub(super) fn somebody(key: &str, name: &str, calendar: &Calendar) -> Person {
    let mut dice = super::ids::Dice::of(key);
    let year = calendar.today.year() - 23 - dice.below(30) as i32;
    let born_on = NaiveDate::from_ymd_opt(year, 1 + dice.below(12) as u32, 1 + dice.below(28) as u32);
    Person {
        id: id(&format!("person/{key}")),
        email: format!("{key}@sample.example"),
        full_name: name.to_owned(),
        latin_name: people::latin_name(key),
        born_on,
        locale: "en".to_owned(),
    }
}

/// Tells how a trainee joined, and how they stand apart from their work.
pub(super) fn tell(steps: &mut Steps, learner: &Learner, place: Place, calendar: &Calendar) {
    let manager: PersonId = id("person/bashir");
    let day = enrolled_on(learner, calendar);
    let person = somebody(learner.key, people::name(learner.key), calendar);
    let starts_on = first_monday(learner.class, calendar);
    join(steps, person, learner.enrolment(), place, starts_on, day, manager);
    // Of those who joined lately, a third has shown a passport.
    if learner.class != Class::Open || learner.place % 3 == 2 {
        let checked = utc(at(day, 10, 0)) + TimeDelta::days(3);
        let write = Write::IdentityCheck(learner.enrolment(), checked.date_naive());
        let what = json!({ "identity_checked_on": checked.date_naive() });
        steps.add(checked, manager, ("enrolment.identity_checked", learner.enrolment()), what, write);
    }
    interruptions(steps, learner, manager, calendar);
    holds(steps, learner, place.academy, calendar);
}

/// Tells that a new person became a trainee on a day and was enrolled; active at once where the course has begun or is
/// about to.
pub(super) fn join(
    steps: &mut Steps,
    person: Person,
    enrolment: EnrolmentId,
    place: Place,
    starts_on: NaiveDate,
    day: NaiveDate,
    by: PersonId,
) {
    let (who, joined) = (person.id, utc(at(day, 10, 0)));
    let what = json!({ "name": person.full_name, "email": person.email, "born_on": person.born_on });
    steps.add(joined, by, ("person.added", who), what, Write::Person(person));
    let grant = RoleGrant {
        id: id(&format!("grant/{who}/trainee")),
        academy_id: place.academy,
        person_id: who,
        role: Role::Trainee,
        techniques: Vec::new(),
        valid_from: day,
        valid_to: None,
    };
    let what = json!({ "role": Role::Trainee, "valid_from": day });
    steps.add(joined, by, ("person.role_granted", who), what, Write::Grant(grant));
    let enrolment = Enrolment {
        id: enrolment,
        academy_id: place.academy,
        person_id: who,
        course_version_id: place.version,
        cohort_id: place.cohort,
        state: if starts_on - day > TimeDelta::days(12) {
            EnrolmentState::Applied
        } else {
            EnrolmentState::Active
        },
        starts_on,
        ends_on: None,
        identity_checked_on: None,
        identity_checked_by: None,
    };
    let what = json!({ "cohort": place.cohort, "person": who, "starts_on": starts_on });
    steps.add(joined, by, ("enrolment.added", enrolment.id), what, Write::Enrolment(enrolment));
}

fn interruptions(steps: &mut Steps, learner: &Learner, manager: PersonId, calendar: &Calendar) {
    use EnrolmentState::{Active, Paused, Withdrawn};
    let subject = learner.enrolment();
    let (after, action) = match learner.stage {
        Stage::Paused => (Paused, "enrolment.paused"),
        Stage::Withdrawn => (Withdrawn, "enrolment.withdrawn"),
        _ => return,
    };
    let weeks = if learner.class == Class::Closed { 50 } else { 14 };
    let moment = utc(at(calendar.monday(weeks), 14, 0));
    let reason = if after == Paused { "Parental leave" } else { "Moved away" };
    let what = json!({ "state": { "from": Active, "to": after }, "reason": reason });
    steps.add(moment, manager, (action, subject), what, Write::EnrolmentState(subject, Active, after));
}

/// An open hold for those it stops; a cleared one for one who is ready.
fn holds(steps: &mut Steps, learner: &Learner, academy: AcademyId, calendar: &Calendar) {
    let cleared = learner.key == "hana";
    if learner.stage != Stage::OnHold && !cleared {
        return;
    }
    let (iqa, manager): (PersonId, PersonId) = (id("person/ines"), id("person/bashir"));
    let hold = Hold {
        id: id(&format!("hold/{}", learner.key)),
        academy_id: academy,
        enrolment_id: learner.enrolment(),
        reason: "Two case records name the same client on the same day; being looked into.".to_owned(),
        opened_by: iqa,
        opened_at: utc(at(calendar.days_ago(33), 9, 30)),
        cleared_by: None,
        cleared_at: None,
    };
    let (subject, opened_at) = (hold.id, hold.opened_at);
    let what = json!({ "enrolment": learner.enrolment(), "reason": hold.reason });
    steps.add(opened_at, iqa, ("hold.opened", subject), what, Write::Hold(hold));
    if cleared {
        let moment = opened_at + TimeDelta::days(6);
        let what = json!({ "enrolment": learner.enrolment() });
        steps.add(moment, manager, ("hold.cleared", subject), what, Write::ClearHold(subject));
    }
}
