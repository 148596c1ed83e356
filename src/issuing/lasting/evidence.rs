//! Everything that must be known of a signature's certificates, gathered for the file to carry.

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use x509_cert::{Certificate, ext::Extension};

use super::{
    LastingError, Means,
    revocation::{self, Proof, Question},
    verify::verify_certificate,
};

/// id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1): nobody is asked about this responder.
const NO_CHECK: const_oid::ObjectIdentifier = const_oid::ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");
/// Certificates of one file at most; more is a loop.
const MOST: usize = 32;

/// Certificates and what their authorities say of them.
#[derive(Default)]
pub struct Evidence {
    known: Vec<Known>,
    /// How many of them were asked about.
    asked: usize,
    /// OCSP responses, DER.
    pub ocsps: Vec<Vec<u8>>,
    /// Revocation lists, DER.
    pub crls: Vec<Vec<u8>>,
}

struct Known {
    certificate: Certificate,
    /// When somebody else vouched for what its key signed: a later revocation takes nothing from that.
    vouched: DateTime<Utc>,
}

impl Evidence {
    /// Notes certificates whose proofs are needed, of a signature that somebody vouched for at a moment.
    pub fn add(&mut self, certificates: Vec<Certificate>, vouched: DateTime<Utc>) {
        for certificate in certificates {
            match self.known.iter_mut().find(|known| known.certificate == certificate) {
                Some(known) => known.vouched = known.vouched.max(vouched),
                None => self.known.push(Known { certificate, vouched }),
            }
        }
    }

    /// Every certificate up to the roots.
    pub fn certificates(&self) -> impl Iterator<Item = &Certificate> {
        self.known.iter().map(|known| &known.certificate)
    }

    /// Gathers what is needed for the certificates that were added last, and those above them. False: one of them names nobody
    /// to ask.
    pub fn collect(&mut self, means: &Means<'_>) -> Result<bool, LastingError> {
        let mut complete = true;
        while let Some(Known { certificate, vouched }) = self.known.get(self.asked) {
            let (certificate, vouched) = (certificate.clone(), *vouched);
            self.asked += 1;
            let tbs = &certificate.tbs_certificate;
            if tbs.issuer == tbs.subject || extensions(&certificate).any(|e| e.extn_id == NO_CHECK) {
                continue;
            }
            let Some(issuer) = self.issuer(&certificate, means)? else {
                complete = false;
                continue;
            };
            match (Question { certificate: &certificate, issuer: &issuer, vouched }).ask(means)? {
                Some(Proof::Ocsp(der, certificates)) => {
                    self.ocsps.push(der);
                    self.add(certificates, means.now);
                }
                Some(Proof::Crl(der)) if !self.crls.contains(&der) => self.crls.push(der),
                Some(Proof::Crl(_)) => {}
                None => complete = false,
            }
            self.add(vec![issuer], vouched);
            if self.known.len() > MOST {
                return Err(LastingError::File(format!("its certificates have more than {MOST} above them")));
            }
        }
        Ok(complete)
    }

    /// The certificate above one, whose key signed it: known already, or fetched from where it says.
    fn issuer(
        &self,
        certificate: &Certificate,
        means: &Means<'_>,
    ) -> Result<Option<Certificate>, LastingError> {
        let tbs = &certificate.tbs_certificate;
        // Two may have one name: an authority that changed its key.
        let mut doubt = None;
        for known in self.certificates().filter(|c| c.tbs_certificate.subject == tbs.issuer) {
            match verify_certificate(known, certificate) {
                Ok(()) => return Ok(Some(known.clone())),
                Err(found) => doubt = Some(found),
            }
        }
        let Some(url) = revocation::issuer_address(certificate) else {
            let refused = |doubt| LastingError::Certificate { who: tbs.subject.to_string(), doubt };
            return doubt.map_or(Ok(None), |doubt| Err(refused(doubt)));
        };
        let wrong = |reason: String| LastingError::Revocation { url: url.clone(), reason };
        let der = means.fetch.get(&url)?;
        let issuer = Certificate::from_der(&der).map_err(|e| wrong(format!("no certificate: {e}")))?;
        if issuer.tbs_certificate.subject != tbs.issuer || issuer.to_der()? != der {
            return Err(wrong("the certificate is another one".to_owned()));
        }
        verify_certificate(&issuer, certificate).map_err(|doubt| wrong(doubt.to_string()))?;
        Ok(Some(issuer))
    }
}

fn extensions(certificate: &Certificate) -> impl Iterator<Item = &Extension> {
    certificate.tbs_certificate.extensions.iter().flatten()
}
