//! What stands in the record otherwise than the program wrote it.

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordFaultKind {
    /// A column was changed without the program.
    Changed {
        /// Its name.
        column: String,
    },
    /// A column says what the program wrote, written otherwise: to a query it is something else.
    Spelled {
        /// Its name.
        column: String,
    },
    /// The table is sealed, and `record.key` does not say so.
    Unlisted,
    /// `record.key` names a table that there is not.
    NoSuchTable,
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
    /// Rows of this kind were taken away without the program, each with its seal.
    Fewer {
        /// How many.
        rows: u64,
    },
    /// Rows of this kind were put back without the program, each with the seal it once had.
    More {
        /// How many.
        rows: u64,
    },
    /// There are as many rows of this kind as the program wrote, and one of them is as it once was, seal and all.
    AsBefore,
    /// The record is an earlier one than that which the mark beside it was written for, or another one.
    WentBack {
        /// After how many changes it was found.
        found: u64,
        /// After how many the mark was written.
        marked: u64,
    },
    /// The mark beside the database says nothing.
    NoMark {
        /// What is the matter with it.
        why: String,
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
            RecordFaultKind::Spelled { column } => {
                format!(
                    "{row}: {column} is not written as the program writes it; it was changed behind the program"
                )
            }
            RecordFaultKind::Unlisted => format!(
                "{row}: record.key does not name this table any more, so that nothing tells its changes; put record.key back from where it went, or compare the record with a backup and run `countersign doctor --seal-anew`"
            ),
            RecordFaultKind::NoSuchTable => format!(
                "{row}: record.key names it among the sealed tables, and there is none of this name; put record.key back from where it went"
            ),
            RecordFaultKind::Added => format!("{row}: it was written behind the program"),
            RecordFaultKind::Gone => format!("{row}: it was taken away behind the program"),
            RecordFaultKind::Seal => format!("{row}: its seal was changed behind the program"),
            RecordFaultKind::Chain { column, says, told } => {
                format!("{row}: {column} says '{says}', and its events say '{told}'")
            }
            RecordFaultKind::Fewer { rows } => format!(
                "{row}: {} taken away behind the program, seal and all; the history of the academies says what was there",
                counted(*rows)
            ),
            RecordFaultKind::More { rows } => format!(
                "{row}: {} put back behind the program, with the seal of once; the history of the academies says what became of it",
                counted(*rows)
            ),
            RecordFaultKind::AsBefore => format!(
                "{row}: a row was put back behind the program as it once was, with the seal of then; the history of the academies says what became of it"
            ),
            RecordFaultKind::WentBack { found, marked } => format!(
                "{row}: it had come to change {marked}, and was found at {found}: an earlier record lies in its place. Where you put a backup there by hand, restore it with `countersign restore`, or compare it and run `countersign doctor --seal-anew`"
            ),
            RecordFaultKind::NoMark { why } => format!(
                "{row}: record.mark {why}, so that nothing tells an earlier record; put it back from where it went, or compare the record with a backup and run `countersign doctor --seal-anew`"
            ),
            RecordFaultKind::Unreadable => format!("{row}: it can't be read; look at its columns"),
            RecordFaultKind::Differs { column, says, signed } => {
                let nothing =
                    |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("'{text}'") };
                format!("{row}: {column} says {}, and {} was signed", nothing(says), nothing(signed))
            }
        }
    }
}

fn counted(rows: u64) -> String {
    if rows == 1 { "one row was".to_owned() } else { format!("{rows} rows were") }
}
