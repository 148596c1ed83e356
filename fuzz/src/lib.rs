//! The readers of what strangers and owners hand in, without the rest of the program: what a fuzz target runs a million times
//! must be quick to build and small. They are taken out of the crate of the issuing room; what lays out, prints and signs is left out,
//! and with it nine tenths of the time that a build takes.
#![allow(dead_code, unused_imports, missing_docs)]

#[path = "../../src/issuing/counted.rs"]
mod counted;
#[path = "../../src/issuing/credential/mod.rs"]
pub mod credential;
#[path = "../../src/issuing/design/mod.rs"]
pub mod design;
#[path = "../../src/issuing/document.rs"]
mod document;
#[path = "../../src/issuing/error.rs"]
mod error;
#[path = "../../src/issuing/face.rs"]
mod face;
#[path = "../../src/issuing/fields.rs"]
mod fields;
#[path = "../../src/issuing/inspection/mod.rs"]
pub mod inspection;
#[path = "../../src/issuing/picture/mod.rs"]
pub mod picture;
#[path = "../../src/issuing/qr.rs"]
mod qr;
#[path = "../../src/issuing/random.rs"]
pub mod random;
#[path = "../../src/issuing/scene.rs"]
mod scene;
mod signature;
#[path = "../../src/issuing/style.rs"]
mod style;
#[path = "../../src/issuing/wording.rs"]
mod wording;

pub use signature::ed25519;
