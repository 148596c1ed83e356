//! A trainer loses a role, or a technique, for days on which they signed already. What they signed then counts no more, and the
//! owners hear of each certificate that was issued on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    domain::{
        doubt::DoubtCause,
        ids::{EnrolmentId, PersonId},
        person::RoleGrant,
        words::Role,
    },
    storage::{Result, Tx, countersignatures, people},
};

use super::{
    acting::Acting,
    doubt_certificates::{Withdrawn, doubt_of_enrolment},
};

/// Whether one of a person's roles lets them supervise a technique on a day, or anything where none is named.
fn may_sign(grants: &[RoleGrant], technique: Option<&str>, day: NaiveDate) -> bool {
    grants.iter().any(|grant| {
        let knows = technique.is_none_or(|key| grant.techniques.iter().any(|known| known == key));
        grant.role == Role::Trainer && grant.holds_on(day) && knows
    })
}

/// Raises a doubt about every certificate that rests on what a trainer signed, from a day on, with an authority that they had
/// `before` and have no more. `lost` is the role.
pub(super) async fn doubt_of_authority(
    tx: &Tx,
    acting: &Acting,
    person: PersonId,
    (lost, before): (&RoleGrant, &[RoleGrant]),
    (from, site): (NaiveDate, &str),
) -> Result<()> {
    let now = people::list_grants(tx, acting.academy, person).await?;
    let signed = countersignatures::list_relied_on(tx, acting.academy, person, from).await?;
    let is_lost =
        |technique: Option<&str>, day| may_sign(before, technique, day) && !may_sign(&now, technique, day);
    let enrolments: BTreeSet<EnrolmentId> = signed
        .iter()
        .filter(|record| is_lost(record.technique.as_deref(), record.day))
        .map(|record| record.enrolment_id)
        .collect();
    let last = lost.valid_to.map(|day| day.to_string()).unwrap_or_default();
    // No name: it would outlast whoever bears it.
    let days = format!("{} – {last}", lost.valid_from);
    let (cause, subject) = (DoubtCause::RoleTakenBack, lost.id.0);
    let withdrawn = Withdrawn { cause, subject, reason: days.trim_end(), site };
    for enrolment in enrolments {
        doubt_of_enrolment(tx, acting, enrolment, withdrawn).await?;
    }
    Ok(())
}
