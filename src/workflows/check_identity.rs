//! Somebody has seen a trainee's identity document; where the birth date was not known, it is from then on.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{enrolment::Enrolment, ids::EnrolmentId, person::Person, shown::Shown},
    storage::{StorageError, Store, Tx, enrolments, events, events::NewEvent, people},
};

use super::{
    acting::{Acting, Authority},
    effect::Effect,
    look::Look,
    may::MANAGERS,
    person_record::{self, Change},
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
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Notes the check. `born_on` is the birth date on the document; it is kept where none was known.
pub async fn check_identity(
    store: &Store,
    who: &Authority,
    enrolment: EnrolmentId,
    shown: &Shown,
    born_on: Option<NaiveDate>,
) -> Result<Effect, IdentityRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let found = enrolments::find(&tx, acting.academy, enrolment).await?;
    if found.person_id != acting.person && found.identity_checked_on.is_none() {
        Look::Enrolment(enrolment).still(&tx, acting.academy, shown).await?;
    }
    let effect = note(&tx, acting, found, born_on).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(effect)
}

/// The same within the transaction of somebody else, who approves an identity document.
pub(super) async fn note(
    tx: &Tx,
    acting: Acting,
    found: Enrolment,
    born_on: Option<NaiveDate>,
) -> Result<Effect, IdentityRefusal> {
    let Acting { academy, person: actor, at: now, .. } = acting;
    let (today, enrolment) = (acting.today(), found.id);
    if found.person_id == actor {
        return Err(IdentityRefusal::OwnIdentity);
    }
    if found.identity_checked_on.is_some() {
        return Ok(Effect::Before);
    }
    let person = people::find(tx, found.person_id).await?;
    let mut changes = json!({ "identity_checked_on": { "from": null, "to": today } });
    if person.born_on.is_none() {
        let born_on = born_on.ok_or(IdentityRefusal::BirthDateMissing)?;
        let known = Person { born_on: Some(born_on), ..person };
        people::update(tx, &known).await?;
        changes["born_on"] = json!({ "from": null, "to": born_on });
        // Other academies may rely on the record too: they read it, and their owners hear of it.
        let told = json!({ "born_on": &changes["born_on"] });
        let here = Change { by: actor, here: academy, site: None, at: now };
        person_record::tell_elsewhere(tx, &known, ("person.changed", &told), here).await?;
    }
    enrolments::update_identity_check(tx, academy, enrolment, actor, today).await?;
    let action = "enrolment.identity_checked";
    let event = NewEvent { academy, actor: Some(actor), action, subject: enrolment.0, changes };
    events::append(tx, event, now).await?;
    Ok(Effect::Made)
}
