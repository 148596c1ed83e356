//! What documents are worth on a day. This is the one rule: the patient's page, the practitioner's, the academy's, the API and
//! eligibility all ask it, each time anew and of every approved paper of a kind. No approval hides another paper; a renewal that
//! begins later, one that ends sooner and a second policy for other techniques each count for their own days.

use chrono::NaiveDate;

use super::certificate::{CertificateFacts, ShownDocument};
use super::dates::{LAST, last_day_of_term};

/// A document that ends within so many days is said to end soon: long enough to renew a policy.
pub const SOON_DAYS: i64 = 30;

/// A document of the holder that the academy approved, today or once.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct HeldPaper {
    /// Key of its type.
    pub kind: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// The last day it is valid, where it carries one.
    pub expires_on: Option<NaiveDate>,
    /// Keys of the techniques it covers.
    pub covers: Vec<String>,
    /// Whether the approval was taken back: it counts for nothing, whatever is printed on it, and its holder still has it.
    #[serde(default)]
    pub taken_back: bool,
}

/// The days on which an approved paper can be relied on, and for which techniques.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, where it has one.
    pub until: Option<NaiveDate>,
    /// Keys of the techniques it covers.
    pub covers: &'a [String],
}

impl Term<'_> {
    /// Whether it is valid on a day; it is on its last one.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|last| last >= day)
    }
}

/// What the papers of a kind are worth together on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// One of them is valid; the last day before the first gap, with every paper that follows without one.
    Valid {
        /// That day; without it there is no end.
        until: Option<NaiveDate>,
    },
    /// None is valid yet; the first day on which one will be.
    NotYet {
        /// That day.
        from: NaiveDate,
    },
    /// All have ended; the last day on which one was valid.
    Ended {
        /// That day.
        on: NaiveDate,
    },
    /// There are none.
    Nothing,
}

/// The last day of a paper. A type that lasts so many months ends by then, even if the paper says later (New Mexico
/// 16.36.9.13 wants bloodborne-pathogen training every year). Its term is counted as that of a certificate is (decision 71).
pub fn last_day(
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    valid_for_months: Option<u32>,
) -> Option<NaiveDate> {
    // A term that reaches further than dates do ends with them, and not never.
    let by_term = valid_for_months.map(|months| last_day_of_term(issued_on, months).unwrap_or(LAST));
    match (expires_on, by_term) {
        (Some(own), Some(term)) => Some(own.min(term)),
        (own, term) => own.or(term),
    }
}

/// What some papers are worth together on a day, whatever they cover.
pub fn cover<'a>(terms: impl IntoIterator<Item = Term<'a>>, day: NaiveDate) -> Cover {
    let mut terms: Vec<_> = terms.into_iter().collect();
    terms.sort_by_key(|term| term.from);
    let valid = terms.iter().filter(|term| term.holds_on(day));
    // `None` is later than every day.
    let later = |a: Option<NaiveDate>, b: Option<NaiveDate>| a.zip(b).map(|(a, b)| a.max(b));
    if let Some(until) = valid.map(|term| term.until).reduce(later) {
        let follow = |until: Option<NaiveDate>, term: &Term<'_>| match until {
            Some(last) if last.succ_opt().is_none_or(|next| term.from <= next) => later(until, term.until),
            until => until,
        };
        return Cover::Valid { until: terms.iter().fold(until, follow) };
    }
    let next = terms.iter().map(|term| term.from).filter(|from| *from > day).min();
    let last = terms.iter().filter_map(|term| term.until).filter(|last| *last < day).max();
    match (next, last) {
        (Some(from), _) => Cover::NotYet { from },
        (None, Some(on)) => Cover::Ended { on },
        (None, None) => Cover::Nothing,
    }
}

/// What some papers are worth for one technique on a day.
pub fn cover_of<'a>(terms: &[Term<'a>], technique: &str, day: NaiveDate) -> Cover {
    cover(terms.iter().filter(|term| term.covers.iter().any(|key| key == technique)).copied(), day)
}

/// What papers that name techniques are worth together: valid as long as all that they cover today is.
pub fn cover_together(terms: &[Term<'_>], day: NaiveDate) -> Cover {
    let valid = terms.iter().filter(|term| term.holds_on(day));
    let covered = valid.flat_map(|term| term.covers.iter());
    covered
        .map(|key| cover_of(terms, key, day))
        .reduce(sooner)
        .unwrap_or_else(|| cover(terms.iter().copied(), day))
}

/// Of two covers that hold today the one that ends first.
fn sooner(a: Cover, b: Cover) -> Cover {
    match (a, b) {
        (Cover::Valid { until: Some(a) }, Cover::Valid { until: Some(b) }) => {
            Cover::Valid { until: Some(a.min(b)) }
        }
        (Cover::Valid { until: None }, b) => b,
        (a, _) => a,
    }
}

/// A document type as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperToday {
    /// Key of the type.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Whether it is current; where it names techniques, as long as all certified ones that are covered today.
    pub state: PaperState,
    /// Whether its type says which techniques it covers.
    pub covers_techniques: bool,
    /// The certified techniques, each with its own cover; empty where coverage is not its business.
    pub techniques: Vec<CoveredTechnique>,
    /// Names of certified techniques that are not covered today; empty where coverage is not its business or nothing is
    /// valid.
    pub not_covered: Vec<String>,
}

impl PaperToday {
    /// Whether the covered techniques end on different days, so that each must be told.
    pub fn ends_differ(&self) -> bool {
        let mut covered = self.techniques.iter().filter(|technique| technique.state.is_current());
        let first = covered.next();
        covered.any(|technique| first.is_some_and(|first| first.state != technique.state))
    }
}

/// A certified technique and what the papers of a type are worth for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredTechnique {
    /// Its name.
    pub name: String,
    /// Its cover.
    pub state: PaperState,
}

/// Whether a document of a type is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// Current, until a day or for good.
    Current {
        /// Its last day.
        until: Option<NaiveDate>,
    },
    /// Current, but ending within [`SOON_DAYS`] days, with no other that goes on.
    EndsSoon {
        /// Its last day.
        until: NaiveDate,
        /// Days from today to its last day; 0 on that day.
        days: i64,
    },
    /// The academy has seen one that is not valid yet.
    NotYet {
        /// Its first day.
        from: NaiveDate,
    },
    /// Its last day has passed; expired from the next day on.
    Ended {
        /// Its last day.
        on: NaiveDate,
    },
    /// The academy has seen one and takes it no longer. Its holder still has it, and by its print it may be valid.
    TakenBack,
    /// The academy has seen none.
    NotShown,
}

impl PaperState {
    /// Whether it can be relied on today.
    pub fn is_current(self) -> bool {
        matches!(self, Self::Current { .. } | Self::EndsSoon { .. })
    }

    fn of(cover: Cover, today: NaiveDate) -> Self {
        match cover {
            Cover::Valid { until: Some(until) } => match (until - today).num_days() {
                days if days <= SOON_DAYS => Self::EndsSoon { until, days },
                _ => Self::Current { until: Some(until) },
            },
            Cover::Valid { until: None } => Self::Current { until: None },
            Cover::NotYet { from } => Self::NotYet { from },
            Cover::Ended { on } => Self::Ended { on },
            Cover::Nothing => Self::NotShown,
        }
    }
}

/// Every document type the certificate tells of, as of a day.
pub fn papers_today(facts: &CertificateFacts, held: &[HeldPaper], today: NaiveDate) -> Vec<PaperToday> {
    facts.documents_shown.iter().map(|shown| paper_today(shown, facts, held, today)).collect()
}

/// Whether what is to be told of a type is that an approval was taken back: where nothing is valid, and a reader who asks for the
/// paper that is said to be missing, to have ended or to begin later would be shown that very one.
fn is_taken_back(together: Cover, approved: &[Term<'_>], taken_back: &[Term<'_>], today: NaiveDate) -> bool {
    let mut holding = taken_back.iter().filter(|term| term.holds_on(today));
    match together {
        Cover::Valid { .. } => false,
        Cover::Nothing => !taken_back.is_empty(),
        Cover::NotYet { .. } => holding.next().is_some(),
        // One that was handed in anew, because the first had a mistake in it, is as new as the first.
        Cover::Ended { .. } => holding.any(|term| approved.iter().all(|one| one.from < term.from)),
    }
}

fn paper_today<'a>(
    shown: &ShownDocument,
    facts: &CertificateFacts,
    held: &'a [HeldPaper],
    today: NaiveDate,
) -> PaperToday {
    let of_kind = held.iter().filter(|paper| paper.kind == shown.kind);
    let (taken_back, approved): (Vec<_>, Vec<_>) = of_kind.partition(|paper| paper.taken_back);
    let term = |paper: &&'a HeldPaper| Term {
        from: paper.issued_on,
        until: last_day(paper.issued_on, paper.expires_on, shown.valid_for_months),
        covers: &paper.covers,
    };
    let terms: Vec<_> = approved.iter().map(term).collect();
    let taken_back: Vec<_> = taken_back.iter().map(term).collect();
    let mut together = cover(terms.iter().copied(), today);
    let mut techniques = Vec::new();
    if shown.covers_techniques {
        let covers = facts.techniques.iter().map(|technique| cover_of(&terms, &technique.key, today));
        let covers: Vec<_> = covers.collect();
        let valid = covers.iter().filter(|cover| matches!(cover, Cover::Valid { .. })).copied();
        together = valid.reduce(sooner).unwrap_or(together);
        let named = facts.techniques.iter().zip(covers);
        techniques = named
            .map(|(technique, cover)| CoveredTechnique {
                name: technique.name.clone(),
                state: PaperState::of(cover, today),
            })
            .collect();
    }
    let state = match is_taken_back(together, &terms, &taken_back, today) {
        true => PaperState::TakenBack,
        false => PaperState::of(together, today),
    };
    let missing = techniques.iter().filter(|technique| state.is_current() && !technique.state.is_current());
    PaperToday {
        kind: shown.kind.clone(),
        name: shown.name.clone(),
        state,
        covers_techniques: shown.covers_techniques,
        not_covered: missing.map(|technique| technique.name.clone()).collect(),
        techniques,
    }
}
