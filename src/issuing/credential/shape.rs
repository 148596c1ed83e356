//! The one shape that our credentials have (Open Badges 3.0 on Verifiable Credentials 2.0), as JSON and as statements.
//!
//! What is read has this shape or is refused, so no term is ever signed, or believed, without its statement.

use serde::{Deserialize, Serialize};

use super::{
    StatusPurpose,
    iri::Iri,
    proof::{Proof, Proven},
    quads::{BLANKS, DATE_TIME, Quads, digest_of},
};

/// The contexts of a credential, in the order that Open Badges 3.0 demands (section 8.1).
pub(super) const CONTEXTS: &[&str] =
    &["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Credential {
    #[serde(rename = "@context")]
    pub context: Vec<String>,
    pub id: Iri,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub name: String,
    pub issuer: Profile,
    pub valid_from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    pub credential_subject: Subject,
    pub credential_status: Statuses,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proof: Vec<Proof>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Profile {
    pub id: Iri,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Subject {
    pub id: Iri,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub identifier: HolderNames,
    pub license_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    pub achievement: Achievement,
}

/// The holder's names: as they write it, and where that is in another script the same in Latin letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum HolderNames {
    One([Identity; 1]),
    Two([Identity; 2]),
}

impl HolderNames {
    pub(super) fn of(name: &str, latin: Option<&str>) -> Self {
        match latin {
            Some(latin) => Self::Two([Identity::of(NAMED, name), Identity::of(IN_LATIN, latin)]),
            None => Self::One([Identity::of(NAMED, name)]),
        }
    }

    /// The name, and the same in Latin letters.
    pub(super) fn into_names(self) -> (String, Option<String>) {
        match self {
            Self::One([name]) => (name.identity_hash, None),
            Self::Two([name, latin]) => (name.identity_hash, Some(latin.identity_hash)),
        }
    }

    fn all(&self) -> &[Identity] {
        match self {
            Self::One(all) => all,
            Self::Two(all) => all,
        }
    }

    /// Whether they are as this program writes them. A set has no order: only its type tells one name from the other.
    fn are_ours(&self) -> bool {
        let is = |(one, kind): (&Identity, &str)| {
            one.kind == "IdentityObject" && !one.hashed && one.identity_type == kind
        };
        self.all().iter().zip([NAMED, IN_LATIN]).all(is)
    }

    fn state(&self, quads: &mut Quads, subject: &str) {
        let mut ordered: Vec<_> = self.all().iter().collect();
        // One alone needs no digest.
        if ordered.len() > 1 {
            ordered.sort_by_cached_key(|one| digest_of(|quads, node| one.state(quads, subject, node)));
        }
        for (one, node) in ordered.into_iter().zip(BLANKS) {
            one.state(quads, subject, node);
        }
    }
}

/// The types of the names. The standard has the first, and lets others be named like the second (IdentifierTypeEnum).
const NAMED: &str = "name";
const IN_LATIN: &str = "ext:latinName";

/// A name of the holder. The schema allows it no id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Identity {
    #[serde(rename = "type")]
    pub kind: String,
    pub hashed: bool,
    pub identity_hash: String,
    pub identity_type: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Achievement {
    pub id: Iri,
    #[serde(rename = "type")]
    pub kind: Vec<String>,
    pub achievement_type: String,
    pub name: String,
    pub description: String,
    pub in_language: String,
    pub criteria: Criteria,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Criteria {
    pub id: Iri,
    pub narrative: String,
}

/// Where the issuer says what it is worth today (Bitstring Status List 1.0, section 2.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StatusEntry {
    pub id: Iri,
    #[serde(rename = "type")]
    pub kind: String,
    pub status_purpose: String,
    pub status_list_index: String,
    pub status_list_credential: Iri,
    /// The other list, where the entry is the only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_reference: Option<Iri>,
}

/// The entries of a credential: for suspension, then for revocation (decision 74). Those signed earlier have the first alone,
/// which names the other list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Statuses {
    One(StatusEntry),
    Each([StatusEntry; 2]),
}

impl Statuses {
    /// The entry of the list in which everything stands that is not to be relied on today.
    pub(super) fn today(&self) -> &StatusEntry {
        match self {
            Self::One(entry) | Self::Each([entry, _]) => entry,
        }
    }

    /// The list of what was withdrawn for good.
    pub(super) fn for_good(&self) -> Option<&Iri> {
        match self {
            Self::One(entry) => entry.status_reference.as_ref(),
            Self::Each([_, entry]) => Some(&entry.status_list_credential),
        }
    }

    fn entries(&self) -> &[StatusEntry] {
        match self {
            Self::One(entry) => std::slice::from_ref(entry),
            Self::Each(entries) => entries,
        }
    }

    /// Whether they are those that this program writes: a place that is the same in both lists.
    fn are_ours(&self) -> bool {
        let named = |entry: &StatusEntry, purpose: StatusPurpose| {
            entry.kind == "BitstringStatusListEntry" && entry.status_purpose == purpose.name()
        };
        match self {
            Self::One(entry) => named(entry, StatusPurpose::Suspension) && entry.status_reference.is_some(),
            Self::Each([today, for_good]) => {
                named(today, StatusPurpose::Suspension)
                    && named(for_good, StatusPurpose::Revocation)
                    && today.status_list_index == for_good.status_list_index
                    && [today, for_good].iter().all(|entry| entry.status_reference.is_none())
            }
        }
    }
}

const VC: &str = "https://www.w3.org/2018/credentials#";
const BADGE: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
pub(super) const STATUS: &str = "https://www.w3.org/ns/credentials/status#";
const NAME: &str = "https://schema.org/name";

macro_rules! term {
    ($vocabulary:expr, $name:literal) => {
        &[$vocabulary, $name].concat()
    };
}
pub(super) use term;

impl Credential {
    /// Words that only ever stand as they are here; the name of the first that does not.
    pub(super) fn odd_word(&self) -> Option<&'static str> {
        let subject = &self.credential_subject;
        let fixed = [
            ("type", self.kind == ["VerifiableCredential", "OpenBadgeCredential"]),
            ("issuer.type", self.issuer.kind == ["Profile"]),
            ("credentialSubject.type", subject.kind == ["AchievementSubject"]),
            ("credentialSubject.identifier", subject.identifier.are_ours()),
            ("credentialSubject.achievement.type", subject.achievement.kind == ["Achievement"]),
            ("credentialStatus", self.credential_status.are_ours()),
        ];
        fixed.iter().find(|(_, holds)| !holds).map(|(name, _)| *name)
    }
}

impl Proven for Credential {
    fn statements(&self) -> String {
        let mut quads = Quads::new();
        let (id, issuer) = (self.id.as_str(), self.issuer.id.as_str());
        quads.kind(id, term!(VC, "VerifiableCredential"));
        quads.kind(id, term!(BADGE, "OpenBadgeCredential"));
        quads.text(id, NAME, &self.name);
        quads.link(id, term!(VC, "issuer"), issuer);
        quads.typed(id, term!(VC, "validFrom"), &self.valid_from, DATE_TIME);
        if let Some(until) = &self.valid_until {
            quads.typed(id, term!(VC, "validUntil"), until, DATE_TIME);
        }
        quads.link(id, term!(VC, "credentialSubject"), self.credential_subject.id.as_str());
        for entry in self.credential_status.entries() {
            quads.link(id, term!(VC, "credentialStatus"), entry.id.as_str());
            entry.state(&mut quads);
        }
        quads.kind(issuer, term!(BADGE, "Profile"));
        quads.text(issuer, NAME, &self.issuer.name);
        self.credential_subject.state(&mut quads);
        quads.canonical()
    }

    fn proofs(&self) -> &[Proof] {
        &self.proof
    }
}

impl Subject {
    fn state(&self, quads: &mut Quads) {
        let id = self.id.as_str();
        quads.kind(id, term!(BADGE, "AchievementSubject"));
        quads.text(id, term!(BADGE, "licenseNumber"), &self.license_number);
        if let Some(narrative) = &self.narrative {
            quads.text(id, term!(BADGE, "narrative"), narrative);
        }
        quads.link(id, term!(BADGE, "achievement"), self.achievement.id.as_str());
        self.identifier.state(quads, id);
        self.achievement.state(quads);
    }
}

impl Identity {
    fn of(kind: &str, name: &str) -> Self {
        Self {
            kind: "IdentityObject".to_owned(),
            hashed: false,
            identity_hash: name.to_owned(),
            identity_type: kind.to_owned(),
        }
    }

    fn state(&self, quads: &mut Quads, subject: &str, node: &str) {
        quads.link(subject, term!(BADGE, "identifier"), node);
        quads.kind(node, term!(BADGE, "IdentityObject"));
        // The context names this datatype with `https`.
        let boolean = "https://www.w3.org/2001/XMLSchema#boolean";
        quads.typed(node, term!(BADGE, "hashed"), if self.hashed { "true" } else { "false" }, boolean);
        quads.text(node, term!(BADGE, "identityHash"), &self.identity_hash);
        quads.text(node, term!(BADGE, "identityType"), &self.identity_type);
    }
}

impl Achievement {
    fn state(&self, quads: &mut Quads) {
        let (id, criteria) = (self.id.as_str(), self.criteria.id.as_str());
        quads.kind(id, term!(BADGE, "Achievement"));
        quads.text(id, term!(BADGE, "achievementType"), &self.achievement_type);
        quads.text(id, NAME, &self.name);
        quads.text(id, "https://schema.org/description", &self.description);
        quads.text(id, "https://schema.org/inLanguage", &self.in_language);
        // The context gives the property and the class the same IRI.
        quads.link(id, term!(BADGE, "Criteria"), criteria);
        quads.text(criteria, term!(BADGE, "narrative"), &self.criteria.narrative);
    }
}

impl StatusEntry {
    fn state(&self, quads: &mut Quads) {
        let id = self.id.as_str();
        quads.kind(id, term!(STATUS, "BitstringStatusListEntry"));
        quads.text(id, term!(STATUS, "statusPurpose"), &self.status_purpose);
        quads.text(id, term!(STATUS, "statusListIndex"), &self.status_list_index);
        quads.link(id, term!(STATUS, "statusListCredential"), self.status_list_credential.as_str());
        if let Some(other) = &self.status_reference {
            quads.link(id, term!(STATUS, "statusReference"), other.as_str());
        }
    }
}
