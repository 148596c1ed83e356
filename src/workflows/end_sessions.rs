//! A person signs browsers out: one that they name, or every one.

use crate::{
    domain::ids::{AcademyId, SessionId},
    storage::{Result, StorageError, Store, sessions},
};

use super::{acting::OwnAccount, change_password, end_begun};

/// Ends one live session of the person and what was begun there; `NotFound` where it is not theirs, `Stale` where it is over.
pub async fn end_one(store: &Store, who: &OwnAccount, session: SessionId) -> Result<()> {
    let (tx, now) = who.begin(store).await?;
    if !sessions::list_live(&tx, who.person(), now).await?.iter().any(|line| line.id == session) {
        return Err(StorageError::NotFound);
    }
    end_begun::revoke(&tx, who.person(), session, now).await?;
    change_password::record(&tx, who.person(), "person.session_ended", now).await?;
    Ok(tx.commit().await?)
}

/// Ends every session of the person, and whatever was begun in one and has not come true.
pub async fn end_all(store: &Store, who: &OwnAccount) -> Result<()> {
    let (tx, now) = who.begin(store).await?;
    end_begun::revoke_all(&tx, who.person(), None, now).await?;
    change_password::record(&tx, who.person(), "person.signed_out_everywhere", now).await?;
    Ok(tx.commit().await?)
}

/// Signs out the browser that the person sits at.
pub async fn sign_out(store: &Store, who: &OwnAccount) -> Result<()> {
    let (tx, now) = who.begin(store).await?;
    sessions::update_left(&tx, who.person(), who.session(), now).await?;
    Ok(tx.commit().await?)
}

/// Switches the browser that the person sits at to another of their academies.
pub async fn switch_academy(store: &Store, who: &OwnAccount, academy: AcademyId) -> Result<()> {
    let (tx, _) = who.begin(store).await?;
    sessions::update_academy(&tx, who.session(), academy).await?;
    Ok(tx.commit().await?)
}
