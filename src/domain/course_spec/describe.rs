//! What a specification requires, as lines a page can put into words.

use super::CourseSpec;

/// One requirement, as numbers; the page has the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// A youngest age in years.
    MinimumAge(u8),
}

/// Every requirement of the course in reading order.
pub fn requirements(spec: &CourseSpec) -> Vec<Requirement> {
    vec![Requirement::MinimumAge(spec.rules.minimum_age)]
}
