//! How a document stands, in a tone and in words, the same for its owner and for reviewers.

use chrono::NaiveDate;

use crate::domain::{document::Currency, papers::SOON_DAYS};

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
            Currency::Superseded => ("none", page.t("documents-state-superseded")),
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

    pub(super) fn missing(page: &Page, required: bool) -> Self {
        let (tone, key) =
            if required { ("warn", "documents-state-missing") } else { ("none", "documents-state-optional") };
        Self { tone, text: page.t(key) }
    }
}
