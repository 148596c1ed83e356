//! Assessments: who is how far, an assessor's decisions, observed treatments, and the quality assurers' sample.

mod correct;
mod criteria;
mod observations;
mod sample;

use askama::Template;
use rocket::{Route, State, get};

use crate::{
    domain::{cohort::Cohort, free_text, ids::CohortId},
    storage::{
        ConnectionTrait, Store,
        assessment_lists::{self, Progress},
        assessments::AssessmentView,
        cohorts, pages,
    },
    web::{AcademyStaff, Actor, Html, Page, WebError, html},
    workflows::assessing::AssessError,
};

const PAGE_SIZE: u64 = 25;

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list,
        criteria::grid,
        criteria::decide,
        correct::form,
        correct::mend,
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

/// What came back to the assessor, then everybody who is learning.
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
    let cohorts = learning(db, &who).await?;
    let chosen = cohort.and_then(|id| id.parse::<CohortId>().ok());
    let search = free_text::search(q.unwrap_or_default());
    let wanted = pages::Page::new(number.unwrap_or(1), PAGE_SIZE);
    let progress = assessment_lists::list_progress(db, academy, chosen, &search, wanted).await?;
    let cohort = chosen.map(|id| id.to_string()).unwrap_or_default();
    html(&ListPage { page, returned, progress, cohorts, cohort, search })
}

/// The cohorts in which somebody is learning, to choose from.
async fn learning(db: &impl ConnectionTrait, who: &Actor) -> Result<Vec<(String, String)>, WebError> {
    let cohorts = cohorts::list_learning(db, who.academy.id).await?.into_iter();
    Ok(cohorts.map(|Cohort { id, name, .. }| (id.to_string(), name)).collect())
}

/// What an assessment's refusal is on the web.
fn refused(error: AssessError) -> WebError {
    use crate::domain::assessment::AssessmentRefusal::{
        Illegal, NotSampled, NotTheirs, OwnDecision, OwnWork,
    };
    match error {
        AssessError::UnknownClient => WebError::Conflict("error-stale".into()),
        AssessError::NotActive => WebError::Conflict("assess-not-active".into()),
        AssessError::Refused(OwnWork) => WebError::Conflict("assess-own-work".into()),
        AssessError::Refused(OwnDecision) => WebError::Conflict("assess-own-decision".into()),
        AssessError::Refused(NotTheirs) => WebError::Conflict("assess-not-yours".into()),
        AssessError::Refused(NotSampled | Illegal(_)) => WebError::Conflict("error-illegal-move".into()),
        AssessError::Issued => WebError::Conflict("assess-issued".into()),
        AssessError::SameHand => WebError::Conflict("assess-same-hand".into()),
        AssessError::Overtaken(_) => WebError::Conflict("error-stale".into()),
        AssessError::Storage(error) => error.into(),
    }
}
