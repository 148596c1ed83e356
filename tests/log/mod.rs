//! The public log: its mathematics against a plain tree, its leaves, its checkpoints, and what forgers do to it.

mod formats;
mod leaves;
mod oracle;
mod publishing;
mod resuming;
mod support;
mod tree;
mod walking;
