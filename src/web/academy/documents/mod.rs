//! Documents to review: who handed what in, how each stands today, and the reviewer's yes or no.

mod review;
mod withdraw;

use askama::Template;
use rocket::{Route, State, get, serde::uuid::Uuid};

use crate::{
    domain::document::Document,
    storage::{
        Store,
        document_review::{self, Listed, ReviewLine},
        documents,
        files::Files,
        pages,
    },
    texts,
    web::{AcademyStaff, Auditor, Html, Page, WebError, download::Download, html, paper_words::Stands},
};

const PAGE_SIZE: u64 = 25;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list,
        file,
        review::show,
        review::approve,
        review::reject,
        withdraw::ask,
        withdraw::withdraw
    ]
}

#[derive(Template)]
#[template(path = "academy/documents.html")]
struct QueuePage {
    page: Page,
    listed: Listed,
    lines: pages::PageOf<Line>,
}

impl QueuePage {
    /// What stands in the address beside the page's number.
    fn query(&self) -> String {
        format!("show={}&", self.listed)
    }
}

struct Line {
    line: ReviewLine,
    kind_name: String,
    stands: Stands,
}

/// What waits, oldest first, or another list.
#[get("/academy/documents?<show>&<number>")]
async fn list(
    who: Auditor,
    page: Page,
    show: Option<&str>,
    number: Option<u64>,
    store: &State<Store>,
) -> Html {
    let listed = show.and_then(|name| name.parse().ok()).unwrap_or(Listed::Waiting);
    let wanted = pages::Page::new(number.unwrap_or(1), PAGE_SIZE);
    let found =
        document_review::list(store.read(), who.academy.id, listed, (who.today, page.lang.tag()), wanted)
            .await?;
    let lines = found.map(|line| Line {
        stands: Stands::of(&page, &line.currency, who.today),
        kind_name: texts::document_kind(page.lang, &line.kind, line.kind_name.clone()),
        line,
    });
    html(&QueuePage { page, listed, lines })
}

/// A document's file, for the academy's people.
#[get("/academy/documents/<id>/file")]
async fn file(
    who: AcademyStaff,
    id: Uuid,
    store: &State<Store>,
    files: &State<Files>,
) -> Result<Download, WebError> {
    let view = documents::find(store.read(), who.academy.id, id.into()).await?;
    let Document { sha256, media_type, kind, issued_on, .. } = view.document;
    let bytes = files.documents.get(&sha256).await?;
    Ok(Download::new(bytes, &media_type, &format!("{kind}-{issued_on}")))
}
