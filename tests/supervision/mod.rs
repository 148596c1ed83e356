//! Countersigning, rejecting, voiding: exactly one effect each, and the other is told.

mod countersigning;
mod rejecting;
mod voiding;
