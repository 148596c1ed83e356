//! Characters that nobody sees, wherever they stand in a specification: every text of it is looked at, also of a field that comes
//! later, before anything is drawn with it.

use serde_json::Value;

use super::{super::CourseSpec, Faults};
use crate::domain::{free_text, text::TextError};

impl Faults {
    pub(super) fn hidden(&mut self, spec: &CourseSpec) {
        match serde_json::to_value(spec) {
            Ok(value) => self.hidden_in("", &value),
            Err(error) => self.require(false, "file", error),
        }
    }

    /// Looks at a text, or at everything in a list or a table. Places are written as in the file: lists there have the name of
    /// one of their entries, counted from 1.
    fn hidden_in(&mut self, place: &str, value: &Value) {
        match value {
            Value::String(text) => {
                if let Some((character, at)) = free_text::hidden(text) {
                    self.require(false, place, TextError::Unshowable { character, place: at });
                }
            }
            Value::Array(entries) => {
                for (n, entry) in (1..).zip(entries) {
                    self.hidden_in(&format!("{place}[{n}]"), entry);
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    if let Some((character, at)) = free_text::hidden(name) {
                        self.require(false, place, TextError::Unshowable { character, place: at });
                    }
                    let inside = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                    self.hidden_in(&inside, value);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}
