//! The treatment cases of an enrolment, with what each lacks.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::{case::TreatmentCase, eligibility::faults_of_case, states::CaseState},
    storage::{Store, dossiers},
    web::{Html, Page, Trainee, entry_words, html},
};

use super::super::enrolment::{Chosen, choose};

#[derive(Template)]
#[template(path = "practitioner/cases.html")]
struct ListPage {
    page: Page,
    chosen: Option<Chosen>,
    lines: Vec<Line>,
}

struct Line {
    case: TreatmentCase,
    technique: String,
    missing: Vec<String>,
}

impl Line {
    fn tone(&self) -> &'static str {
        tone(self.case.state)
    }
}

/// The tone of a case's state.
pub(super) fn tone(state: CaseState) -> &'static str {
    match state {
        CaseState::Planned | CaseState::Abandoned => "none",
        CaseState::InTreatment | CaseState::Healing => "info",
        CaseState::Complete => "good",
    }
}

#[get("/practitioner/cases?<enrolment>")]
pub(super) async fn list(who: Trainee, page: Page, store: &State<Store>, enrolment: Option<&str>) -> Html {
    let Some(chosen) = choose(store, &who, enrolment).await? else {
        return html(&ListPage { page, chosen: None, lines: Vec::new() });
    };
    let dossier = dossiers::load(store.read(), who.academy.id, chosen.id()).await?;
    let line = |case: &TreatmentCase| {
        let faults = match case.state {
            CaseState::Abandoned => Vec::new(),
            _ => faults_of_case(case, &dossier, who.today),
        };
        Line {
            technique: dossier.spec.technique_name(&case.technique).to_owned(),
            missing: entry_words::case_fault_texts(&page, &faults),
            case: case.clone(),
        }
    };
    let mut lines: Vec<_> = dossier.cases.iter().map(line).collect();
    lines.reverse();
    html(&ListPage { chosen: Some(chosen), lines, page })
}
