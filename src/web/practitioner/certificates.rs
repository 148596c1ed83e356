//! A practitioner's own certificates: what each is worth today, the file, the link to share.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{Route, State, get};

use crate::{
    config::Settings,
    domain::{certificate::Standing, ids::CertificateId, states::EnrolmentState, verdict::Verdict},
    storage::{
        Store,
        certificates::{self, CertificateLine},
        enrolments,
        files::Files,
    },
    web::{
        Html, Page, Trainee, WebError, html,
        pdf_file::PdfFile,
        verdict_words::{Told, told},
    },
    workflows::check_code::check_code,
};

/// An issued certificate, as of today.
struct Card {
    line: CertificateLine,
    standing: Standing,
    /// What a patient who asks is told.
    verdict: Option<Verdict>,
}

#[derive(Template)]
#[template(path = "practitioner/certificates.html")]
struct MinePage {
    page: Page,
    cards: Vec<Card>,
    public_url: String,
    academy_email: String,
    /// Whether a course of theirs still leads to one.
    on_the_way: bool,
}

impl MinePage {
    /// What patients read.
    fn told(&self, card: &Card) -> Told {
        match &card.verdict {
            Some(verdict) => told(self.page.lang, verdict),
            None => {
                let first = self.page.word("certificates-state", card.standing);
                Told { tone: "none", first, further: Vec::new() }
            }
        }
    }

    fn tag(&self, card: &Card) -> String {
        match &card.verdict {
            Some(verdict) => stands(&self.page, verdict),
            None => self.page.word("certificates-state", card.standing),
        }
    }

    /// Whether it is worth showing to anybody today.
    fn is_good(&self, card: &Card) -> bool {
        card.verdict.as_ref().is_some_and(Verdict::is_good)
    }

    /// Locale key of which paper is to be handed in: one in place of one that is not in order, or the one after that ends soon.
    fn wants_paper(&self, card: &Card) -> Option<&'static str> {
        let verdict = card.verdict.as_ref()?;
        let ends = || verdict.ends_soon.iter().any(|soon| soon.paper.is_some());
        match verdict.concerns.is_empty() {
            false => Some("certificates-mine-concerns-next"),
            true => ends().then_some("certificates-mine-ends-next"),
        }
    }

    fn today(&self, card: &Card) -> String {
        let day = card.line.expires_on.map(|day: NaiveDate| self.page.date(&day)).unwrap_or_default();
        match &card.verdict {
            Some(verdict) => means(&self.page, verdict, day, &self.academy_email),
            None => String::new(),
        }
    }
}

/// How a certificate stands, to its holder: that it is not to be relied on is a word for patients.
pub(super) fn stands(page: &Page, verdict: &Verdict) -> String {
    match verdict.concerns.is_empty() {
        true => page.word("certificates-mine-stands", verdict.standing),
        false => told(page.lang, verdict).first,
    }
}

/// What that means to its holder; with its last day and where the academy can be written to.
pub(super) fn means(page: &Page, verdict: &Verdict, day: String, email: &str) -> String {
    let name = match verdict.standing {
        Standing::Superseded if verdict.outcome() != Standing::Superseded => "replaced",
        Standing::Suspended if verdict.ended.is_some() => "suspended_ended",
        _ => verdict.name(),
    };
    page.t2(&format!("certificates-mine-today-{name}"), "day", day, "email", email)
}

#[get("/practitioner/certificates")]
async fn mine(who: Trainee, page: Page, store: &State<Store>, settings: &State<Arc<Settings>>) -> Html {
    let lines = certificates::list_of_person(store.read(), who.academy.id, who.person.id).await?;
    let mut cards = Vec::new();
    for line in lines {
        let Some(standing) = Standing::of(line.state, line.expires_on, who.today) else { continue };
        let answer = match &line.code {
            Some(code) => check_code(store, code, Some(page.lang), who.now).await?,
            None => None,
        };
        cards.push(Card { line, standing, verdict: answer.map(|answer| answer.verdict) });
    }
    let academy_email = who.academy.contact_email.clone();
    let enrolled = enrolments::list_of_person(store.read(), who.academy.id, who.person.id).await?;
    let on_the_way =
        enrolled.is_empty() || enrolled.iter().any(|view| view.enrolment.state != EnrolmentState::Withdrawn);
    html(&MinePage { page, cards, public_url: settings.public_url(), academy_email, on_the_way })
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
