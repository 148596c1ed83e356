//! One certificate: what it says, who asked and approved, what happened since, what can be done now.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{State, get};

use crate::{
    config::Settings,
    domain::{
        ids::CertificateId,
        shown::{Difference, Shown},
        states::CertificateState,
        verdict::Verdict,
        will_say::since_the_request,
        words::Role,
    },
    storage::{
        Store,
        certificates::{self, CertificateLine, CertificateView},
        events::{self, EventFilter, EventLine},
        files::Files,
        verifications::{self, Checks},
    },
    web::{
        AcademyStaff, Actor, Html, Page, WebError, html,
        pdf_file::PdfFile,
        shown::{Group, groups},
        verdict_words::{Told, told},
    },
    workflows::{check_code::check_code, say_certificates::show_request},
};

use super::{doubts::Open, id as parsed, refused, step::Deed};

#[derive(Template)]
#[template(path = "academy/certificate.html")]
pub(super) struct DetailPage {
    page: Page,
    view: CertificateView,
    predecessor: Option<CertificateView>,
    successors: Vec<CertificateLine>,
    history: Vec<EventLine>,
    checks: Checks,
    public_url: String,
    /// What the viewer, an owner, may do now.
    deeds: Vec<Deed>,
    /// What it relied on and was taken back since, while nobody has decided.
    open: Option<Open>,
    is_owner: bool,
    /// Whether the viewer asked for it.
    own: bool,
    /// Whether the viewer may approve what others asked for.
    approver: bool,
    today: NaiveDate,
    /// What a patient who asks is told.
    verdict: Option<Verdict>,
    /// What waits for the viewer's word.
    proposal: Option<Proposal>,
    /// What was not any more as the viewer had seen it, where they approved in vain.
    pub(super) changed: Option<Vec<Difference>>,
}

/// What an approver is shown of a request: what the certificate will say, or why there can be none now.
pub(super) struct Proposal {
    shown: Shown,
    missing: Vec<String>,
    /// What is not as it was when it was asked for; none where that is not known.
    since: Option<Vec<Difference>>,
}

impl Proposal {
    fn paper(&self) -> Vec<Group<'_>> {
        groups(self.shown.all()).into_iter().filter(|group| !group.label.starts_with(NEEDS)).collect()
    }

    fn needs(&self) -> Vec<Group<'_>> {
        groups(self.shown.all()).into_iter().filter(|group| group.label.starts_with(NEEDS)).collect()
    }
}

/// How the labels of requirements begin.
const NEEDS: &str = "cert-need-";

impl DetailPage {
    fn status(&self) -> &'static str {
        let c = &self.view.certificate;
        super::status(c.state, c.expires_on, self.verdict.as_ref(), self.today)
    }

    fn tone(&self) -> &'static str {
        super::tone(self.status())
    }

    /// What patients read.
    fn told(&self, verdict: &Verdict) -> Told {
        told(self.page.lang, verdict)
    }

    /// Whether the file is worth handing on today.
    fn is_good(&self) -> bool {
        self.verdict.as_ref().is_some_and(Verdict::is_good)
    }

    fn pending(&self) -> bool {
        self.view.certificate.state == CertificateState::PendingApproval
    }

    /// Whether the request could be approved as things are.
    fn is_approvable(&self) -> bool {
        self.proposal.as_ref().is_some_and(|proposal| proposal.missing.is_empty())
    }

    fn preparing(&self) -> bool {
        self.view.certificate.state == CertificateState::Preparing
    }

    /// The frozen name, or today's.
    fn name(&self) -> &str {
        self.view.certificate.facts.as_ref().map_or(&self.view.person_name, |facts| &facts.holder_name)
    }

    fn checked(&self) -> String {
        let day = self.checks.last.map(|at| self.page.moment_here(&at)).unwrap_or_default();
        self.page.t2("certificates-detail-checks", "count", self.checks.total, "day", day)
    }

    fn happened(&self, event: &EventLine) -> String {
        self.page.word("certificates-event", event.action.rsplit('.').next().unwrap_or_default())
    }

    fn happened_tone(&self, event: &EventLine) -> &'static str {
        match event.action.as_str() {
            "certificate.issued" | "certificate.reinstated" => "good",
            "certificate.suspended" => "warn",
            "certificate.revoked" | "certificate.doubted" => "bad",
            "certificate.superseded" => "info",
            _ => "none",
        }
    }

    /// The reason that was given, from the list and in words.
    fn reasons(&self, event: &EventLine) -> Vec<String> {
        let text = |name: &str| event.changes.as_ref().and_then(|c| c.get(name)?.as_str());
        let key = text("reason_key").map(|key| self.page.word("certificates-reason", key));
        key.into_iter().chain(text("reason").map(str::to_owned)).collect()
    }

    fn hours(&self, minutes: &u32) -> String {
        self.page.lang.hours(i64::from(*minutes))
    }
}

#[get("/academy/certificates/<id>")]
pub(super) async fn detail(
    id: &str,
    who: AcademyStaff,
    page: Page,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Html {
    html(&draw(parsed(id)?, &who, page, store, settings).await?)
}

/// What an approver is shown of a request.
async fn proposal(id: CertificateId, who: &Actor, page: &Page, store: &Store) -> Result<Proposal, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let asked = certificates::list_asked_shown(db, academy, &[id]).await?.remove(&id);
    let (shown, missing) = match show_request(db, academy, id, who.today).await {
        Ok(shown) => (shown, Vec::new()),
        Err(error) => (Shown::new(), refused::reasons(page, error)?),
    };
    let since = asked.filter(|_| missing.is_empty()).map(|asked| since_the_request(&asked, &shown));
    Ok(Proposal { shown, missing, since })
}

/// The page of a certificate.
pub(super) async fn draw(
    id: CertificateId,
    who: &Actor,
    page: Page,
    store: &Store,
    settings: &Settings,
) -> Result<DetailPage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let view = certificates::find_view(db, academy, id).await?;
    let predecessor = match view.certificate.predecessor_id {
        Some(id) => Some(certificates::find_view(db, academy, id).await?),
        None => None,
    };
    let filter = EventFilter { subject: Some(id.0), ..EventFilter::default() };
    let (history, _) = events::list(db, academy, &filter, 1, 100).await?;
    let successors = certificates::list_successors(db, academy, id).await?;
    let free =
        successors.iter().all(|s| matches!(s.state, CertificateState::Declined | CertificateState::Revoked));
    let deeds = if who.is(Role::Owner) { Deed::open(&view.certificate, free, who.today) } else { Vec::new() };
    let approver = who.is_any(crate::web::Manager::ROLES);
    let pending = view.certificate.state == CertificateState::PendingApproval;
    let proposal = if approver && pending { Some(proposal(id, who, &page, store).await?) } else { None };
    let answer = match &view.certificate.code {
        Some(code) => check_code(store, code, Some(page.lang), who.now).await?,
        None => None,
    };
    Ok(DetailPage {
        verdict: answer.map(|answer| answer.verdict),
        open: Open::load(store, who, &page, &view).await?,
        is_owner: who.is(Role::Owner),
        page,
        predecessor,
        successors,
        history,
        checks: verifications::count_of_certificate(db, academy, id).await?,
        public_url: settings.public_url(),
        deeds,
        own: view.certificate.requested_by == who.person.id,
        approver,
        proposal,
        changed: None,
        today: who.today,
        view,
    })
}

#[get("/academy/certificates/<id>/file")]
pub(super) async fn file(
    id: &str,
    who: AcademyStaff,
    page: Page,
    store: &State<Store>,
    files: &State<Files>,
) -> Result<PdfFile, WebError> {
    let certificate = certificates::find(store.read(), who.academy.id, parsed(id)?).await?;
    PdfFile::of(&certificate, files, &page.t("certificates-mine-file")).await
}
