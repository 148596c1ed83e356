//! What a course requires, in plain words.

use crate::{domain::course_spec::Requirement, web::Page};

/// The number that a line begins with, and the words after it. A line without a number has only words.
pub(super) struct RequirementText {
    pub number: String,
    pub words: String,
}

pub(super) fn of(page: &Page, requirement: &Requirement) -> Option<RequirementText> {
    let line = |number: u32, words: String| RequirementText { number: number.to_string(), words };
    let sentence = |words: String| RequirementText { number: String::new(), words };
    Some(match requirement {
        Requirement::MinimumAge(years) => line(u32::from(*years), page.t("academy-require-age")),
        // Units have a list of their own, with their criteria.
        Requirement::Criteria { .. } => return None,
        Requirement::Hours { category, technique, hours } => {
            let category = page.word("academy-require-hours", category);
            match technique {
                None => line(*hours, category),
                Some(technique) => {
                    let words = page.t2(
                        "academy-require-hours-of",
                        "category",
                        category,
                        "technique",
                        technique.as_str(),
                    );
                    line(*hours, words)
                }
            }
        }
        Requirement::LongestEntry(hours) => line(u32::from(*hours), page.t("academy-require-longest-entry")),
        Requirement::TheoryBeforePublic => sentence(page.t("academy-require-theory-first")),
        Requirement::Supervision { .. } => line_of_supervision(page, requirement)?,
        Requirement::Cases { techniques, minimum, on_women, sessions } => {
            let mut words = page.tn(
                "academy-require-cases",
                &[
                    ("count", (*minimum).into()),
                    ("techniques", any_of(page, techniques).into()),
                    ("sessions", (*sessions).into()),
                ],
            );
            if *on_women > 0 {
                words = format!("{words} {}", page.t1("academy-require-on-women", "count", *on_women));
            }
            line(*minimum, words)
        }
        Requirement::SessionSpacing(days) => line(*days, page.t("academy-require-spacing")),
        Requirement::PatchTest(hours) => line(*hours, page.t("academy-require-patch-test")),
        Requirement::Observations { minimum, by_another_assessor } => {
            let words =
                page.t2("academy-require-observations", "count", *minimum, "another", *by_another_assessor);
            line(*minimum, words)
        }
        Requirement::Document { .. } => return None,
        Requirement::ValidForMonths(months) => line(*months, page.t("academy-require-valid-for")),
    })
}

fn line_of_supervision(page: &Page, requirement: &Requirement) -> Option<RequirementText> {
    let Requirement::Supervision { after_cases, until_cases, trainees, over_at_least_days } = requirement
    else {
        return None;
    };
    let args = [
        ("count", (*trainees).into()),
        ("after", (*after_cases).into()),
        ("until", until_cases.unwrap_or_default().into()),
    ];
    let key = match (after_cases, until_cases) {
        (0, None) => "academy-require-ratio",
        (0, Some(_)) => "academy-require-ratio-first",
        (_, None) => "academy-require-ratio-after",
        (_, Some(_)) => "academy-require-ratio-between",
    };
    let mut words = page.tn(key, &args);
    if let Some(days) = over_at_least_days {
        words = format!("{words} {}", page.t1("academy-require-ratio-days", "days", *days));
    }
    Some(RequirementText { number: trainees.to_string(), words })
}

/// What a document must be, after its name.
pub(super) fn of_document(page: &Page, requirement: &Requirement) -> Option<(String, String)> {
    let Requirement::Document { name, valid_for_months, covers_techniques, shown_to_patients, required } =
        requirement
    else {
        return None;
    };
    let notes = [
        (!required).then(|| page.t("academy-document-optional")),
        valid_for_months.map(|months| page.t1("academy-document-months", "months", months)),
        covers_techniques.then(|| page.t("academy-document-covers")),
        shown_to_patients.then(|| page.t("academy-document-shown")),
    ];
    Some((name.clone(), notes.into_iter().flatten().collect::<Vec<_>>().join(", ")))
}

/// `Hairline`, or `Hairline or Density`.
pub(in super::super) fn any_of(page: &Page, names: &[impl AsRef<str>]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most = most.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
            page.t2("academy-or", "most", most, "last", last.as_ref())
        }
    }
}
