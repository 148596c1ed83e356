//! Invitations of people who have an account: what an academy asked for, and what they answered. Until they accept, the
//! academy's queries find the address and nothing else: there is no role, no enrolment and no name to find.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder,
};

use crate::domain::{
    ids::{AcademyId, CohortId, EnrolmentId, JoiningId, PersonId, SessionId},
    state_machine::named,
    words::Role,
};

use super::{
    Result, StorageError, Tx,
    entities::joining as table,
    exactly_one, found, people,
    seals::{self, Kind},
};

named! {
    /// What became of an invitation.
    pub enum JoiningState("state of an invitation") {
        /// It waits for an answer.
        Waiting = "waiting",
        /// They accepted: the roles began.
        Accepted = "accepted",
        /// They declined.
        Declined = "declined",
        /// The academy took it back.
        Withdrawn = "withdrawn",
    }
}

/// A place in a cohort that goes with an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceKept {
    /// The id that the enrolment will have.
    pub enrolment: EnrolmentId,
    /// The cohort.
    pub cohort: CohortId,
    /// First day on which practice counts.
    pub starts_on: NaiveDate,
}

/// What an academy asks of somebody who has an account.
#[derive(Clone, Debug)]
pub struct Joining {
    /// Its id, made with the form.
    pub id: JoiningId,
    /// Which academy asks.
    pub academy: AcademyId,
    /// Whom: never shown there before they accept.
    pub person: PersonId,
    /// The address that was typed, the only thing the academy knows.
    pub email: String,
    /// The roles that begin when they accept.
    pub roles: Vec<Role>,
    /// For a trainer, the techniques.
    pub techniques: Vec<String>,
    /// The place that waits for them.
    pub place: Option<PlaceKept>,
    /// Who asks; nobody for the operator of the machine.
    pub asked_by: Option<PersonId>,
    /// In which session, where it was one.
    pub session: Option<SessionId>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// Until when it can be accepted.
    pub expires_at: DateTime<Utc>,
    /// What became of it.
    pub state: JoiningState,
}

impl TryFrom<table::Model> for Joining {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        let place = match (row.enrolment_id, row.cohort_id, row.starts_on) {
            (Some(enrolment), Some(cohort), Some(starts_on)) => {
                Some(PlaceKept { enrolment: enrolment.into(), cohort: cohort.into(), starts_on })
            }
            _ => None,
        };
        Ok(Self {
            id: row.id.into(),
            academy: row.academy_id.into(),
            person: row.person_id.into(),
            email: row.email,
            roles: serde_json::from_value(row.roles)?,
            techniques: serde_json::from_value(row.techniques)?,
            place,
            asked_by: row.asked_by.map(Into::into),
            session: row.session_id.map(Into::into),
            asked_at: row.asked_at,
            expires_at: row.expires_at,
            state: row.state.parse()?,
        })
    }
}

/// Stores an invitation that waits. `Conflict` where one of the academy waits for the person already.
pub async fn insert(tx: &Tx, joining: &Joining) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(joining.id.into()),
        academy_id: Set(joining.academy.into()),
        person_id: Set(joining.person.into()),
        email: Set(joining.email.clone()),
        roles: Set(serde_json::to_value(&joining.roles)?),
        techniques: Set(serde_json::to_value(&joining.techniques)?),
        cohort_id: Set(joining.place.map(|place| place.cohort.into())),
        enrolment_id: Set(joining.place.map(|place| place.enrolment.into())),
        starts_on: Set(joining.place.map(|place| place.starts_on)),
        asked_by: Set(joining.asked_by.map(Into::into)),
        asked_at: Set(joining.asked_at),
        expires_at: Set(joining.expires_at),
        state: Set(joining.state.name().to_owned()),
        settled_at: Set(None),
        session_id: Set(joining.session.map(Into::into)),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// An invitation of an academy.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: JoiningId) -> Result<Joining> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// The invitation of an id that an academy sent before, in whatever state.
pub async fn find_sent(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: JoiningId,
) -> Result<Option<Joining>> {
    match find(db, academy, id).await {
        Err(StorageError::NotFound) => Ok(None),
        found => found.map(Some),
    }
}

/// The invitation through which an enrolment waits, where there is one.
pub async fn find_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Option<Joining>> {
    let row = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::EnrolmentId.eq(enrolment.0))
        .one(db)
        .await?;
    row.map(TryInto::try_into).transpose()
}

/// The invitation of an academy that waits for a person, also where its time is over.
pub async fn find_waiting_for(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Option<Joining>> {
    let row = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::State.eq(JoiningState::Waiting.name()))
        .one(db)
        .await?;
    row.map(TryInto::try_into).transpose()
}

/// An invitation of a person that they can answer now, where it stands there as the program wrote it and the roles of who asked do.
///
/// # Errors
/// [`StorageError::Altered`] where not: what is accepted becomes a role.
pub async fn find_of_person(
    tx: &Tx,
    (person, id): (PersonId, JoiningId),
    now: DateTime<Utc>,
) -> Result<Joining> {
    let row = table::Entity::find_by_id(id.0)
        .filter(table::Column::PersonId.eq(person.0))
        .filter(is_open(now))
        .one(tx)
        .await?;
    let joining: Joining = found(row)?.try_into()?;
    seals::require_whole(tx, Kind::Joining, &[joining.id.0]).await?;
    if let Some(by) = joining.asked_by {
        people::require_whole_grants(tx, joining.academy, by).await?;
    }
    Ok(joining)
}

/// The invitations that a person can answer now.
pub async fn list_of_person(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Joining>> {
    list_open(db, table::Column::PersonId, person, now).await
}

/// The invitations that somebody sent and that can still be accepted.
pub async fn list_asked_by(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Joining>> {
    list_open(db, table::Column::AskedBy, person, now).await
}

/// Those of a person that can still be accepted, the oldest first.
async fn list_open(
    db: &impl ConnectionTrait,
    whose: table::Column,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Joining>> {
    let open = table::Entity::find().filter(whose.eq(person.0)).filter(is_open(now));
    let rows = open.order_by_asc(table::Column::AskedAt).all(db).await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Whether an invitation can still be accepted.
fn is_open(now: DateTime<Utc>) -> Condition {
    Condition::all()
        .add(table::Column::State.eq(JoiningState::Waiting.name()))
        .add(table::Column::ExpiresAt.gt(now))
}

/// The invitations of an academy that wait, those whose time is over as well, the newest first.
pub async fn list_waiting(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Joining>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(JoiningState::Waiting.name()))
        .order_by_desc(table::Column::AskedAt)
        .all(db)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The invitations into a cohort that wait, those whose time is over as well, the oldest first.
pub async fn list_of_cohort(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<Vec<Joining>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::CohortId.eq(cohort.0))
        .filter(table::Column::State.eq(JoiningState::Waiting.name()))
        .order_by_asc(table::Column::AskedAt)
        .all(db)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// How many places of a cohort are kept for people who can still accept.
pub async fn count_places(
    db: &impl ConnectionTrait,
    (academy, cohort): (AcademyId, CohortId),
    now: DateTime<Utc>,
) -> Result<u32> {
    let waiting = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::CohortId.eq(cohort.0))
        .filter(is_open(now));
    super::rows::unsigned(super::rows::signed::<i64>(waiting.count(db).await?)?)
}

/// Writes down what became of an invitation; `Stale` where it was answered or taken back before.
pub async fn update_settled(tx: &Tx, id: JoiningId, state: JoiningState, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::State.eq(JoiningState::Waiting.name()))
        .col_expr(table::Column::State, state.name().into())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
