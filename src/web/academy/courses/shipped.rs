//! The specifications that come with the program.

use crate::domain::course_spec;

/// Key and text of each.
const SHIPPED: &[(&str, &str)] = &[
    ("smp-level-4", include_str!("../../../../courses/smp-level-4.toml")),
    ("oregon", include_str!("../../../../courses/oregon.toml")),
    ("new-jersey", include_str!("../../../../courses/new-jersey.toml")),
    ("new-mexico", include_str!("../../../../courses/new-mexico.toml")),
];

/// The text of a shipped specification.
pub(super) fn text(key: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(shipped, _)| *shipped == key).map(|(_, text)| *text)
}

/// Key and title of each, for a choice.
pub(super) fn choices() -> Vec<(String, String)> {
    let title = |(key, text): &(&str, &str)| {
        let title = course_spec::parse(text).map_or_else(|_| (*key).to_owned(), |spec| spec.title);
        ((*key).to_owned(), title)
    };
    SHIPPED.iter().map(title).collect()
}
