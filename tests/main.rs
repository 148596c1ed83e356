//! One test binary: every kind of test, by audience.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
#![recursion_limit = "256"]

mod academy;
mod accounts;
mod api;
mod browser;
mod certificates;
mod domain;
mod issuing;
mod patient;
mod sample;
mod storage;
mod support;
mod tidy;
