//! The readers of what strangers and owners hand in, without the rest of the program: what a fuzz target runs a million times
//! must be quick to build and small.
#![allow(dead_code, unused_imports, missing_docs)]

pub mod issuing;
#[path = "../../src/random.rs"]
pub mod random;
