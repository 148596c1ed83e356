//! The tables of states: the moves they have, and that they have no other.

use countersign::domain::state_machine::IllegalTransition;
use countersign::domain::states::*;

/// Every pair of state and move that is allowed, as text; all others must be refused and name both.
macro_rules! table {
    ($test:ident, $state:ident, $move:ident, $thing:literal, $allowed:expr) => {
        #[test]
        fn $test() {
            let mut allowed = Vec::new();
            for state in $state::ALL {
                for attempted in $move::ALL {
                    match state.after(*attempted) {
                        Ok(after) => allowed.push(format!("{state} {attempted} {after}")),
                        Err(refusal) => assert_eq!(
                            refusal,
                            IllegalTransition {
                                thing: $thing,
                                state: state.name(),
                                attempted: attempted.name()
                            }
                        ),
                    }
                }
            }
            let mut expected: Vec<&str> = $allowed.to_vec();
            expected.sort_unstable();
            allowed.sort_unstable();
            assert_eq!(allowed, expected);
        }
    };
}

table!(
    a_course_version_is_published_then_retired,
    CourseVersionState,
    CourseVersionMove,
    "course version",
    ["draft publish published", "published retire retired"]
);
table!(
    a_cohort_runs_or_is_cancelled_before_it_starts,
    CohortState,
    CohortMove,
    "cohort",
    [
        "planned open open",
        "open start running",
        "running close closed",
        "planned cancel cancelled",
        "open cancel cancelled"
    ]
);
table!(
    an_enrolment_pauses_and_goes_on_ends_and_is_reopened,
    EnrolmentState,
    EnrolmentMove,
    "enrolment",
    [
        "applied activate active",
        "active pause paused",
        "paused resume active",
        "active complete completed",
        "applied withdraw withdrawn",
        "active withdraw withdrawn",
        "paused withdraw withdrawn",
        "completed reopen active",
        "withdrawn reopen active"
    ]
);
table!(
    a_countersigned_entry_can_only_be_voided,
    EntryState,
    EntryMove,
    "hours entry",
    [
        "draft submit submitted",
        "submitted countersign countersigned",
        "submitted reject rejected",
        "rejected redraft draft",
        "countersigned void voided",
        "submitted take_back draft"
    ]
);
table!(
    a_case_goes_from_treatment_to_healing_to_complete,
    CaseState,
    CaseMove,
    "treatment case",
    [
        "planned begin in_treatment",
        "in_treatment heal healing",
        "healing complete complete",
        "planned abandon abandoned",
        "in_treatment abandon abandoned",
        "healing abandon abandoned"
    ]
);
table!(
    a_document_is_reviewed_once,
    DocumentState,
    DocumentMove,
    "document",
    [
        "uploaded approve approved",
        "uploaded reject rejected",
        "approved withdraw withdrawn",
        "uploaded take_back taken_back"
    ]
);
table!(
    a_returned_assessment_is_decided_again,
    AssessmentState,
    AssessmentMove,
    "assessment",
    [
        "planned decide decided",
        "returned decide decided",
        "decided confirm confirmed",
        "decided return returned",
        "decided correct decided"
    ]
);
table!(
    a_revoked_certificate_stays_revoked,
    CertificateState,
    CertificateMove,
    "certificate",
    [
        "pending_approval approve preparing",
        "pending_approval decline declined",
        "preparing issue active",
        "active suspend suspended",
        "suspended reinstate active",
        "active revoke revoked",
        "suspended revoke revoked",
        "active supersede superseded",
        "suspended supersede superseded"
    ]
);

#[test]
fn a_refused_move_names_the_state_and_the_move() {
    let refusal = CertificateState::Revoked.after(CertificateMove::Reinstate).unwrap_err();
    assert_eq!(refusal.to_string(), "a certificate that is revoked cannot be moved by 'reinstate'");
}

#[test]
fn every_state_is_read_back_from_its_name() {
    for state in CertificateState::ALL {
        assert_eq!(state.name().parse(), Ok(*state));
    }
    assert!("gone".parse::<CertificateState>().is_err());
}
