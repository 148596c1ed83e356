//! The one test binary: every area of the tests is a module of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod domain;
