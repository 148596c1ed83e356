//! A cohort opens, starts, closes or is cancelled; what can't be undone is asked once more.

use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{
        cohort::Cohort,
        ids::CohortId,
        shown::Shown,
        states::{CohortMove, EnrolmentState},
    },
    storage::{StorageError, Store, cohorts, enrolments, joinings},
    web::{FieldErrors, Form, Manager, Page, Reply, WebError, shown::Seen},
    workflows::{
        change_cohort::{MoveRefusal, learning_in, move_cohort},
        look::Look,
    },
};

use super::super::{confirm::ConfirmPage, path_id::Id};
use super::show::cohort_page;

#[derive(FromForm)]
struct MoveForm<'r> {
    #[field(default = "")]
    attempted: &'r str,
    #[field(default = "")]
    seen: &'r str,
    shown: Seen,
}

#[get("/academy/cohorts/<id>/moves/<attempted>")]
async fn ask(
    who: Manager,
    id: Id<CohortId>,
    attempted: &str,
    page: Page,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let attempted: CohortMove = attempted.parse().map_err(|_| WebError::NotFound)?;
    let cohort = cohorts::find(store.read(), who.academy.id, id.0).await?;
    cohort.after(attempted).map_err(StorageError::from)?;
    let trainees = enrolments::list_of_cohort(store.read(), who.academy.id, id.0).await?;
    let concerned = match attempted {
        CohortMove::Start => trainees.iter().filter(|t| t.enrolment.state == EnrolmentState::Applied).count(),
        // Who has finished or left has nothing to finish, and is not withdrawn.
        CohortMove::Close | CohortMove::Cancel => trainees
            .iter()
            .filter(|t| !matches!(t.enrolment.state, EnrolmentState::Withdrawn | EnrolmentState::Completed))
            .count(),
        _ => trainees.iter().filter(|t| t.enrolment.state != EnrolmentState::Withdrawn).count(),
    };
    let learning = learning_in(&trainees);
    if attempted == CohortMove::Cancel && !learning.is_empty() {
        return learn_here(&page, id.0, &learning);
    }
    let shown = Look::Cohort(id.0).shown(store.read(), who.academy.id).await?;
    let mut question = question(page, &cohort, attempted, concerned, &shown);
    let asked = joinings::list_of_cohort(store.read(), who.academy.id, id.0).await?.len();
    if asked > 0 && matches!(attempted, CohortMove::Close | CohortMove::Cancel) {
        let ends = question.page.t1("academy-cohort-asked-effect", "count", asked);
        question.effects.push(ends);
    }
    Reply::page(&question)
}

/// A cohort in which somebody learns is not cancelled: the cohort, and who moves first.
fn learn_here(page: &Page, id: CohortId, learning: &[String]) -> Result<Reply, WebError> {
    let names = learning.join(", ");
    let said = page.t2("academy-cohort-learning", "count", learning.len(), "names", names);
    Reply::warned(format!("/academy/cohorts/{id}"), said)
}

fn question(
    page: Page,
    cohort: &Cohort,
    attempted: CohortMove,
    concerned: usize,
    shown: &Shown,
) -> ConfirmPage {
    let key = format!("academy-cohort-{attempted}");
    ConfirmPage {
        errors: FieldErrors::new(page.lang),
        title: page.t(&format!("{key}-title")),
        whom: cohort.name.clone(),
        about: page.t2(
            "academy-from-until",
            "from",
            page.date(&cohort.starts_on),
            "until",
            page.date(&cohort.ends_on),
        ),
        effects: vec![
            page.t1(&format!("{key}-effect-1"), "count", concerned),
            page.t(&format!("{key}-effect-2")),
        ],
        tone: if attempted == CohortMove::Cancel { "bad" } else { "info" },
        action: format!("/academy/cohorts/{}/moves", cohort.id),
        hidden: vec![
            ("attempted", attempted.to_string()),
            ("seen", cohort.state.to_string()),
            ("shown", shown.to_field()),
        ],
        reason: None,
        button: page.t(&format!("{key}-button")),
        back: (format!("/academy/cohorts/{}", cohort.id), page.t("academy-not-now")),
        page,
    }
}

#[post("/academy/cohorts/<id>/moves", data = "<form>")]
async fn make(
    who: Manager,
    id: Id<CohortId>,
    form: Form<MoveForm<'_>>,
    mut page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let bad = |_| WebError::BadRequest("error-bad-request");
    let (seen, attempted) = (form.seen.parse().map_err(bad)?, form.attempted.parse().map_err(bad)?);
    let site = app.settings.public_url();
    match move_cohort(&app.store, &who.authority(), id.0, (seen, attempted), &form.shown.0, &site).await {
        Ok(_) => {
            Reply::done(format!("/academy/cohorts/{}", id.0), page.word("academy-cohort-moved", attempted))
        }
        Err(MoveRefusal::Learning(names)) => learn_here(&page, id.0, &names),
        Err(MoveRefusal::Storage(StorageError::Stale)) => {
            page.flash = Some(("warn".into(), page.t("academy-overtaken")));
            Reply::overtaken(&cohort_page(&who, id.0, None, page, app).await?)
        }
        Err(MoveRefusal::Storage(error)) => Err(error.into()),
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![ask, make]
}
