//! What a stored credential says, for whoever compares it with a record. Whether it is to be believed, `verify` asks.

use chrono::{DateTime, Utc};

use super::{
    fault::Fault,
    shape::{CONTEXTS, Credential},
    strict,
};

/// What a credential says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// The certificate's code without dashes.
    pub code: String,
    /// The academy's name.
    pub issuer_name: String,
    /// The holder's name.
    pub holder_name: String,
    /// The same in Latin letters, where it is in another script.
    pub latin_name: Option<String>,
    /// The serial.
    pub serial: String,
    /// The qualification's title.
    pub achievement: String,
    /// The first moment it is valid.
    pub valid_from: DateTime<Utc>,
    /// The last second, where it ends.
    pub valid_until: Option<DateTime<Utc>>,
    /// Number of its status list.
    pub list: u32,
    /// Its bit there.
    pub index: u32,
}

/// Reads what a credential of this program says.
///
/// # Errors
/// The first [`Fault`] of its shape.
pub fn claims(bytes: &[u8]) -> Result<Claims, Fault> {
    let credential: Credential = strict::read(bytes, CONTEXTS)?;
    let odd = |what: &str| Fault::Malformed(format!("{what} cannot be read"));
    let moment = |text: &str| {
        let read = DateTime::parse_from_rfc3339(text);
        read.map(|at| at.to_utc()).map_err(|_| odd(text))
    };
    let last = |text: &str, before: char| text.rsplit(before).next().unwrap_or_default().to_owned();
    let number = |text: &str| text.parse::<u32>().map_err(|_| odd(text));
    let (subject, status) = (credential.credential_subject, credential.credential_status.today());
    let (holder_name, latin_name) = subject.identifier.into_names();
    Ok(Claims {
        code: last(credential.id.as_str(), '/'),
        issuer_name: credential.issuer.name,
        holder_name,
        latin_name,
        serial: subject.license_number,
        achievement: subject.achievement.name,
        valid_from: moment(&credential.valid_from)?,
        valid_until: credential.valid_until.as_deref().map(moment).transpose()?,
        list: number(&last(status.status_list_credential.as_str(), '-'))?,
        index: number(&status.status_list_index)?,
    })
}
