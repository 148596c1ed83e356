//! What can be wrong with what patients are told: a translation is whole, or it is none.

use std::collections::BTreeMap;

use super::{
    super::{CourseSpec, READERS, Translation},
    Faults,
};

impl Faults {
    pub(super) fn patients(&mut self, spec: &CourseSpec) {
        self.reader("language", &spec.language);
        self.lines("patients.ask", &spec.patients.ask);
        self.lines("patients.tell", &spec.patients.tell);
        for (tag, words) in &spec.translations {
            let place = format!("translations.{tag}");
            self.reader(&place, tag);
            let message = format!("the course itself is in '{tag}'");
            self.require(*tag != spec.language, &place, message);
            self.translation(&place, spec, words);
        }
    }

    fn reader(&mut self, place: &str, tag: &str) {
        let message = format!("'{tag}' is no language of patients' pages: {}", READERS.join(", "));
        self.require(READERS.contains(&tag), place, message);
    }

    fn lines(&mut self, place: &str, lines: &[String]) {
        for (n, line) in (1..).zip(lines) {
            self.filled(format!("{place}[{n}]"), line);
        }
    }

    fn translation(&mut self, place: &str, spec: &CourseSpec, words: &Translation) {
        self.filled(format!("{place}.title"), &words.title);
        let techniques: Vec<&str> = spec.techniques.iter().map(|technique| technique.key.as_str()).collect();
        self.names(&format!("{place}.technique"), &words.techniques, &techniques, &techniques);
        let documents = &spec.rules.documents;
        let known: Vec<&str> = documents.iter().map(|rule| rule.kind.as_str()).collect();
        let shown = documents.iter().filter(|rule| rule.shown_to_patients).map(|rule| rule.kind.as_str());
        self.names(&format!("{place}.document"), &words.documents, &known, &shown.collect::<Vec<_>>());
        for (part, lines, own) in
            [("ask", &words.ask, &spec.patients.ask), ("tell", &words.tell, &spec.patients.tell)]
        {
            let place = format!("{place}.{part}");
            let message = format!("has {} lines, patients.{part} has {}", lines.len(), own.len());
            self.require(lines.len() == own.len(), &place, message);
            self.lines(&place, lines);
        }
    }

    /// Names by key: none that the course does not know, and all that patients read.
    fn names(&mut self, place: &str, names: &BTreeMap<String, String>, known: &[&str], needed: &[&str]) {
        for (key, name) in names {
            let there = known.contains(&key.as_str());
            self.require(there, format!("{place}.{key}"), "the course has none of this key");
            self.filled(format!("{place}.{key}"), name);
        }
        for key in needed.iter().filter(|key| !names.contains_key(**key)) {
            self.require(
                false,
                format!("{place}.{key}"),
                "is missing; a translation has all that patients read",
            );
        }
    }
}
