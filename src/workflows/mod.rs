//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod abandon_case;
pub mod acting;
pub mod change_hours;
pub mod check_code;
pub mod count_checks;
pub mod countersign_entries;
pub mod hand_in;
pub mod letter;
pub mod log_hours;
pub mod log_session;
pub mod open_case;
pub mod override_spacing;
pub mod record_case;
pub mod reject_entry;
pub mod remove_draft;
pub mod review_healed;
pub mod submit_hours;
pub mod void_entry;
