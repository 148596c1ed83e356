//! What tests share: the application, people and records to start from.

pub mod app;
pub mod issue;
pub mod oracles;
pub mod people;
pub mod photos;
pub mod records;
pub mod sample;
