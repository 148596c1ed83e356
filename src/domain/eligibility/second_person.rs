//! Rule 9 (glossary, "Eligible for a certificate"): who approves the issue is not the last assessor, nor who asked for
//! it, nor the holder (second-person approval).

use serde::{Deserialize, Serialize};

use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;

/// Why a person may not approve an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalRefusal {
    /// They asked for it themselves.
    #[error("the requester and the approver are one person")]
    Requester,
    /// They assessed last.
    #[error("the last assessor and the approver are one person")]
    LastAssessor,
    /// It is their own certificate.
    #[error("the holder and the approver are one person")]
    Holder,
}

/// Whether a person may approve what another asked for.
pub fn may_approve(
    requested_by: PersonId,
    last_assessors: &[PersonId],
    holder: PersonId,
    approver: PersonId,
) -> Result<(), ApprovalRefusal> {
    if approver == requested_by {
        Err(ApprovalRefusal::Requester)
    } else if approver == holder {
        Err(ApprovalRefusal::Holder)
    } else if last_assessors.contains(&approver) {
        Err(ApprovalRefusal::LastAssessor)
    } else {
        Ok(())
    }
}

/// Who assessed on the last day on which anything was decided; several, as days have no order within.
pub fn last_assessors(dossier: &Dossier) -> Vec<PersonId> {
    let last = dossier.assessments.iter().filter_map(|a| a.decided_on).max();
    let on_last = dossier.assessments.iter().filter(|a| a.decided_on.is_some() && a.decided_on == last);
    let mut people: Vec<_> = on_last.filter_map(|a| a.assessor_id).collect();
    people.sort_unstable();
    people.dedup();
    people
}
