//! The issuing room by itself, for the fuzz targets: what strangers and owners hand in is read here.
#![allow(dead_code, missing_docs)]

#[path = "../../src/issuing/mod.rs"]
pub mod issuing;
#[path = "../../src/random.rs"]
pub mod random;
