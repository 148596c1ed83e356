//! The rules of the field as pure functions: no database, no HTTP, no clock. `today` and `now` are arguments.

pub mod academy;
pub mod assessment;
pub mod authority;
pub mod case;
pub mod certificate;
pub mod cohort;
pub mod course_spec;
pub mod document;
pub mod dossier;
pub mod eligibility;
pub mod enrolment;
pub mod event_chain;
pub mod hold;
pub mod hours;
pub mod ids;
pub mod papers;
pub mod person;
pub mod serial_prefix;
pub mod signed_content;
pub mod state_machine;
pub mod states;
pub mod succession;
pub mod text;
pub mod upload;
pub mod verification_code;
pub mod words;
