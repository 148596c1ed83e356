//! The sample academy keeps what it promises.

mod promises;
