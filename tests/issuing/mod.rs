//! The certificate as a document: what comes out of it again, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod appearances;
mod archive;
mod code_face;
mod counted;
pub mod enclosures;
mod inspection;
mod key_ring;
mod links;
mod names;
mod page;
mod pictures;
mod press;
mod refusals;
mod signature;
pub mod signing_support;
pub mod support;
mod transcript;
mod validity;
