//! Words around a number, in the form that the number takes in a language (CLDR 46, cardinals, whole numbers).
//!
//! The rules stand here because those that come with the pages' texts (intl_pluralrules 7) count Arabic wrongly beyond a hundred:
//! 103 takes the form of 3.

use serde::Deserialize;

/// The words: one text where they are the same for every number, else one for each form that the language has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Counted {
    /// The same for every number.
    Always(String),
    /// By the number's form.
    By(Forms),
}

/// A text for each form. A language has some of them; `other` stands for those that it has none of its own for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Counted {
    /// The words for a number, with the number still to be put into them.
    #[must_use]
    pub fn words(&self, language: &str, number: u32) -> &str {
        match self {
            Self::Always(words) => words,
            Self::By(forms) => forms.of(form(language, number)).unwrap_or(&forms.other),
        }
    }

    /// Every text that there is.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Self::Always(words) => vec![words],
            Self::By(Forms { zero, one, two, few, many, other }) => {
                let own = [zero, one, two, few, many].into_iter().flatten();
                own.chain([other]).map(String::as_str).collect()
            }
        }
    }

    /// Whether the words for a number are those of its form, and not those that stand for all the rest.
    #[must_use]
    pub fn knows(&self, language: &str, number: u32) -> bool {
        match self {
            Self::Always(_) => true,
            Self::By(forms) => {
                let form = form(language, number);
                form == Form::Other || forms.of(form).is_some()
            }
        }
    }
}

impl Forms {
    fn of(&self, form: Form) -> Option<&str> {
        let words = match form {
            Form::Zero => &self.zero,
            Form::One => &self.one,
            Form::Two => &self.two,
            Form::Few => &self.few,
            Form::Many => &self.many,
            Form::Other => return Some(&self.other),
        };
        words.as_deref()
    }
}

/// The forms that languages have for numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

/// The form of a number in a language, by its primary subtag. Portuguese is that of Portugal, where 0 is counted as 2 is.
fn form(language: &str, number: u32) -> Form {
    let (ten, hundred) = (number % 10, number % 100);
    let in_teens = (12..=14).contains(&hundred);
    match (language.split('-').next().unwrap_or_default(), number) {
        ("ar", 0) => Form::Zero,
        ("ar" | "pl", 1) => Form::One,
        ("ar", 2) => Form::Two,
        ("ar", _) => match hundred {
            3..=10 => Form::Few,
            11..=99 => Form::Many,
            _ => Form::Other,
        },
        ("uk", _) if ten == 1 && hundred != 11 => Form::One,
        ("pl" | "uk", _) if (2..=4).contains(&ten) && !in_teens => Form::Few,
        ("pl" | "uk", _) => Form::Many,
        ("fr", 0) | (_, 1) => Form::One,
        _ => Form::Other,
    }
}
