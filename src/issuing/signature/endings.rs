//! When the keys and lists that strangers rely on end: known years before, so that somebody can be told.

use chrono::{DateTime, Datelike, Utc};
use x509_cert::Certificate;

use super::keys::{KeyError, Keys};

/// Something that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// `root`, `signer-<n>`, `root.crl`, or the subject of a bought certificate.
    pub name: String,
    /// Its last moment.
    pub at: DateTime<Utc>,
    /// From when on it is time to do something about it.
    pub told_from: DateTime<Utc>,
}

/// So many months before its end something is told of: a new root must reach those who trust the old one.
const ROOT: u32 = 5 * 12;
const SIGNER: u32 = 3 * 12;
const BOUGHT: u32 = 3;

impl Keys {
    /// What signs now, and the list of what was revoked, each with its end. None before the keys are made.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn endings(&self) -> Result<Vec<Ending>, KeyError> {
        if !self.0.dir.exists() {
            return Ok(Vec::new());
        }
        let mut endings = vec![ending("root".to_owned(), &self.0.certificate("root")?, ROOT)];
        match &self.0.bought {
            Some(bought) => {
                for certificate in bought.certificates()? {
                    let name = certificate.tbs_certificate.subject.to_string();
                    endings.push(ending(name, &certificate, BOUGHT));
                }
            }
            None => {
                let name = format!("signer-{}", self.0.newest("signer", "pem")?);
                let certificate = self.0.certificate(&name)?;
                endings.push(ending(name, &certificate, SIGNER));
            }
        }
        if let Some(list) = self.kept_list()? {
            endings.push(Ending { name: "root.crl".to_owned(), at: list.until, told_from: list.until });
        }
        Ok(endings)
    }
}

fn ending(name: String, certificate: &Certificate, months: u32) -> Ending {
    let at = DateTime::UNIX_EPOCH + certificate.tbs_certificate.validity.not_after.to_unix_duration();
    let told_from = at.checked_sub_months(chrono::Months::new(months)).unwrap_or(at);
    Ending { name, at, told_from }
}

impl Ending {
    /// Whether it has ended.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.at < now
    }

    /// In an operator's words, once it is time.
    #[must_use]
    pub fn told(&self, now: DateTime<Utc>) -> Option<String> {
        let Self { name, at, told_from } = self;
        let day = at.format("%Y-%m-%d");
        if self.is_over(now) {
            return Some(format!("{name} ended on {day}"));
        }
        let years = at.year() - now.year();
        let left = if years > 1 {
            format!("about {years} years")
        } else {
            format!("{} days", (*at - now).num_days())
        };
        (*told_from <= now).then(|| format!("{name} ends on {day}, in {left}"))
    }
}
