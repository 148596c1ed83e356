//! The secret of a mailed link is made when the mail is sent: the record, its backups and its log never hold one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    random::Token,
    storage::{
        Result, StorageError, Store,
        accounts::{self, LinkPurpose},
        address_changes,
        outbox::{self, Mail},
        people, seals,
    },
};

use super::letter::SECRET;

/// Hands the secret of a promised link out. Gives the path it opens; `None` where the promise has ended.
pub async fn hand_out_link(store: &Store, promise: Uuid, now: DateTime<Utc>) -> Result<Option<String>> {
    Ok(hand_out(store, promise, now).await?.map(|(path, _)| path))
}

/// The path, and the mailbox that the link is for: that of the account, or the one that is to be its mailbox.
async fn hand_out(
    store: &Store,
    promise: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<(String, Option<String>)>> {
    let token = Token::fresh().map_err(|error| StorageError::Unavailable(error.to_string()))?;
    let tx = store.begin().await?;
    let (room, mailbox) = match accounts::hand_out(&tx, promise, &token, now).await? {
        Some((purpose, whose)) => {
            let room = match purpose {
                LinkPurpose::Setup => "setup",
                LinkPurpose::Invitation => "invitation",
                LinkPurpose::PasswordReset => "password",
            };
            let mailbox = match whose {
                Some(person) => Some(people::find(&tx, person).await?.email),
                None => None,
            };
            (room, mailbox)
        }
        None => match address_changes::hand_out(&tx, promise, &token, now).await? {
            Some(mailbox) => ("account/address", Some(mailbox)),
            None => return Ok(None),
        },
    };
    tx.commit().await?;
    Ok(Some((format!("/{room}/{}", token.text()), mailbox)))
}

/// A mail as it goes out. `None` where its link has ended, or it is not what the program wrote: it is given up.
pub async fn ready(store: &Store, mail: Mail, now: DateTime<Utc>) -> Result<Option<Mail>> {
    if !seals::is_mail_whole(store, mail.id, mail.link_id).await? {
        tracing::error!(mail = %mail.id, "was changed behind the program and is not sent; see `countersign doctor`");
        let tx = store.begin().await?;
        outbox::update_refused(&tx, mail.id, "changed behind the program", now).await?;
        tx.commit().await?;
        return Ok(None);
    }
    let Some(promise) = mail.link_id else { return Ok(Some(mail)) };
    let Some((path, mailbox)) = hand_out(store, promise, now).await? else {
        let tx = store.begin().await?;
        outbox::update_dropped(&tx, mail.id, now).await?;
        tx.commit().await?;
        return Ok(None);
    };
    let secret = path.rsplit('/').next().unwrap_or_default();
    Ok(Some(Mail {
        // Whatever address stands in the mail: the secret goes to whom the link is for.
        to: mailbox.unwrap_or(mail.to),
        text: mail.text.replace(SECRET, secret),
        html: mail.html.replace(SECRET, secret),
        ..mail
    }))
}
