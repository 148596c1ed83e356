//! One record of the queue, an hours entry or a case session: how it is named in a form, and how it is read.

use std::{collections::HashMap, fmt};

use chrono::NaiveDateTime;

use crate::{
    domain::{
        dossier::Dossier,
        eligibility::{EntryFault, faults_of, faults_of_session},
        ids::{EnrolmentId, PersonId},
        signed_content,
        states::EntryState,
    },
    storage::{ConnectionTrait, StorageError, cases, countersignatures::Subject, dossiers, hours},
    web::{Actor, Page, WebError, entry_words},
    workflows::countersign_entries::Seen,
};

/// A record as a form names it: `h` or `s`, its id, and the version that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name(pub Seen);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.subject {
            Subject::HoursEntry(id) => write!(f, "h:{id}:{}", self.0.version),
            Subject::CaseSession(id) => write!(f, "s:{id}:{}", self.0.version),
        }
    }
}

impl Name {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let (kind, id, version) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
        let subject = match kind {
            "h" => Subject::HoursEntry(id.parse().ok()?),
            "s" => Subject::CaseSession(id.parse().ok()?),
            _ => return None,
        };
        Some(Self(Seen { subject, version }))
    }

    /// Every record a form named; a malformed name is not found.
    pub fn all(names: &[String]) -> Result<Vec<Seen>, WebError> {
        names.iter().map(|name| Self::parse(name).map(|name| name.0).ok_or(WebError::NotFound)).collect()
    }
}

/// The record of an address: `entries` or `sessions`, and its id.
pub(super) fn subject(kind: &str, id: &str) -> Result<Subject, WebError> {
    let subject = match kind {
        "entries" => id.parse().ok().map(Subject::HoursEntry),
        "sessions" => id.parse().ok().map(Subject::CaseSession),
        _ => None,
    };
    subject.ok_or(WebError::NotFound)
}

/// A record with what a supervisor sees of it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub seen: Seen,
    pub trainee_name: String,
    pub supervisor: Option<PersonId>,
    pub state: EntryState,
    pub reason: Option<String>,
    pub started_at: NaiveDateTime,
    pub ended_at: NaiveDateTime,
    pub on_public: bool,
    pub note: String,
    /// The category, or the client and the number of the session.
    pub what: String,
    pub technique: Option<String>,
    /// The case of a session.
    pub case: Option<String>,
    /// The rules it breaks now, in words.
    pub flags: Vec<String>,
    /// What a signature covers.
    pub content: String,
}

impl Item {
    /// As a form names it.
    pub fn name(&self) -> String {
        Name(self.seen).to_string()
    }

    /// The address of its page.
    pub fn path(&self) -> String {
        path(self.seen.subject)
    }

    /// Its length in minutes.
    pub fn minutes(&self) -> i64 {
        (self.ended_at - self.started_at).num_minutes()
    }

    /// The tone of its state.
    pub fn tone(&self) -> &'static str {
        entry_words::tone(self.state)
    }
}

/// The address of a record's page.
pub(super) fn path(subject: Subject) -> String {
    match subject {
        Subject::HoursEntry(id) => format!("/academy/queue/entries/{id}"),
        Subject::CaseSession(id) => format!("/academy/queue/sessions/{id}"),
    }
}

/// Reads records; each trainee's dossier once.
pub(super) struct Reader<'a, C> {
    db: &'a C,
    who: &'a Actor,
    page: &'a Page,
    dossiers: HashMap<EnrolmentId, Dossier>,
}

impl<'a, C: ConnectionTrait> Reader<'a, C> {
    pub fn new(db: &'a C, who: &'a Actor, page: &'a Page) -> Self {
        Self { db, who, page, dossiers: HashMap::new() }
    }

    /// A record of this academy.
    pub async fn read(&mut self, subject: Subject) -> Result<Item, StorageError> {
        match subject {
            Subject::HoursEntry(id) => self.entry(id).await,
            Subject::CaseSession(id) => self.session(id).await,
        }
    }

    /// A record that names this supervisor; another's is not found.
    pub async fn own(&mut self, subject: Subject) -> Result<Item, WebError> {
        let item = self.read(subject).await?;
        if item.supervisor == Some(self.who.person.id) { Ok(item) } else { Err(WebError::NotFound) }
    }

    async fn dossier(&mut self, enrolment: EnrolmentId) -> Result<&Dossier, StorageError> {
        use std::collections::hash_map::Entry;
        match self.dossiers.entry(enrolment) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => {
                Ok(unknown.insert(dossiers::load(self.db, self.who.academy.id, enrolment).await?))
            }
        }
    }

    async fn entry(&mut self, id: crate::domain::ids::HoursEntryId) -> Result<Item, StorageError> {
        let entry = hours::find(self.db, self.who.academy.id, id).await?;
        let (page, wall) = (self.page, self.who.wall());
        let dossier = self.dossier(entry.enrolment_id).await?;
        Ok(Item {
            seen: Seen { subject: Subject::HoursEntry(id), version: entry.version },
            trainee_name: dossier.trainee.name.clone(),
            supervisor: entry.supervisor_id,
            state: entry.state,
            reason: entry.reason.clone(),
            started_at: entry.started_at,
            ended_at: entry.ended_at,
            on_public: entry.on_public,
            note: entry.note.clone(),
            what: page.word("category", entry.category),
            technique: entry.technique.as_deref().map(|key| dossier.spec.technique_name(key).to_owned()),
            case: None,
            flags: flags(page, &faults_of(&entry, dossier, wall), dossier),
            content: signed_content::of_hours_entry(&entry),
        })
    }

    async fn session(&mut self, id: crate::domain::ids::CaseSessionId) -> Result<Item, StorageError> {
        let session = cases::find_session(self.db, self.who.academy.id, id).await?;
        let case = cases::find(self.db, self.who.academy.id, session.case_id).await?;
        let (page, wall) = (self.page, self.who.wall());
        let dossier = self.dossier(case.enrolment_id).await?;
        let trainee = dossier.trainee.person_id;
        let client = case.client_ref.clone();
        Ok(Item {
            seen: Seen { subject: Subject::CaseSession(id), version: session.version },
            trainee_name: dossier.trainee.name.clone(),
            supervisor: session.supervisor_id,
            state: session.state,
            reason: session.reason.clone(),
            started_at: session.started_at,
            ended_at: session.ended_at,
            on_public: true,
            note: session.note.clone(),
            what: page.t2("supervision-session", "client", client, "number", session.number),
            technique: Some(dossier.spec.technique_name(&case.technique).to_owned()),
            case: Some(case.id.to_string()),
            flags: flags(page, &faults_of_session(&session, &case, dossier, wall), dossier),
            content: signed_content::of_case_session(&session, &case, trainee),
        })
    }
}

fn flags(page: &Page, faults: &[EntryFault], dossier: &Dossier) -> Vec<String> {
    faults.iter().map(|fault| entry_words::fault_text(page, fault, dossier)).collect()
}
