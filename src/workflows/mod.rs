//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod check_code;
pub mod count_checks;
pub mod letter;
pub mod change_cohort;
pub mod change_enrolment;
pub mod check_identity;
pub mod clear_hold;
pub mod effect;
pub mod enrol_person;
pub mod import_course;
pub mod open_cohort;
pub mod open_hold;
pub mod override_spacing;
pub mod publish_course;
