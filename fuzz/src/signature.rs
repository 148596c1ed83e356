//! What a reader needs to know of signatures.

#[path = "../../src/issuing/signature/at_rest.rs"]
mod at_rest;
#[path = "../../src/issuing/signature/ed25519.rs"]
pub mod ed25519;
#[path = "../../src/issuing/signature/identity.rs"]
pub mod identity;
