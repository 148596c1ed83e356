//! From frozen facts to the credential that other people's programs check. It says of the holder what the public page says.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::{
    App,
    domain::{
        certificate::{Certificate, CertificateFacts, CertifiedTechnique},
        dates::later,
        ids::CourseVersionId,
    },
    issuing::{
        DesignError, FactWording,
        credential::{AchievementFacts, CredentialFacts, Issuer, SignedCredential, StatusPlace, issue},
        keys::Purpose,
    },
    storage::{
        StorageError, academies,
        certificates::CertificateView,
        credentials::{self, StoredCredential},
        enrolments,
    },
};

use super::{
    certificate_document::{Imprint, hours_in_all, kind, level_line},
    certificate_step::CertificateError,
};

/// The credential of a certificate whose facts are frozen: the stored one, where it was signed before, else a new one, still
/// to be stored with [`credentials::insert`].
pub async fn sign_credential(
    app: &App,
    view: &CertificateView,
    now: DateTime<Utc>,
) -> Result<SignedCredential, CertificateError> {
    let (db, certificate) = (app.store.read(), &view.certificate);
    if let Some(StoredCredential { bytes, sha256, .. }) =
        credentials::find(db, certificate.academy_id, certificate.id).await?
    {
        return Ok(SignedCredential { bytes, sha256 });
    }
    let place = credentials::find_place(db, certificate.academy_id, certificate.id).await?;
    let enrolment = enrolments::find(db, certificate.academy_id, certificate.enrolment_id).await?;
    let academy = academies::find(db, certificate.academy_id).await?;
    let (
        Certificate { facts: Some(facts), serial: Some(serial), code: Some(code), .. },
        Some(at),
        Some(place),
    ) = (certificate, view.approved_at, place)
    else {
        let what = format!("certificate {} has no facts or no place in a status list", certificate.id);
        return Err(StorageError::Unreadable(what).into());
    };
    let public_url = app.settings.public_url();
    let imprint = Imprint { serial, code, public_url: &public_url, frozen_at: at };
    let place = StatusPlace { list: place.list, index: place.index };
    let facts = credential_facts(facts, &imprint, enrolment.course_version_id, &academy.time_zone, place)?;
    let keys = app.keys.clone();
    let signed = tokio::task::spawn_blocking(move || {
        Ok::<_, CertificateError>(issue(&facts, &*keys.ed25519(Purpose::Credential, now)?))
    });
    signed.await.map_err(|e| CertificateError::System(e.to_string()))?
}

/// What the credential of some facts says. The same input gives the same credential.
pub(super) fn credential_facts(
    facts: &CertificateFacts,
    imprint: &Imprint<'_>,
    course: CourseVersionId,
    time_zone: &str,
    place: StatusPlace,
) -> Result<CredentialFacts, DesignError> {
    let words = FactWording::of(&facts.language)?;
    let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
    Ok(CredentialFacts {
        issuer: Issuer::at(imprint.public_url),
        code: imprint.code.as_str().to_owned(),
        issuer_name: facts.academy_name.clone(),
        holder_name: facts.holder_name.clone(),
        latin_name: facts.latin_name.clone(),
        serial: imprint.serial.to_owned(),
        achievement: achievement(facts, words, course),
        narrative: treatments(facts, words),
        valid_from: midnight(facts.awarded_on, zone),
        // Good on its last day: until the second before the next one begins there.
        valid_until: facts.expires_on.map(|last| midnight(later(last, 1), zone) - TimeDelta::seconds(1)),
        signed_at: imprint.frozen_at,
        place,
    })
}

/// The qualification; equal for everybody with the same version of a course.
fn achievement(facts: &CertificateFacts, words: &FactWording, course: CourseVersionId) -> AchievementFacts {
    AchievementFacts {
        id: format!("urn:uuid:{course}"),
        name: facts.course_title.clone(),
        description: format!("{} · {}", kind(facts, words), level_line(facts, words)),
        criteria: hours_in_all(facts, &words.criteria),
        language: facts.language.clone(),
    }
}

/// The techniques it certifies, with the treatments behind them, as the public page lists them.
fn treatments(facts: &CertificateFacts, words: &FactWording) -> Option<String> {
    let line =
        |technique: &CertifiedTechnique| format!("{} ({})", technique.name, technique.supervised_cases);
    let lines: Vec<String> = facts.techniques.iter().map(line).collect();
    (!lines.is_empty()).then(|| words.treatments.replace("{list}", &lines.join(", ")))
}

/// The first moment of a day in a time zone; where the clocks skip midnight, the first that there is.
fn midnight(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let start = day.and_time(NaiveTime::MIN);
    let hours =
        (0..24).find_map(|hour| zone.from_local_datetime(&(start + TimeDelta::hours(hour))).earliest());
    hours.map_or(start.and_utc(), |local| local.to_utc())
}
