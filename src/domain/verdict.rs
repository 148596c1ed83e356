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
    /// Of one that was replaced: what the certificate is worth that took its place at last. Where that one was withdrawn, a
    /// newer certificate is no good news.
    pub successor: Option<Standing>,
    /// Of one that has expired, or that is suspended and will not hold again: its last day.
    pub ended: Option<NaiveDate>,
    /// What is not in order of the papers that go with a current certificate. Of one that is not current nothing
    /// else matters.
    pub concerns: Vec<Concern>,
    /// What of a current certificate ends soon, itself first: good today, and perhaps not on the day of the treatment.
    pub ends_soon: Vec<EndsSoon>,
}

/// A last day that is near.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndsSoon {
    /// Whose: a paper's; without one, the certificate's own.
    pub paper: Option<SoonPaper>,
    /// That day.
    pub until: NaiveDate,
    /// Days until then; 0 on that day.
    pub days: i64,
}

/// A paper that ends soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoonPaper {
    /// Key of its type.
    pub kind: String,
    /// Name of its type.
    pub name: String,
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
    /// The academy has seen one and takes it no longer.
    TakenBack,
    /// The academy has seen none.
    NotShown,
}

impl Trouble {
    /// A stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ended(_) => "ended",
            Self::NotYet(_) => "not_yet",
            Self::NotCovered(_) => "not_covered",
            Self::TakenBack => "taken_back",
            Self::NotShown => "not_shown",
        }
    }
}

impl Verdict {
    /// The answer of a certificate's standing, that of the one that took its place, and its holder's papers.
    pub fn of(
        (standing, successor): (Standing, Option<Standing>),
        facts: &CertificateFacts,
        papers: &[PaperToday],
        today: NaiveDate,
    ) -> Self {
        if standing != Standing::Active {
            let may_have_ended = matches!(standing, Standing::Expired | Standing::Suspended);
            let ended = facts.expires_on.filter(|last| may_have_ended && *last < today);
            let successor = successor.filter(|_| standing == Standing::Superseded);
            return Self { standing, successor, ended, concerns: Vec::new(), ends_soon: Vec::new() };
        }
        let own = facts.expires_on.map(|until| (until, (until - today).num_days()));
        let own = own.filter(|(_, days)| (0..=SOON_DAYS).contains(days));
        let own = own.map(|(until, days)| EndsSoon { paper: None, until, days });
        Self {
            standing,
            successor: None,
            ended: None,
            concerns: papers.iter().filter_map(concern).collect(),
            ends_soon: own.into_iter().chain(papers.iter().filter_map(soon)).collect(),
        }
    }

    /// Whether the certificate itself holds today, so that its last day is yet to come.
    pub fn holds(&self) -> bool {
        self.standing == Standing::Active
    }

    /// Whether everything that was promised to be checked is in order today.
    pub fn is_good(&self) -> bool {
        self.standing == Standing::Active && self.concerns.is_empty()
    }

    /// What became of it in the end: of one that was replaced, the standing of the newest, where that one does not hold; its own
    /// where it does.
    pub fn outcome(&self) -> Standing {
        self.successor.filter(|newest| *newest != Standing::Active).unwrap_or(self.standing)
    }

    /// The tone class of the verdict.
    pub fn tone(&self) -> &'static str {
        match self.outcome() {
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

fn soon(paper: &PaperToday) -> Option<EndsSoon> {
    match paper.state {
        PaperState::EndsSoon { until, days } => {
            let paper = SoonPaper { kind: paper.kind.clone(), name: paper.name.clone() };
            Some(EndsSoon { paper: Some(paper), until, days })
        }
        _ => None,
    }
}

fn concern(paper: &PaperToday) -> Option<Concern> {
    let trouble = match paper.state {
        PaperState::Ended { on } => Trouble::Ended(on),
        PaperState::NotYet { from } => Trouble::NotYet(from),
        PaperState::TakenBack => Trouble::TakenBack,
        PaperState::NotShown => Trouble::NotShown,
        PaperState::Current { .. } | PaperState::EndsSoon { .. } if !paper.not_covered.is_empty() => {
            Trouble::NotCovered(paper.not_covered.clone())
        }
        PaperState::Current { .. } | PaperState::EndsSoon { .. } => return None,
    };
    Some(Concern { paper: paper.name.clone(), kind: paper.kind.clone(), trouble })
}
