//! What strangers' programs fetch to check without trusting this site.

pub mod log;
