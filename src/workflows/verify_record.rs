//! Whether the record is what the program wrote: every row against its seal, and every certificate against its signed credential.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::{
    domain::{
        certificate::Certificate,
        ids::AcademyId,
        record_fault::{RecordFault, RecordFaultKind},
    },
    issuing::credential::{Claims, claims},
    random,
    storage::{
        Result, Store, academies, certificates, chronicle,
        credentials::{self, KnownCredential},
        seals,
    },
};

/// So many credentials at once.
const PAGE: usize = 500;

/// What was changed behind the program, in an operator's words; nothing where all is well.
///
/// # Errors
/// Where it could not be looked at, e.g. because the key of the seals is lost.
pub async fn verify_record(store: &Store) -> Result<Vec<String>> {
    let mut faults = seals::list_faults(store).await?;
    for academy in academies::list(store.read()).await? {
        faults.extend(certificates_apart(store, academy.id).await?);
        faults.extend(chronicle::list_faults(store.read(), academy.id).await?);
    }
    Ok(faults.iter().map(RecordFault::told).collect())
}

/// Where certificates of an academy say something else than their credentials.
async fn certificates_apart(store: &Store, academy: AcademyId) -> Result<Vec<RecordFault>> {
    let mut faults = Vec::new();
    for some in certificates::list_issued(store.read(), academy).await?.chunks(PAGE) {
        let ids: Vec<_> = some.iter().map(|certificate| certificate.id).collect();
        let known = credentials::list_known(store.read(), academy, &ids).await?;
        let known: HashMap<_, _> = known.into_iter().map(|one| (one.certificate, one)).collect();
        for certificate in some {
            faults.extend(apart(certificate, known.get(&certificate.id)));
        }
    }
    Ok(faults)
}

fn apart(certificate: &Certificate, credential: Option<&KnownCredential>) -> Vec<RecordFault> {
    let row = format!("certificate {}", certificate.serial.as_deref().unwrap_or_default());
    let mut faults = Vec::new();
    let mut differ = |column, says: String, signed: String| {
        if says != signed {
            let kind = RecordFaultKind::Differs { column, says, signed };
            faults.push(RecordFault { row: row.clone(), kind });
        }
    };
    if let Some(facts) = &certificate.facts {
        differ("awarded_on", date(certificate.awarded_on), facts.awarded_on.to_string());
        differ("expires_on", date(certificate.expires_on), date(facts.expires_on));
    }
    // One from before there were credentials has none.
    let Some(KnownCredential { place, signed: Some((bytes, sha256)), .. }) = credential else {
        return faults;
    };
    differ("certificate_credential.sha256", sha256.clone(), random::sha256_hex(bytes));
    let said = match claims(bytes) {
        Ok(said) => said,
        Err(fault) => {
            differ("certificate_credential.bytes", fault.to_string(), String::new());
            return faults;
        }
    };
    let code = certificate.code.as_ref().map(|code| code.as_str().to_owned()).unwrap_or_default();
    differ("code", code, said.code.clone());
    differ("serial", certificate.serial.clone().unwrap_or_default(), said.serial.clone());
    differ("status_list", place.list.to_string(), said.list.to_string());
    differ("status_index", place.index.to_string(), said.index.to_string());
    if let Some(facts) = &certificate.facts {
        differ("facts (holder_name)", facts.holder_name.clone(), said.holder_name.clone());
        let latin = |name: &Option<String>| name.clone().unwrap_or_default();
        differ("facts (latin_name)", latin(&facts.latin_name), latin(&said.latin_name));
        differ("facts (academy_name)", facts.academy_name.clone(), said.issuer_name.clone());
        differ("facts (course_title)", facts.course_title.clone(), said.achievement.clone());
    }
    for (column, says, signed) in days_apart(certificate, &said) {
        differ(column, says, signed);
    }
    faults
}

/// The days that the signed moments contradict. The moments are midnights of a time zone, which the academy may have changed since.
fn days_apart(certificate: &Certificate, said: &Claims) -> Vec<(&'static str, String, String)> {
    let mut apart = Vec::new();
    if certificate.awarded_on.is_some_and(|day| !begins(said.valid_from, day)) {
        apart.push(("awarded_on", date(certificate.awarded_on), said.valid_from.to_string()));
    }
    let until = said.valid_until.map(|until| until + TimeDelta::seconds(1));
    let fits = match (certificate.expires_on.and_then(|day| day.checked_add_days(Days::new(1))), until) {
        (None, None) => true,
        (Some(next), Some(until)) => begins(until, next),
        _ => false,
    };
    if !fits {
        let signed = said.valid_until.map(|until| until.to_string()).unwrap_or_default();
        apart.push(("expires_on", date(certificate.expires_on), signed));
    }
    apart
}

/// Whether a day begins at a moment, somewhere on earth.
fn begins(at: DateTime<Utc>, day: NaiveDate) -> bool {
    let ahead = day.and_time(NaiveTime::MIN).and_utc() - at;
    ahead >= TimeDelta::hours(-13) && ahead <= TimeDelta::hours(15)
}

fn date(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
