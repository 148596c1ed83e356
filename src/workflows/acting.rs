//! Who acts, and the proof that they may: asked in the transaction of the change, not when the request came in.
//!
//! A guard knows who a browser belongs to before the form has arrived. Until its last byte is there, a role can end and
//! a session can be signed out; so a guard only gives an [`Authority`], and a workflow opens its transaction through it.
//! What comes out, [`Acting`], is the moment and the day of the change itself.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    clock::{Clock, local_time},
    domain::{
        ids::{AcademyId, PersonId, SessionId},
        shown::Shown,
        words::Role,
    },
    storage::{
        self, ConnectionTrait, StorageError, Store, Tx, academies,
        events::{self, NewEvent},
        people, sessions,
    },
};

use super::look::Look;

/// Somebody who wants to change something in an academy, and the session they are known by.
#[derive(Clone)]
pub struct Authority {
    academy: AcademyId,
    person: PersonId,
    session: Option<SessionId>,
    clock: Clock,
    /// What the form showed, where it decides something.
    saw: Option<(Look, Shown)>,
}

impl Authority {
    /// A person at a browser: their session must still live when the change is made.
    pub fn in_session(academy: AcademyId, person: PersonId, session: SessionId, clock: Clock) -> Self {
        Self { academy, person, session: Some(session), clock, saw: None }
    }

    /// A person whose word was taken before (a job that they approved) or who works at the machine's own command line.
    /// Their roles are asked for all the same.
    pub fn without_session(academy: AcademyId, person: PersonId, clock: Clock) -> Self {
        Self { academy, person, session: None, clock, saw: None }
    }

    /// The same person, who was shown something and decides about it: the change begins only where that is still so.
    #[must_use]
    pub fn saw(self, what: Look, shown: &Shown) -> Self {
        Self { saw: Some((what, shown.clone())), ..self }
    }

    /// The session they sit at, where they sit at one.
    pub fn session(&self) -> Option<SessionId> {
        self.session
    }

    /// The moment on this person's clock; that of a change is [`Acting::at`].
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// In which academy.
    pub fn academy(&self) -> AcademyId {
        self.academy
    }

    /// Begins the transaction of a change that takes one of some roles.
    ///
    /// # Errors
    /// As [`Self::require`]; [`StorageError::Altered`] where account, session or role were changed behind the program,
    /// [`StorageError::Changed`] where what they saw is not so any more. Nothing is left open then.
    pub async fn begin(&self, store: &Store, roles: &[Role]) -> storage::Result<(Tx, Acting)> {
        let tx = store.begin().await?;
        // A job goes on with the others of its requests, and leaves out what was changed.
        let tx = if self.session.is_some() { tx.by_a_person() } else { tx };
        let acting = self.require(&tx, roles).await?;
        // What makes somebody the person they act as was written by the program, and by nobody else.
        match self.session {
            Some(session) => sessions::require_whole(&tx, session, self.person).await?,
            None => people::require_whole(&tx, self.person).await?,
        }
        people::require_whole_grants(&tx, self.academy, self.person).await?;
        if let Some((what, shown)) = &self.saw {
            what.still(&tx, acting.academy, shown).await?;
        }
        Ok((tx, acting))
    }

    /// Whether the session lives and one of the roles holds, now and as this connection sees it. In a transaction it is the
    /// authority of the change; outside of one it only saves work that would be refused.
    ///
    /// # Errors
    /// [`StorageError::SignedOut`], [`StorageError::NotAllowed`], [`StorageError::ClockBehind`].
    pub async fn require(&self, db: &impl ConnectionTrait, roles: &[Role]) -> storage::Result<Acting> {
        let at = events::not_before_last(db, self.academy, self.clock.now()).await?;
        if let Some(session) = self.session
            && !sessions::is_live(db, session, self.person, at).await?
        {
            return Err(StorageError::SignedOut);
        }
        let academy = academies::find(db, self.academy).await?;
        let wall = local_time(at, &academy.time_zone);
        let held = people::list_roles_on(db, self.academy, self.person, wall.date()).await?;
        if !held.iter().any(|role| roles.contains(role)) {
            return Err(StorageError::NotAllowed);
        }
        let (academy, person, session) = (self.academy, self.person, self.session);
        Ok(Acting { academy, person, session, at, wall, asked: Asked })
    }
}

/// A person at work in an academy, at the moment of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// In which academy; every query is bound to it.
    pub academy: AcademyId,
    /// Who.
    pub person: PersonId,
    /// The session they sit at, where they sit at one.
    pub session: Option<SessionId>,
    /// When: taken inside the transaction, never before the academy's last event.
    pub at: DateTime<Utc>,
    /// The same moment on the academy's wall clock.
    pub wall: NaiveDateTime,
    /// Only [`Authority::require`] makes one.
    asked: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Asked;

impl Acting {
    /// The day in the academy's time zone.
    pub fn today(&self) -> NaiveDate {
        self.wall.date()
    }

    /// What is written down of something that the person did.
    pub fn event<'a>(&self, action: &'a str, subject: Uuid, changes: Value) -> NewEvent<'a> {
        NewEvent { academy: self.academy, actor: Some(self.person), action, subject, changes }
    }

    /// Writes it down, at the moment of the change.
    ///
    /// # Errors
    /// [`StorageError`] where it cannot be written.
    pub async fn record(&self, tx: &Tx, action: &str, subject: Uuid, changes: Value) -> storage::Result<()> {
        events::append(tx, self.event(action, subject, changes), self.at).await
    }
}

/// Somebody who wants to change something about their own account, whether or not they belong to an academy.
#[derive(Clone)]
pub struct OwnAccount {
    person: PersonId,
    session: SessionId,
    clock: Clock,
}

impl OwnAccount {
    /// A person at a browser: their session must still live when the change is made.
    pub fn in_session(person: PersonId, session: SessionId, clock: Clock) -> Self {
        Self { person, session, clock }
    }

    /// Whose account.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// The session they sit at.
    pub fn session(&self) -> SessionId {
        self.session
    }

    /// Begins the transaction of a change, and takes its moment there.
    ///
    /// # Errors
    /// [`StorageError::SignedOut`], [`StorageError::Altered`]; nothing is left open then.
    pub async fn begin(&self, store: &Store) -> storage::Result<(Tx, DateTime<Utc>)> {
        let tx = store.begin().await?.by_a_person();
        let at = self.clock.now();
        if !sessions::is_live(&tx, self.session, self.person, at).await? {
            return Err(StorageError::SignedOut);
        }
        sessions::require_whole(&tx, self.session, self.person).await?;
        Ok((tx, at))
    }
}
