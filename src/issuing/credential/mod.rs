//! The certificate as a credential that other people's programs check: Open Badges 3.0, which is a W3C Verifiable Credential 2.0,
//! with a proof of the suite `eddsa-rdfc-2022`, and the status lists that say what it is worth today.
//!
//! Pure: facts and key in, bytes out, the same bytes for the same input. Contexts are pinned (`certificates/contexts`) and never
//! fetched.

mod claims;
mod fault;
mod iri;
mod issuer;
mod jwt;
mod proof;
mod quads;
mod shape;
mod status_list;
mod strict;
mod verify;

use chrono::{DateTime, Utc};

pub use claims::{Claims, claims};
pub use fault::{Fault, JwtFault, StatusFault};
pub use issuer::{DidDocument, Issuer};
pub use status_list::{PLACES, SignedStatusList, StatusList, StatusPlace, StatusPurpose, list_path};
pub use verify::{Accepted, signed_by, verify};

use iri::Iri;
use proof::{Proof, moment};
use shape::{
    Achievement, CONTEXTS, Credential, Criteria, HolderNames, Profile, StatusEntry, Statuses, Subject,
};

use super::ed25519::Ed25519Signer;
use crate::random;

/// What a credential says. Nothing of it is known to the public page only by guessing: the page says the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialFacts {
    /// The installation that signs.
    pub issuer: Issuer,
    /// The certificate's code without dashes: as unguessable in the credential's address as in that of the page.
    pub code: String,
    /// The academy's name.
    pub issuer_name: String,
    /// The holder's name.
    pub holder_name: String,
    /// The same in Latin letters, where it is in another script.
    pub latin_name: Option<String>,
    /// The serial within the academy.
    pub serial: String,
    /// What was achieved.
    pub achievement: AchievementFacts,
    /// What is said of this holder beyond that, in plain words.
    pub narrative: Option<String>,
    /// The first moment it is valid.
    pub valid_from: DateTime<Utc>,
    /// The last second it is valid; without it, it does not expire.
    pub valid_until: Option<DateTime<Utc>>,
    /// When it is signed, as it says itself.
    pub signed_at: DateTime<Utc>,
    /// Its bit in the status lists.
    pub place: StatusPlace,
}

/// A qualification, the same for all its holders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AchievementFacts {
    /// A URI that is its own, such as `urn:uuid:…`.
    pub id: String,
    /// Its title.
    pub name: String,
    /// What it is, in a sentence.
    pub description: String,
    /// What one does to earn it, in plain words.
    pub criteria: String,
    /// The language of these words, e.g. `en`.
    pub language: String,
}

/// A signed credential: the bytes to store and to hand out, never to be written again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCredential {
    /// JSON (`application/vc+ld+json`).
    pub bytes: Vec<u8>,
    /// Their SHA-256, in lower-case hexadecimal: what the log keeps.
    pub sha256: String,
}

/// The path of a credential on the site: the certificate's code in `/credentials/<code>`.
#[must_use]
pub fn credential_path(code: &str) -> String {
    format!("/credentials/{code}")
}

/// Writes and signs a credential. The same facts and key give the same bytes.
#[must_use]
pub fn issue(facts: &CredentialFacts, signer: &Ed25519Signer) -> SignedCredential {
    let mut credential = credential(facts);
    credential.proof.push(Proof::make(&credential, &facts.issuer, facts.signed_at, signer));
    let bytes = strict::json(&credential);
    SignedCredential { sha256: random::sha256_hex(&bytes), bytes }
}

fn credential(facts: &CredentialFacts) -> Credential {
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let id = facts.issuer.address(&credential_path(&facts.code));
    let achievement = &facts.achievement;
    Credential {
        context: words(CONTEXTS),
        kind: words(&["VerifiableCredential", "OpenBadgeCredential"]),
        name: achievement.name.clone(),
        issuer: Profile { id: facts.issuer.id(), kind: words(&["Profile"]), name: facts.issuer_name.clone() },
        valid_from: moment(facts.valid_from),
        valid_until: facts.valid_until.map(moment),
        credential_subject: Subject {
            id: Iri::new(&format!("{id}#subject")),
            kind: words(&["AchievementSubject"]),
            identifier: HolderNames::of(&facts.holder_name, facts.latin_name.as_deref()),
            license_number: facts.serial.clone(),
            narrative: facts.narrative.clone(),
            achievement: Achievement {
                id: Iri::new(&achievement.id),
                kind: words(&["Achievement"]),
                achievement_type: "Certificate".to_owned(),
                name: achievement.name.clone(),
                description: achievement.description.clone(),
                in_language: achievement.language.clone(),
                criteria: Criteria {
                    id: Iri::new(&format!("{}#criteria", achievement.id)),
                    narrative: achievement.criteria.clone(),
                },
            },
        },
        credential_status: status_entries(facts),
        proof: Vec::new(),
        id,
    }
}

/// One entry for each list, whose purposes stand for what the standard says of them (decision 74). Who reads only the first
/// finds everything there that is not to be relied on.
fn status_entries(facts: &CredentialFacts) -> Statuses {
    let StatusPlace { list, index } = facts.place;
    Statuses::Each(StatusPurpose::ALL.map(|purpose| {
        let named = facts.issuer.address(&list_path(purpose, list));
        StatusEntry {
            id: Iri::new(&format!("{named}#{index}")),
            kind: "BitstringStatusListEntry".to_owned(),
            status_purpose: purpose.name().to_owned(),
            status_list_index: index.to_string(),
            status_list_credential: named,
            status_reference: None,
        }
    }))
}
