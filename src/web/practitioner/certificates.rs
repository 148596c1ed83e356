//! A practitioner's own certificates: what each is worth today, the file, the link to share.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{Route, State, get};

use crate::{
    config::Settings,
    domain::{certificate::Standing, ids::CertificateId},
    storage::{
        Store,
        certificates::{self, CertificateLine},
        files::Files,
    },
    web::{Html, Page, Trainee, WebError, html, pdf_file::PdfFile},
};

/// An issued certificate, as of today.
struct Card {
    line: CertificateLine,
    standing: Standing,
}

#[derive(Template)]
#[template(path = "practitioner/certificates.html")]
struct MinePage {
    page: Page,
    cards: Vec<Card>,
    public_url: String,
    academy_email: String,
}

impl MinePage {
    fn tone(&self, card: &Card) -> &'static str {
        match card.standing {
            Standing::Active => "good",
            Standing::Expired | Standing::Suspended => "warn",
            Standing::Revoked => "bad",
            Standing::Superseded => "info",
        }
    }

    fn today(&self, card: &Card) -> String {
        let key = format!("certificates-mine-today-{}", card.standing);
        let day = card.line.expires_on.map(|day: NaiveDate| self.page.date(&day)).unwrap_or_default();
        self.page.t2(&key, "day", day, "email", self.academy_email.as_str())
    }
}

#[get("/practitioner/certificates")]
async fn mine(who: Trainee, page: Page, store: &State<Store>, settings: &State<Arc<Settings>>) -> Html {
    let lines = certificates::list_of_person(store.read(), who.academy.id, who.person.id).await?;
    let card = |line: CertificateLine| {
        Standing::of(line.state, line.expires_on, who.today).map(|standing| Card { line, standing })
    };
    let cards = lines.into_iter().filter_map(card).collect();
    let academy_email = who.academy.contact_email.clone();
    html(&MinePage { page, cards, public_url: settings.public_url(), academy_email })
}

#[get("/practitioner/certificates/<id>/file")]
async fn file(
    id: &str,
    who: Trainee,
    page: Page,
    store: &State<Store>,
    files: &State<Files>,
) -> Result<PdfFile, WebError> {
    let id: CertificateId = id.parse().map_err(|_| WebError::NotFound)?;
    let certificate = certificates::find(store.read(), who.academy.id, id).await?;
    if certificate.person_id != who.person.id {
        return Err(WebError::NotFound);
    }
    PdfFile::of(&certificate, files, &page.t("certificates-mine-file")).await
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![mine, file]
}
