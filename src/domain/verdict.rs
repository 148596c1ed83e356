//! What a patient reads first: the standing of the certificate and whatever of the holder's papers is not in order today,
//! as one answer. The page, the practitioner, the academy, the API and the command line all say this one.

use chrono::NaiveDate;

use super::{
    certificate::{CertificateFacts, Standing},
    papers::{PaperState, PaperToday, SOON_DAYS},
};

/// The whole answer about a certificate on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the certificate itself is worth.
    pub standing: Standing,
    /// What is not in order of the papers that go with a current certificate. Of one that is not current nothing
    /// else matters.
    pub concerns: Vec<Concern>,
    /// Where the certificate itself ends soon: its last day, and days until then.
    pub ends_soon: Option<(NaiveDate, i64)>,
}

/// A paper that is not in order today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Name of the paper's type.
    pub paper: String,
    /// Key of the paper's type.
    pub kind: String,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What is wrong with a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its last day has passed.
    Ended(NaiveDate),
    /// It begins on a later day.
    NotYet(NaiveDate),
    /// It is current and does not cover these techniques.
    NotCovered(Vec<String>),
    /// The academy has seen none.
    NotShown,
}

impl Trouble {
    /// A stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ended(_) => "ended",
            Self::NotYet(_) => "not-yet",
            Self::NotCovered(_) => "not-covered",
            Self::NotShown => "not-shown",
        }
    }
}

impl Verdict {
    /// The answer of a certificate's standing and its holder's papers.
    pub fn of(standing: Standing, facts: &CertificateFacts, papers: &[PaperToday], today: NaiveDate) -> Self {
        if standing != Standing::Active {
            return Self { standing, concerns: Vec::new(), ends_soon: None };
        }
        let days = |last: NaiveDate| (last - today).num_days();
        Self {
            standing,
            concerns: papers.iter().filter_map(concern).collect(),
            ends_soon: facts
                .expires_on
                .map(|last| (last, days(last)))
                .filter(|(_, days)| (0..=SOON_DAYS).contains(days)),
        }
    }

    /// Whether everything that was promised to be checked is in order today.
    pub fn is_good(&self) -> bool {
        self.standing == Standing::Active && self.concerns.is_empty()
    }

    /// The tone class of the verdict.
    pub fn tone(&self) -> &'static str {
        match self.standing {
            Standing::Active if self.concerns.is_empty() => "good",
            Standing::Active | Standing::Expired | Standing::Suspended => "warn",
            Standing::Revoked => "bad",
            Standing::Superseded => "info",
        }
    }

    /// A stable name of the whole answer: the standing, or `papers` for a current certificate whose papers are not in
    /// order.
    pub fn name(&self) -> &'static str {
        if self.standing == Standing::Active && !self.concerns.is_empty() {
            "papers"
        } else {
            self.standing.name()
        }
    }
}

fn concern(paper: &PaperToday) -> Option<Concern> {
    let trouble = match paper.state {
        PaperState::Ended { on } => Trouble::Ended(on),
        PaperState::NotYet { from } => Trouble::NotYet(from),
        PaperState::NotShown => Trouble::NotShown,
        PaperState::Current { .. } | PaperState::EndsSoon { .. } if !paper.not_covered.is_empty() => {
            Trouble::NotCovered(paper.not_covered.clone())
        }
        PaperState::Current { .. } | PaperState::EndsSoon { .. } => return None,
    };
    Some(Concern { paper: paper.name.clone(), kind: paper.kind.clone(), trouble })
}
