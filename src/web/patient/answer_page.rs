//! `/v/<code>`: today's answer about a certificate, in plain words.

use std::sync::Arc;

use askama::Template;
use rocket::{
    Request, State, get,
    http::{RawStr, Status},
    response::{self, Responder, Response},
};

use crate::{
    App,
    domain::{
        certificate::{CertifiedTechnique, Standing},
        papers::{CoveredTechnique, PaperState, PaperToday},
        typed_code,
        verdict::Concern,
        verification_code::VerificationCode,
        words::Channel,
    },
    storage::verifications::Verification,
    texts::Lang,
    throttle::Checks,
    web::{
        self, Page, WebError, html,
        verdict_words::{Told, told, what_became, what_to_do},
    },
    workflows::check_code::{PublicAnswer, check_code},
};

use super::{cached::AnswerCache, home, unavailable::UnavailablePage};

#[derive(Template)]
#[template(path = "patient/answer.html")]
struct AnswerPage<'a> {
    page: Page,
    answer: &'a PublicAnswer,
    /// How the page's address must begin.
    public_url: String,
}

impl AnswerPage<'_> {
    fn title(&self) -> String {
        match self.answer.renamed {
            true => self.page.t("patient-title-unnamed"),
            false => self.page.t1("patient-title", "holder", self.answer.facts.holder_name.as_str()),
        }
    }

    fn told(&self) -> Told {
        told(self.page.lang, &self.answer.verdict)
    }

    fn is_current(&self) -> bool {
        self.answer.standing == Standing::Active
    }

    fn what_became(&self) -> Option<String> {
        what_became(self.page.lang, self.answer)
    }

    fn what_to_do(&self) -> String {
        self.page.t(&what_to_do(&self.answer.verdict))
    }

    /// Whether the reader may still decide for a treatment by this practitioner.
    fn may_be_asked(&self) -> bool {
        matches!(self.answer.standing, Standing::Active | Standing::Expired)
    }

    /// Whether the academy stands by what it certified: not by what it suspended or withdrew.
    fn stands_by(&self) -> bool {
        !matches!(self.answer.verdict.outcome(), Standing::Suspended | Standing::Revoked)
    }

    /// How many cases there were, beside how many the course asks for: a number alone says neither much nor little.
    fn cases_asked(&self) -> Option<String> {
        let need = self.answer.cases_required;
        let cases = |sum: u32, technique: &CertifiedTechnique| sum.saturating_add(technique.supervised_cases);
        let done = self.answer.facts.techniques.iter().fold(0, cases);
        let is_told = self.stands_by() && need > 0 && done > 0;
        is_told.then(|| self.page.t2("patient-cases-asked", "done", done, "need", need))
    }

    /// What the course has the reader ask; in general words where it says nothing that the reader can read.
    fn questions(&self) -> Vec<String> {
        match self.answer.advice.ask.as_slice() {
            [] => (1..=4).map(|n| self.page.t(&format!("patient-ask-{n}"))).collect(),
            own => own.to_vec(),
        }
    }

    /// What the practitioner must hear of before the treatment.
    fn to_tell(&self) -> Vec<String> {
        match self.answer.advice.tell.as_slice() {
            [] => vec![self.page.t("patient-tell-general")],
            own => own.to_vec(),
        }
    }

    /// What stands on the certificate for a technique, where the page says something else.
    fn on_paper(&self, technique: &str) -> Option<&str> {
        self.answer.on_paper.as_ref()?.techniques.get(technique).map(String::as_str)
    }

    /// The papers, those that are not in order first.
    fn papers(&self) -> Vec<&PaperToday> {
        let mut papers: Vec<_> = self.answer.papers.iter().collect();
        papers.sort_by_key(|paper| {
            ["bad", "none", "warn"].iter().position(|tone| *tone == own_tone(paper)).unwrap_or(3)
        });
        papers
    }

    /// What to ask about the papers that are not in order.
    fn paper_questions(&self) -> Vec<String> {
        let ask = |concern: &Concern| {
            let key = format!("patient-ask-paper-{}", concern.trouble.name());
            self.page.t1(&key, "paper", concern.paper.as_str())
        };
        self.answer.verdict.concerns.iter().map(ask).collect()
    }

    /// The tone of a paper; beside bad news what is in order is no good news.
    fn paper_tone(&self, paper: &PaperToday) -> &'static str {
        match own_tone(paper) {
            "good" if !self.answer.verdict.is_good() => "plain",
            tone => tone,
        }
    }

    fn state_text(&self, state: PaperState) -> String {
        let page = &self.page;
        match state {
            PaperState::NotShown => page.t("patient-paper-not-shown"),
            PaperState::TakenBack => page.t("patient-paper-taken-back"),
            PaperState::Current { until: None } => page.t("patient-paper-current"),
            PaperState::Current { until: Some(day) } => {
                page.t1("patient-paper-current-until", "day", page.date(&day))
            }
            PaperState::EndsSoon { until, days } => {
                page.t2("patient-paper-ends-soon", "days", days, "day", page.date(&until))
            }
            PaperState::Ended { on } => page.t1("patient-paper-ended", "day", page.date(&on)),
            PaperState::NotYet { from } => page.t1("patient-paper-not-yet", "day", page.date(&from)),
        }
    }

    /// The covered techniques one by one, where they end on different days.
    fn each_technique(&self, paper: &PaperToday) -> Vec<String> {
        let told = |technique: &CoveredTechnique| {
            let (name, state) = (technique.name.as_str(), self.state_text(technique.state));
            self.page.t2("patient-paper-each", "technique", name, "state", state)
        };
        let covered = paper.techniques.iter().filter(|technique| technique.state.is_current());
        covered.filter(|_| paper.ends_differ()).map(told).collect()
    }

    fn paper_text(&self, paper: &PaperToday) -> String {
        let (page, state) = (&self.page, self.state_text(paper.state));
        if !paper.state.is_current() {
            return state;
        }
        let covers = match (paper.covers_techniques, paper.not_covered.is_empty()) {
            (false, _) => return state,
            (true, true) => page.t("patient-paper-covers"),
            (true, false) => {
                let techniques = paper.not_covered.join(page.lang.comma());
                page.t1("patient-paper-not-covers", "techniques", techniques)
            }
        };
        format!("{state}{}{covers}", page.lang.semicolon())
    }

    fn hours(&self, minutes: &u32) -> String {
        self.page.lang.hours(i64::from(*minutes))
    }
}

fn own_tone(paper: &PaperToday) -> &'static str {
    match paper.state {
        PaperState::NotShown => "none",
        PaperState::Ended { .. } | PaperState::TakenBack => "bad",
        _ if !paper.not_covered.is_empty() => "warn",
        PaperState::EndsSoon { .. } | PaperState::NotYet { .. } => "warn",
        PaperState::Current { .. } => "good",
    }
}

#[derive(Template)]
#[template(path = "patient/unknown.html")]
struct UnknownPage {
    page: Page,
    code: String,
}

/// A drawn page, shared with the cache without copying it.
#[derive(Clone)]
pub(super) struct Drawn(Arc<String>);

impl AsRef<[u8]> for Drawn {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// An answer's page.
pub(super) struct AnswerReply {
    status: Status,
    html: Drawn,
}

impl<'r> Responder<'r, 'static> for AnswerReply {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let length = self.html.0.len();
        Response::build()
            .status(self.status)
            // Written out, because the framework's constant is put together anew for every answer.
            .raw_header("Content-Type", "text/html; charset=utf-8")
            .sized_body(length, std::io::Cursor::new(self.html))
            // The page leaves in one piece, with one call to the system and one wake-up of the browser. Room for one
            // byte more lets the framework see the end without another buffer.
            .max_chunk_size(length + 1)
            .ok()
    }
}

fn reply(status: Status, page: web::Drawn) -> AnswerReply {
    AnswerReply { status, html: Drawn(page.0.into()) }
}

/// The answer about a code.
#[get("/v/<code>")]
pub(super) async fn answer(
    _within_limits: Checks,
    code: &str,
    lang: Lang,
    app: &State<App>,
    cache: &State<AnswerCache>,
) -> Result<AnswerReply, WebError> {
    // What was typed behind the slash stands in the address as it came, also where the language is changed.
    let page = |path: &str| Page::anonymous(lang, &format!("/v/{}", RawStr::new(path).percent_encode()));
    let code = match VerificationCode::parse(code).or_else(|_| typed_code::read(code)) {
        Ok(code) => code,
        Err(error) => return Ok(reply(Status::BadRequest, home::mistake(page(code), code, error)?)),
    };
    let page = || page(code.as_str());
    let now = app.clock.now();
    let note = |certificate_id, outcome: &str| {
        let outcome = outcome.to_owned();
        app.checks.note(Verification { certificate_id, outcome, channel: Channel::Page, checked_at: now });
    };
    let fresh = match cache.find(&code, lang, now) {
        Ok(known) => {
            note(Some(known.certificate), known.outcome);
            return Ok(AnswerReply { status: Status::Ok, html: known.html });
        }
        Err(fresh) => fresh,
    };
    match check_code(&app.store, &code, Some(lang), now).await {
        Ok(Some(answer)) => {
            note(Some(answer.certificate), answer.standing.name());
            let public_url = app.settings.public_url();
            let drawn = html(&AnswerPage { page: page(), answer: &answer, public_url })?;
            let reply = reply(Status::Ok, drawn);
            cache.keep(fresh, answer.certificate, answer.standing.name(), &reply.html);
            Ok(reply)
        }
        Ok(None) => {
            note(None, "unknown");
            Ok(reply(Status::NotFound, html(&UnknownPage { page: page(), code: code.to_string() })?))
        }
        Err(error) => {
            tracing::error!(%error, "a code could not be checked");
            let drawn = html(&UnavailablePage::of_code(page(), &code))?;
            Ok(reply(Status::ServiceUnavailable, drawn))
        }
    }
}

/// QR codes carry the address in capitals, which makes them smaller.
#[get("/V/<code>")]
pub(super) fn answer_in_capitals(code: &str) -> rocket::response::Redirect {
    rocket::response::Redirect::to(format!("/v/{}", RawStr::new(code).percent_encode()))
}
