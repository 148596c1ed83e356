//! A practitioner's own documents: what their courses ask for and how each stands, and the files they handed in.

mod privacy;
mod upload;

use askama::Template;
use rocket::{Route, State, get, serde::uuid::Uuid};

use crate::{
    domain::{
        course_spec::DocumentRule,
        document::{Currency, Document},
        states::DocumentState,
    },
    storage::{
        Store, document_review,
        documents::{self, DocumentView},
        files::Files,
    },
    web::{Html, Page, Trainee, WebError, download::Download, html, paper_words::Stands},
};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list,
        file,
        upload::form,
        upload::send,
        privacy::ask_export,
        privacy::export,
        privacy::ask,
        privacy::ask_erasure
    ]
}

#[derive(Template)]
#[template(path = "practitioner/documents.html")]
struct DocumentsPage {
    page: Page,
    kinds: Vec<Kind>,
}

/// A type of document and what the person has of it.
struct Kind {
    key: String,
    name: String,
    stands: Stands,
    /// Why the last one was refused, where that is still to be mended.
    refused: Option<String>,
    /// Whether a newer one waits while an older one counts.
    newer_waits: bool,
    /// Whether something should be handed in now.
    wanted: bool,
    history: Vec<Line>,
}

struct Line {
    view: DocumentView,
    stands: Stands,
}

/// Every type the person's courses ask for, then what they handed in of other types.
#[get("/practitioner/documents")]
async fn list(who: Trainee, page: Page, store: &State<Store>) -> Html {
    let needed = document_review::list_needed(store.read(), who.academy.id, who.person.id).await?;
    let mut held = documents::list_of_person(store.read(), who.academy.id, who.person.id).await?;
    let mut kinds = Vec::new();
    for need in &needed {
        let (these, others) = held.into_iter().partition(|view| view.document.kind == need.rule.kind);
        held = others;
        kinds.push(kind(
            &page,
            &who,
            (need.rule.kind.clone(), need.rule.name.clone()),
            Some(&need.rule),
            these,
        ));
    }
    while let Some(key) = held.first().map(|view| view.document.kind.clone()) {
        let (these, others) = held.into_iter().partition(|view| view.document.kind == key);
        held = others;
        kinds.push(kind(&page, &who, (key.clone(), key.replace('_', " ")), None, these));
    }
    // One call to act a page: the first thing that is wanted.
    let first = kinds.iter().position(|kind| kind.wanted);
    for (place, kind) in kinds.iter_mut().enumerate() {
        kind.wanted = Some(place) == first;
    }
    html(&DocumentsPage { page, kinds })
}

fn kind(
    page: &Page,
    who: &Trainee,
    (key, name): (String, String),
    rule: Option<&DocumentRule>,
    views: Vec<DocumentView>,
) -> Kind {
    let stands_today = |document: &Document| document.currency(rule, who.today);
    let approved = views.iter().filter(|view| view.document.state == DocumentState::Approved);
    let best =
        approved.max_by_key(|view| view.document.last_valid_day(rule).unwrap_or(chrono::NaiveDate::MAX));
    let newest = views.first();
    let shown = best.or(newest).map(|view| stands_today(&view.document));
    let stands = match &shown {
        Some(currency) => Stands::of(page, currency, who.today),
        None => Stands::missing(page, rule.is_some_and(|rule| rule.required)),
    };
    let newest_state = newest.map(|view| view.document.state);
    let refused = newest
        .filter(|_| newest_state == Some(DocumentState::Rejected))
        .and_then(|v| v.document.reason.clone());
    let counts =
        matches!(shown, Some(Currency::Current { .. } | Currency::NotYet { .. } | Currency::AwaitingReview));
    Kind {
        key,
        name,
        newer_waits: best.is_some() && newest_state == Some(DocumentState::Uploaded),
        wanted: rule.is_some()
            && newest_state != Some(DocumentState::Uploaded)
            && (!counts || stands.tone == "warn"),
        refused,
        history: views
            .iter()
            .map(|view| Line {
                view: view.clone(),
                stands: Stands::of(page, &stands_today(&view.document), who.today),
            })
            .collect(),
        stands,
    }
}

/// The person's own file, as they handed it in.
#[get("/practitioner/documents/<id>/file")]
async fn file(
    who: Trainee,
    id: Uuid,
    store: &State<Store>,
    files: &State<Files>,
) -> Result<Download, WebError> {
    let view = documents::find_own(store.read(), who.academy.id, who.person.id, id.into()).await?;
    let Document { sha256, media_type, kind, issued_on, .. } = view.document;
    let bytes = files.documents.get(&sha256).await?;
    Ok(Download::new(bytes, &media_type, &format!("{kind}-{issued_on}")))
}
