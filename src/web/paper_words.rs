//! How a document stands, in a tone and in words, the same for its owner and for reviewers.

use chrono::NaiveDate;

use crate::{
    domain::{
        course_spec::{DocumentRule, Technique},
        document::{Currency, Document},
        papers::{Cover, SOON_DAYS, cover_of},
    },
    storage::document_review::NeededDocument,
    texts,
};

use super::Page;

/// A tone of the design system, and words.
#[derive(Clone, Debug)]
pub(super) struct Stands {
    /// `good`, `warn`, `bad`, `none` or `info`.
    pub(super) tone: &'static str,
    /// The words.
    pub(super) text: String,
}

impl Stands {
    pub(super) fn of(page: &Page, currency: &Currency, today: NaiveDate) -> Self {
        let (tone, text) = match currency {
            Currency::AwaitingReview => ("info", page.t("documents-state-waiting")),
            Currency::Rejected => ("bad", page.t("documents-state-rejected")),
            Currency::EndedWaiting { on } => {
                ("bad", page.t1("documents-state-ended-waiting", "day", page.date(on)))
            }
            Currency::Withdrawn => ("bad", page.t("documents-state-withdrawn")),
            Currency::TakenBack => ("none", page.t("documents-state-taken-back")),
            Currency::Replaced => ("none", page.t("documents-state-replaced")),
            Currency::NotYet { from } => ("info", page.t1("documents-state-not-yet", "day", page.date(from))),
            Currency::Expired { on } => ("bad", page.t1("documents-state-expired", "day", page.date(on))),
            Currency::Current { until: None } => ("good", page.t("documents-state-approved")),
            Currency::Current { until: Some(day) } => match (*day - today).num_days() {
                days if days <= SOON_DAYS => ("warn", page.t1("documents-state-ending", "days", days)),
                _ => ("good", page.t1("documents-state-until", "day", page.date(day))),
            },
        };
        Self { tone, text }
    }

    fn of_cover(page: &Page, cover: Cover, today: NaiveDate) -> Self {
        match cover {
            Cover::Valid { until } => Self::of(page, &Currency::Current { until }, today),
            Cover::NotYet { from } => Self::of(page, &Currency::NotYet { from }, today),
            Cover::Ended { on } => Self::of(page, &Currency::Expired { on }, today),
            Cover::Nothing => Self { tone: "none", text: page.t("documents-not-covered") },
        }
    }

    pub(super) fn missing(page: &Page, required: bool) -> Self {
        let (tone, key) =
            if required { ("warn", "documents-state-missing") } else { ("none", "documents-state-optional") };
        Self { tone, text: page.t(key) }
    }
}

/// The name of a document type, as the person's courses have it where one asks for it.
pub(super) fn kind_name(page: &Page, kind: &str, needed: &[NeededDocument]) -> String {
    let need = needed.iter().find(|need| need.rule.kind == kind);
    texts::document_kind(page.lang, kind, need.map(|need| need.name(page.lang.tag()).to_owned()))
}

/// Each technique of a course and how a person's approved documents of a type cover it together; nothing where coverage is not
/// the type's business or nothing is approved.
pub(super) fn covered<'a>(
    page: &Page,
    documents: impl IntoIterator<Item = &'a Document>,
    rule: &DocumentRule,
    techniques: &[Technique],
    today: NaiveDate,
) -> Vec<(String, Stands)> {
    let of_kind = documents.into_iter().filter(|document| document.kind == rule.kind);
    let terms: Vec<_> = of_kind.filter_map(|document| document.term(Some(rule))).collect();
    if !rule.covers_techniques || terms.is_empty() {
        return Vec::new();
    }
    let stands = |technique: &Technique| {
        let cover = cover_of(&terms, &technique.key, today);
        (technique.name.clone(), Stands::of_cover(page, cover, today))
    };
    techniques.iter().map(stands).collect()
}
