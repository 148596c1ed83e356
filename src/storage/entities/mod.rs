//! One struct per table. They never leave `storage`: the rest of the program speaks in domain records.

pub(super) mod academy;
pub(super) mod academy_lock;
pub(super) mod access_record;
pub(super) mod account_link;
pub(super) mod assessment;
pub(super) mod case_session;
pub(super) mod certificate;
pub(super) mod certificate_asked;
pub(super) mod certificate_doubt;
pub(super) mod cohort;
pub(super) mod countersignature;
pub(super) mod course;
pub(super) mod course_version;
pub(super) mod document;
pub(super) mod enrolment;
pub(super) mod event;
pub(super) mod hold;
pub(super) mod hours_entry;
pub(super) mod log_leaf;
pub(super) mod mail;
pub(super) mod person;
pub(super) mod record_seal;
pub(super) mod role_grant;
pub(super) mod session;
pub(super) mod treatment_case;
pub(super) mod verification;
