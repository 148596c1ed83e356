//! The document types that every academy knows, beside those that its courses ask for. A course that asks for one of them gives
//! it its own name and term.

/// A type of document that belongs to no course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperKind {
    /// Its key, as in course specifications; its name is the text `document-kind-<key>`.
    pub key: &'static str,
    /// Whether it states a person's name, so that a corrected certificate may rest on it.
    pub proves_a_name: bool,
    /// Whether whoever approves it has seen who somebody is and when they were born.
    pub shows_identity: bool,
}

const fn name_evidence(key: &'static str) -> PaperKind {
    PaperKind { key, proves_a_name: true, shows_identity: false }
}

/// All of them.
pub const EVERYWHERE: [PaperKind; 4] = [
    PaperKind { key: "identity", proves_a_name: true, shows_identity: true },
    name_evidence("name_change"),
    name_evidence("marriage_certificate"),
    name_evidence("deed_poll"),
];

/// Whether documents of a type state a person's name.
pub fn proves_a_name(kind: &str) -> bool {
    EVERYWHERE.iter().any(|known| known.key == kind && known.proves_a_name)
}

/// Whether documents of a type show who somebody is.
pub fn shows_identity(kind: &str) -> bool {
    EVERYWHERE.iter().any(|known| known.key == kind && known.shows_identity)
}
