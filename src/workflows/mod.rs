//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod accept_invitation;
pub mod change_cohort;
pub mod change_enrolment;
pub mod change_password;
pub mod change_person;
pub mod check_code;
pub mod check_identity;
pub mod clear_hold;
pub mod count_checks;
pub mod effect;
pub mod end_sessions;
pub mod enrol_person;
pub mod grant_role;
pub mod import_course;
pub mod invite_person;
pub mod letter;
pub mod open_cohort;
pub mod open_hold;
pub mod override_spacing;
pub mod publish_course;
pub mod reset_password;
pub mod set_up_academy;
pub mod sign_in;
