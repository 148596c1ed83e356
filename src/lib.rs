//! Countersign: the record system of training academies for hands-on treatments.
#![recursion_limit = "256"]

pub mod domain;
pub mod issuing;
