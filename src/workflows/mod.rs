//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod assessing;
pub mod check_code;
pub mod count_checks;
pub mod decide_criterion;
pub mod erase_person;
pub mod export_person;
pub mod letter;
pub mod record_observation;
pub mod review_document;
pub mod sample_assessment;
pub mod upload_document;
