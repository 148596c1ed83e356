//! One cohort: who is ready, who is stuck, and why.

use askama::Template;
use rocket::{Route, State, get, routes};

use crate::{
    App,
    domain::{
        course_spec::CourseSpec,
        ids::CohortId,
        shown::Shown,
        states::{CohortMove, EnrolmentState},
    },
    storage::{
        answering,
        certificates::{self, PendingLine},
        cohorts,
        cohorts::CohortView,
        courses,
        dossiers::{self, Unreadable},
        enrolments,
        enrolments::EnrolmentView,
    },
    web::{AcademyStaff, Actor, Html, Page, WebError, html},
    workflows::{change_cohort::is_editable, look::Look},
};

use super::super::{is_manager, issues, path_id::Id};
use super::matrix::{self, Cell, Row, Stand, Tally, judge};

#[derive(Template)]
#[template(path = "academy/cohort.html")]
pub(super) struct CohortPage {
    /// What the form that opens it carries.
    looked: Shown,
    pub page: Page,
    view: CohortView,
    spec: CourseSpec,
    rows: Vec<Row>,
    unreadable: Vec<Unreadable>,
    tally: Tally,
    withdrawn: Vec<EnrolmentView>,
    standing: Option<Stand>,
    may_change: bool,
    /// How many requests the reader may approve.
    pending: usize,
    /// How many wait for somebody else.
    others: usize,
    /// How many more can be asked for: of those who are ready and for whom nobody has.
    askable: usize,
}

impl CohortPage {
    fn heads(&self) -> Vec<String> {
        matrix::heads(&self.page, &self.spec)
    }

    fn cells(&self, row: &Row) -> Vec<Cell> {
        matrix::cells(&self.page, &self.spec, &row.report)
    }

    fn shown(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| self.standing.is_none_or(|standing| row.stand == standing)).collect()
    }

    fn is_shown(&self, standing: &Stand) -> bool {
        self.standing.as_ref() == Some(standing)
    }

    fn why(&self, row: &Row) -> String {
        matrix::why(&self.page, row)
    }

    fn moves(&self) -> Vec<CohortMove> {
        let may = |attempted: &CohortMove| self.may_change && self.view.cohort.after(*attempted).is_ok();
        CohortMove::ALL.iter().copied().filter(may).collect()
    }

    fn may_edit(&self) -> bool {
        self.may_change && is_editable(self.view.cohort.state)
    }

    fn may_enrol(&self) -> bool {
        self.may_change && self.view.cohort.has_room(self.view.enrolled)
    }
}

/// Everything the page shows.
pub(super) async fn cohort_page(
    who: &Actor,
    id: CohortId,
    standing: Option<Stand>,
    page: Page,
    app: &App,
) -> Result<CohortPage, WebError> {
    let (db, academy) = (app.store.read(), who.academy.id);
    let view = cohorts::find_view(db, academy, id).await?;
    let spec = courses::find_version(db, academy, view.cohort.course_version_id).await?.spec;
    let together = dossiers::load_cohort(db, academy, id).await?;
    let (rows, unreadable) = judge(app, who, &together, &view.cohort).await?;
    let mut withdrawn = enrolments::list_of_cohort(db, academy, id).await?;
    withdrawn.retain(|view| view.enrolment.state == EnrolmentState::Withdrawn);
    let tally = Tally::of(&rows);
    let requests = certificates::list_pending_of_cohort(db, academy, id).await?;
    let hands = answering::find_hands(db, academy, who.now).await?;
    let is_open = |line: &&PendingLine| {
        let dossier = together.dossiers.iter().find(|dossier| dossier.enrolment.id == line.enrolment_id);
        dossier.is_some_and(|dossier| issues::is_open(&page, (who, &hands), line, dossier))
    };
    let pending = requests.iter().filter(is_open).count();
    let others = requests.len() - pending;
    let ready: Vec<_> =
        rows.iter().filter(|row| row.stand == Stand::Ready).map(|row| row.enrolment).collect();
    let askable = ready.len() - certificates::list_asked(db, academy, &ready).await?.len();
    let may_change = is_manager(who);
    let looked = Look::Cohort(id).shown(db, academy).await?;
    Ok(CohortPage {
        looked,
        page,
        view,
        spec,
        rows,
        unreadable,
        tally,
        withdrawn,
        standing,
        may_change,
        pending,
        others,
        askable,
    })
}

#[get("/academy/cohorts/<id>?<standing>")]
async fn show(
    who: AcademyStaff,
    id: Id<CohortId>,
    standing: Option<&str>,
    page: Page,
    app: &State<App>,
) -> Html {
    let standing = standing.and_then(|standing| standing.parse().ok());
    html(&cohort_page(&who, id.0, standing, page, app).await?)
}

pub(super) fn routes() -> Vec<Route> {
    routes![show]
}
