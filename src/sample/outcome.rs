//! What a filled sample offers: people, sign-ins, and a certificate of each standing.

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    App,
    domain::{
        academy::Academy,
        certificate::{Certificate, Standing},
        ids::{CertificateId, PersonId},
        states::CertificateState,
        verification_code::VerificationCode,
        words::{RevocationReason, Role},
    },
    storage::{StorageError, academies, certificates, people as stored_people},
};

use super::{
    SampleError,
    calendar::Calendar,
    ids::id,
    people::STAFF,
    roster::{self, Learner, Stage},
    stories,
};

/// The filled sample.
#[derive(Clone, Debug)]
pub struct Sample {
    /// The Sample Academy.
    pub academy: Academy,
    /// The Westward School, whose manager is the owner of the Sample Academy.
    pub other: Academy,
    /// Every trainee of the Sample Academy.
    pub learners: Vec<Learner>,
    /// Every certificate of the Sample Academy, each trainee's from first to last.
    pub certificates: Vec<SampleCertificate>,
    standings: Vec<(Standing, SampleCertificate)>,
}

/// A certificate of the sample.
#[derive(Clone, Debug)]
pub struct SampleCertificate {
    /// Key of its holder.
    pub holder: &'static str,
    /// Its id.
    pub id: CertificateId,
    /// Its state.
    pub state: CertificateState,
    /// What a patient is shown of it today.
    pub standing: Option<Standing>,
    /// The code; where there is none yet, that of nobody.
    pub code: VerificationCode,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Why it was revoked.
    pub reason_key: Option<RevocationReason>,
}

/// Somebody to sign in as.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// What they are; nothing more than a role for most.
    pub role: Role,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: &'static str,
    /// Their address.
    pub email: String,
}

/// A code with a check character that fits, and no certificate: fifteen zeros of randomness.
pub fn nobodys_code() -> VerificationCode {
    VerificationCode::from_random([0; 10])
}

/// A code as somebody might mistype it: its first character is another.
pub fn mistyped(code: &VerificationCode) -> String {
    let text = code.to_string();
    let wrong = if text.starts_with('7') { "4" } else { "7" };
    format!("{wrong}{}", &text[1..])
}

impl Sample {
    /// The sample of an installation that was filled before, as of a moment.
    pub async fn find(app: &App, now: DateTime<Utc>) -> Result<Self, SampleError> {
        let academy = academies::find(app.store.read(), id("academy/sample")).await?;
        let other = academies::find(app.store.read(), id("academy/westward")).await?;
        Self::read(app, academy, other, roster::learners(), Calendar::new(now).today).await
    }

    /// Reads what the filling came to.
    pub(super) async fn read(
        app: &App,
        academy: Academy,
        other: Academy,
        learners: Vec<Learner>,
        today: NaiveDate,
    ) -> Result<Self, SampleError> {
        let mut all = Vec::new();
        for (holder, id) in stories::every_certificate() {
            let certificate = certificates::find(app.store.read(), academy.id, id).await?;
            all.push(told(holder, certificate, today));
        }
        let of = |standing| all.iter().find(|certificate| certificate.standing == Some(standing)).cloned();
        let standings = Standing::ALL
            .iter()
            .map(|standing| {
                of(*standing).map(|found| (*standing, found)).ok_or(SampleError::Missing(standing.name()))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { academy, other, learners, certificates: all, standings })
    }

    /// The person of a key, e.g. `ada`, the owner of one academy and the manager of the other.
    pub fn person(&self, key: &str) -> PersonId {
        id(&format!("person/{key}"))
    }

    /// The trainees at a stage.
    pub fn at_stage(&self, stage: Stage) -> Vec<Learner> {
        self.learners.iter().filter(|learner| learner.stage == stage).copied().collect()
    }

    /// A certificate of which a patient is shown this today: the first one of the list.
    pub fn certificate(&self, standing: Standing) -> &SampleCertificate {
        let place = self.standings.iter().position(|(of, _)| *of == standing).unwrap_or_default();
        &self.standings[place].1
    }

    /// Somebody of each role to sign in as, the owner first.
    pub fn sign_ins(&self) -> Vec<SignIn> {
        let staff = STAFF
            .iter()
            .flat_map(|member| member.roles.iter().map(move |role| (role, member.key, member.name)));
        let trainees = ["aled", "sian"].map(|key| (&Role::Trainee, key, super::people::name(key)));
        let mut seen = Vec::new();
        let mut sign_ins = Vec::new();
        // The trainer with the fullest queue speaks for the trainers.
        let fullest_first = staff.clone().filter(|(_, key, _)| *key == "efua").chain(staff);
        for (role, key, name) in fullest_first.chain(trainees) {
            if *role == Role::Trainee || !seen.contains(role) {
                seen.push(*role);
                let email = format!("{key}@sample.example");
                sign_ins.push(SignIn { role: *role, person: self.person(key), name, email });
            }
        }
        sign_ins.sort_by_key(|sign_in| sign_in.role);
        sign_ins
    }
}

fn told(holder: &'static str, certificate: Certificate, today: NaiveDate) -> SampleCertificate {
    let standing = certificate.standing(today);
    let Certificate { id, state, expires_on, code, reason_key, .. } = certificate;
    let code = code.unwrap_or_else(nobodys_code);
    SampleCertificate { holder, id, state, standing, code, expires_on, reason_key }
}

/// Gives everybody of both academies the same password, by its hash.
pub async fn set_passwords(app: &App, sample: &Sample, hash: &str) -> Result<(), StorageError> {
    let tx = app.store.begin().await?;
    for academy in [sample.academy.id, sample.other.id] {
        for member in stored_people::list_members(&tx, academy, None, "").await? {
            stored_people::update_password(&tx, member.person.id, hash).await?;
        }
    }
    Ok(tx.commit().await?)
}
