//! What waits for people of an academy, so that front page, mail and lists count the same.

use super::state_machine::named;
use super::words::Role;

named! {
    /// A kind of work that waits for somebody.
    pub enum Work("kind of work") {
        /// Entries and sessions that name them as supervisor.
        Countersign = "countersign",
        /// Healed results that they may review and that lack nothing else.
        Healed = "healed",
        /// Decisions of theirs that a quality assurer sent back.
        Returned = "returned",
        /// Sampled decisions of others.
        Samples = "samples",
        /// Documents that somebody handed in.
        Documents = "documents",
        /// Certificates that somebody else asked for.
        Certificates = "certificates",
    }
}

impl Work {
    /// Whom such work waits for.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Countersign => &[Role::Trainer],
            Self::Healed => &[Role::Trainer, Role::Assessor],
            Self::Returned => &[Role::Assessor],
            Self::Samples => &[Role::Iqa],
            Self::Documents | Self::Certificates => &[Role::Owner, Role::Manager],
        }
    }
}

/// Work of a kind that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its kind.
    pub work: Work,
    /// How much there is.
    pub count: u64,
    /// Names of the first records and their versions: what was told of once is not told of again.
    pub causes: Vec<String>,
}
