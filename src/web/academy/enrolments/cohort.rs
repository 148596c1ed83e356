//! A trainee goes to another cohort of their course: which one, what that comes to, and the press.

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{
        eligibility::RequirementLine,
        ids::{CohortId, EnrolmentId},
        shown::Difference,
    },
    storage::{StorageError, Store, cohorts, courses},
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        change_enrolment::RoleRefusal,
        enrol_person::EnrolRefusal,
        move_enrolment::{MoveRefusal, Outlook, look_ahead, move_enrolment},
    },
};

use super::super::{path_id::Id, requirement_words as words};
use super::head::Head;

#[derive(FromForm)]
struct CohortForm<'r> {
    #[field(default = "")]
    to: &'r str,
    shown: Seen,
}

/// A requirement before the move and after it.
struct Pair {
    label: String,
    before: Option<String>,
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "academy/enrolment-cohort.html")]
struct CohortPage {
    page: Page,
    errors: FieldErrors,
    head: Head,
    /// Running and open cohorts of the course.
    cohorts: Vec<(String, String)>,
    to: String,
    outlook: Option<Outlook>,
    /// What is required, where another version of the course says so.
    pairs: Vec<Pair>,
    /// What was not any more as the form had it.
    changed: Option<Vec<Difference>>,
}

impl CohortPage {
    /// The criteria whose decision counts again.
    fn back(&self, outlook: &Outlook) -> String {
        let references = outlook.back.iter().filter_map(|one| one.assessment.criterion.as_deref());
        references.collect::<Vec<_>>().join(", ")
    }

    /// The criteria that are decided anew.
    fn anew(&self, outlook: &Outlook) -> String {
        let references = outlook.anew.iter().filter_map(|one| one.criterion.as_deref());
        references.collect::<Vec<_>>().join(", ")
    }
}

async fn drawn(
    who: &Manager,
    id: EnrolmentId,
    page: Page,
    store: &Store,
    to: &str,
) -> Result<CohortPage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let head = Head::load(who, id, store).await?;
    let here = &head.view.enrolment;
    let course = courses::find_version(db, academy, here.course_version_id).await?.course_id;
    let mut choices = Vec::new();
    for cohort in cohorts::list_open(db, academy).await? {
        let version = courses::find_version(db, academy, cohort.course_version_id).await?;
        if cohort.id != here.cohort_id && version.course_id == course {
            choices.push((cohort.id.to_string(), cohort.name));
        }
    }
    let mut errors = FieldErrors::new(page.lang);
    let outlook = match to.parse::<CohortId>() {
        Ok(cohort) => match look_ahead(db, academy, (id, cohort), who.today).await {
            Ok(outlook) => Some(outlook),
            Err(refusal) => {
                refuse(&page, &mut errors, refusal)?;
                None
            }
        },
        Err(_) => None,
    };
    let pairs = outlook.as_ref().map(|outlook| pairs(&page, outlook)).unwrap_or_default();
    Ok(CohortPage { errors, head, cohorts: choices, to: to.to_owned(), outlook, pairs, changed: None, page })
}

fn pairs(page: &Page, outlook: &Outlook) -> Vec<Pair> {
    let Some((before, after)) = &outlook.reports else { return Vec::new() };
    let label = |line: &RequirementLine, old: bool| {
        let dossier = if old { &outlook.before } else { &outlook.after };
        words::label(page, &dossier.spec, &line.subject)
    };
    let figure = |line: &RequirementLine| words::figure(page, line);
    let mut pairs: Vec<_> = after
        .lines
        .iter()
        .map(|line| {
            let label = label(line, false);
            Pair { label, before: None, after: Some(figure(line)) }
        })
        .collect();
    for line in &before.lines {
        let label = label(line, true);
        match pairs.iter_mut().find(|pair| pair.label == label) {
            Some(pair) => pair.before = Some(figure(line)),
            None => pairs.push(Pair { label, before: Some(figure(line)), after: None }),
        }
    }
    pairs
}

/// Why they can't be moved there, beside the field; an error of another kind is passed on.
fn refuse(page: &Page, errors: &mut FieldErrors, refusal: MoveRefusal) -> Result<(), WebError> {
    match refusal {
        MoveRefusal::NotMovable(state) => {
            let state = page.word("enrolment-state", state).into();
            errors.add_args("to", "academy-move-not-movable", &[("state", state)]);
        }
        MoveRefusal::OtherCourse => errors.add("to", "academy-move-other-course"),
        MoveRefusal::Asked => errors.add("to", "academy-move-asked"),
        MoveRefusal::Role(RoleRefusal::Oneself) => errors.add("to", "people-not-yourself-title"),
        MoveRefusal::Role(_) => errors.add("to", "academy-reopen-left"),
        MoveRefusal::Place(EnrolRefusal::Full { capacity }) => {
            errors.add_args("to", "academy-move-full", &[("capacity", capacity.into())]);
        }
        MoveRefusal::Place(EnrolRefusal::AlreadyIn) => errors.add("to", "academy-move-already"),
        MoveRefusal::Place(_) => errors.add("to", "academy-move-not-taking"),
        MoveRefusal::Storage(error) => return Err(error.into()),
    }
    Ok(())
}

#[get("/academy/enrolments/<id>/cohort?<to>")]
async fn ask(who: Manager, id: Id<EnrolmentId>, to: Option<&str>, page: Page, store: &State<Store>) -> Html {
    html(&drawn(&who, id.0, page, store, to.unwrap_or_default()).await?)
}

#[post("/academy/enrolments/<id>/cohort", data = "<form>")]
async fn make(
    who: Manager,
    id: Id<EnrolmentId>,
    form: Form<CohortForm<'_>>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let Ok(to) = form.to.parse::<CohortId>() else {
        let mut again = drawn(&who, id.0, page, &app.store, "").await?;
        again.errors.add("to", "error-choose");
        return Reply::again(&again);
    };
    let site = app.settings.public_url();
    match move_enrolment(&app.store, &who.authority(), (id.0, to), &form.shown.0, &site).await {
        Ok(anew) => {
            let cohort = cohorts::find(app.store.read(), who.academy.id, to).await?.name;
            let said = page.t2("academy-move-done", "cohort", cohort, "count", anew);
            Reply::done(format!("/academy/enrolments/{}", id.0), said)
        }
        Err(MoveRefusal::Storage(StorageError::Changed(what))) => {
            let again = drawn(&who, id.0, page, &app.store, form.to).await?;
            Reply::overtaken(&CohortPage { changed: Some(what), ..again })
        }
        Err(MoveRefusal::Storage(error)) => Err(error.into()),
        Err(refusal) => {
            let mut again = drawn(&who, id.0, page, &app.store, "").await?;
            refuse(&again.page, &mut again.errors, refusal)?;
            Reply::again(&again)
        }
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![ask, make]
}
