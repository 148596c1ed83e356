//! A person joins a cohort: with the role of a trainee where they do not hold it, an event and a mail.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        cohort::Cohort,
        enrolment::Enrolment,
        ids::{CohortId, EnrolmentId, GrantId, PersonId},
        person::Person,
        states::{CohortState, EnrolmentState},
        text::{Email, HolderName},
        words::Role,
    },
    storage::{
        Result, StorageError, Store, Tx, academies, cohorts, courses, enrolments, events, events::NewEvent,
        people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    grant_role::{self, GrantError, NewGrant},
    invite_person::{self, Invitation, InviteError, Setting},
    letter::{self, Letter},
    may::MANAGERS,
};

/// Who joins.
#[derive(Clone, Debug)]
pub enum Joining {
    /// A person of the academy.
    Member(PersonId),
    /// Somebody by their address; a person with it is taken as they are, else one is added.
    ByAddress {
        /// Their name.
        name: HolderName,
        /// Their address, the login.
        email: Email,
        /// Their birth date, where it is known.
        born_on: Option<NaiveDate>,
        /// The language of the first mail.
        lang: Lang,
    },
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The id made when the form was drawn.
    pub id: EnrolmentId,
    /// The cohort.
    pub cohort: CohortId,
    /// Who joins.
    pub who: Joining,
    /// First day on which practice counts.
    pub starts_on: NaiveDate,
}

/// Why nobody was enrolled.
#[derive(Debug, thiserror::Error)]
pub enum EnrolRefusal {
    /// The cohort takes nobody in this state.
    #[error("the cohort is {0}")]
    NotTaking(CohortState),
    /// The cohort is full.
    #[error("the cohort takes {capacity}")]
    Full {
        /// How many trainees it can take.
        capacity: u32,
    },
    /// The person is in the cohort.
    #[error("the person is in the cohort")]
    AlreadyIn,
    /// Somebody new could not be invited.
    #[error(transparent)]
    Invitation(#[from] InviteError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Enrols a person and gives their name. A second time with the same id changes nothing.
pub async fn enrol_person(
    store: &Store,
    who: &Authority,
    site: &str,
    wish: &Wish,
) -> std::result::Result<Person, EnrolRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let Acting { academy, person: by, at: now, .. } = acting;
    let of = academies::find(&tx, academy).await?;
    let at = Setting { academy: &of, by: Some(by), site, now, today: acting.today() };
    if let Ok(there) = enrolments::find(&tx, academy, wish.id).await {
        return Ok(people::find(&tx, there.person_id).await?);
    }
    let cohort = cohorts::find(&tx, academy, wish.cohort).await?;
    check_room(&tx, &cohort).await?;
    let person = joining_person(&tx, at, &wish.who).await?;
    let in_it = enrolments::list_of_cohort(&tx, academy, cohort.id).await?;
    if in_it
        .iter()
        .any(|v| v.enrolment.person_id == person.id && v.enrolment.state != EnrolmentState::Withdrawn)
    {
        return Err(EnrolRefusal::AlreadyIn);
    }
    grant_trainee(&tx, at, &person).await?;
    let enrolment = Enrolment {
        id: wish.id,
        academy_id: academy,
        person_id: person.id,
        course_version_id: cohort.course_version_id,
        cohort_id: cohort.id,
        // Who joins a course that has begun begins at once; who joins before is made active by its start.
        state: if cohort.state == CohortState::Running {
            EnrolmentState::Active
        } else {
            EnrolmentState::Applied
        },
        starts_on: wish.starts_on,
        ends_on: None,
        identity_checked_on: None,
        identity_checked_by: None,
    };
    enrolments::insert(&tx, &enrolment, now).await?;
    tell(&tx, at, &enrolment, &cohort, &person).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(person)
}

async fn check_room(tx: &Tx, cohort: &Cohort) -> std::result::Result<(), EnrolRefusal> {
    if !matches!(cohort.state, CohortState::Open | CohortState::Running) {
        return Err(EnrolRefusal::NotTaking(cohort.state));
    }
    let enrolled = enrolments::count_of_cohort(tx, cohort.academy_id, cohort.id).await?;
    if cohort.has_room(enrolled) { Ok(()) } else { Err(EnrolRefusal::Full { capacity: cohort.capacity }) }
}

async fn joining_person(
    tx: &Tx,
    at: Setting<'_>,
    who: &Joining,
) -> std::result::Result<Person, EnrolRefusal> {
    let (name, email, born_on, lang) = match who {
        Joining::Member(person) => return Ok(people::find_member(tx, at.academy.id, *person).await?.person),
        Joining::ByAddress { name, email, born_on, lang } => (name, email, *born_on, *lang),
    };
    if let Some((known, _)) = people::find_by_email(tx, email.as_str()).await? {
        return Ok(known);
    }
    let (name, email) = (name.clone(), email.clone());
    let invitation = Invitation {
        id: GrantId::fresh(),
        name,
        email,
        roles: vec![Role::Trainee],
        techniques: Vec::new(),
        born_on,
        lang,
    };
    let person = invite_person::add_person(tx, at, &invitation).await?;
    invite_person::post_link(tx, at, &person).await?;
    Ok(person)
}

async fn grant_trainee(tx: &Tx, at: Setting<'_>, person: &Person) -> std::result::Result<(), EnrolRefusal> {
    let new = NewGrant { id: GrantId::fresh(), role: Role::Trainee, techniques: Vec::new() };
    match grant_role::add(tx, at.academy, at.by, person.id, &new, (at.now, at.today)).await {
        Ok(()) | Err(GrantError::HeldAlready(_)) => Ok(()),
        Err(error) => Err(EnrolRefusal::Invitation(error.into())),
    }
}

async fn tell(
    tx: &Tx,
    at: Setting<'_>,
    enrolment: &Enrolment,
    cohort: &Cohort,
    person: &Person,
) -> Result<()> {
    let (academy, now) = (enrolment.academy_id, at.now);
    let course = courses::find_version(tx, academy, enrolment.course_version_id).await?;
    let changes = json!({
        "person": person.full_name,
        "cohort": cohort.name,
        "course": course.spec.key,
        "version": course.number,
        "state": enrolment.state,
        "starts_on": enrolment.starts_on,
    });
    let event =
        NewEvent { academy, actor: at.by, action: "enrolment.added", subject: enrolment.id.0, changes };
    events::append(tx, event, now).await?;
    let letter = Letter {
        academy: Some(academy),
        name: "enrolled",
        dedup_key: format!("enrolled:{}", enrolment.id),
        to: &person.email,
        lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
        args: vec![
            ("academy", at.academy.name.as_str().into()),
            ("course", course.spec.title.as_str().into()),
            ("cohort", cohort.name.as_str().into()),
        ],
        link: Some(format!("{}/practitioner", at.site)),
    };
    letter::post(tx, letter, now).await
}
