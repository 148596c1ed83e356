//! A person joins a cohort: with the role of a trainee where they do not hold it, an event and a mail.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use crate::{
    domain::{
        cohort::Cohort,
        enrolment::Enrolment,
        ids::{CohortId, EnrolmentId, GrantId, JoiningId, PersonId},
        person::Person,
        states::{CohortState, EnrolmentState},
        text::{Email, HolderName},
        words::Role,
    },
    storage::{
        Result, StorageError, Store, Tx, cohorts, courses, enrolments, events, events::NewEvent, joinings,
        joinings::PlaceKept, people,
    },
    texts::Lang,
};

use super::{
    acting::Authority,
    ask_to_join::{self, Asking},
    grant_role::{self, GrantError, NewGrant},
    invite_person::{self, Invitation, InviteError, Setting},
    letter::{self, Letter},
    may::MANAGERS,
    operator::Given,
};

/// Who joins.
#[derive(Clone, Debug)]
pub enum Joining {
    /// A person of the academy.
    Member(PersonId),
    /// Somebody by their address: a new person is added, one who has an account elsewhere is asked.
    ByAddress {
        /// Their name.
        name: HolderName,
        /// Their address, the login.
        email: Email,
        /// Their birth date, where it is known.
        born_on: Option<NaiveDate>,
        /// The language of the first mail.
        lang: Lang,
        /// Whoever enrols was shown the addresses that look like this one, and says that it is somebody else's.
        is_another: bool,
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
    /// They were in the cohort and were withdrawn: this enrolment is reopened, with everything in it.
    #[error("the person was withdrawn from this cohort; their enrolment is reopened instead")]
    Left(EnrolmentId),
    /// Somebody new could not be invited.
    #[error(transparent)]
    Invitation(#[from] InviteError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Enrolled {
    /// They are enrolled.
    Person(Person),
    /// They have an account elsewhere, or left: their place waits until they accept.
    Asked(Asked),
}

/// Somebody for whom a place waits.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Where they are asked.
    pub email: String,
    /// Whether the academy knows them: they left.
    pub is_known: bool,
}

/// Enrols a person. A second time with the same id changes nothing.
pub async fn enrol_person(
    store: &Store,
    who: &Authority,
    site: &str,
    wish: &Wish,
) -> std::result::Result<Enrolled, EnrolRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let given = Given::of(&tx, &acting).await?;
    let at = given.setting(site);
    let (academy, now) = (acting.academy, acting.at);
    if let Ok(there) = enrolments::find(&tx, academy, wish.id).await {
        return Ok(Enrolled::Person(people::find(&tx, there.person_id).await?));
    }
    if let Some(joining) = joinings::find_of_enrolment(&tx, academy, wish.id).await? {
        let is_known = matches!(wish.who, Joining::Member(_));
        return Ok(Enrolled::Asked(Asked { email: joining.email, is_known }));
    }
    let cohort = cohorts::find(&tx, academy, wish.cohort).await?;
    check_room(&tx, &cohort, now).await?;
    let person = match joining_person(&tx, at, wish).await? {
        Enrolled::Person(person) => person,
        asked => {
            tx.commit().await.map_err(StorageError::from)?;
            return Ok(asked);
        }
    };
    let in_it = enrolments::list_of_cohort(&tx, academy, cohort.id).await?;
    let mut theirs = in_it.iter().map(|view| &view.enrolment).filter(|one| one.person_id == person.id);
    if let Some(there) = theirs.next() {
        // A second one would begin at nothing, beside hours that nobody can log again.
        return Err(match there.state {
            EnrolmentState::Withdrawn => EnrolRefusal::Left(there.id),
            _ => EnrolRefusal::AlreadyIn,
        });
    }
    if grant_role::must_be_asked(&tx, at, person.id).await? {
        let email = person.email.clone();
        ask(&tx, at, wish, (&person, &email)).await?;
        tx.commit().await.map_err(StorageError::from)?;
        return Ok(Enrolled::Asked(Asked { email, is_known: true }));
    }
    grant_trainee(&tx, at, &person).await?;
    let place = PlaceKept { enrolment: wish.id, cohort: cohort.id, starts_on: wish.starts_on };
    enrol(&tx, at, &cohort, &person, place).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Enrolled::Person(person))
}

/// The place that was kept for somebody who has just accepted; `false` where the cohort takes nobody any more.
pub(super) async fn take_place(tx: &Tx, at: Setting<'_>, person: PersonId, place: PlaceKept) -> Result<bool> {
    let cohort = cohorts::find(tx, at.academy.id, place.cohort).await?;
    if !cohort.takes() {
        return Ok(false);
    }
    let person = people::find(tx, person).await?;
    enrol(tx, at, &cohort, &person, place).await?;
    Ok(true)
}

async fn enrol(tx: &Tx, at: Setting<'_>, cohort: &Cohort, person: &Person, place: PlaceKept) -> Result<()> {
    let enrolment = Enrolment {
        id: place.enrolment,
        academy_id: at.academy.id,
        person_id: person.id,
        course_version_id: cohort.course_version_id,
        cohort_id: cohort.id,
        // Who joins a course that has begun begins at once; who joins before is made active by its start.
        state: if cohort.state == CohortState::Running {
            EnrolmentState::Active
        } else {
            EnrolmentState::Applied
        },
        starts_on: place.starts_on,
        ends_on: None,
        identity_checked_on: None,
        identity_checked_by: None,
    };
    enrolments::insert(tx, &enrolment, at.now).await?;
    tell(tx, at, &enrolment, cohort, person).await
}

/// Whether a cohort has a place for a person, whatever its state; for one who is not in it.
pub(super) async fn check_place(
    tx: &Tx,
    cohort: &Cohort,
    person: PersonId,
    now: DateTime<Utc>,
) -> std::result::Result<(), EnrolRefusal> {
    let in_it = enrolments::list_of_cohort(tx, cohort.academy_id, cohort.id).await?;
    let mut there = in_it.iter().map(|view| &view.enrolment);
    if there.any(|one| one.person_id == person && one.state != EnrolmentState::Withdrawn) {
        return Err(EnrolRefusal::AlreadyIn);
    }
    has_place(tx, cohort, now).await
}

async fn check_room(tx: &Tx, cohort: &Cohort, now: DateTime<Utc>) -> std::result::Result<(), EnrolRefusal> {
    if !cohort.takes() {
        return Err(EnrolRefusal::NotTaking(cohort.state));
    }
    has_place(tx, cohort, now).await
}

async fn has_place(tx: &Tx, cohort: &Cohort, now: DateTime<Utc>) -> std::result::Result<(), EnrolRefusal> {
    // Who was asked and can still accept has a place.
    let kept = joinings::count_places(tx, (cohort.academy_id, cohort.id), now).await?;
    let enrolled = enrolments::count_of_cohort(tx, cohort.academy_id, cohort.id).await? + kept;
    if cohort.has_place(enrolled) { Ok(()) } else { Err(EnrolRefusal::Full { capacity: cohort.capacity }) }
}

/// Asks somebody who has an account, at an address, whether they take the place.
async fn ask(
    tx: &Tx,
    at: Setting<'_>,
    wish: &Wish,
    (person, email): (&Person, &str),
) -> std::result::Result<(), EnrolRefusal> {
    if at.by == Some(person.id) {
        return Err(EnrolRefusal::Invitation(GrantError::Oneself.into()));
    }
    let place = PlaceKept { enrolment: wish.id, cohort: wish.cohort, starts_on: wish.starts_on };
    let asking = Asking {
        id: JoiningId(wish.id.0),
        email,
        roles: &[Role::Trainee],
        techniques: &[],
        place: Some(place),
    };
    if ask_to_join::ask(tx, at, person, asking).await? {
        Ok(())
    } else {
        Err(EnrolRefusal::Invitation(InviteError::AskedAlready))
    }
}

/// Who joins; asked where they have an account elsewhere.
async fn joining_person(
    tx: &Tx,
    at: Setting<'_>,
    wish: &Wish,
) -> std::result::Result<Enrolled, EnrolRefusal> {
    let (name, email, born_on, lang, is_another) = match &wish.who {
        Joining::Member(person) => {
            return Ok(Enrolled::Person(people::find_member(tx, at.academy.id, *person).await?.person));
        }
        Joining::ByAddress { name, email, born_on, lang, is_another } => {
            (name, email, *born_on, *lang, *is_another)
        }
    };
    let known = people::find_by_email(tx, email.as_str()).await?.map(|(known, _)| known);
    if let Some(known) = &known
        && people::is_known(tx, at.academy.id, known.id).await?
    {
        return Err(EnrolRefusal::Invitation(InviteError::MemberAlready(known.id)));
    }
    invite_person::refuse_look_alikes(tx, at, email, is_another).await?;
    if let Some(known) = known {
        ask(tx, at, wish, (&known, email.as_str())).await?;
        return Ok(Enrolled::Asked(Asked { email: email.to_string(), is_known: false }));
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
        earlier: None,
        is_another,
    };
    let person = invite_person::add_person(tx, at, &invitation).await?;
    invite_person::post_link(tx, at, &person).await?;
    Ok(Enrolled::Person(person))
}

async fn grant_trainee(tx: &Tx, at: Setting<'_>, person: &Person) -> std::result::Result<(), EnrolRefusal> {
    let new = NewGrant::from_today(GrantId::fresh(), Role::Trainee, Vec::new());
    match grant_role::add(tx, at, person.id, &new).await {
        Ok(_) | Err(GrantError::HeldAlready(_)) => Ok(()),
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
            ("name", person.full_name.as_str().into()),
            ("academy", at.academy.name.as_str().into()),
            ("course", course.spec.title.as_str().into()),
            ("cohort", cohort.name.as_str().into()),
        ],
        link: Some(format!("{}/practitioner", at.site)),
    };
    letter::post(tx, letter, now).await
}
