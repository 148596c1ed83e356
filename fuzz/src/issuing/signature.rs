//! What a reader needs to know of signatures.

#[path = "../../../src/issuing/signature/identity.rs"]
pub mod identity;
