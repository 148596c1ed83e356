//! Revoking the installation's own signing certificates, and the list that tells everybody: `root.crl` among the keys. The list
//! is the only place where it is written what was revoked.

use std::{
    fs::{self, File, OpenOptions},
    io::ErrorKind,
    path::PathBuf,
};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use der::Encode;
use thiserror::Error;
use x509_cert::crl::RevokedCert;

use super::{
    SignError,
    disk::replace,
    keys::{KeyError, Keys},
    revocation_list::{Revocation, RevocationList, entry},
};
use crate::random::sha256_hex;

/// How old a list gets before another one is made.
const DAILY: TimeDelta = TimeDelta::days(1);
/// How far this machine's clock may have been ahead when a list was made.
const AHEAD: TimeDelta = TimeDelta::minutes(5);
/// How long a list holds: as long as a server may be down before strict programs refuse what it signed.
const HOLDS: TimeDelta = TimeDelta::days(7);

/// Why a certificate can't be revoked.
#[derive(Debug, Error)]
pub enum RevokeError {
    /// There is no such certificate.
    #[error("there is no signing certificate '{0}'; `countersign keys show` names them")]
    Unknown(String),
    /// The authority's own certificate.
    #[error(
        "the root can't be revoked: nobody is above it. Tell whoever has its certificate, and begin with a new data folder"
    )]
    Root,
    /// Somebody else gave it.
    #[error("'{0}' was bought: who sold it must revoke it")]
    Bought(String),
    /// It was done already.
    #[error("'{name}' is revoked as of {at} already")]
    Already {
        /// Which.
        name: String,
        /// As of when.
        at: DateTime<Utc>,
    },
    /// The moment lies ahead, or before the certificate.
    #[error("it can't be revoked as of {at}: it is {now}, and the certificate began at {began}")]
    Moment {
        /// As of when.
        at: DateTime<Utc>,
        /// The present moment.
        now: DateTime<Utc>,
        /// The certificate's first moment.
        began: DateTime<Utc>,
    },
}

impl Keys {
    /// The list that is handed out now: the one that is there, or another one where that is a day old. None before the keys are
    /// made.
    ///
    /// # Errors
    /// [`KeyError`] naming the file. A list that can't be read is never replaced: what it says would be lost.
    pub fn revocation_list(&self, now: DateTime<Utc>) -> Result<Option<RevocationList>, KeyError> {
        if !self.0.dir.exists() {
            return Ok(None);
        }
        let is_fresh = |list: &RevocationList| list.from <= now + AHEAD && now < list.from + DAILY;
        if let Some(list) = self.kept_list()?.filter(is_fresh) {
            return Ok(Some(list));
        }
        let _turn = self.take_turn()?;
        match self.kept_list()? {
            Some(list) if is_fresh(&list) => Ok(Some(list)),
            kept => self.publish(kept.map(|list| (list.number, list.entries)), now).map(Some),
        }
    }

    /// A list for whoever checks without this server: as of now, and holding until a moment. Another one is handed out from now
    /// on, so that no two have one number.
    ///
    /// # Errors
    /// As [`Keys::revocation_list`].
    pub fn lasting_revocation_list(
        &self,
        until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<RevocationList, KeyError> {
        let _turn = self.take_turn()?;
        let (last, entries) = self.kept_list()?.map(|list| (list.number, list.entries)).unwrap_or_default();
        let number = next_number(last, now);
        let lasting = RevocationList::sign(entries.clone(), number, now, until, &self.0.authority()?)?;
        self.publish(Some((number, entries)), now)?;
        Ok(lasting)
    }

    /// Revokes a signing certificate of the installation's own authority as of a moment. The one that signs is retired first. An
    /// earlier moment may be said later.
    ///
    /// # Errors
    /// [`KeyError::Revoke`] where it can't be; otherwise [`KeyError`] naming the file.
    pub fn revoke(&self, name: &str, said: Revocation, now: DateTime<Utc>) -> Result<(), KeyError> {
        let number = name.strip_prefix("signer-").and_then(|number| number.parse::<u32>().ok());
        let number = match number {
            Some(number) if self.0.file(name, "pem").exists() => number,
            _ if name == "root" => return Err(RevokeError::Root.into()),
            _ if name.starts_with("bought-") => return Err(RevokeError::Bought(name.to_owned()).into()),
            _ => return Err(RevokeError::Unknown(name.to_owned()).into()),
        };
        let certificate = self.0.certificate(name)?;
        let said = Revocation { at: said.at.trunc_subsecs(0), ..said };
        let began = DateTime::UNIX_EPOCH + certificate.tbs_certificate.validity.not_before.to_unix_duration();
        if said.at > now || said.at < began {
            return Err(RevokeError::Moment { at: said.at, now, began }.into());
        }
        let already = self.kept_list()?.and_then(|list| list.of(&certificate));
        if let Some(already) = already.filter(|already| already.at <= said.at) {
            return Err(RevokeError::Already { name: name.to_owned(), at: already.at }.into());
        }
        if number == self.0.newest("signer", "pem")? {
            self.rotate(now)?;
        }
        let _turn = self.take_turn()?;
        let (last, mut entries) =
            self.kept_list()?.map(|list| (list.number, list.entries)).unwrap_or_default();
        entries.retain(|entry| entry.serial_number != certificate.tbs_certificate.serial_number);
        entries.push(entry(&certificate, said)?);
        self.publish(Some((last, entries)), now)?;
        Ok(())
    }

    /// What the list says of the signing certificate with this SHA-256; nothing where that is good or not one of its own.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn revocation_of(&self, sha256: &str) -> Result<Option<Revocation>, KeyError> {
        let Some(list) = self.kept_list()?.filter(|list| !list.entries.is_empty()) else { return Ok(None) };
        for name in (1..=self.0.newest("signer", "pem")?).map(|number| format!("signer-{number}")) {
            if self.0.file(&name, "pem").exists() {
                let certificate = self.0.certificate(&name)?;
                if sha256_hex(&certificate.to_der().map_err(SignError::from)?) == sha256 {
                    return Ok(list.of(&certificate));
                }
            }
        }
        Ok(None)
    }

    /// The list as it is kept; none was made yet, or nothing was ever revoked.
    ///
    /// # Errors
    /// [`KeyError::Broken`] for one that can't be read or is of another authority.
    pub(super) fn kept_list(&self) -> Result<Option<RevocationList>, KeyError> {
        let file = self.list_file();
        let der = match fs::read(&file) {
            Ok(der) => der,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(KeyError::File { file, source }),
        };
        let list = RevocationList::read(der, &self.0.certificate("root")?);
        list.map(Some).map_err(|reason| KeyError::Broken { file, reason })
    }

    fn publish(
        &self,
        before: Option<(u64, Vec<RevokedCert>)>,
        now: DateTime<Utc>,
    ) -> Result<RevocationList, KeyError> {
        let (last, entries) = before.unwrap_or_default();
        let number = next_number(last, now);
        let list = RevocationList::sign(entries, number, now, now + HOLDS, &self.0.authority()?)?;
        replace(&self.list_file(), &list.der)?;
        Ok(list)
    }

    fn list_file(&self) -> PathBuf {
        self.0.file("root", "crl")
    }

    /// Among all programs on this folder only one makes a list at a time.
    fn take_turn(&self) -> Result<File, KeyError> {
        let file = self.0.dir.join(".root.crl.lock");
        let wrong = |source| KeyError::File { file: file.clone(), source };
        let lock = OpenOptions::new().create(true).append(true).open(&file).map_err(wrong)?;
        lock.lock().map_err(wrong)?;
        Ok(lock)
    }
}

/// Grows always, also where an older folder was restored: no list was published with a number above its second.
fn next_number(last: u64, now: DateTime<Utc>) -> u64 {
    (last + 1).max(u64::try_from(now.timestamp()).unwrap_or_default())
}
