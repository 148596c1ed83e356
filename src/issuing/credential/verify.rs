//! Says of a credential whether to believe it, and if not, why; from bytes and what is at hand, without a network.

use chrono::{DateTime, Utc};

use super::{
    StatusPurpose,
    fault::{Fault, JwtFault, StatusFault},
    issuer::{DidDocument, Issuer},
    jwt, proof,
    shape::{CONTEXTS, Credential},
    status_list::{Question, Saved},
    strict,
};
use crate::ed25519::Ed25519Public;

/// A credential is about 3 KB.
const MOST: usize = 1 << 16;

/// A credential that holds, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Its id, an address.
    pub id: String,
    /// The issuer's DID.
    pub issuer: String,
    /// The issuer's name.
    pub issuer_name: String,
    /// The holder's name.
    pub holder_name: String,
    /// The same in Latin letters, where it is in another script.
    pub latin_name: Option<String>,
    /// What was achieved.
    pub achievement: String,
    /// Its serial.
    pub serial: String,
    /// Since when it is valid, RFC 3339.
    pub valid_from: String,
    /// Until when, where it ends.
    pub valid_until: Option<String>,
    /// Whether that has passed: it was real, and is not to be relied on.
    pub ended: bool,
    /// Whether a status list was asked. Without one it may have been withdrawn.
    pub status_known: bool,
}

/// Verifies a credential of this program: shape, contexts, proof, validity and, where lists are given, status. Lists are the
/// bytes of status lists as they were fetched, JSON or token; the one that the credential names must be among them.
///
/// # Errors
/// The first [`Fault`] found.
pub fn verify(
    bytes: &[u8],
    did: &DidDocument,
    lists: &[&[u8]],
    now: DateTime<Utc>,
) -> Result<Accepted, Fault> {
    if bytes.len() > MOST {
        return Err(Fault::TooLarge(bytes.len()));
    }
    refuse_token(bytes)?;
    let credential: Credential = strict::read(bytes, CONTEXTS)?;
    if let Some(word) = credential.odd_word() {
        return Err(Fault::Malformed(format!("{word} is another than expected")));
    }
    let issuer = &credential.issuer.id;
    proof::check(&credential, issuer, did)?;
    let ended = match strict::within(&credential.valid_from, credential.valid_until.as_deref(), now) {
        // It was real, and what became of it besides is worse news than that: whoever knows is asked first.
        Err(Fault::Expired(_)) => true,
        within => within.map(|()| false)?,
    };
    if !lists.is_empty() {
        ask(&credential, did, lists, now)?;
    }
    let Credential { id, issuer, credential_subject: subject, .. } = credential;
    let (holder_name, latin_name) = subject.identifier.into_names();
    Ok(Accepted {
        id: id.into(),
        issuer: issuer.id.into(),
        issuer_name: issuer.name,
        holder_name,
        latin_name,
        achievement: subject.achievement.name,
        serial: subject.license_number,
        valid_from: credential.valid_from,
        valid_until: credential.valid_until,
        ended,
        status_known: !lists.is_empty(),
    })
}

/// The number of the key that a stored credential was signed with, whatever its issuer's site was called then.
///
/// # Errors
/// [`Fault`] where none of the keys signed it.
pub fn signed_by(bytes: &[u8], keys: &[Ed25519Public]) -> Result<u32, Fault> {
    let credential: Credential = strict::read(bytes, CONTEXTS)?;
    let issuer = &credential.issuer.id;
    let mut fault = Fault::VerificationMethod(String::new());
    for key in keys {
        let alone = Issuer::named(issuer).document(std::slice::from_ref(key));
        match proof::check(&credential, issuer, &alone) {
            Ok(()) => return Ok(key.number),
            // Of the key that it names, what is wrong is worth saying.
            Err(Fault::VerificationMethod(_)) if !matches!(fault, Fault::VerificationMethod(_)) => {}
            Err(other) => fault = other,
        }
    }
    Err(fault)
}

/// Whatever a token says of itself, it is none of our credentials; where it is one of the known tricks, that is said.
fn refuse_token(bytes: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|e| Fault::NotJson(e.to_string()))?.trim();
    if text.starts_with("eyJ") {
        jwt::header(text)?;
        return Err(JwtFault::NotACredential.into());
    }
    Ok(())
}

/// Asks the list for revocation, where it is at hand, and the one that the credential names for today.
fn ask(credential: &Credential, did: &DidDocument, lists: &[&[u8]], now: DateTime<Utc>) -> Result<(), Fault> {
    let today = credential.credential_status.today();
    let saved = lists.iter().map(|bytes| Saved::read(bytes)).collect::<Result<Vec<_>, _>>()?;
    let find = |id| saved.iter().find(|list| list.is(id));
    let says = |list: &Saved<'_>, purpose: StatusPurpose| {
        let issuer = &credential.issuer.id;
        let question = Question { issuer, purpose: purpose.name(), index: &today.status_list_index };
        list.says(&question, did, now)
    };
    if let Some(list) = credential.credential_status.for_good().and_then(find)
        && says(list, StatusPurpose::Revocation)?
    {
        return Err(Fault::Withdrawn(StatusPurpose::Revocation));
    }
    let named = &today.status_list_credential;
    let list = find(named).ok_or_else(|| StatusFault::Other(named.to_string()))?;
    if says(list, StatusPurpose::Suspension)? {
        return Err(Fault::Withdrawn(StatusPurpose::Suspension));
    }
    Ok(())
}
