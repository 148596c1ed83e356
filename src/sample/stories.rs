//! The lives of the 25 certificates: who was awarded one when, and what became of it.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use serde_json::json;

use crate::domain::{
    ids::{CertificateId, DocumentId, PersonId},
    words::RevocationReason,
};

use super::{
    calendar::{Calendar, at, utc},
    ids::id,
    roster::Learner,
    step::{Steps, Write},
};

/// A move of a certificate, played by the workflow that the pages use.
#[derive(Clone, Debug)]
pub(super) enum CertificateMove {
    /// The manager asks for it.
    Request(Learner),
    /// The owner asks for one that follows it.
    Follow(CertificateId, Following),
    /// The other of the two approves, and the file is made.
    Approve,
    Decline(&'static str),
    Suspend(&'static str),
    Revoke(RevocationReason, Option<&'static str>),
}

/// How a certificate is followed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Following {
    Renewal,
    Replacement,
    /// Under another name, with the document that states it.
    Correction(&'static str, DocumentId),
}

/// What became of a certificate, so many days ago.
#[derive(Clone, Copy)]
enum Later {
    Nothing,
    Pending,
    Declined(&'static str),
    Suspended(u64, &'static str),
    Revoked(u64, RevocationReason, Option<&'static str>),
    ReplacedTwice(u64, u64),
    Corrected(u64, &'static str),
    Renewed(u64),
}

/// When it was asked for and approved.
#[derive(Clone, Copy)]
enum Awarded {
    DaysAgo(u64),
    /// Twelve months ago and then so many days later: a certificate of twelve months ends so many days from today.
    YearAgoAnd(u64),
    /// A year, and then so many days more.
    YearAndDaysAgo(u64),
}

use Awarded::{DaysAgo, YearAgoAnd, YearAndDaysAgo};
use RevocationReason::{ClaimedEarly, LearnerMalpractice, Other};

const STORIES: &[(&str, Awarded, Later)] = &[
    ("sian", DaysAgo(121), Later::Nothing),
    ("lukasz", DaysAgo(101), Later::Nothing),
    ("stefan", DaysAgo(96), Later::Nothing),
    ("somchai", DaysAgo(20), Later::Nothing),
    ("giorgos", DaysAgo(151), Later::Nothing),
    ("olena", YearAgoAnd(12), Later::Nothing),
    ("muhammad", YearAgoAnd(25), Later::Nothing),
    ("soren", YearAndDaysAgo(62), Later::Nothing),
    ("isil", YearAndDaysAgo(30), Later::Nothing),
    ("bronwen", YearAndDaysAgo(1), Later::Nothing),
    ("xiaoming", DaysAgo(90), Later::Suspended(21, "A complaint about hygiene is being looked into.")),
    ("chidi", DaysAgo(243), Later::Suspended(60, "The insurer reports that the policy was cancelled.")),
    ("emrys", DaysAgo(330), Later::Revoked(270, ClaimedEarly, None)),
    ("fatima", DaysAgo(300), Later::Revoked(120, LearnerMalpractice, None)),
    ("amara", DaysAgo(115), Later::Revoked(30, Other, Some("The holder asked for it to be withdrawn."))),
    ("maeve", DaysAgo(275), Later::ReplacedTwice(183, 61)),
    ("dana", DaysAgo(214), Later::Corrected(92, "Dana Horáková-Jones")),
    ("anh", YearAndDaysAgo(92), Later::Renewed(100)),
    ("long", DaysAgo(3), Later::Pending),
    ("tegwen", DaysAgo(1), Later::Pending),
    ("gabor", DaysAgo(200), Later::Declined("The lead trainer wants to see one more treatment first.")),
];

/// The id of a trainee's certificate: 1 for the first, 2 for the one that follows it.
pub(super) fn certificate(key: &str, number: u32) -> CertificateId {
    id(&format!("certificate/{key}/{number}"))
}

/// The document that states a corrected name.
pub(super) fn evidence(key: &str) -> DocumentId {
    id(&format!("document/{key}/name_change/0"))
}

/// The day on which a name was corrected, for its document.
pub(super) fn corrected_on(key: &str, calendar: &Calendar) -> Option<NaiveDate> {
    STORIES.iter().find_map(|(learner, _, later)| match later {
        Later::Corrected(days, _) if *learner == key => Some(calendar.days_ago(*days)),
        _ => None,
    })
}

/// Every trainee's certificates, first to last.
pub(super) fn every_certificate() -> Vec<(&'static str, CertificateId)> {
    let count = |later: &Later| match later {
        Later::ReplacedTwice(..) => 3,
        Later::Corrected(..) | Later::Renewed(_) => 2,
        _ => 1,
    };
    STORIES
        .iter()
        .flat_map(|(key, _, later)| (1..=count(later)).map(|n| (*key, certificate(key, n))))
        .collect()
}

fn day(awarded: Awarded, calendar: &Calendar) -> NaiveDate {
    match awarded {
        DaysAgo(days) => calendar.days_ago(days),
        YearAgoAnd(days) => a_year_before(calendar.in_days(days)),
        YearAndDaysAgo(days) => a_year_before(calendar.days_ago(days)),
    }
}

/// The day from which a term of a year ends on a day.
fn a_year_before(last: NaiveDate) -> NaiveDate {
    last + Days::new(1) - Months::new(12)
}

/// Tells the life of every certificate.
pub(super) fn tell(steps: &mut Steps, learners: &[Learner], calendar: &Calendar) {
    let mut teller = Teller { steps, calendar, owner: id("person/ada"), manager: id("person/bashir") };
    for (key, awarded, later) in STORIES {
        if let Some(learner) = learners.iter().find(|learner| learner.key == *key) {
            teller.story(learner, day(*awarded, calendar), *later);
        }
    }
}

struct Teller<'a> {
    steps: &'a mut Steps,
    calendar: &'a Calendar,
    owner: PersonId,
    manager: PersonId,
}

impl Teller<'_> {
    fn step(
        &mut self,
        when: DateTime<Utc>,
        actor: PersonId,
        certificate: CertificateId,
        made: CertificateMove,
    ) {
        let when = when.min(self.calendar.now);
        self.steps.add(when, actor, ("certificate", certificate), json!({}), Write::Certificate(made));
    }

    fn on(
        &mut self,
        day: NaiveDate,
        hour: i64,
        actor: PersonId,
        number: CertificateId,
        made: CertificateMove,
    ) {
        self.step(utc(at(day, hour, 0)), actor, number, made);
    }

    fn follow(&mut self, learner: &Learner, number: u32, days_ago: u64, following: Following) {
        let (old, new) = (certificate(learner.key, number), certificate(learner.key, number + 1));
        let day = self.calendar.days_ago(days_ago);
        self.on(day, 10, self.owner, new, CertificateMove::Follow(old, following));
        self.on(day, 15, self.manager, new, CertificateMove::Approve);
    }

    fn story(&mut self, learner: &Learner, awarded: NaiveDate, later: Later) {
        let first = certificate(learner.key, 1);
        let (owner, manager) = (self.owner, self.manager);
        self.on(awarded, 9, manager, first, CertificateMove::Request(*learner));
        match later {
            Later::Pending => return,
            Later::Declined(reason) => {
                let next = awarded + Days::new(1);
                return self.on(next, 11, owner, first, CertificateMove::Decline(reason));
            }
            _ => self.on(awarded, 14, owner, first, CertificateMove::Approve),
        }
        match later {
            Later::Nothing | Later::Pending | Later::Declined(_) => {}
            Later::Suspended(days, reason) => {
                let day = self.calendar.days_ago(days);
                self.on(day, 10, owner, first, CertificateMove::Suspend(reason));
            }
            Later::Revoked(days, key, reason) => {
                let day = self.calendar.days_ago(days);
                self.on(day, 10, owner, first, CertificateMove::Revoke(key, reason));
            }
            Later::ReplacedTwice(once, again) => {
                self.follow(learner, 1, once, Following::Replacement);
                self.follow(learner, 2, again, Following::Replacement);
            }
            Later::Corrected(days, name) => {
                self.follow(learner, 1, days, Following::Correction(name, evidence(learner.key)));
            }
            Later::Renewed(days) => self.follow(learner, 1, days, Following::Renewal),
        }
    }
}
