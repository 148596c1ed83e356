//! On whose word somebody comes into an academy: a person's of the academy, or of who operates the machine itself and
//! needs no account there. What the operator does stands in the events without a person.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    clock::{Clock, local_date},
    domain::{
        academy::Academy,
        ids::{AcademyId, PersonId, SessionId},
        words::Role,
    },
    storage::{self, Store, Tx, academies, events},
};

use super::{
    acting::{Acting, Authority},
    invite_person::Setting,
};

/// On whose word.
pub enum Word<'a> {
    /// A person's, who is asked for their session and role in the transaction.
    Person(&'a Authority),
    /// The operator's, at the command line of the machine.
    Operator {
        /// Into which academy.
        academy: AcademyId,
        /// The machine's clock.
        clock: &'a Clock,
    },
}

/// Where, when and by whom something is given, as the transaction of the change found it.
pub(super) struct Given {
    pub academy: Academy,
    pub by: Option<PersonId>,
    pub session: Option<SessionId>,
    pub at: DateTime<Utc>,
    pub today: NaiveDate,
}

impl Given {
    /// What a person at work gives.
    pub(super) async fn of(tx: &Tx, acting: &Acting) -> storage::Result<Self> {
        let academy = academies::find(tx, acting.academy).await?;
        let (by, session) = (Some(acting.person), acting.session);
        Ok(Self { academy, by, session, at: acting.at, today: acting.today() })
    }

    /// As the parts of a change take it.
    pub(super) fn setting<'a>(&'a self, site: &'a str) -> Setting<'a> {
        let (by, session) = (self.by, self.session);
        Setting { academy: &self.academy, by, session, site, now: self.at, today: self.today }
    }
}

impl Word<'_> {
    /// Begins the transaction of a change that takes one of some roles, unless it is the operator's.
    pub(super) async fn begin(&self, store: &Store, roles: &[Role]) -> storage::Result<(Tx, Given)> {
        match self {
            Self::Person(who) => {
                let (tx, acting) = who.begin(store, roles).await?;
                let given = Given::of(&tx, &acting).await?;
                Ok((tx, given))
            }
            Self::Operator { academy, clock } => {
                let tx = store.begin().await?;
                let at = events::not_before_last(&tx, *academy, clock.now()).await?;
                let academy = academies::find(&tx, *academy).await?;
                let today = local_date(at, &academy.time_zone);
                Ok((tx, Given { academy, by: None, session: None, at, today }))
            }
        }
    }
}
