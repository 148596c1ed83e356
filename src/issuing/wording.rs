//! The fixed words of a certificate, one file a language in `certificates/wording/`.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::error::DesignError;

/// What is printed besides the facts. `{date}`, `{serial}`, `{page}` and so on stand for the fact.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// BCP 47 tag of the language.
    pub language: String,
    /// Before the name.
    pub certifies: String,
    /// Between name and course.
    pub has_met: String,
    /// With the award date.
    pub awarded_on: String,
    /// With the last day.
    pub current_until: String,
    /// Above the code.
    pub check: String,
    /// Words for the QR code.
    pub qr_alt: String,
    /// Words for the link.
    pub link_alt: String,
    /// Name of the signature's field: `{academy}`.
    pub signature_label: String,
    /// With the serial.
    pub serial: String,
    /// On a replacement.
    pub replacement: String,
    /// Title of the metadata: `{kind}`, `{course}`, `{name}`.
    pub document_title: String,
    /// The pages after the first.
    pub transcript: TranscriptWording,
    /// `{day}`, `{month}` and `{year}` in the language's order.
    pub date: String,
    /// January to December.
    pub months: [String; 12],
}

/// The transcript's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranscriptWording {
    /// Title.
    pub title: String,
    /// Title of the units.
    pub units: String,
    /// Column: unit reference.
    pub unit: String,
    /// Column: unit title.
    pub unit_title: String,
    /// Column: guided hours.
    pub guided_hours: String,
    /// Title of the hours.
    pub hours_title: String,
    /// Column: category.
    pub category: String,
    /// Column: hours.
    pub hours: String,
    /// Title of the cases.
    pub cases_title: String,
    /// Column: technique.
    pub technique: String,
    /// Column: cases.
    pub cases: String,
    /// Last row of a table.
    pub total: String,
    /// Title of the assessors.
    pub assessors: String,
    /// Under the transcript, about attached files: `{names}`.
    pub enclosed: String,
    /// At the foot: `{page}` and `{pages}`.
    pub page: String,
}

impl Wording {
    /// The wording of a language, by its primary subtag; English for a language that has none.
    ///
    /// # Errors
    /// When a compiled-in file is malformed.
    pub fn of(language: &str) -> Result<&'static Wording, DesignError> {
        static ENGLISH: OnceLock<Result<Wording, DesignError>> = OnceLock::new();
        static GERMAN: OnceLock<Result<Wording, DesignError>> = OnceLock::new();
        let wording = match language.split('-').next().unwrap_or_default() {
            "de" => GERMAN.get_or_init(|| read("de", include_str!("../../certificates/wording/de.toml"))),
            _ => ENGLISH.get_or_init(|| read("en", include_str!("../../certificates/wording/en.toml"))),
        };
        wording.as_ref().map_err(Clone::clone)
    }

    /// A date as people write it.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        let month = self.months.get(date.month0() as usize).map_or("", String::as_str);
        self.date
            .replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }
}

fn read(language: &str, text: &str) -> Result<Wording, DesignError> {
    toml::from_str(text).map_err(|e| DesignError::Malformed {
        file: format!("wording/{language}.toml"),
        reason: e.to_string(),
    })
}
