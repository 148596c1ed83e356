//! Issuing many certificates in the background: what becomes of each one, and why one was left out.

use serde::{Deserialize, Serialize};

use super::{
    eligibility::{ApprovalRefusal, Shortfall},
    shown::Difference,
    state_machine::named,
};

named! {
    /// What became of a certificate in a job. One that waits and is approved already is being made.
    pub enum IssueItemState("issue item") {
        /// Its turn has not come, or it is being made.
        Waiting = "waiting",
        /// It was issued.
        Issued = "issued",
        /// It could not be; the others went on.
        Refused = "refused",
        /// The job was cancelled before its turn came.
        Cancelled = "cancelled",
    }
}

named! {
    /// What keeps a whole job from going on, for now: it is tried again every few seconds.
    pub enum IssueTrouble("issue trouble") {
        /// The signing keys cannot be used.
        Keys = "keys",
        /// A file cannot be stored.
        Files = "files",
        /// The public log cannot be published.
        Log = "log",
        /// The database, the disk below it or the system.
        System = "system",
    }
}

/// Why a certificate of a job was left out; what to do about it follows from this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum IssueRefusal {
    /// Requirements are no longer met.
    NotEligible {
        /// What is missing.
        missing: Vec<Shortfall>,
    },
    /// The second person is not a second person (rule 9).
    Approver {
        /// In what way.
        refusal: ApprovalRefusal,
    },
    /// The approver's role ended before its turn came.
    NotAllowed,
    /// What stands in the trainee's record cannot be read or judged.
    Unreadable,
    /// What stands in the record of its approval is not what the program wrote.
    Altered,
    /// The request was approved, declined or changed by somebody else.
    Overtaken,
    /// What was approved is not what the certificate would say now.
    Changed {
        /// What is not; empty where it is not known what was shown.
        what: Vec<Difference>,
    },
    /// It may not follow its predecessor any more.
    Succession,
    /// The paper cannot be drawn.
    Paper {
        /// The element of the design.
        element: String,
        /// What is wrong there.
        problem: PaperProblem,
    },
}

/// Why a text cannot stand on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperProblem {
    /// No typeface has this character.
    Glyph(char),
    /// It holds a character that is not printed, such as a change of direction.
    Forbidden,
    /// It is too long.
    TooLong,
    /// It is empty.
    Empty,
    /// Something else; the program's log says what.
    Other,
}

/// How many certificates of a job stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct IssueTally {
    /// Their turn has not come.
    pub waiting: u32,
    /// They are being made.
    pub making: u32,
    /// They were issued.
    pub issued: u32,
    /// They were left out.
    pub refused: u32,
    /// They were taken out before their turn.
    pub cancelled: u32,
}

impl IssueTally {
    /// All of them.
    pub fn total(&self) -> u32 {
        self.open() + self.settled()
    }

    /// Those of which nothing more will happen.
    pub fn settled(&self) -> u32 {
        self.issued + self.refused + self.cancelled
    }

    /// Those of which something will.
    pub fn open(&self) -> u32 {
        self.waiting + self.making
    }
}
