//! What a patient is shown of a certificate today.

use countersign::domain::certificate::{Certificate, Standing};
use countersign::domain::states::CertificateState;

use super::fixtures::*;

fn certificate(state: CertificateState) -> Certificate {
    Certificate {
        id: id(1),
        academy_id: id(900),
        enrolment_id: id(901),
        person_id: ada(),
        serial: None,
        code: None,
        state,
        requested_by: manager(),
        approved_by: None,
        awarded_on: None,
        expires_on: Some(day("2026-11-19")),
        facts: None,
        predecessor_id: None,
        succession: None,
        reason_key: None,
        reason: None,
        pdf_sha256: None,
        version: 1,
        language: None,
        appearance: None,
    }
}

#[test]
fn a_certificate_is_good_on_its_last_day_and_expired_on_the_next() {
    let active = certificate(CertificateState::Active);
    assert_eq!(active.standing(day("2026-11-19")), Some(Standing::Active));
    assert_eq!(active.standing(day("2026-11-20")), Some(Standing::Expired));
    let unlimited = Certificate { expires_on: None, ..active };
    assert_eq!(unlimited.standing(day("2099-01-01")), Some(Standing::Active));
}

#[test]
fn what_was_decided_about_a_certificate_outranks_its_expiry() {
    let shown = |state| certificate(state).standing(today());
    assert_eq!(shown(CertificateState::Revoked), Some(Standing::Revoked));
    assert_eq!(shown(CertificateState::Superseded), Some(Standing::Superseded));
    assert_eq!(shown(CertificateState::Suspended), Some(Standing::Suspended));
}

#[test]
fn what_was_never_issued_has_no_standing() {
    for state in [CertificateState::PendingApproval, CertificateState::Declined, CertificateState::Preparing]
    {
        assert_eq!(certificate(state).standing(today()), None, "{state}");
    }
}
