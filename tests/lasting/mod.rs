//! Signatures that can be checked for decades: timestamps, proofs, and keys that come from elsewhere.

mod authority;
mod bought;
mod levels;
mod record;
mod token;
