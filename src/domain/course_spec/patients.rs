//! What patients of a course are told in their own language: its names, what to ask, and what to say before a treatment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::certificate::CertificateFacts;

/// Tags of the languages that the pages of patients speak, and that a course can have words in.
pub const READERS: [&str; 10] = ["en", "de", "fr", "es", "it", "pl", "pt", "tr", "uk", "ar"];

/// What patients are told beside the answer: data of the course, because another field has other questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientAdvice {
    /// What to ask the practitioner, as the patient would say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<String>,
    /// What the practitioner must hear of before the treatment: illnesses, medicines, allergies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tell: Vec<String>,
}

impl PatientAdvice {
    pub(super) fn is_empty(&self) -> bool {
        self.ask.is_empty() && self.tell.is_empty()
    }
}

/// The words of a course in another language: all that patients read of them, so that no page mixes two languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The title.
    pub title: String,
    /// Names of the techniques, by key.
    #[serde(rename = "technique", default)]
    pub techniques: BTreeMap<String, String>,
    /// Names of the document types that patients are shown, by type.
    #[serde(rename = "document", default)]
    pub documents: BTreeMap<String, String>,
    /// The questions, in the order of the course's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<String>,
    /// What the practitioner must hear of, in the order of the course's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tell: Vec<String>,
}

impl super::CourseSpec {
    /// What a document type that the course asks for is called in a language: as the course has it there, else in its own words.
    pub fn document_name(&self, kind: &str, tag: &str) -> Option<&str> {
        let rule = self.rules.documents.iter().find(|rule| rule.kind == kind)?;
        let translated = self.translations.get(tag).and_then(|words| words.documents.get(kind));
        Some(translated.filter(|_| self.language != tag).map_or(&rule.name, |name| name))
    }
}

/// The part of a stored specification that is for patients.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CourseWords {
    #[serde(default = "english")]
    language: String,
    #[serde(default)]
    patients: PatientAdvice,
    #[serde(default)]
    translations: BTreeMap<String, Translation>,
    #[serde(default)]
    rules: Rules,
}

/// Of a course's rules, what patients read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
struct Rules {
    #[serde(default)]
    cases: Cases,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
struct Cases {
    #[serde(rename = "target", default)]
    targets: Vec<Target>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct Target {
    minimum: u32,
}

impl Default for CourseWords {
    /// The words of a course that says nothing to patients.
    fn default() -> Self {
        Self {
            language: english(),
            patients: PatientAdvice::default(),
            translations: BTreeMap::new(),
            rules: Rules::default(),
        }
    }
}

/// What stands on the certificate itself, where a page says it in another language: the reader compares with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// The course's title.
    pub title: String,
    /// Names of the techniques, by key.
    pub techniques: BTreeMap<String, String>,
}

impl CourseWords {
    /// Tag of the language that the course itself is written in.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Puts the names of a certificate's facts into the reader's language, where the course has it; they stay the course's
    /// own words otherwise. Answers what stands on paper, where that is something else now.
    pub fn translate(&self, reader: &str, facts: &mut CertificateFacts) -> Option<OnPaper> {
        let words = self.translations.get(reader)?;
        let mut techniques = BTreeMap::new();
        let certified = facts.techniques.iter_mut().map(|t| (&t.key, &mut t.name));
        let others = facts.techniques_not_certified.iter_mut().map(|t| (&t.key, &mut t.name));
        for (key, name) in certified.chain(others) {
            if let Some(word) = words.techniques.get(key) {
                techniques.insert(key.clone(), std::mem::replace(name, word.clone()));
            }
        }
        for document in &mut facts.documents_shown {
            if let Some(word) = words.documents.get(&document.kind) {
                document.name.clone_from(word);
            }
        }
        let title = std::mem::replace(&mut facts.course_title, words.title.clone());
        Some(OnPaper { title, techniques })
    }

    /// How many complete cases the course asks for in all.
    pub fn cases_required(&self) -> u32 {
        self.rules.cases.targets.iter().fold(0, |sum, target| sum.saturating_add(target.minimum))
    }

    /// What the course would have patients ask and tell, in the reader's language. Advice that cannot be read is none: then the
    /// general advice stands in its place.
    pub fn advice(&self, reader: &str) -> PatientAdvice {
        match self.translations.get(reader) {
            _ if reader == self.language => self.patients.clone(),
            Some(words) => PatientAdvice { ask: words.ask.clone(), tell: words.tell.clone() },
            None => PatientAdvice::default(),
        }
    }
}

pub(super) fn english() -> String {
    "en".to_owned()
}

pub(super) fn is_english(tag: &str) -> bool {
    tag == "en"
}
