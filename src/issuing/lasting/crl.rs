//! Lists of revoked certificates: whether one holds now, is the issuer's own and speaks of a certificate (RFC 5280, 6.3.3).

use chrono::{DateTime, Utc};
use const_oid::db::rfc5280::ID_CE_ISSUING_DISTRIBUTION_POINT;
use der::{Any, Decode, Encode, Sequence, asn1::BitString};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    Certificate,
    crl::{CertificateList, TbsCertList},
    ext::{
        Extension,
        pkix::{BasicConstraints, KeyUsage, crl::dp::IssuingDistributionPoint},
    },
};

use super::{
    LastingError, moments,
    revocation::{self, Proof, Question},
    verify::verify,
};

/// The list as it came: what is signed stays as its bytes are.
#[derive(Sequence)]
struct Signed {
    list: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// Whether a list is an authority's own, by its name and its key: another one may have had that name before.
pub fn is_of(der: &[u8], issuer: &Certificate) -> bool {
    let list = CertificateList::from_der(der);
    list.is_ok_and(|list| list.tbs_cert_list.issuer == issuer.tbs_certificate.subject)
        && signed(der, issuer).is_ok()
}

/// Looks a certificate up in the list that somebody gave.
///
/// # Errors
/// As [`Question::ask`].
pub fn look_up(
    der: Vec<u8>,
    who: &str,
    question: &Question<'_>,
    now: DateTime<Utc>,
) -> Result<Proof, LastingError> {
    let wrong = |reason| LastingError::Revocation { url: who.to_owned(), reason };
    let list = read(&der, question, now).map_err(wrong)?;
    let serial = &question.certificate.tbs_certificate.serial_number;
    let entry = list.revoked_certificates.iter().flatten().find(|one| one.serial_number == *serial);
    question.judge(entry.map(|entry| moments::moment(entry.revocation_date)))?;
    Ok(Proof::Crl(der))
}

/// Whether the authority's key signed the list; otherwise what is wrong.
fn signed(der: &[u8], issuer: &Certificate) -> Result<(), String> {
    let no_list = |e: der::Error| format!("no list of revocations: {e}");
    let signed = Signed::from_der(der).map_err(no_list)?;
    let message = signed.list.to_der().map_err(no_list)?;
    verify(issuer, &signed.algorithm, None, &message, signed.signature.raw_bytes())
        .map_err(|doubt| doubt.to_string())
}

/// The list, where it can be believed about the certificate now; otherwise what is wrong.
fn read(der: &[u8], question: &Question<'_>, now: DateTime<Utc>) -> Result<TbsCertList, String> {
    let list = CertificateList::from_der(der).map_err(|e| format!("no list of revocations: {e}"))?;
    let (list, authority) = (list.tbs_cert_list, &question.issuer.tbs_certificate);
    if list.issuer != authority.subject {
        return Err("the list is another authority's".to_owned());
    }
    let usage = authority.get::<KeyUsage>().ok().flatten();
    if usage.is_some_and(|(_, usage)| !usage.crl_sign()) {
        return Err(format!("the certificate of {} is not for signing lists", authority.subject));
    }
    signed(der, question.issuer)?;
    let next = list.next_update.ok_or("the list does not say until when it holds")?;
    if let Some(wrong) = moments::stale(moments::moment(list.this_update), Some(moments::moment(next)), now) {
        return Err(wrong);
    }
    for extension in list.crl_extensions.iter().flatten().filter(|extension| extension.critical) {
        if !speaks_of(extension, question.certificate) {
            return Err("the list does not speak of this certificate".to_owned());
        }
    }
    Ok(list)
}

/// Whether what a list says of its own scope takes the certificate in. Only the extension of RFC 5280, 5.2.5, is known here:
/// a list with another critical one, such as a list of changes, must not be used.
fn speaks_of(extension: &Extension, certificate: &Certificate) -> bool {
    let scope = IssuingDistributionPoint::from_der(extension.extn_value.as_bytes());
    let (true, Ok(scope)) = (extension.extn_id == ID_CE_ISSUING_DISTRIBUTION_POINT, scope) else {
        return false;
    };
    let tbs = &certificate.tbs_certificate;
    let is_authority = tbs.get::<BasicConstraints>().ok().flatten().is_some_and(|(_, b)| b.ca);
    let named = match &scope.distribution_point {
        Some(point) => {
            let of_list = revocation::addresses(point);
            revocation::list_addresses(certificate).iter().any(|address| of_list.contains(address))
        }
        None => true,
    };
    let kind = if is_authority { !scope.only_contains_user_certs } else { !scope.only_contains_ca_certs };
    named
        && kind
        && !scope.indirect_crl
        && !scope.only_contains_attribute_certs
        && scope.only_some_reasons.is_none()
}
