//! The secret of a mailed link is made when the mail is sent: the record, its backups and its log never hold one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    random::Token,
    storage::{
        Result, StorageError, Store,
        accounts::{self, LinkPurpose},
        outbox::{self, Mail},
    },
};

use super::letter::SECRET;

/// Hands the secret of a promised link out. Gives the path it opens; `None` where the promise has ended.
pub async fn hand_out_link(store: &Store, promise: Uuid, now: DateTime<Utc>) -> Result<Option<String>> {
    let token = Token::fresh().map_err(|error| StorageError::Unavailable(error.to_string()))?;
    let tx = store.begin().await?;
    let Some(purpose) = accounts::hand_out(&tx, promise, &token, now).await? else { return Ok(None) };
    tx.commit().await?;
    let room = match purpose {
        LinkPurpose::Setup => "setup",
        LinkPurpose::Invitation => "invitation",
        LinkPurpose::PasswordReset => "password",
    };
    Ok(Some(format!("/{room}/{}", token.text())))
}

/// A mail as it goes out. `None` where its link has ended: it is given up.
pub async fn ready(store: &Store, mail: Mail, now: DateTime<Utc>) -> Result<Option<Mail>> {
    let Some(promise) = mail.link_id else { return Ok(Some(mail)) };
    let Some(path) = hand_out_link(store, promise, now).await? else {
        let tx = store.begin().await?;
        outbox::update_dropped(&tx, mail.id, now).await?;
        tx.commit().await?;
        return Ok(None);
    };
    let secret = path.rsplit('/').next().unwrap_or_default();
    Ok(Some(Mail {
        text: mail.text.replace(SECRET, secret),
        html: mail.html.replace(SECRET, secret),
        ..mail
    }))
}
