//! Errors of a form, by field, as locale keys; the field keeps its value and the error stands beside it.

use std::borrow::Cow;

use chrono::NaiveDate;
use validator::{ValidationErrors, ValidationErrorsKind};

use crate::{
    domain::{
        dates::{self, DateError, DateOf},
        free_text,
        text::{Email, HolderName, LatinName, Reason, TextError},
    },
    texts::{Arg, Lang},
};

/// One error of one field.
#[derive(Clone, Debug)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: Cow<'static, str>,
    /// Its text.
    pub text: String,
}

/// The errors of a form in the order in which they were found.
#[derive(Clone, Debug)]
pub struct FieldErrors {
    lang: Lang,
    errors: Vec<FieldError>,
}

impl FieldErrors {
    /// None yet.
    pub fn new(lang: Lang) -> Self {
        Self { lang, errors: Vec::new() }
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What `validator` found; its messages are locale keys.
    pub fn from_validation(lang: Lang, result: Result<(), ValidationErrors>) -> Self {
        let mut all = Self::new(lang);
        for (field, kind) in result.err().iter().flat_map(ValidationErrors::errors) {
            if let ValidationErrorsKind::Field(found) = kind {
                for error in found {
                    let key = error.message.as_deref().unwrap_or("error-invalid");
                    all.errors.push(FieldError { field: field.clone(), text: lang.t(key) });
                }
            }
        }
        all.errors.sort_by(|a, b| a.field.cmp(&b.field));
        all
    }

    /// Adds an error by its locale key.
    pub fn add(&mut self, field: &'static str, key: &str) {
        self.errors.push(FieldError { field: field.into(), text: self.lang.t(key) });
    }

    /// Adds an error with values in its text.
    pub fn add_args(&mut self, field: &'static str, key: &str, args: &[(&'static str, Arg<'_>)]) {
        self.errors.push(FieldError { field: field.into(), text: self.lang.t_args(key, args) });
    }

    /// Adds an error whose text is made already.
    pub fn say(&mut self, field: impl Into<Cow<'static, str>>, text: String) {
        self.errors.push(FieldError { field: field.into(), text });
    }

    /// The text of a key, for an error that is said.
    pub fn text(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// Adds an error where a parse failed, and gives the value where it did not.
    pub fn keep<T, E>(&mut self, field: &'static str, key: &str, parsed: Result<T, E>) -> Option<T> {
        if parsed.is_err() && self.get(field).is_none() {
            self.add(field, key);
        }
        parsed.ok()
    }

    /// Adds what is wrong with a name where it is not taken, and gives the name where it is. `nothing` is the key of the text
    /// where none was typed.
    pub fn keep_name(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        nothing: &str,
        parsed: Result<HolderName, TextError>,
    ) -> Option<HolderName> {
        parsed.map_err(|error| self.say(field, name_error(self.lang, nothing, &error))).ok()
    }

    /// Reads the form in Latin letters that goes with a name, or nothing where none was typed; where the name itself is wrong,
    /// nothing can be said of it.
    pub fn keep_latin(
        &mut self,
        field: &'static str,
        name: Option<&HolderName>,
        typed: &str,
    ) -> Option<Option<LatinName>> {
        match LatinName::beside(name?, typed) {
            Ok(latin) => Some(latin),
            Err(error) => self.say_once(field, name_error(self.lang, "error-required", &error)),
        }
    }

    /// Reads an address; what is wrong with it stands beside its field.
    pub fn keep_email(&mut self, field: &'static str, typed: &str) -> Option<Email> {
        let error = match Email::parse(typed) {
            Ok(email) => return Some(email),
            Err(error) => error,
        };
        let text = match error {
            TextError::Empty => self.lang.t("error-required"),
            TextError::NotAnAddress => self.lang.t("error-email"),
            other => text_error(self.lang, "error-email", &other),
        };
        self.say_once(field, text)
    }

    /// Reads why something is done. `nothing` is the key of the text where none was typed.
    pub fn keep_reason(&mut self, field: &'static str, nothing: &str, typed: &str) -> Option<Reason> {
        match Reason::parse(typed) {
            Ok(reason) => Some(reason),
            Err(error) => self.say_once(field, text_error(self.lang, nothing, &error)),
        }
    }

    /// Reads one line of at most so many characters. `nothing` is the key of the text where none was typed.
    pub fn keep_line(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        nothing: &str,
        typed: &str,
        most: usize,
    ) -> Option<String> {
        match free_text::line(typed, most) {
            Ok(line) => Some(line),
            Err(error) => self.say_once(field, text_error(self.lang, nothing, &error)),
        }
    }

    /// Reads some lines of at most so many characters together, or none.
    pub fn keep_note(
        &mut self,
        field: impl Into<Cow<'static, str>>,
        typed: &str,
        most: usize,
    ) -> Option<String> {
        match free_text::note(typed, most) {
            Ok(note) => Some(note),
            Err(error) => self.say_once(field, text_error(self.lang, "error-required", &error)),
        }
    }

    /// Reads a date that must be there.
    pub fn keep_date(
        &mut self,
        field: &'static str,
        typed: &str,
        of: DateOf,
        today: NaiveDate,
    ) -> Option<NaiveDate> {
        match dates::read(typed, of, today) {
            Ok(day) => Some(day),
            Err(error) => self.say_once(field, date_error(self.lang, error)),
        }
    }

    /// Reads a date that may be left open; nothing where it is wrong.
    pub fn keep_open_date(
        &mut self,
        field: &'static str,
        typed: &str,
        of: DateOf,
        today: NaiveDate,
    ) -> Option<Option<NaiveDate>> {
        if typed.trim().is_empty() { Some(None) } else { self.keep_date(field, typed, of, today).map(Some) }
    }

    /// Notes the first error of a field only.
    fn say_once<T>(&mut self, field: impl Into<Cow<'static, str>>, text: String) -> Option<T> {
        let field = field.into();
        if self.get(&field).is_none() {
            self.say(field, text);
        }
        None
    }

    /// The first error of a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|e| e.field == field).map(|e| e.text.as_str())
    }

    /// Every error, for the summary above the form.
    pub fn all(&self) -> &[FieldError] {
        &self.errors
    }

    /// Whether the form may be taken.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

/// What is wrong with a name, in words.
pub fn name_error(lang: Lang, nothing: &str, error: &TextError) -> String {
    match error {
        TextError::TooLong { have, most } => {
            lang.t_args("error-name-too-long", &[("have", (*have).into()), ("most", (*most).into())])
        }
        TextError::Unshowable { .. } => hidden(lang, "error-name-hidden", error),
        TextError::Stacked => lang.t("error-name-stacked"),
        TextError::NotLatin { character } => {
            lang.t_args("error-name-not-latin", &[("character", character.to_string().into())])
        }
        TextError::LatinAlready => lang.t("error-name-latin-already"),
        _ => lang.t(nothing),
    }
}

/// What is wrong with a text, in words.
pub fn text_error(lang: Lang, nothing: &str, error: &TextError) -> String {
    match error {
        TextError::TooLong { have, most } => {
            lang.t_args("error-text-too-long", &[("have", (*have).into()), ("most", (*most).into())])
        }
        TextError::Unshowable { .. } => hidden(lang, "error-text-hidden", error),
        _ => lang.t(nothing),
    }
}

fn hidden(lang: Lang, key: &str, error: &TextError) -> String {
    let TextError::Unshowable { character, place } = error else { return lang.t(key) };
    let code = format!("U+{:04X}", u32::from(*character));
    lang.t_args(key, &[("code", code.into()), ("place", (*place).into())])
}

/// What is wrong with a date, in words that say what to write.
pub fn date_error(lang: Lang, error: DateError) -> String {
    match error {
        DateError::Empty => lang.t("error-date"),
        DateError::NotADate => lang.t("error-date-form"),
        DateError::ShortYear { year } => {
            lang.t_args("error-date-short-year", &[("year", format!("{year:02}").into())])
        }
        DateError::TooEarly { first } => lang.t_args("error-date-early", &[("day", lang.date(first).into())]),
        DateError::TooLate { last } => lang.t_args("error-date-late", &[("day", lang.date(last).into())]),
    }
}
