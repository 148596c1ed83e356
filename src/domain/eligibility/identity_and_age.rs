//! Rule 1 (glossary, "Eligible for a certificate"): the enrolment is active, identity is checked, the person is of
//! age. The age of 18 is the one the awarding bodies and the states' rules set for micropigmentation.

use chrono::NaiveDate;

use super::report::{RequirementLine, Shortfall, Subject};
use crate::domain::dossier::Dossier;
use crate::domain::states::EnrolmentState;

/// Three lines: enrolment, identity, age.
pub(super) fn lines(dossier: &Dossier, today: NaiveDate) -> Vec<RequirementLine> {
    let state = dossier.enrolment.state;
    let enrolment = (state != EnrolmentState::Active).then_some(Shortfall::EnrolmentNotActive { state });
    let identity = (!identity_checked(dossier, today)).then_some(Shortfall::IdentityNotChecked);
    vec![
        yes_no(Subject::EnrolmentActive, enrolment),
        yes_no(Subject::IdentityChecked, identity),
        age(dossier, today),
    ]
}

/// Somebody else than the trainee looked at the document, not after the day asked for.
fn identity_checked(dossier: &Dossier, today: NaiveDate) -> bool {
    dossier.enrolment.identity_checked_on.is_some_and(|on| on <= today)
        && dossier.enrolment.identity_checked_by.is_some_and(|by| by != dossier.trainee.person_id)
}

fn age(dossier: &Dossier, today: NaiveDate) -> RequirementLine {
    let need = u32::from(dossier.spec.rules.minimum_age);
    let years = dossier.trainee.born_on.map(|born| today.years_since(born).unwrap_or(0));
    let shortfall = match years {
        None => Some(Shortfall::BirthDateUnknown),
        Some(have) if have < need => Some(Shortfall::UnderAge { have, need }),
        Some(_) => None,
    };
    RequirementLine { subject: Subject::Age, have: years.unwrap_or(0), need, waiting: 0, shortfall }
}

fn yes_no(subject: Subject, shortfall: Option<Shortfall>) -> RequirementLine {
    RequirementLine { subject, have: u32::from(shortfall.is_none()), need: 1, waiting: 0, shortfall }
}
