//! Signatures that can be checked for decades: timestamps, proofs, and keys that come from elsewhere.

mod arrival;
mod authority;
mod bought;
mod clock;
mod levels;
mod own;
mod record;
mod revoking;
mod token;
