//! The public log: its mathematics against a plain tree, its leaves, its checkpoints, and what forgers do to it.

mod formats;
mod leaves;
mod publishing;
mod support;
mod tree;
