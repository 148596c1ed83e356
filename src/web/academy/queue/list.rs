//! What waits for this supervisor, oldest first, by trainee.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::ids::EnrolmentId,
    storage::{StorageError, Store, cases, countersignatures::Subject, dossiers::Unreadable, hours, pages},
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
    /// Trainees whose record cannot be read.
    unreadable: Vec<Unreadable>,
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
    enrolment: EnrolmentId,
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
    let (mut groups, mut unreadable): (Vec<(String, Group)>, Vec<Unreadable>) = Default::default();
    for Waiting { subject, enrolment, name, trainee: of, .. } in waiting {
        // One record that cannot be read hides no other: it is named.
        let item = match reader.read(subject).await {
            Err(StorageError::Unreadable(why)) => {
                if unreadable.iter().all(|one| one.enrolment != enrolment) {
                    unreadable.push(Unreadable { enrolment, name, why });
                }
                continue;
            }
            item => item?,
        };
        match groups.iter_mut().find(|(id, _)| *id == of) {
            Some((_, group)) => group.items.push(item),
            None => groups.push((of, Group { name, items: vec![item] })),
        }
    }
    let groups = groups.into_iter().map(|(_, group)| group).collect();
    html(&QueuePage { groups, unreadable, trainees, trainee, shown: total.min(SHOWN), total, page })
}

/// Entries and sessions that name this supervisor, oldest first.
async fn waiting(store: &Store, who: &Supervisor) -> Result<Vec<Waiting>, StorageError> {
    let (db, academy, person) = (store.read(), who.academy.id, who.person.id);
    let all = pages::Page::new(1, 500);
    let entries = hours::list_queue_of_supervisor(db, academy, person, all).await?;
    let sessions = cases::list_queue_of_supervisor(db, academy, person, all).await?;
    let entries = entries.items.into_iter().map(|queued| Waiting {
        subject: Subject::HoursEntry(queued.entry.id),
        enrolment: queued.entry.enrolment_id,
        started_at: queued.entry.started_at,
        trainee: queued.entry.trainee_id.to_string(),
        name: queued.trainee_name,
    });
    let sessions = sessions.items.into_iter().map(|queued| Waiting {
        subject: Subject::CaseSession(queued.session.id),
        enrolment: queued.enrolment_id,
        started_at: queued.session.started_at,
        trainee: queued.trainee_id.to_string(),
        name: queued.trainee_name,
    });
    let mut all: Vec<_> = entries.chain(sessions).collect();
    all.sort_by_key(|waiting| waiting.started_at);
    Ok(all)
}
