//! Rule 9 (glossary, "Eligible for a certificate"): who approves the issue is not the last assessor, nor who asked for
//! it, nor the holder (second-person approval). And two people are two people: for a week, whoever brought somebody in
//! answers for them, so that both count as one hand unless another owner confirmed the newcomer.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
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
    /// One of them brought the other in lately, or the same person brought in both.
    #[error(
        "one of them answers for the other, or one person for both, until another owner confirms who is new"
    )]
    SameHand,
}

/// Who answers for whom in an academy, at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands(BTreeMap<PersonId, Vec<(PersonId, DateTime<Utc>)>>);

impl Hands {
    /// So long somebody answers for whom they brought in.
    pub const ANSWERED_FOR: TimeDelta = TimeDelta::days(7);

    /// Of newcomers, each with who brought them in and when.
    pub fn new(newcomers: impl IntoIterator<Item = (PersonId, PersonId, DateTime<Utc>)>) -> Self {
        let mut hands = Self::default();
        for (newcomer, by, at) in newcomers.into_iter().filter(|(newcomer, by, _)| newcomer != by) {
            hands.0.entry(newcomer).or_default().push((by, at));
        }
        hands
    }

    /// Whether two people count as one: they are, or somebody answers for both, or one for the other.
    pub fn are_one(&self, a: PersonId, b: PersonId) -> bool {
        !self.behind(a).is_disjoint(&self.behind(b))
    }

    /// Who answers for a person; themself where nobody has to.
    pub fn behind(&self, person: PersonId) -> BTreeSet<PersonId> {
        let (mut seen, mut roots, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![person]);
        while let Some(one) = open.pop() {
            if !seen.insert(one) {
                continue;
            }
            match self.0.get(&one) {
                Some(by) => open.extend(by.iter().map(|(by, _)| *by)),
                None => {
                    roots.insert(one);
                }
            }
        }
        // Two who brought each other in have nobody behind them: they answer for one another.
        if roots.is_empty() { seen } else { roots }
    }

    /// Until when somebody answers for a person; `None` where nobody has to.
    pub fn until(&self, person: PersonId) -> Option<DateTime<Utc>> {
        let latest = self.0.get(&person)?.iter().map(|(_, at)| *at).max()?;
        latest.checked_add_signed(Self::ANSWERED_FOR)
    }
}

/// Whether a person may approve what another asked for.
pub fn may_approve(
    requested_by: PersonId,
    last_assessors: &[PersonId],
    holder: PersonId,
    approver: PersonId,
    hands: &Hands,
) -> Result<(), ApprovalRefusal> {
    let one_hand = |other: &PersonId| hands.are_one(*other, approver);
    if approver == requested_by {
        Err(ApprovalRefusal::Requester)
    } else if approver == holder {
        Err(ApprovalRefusal::Holder)
    } else if last_assessors.contains(&approver) {
        Err(ApprovalRefusal::LastAssessor)
    } else if one_hand(&requested_by) || last_assessors.iter().any(one_hand) {
        Err(ApprovalRefusal::SameHand)
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
