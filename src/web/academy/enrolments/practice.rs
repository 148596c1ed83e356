//! The hours and the treatment cases of an enrolment, to read.

use std::sync::Arc;

use askama::Template;
use rocket::{Route, State, get, routes};

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        course_spec::CourseSpec,
        dossier::Dossier,
        eligibility::{CaseFault, EntryFault, Record, assess, faults_of_case},
        hours::HoursEntry,
        ids::EnrolmentId,
        states::{CaseState, EntryState},
    },
    storage::{
        Store, dossiers, hours,
        pages::{self, PageOf},
    },
    web::{AcademyStaff, Html, Page, html},
};

use super::super::{path_id::Id, requirement_words as words};
use super::head::{Head, Names};

const PER_PAGE: u64 = 50;

#[derive(Template)]
#[template(path = "academy/enrolment-hours.html")]
struct HoursPage {
    page: Page,
    head: Head,
    entries: PageOf<HoursEntry>,
    state: Option<EntryState>,
    flagged: Vec<(Record, Vec<EntryFault>)>,
    spec: Arc<CourseSpec>,
    names: Names,
}

impl HoursPage {
    fn states(&self) -> &'static [EntryState] {
        EntryState::ALL
    }

    fn is_state(&self, state: &EntryState) -> bool {
        self.state.as_ref() == Some(state)
    }

    fn faults(&self, entry: &HoursEntry) -> Vec<String> {
        let of = self.flagged.iter().filter(|(record, _)| *record == Record::Hours(entry.id));
        of.flat_map(|(_, faults)| faults).map(|fault| words::entry_fault(&self.page, fault)).collect()
    }

    fn length(&self, minutes: u32) -> String {
        self.page.hours(&i64::from(minutes))
    }

    fn technique(&self, entry: &HoursEntry) -> String {
        entry.technique.as_deref().map_or_else(String::new, |key| self.spec.technique_name(key).to_owned())
    }

    /// Whether staff may take it away: a draft that was never handed in.
    fn may_remove(&self, entry: &HoursEntry) -> bool {
        self.head.may_change && entry.state == EntryState::Draft && entry.reason.is_none()
    }

    /// Whether it can go to another supervisor: it waits for a signature.
    fn may_reassign(&self, entry: &HoursEntry) -> bool {
        self.head.may_change && entry.state == EntryState::Submitted
    }

    fn pager_href(&self) -> String {
        format!("?state={}&page=", self.state.map(EntryState::name).unwrap_or_default())
    }
}

/// The tone of an entry's state.
fn entry_tone(state: &EntryState) -> &'static str {
    match state {
        EntryState::Draft => "none",
        EntryState::Submitted => "info",
        EntryState::Countersigned => "good",
        EntryState::Rejected => "warn",
        EntryState::Voided => "bad",
    }
}

#[get("/academy/enrolments/<id>/hours?<state>&<page>")]
async fn hours_tab(
    who: AcademyStaff,
    id: Id<EnrolmentId>,
    state: Option<&str>,
    page: Option<u64>,
    frame: Page,
    store: &State<Store>,
) -> Html {
    let head = Head::load(&who, id.0, store).await?;
    let (db, academy) = (store.read(), who.academy.id);
    let state = state.and_then(|state| state.parse().ok());
    let wanted = pages::Page::new(page.unwrap_or(1), PER_PAGE);
    let entries = hours::list_of_enrolment(db, academy, id.0, state, wanted).await?;
    let dossier = dossiers::load(db, academy, id.0).await?;
    let flagged = assess(&dossier, who.today).flagged.into_iter().map(|f| (f.record, f.faults)).collect();
    let names =
        Names::load(db, academy, entries.items.iter().filter_map(|entry| entry.supervisor_id).collect())
            .await?;
    html(&HoursPage { page: frame, head, entries, state, flagged, spec: dossier.spec, names })
}

#[derive(Template)]
#[template(path = "academy/enrolment-cases.html")]
struct CasesPage {
    page: Page,
    head: Head,
    dossier: Dossier,
    cases: Vec<(TreatmentCase, Vec<CaseFault>)>,
    names: Names,
}

impl CasesPage {
    fn length(&self, minutes: u32) -> String {
        self.page.hours(&i64::from(minutes))
    }

    /// Whether staff may take a session away: a draft that was never handed in.
    fn may_remove(&self, session: &CaseSession) -> bool {
        self.head.may_change && session.state == EntryState::Draft && session.reason.is_none()
    }

    fn may_reassign(&self, session: &CaseSession) -> bool {
        self.head.may_change && session.state == EntryState::Submitted
    }

    fn technique(&self, case: &TreatmentCase) -> String {
        self.dossier.spec.technique_name(&case.technique).to_owned()
    }

    fn faults(&self, faults: &[CaseFault]) -> Vec<String> {
        faults.iter().map(|fault| words::case_fault(&self.page, fault)).collect()
    }

    /// Whether a manager's leave would mend something.
    fn may_override(&self, case: &TreatmentCase, faults: &[CaseFault]) -> bool {
        self.head.may_change
            && case.state != CaseState::Abandoned
            && faults.iter().any(|fault| matches!(fault, CaseFault::Spacing { .. }))
    }
}

fn case_tone(state: &CaseState) -> &'static str {
    match state {
        CaseState::Planned => "none",
        CaseState::InTreatment | CaseState::Healing => "info",
        CaseState::Complete => "good",
        CaseState::Abandoned => "bad",
    }
}

#[get("/academy/enrolments/<id>/cases")]
async fn cases_tab(who: AcademyStaff, id: Id<EnrolmentId>, page: Page, store: &State<Store>) -> Html {
    let head = Head::load(&who, id.0, store).await?;
    let dossier = dossiers::load(store.read(), who.academy.id, id.0).await?;
    let judged = |case: &TreatmentCase| (case.clone(), faults_of_case(case, &dossier, who.today));
    let cases: Vec<_> = dossier.cases.iter().map(judged).collect();
    let people = dossier.cases.iter().flat_map(|case| {
        let leave = case.spacing_override.as_ref().map(|leave| leave.by);
        case.sessions.iter().map(|s| s.supervisor_id).chain([leave, case.healed_reviewed_by])
    });
    let names = Names::load(store.read(), who.academy.id, people.flatten().collect()).await?;
    html(&CasesPage { page, head, dossier, cases, names })
}

pub(super) fn routes() -> Vec<Route> {
    routes![hours_tab, cases_tab]
}
