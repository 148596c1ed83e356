//! Cohorts and who in them is ready, stuck, and why.

mod form;
mod matrix;
mod moves;
mod show;

use askama::Template;
use rocket::{Route, State, get};

use crate::{
    domain::{free_text, states::CohortState},
    storage::{
        Store, cohorts,
        cohorts::CohortView,
        pages::{self, PageOf},
    },
    web::{AcademyStaff, Html, Page, html},
};

pub(super) use matrix::{Tally, judge};

const PER_PAGE: u64 = 20;

#[derive(Template)]
#[template(path = "academy/cohorts.html")]
struct CohortsPage {
    page: Page,
    cohorts: PageOf<CohortView>,
    search: String,
    state: Option<CohortState>,
    may_change: bool,
}

impl CohortsPage {
    fn is_filtered(&self) -> bool {
        !self.search.is_empty() || self.state.is_some()
    }

    fn states(&self) -> &'static [CohortState] {
        CohortState::ALL
    }

    fn is_state(&self, state: &CohortState) -> bool {
        self.state.as_ref() == Some(state)
    }

    fn pager_href(&self) -> String {
        let search = rocket::http::RawStr::new(&self.search).percent_encode();
        let state = self.state.map(CohortState::name).unwrap_or_default();
        format!("/academy/cohorts?q={search}&state={state}&page=")
    }
}

/// The tone of a cohort's state.
pub(super) fn tone(state: &CohortState) -> &'static str {
    match state {
        CohortState::Planned | CohortState::Closed => "none",
        CohortState::Open => "info",
        CohortState::Running => "good",
        CohortState::Cancelled => "bad",
    }
}

/// The cohorts of the academy, newest first.
#[get("/academy/cohorts?<q>&<state>&<page>")]
async fn list(
    who: AcademyStaff,
    q: Option<&str>,
    state: Option<&str>,
    page: Option<u64>,
    frame: Page,
    store: &State<Store>,
) -> Html {
    let search = free_text::search(q.unwrap_or_default());
    let state = state.and_then(|state| state.parse().ok());
    let wanted = pages::Page::new(page.unwrap_or(1), PER_PAGE);
    let cohorts = cohorts::list(store.read(), who.academy.id, state, &search, wanted).await?;
    html(&CohortsPage { page: frame, cohorts, search, state, may_change: super::is_manager(&who) })
}

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    [rocket::routes![list], form::routes(), show::routes(), moves::routes()].concat()
}
