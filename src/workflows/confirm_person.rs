//! Another owner confirms that somebody new is who they say: from then on whoever brought them in does not answer for
//! them any more, and both can be the two people that a decision takes.

use serde_json::json;

use crate::{
    domain::ids::PersonId,
    storage::{
        StorageError, Store, answering,
        events::{self, NewEvent},
        people,
    },
};

use super::{acting::Authority, effect::Effect, may::OWNERS};

/// Why nobody was confirmed.
#[derive(Debug, thiserror::Error)]
pub enum ConfirmError {
    /// They have not accepted their invitation yet: nobody knows who reads that mailbox.
    #[error("the person has not accepted yet")]
    NotAccepted,
    /// The owner brought them in, or is new themself and brought in by the same person.
    #[error("who brought somebody in does not confirm them")]
    SameHand,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Confirms a person. Where nobody has to answer for them, nothing is written.
pub async fn confirm_person(
    store: &Store,
    who: &Authority,
    person: PersonId,
) -> Result<Effect, ConfirmError> {
    let (tx, acting) = who.begin(store, OWNERS).await?;
    let member = people::find_member(&tx, acting.academy, person).await?;
    let hands = answering::find_hands(&tx, acting.academy, acting.at).await?;
    if hands.until(person).is_none() {
        return Ok(Effect::Before);
    }
    if hands.are_one(acting.person, person) {
        return Err(ConfirmError::SameHand);
    }
    if !member.has_password {
        return Err(ConfirmError::NotAccepted);
    }
    answering::update_confirmed(&tx, acting.academy, person, acting.person, acting.at).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "person.confirmed",
        subject: person.into(),
        changes: json!({}),
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}
