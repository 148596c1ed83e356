//! Assessments: who is how far, an assessor's decisions, observed treatments, and the quality assurers' sample.

mod criteria;
mod observations;
mod sample;

use askama::Template;
use rocket::{Route, State, get};

use crate::{
    domain::{cohort::Cohort, free_text, ids::CohortId, states::CohortState},
    storage::{
        ConnectionTrait, Store,
        assessment_lists::{self, Progress},
        assessments::AssessmentView,
        cohorts, pages,
    },
    web::{AcademyStaff, Html, Page, WebError, html},
    workflows::assessing::AssessError,
};

const PAGE_SIZE: u64 = 25;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list,
        criteria::grid,
        criteria::decide,
        observations::form,
        observations::record,
        sample::overview,
        sample::draw,
        sample::pick,
        sample::show,
        sample::judge,
    ]
}

#[derive(Template)]
#[template(path = "academy/assessments.html")]
struct ListPage {
    page: Page,
    returned: Vec<AssessmentView>,
    progress: pages::PageOf<Progress>,
    cohorts: Vec<(String, String)>,
    cohort: String,
    search: String,
}

impl ListPage {
    fn query(&self) -> String {
        let search = rocket::http::RawStr::new(&self.search).percent_encode().to_string();
        format!("cohort={}&q={search}&", self.cohort)
    }
}

/// What came back to the assessor, then every trainee of the running cohorts.
#[get("/academy/assessments?<cohort>&<q>&<number>")]
async fn list(
    who: AcademyStaff,
    page: Page,
    cohort: Option<&str>,
    q: Option<&str>,
    number: Option<u64>,
    store: &State<Store>,
) -> Html {
    let (db, academy) = (store.read(), who.academy.id);
    let returned = assessment_lists::list_returned(db, academy, who.person.id).await?;
    let cohorts = running(db, &who).await?;
    let chosen = cohort.and_then(|id| id.parse::<CohortId>().ok());
    let search = free_text::search(q.unwrap_or_default());
    let wanted = pages::Page::new(number.unwrap_or(1), PAGE_SIZE);
    let progress = assessment_lists::list_progress(db, academy, chosen, &search, wanted).await?;
    let cohort = chosen.map(|id| id.to_string()).unwrap_or_default();
    html(&ListPage { page, returned, progress, cohorts, cohort, search })
}

/// The running cohorts, to choose from.
async fn running(db: &impl ConnectionTrait, who: &AcademyStaff) -> Result<Vec<(String, String)>, WebError> {
    let cohorts = cohorts::list_open(db, who.academy.id).await?;
    let running = cohorts.into_iter().filter(|cohort| cohort.state == CohortState::Running);
    Ok(running.map(|Cohort { id, name, .. }| (id.to_string(), name)).collect())
}

/// What an assessment's refusal is on the web.
fn refused(error: AssessError) -> WebError {
    use crate::domain::assessment::AssessmentRefusal::{Illegal, NotSampled, OwnDecision, OwnWork};
    match error {
        AssessError::UnknownClient => WebError::Conflict("error-stale".into()),
        AssessError::NotActive => WebError::Conflict("assess-not-active".into()),
        AssessError::Refused(OwnWork) => WebError::Conflict("assess-own-work".into()),
        AssessError::Refused(OwnDecision) => WebError::Conflict("assess-own-decision".into()),
        AssessError::Refused(NotSampled | Illegal(_)) => WebError::Conflict("error-illegal-move".into()),
        AssessError::SameHand => WebError::Conflict("assess-same-hand".into()),
        AssessError::Overtaken(_) => WebError::Conflict("error-stale".into()),
        AssessError::Storage(error) => error.into(),
    }
}
