//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod check_code;
pub mod check_file;
pub mod count_checks;
pub mod letter;
pub mod approve_certificate;
mod certificate_document;
pub mod certificate_step;
pub mod finish_issue;
pub mod reinstate_certificate;
pub mod request_certificate;
pub mod revoke_certificate;
pub mod succeed_certificate;
pub mod suspend_certificate;
