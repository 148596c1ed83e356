//! What stands in the record otherwise than the program wrote it.

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordFaultKind {
    /// A column was changed without the program.
    Changed {
        /// Its name.
        column: String,
    },
    /// The row was written without the program.
    Added,
    /// The row was taken away without the program.
    Gone,
    /// The row's seal was changed, and nothing else.
    Seal,
    /// A column says something else than the chain of events.
    Chain {
        /// Its name.
        column: &'static str,
        /// What it says; empty for nothing.
        says: String,
        /// What the events say.
        told: String,
    },
    /// The row can't be read: a column holds what the program would never write.
    Unreadable,
    /// A column says something else than what was signed.
    Differs {
        /// Its name.
        column: &'static str,
        /// What it says; empty for nothing.
        says: String,
        /// What was signed.
        signed: String,
    },
}

/// A row that is not what the program wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFault {
    /// Which row, as an operator finds it: `certificate SA-2026-00001`.
    pub row: String,
    /// What is wrong with it.
    pub kind: RecordFaultKind,
}

impl RecordFault {
    /// The fault in an operator's words.
    pub fn told(&self) -> String {
        let row = &self.row;
        match &self.kind {
            RecordFaultKind::Changed { column } => format!("{row}: {column} was changed behind the program"),
            RecordFaultKind::Added => format!("{row}: it was written behind the program"),
            RecordFaultKind::Gone => format!("{row}: it was taken away behind the program"),
            RecordFaultKind::Seal => format!("{row}: its seal was changed behind the program"),
            RecordFaultKind::Chain { column, says, told } => {
                format!("{row}: {column} says '{says}', and its events say '{told}'")
            }
            RecordFaultKind::Unreadable => format!("{row}: it can't be read; look at its columns"),
            RecordFaultKind::Differs { column, says, signed } => {
                let nothing =
                    |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("'{text}'") };
                format!("{row}: {column} says {}, and {} was signed", nothing(says), nothing(signed))
            }
        }
    }
}
