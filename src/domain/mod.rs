//! The rules of the field as pure functions: no database, no HTTP, no clock. `today` and `now` are arguments.

pub mod course_spec;
pub mod ids;
pub mod state_machine;
pub mod states;
pub mod words;
