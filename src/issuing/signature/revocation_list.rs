//! A list of revoked certificates as the installation's own authority signs it (RFC 5280, 5).

use std::fmt;

use chrono::{DateTime, SubsecRound, Utc};
use const_oid::db::{
    rfc5280::{ID_CE_CRL_NUMBER, ID_CE_CRL_REASONS},
    rfc5912::ECDSA_WITH_SHA_256,
};
use der::{
    Decode, Encode,
    asn1::{GeneralizedTime, OctetString, UtcTime},
};
use p256::ecdsa::{DerSignature, SigningKey, signature::hazmat::PrehashVerifier};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    Certificate, Version,
    crl::{CertificateList, RevokedCert, TbsCertList},
    ext::{Extension, pkix::CrlReason},
    name::Name,
    time::Time,
};

use super::{SignError, certificates, identity::public_key};

/// Why a signing certificate is revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Cause {
    /// Somebody else may have the key.
    KeyCompromise,
    /// Another certificate took its place; nobody else had the key.
    Superseded,
    /// Something else, or nothing that is said.
    Other,
}

impl Cause {
    /// Those that an owner chooses from.
    pub const CHOICES: [Self; 2] = [Self::KeyCompromise, Self::Superseded];

    /// `key-compromise`, `superseded`, `other`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::KeyCompromise => "key-compromise",
            Self::Superseded => "superseded",
            Self::Other => "other",
        }
    }

    fn code(self) -> Option<CrlReason> {
        match self {
            Self::KeyCompromise => Some(CrlReason::KeyCompromise),
            Self::Superseded => Some(CrlReason::Superseded),
            Self::Other => None,
        }
    }
}

/// What a list says of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Revocation {
    /// From when on nothing that it signs is to be believed.
    pub at: DateTime<Utc>,
    /// Why.
    pub cause: Cause,
}

/// A signed list.
#[derive(Clone, Debug)]
pub struct RevocationList {
    /// The list as it is handed out, DER.
    pub der: Vec<u8>,
    /// Grows from list to list.
    pub number: u64,
    /// When it was made.
    pub from: DateTime<Utc>,
    /// When the next one is due at the latest.
    pub until: DateTime<Utc>,
    issuer: Name,
    pub(super) entries: Vec<RevokedCert>,
}

impl RevocationList {
    /// Reads a list of this authority; otherwise what is wrong with it.
    pub(super) fn read(der: Vec<u8>, authority: &Certificate) -> Result<Self, String> {
        let list = CertificateList::from_der(&der).map_err(|e| format!("no list of revocations: {e}"))?;
        let tbs = list.tbs_cert_list;
        let signed = Sha256::digest(tbs.to_der().map_err(|e| e.to_string())?);
        let signature = list.signature.as_bytes().and_then(|bytes| DerSignature::from_bytes(bytes).ok());
        let key = public_key(authority)?;
        if signature.is_none_or(|signature| key.verify_prehash(&signed, &signature).is_err()) {
            return Err("the list was not signed by root.key".to_owned());
        }
        let number = tbs.crl_extensions.iter().flatten().find(|e| e.extn_id == ID_CE_CRL_NUMBER);
        let number = number.and_then(|e| u64::from_der(e.extn_value.as_bytes()).ok());
        Ok(Self {
            number: number.ok_or("the list has no number")?,
            from: moment(tbs.this_update),
            until: moment(tbs.next_update.ok_or("the list has no end")?),
            issuer: tbs.issuer,
            entries: tbs.revoked_certificates.unwrap_or_default(),
            der,
        })
    }

    /// Signs a list.
    pub(super) fn sign(
        entries: Vec<RevokedCert>,
        number: u64,
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        (authority, key): &(Certificate, SigningKey),
    ) -> Result<Self, SignError> {
        let algorithm = AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None };
        let number_said = Extension {
            extn_id: ID_CE_CRL_NUMBER,
            critical: false,
            extn_value: OctetString::new(number.to_der()?)?,
        };
        let tbs_cert_list = TbsCertList {
            version: Version::V2,
            signature: algorithm.clone(),
            issuer: authority.tbs_certificate.subject.clone(),
            this_update: time(from)?,
            next_update: Some(time(until)?),
            // Where there is nobody, the field is left out (RFC 5280, 5.1.2.6).
            revoked_certificates: (!entries.is_empty()).then(|| entries.clone()),
            crl_extensions: Some(vec![certificates::authority_key_identifier(key)?, number_said]),
        };
        let signature = certificates::signature(key, &tbs_cert_list.to_der()?)?;
        let issuer = tbs_cert_list.issuer.clone();
        let list = CertificateList { tbs_cert_list, signature_algorithm: algorithm, signature };
        let (from, until) = (from.trunc_subsecs(0), until.trunc_subsecs(0));
        Ok(Self { der: list.to_der()?, number, from, until, issuer, entries })
    }

    /// What it says of a certificate; nothing where that is good, or another authority's.
    #[must_use]
    pub fn of(&self, certificate: &Certificate) -> Option<Revocation> {
        let tbs = &certificate.tbs_certificate;
        let mut entries = self.entries.iter().filter(|_| tbs.issuer == self.issuer);
        entries.find(|entry| entry.serial_number == tbs.serial_number).map(|entry| {
            let reason = entry.crl_entry_extensions.iter().flatten().find(|e| e.extn_id == ID_CE_CRL_REASONS);
            let reason = reason.and_then(|e| CrlReason::from_der(e.extn_value.as_bytes()).ok());
            let cause = match reason {
                Some(CrlReason::KeyCompromise) => Cause::KeyCompromise,
                Some(CrlReason::Superseded) => Cause::Superseded,
                _ => Cause::Other,
            };
            Revocation { at: moment(entry.revocation_date), cause }
        })
    }
}

/// An entry of a list.
pub(super) fn entry(certificate: &Certificate, said: Revocation) -> Result<RevokedCert, SignError> {
    let reason = |code: CrlReason| {
        let extn_value = OctetString::new(code.to_der()?)?;
        Ok::<_, der::Error>(vec![Extension { extn_id: ID_CE_CRL_REASONS, critical: false, extn_value }])
    };
    Ok(RevokedCert {
        serial_number: certificate.tbs_certificate.serial_number.clone(),
        revocation_date: time(said.at)?,
        // An unspecified one is left out (RFC 5280, 5.3.1).
        crl_entry_extensions: said.cause.code().map(reason).transpose()?,
    })
}

fn moment(time: Time) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + time.to_unix_duration()
}

/// To the second; from 2050 on with the year in full (RFC 5280, 5.1.2.4).
fn time(at: DateTime<Utc>) -> Result<Time, der::Error> {
    let since = std::time::Duration::from_secs(u64::try_from(at.timestamp()).unwrap_or_default());
    Ok(match UtcTime::from_unix_duration(since) {
        Ok(time) => Time::UtcTime(time),
        Err(_) => Time::GeneralTime(GeneralizedTime::from_unix_duration(since)?),
    })
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
