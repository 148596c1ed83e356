//! The status lists as they are published: signed anew when a certificate's state changed, and before they grow old.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use crate::{
    App,
    issuing::{
        credential::{Issuer, SignedStatusList, StatusList, StatusPurpose},
        keys::Purpose,
    },
    storage::credentials,
};

use super::certificate_step::CertificateError;

/// How long a signed list may be relied on, and kept by whoever fetched it.
const LIFE: TimeDelta = TimeDelta::minutes(5);
/// How long the same signed list is handed out.
const KEPT: TimeDelta = TimeDelta::minutes(1);

/// A list as it is handed out.
#[derive(Clone, Debug)]
pub struct PublishedList {
    /// The signed list.
    pub signed: Arc<SignedStatusList>,
    /// Until when it holds.
    pub until: DateTime<Utc>,
    from: DateTime<Utc>,
    version: String,
}

/// The lists that were signed last. Every look asks the database whether one has changed since, so that a revocation is in
/// the next answer, whichever process made it.
#[derive(Clone, Default)]
pub struct StatusLists(Arc<Mutex<HashMap<(StatusPurpose, u32), PublishedList>>>);

impl StatusLists {
    /// A list as of now; nothing where there is no such list.
    pub async fn find(
        &self,
        app: &App,
        purpose: StatusPurpose,
        list: u32,
        now: DateTime<Utc>,
    ) -> Result<Option<PublishedList>, CertificateError> {
        let db = app.store.read();
        // The version is read before the states: a change in between is signed once more, never missed.
        let Some(version) = credentials::find_list_version(db, list).await? else { return Ok(None) };
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(purpose, list)).cloned();
        if let Some(kept) =
            kept.filter(|kept| kept.version == version && (kept.from..kept.from + KEPT).contains(&now))
        {
            return Ok(Some(kept));
        }
        let set = credentials::list_withdrawn(db, list, purpose == StatusPurpose::Revocation).await?;
        let from = now.trunc_subsecs(0);
        let until = from + LIFE;
        let said = StatusList {
            issuer: Issuer::at(&app.settings.public_url()),
            purpose,
            list,
            set,
            from,
            until,
            // Never longer than what is left of a list that has been kept.
            ttl: (LIFE - KEPT).num_milliseconds().unsigned_abs(),
        };
        let keys = app.keys.clone();
        let signed = tokio::task::spawn_blocking(move || {
            Ok::<_, CertificateError>(said.sign(&*keys.ed25519(Purpose::Credential, now)?))
        });
        let signed = signed.await.map_err(|e| CertificateError::System(e.to_string()))??;
        let published = PublishedList { signed: Arc::new(signed), until, from, version };
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.insert((purpose, list), published.clone());
        Ok(Some(published))
    }
}
