//! The fixed words of a certificate, one file a language in `certificates/wording/`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::counted::Counted;
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
    /// Over the name of somebody of whose signature there is no image.
    pub signed_digitally: String,
    /// Across a sample.
    pub sample: String,
    /// Under the signature of a sample's head of the academy.
    pub sample_head: String,
    /// Words for the academy's logo: `{academy}`.
    pub logo_alt: String,
    /// Words for the image of a signature: `{name}`.
    pub ink_alt: String,
    /// Title of the metadata: `{kind}`, `{course}`, `{name}`.
    pub document_title: String,
    /// The pages after the first.
    pub transcript: TranscriptWording,
    /// What the facts are called.
    pub facts: FactWording,
    /// `{day}`, `{month}` and `{year}` in the language's order.
    pub date: String,
    /// The first day of a month, which some languages count otherwise than the others.
    pub first_day: String,
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
    /// Whole hours: `{hours}`.
    pub whole_hours: Counted,
    /// Less than an hour: `{minutes}`.
    pub whole_minutes: Counted,
    /// Both, one after the other: `{hours}` and `{minutes}`.
    pub hours_and_minutes: String,
    /// Title of the cases.
    pub cases_title: String,
    /// Column: technique.
    pub technique: String,
    /// Column: cases.
    pub cases: String,
    /// Last row of a table.
    pub total: String,
    /// Title of those who assessed.
    pub assessors: String,
    /// Column: their names.
    pub person: String,
    /// Column: what each did.
    pub role: String,
    /// Where a section goes on on another page: `{title}`.
    pub continued: String,
    /// Under the transcript, about attached files: `{names}`.
    pub enclosed: String,
    /// At the foot: `{page}` and `{pages}`.
    pub page: String,
}

/// Words that whoever makes a document out of facts puts into it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactWording {
    /// What the paper of a regulated qualification calls itself.
    pub regulated: String,
    /// What the paper of an academy's own course calls itself.
    pub academy: String,
    /// What such a paper says that it is not.
    pub not_regulated: String,
    /// The line under an academy's course with a level: `{level}` and `{hours}`.
    pub level: Counted,
    /// The line under an academy's course without one: `{hours}`.
    pub hours: Counted,
    /// The same for a regulated qualification.
    pub regulated_level: Counted,
    /// The same for a regulated qualification without a level.
    pub regulated_hours: Counted,
    /// How the hours of a transcript belong together: `{total}` and `{guided}`; the total is what is counted.
    pub hours_note: Counted,
    /// What somebody did who assessed: under their signature, and beside their name.
    pub assessor: String,
    /// What somebody did who confirmed decisions of assessors.
    pub assurer: String,
    /// Category of hours.
    pub theory: String,
    /// Category of hours.
    pub supervised_practice: String,
    /// Category of hours.
    pub independent: String,
    /// What the credential says had to be done for it: `{total}` and `{guided}` hours; the total is what is counted.
    pub criteria: Counted,
    /// What the credential says was done: `{list}` of techniques, each with its number of cases.
    pub treatments: String,
    /// Describes the credential that travels in the file.
    pub credential: String,
    /// Describes the log's proof that travels in the file.
    pub proof: String,
}

impl TranscriptWording {
    /// The words of a language, by its primary subtag; English for a language that has none.
    ///
    /// # Errors
    /// When a compiled-in file is malformed.
    pub fn of(language: &str) -> Result<&'static Self, DesignError> {
        Wording::of(language).map(|wording| &wording.transcript)
    }

    /// Minutes as hours and minutes in words of a language, so that nobody takes them for a time of day.
    #[must_use]
    pub fn spent(&self, language: &str, minutes: u32) -> String {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let hours_of = || self.whole_hours.words(language, hours).replace("{hours}", &hours.to_string());
        let minutes_of =
            || self.whole_minutes.words(language, minutes).replace("{minutes}", &minutes.to_string());
        match (hours, minutes) {
            (_, 0) => hours_of(),
            (0, _) => minutes_of(),
            _ => self.hours_and_minutes.replace("{hours}", &hours_of()).replace("{minutes}", &minutes_of()),
        }
    }
}

impl FactWording {
    /// The words of a language, by its primary subtag; English for a language that has none.
    ///
    /// # Errors
    /// When a compiled-in file is malformed.
    pub fn of(language: &str) -> Result<&'static Self, DesignError> {
        Wording::of(language).map(|wording| &wording.facts)
    }
}

impl Wording {
    /// The words that an academy may choose itself, by their keys.
    pub const CHOICES: &[&str] =
        &["certifies", "has_met", "awarded_on", "current_until", "check", "serial", "replacement"];

    /// The wording of a language, by its primary subtag; English for a language that has none.
    ///
    /// # Errors
    /// When a compiled-in file is malformed.
    pub fn of(language: &str) -> Result<&'static Wording, DesignError> {
        let all = all().as_ref().map_err(Clone::clone)?;
        let english = || DesignError::UnknownLanguage("en".to_owned());
        find(all, language).or_else(|| find(all, "en")).ok_or_else(english)
    }

    /// The wording of a language with some words of an academy's own.
    ///
    /// # Errors
    /// [`DesignError`] for a language or a key that there is not, and for words that lack a field such as `{date}`.
    pub fn with(language: &str, own: &BTreeMap<String, String>) -> Result<Wording, DesignError> {
        let all = all().as_ref().map_err(Clone::clone)?;
        let found = find(all, language).ok_or_else(|| DesignError::UnknownLanguage(language.to_owned()))?;
        let mut wording = found.clone();
        for (key, words) in own {
            let wrong = |reason: String| DesignError::Words {
                language: language.to_owned(),
                key: key.clone(),
                reason,
            };
            let place = wording.choice(key).ok_or_else(|| wrong("it cannot be chosen".to_owned()))?;
            if words.trim().is_empty() {
                return Err(wrong("it is empty".to_owned()));
            }
            if let Some(missing) = differing_field(place, words) {
                return Err(wrong(format!("{{{missing}}} must stand in it as often as in the usual words")));
            }
            words.clone_into(place);
        }
        Ok(wording)
    }

    fn choice(&mut self, key: &str) -> Option<&mut String> {
        Some(match key {
            "certifies" => &mut self.certifies,
            "has_met" => &mut self.has_met,
            "awarded_on" => &mut self.awarded_on,
            "current_until" => &mut self.current_until,
            "check" => &mut self.check,
            "serial" => &mut self.serial,
            "replacement" => &mut self.replacement,
            _ => return None,
        })
    }

    /// Whether its language is written from the right.
    #[must_use]
    pub fn is_from_the_right(&self) -> bool {
        self.language == "ar"
    }

    /// A date as people write it.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        let month = self.months.get(date.month0() as usize).map_or("", String::as_str);
        let day = if date.day() == 1 { self.first_day.clone() } else { date.day().to_string() };
        self.date.replace("{day}", &day).replace("{month}", month).replace("{year}", &date.year().to_string())
    }
}

macro_rules! languages {
    ($($tag:literal)*) => {
        const FILES: &[(&str, &str)] =
            &[$(($tag, include_str!(concat!("../../certificates/wording/", $tag, ".toml")))),*];

        /// The languages that certificates speak, by their tags.
        pub const LANGUAGES: &[&str] = &[$($tag),*];
    };
}

// A file in `certificates/wording` becomes a language of certificates by its tag here.
languages!("en" "de" "fr" "es" "it" "pl" "pt" "tr" "uk" "ar");

fn all() -> &'static Result<Vec<Wording>, DesignError> {
    static ALL: OnceLock<Result<Vec<Wording>, DesignError>> = OnceLock::new();
    ALL.get_or_init(|| FILES.iter().map(|(language, text)| read(language, text)).collect())
}

fn find<'a>(all: &'a [Wording], language: &str) -> Option<&'a Wording> {
    let primary = language.split('-').next().unwrap_or_default();
    all.iter().find(|wording| wording.language == primary)
}

/// A field in braces that one text has and the other has not.
fn differing_field<'a>(usual: &'a str, own: &'a str) -> Option<&'a str> {
    let fields = |text: &'a str| {
        let mut out: Vec<&str> =
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest)).collect();
        out.sort_unstable();
        out
    };
    let (usual, own) = (fields(usual), fields(own));
    let odd = usual.iter().find(|f| !own.contains(f)).or_else(|| own.iter().find(|f| !usual.contains(f)));
    odd.copied().or_else(|| (usual != own).then(|| own.first().copied()).flatten())
}

/// The words that stand where an academy has none of its own, by language and key.
#[must_use]
pub fn usual_words(language: &str, key: &str) -> Option<String> {
    let mut wording = Wording::of(language).ok()?.clone();
    wording.choice(key).cloned()
}

fn read(language: &str, text: &str) -> Result<Wording, DesignError> {
    toml::from_str(text).map_err(|e| DesignError::Malformed {
        file: format!("wording/{language}.toml"),
        reason: e.to_string(),
    })
}
