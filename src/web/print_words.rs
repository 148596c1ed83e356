//! Why something cannot be printed on a certificate, in words, with a person's name for the element.

use crate::{
    domain::{course_spec::SpecError, issue_job::PaperProblem},
    issuing::LayoutError,
    texts::Lang,
    web::WebError,
    workflows::try_certificates::{CourseFault, TrialError, Unprintable},
};

impl From<TrialError> for WebError {
    fn from(error: TrialError) -> Self {
        match error {
            TrialError::Storage(error) => error.into(),
            TrialError::System(why) => Self::Internal(why),
        }
    }
}

/// What a person calls an element of a certificate. Every element of the designs has such words.
pub fn element(lang: Lang, element: &str) -> String {
    let key = format!("print-element-{}", element.replace('_', "-"));
    lang.try_t(&key).unwrap_or_else(|| element.replace('_', " "))
}

/// Why an element cannot be printed.
pub fn problem(lang: Lang, name: &str, problem: PaperProblem) -> String {
    let element = element(lang, name);
    match problem {
        PaperProblem::Glyph(character) => lang.t_args(
            "print-glyph",
            &[("element", element.into()), ("character", character.to_string().into())],
        ),
        PaperProblem::Forbidden => lang.t_args("print-forbidden", &[("element", element.into())]),
        PaperProblem::TooLong => lang.t_args("print-fit", &[("element", element.into())]),
        PaperProblem::Empty => lang.t_args("print-empty", &[("element", element.into())]),
        PaperProblem::Other => lang.t("print-other"),
    }
}

/// The same of what was tried out.
pub fn unprintable(lang: Lang, why: &Unprintable) -> String {
    problem(lang, &why.element, why.problem)
}

/// The same of what is tried out with a person's name.
pub fn name(lang: Lang, why: &Unprintable) -> String {
    lang.t_args("print-name", &[("reason", unprintable(lang, why).into())])
}

/// The same of a layout.
pub fn layout(lang: Lang, error: &LayoutError) -> String {
    match error {
        LayoutError::QrTooLong => lang.t("print-qr"),
        other => unprintable(lang, &Unprintable::from(other)),
    }
}

/// A text of a course as a fault of its specification, at its place.
pub fn course_fault(lang: Lang, fault: &CourseFault) -> SpecError {
    let message = match fault.why.problem {
        PaperProblem::TooLong => {
            let design = ("design", fault.design.as_str().into());
            match fault.fits {
                Some(letters) => lang.t_args("print-course-letters", &[design, ("letters", letters.into())]),
                None => lang.t_args("print-course-fit", &[design]),
            }
        }
        PaperProblem::Glyph(character) => {
            lang.t_args("print-course-glyph", &[("character", character.to_string().into())])
        }
        _ => unprintable(lang, &fault.why),
    };
    SpecError { place: fault.place.clone(), message }
}
