//! Errors of a form, by field, as locale keys; the field keeps its value and the error stands beside it.

use std::borrow::Cow;

use validator::{ValidationErrors, ValidationErrorsKind};

use crate::{
    domain::text::{HolderName, TextError},
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
        TextError::Unshowable => lang.t("error-name-hidden"),
        TextError::Stacked => lang.t("error-name-stacked"),
        _ => lang.t(nothing),
    }
}
