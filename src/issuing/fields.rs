//! The fields that a design's texts may name, and what they are for one document.

use super::design::Element;
use super::document::CertificateDocument;
use super::error::DesignError;
use super::wording::Wording;

/// The names that may stand in braces.
pub const FIELDS: [&str; 21] = [
    "holder_name",
    "latin_name",
    "course_title",
    "level_line",
    "kind",
    "kind_note",
    "academy_name",
    "academy_town",
    "academy_mark",
    "awarded_on",
    "expires_on",
    "serial",
    "code",
    "verify_address",
    "say_certifies",
    "say_has_met",
    "say_awarded_on",
    "say_current_until",
    "say_check",
    "say_serial",
    "say_replacement",
];

/// Whether a text shows something that differs from person to person.
#[must_use]
pub fn is_personal(text: &str) -> bool {
    fields_in(text)
        .any(|field| matches!(field, "holder_name" | "latin_name" | "serial" | "code" | "say_serial"))
}

/// Refuses an element that names a field which no document has.
///
/// # Errors
/// [`DesignError::UnknownField`].
pub fn check(element: &Element) -> Result<(), DesignError> {
    let unknown = fields_in(&element.text).find(|field| !FIELDS.contains(field));
    unknown.map_or(Ok(()), |field| {
        Err(DesignError::UnknownField { element: element.name.clone(), field: field.to_owned() })
    })
}

fn fields_in(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest))
}

/// The element's text for a document; empty if one of its fields is. A value is never searched for fields itself.
#[must_use]
pub fn fill(text: &str, document: &CertificateDocument, wording: &Wording) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (field, rest) = part.split_once('}').unwrap_or((part, ""));
        let value = value(field, document, wording);
        if value.trim().is_empty() {
            return String::new();
        }
        out.push_str(value.trim());
        out.push_str(rest);
    }
    out
}

fn value(field: &str, document: &CertificateDocument, wording: &Wording) -> String {
    match field {
        "holder_name" => document.holder_name.clone(),
        "latin_name" => document.latin_name.clone(),
        "course_title" => document.course_title.clone(),
        "level_line" => document.level_line.clone(),
        "kind" => document.kind.clone(),
        "kind_note" => document.kind_note.clone(),
        "academy_name" => document.academy_name.clone(),
        "academy_town" => document.academy_town.clone(),
        "academy_mark" => document.serial.split('-').next().unwrap_or_default().to_owned(),
        "awarded_on" => wording.date(document.awarded_on),
        "expires_on" => document.expires_on.map(|d| wording.date(d)).unwrap_or_default(),
        "serial" => document.serial.clone(),
        "code" => document.code.clone(),
        "verify_address" => address_to_read(&document.verify_url),
        "say_certifies" => wording.certifies.clone(),
        "say_has_met" => wording.has_met.clone(),
        "say_awarded_on" => wording.awarded_on.replace("{date}", &wording.date(document.awarded_on)),
        "say_current_until" => document
            .expires_on
            .map(|d| wording.current_until.replace("{date}", &wording.date(d)))
            .unwrap_or_default(),
        "say_check" => wording.check.clone(),
        "say_serial" => wording.serial.replace("{serial}", &document.serial),
        "say_replacement" if document.replacement => wording.replacement.clone(),
        _ => String::new(),
    }
}

/// The address as people type it: without the scheme, and without the code, which stands beside it.
fn address_to_read(url: &str) -> String {
    let short = url.trim_start_matches("https://").trim_start_matches("http://");
    short.rsplit_once('/').map_or(short, |(place, _)| place).to_owned()
}
