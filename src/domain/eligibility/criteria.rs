//! Rule 2 (glossary, "Eligible for a certificate"): every mandatory criterion is decided *met*; those sampled are
//! confirmed by the IQA.

use chrono::NaiveDate;

use super::report::{RequirementLine, Shortfall, Subject};
use crate::domain::assessment::Assessment;
use crate::domain::dossier::Dossier;
use crate::domain::states::AssessmentState;
use crate::domain::words::AssessmentKind;

/// One line for all mandatory criteria; none where the course has no such criterion.
pub(super) fn lines(dossier: &Dossier, today: NaiveDate) -> Vec<RequirementLine> {
    let (mut need, mut missing, mut unconfirmed) = (0, Vec::new(), Vec::new());
    for (_, criterion) in dossier.spec.criteria().filter(|(_, c)| c.mandatory) {
        need += 1;
        match decision_on(dossier, &criterion.reference, today) {
            Some(decision) if decision.stands() => {}
            Some(decision) if decision.awaits_confirmation() => unconfirmed.push(criterion.reference.clone()),
            _ => missing.push(criterion.reference.clone()),
        }
    }
    if need == 0 {
        return Vec::new();
    }
    let waiting = unconfirmed.len() as u32;
    let have = need - waiting - missing.len() as u32;
    let shortfall = (have < need).then_some(Shortfall::Criteria { have, need, missing, unconfirmed });
    vec![RequirementLine { subject: Subject::Criteria, have, need, waiting, shortfall }]
}

/// The decision that counts for a criterion: the latest one, for a later *not met* takes an earlier *met* back.
/// A repeat that is only planned takes nothing back.
pub fn decision_on<'a>(dossier: &'a Dossier, reference: &str, today: NaiveDate) -> Option<&'a Assessment> {
    dossier
        .assessments
        .iter()
        .filter(|a| a.kind == AssessmentKind::Criterion && a.criterion.as_deref() == Some(reference))
        .filter(|a| counts(a, dossier, today))
        .max_by_key(|a| (a.decided_on, a.id))
}

/// Whether an assessment is a decision of somebody else than the trainee, made by the day asked for.
pub(super) fn counts(assessment: &Assessment, dossier: &Dossier, today: NaiveDate) -> bool {
    assessment.state != AssessmentState::Planned
        && assessment.decided_on.is_some_and(|on| on <= today)
        && assessment.assessor_id.is_some_and(|assessor| assessor != dossier.trainee.person_id)
}
