//! One case: the checklist with dates, the sessions, and what comes next.

use askama::Template;
use chrono::NaiveDate;
use rocket::{State, form::FromForm, get, post};

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        eligibility::{EntryFault, faults_of_case, faults_of_session},
        ids::CaseId,
        states::{CaseState, EntryState},
        words::Role,
    },
    storage::{Store, dossiers, people},
    web::{Actor, Form, Html, Page, Reply, Trainee, WebError, entry_words, html},
    workflows::{hand_in::LogError, record_case::begin_healing},
};

use super::super::hours::web_error;
use super::{list, write::own};

#[derive(Template)]
#[template(path = "practitioner/case.html")]
struct CasePage {
    page: Page,
    case: TreatmentCase,
    technique: String,
    missing: Vec<String>,
    sessions: Vec<Line>,
    spacing_days: u32,
    sessions_needed: u32,
    /// The first day on which another session may be held.
    next_session_from: Option<NaiveDate>,
    reviewer: Option<String>,
}

struct Line {
    session: CaseSession,
    supervisor: String,
    /// It waits for somebody who can't sign it any more.
    gone: bool,
    flags: Vec<String>,
}

impl Line {
    fn tone(&self) -> &'static str {
        entry_words::tone(self.session.state)
    }
}

impl CasePage {
    fn tone(&self) -> &'static str {
        list::tone(self.case.state)
    }

    fn is(&self, state: &str) -> bool {
        self.case.state.name() == state
    }

    fn is_open(&self) -> bool {
        !matches!(self.case.state, CaseState::Complete | CaseState::Abandoned)
    }

    fn takes_sessions(&self) -> bool {
        matches!(self.case.state, CaseState::Planned | CaseState::InTreatment)
    }
}

async fn drawn(who: &Actor, page: Page, store: &Store, id: &str) -> Result<CasePage, WebError> {
    let case = own(store, who, id).await?;
    let dossier = dossiers::load(store.read(), who.academy.id, case.enrolment_id).await?;
    let ids: Vec<_> =
        case.sessions.iter().filter_map(|s| s.supervisor_id).chain(case.healed_reviewed_by).collect();
    let names = people::list_names(store.read(), who.academy.id, &ids).await?;
    let name = |id| names.iter().find(|(known, _)| Some(*known) == id).map(|(_, name)| name.clone());
    let flags = |session: &CaseSession| -> Vec<EntryFault> {
        match session.state {
            EntryState::Submitted | EntryState::Countersigned => {
                faults_of_session(session, &case, &dossier, who.wall())
            }
            _ => Vec::new(),
        }
    };
    let trainers = people::list_holding(store.read(), who.academy.id, Role::Trainer, who.today).await?;
    let signs = |id| trainers.iter().any(|(trainer, _)| Some(trainer.id) == id);
    let line = |session: &CaseSession| Line {
        gone: session.state == EntryState::Submitted && !signs(session.supervisor_id),
        supervisor: name(session.supervisor_id).unwrap_or_default(),
        flags: flags(session).iter().map(|f| entry_words::fault_text(&page, f, &dossier)).collect(),
        session: session.clone(),
    };
    let rules = &dossier.spec.rules.cases;
    let standing = |s: &&CaseSession| matches!(s.state, EntryState::Submitted | EntryState::Countersigned);
    let last = case.sessions.iter().filter(standing).map(|s| s.started_at.date()).max();
    let faults = faults_of_case(&case, &dossier, who.today);
    Ok(CasePage {
        technique: dossier.spec.technique_name(&case.technique).to_owned(),
        missing: entry_words::case_fault_texts(&page, &faults),
        sessions: case.sessions.iter().map(line).collect(),
        spacing_days: rules.spacing_days,
        sessions_needed: rules.sessions_needed(&case.technique),
        next_session_from: last
            .filter(|_| case.spacing_override.is_none())
            .and_then(|day| day.checked_add_days(chrono::Days::new(rules.spacing_days.into()))),
        reviewer: name(case.healed_reviewed_by),
        case,
        page,
    })
}

#[get("/practitioner/cases/<id>", rank = 2)]
pub(super) async fn show(who: Trainee, page: Page, store: &State<Store>, id: &str) -> Html {
    html(&drawn(&who, page, store, id).await?)
}

/// The case as it stands now, with a word that it is not what was shown.
pub(super) async fn meanwhile(
    who: &Actor,
    mut page: Page,
    store: &Store,
    id: CaseId,
) -> Result<Reply, WebError> {
    page.flash = Some(("warn".into(), page.t("practitioner-changed-meanwhile")));
    Reply::overtaken(&drawn(who, page, store, &id.to_string()).await?)
}

/// The version that was shown.
#[derive(FromForm)]
pub(super) struct Shown {
    pub version: i32,
}

#[post("/practitioner/cases/<id>/healing", data = "<shown>")]
pub(super) async fn healing(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let case = own(store, &who, id).await?;
    let here = format!("/practitioner/cases/{}", case.id);
    match begin_healing(store, &who.authority(), case.id, shown.version).await {
        Ok(()) => Reply::done(here, page.t("practitioner-case-heals")),
        Err(LogError::Stale) => meanwhile(&who, page, store, case.id).await,
        Err(error) => Err(web_error(error)),
    }
}
