//! A record as its supervisor's pages show it and as a transaction finds it: both read it here, so that what is compared
//! was made in one way.

use std::collections::{HashMap, hash_map::Entry};

use chrono::NaiveDateTime;

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        dossier::Dossier,
        eligibility::{EntryFault, Fell, apart, faults_of, faults_of_session},
        hours::HoursEntry,
        ids::{AcademyId, EnrolmentId, PersonId},
        record_shown,
        shown::{Difference, Shown},
        states::EntryState,
    },
    storage::{ConnectionTrait, StorageError, cases, countersignatures::Subject, dossiers, hours},
};

/// A record as a form names it: which, and what was shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which record.
    pub subject: Subject,
    /// The version that was shown.
    pub version: i32,
    /// Everything that was shown.
    pub shown: Shown,
}

/// What a record is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// An hours entry.
    Hours(HoursEntry),
    /// A session, with its case.
    Session(CaseSession, Box<TreatmentCase>),
}

/// A record as it stands now.
#[derive(Clone, Debug)]
pub struct Record {
    /// Itself.
    pub kind: Kind,
    /// As a form would name it.
    pub seen: Seen,
    /// Under which enrolment.
    pub enrolment: EnrolmentId,
    /// Whose work it is.
    pub trainee: PersonId,
    /// The rules it breaks.
    pub faults: Vec<EntryFault>,
}

impl Record {
    /// Its state.
    pub fn state(&self) -> EntryState {
        match &self.kind {
            Kind::Hours(entry) => entry.state,
            Kind::Session(session, _) => session.state,
        }
    }

    /// Whom it names as supervisor.
    pub fn supervisor(&self) -> Option<PersonId> {
        match &self.kind {
            Kind::Hours(entry) => entry.supervisor_id,
            Kind::Session(session, _) => session.supervisor_id,
        }
    }

    /// Whether it is as it was shown.
    ///
    /// # Errors
    /// What is different now; nothing of that where only its version counted up.
    pub fn still(&self, seen: &Seen) -> Result<(), Vec<Difference>> {
        let same = self.seen.version == seen.version && self.seen.shown.digest() == seen.shown.digest();
        if same { Ok(()) } else { Err(seen.shown.differences(&self.seen.shown)) }
    }

    /// The same, where a rule that the page flagged and that is no longer broken takes nothing from what is signed: signing
    /// theory lets practice count that is signed in the same breath.
    ///
    /// # Errors
    /// As [`Self::still`].
    pub fn still_but_for_flags(&self, seen: &Seen) -> Result<(), Vec<Difference>> {
        let content = |seen: &Seen| Seen { shown: seen.shown.without(record_shown::FLAG), ..seen.clone() };
        Self { seen: content(&self.seen), ..self.clone() }.still(&content(seen))
    }
}

/// Reads records of an academy; each trainee's dossier once.
pub struct Records<'a, C> {
    db: &'a C,
    academy: AcademyId,
    wall: NaiveDateTime,
    /// Read once, or why one cannot be read.
    dossiers: HashMap<EnrolmentId, Result<Dossier, String>>,
}

impl<'a, C: ConnectionTrait> Records<'a, C> {
    /// Reads as of a moment on the academy's wall clock.
    pub fn new(db: &'a C, academy: AcademyId, wall: NaiveDateTime) -> Self {
        Self { db, academy, wall, dossiers: HashMap::new() }
    }

    /// A record of the academy, with the dossier that it stands in.
    ///
    /// # Errors
    /// [`StorageError::Unreadable`] where something stands in the dossier that the program does not know, or over which its
    /// rules fall: whoever reads records of several trainees names that one and goes on with the others.
    pub async fn read(&mut self, subject: Subject) -> Result<(Record, &mut Dossier), StorageError> {
        let wall = self.wall;
        match subject {
            Subject::HoursEntry(id) => {
                let entry = hours::find(self.db, self.academy, id).await?;
                let dossier = self.dossier(entry.enrolment_id).await?;
                let faults = apart(|| faults_of(&entry, dossier, wall)).map_err(unreadable)?;
                let shown = record_shown::of_hours_entry(&entry, dossier, &faults);
                let record = Record {
                    seen: Seen { subject, version: entry.version, shown },
                    enrolment: entry.enrolment_id,
                    trainee: entry.trainee_id,
                    kind: Kind::Hours(entry),
                    faults,
                };
                Ok((record, dossier))
            }
            Subject::CaseSession(id) => {
                let session = cases::find_session(self.db, self.academy, id).await?;
                let case = cases::find(self.db, self.academy, session.case_id).await?;
                let dossier = self.dossier(case.enrolment_id).await?;
                let faults =
                    apart(|| faults_of_session(&session, &case, dossier, wall)).map_err(unreadable)?;
                let shown = record_shown::of_case_session(&session, &case, dossier, &faults);
                let record = Record {
                    seen: Seen { subject, version: session.version, shown },
                    enrolment: case.enrolment_id,
                    trainee: dossier.trainee.person_id,
                    kind: Kind::Session(session, Box::new(case)),
                    faults,
                };
                Ok((record, dossier))
            }
        }
    }

    async fn dossier(&mut self, enrolment: EnrolmentId) -> Result<&mut Dossier, StorageError> {
        let dossier = match self.dossiers.entry(enrolment) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                unknown.insert(match dossiers::load(self.db, self.academy, enrolment).await {
                    Err(StorageError::Unreadable(why)) => Err(why),
                    read => Ok(read?),
                })
            }
        };
        dossier.as_mut().map_err(|why| StorageError::Unreadable(why.clone()))
    }
}

fn unreadable(fell: Fell) -> StorageError {
    StorageError::Unreadable(fell.to_string())
}
