//! A practitioner's own documents: what their courses ask for and how each stands, and the files they handed in.

mod privacy;
mod take_back;
mod upload;

use std::collections::BTreeMap;

use askama::Template;
use rocket::{Route, State, get, serde::uuid::Uuid};

use crate::{
    domain::{
        course_spec::DocumentRule,
        document::{Currency, Document},
        eligibility::best_document,
        paper_kinds,
        states::DocumentState,
    },
    storage::{
        Store,
        document_review::{self, NeededDocument},
        documents::{self, DocumentView},
        files::Files,
    },
    texts,
    web::{
        Html, Page, Trainee, WebError,
        download::Download,
        html,
        paper_words::{Stands, covered},
    },
};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list,
        file,
        upload::form,
        upload::send,
        take_back::ask,
        take_back::take_back,
        privacy::ask,
        privacy::ask_erasure
    ]
}

#[derive(Template)]
#[template(path = "practitioner/documents.html")]
struct DocumentsPage {
    page: Page,
    kinds: Vec<Kind>,
    /// Keys and names of the types that prove a name and that no course asks for.
    name_evidence: Vec<(String, String)>,
}

/// A type of document and what the person has of it.
struct Kind {
    key: String,
    name: String,
    stands: Stands,
    /// Each technique's cover, where the type names techniques.
    covered: Vec<(String, Stands)>,
    /// Why the last one was refused or taken away, where that is still to be mended.
    refused: Option<String>,
    /// Whether that was an approval that was taken back.
    was_withdrawn: bool,
    /// Whether another one waits for review while one counts.
    another_waits: bool,
    /// Whether something should be handed in now.
    wanted: bool,
    history: Vec<Line>,
}

struct Line {
    view: DocumentView,
    stands: Stands,
}

impl Line {
    /// Whether nobody has looked at it yet, so that it can be taken back.
    fn waits(&self) -> bool {
        self.view.document.state == DocumentState::Uploaded
    }

    /// Whether there is nothing of it any more.
    fn is_gone(&self) -> bool {
        self.view.document.state == DocumentState::TakenBack
    }
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
        kinds.push(kind(&page, &who, need, true, these));
    }
    while let Some(key) = held.first().map(|view| view.document.kind.clone()) {
        let (these, others) = held.into_iter().partition(|view| view.document.kind == key);
        held = others;
        kinds.push(kind(&page, &who, &unasked(&page, &key), false, these));
    }
    // One call to act a page: the first thing that is wanted.
    let first = kinds.iter().position(|kind| kind.wanted);
    for (place, kind) in kinds.iter_mut().enumerate() {
        kind.wanted = Some(place) == first;
    }
    let evidence = paper_kinds::EVERYWHERE.iter().filter(|known| known.proves_a_name);
    let evidence = evidence.filter(|known| kinds.iter().all(|kind| kind.key != known.key));
    let named = |key: &str| (key.to_owned(), texts::document_kind(page.lang, key, None));
    let name_evidence = evidence.map(|known| named(known.key)).collect();
    html(&DocumentsPage { page, kinds, name_evidence })
}

/// A type that none of the person's courses asks for.
fn unasked(page: &Page, key: &str) -> NeededDocument {
    let name = texts::document_kind(page.lang, key, None);
    let rule = DocumentRule { name, ..DocumentRule::plain(key) };
    NeededDocument { rule, techniques: Vec::new(), names: BTreeMap::new() }
}

fn kind(page: &Page, who: &Trainee, need: &NeededDocument, is_asked: bool, views: Vec<DocumentView>) -> Kind {
    let rule = &need.rule;
    let documents: Vec<Document> = views.iter().map(|view| view.document.clone()).collect();
    let best = best_document(&documents, rule, who.today).map(|(_, currency)| currency);
    let stands = match &best {
        Some(currency) => Stands::of(page, currency, who.today),
        None => Stands::missing(page, rule.required),
    };
    let newest = documents.iter().find(|document| document.state != DocumentState::TakenBack);
    let refused = newest
        .filter(|newest| matches!(newest.state, DocumentState::Rejected | DocumentState::Withdrawn))
        .and_then(|newest| newest.reason.clone());
    let waits = documents.iter().any(|document| document.state == DocumentState::Uploaded);
    // What ended while it waits will count for nothing.
    let waits_in_time = documents
        .iter()
        .any(|one| matches!(one.currency_among(&documents, Some(rule), who.today), Currency::AwaitingReview));
    let is_current = matches!(best, Some(Currency::Current { .. }));
    let counts = matches!(best, Some(Currency::Current { .. } | Currency::NotYet { .. }));
    Kind {
        key: rule.kind.clone(),
        name: need.name(page.lang.tag()).to_owned(),
        covered: covered(page, &documents, rule, &need.techniques, who.today),
        another_waits: is_current && waits_in_time,
        wanted: is_asked && !waits && (!counts || stands.tone == "warn"),
        was_withdrawn: newest.is_some_and(|newest| newest.state == DocumentState::Withdrawn),
        refused,
        history: views
            .into_iter()
            .map(|view| Line {
                stands: Stands::of(
                    page,
                    &view.document.currency_among(&documents, Some(rule), who.today),
                    who.today,
                ),
                view,
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
