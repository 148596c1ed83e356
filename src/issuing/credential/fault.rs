//! Why a credential is not to be believed.

use thiserror::Error;

use super::StatusPurpose;

/// The first reason found against a credential.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// More bytes than a credential can have.
    #[error("{0} bytes are too many for a credential")]
    TooLarge(usize),
    /// Not JSON; carries the reader's words.
    #[error("this is not JSON: {0}")]
    NotJson(String),
    /// A JSON Web Token where a credential with an embedded proof was expected, or one that is not to be trusted.
    #[error(transparent)]
    Jwt(#[from] JwtFault),
    /// The contexts are not exactly the pinned ones, in their order.
    #[error("the contexts are not those of an Open Badges 3.0 credential, in their order")]
    Context,
    /// A term that has no meaning here, so that no signature covers it.
    #[error("{0} has no meaning in this credential, and no signature covers it")]
    UndefinedTerm(String),
    /// Not of the shape that this program's credentials have; carries what is wrong.
    #[error("not a credential of this program: {0}")]
    Malformed(String),
    /// It names another issuer than the one whose keys are known.
    #[error("the issuer is {0}, whose keys are not known here")]
    Issuer(String),
    /// The key is none of the issuer's.
    #[error("the key {0} is not the issuer's")]
    VerificationMethod(String),
    /// The key is the issuer's, but not for this use.
    #[error("the issuer does not allow the key {0} to assert anything")]
    NotForAssertion(String),
    /// Not exactly one proof.
    #[error("it has {0} proofs, not one")]
    Proofs(usize),
    /// A proof of another suite.
    #[error("the proof is of another suite: {0}")]
    Suite(String),
    /// A proof made for another purpose.
    #[error("the proof was made for another purpose: {0}")]
    Purpose(String),
    /// The proof's value is not 64 bytes in base58.
    #[error("the proof's value cannot be read")]
    ProofValue,
    /// Key and content do not give this signature: something was changed.
    #[error("the signature does not fit: the credential was changed, or the key is another")]
    Signature,
    /// It is good later.
    #[error("it is not valid before {0}")]
    NotYetValid(String),
    /// It was good. Of a credential this is no fault but a part of what is accepted.
    #[error("it was valid until {0}")]
    Expired(String),
    /// What the issuer's status list says, or that there is nothing to be learnt from it.
    #[error("the status list {0}")]
    Status(#[from] StatusFault),
    /// The issuer says today that it is not to be relied on.
    #[error("{}", match .0 {
        StatusPurpose::Suspension => "the issuer says that it is not to be relied on",
        StatusPurpose::Revocation => "the issuer has revoked or replaced it for good",
    })]
    Withdrawn(StatusPurpose),
}

/// Why a JSON Web Token is not trusted.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JwtFault {
    /// A credential of ours carries its proof inside and is never a token.
    #[error("a token is not one of our credentials, which carry their proof inside")]
    NotACredential,
    /// Three parts with a readable header were expected.
    #[error("the token cannot be read")]
    Unreadable,
    /// `alg: none`: not signed at all.
    #[error("the token is not signed (alg none)")]
    Unsigned,
    /// A shared secret, e.g. `HS256`: whoever can check it can forge it.
    #[error("the token is signed with a shared secret ({0}), which proves nothing")]
    SharedSecret(String),
    /// It brings its own key.
    #[error("the token brings its own key ({0}), which proves nothing")]
    OwnKey(String),
    /// Another algorithm than EdDSA.
    #[error("the token is signed with {0}, not EdDSA")]
    Algorithm(String),
    /// Not a `vc+jwt`, or one with extensions that must be understood.
    #[error("the token is not a status list")]
    Kind,
}

/// Why a status list does not speak for a credential.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StatusFault {
    /// None of the lists is the one that the credential names.
    #[error("that the credential names is {0}; that one is not here")]
    Other(String),
    /// It cannot be read; carries what is wrong.
    #[error("cannot be read: {0}")]
    Malformed(String),
    /// Signed by somebody, but not the credential's issuer.
    #[error("is not by the credential's issuer")]
    Issuer,
    /// Its own proof does not hold.
    #[error("is not to be trusted: {0}")]
    Proof(Box<Fault>),
    /// It answers another question than the credential asks.
    #[error("is for {0}, not for what the credential asks")]
    Purpose(String),
    /// Not valid yet.
    #[error("is not valid before {0}")]
    NotYetValid(String),
    /// Too old to say what holds now.
    #[error("is out of date since {0}: fetch it again")]
    Expired(String),
    /// `encodedList` does not begin with `u`, the mark of base64url.
    #[error("is not in the multibase form u")]
    Multibase,
    /// Fewer than 131,072 places: a certificate could be told from the few others.
    #[error("has {0} places, fewer than 131072")]
    TooShort(usize),
    /// The credential's place is beyond its end.
    #[error("has no place {0}")]
    OutOfRange(String),
}
