//! What a trainer may supervise changes from a day on. What they signed before is judged by what held on its day, so the
//! role goes on as another row and the one before keeps what it said.

use chrono::{Days, NaiveDate};
use serde_json::json;

use crate::{
    domain::{
        authority,
        ids::{GrantId, PersonId},
        person::RoleGrant,
        text::Reason,
        words::Role,
    },
    storage::{
        StorageError, Store,
        events::{self, NewEvent},
        people, role_grants,
    },
};

use super::{acting::Authority, doubt_authority::doubt_of_authority, grant_role::GrantError, may::MANAGERS};

/// Other techniques for a trainer.
#[derive(Clone, Debug)]
pub struct OtherTechniques {
    /// The id that the role's next row will have, made when the form was drawn.
    pub id: GrantId,
    /// What they may supervise then.
    pub techniques: Vec<String>,
    /// From which day.
    pub from: NaiveDate,
    /// Why it begins in the past; only an owner may do that, and only to add.
    pub reason: Option<Reason>,
}

/// Changes what a trainer may supervise.
pub async fn change_techniques(
    store: &Store,
    who: &Authority,
    (person, grant): (PersonId, GrantId),
    other: OtherTechniques,
    site: &str,
) -> Result<(), GrantError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let (academy, today) = (acting.academy, acting.today());
    if person == acting.person {
        return Err(GrantError::Oneself);
    }
    let known = people::list_grants(&tx, academy, person).await?;
    if known.iter().any(|one| one.id == other.id) {
        return Err(GrantError::DoneAlready);
    }
    let old = known.iter().find(|one| one.id == grant).cloned().ok_or(StorageError::NotFound)?;
    let mine = people::list_roles_on(&tx, academy, acting.person, today).await?;
    if old.role != Role::Trainer || !authority::may_grant(&mine, old.role) {
        return Err(GrantError::NotYours(old.role));
    }
    if other.techniques.is_empty() {
        return Err(GrantError::NoTechnique);
    }
    if let Some(last) = old.valid_to.filter(|last| *last < other.from) {
        return Err(GrantError::OverBefore { last });
    }
    let adds = old.techniques.iter().all(|key| other.techniques.contains(key));
    let backdates = authority::may_backdate(&mine, old.role) && other.reason.is_some() && adds;
    if other.from < today && !backdates {
        return Err(GrantError::NotBackdated(old.role));
    }
    if other.from < old.valid_from {
        return Err(GrantError::WrongBeginning { earliest: old.valid_from });
    }
    if other.from == old.valid_from {
        role_grants::update_taken_back(&tx, &old, acting.at).await?;
    } else {
        people::update_grant_end(&tx, academy, old.id, other.from - Days::new(1)).await?;
    }
    let reason = other.reason.as_ref().map(Reason::as_str);
    let changes = json!({
        "techniques": { "from": old.techniques, "to": &other.techniques }, "from": other.from, "reason": reason,
    });
    let next =
        RoleGrant { id: other.id, techniques: other.techniques, valid_from: other.from, ..old.clone() };
    role_grants::insert(&tx, &next, (Some(acting.person), reason), acting.at).await?;
    doubt_of_authority(&tx, &acting, person, (&old, &known), (other.from, site)).await?;
    let event = NewEvent {
        academy,
        actor: Some(acting.person),
        action: "person.techniques_changed",
        subject: person.into(),
        changes,
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
