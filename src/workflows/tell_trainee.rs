//! What a trainee is told when the academy does something to their enrolment: one letter for all of it, in its transaction.

use crate::{
    domain::{enrolment::Enrolment, states::EnrolmentMove},
    storage::{Result, Tx, academies, cohorts, courses, people},
    texts::Lang,
};

use super::{
    acting::Acting,
    letter::{self, Letter},
};

/// What a trainee is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The enrolment is paused.
    Paused,
    /// It goes on.
    Resumed,
    /// It has ended.
    Withdrawn,
    /// The cohort does not take place, so that it has ended.
    Cancelled,
    /// It is open again.
    Reopened,
    /// No certificate is issued for the time being.
    Held,
    /// Nothing holds a certificate up in this way any more.
    Released,
}

impl Told {
    /// What a move of an enrolment tells. Who becomes active learns it where they log, and who completes by their certificate.
    pub(super) fn of(attempted: EnrolmentMove) -> Option<Self> {
        match attempted {
            EnrolmentMove::Pause => Some(Self::Paused),
            EnrolmentMove::Resume => Some(Self::Resumed),
            EnrolmentMove::Withdraw => Some(Self::Withdrawn),
            EnrolmentMove::Reopen => Some(Self::Reopened),
            EnrolmentMove::Activate | EnrolmentMove::Complete => None,
        }
    }

    fn mail(self) -> &'static str {
        match self {
            Self::Paused => "enrolment-paused",
            Self::Resumed => "enrolment-resumed",
            Self::Withdrawn => "enrolment-withdrawn",
            Self::Cancelled => "cohort-cancelled",
            Self::Reopened => "enrolment-reopened",
            Self::Held => "hold-opened",
            Self::Released => "hold-cleared",
        }
    }
}

/// Tells the trainee of an enrolment, unless the academy has erased them. `site` is the address of this site.
pub(super) async fn tell_trainee(
    tx: &Tx,
    acting: &Acting,
    enrolment: &Enrolment,
    told: Told,
    site: &str,
) -> Result<()> {
    if !people::is_known(tx, acting.academy, enrolment.person_id).await? {
        return Ok(());
    }
    let academy = academies::find(tx, acting.academy).await?;
    let trainee = people::find(tx, enrolment.person_id).await?;
    let cohort = cohorts::find(tx, academy.id, enrolment.cohort_id).await?;
    let course = courses::find_version(tx, academy.id, enrolment.course_version_id).await?;
    let name = told.mail();
    let letter = Letter {
        academy: Some(academy.id),
        name,
        dedup_key: format!("{name}:{}:{}", enrolment.id, acting.at.timestamp_micros()),
        to: &trainee.email,
        lang: Lang::from_tag(&trainee.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", trainee.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("contact", academy.contact_email.as_str().into()),
            ("course", course.spec.title.as_str().into()),
            ("cohort", cohort.name.as_str().into()),
        ],
        link: Some(format!("{site}/practitioner")),
    };
    letter::post(tx, letter, acting.at).await
}
