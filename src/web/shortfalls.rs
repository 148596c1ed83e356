//! What is missing for a certificate, in words.

use crate::{
    domain::eligibility::{DocumentProblem, Shortfall},
    texts::Arg,
};

use super::Page;

/// A line per shortfall.
pub fn lines(page: &Page, shortfalls: &[Shortfall]) -> Vec<String> {
    shortfalls.iter().map(|shortfall| line(page, shortfall)).collect()
}

/// One of them.
pub fn line(page: &Page, shortfall: &Shortfall) -> String {
    let counts = |key: &str, have: &u32, need: &u32| page.t2(key, "have", *have, "need", *need);
    match shortfall {
        Shortfall::EnrolmentNotActive { state } => {
            page.t1("certificates-missing-enrolment", "state", page.word("certificates-enrolment", state))
        }
        Shortfall::IdentityNotChecked => page.t("certificates-missing-identity"),
        Shortfall::BirthDateUnknown => page.t("certificates-missing-birth-date"),
        Shortfall::UnderAge { have, need } => counts("certificates-missing-age", have, need),
        // A list of everything says nothing.
        Shortfall::Criteria { have, need, missing, unconfirmed } if missing.len() + unconfirmed.len() > 8 => {
            counts("certificates-missing-criteria-many", have, need)
        }
        Shortfall::Criteria { have, need, missing, unconfirmed } => page.tn(
            "certificates-missing-criteria",
            &[
                ("have", Arg::from(*have)),
                ("need", Arg::from(*need)),
                ("list", Arg::from([missing.as_slice(), unconfirmed].concat().join(", "))),
            ],
        ),
        Shortfall::Hours { category, technique, have, need } => {
            let hours = |minutes: &u32| Arg::from(page.hours(&i64::from(*minutes)));
            let key = match technique {
                Some(_) => "certificates-missing-hours-technique",
                None => "certificates-missing-hours",
            };
            page.tn(
                key,
                &[
                    ("category", Arg::from(page.word("category", category))),
                    ("technique", Arg::from(technique.clone().unwrap_or_default())),
                    ("have", hours(have)),
                    ("need", hours(need)),
                ],
            )
        }
        Shortfall::Cases { techniques, have, need } => {
            cases(page, "certificates-missing-cases", techniques.join(", "), *have, *need)
        }
        Shortfall::CasesOnWomen { techniques, have, need } => {
            cases(page, "certificates-missing-cases-women", techniques.join(", "), *have, *need)
        }
        Shortfall::CasesSpread { first_cases, have, need } => page.tn(
            "certificates-missing-spread",
            &[("cases", Arg::from(*first_cases)), ("have", Arg::from(*have)), ("need", Arg::from(*need))],
        ),
        Shortfall::Observations { have, need } => counts("certificates-missing-observations", have, need),
        Shortfall::ObservationsByAnother { have, need } => counts("certificates-missing-another", have, need),
        Shortfall::Document { name, problem, .. } => document(page, name, *problem),
        Shortfall::Term { months } => page.t1("academy-gap-term", "months", *months),
        Shortfall::Holds { open } => page.t1("certificates-missing-holds", "open", *open),
    }
}

fn cases(page: &Page, key: &str, techniques: String, have: u32, need: u32) -> String {
    page.tn(key, &[("techniques", techniques.into()), ("have", have.into()), ("need", need.into())])
}

fn document(page: &Page, name: &str, problem: DocumentProblem) -> String {
    let dated = |key: &str, day| page.t2(key, "name", name, "day", page.date(&day));
    match problem {
        DocumentProblem::Missing => page.t1("certificates-missing-document", "name", name),
        DocumentProblem::AwaitingReview => page.t1("certificates-missing-document-waiting", "name", name),
        DocumentProblem::Rejected => page.t1("certificates-missing-document-rejected", "name", name),
        DocumentProblem::Withdrawn => page.t1("certificates-missing-document-withdrawn", "name", name),
        DocumentProblem::Expired { on } => dated("certificates-missing-document-expired", on),
        DocumentProblem::NotYet { from } => dated("certificates-missing-document-not-yet", from),
    }
}
