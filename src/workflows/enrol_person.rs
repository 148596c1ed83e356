//! A person joins a cohort: with the role of a trainee where they do not hold it, an event and a mail.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use crate::{
    domain::{
        cohort::Cohort,
        enrolment::Enrolment,
        ids::{AcademyId, CohortId, EnrolmentId, GrantId, PersonId},
        person::{Person, RoleGrant},
        states::{CohortState, EnrolmentState},
        text::{Email, HolderName},
        words::Role,
    },
    storage::{Result, StorageError, Store, Tx, cohorts, courses, enrolments, events, events::NewEvent, people},
    texts::Lang,
};

use super::letter::{self, Letter};

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
    /// How addresses of this site begin, for the mail.
    pub site: String,
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
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Enrols a person and gives their name. A second time with the same id changes nothing.
pub async fn enrol_person(
    store: &Store,
    (academy, actor): (AcademyId, PersonId),
    wish: &Wish,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> std::result::Result<Person, EnrolRefusal> {
    let tx = store.begin().await?;
    if let Ok(there) = enrolments::find(&tx, academy, wish.id).await {
        return Ok(people::find(&tx, there.person_id).await?);
    }
    let cohort = cohorts::find(&tx, academy, wish.cohort).await?;
    check_room(&tx, &cohort).await?;
    let person = joining_person(&tx, (academy, actor), &wish.who, now).await?;
    let in_it = enrolments::list_of_cohort(&tx, academy, cohort.id).await?;
    if in_it.iter().any(|v| v.enrolment.person_id == person.id && v.enrolment.state != EnrolmentState::Withdrawn) {
        return Err(EnrolRefusal::AlreadyIn);
    }
    grant_trainee(&tx, (academy, actor), &person, today.min(wish.starts_on), now).await?;
    let enrolment = Enrolment {
        id: wish.id,
        academy_id: academy,
        person_id: person.id,
        course_version_id: cohort.course_version_id,
        cohort_id: cohort.id,
        // Who joins a course that has begun begins at once; who joins before is made active by its start.
        state: if cohort.state == CohortState::Running { EnrolmentState::Active } else { EnrolmentState::Applied },
        starts_on: wish.starts_on,
        ends_on: None,
        identity_checked_on: None,
        identity_checked_by: None,
    };
    enrolments::insert(&tx, &enrolment, now).await?;
    tell(&tx, actor, &enrolment, &cohort, &person, &wish.site, now).await?;
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
    (academy, actor): (AcademyId, PersonId),
    who: &Joining,
    now: DateTime<Utc>,
) -> Result<Person> {
    let (name, email, born_on, lang) = match who {
        Joining::Member(person) => return Ok(people::find_member(tx, academy, *person).await?.person),
        Joining::ByAddress { name, email, born_on, lang } => (name, email, born_on, lang),
    };
    if let Some((known, _)) = people::find_by_email(tx, email.as_str()).await? {
        return Ok(known);
    }
    let person = Person {
        id: PersonId::fresh(),
        email: email.as_str().to_owned(),
        full_name: name.as_str().to_owned(),
        born_on: *born_on,
        locale: lang.tag().to_owned(),
    };
    people::insert(tx, &person, now).await?;
    let changes = json!({ "name": person.full_name, "email": person.email, "born_on": person.born_on });
    let event = NewEvent { academy, actor: Some(actor), action: "person.added", subject: person.id.0, changes };
    events::append(tx, event, now).await?;
    Ok(person)
}

async fn grant_trainee(
    tx: &Tx,
    (academy, actor): (AcademyId, PersonId),
    person: &Person,
    from: NaiveDate,
    now: DateTime<Utc>,
) -> Result<()> {
    let grants = people::list_grants(tx, academy, person.id).await?;
    if grants.iter().any(|grant| grant.role == Role::Trainee && grant.valid_to.is_none()) {
        return Ok(());
    }
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id: academy,
        person_id: person.id,
        role: Role::Trainee,
        techniques: Vec::new(),
        valid_from: from,
        valid_to: None,
    };
    people::insert_grant(tx, &grant, Some(actor), now).await?;
    let changes = json!({ "role": Role::Trainee, "valid_from": from });
    let event = NewEvent { academy, actor: Some(actor), action: "role.granted", subject: person.id.0, changes };
    events::append(tx, event, now).await
}

async fn tell(
    tx: &Tx,
    actor: PersonId,
    enrolment: &Enrolment,
    cohort: &Cohort,
    person: &Person,
    site: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let academy = enrolment.academy_id;
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
        NewEvent { academy, actor: Some(actor), action: "enrolment.added", subject: enrolment.id.0, changes };
    events::append(tx, event, now).await?;
    let letter = Letter {
        academy: Some(academy),
        name: "enrolled",
        dedup_key: format!("enrolled:{}", enrolment.id),
        to: &person.email,
        lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", person.full_name.as_str().into()),
            ("course", course.spec.title.as_str().into()),
            ("cohort", cohort.name.as_str().into()),
        ],
        link: Some(format!("{site}/practitioner")),
    };
    letter::post(tx, letter, now).await
}
