//! What is wrong with a text that was typed as a code, in words: the same on the page, for programs and in a terminal.

use crate::{
    domain::{
        typed_code::TypedError,
        verification_code::{CodeError, LENGTH},
    },
    texts::{Arg, Lang},
};

/// Title and text.
pub fn what_is_wrong(lang: Lang, error: &TypedError) -> (String, String) {
    let (title, text) = match error {
        TypedError::Serial => ("patient-serial-title", lang.t("patient-serial-text")),
        TypedError::Several => ("patient-several-title", lang.t("patient-several-text")),
        TypedError::Code { error: CodeError::Empty, .. } => {
            ("patient-nothing-title", lang.t("patient-mistake-empty"))
        }
        TypedError::Code { error: CodeError::Length { have }, .. } => {
            let sizes = [("have", Arg::from(have.to_string())), ("want", LENGTH.to_string().into())];
            ("patient-mistake-title", lang.t_args("patient-mistake-length", &sizes))
        }
        TypedError::Code { error: CodeError::Character { found, position }, .. } => {
            let place = [("found", Arg::from(found.to_string())), ("position", position.to_string().into())];
            ("patient-mistake-title", lang.t_args("patient-mistake-character", &place))
        }
        TypedError::Code { error: CodeError::Check, .. } => {
            ("patient-mistake-title", lang.t("patient-mistake-check"))
        }
    };
    (lang.t(title), text)
}
