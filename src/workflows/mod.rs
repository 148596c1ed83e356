//! Changes that span rooms, one per file. Each owns its transaction: all of it happens, with its event and its
//! mail, or nothing does.

pub mod check_code;
pub mod check_file;
pub mod count_checks;
pub mod letter;
