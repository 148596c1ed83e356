//! Issued files get a timestamp and the proofs of their certificates after they were issued, and another timestamp before
//! the last one ages. An issue never waits for an authority and is never lost with one: the file is good from the first moment,
//! and becomes one that can be checked in decades as soon as the authority answers.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::json;
use tokio::task::spawn_blocking;

use crate::{
    App,
    domain::log_entry::Operation,
    issuing::{
        keys::KeyError,
        lasting::{self, Lasting, LastingError, Level, Means},
    },
    storage::{
        StorageError,
        certificates::{self, FileToStrengthen, NewRendition},
        events::{self, NewEvent},
        log::{self, Leaf},
    },
};

use super::network::Network;

/// Files in one round of the worker.
const ROUND: u32 = 50;

/// Why files were left as they are.
#[derive(Debug, thiserror::Error)]
pub enum StrengthenError {
    /// The database or the files.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// An authority, or a file that it can't be done with.
    #[error("{sha256}: {source}")]
    Lasting {
        /// Which file.
        sha256: String,
        /// Why.
        source: LastingError,
    },
    /// No timestamp authority is set.
    #[error("the setting timestamp_url names no timestamp authority")]
    NoAuthority,
    /// The installation's own keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// The program itself.
    #[error("{0}")]
    System(String),
}

/// What a round came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Files that were strengthened.
    pub done: usize,
    /// Files that stay as they are: their signing certificate was revoked before anybody vouched for the time, or one of their
    /// certificates names nobody who could be asked.
    pub left: usize,
}

/// Strengthens files that never were. Stops at the first that fails: an authority that is down is not asked fifty times, and is
/// asked again in the next round. A file whose certificate is revoked keeps nobody waiting: its SHA-256 goes to `revoked`, and
/// it is passed over from then on.
pub async fn strengthen_bare(
    app: &App,
    now: DateTime<Utc>,
    revoked: &mut BTreeSet<String>,
) -> Result<Round, StrengthenError> {
    let mut round = Round::default();
    let most = ROUND.saturating_add(u32::try_from(revoked.len()).unwrap_or(u32::MAX));
    for file in certificates::list_bare(app.store.read(), most).await? {
        if revoked.contains(&file.sha256) {
            continue;
        }
        match one(app, &file, lasting::strengthen, now).await {
            Err(StrengthenError::Lasting { sha256, source: source @ LastingError::Revoked { .. } }) => {
                tracing::warn!(%sha256, %source, "a file gets no timestamp: it stays as it was issued");
                revoked.insert(sha256);
                round.left += 1;
            }
            done => round.done += usize::from(done?),
        }
    }
    Ok(round)
}

/// Puts another timestamp on files whose last one ends before a moment. Stops at the first that fails, but not at one that is to
/// stay as it is.
pub async fn renew_ageing(
    app: &App,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Round, StrengthenError> {
    let mut round = Round::default();
    for file in certificates::list_ageing(app.store.read(), before).await? {
        match one(app, &file, lasting::refresh, now).await {
            Err(StrengthenError::Lasting {
                sha256,
                source: source @ (LastingError::Revoked { .. } | LastingError::NobodyToAsk),
            }) => {
                tracing::warn!(%sha256, %source, "a file stays as it is");
                round.left += 1;
            }
            done => round.done += usize::from(done?),
        }
    }
    Ok(round)
}

type How = fn(&[u8], &Means<'_>) -> Result<Lasting, LastingError>;

/// False: somebody else did it meanwhile.
async fn one(
    app: &App,
    file: &FileToStrengthen,
    how: How,
    now: DateTime<Utc>,
) -> Result<bool, StrengthenError> {
    let url = app.settings.timestamp_url.clone().ok_or(StrengthenError::NoAuthority)?;
    let bytes = app.files.certificates.get(&file.sha256).await?;
    let keys = app.keys.clone();
    let made = spawn_blocking(move || {
        // The authority that the installation is itself is not asked over the network.
        let lists: Vec<_> = keys.revocation_list(now)?.into_iter().map(|list| list.der).collect();
        let means = Means { timestamp_url: &url, fetch: &Network::default(), lists: &lists, now };
        Ok::<_, KeyError>(how(&bytes, &means))
    });
    let made = made.await.map_err(|e| StrengthenError::System(e.to_string()))??;
    let made = made.map_err(|source| StrengthenError::Lasting { sha256: file.sha256.clone(), source })?;
    let (level, until) = (made.level.name(), made.until);
    // A timestamp after the file's end is renewed like any other, although no other program calls that a level.
    let kept = if made.level == Level::B { Level::T.name() } else { level };
    let sha256 = app.files.certificates.put(made.pdf).await?;
    let tx = app.store.begin().await?;
    let new = NewRendition { sha256: &sha256, level: kept, until, made_at: now };
    let before = match certificates::insert_rendition(&tx, file, new).await {
        Err(StorageError::Stale) => {
            // Somebody else was faster, with a file of their own.
            if !certificates::is_file_named(&tx, &sha256).await? {
                app.files.certificates.erase(&sha256).await?;
            }
            return Ok(false);
        }
        entered => entered?,
    };
    // The issued file is the log's first, occurrence 0.
    let (certificate, operation) = (file.id, Operation::File);
    let leaf = Leaf { certificate, operation, occurrence: before, digest: &sha256, at: now };
    log::append(&tx, leaf).await?;
    let changes = json!({ "pdf_sha256": { "from": file.sha256, "to": sha256 }, "level": level });
    let action = "certificate.strengthened";
    let event = NewEvent { academy: file.academy_id, actor: None, action, subject: file.id.0, changes };
    events::append(&tx, event, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(true)
}
