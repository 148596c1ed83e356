//! Somebody has seen a trainee's identity document; where the birth date was not known, it is from then on, or once the person
//! agrees to it.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        enrolment::Enrolment,
        ids::{DocumentId, EnrolmentId},
        person::Person,
        shown::Shown,
    },
    storage::{StorageError, Store, Tx, enrolments, events, events::NewEvent, people},
};

use super::{
    acting::{Acting, Authority},
    change_person::{self, ChangePersonError, Changed, Wish},
    look::Look,
    may::MANAGERS,
    person_record,
};

/// Why the check was not noted.
#[derive(Debug, thiserror::Error)]
pub enum IdentityRefusal {
    /// Nobody checks their own identity.
    #[error("the trainee and the checker are one person")]
    OwnIdentity,
    /// The birth date is not known and was not given.
    #[error("the birth date is not known")]
    BirthDateMissing,
    /// The person runs or audits the academy; only an owner records their birth date.
    #[error("only an owner may record this person's birth date")]
    NotYours,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<ChangePersonError> for IdentityRefusal {
    fn from(error: ChangePersonError) -> Self {
        match error {
            ChangePersonError::NotYours => Self::NotYours,
            ChangePersonError::Stale(_) => Self::Storage(StorageError::Stale),
            ChangePersonError::Storage(error) => Self::Storage(error),
        }
    }
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// It is noted.
    Done,
    /// It is noted, and the person is asked about the birth date: other academies rely on their record too.
    Asked,
    /// It was noted before.
    Before,
}

/// Notes the check. `born_on` is the birth date on the document; it is recorded where none was known.
pub async fn check_identity(
    store: &Store,
    who: &Authority,
    enrolment: EnrolmentId,
    shown: &Shown,
    born_on: Option<NaiveDate>,
    site: &str,
) -> Result<Noted, IdentityRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let found = enrolments::find(&tx, acting.academy, enrolment).await?;
    if found.person_id != acting.person && found.identity_checked_on.is_none() {
        Look::Enrolment(enrolment).still(&tx, acting.academy, shown).await?;
    }
    let noted = note(&tx, acting, found, (born_on, None), site).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(noted)
}

/// The same within the transaction of somebody else, who approves an identity document: the check goes with its approval.
pub(super) async fn note(
    tx: &Tx,
    acting: Acting,
    found: Enrolment,
    (born_on, paper): (Option<NaiveDate>, Option<DocumentId>),
    site: &str,
) -> Result<Noted, IdentityRefusal> {
    let Acting { academy, person: actor, at: now, .. } = acting;
    let (today, enrolment) = (acting.today(), found.id);
    if found.person_id == actor {
        return Err(IdentityRefusal::OwnIdentity);
    }
    if found.identity_checked_on.is_some() {
        return Ok(Noted::Before);
    }
    let before = people::find(tx, found.person_id).await?;
    let mut noted = Noted::Done;
    if before.born_on.is_none() {
        let born_on = born_on.ok_or(IdentityRefusal::BirthDateMissing)?;
        change_person::may_change(tx, &acting, before.id).await?;
        let after = Person { born_on: Some(born_on), ..before.clone() };
        let wish = Wish { academy, by: actor, action: person_record::CHANGED, site, at: now };
        if change_person::change_or_ask(tx, (&before, &after), wish).await? == Changed::Asked {
            noted = Noted::Asked;
        }
    }
    enrolments::update_identity_check(tx, academy, enrolment, (actor, today), paper).await?;
    let action = "enrolment.identity_checked";
    let changes = json!({ "identity_checked_on": { "from": null, "to": today } });
    let event = NewEvent { academy, actor: Some(actor), action, subject: enrolment.0, changes };
    events::append(tx, event, now).await?;
    Ok(noted)
}
