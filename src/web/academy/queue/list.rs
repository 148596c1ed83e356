//! What waits for this supervisor, oldest first, by trainee.

use askama::Template;
use rocket::{State, get};

use crate::{
    storage::{Store, cases, countersignatures::Subject, hours, pages},
    web::{Html, Page, Supervisor, html},
};

use super::item::{Item, Reader};

/// So many records are shown at once; the rest follows when these are done.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "academy/queue.html")]
struct QueuePage {
    page: Page,
    groups: Vec<Group>,
    /// Everyone with something in the queue: id and name.
    trainees: Vec<(String, String)>,
    /// The trainee asked for, or empty.
    trainee: String,
    shown: usize,
    total: usize,
}

/// A trainee's records.
struct Group {
    name: String,
    items: Vec<Item>,
}

/// A waiting record, before it is read.
struct Waiting {
    subject: Subject,
    started_at: chrono::NaiveDateTime,
    trainee: String,
    name: String,
}

#[get("/academy/queue?<trainee>")]
pub(super) async fn list(who: Supervisor, page: Page, store: &State<Store>, trainee: Option<&str>) -> Html {
    let trainee = trainee.unwrap_or_default().to_owned();
    let mut waiting = waiting(store, &who).await?;
    let mut trainees: Vec<(String, String)> =
        waiting.iter().map(|w| (w.trainee.clone(), w.name.clone())).collect();
    trainees.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    trainees.dedup();
    waiting.retain(|w| trainee.is_empty() || w.trainee == trainee);
    let total = waiting.len();
    waiting.truncate(SHOWN);
    let mut reader = Reader::new(store.read(), &who, &page);
    let mut groups: Vec<(String, Group)> = Vec::new();
    for record in waiting {
        let item = reader.read(record.subject).await?;
        match groups.iter_mut().find(|(id, _)| *id == record.trainee) {
            Some((_, group)) => group.items.push(item),
            None => groups.push((record.trainee, Group { name: record.name, items: vec![item] })),
        }
    }
    let groups = groups.into_iter().map(|(_, group)| group).collect();
    html(&QueuePage { groups, trainees, trainee, shown: total.min(SHOWN), total, page })
}

/// Entries and sessions that name this supervisor, oldest first.
async fn waiting(store: &Store, who: &Supervisor) -> Result<Vec<Waiting>, crate::storage::StorageError> {
    let (db, academy, person) = (store.read(), who.academy.id, who.person.id);
    let all = pages::Page::new(1, 500);
    let entries = hours::list_queue_of_supervisor(db, academy, person, all).await?;
    let sessions = cases::list_queue_of_supervisor(db, academy, person, all).await?;
    let entries = entries.items.into_iter().map(|queued| Waiting {
        subject: Subject::HoursEntry(queued.entry.id),
        started_at: queued.entry.started_at,
        trainee: queued.entry.trainee_id.to_string(),
        name: queued.trainee_name,
    });
    let sessions = sessions.items.into_iter().map(|queued| Waiting {
        subject: Subject::CaseSession(queued.session.id),
        started_at: queued.session.started_at,
        trainee: queued.trainee_id.to_string(),
        name: queued.trainee_name,
    });
    let mut all: Vec<_> = entries.chain(sessions).collect();
    all.sort_by_key(|waiting| waiting.started_at);
    Ok(all)
}
