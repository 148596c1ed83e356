//! One test binary: every kind of test, by audience.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
#![recursion_limit = "256"]

mod academy;
mod access;
mod accounts;
mod api;
mod assessment;
mod browser;
mod certificates;
mod commands;
mod credential;
mod documents;
mod domain;
mod gate;
mod issuing;
mod kept;
mod lasting;
mod log;
mod patient;
mod practitioner;
mod sample;
mod snapshots;
mod storage;
mod supervision;
mod support;
mod tidy;
