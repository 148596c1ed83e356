//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod accept_invitation;
pub mod change_password;
pub mod change_person;
pub mod check_code;
pub mod count_checks;
pub mod end_sessions;
pub mod grant_role;
pub mod invite_person;
pub mod letter;
pub mod reset_password;
pub mod set_up_academy;
pub mod sign_in;
pub mod assessing;
pub mod decide_criterion;
pub mod erase_person;
pub mod export_person;
pub mod record_observation;
pub mod review_document;
pub mod sample_assessment;
pub mod upload_document;
pub mod approve_certificate;
mod certificate_document;
pub mod certificate_step;
pub mod finish_issue;
pub mod reinstate_certificate;
pub mod request_certificate;
pub mod revoke_certificate;
pub mod succeed_certificate;
pub mod suspend_certificate;
