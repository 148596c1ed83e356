//! One record of the queue, an hours entry or a case session: how it is named in a form, and how it is read.

use std::fmt;

use chrono::NaiveDateTime;

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        dossier::Dossier,
        eligibility::EntryFault,
        ids::PersonId,
        shown::Shown,
        signed_content,
        states::EntryState,
        wall_clock::minutes_between,
    },
    storage::{ConnectionTrait, StorageError, countersignatures::Subject},
    web::{Actor, Page, WebError, entry_words, shown::ticks},
    workflows::supervised::{Kind, Record, Records, Seen},
};

/// A record as a form names it: `h` or `s`, its id, the version that was shown, and everything that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(pub Seen);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, id) = match self.0.subject {
            Subject::HoursEntry(id) => ('h', id.0),
            Subject::CaseSession(id) => ('s', id.0),
        };
        write!(f, "{kind}:{id}:{}:{}", self.0.version, self.0.shown.to_field())
    }
}

impl Name {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':').nth(2)?.split(':');
        let (version, shown) = (parts.next()?.parse().ok()?, Shown::from_tick(parts.next()?).ok()?);
        Some(Self(Seen { subject: Self::subject(text)?, version, shown }))
    }

    fn subject(text: &str) -> Option<Subject> {
        let mut parts = text.split(':');
        let (kind, id) = (parts.next()?, parts.next()?);
        match kind {
            "h" => id.parse().ok().map(Subject::HoursEntry),
            "s" => id.parse().ok().map(Subject::CaseSession),
            _ => None,
        }
    }

    /// Which records a question is about, whatever was shown of them before.
    pub fn subjects(names: &[String]) -> Result<Vec<Subject>, WebError> {
        ticks(names, Self::subject)
    }

    /// Every record a form named; a malformed name is not found.
    pub fn all(names: &[String]) -> Result<Vec<Seen>, WebError> {
        ticks(names, |name| Self::parse(name).map(|name| name.0))
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
    pub clock_shift: i16,
    pub on_public: bool,
    pub note: String,
    /// The category, or the client and the number of the session.
    pub what: String,
    pub technique: Option<String>,
    /// The case of a session, and the session.
    pub case: Option<(TreatmentCase, CaseSession)>,
    /// The rules it breaks now, in words.
    pub flags: Vec<String>,
    /// What a signature covers.
    pub content: String,
}

impl Item {
    /// As a form names it.
    pub fn name(&self) -> String {
        Name(self.seen.clone()).to_string()
    }

    /// As a link to a question names it: the question looks at it itself.
    pub fn short(&self) -> String {
        match self.seen.subject {
            Subject::HoursEntry(id) => format!("h:{id}"),
            Subject::CaseSession(id) => format!("s:{id}"),
        }
    }

    /// The address of its page.
    pub fn path(&self) -> String {
        path(self.seen.subject)
    }

    /// The minutes that passed.
    pub fn minutes(&self) -> i64 {
        minutes_between(self.started_at, self.ended_at, self.clock_shift).into()
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

/// Reads records as a supervisor's pages show them.
pub(super) struct Reader<'a, C> {
    records: Records<'a, C>,
    who: &'a Actor,
    page: &'a Page,
}

impl<'a, C: ConnectionTrait> Reader<'a, C> {
    pub fn new(db: &'a C, who: &'a Actor, page: &'a Page) -> Self {
        Self { records: Records::new(db, who.academy.id, who.wall()), who, page }
    }

    /// A record of this academy.
    pub async fn read(&mut self, subject: Subject) -> Result<Item, StorageError> {
        let page = self.page;
        let (record, dossier) = self.records.read(subject).await?;
        Ok(item(page, record, dossier))
    }

    /// A record that names this supervisor; another's is not found.
    pub async fn own(&mut self, subject: Subject) -> Result<Item, WebError> {
        let item = self.read(subject).await?;
        if item.supervisor == Some(self.who.person.id) { Ok(item) } else { Err(WebError::NotFound) }
    }
}

fn item(page: &Page, record: Record, dossier: &Dossier) -> Item {
    let technique = |key: &str| dossier.spec.technique_name(key).to_owned();
    let flags = |fault: &EntryFault| entry_words::fault_text(page, fault, dossier);
    let (state, supervisor, trainee) = (record.state(), record.supervisor(), record.trainee);
    let common = Item {
        trainee_name: dossier.trainee.name.clone(),
        supervisor,
        state,
        flags: record.faults.iter().map(flags).collect(),
        seen: record.seen,
        reason: None,
        started_at: NaiveDateTime::default(),
        ended_at: NaiveDateTime::default(),
        clock_shift: 0,
        on_public: false,
        note: String::new(),
        what: String::new(),
        technique: None,
        case: None,
        content: String::new(),
    };
    match record.kind {
        Kind::Hours(entry) => Item {
            content: signed_content::of_hours_entry(&entry),
            what: page.word("category", entry.category),
            technique: entry.technique.as_deref().map(technique),
            reason: entry.reason,
            started_at: entry.started_at,
            ended_at: entry.ended_at,
            clock_shift: entry.clock_shift,
            on_public: entry.on_public,
            note: entry.note,
            ..common
        },
        Kind::Session(session, case) => Item {
            content: signed_content::of_case_session(&session, &case, trainee),
            what: page.t2("supervision-session", "client", &case.client_ref, "number", session.number),
            technique: Some(technique(&case.technique)),
            reason: session.reason.clone(),
            started_at: session.started_at,
            ended_at: session.ended_at,
            clock_shift: session.clock_shift,
            on_public: true,
            note: session.note.clone(),
            case: Some((*case, session)),
            ..common
        },
    }
}
