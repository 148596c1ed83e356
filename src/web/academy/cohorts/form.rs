//! The form of a cohort: a new one, or other dates, capacity and lead trainer.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    domain::{
        cohort::Cohort,
        dates::DateOf,
        ids::{CohortId, CourseVersionId},
        states::CohortState,
        words::Role,
    },
    storage::{StorageError, Store, cohorts, courses, people},
    web::{Actor, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html},
    workflows::{
        change_cohort::{edit_cohort, fingerprint, is_editable},
        effect::Effect,
        open_cohort::{CohortRefusal, open_cohort},
    },
};

use super::super::path_id::Id;

#[derive(FromForm, Clone, Default)]
struct CohortForm {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    seen: String,
    #[field(default = String::new())]
    course: String,
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    starts_on: String,
    #[field(default = String::new())]
    ends_on: String,
    #[field(default = String::new())]
    capacity: String,
    #[field(default = String::new())]
    lead: String,
}

type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "academy/cohort-form.html")]
struct FormPage {
    page: Page,
    errors: FieldErrors,
    form: CohortForm,
    /// The cohort that is changed, by id and name.
    changed: Option<(CohortId, String)>,
    courses: Choices,
    trainers: Choices,
    overtaken: bool,
}

async fn choices(who: &Actor, page: &Page, store: &Store) -> Result<(Choices, Choices), WebError> {
    let courses = courses::list_published(store.read(), who.academy.id).await?;
    let trainers = people::list_holding(store.read(), who.academy.id, Role::Trainer, who.today).await?;
    let title = |v: courses::PublishedVersion| {
        (v.id.to_string(), page.t2("academy-course-choice", "title", v.title, "number", v.number))
    };
    let courses = courses.into_iter().map(title).collect();
    Ok((courses, trainers.into_iter().map(|(p, _)| (p.id.to_string(), p.full_name)).collect()))
}

async fn form_page(
    who: &Actor,
    page: Page,
    form: CohortForm,
    errors: FieldErrors,
    changed: Option<&Cohort>,
    store: &Store,
) -> Result<FormPage, WebError> {
    let (courses, mut trainers) = choices(who, &page, store).await?;
    // Who leads a cohort stays a choice when the role has ended meanwhile.
    if let Some(lead) = changed.and_then(|cohort| cohort.lead_trainer_id)
        && !trainers.iter().any(|(id, _)| *id == lead.to_string())
    {
        trainers
            .push((lead.to_string(), people::find_here(store.read(), who.academy.id, lead).await?.full_name));
    }
    let changed = changed.map(|cohort| (cohort.id, cohort.name.clone()));
    Ok(FormPage { page, errors, form, changed, courses, trainers, overtaken: false })
}

/// The cohort that was meant, or nothing where there are errors. `base` has what the form does not change.
fn read(form: &CohortForm, base: Cohort, today: NaiveDate, errors: &mut FieldErrors) -> Option<Cohort> {
    let starts_on = errors.keep_date("starts_on", &form.starts_on, DateOf::Course, today);
    let ends_on = errors.keep_date("ends_on", &form.ends_on, DateOf::Course, today);
    let capacity = errors.keep("capacity", "error-number", form.capacity.trim().parse::<u32>());
    if capacity.is_some_and(|capacity| !(1..=500).contains(&capacity)) {
        errors.add("capacity", "academy-error-capacity");
    }
    if starts_on.zip(ends_on).is_some_and(|(from, until)| until < from) {
        errors.add("ends_on", "academy-error-dates");
    }
    let lead = match form.lead.as_str() {
        "" => None,
        lead => Some(errors.keep("lead", "error-choose", lead.parse())?),
    };
    let name = errors.keep_line("name", "error-required", &form.name, 120);
    let cohort = Cohort {
        name: name?,
        starts_on: starts_on?,
        ends_on: ends_on?,
        capacity: capacity?,
        lead_trainer_id: lead,
        ..base
    };
    errors.is_empty().then_some(cohort)
}

fn explain(refusal: CohortRefusal, errors: &mut FieldErrors) -> Result<(), WebError> {
    match refusal {
        CohortRefusal::NotPublished(_) => errors.add("course", "academy-error-not-published"),
        CohortRefusal::NotATrainer => errors.add("lead", "academy-error-not-a-trainer"),
        CohortRefusal::NameTaken => errors.add("name", "academy-error-name-taken"),
        CohortRefusal::TooSmall { enrolled } => {
            errors.add_args("capacity", "academy-error-too-small", &[("count", enrolled.into())]);
        }
        CohortRefusal::Storage(error) => return Err(error.into()),
    }
    Ok(())
}

#[get("/academy/cohorts/new?<course>")]
async fn new(who: Manager, course: Option<&str>, page: Page, store: &State<Store>) -> Html {
    let form = CohortForm {
        id: CohortId::fresh().to_string(),
        course: course.unwrap_or_default().to_owned(),
        capacity: "12".into(),
        ..CohortForm::default()
    };
    let errors = FieldErrors::new(page.lang);
    html(&form_page(&who, page, form, errors, None, store).await?)
}

#[post("/academy/cohorts/new", data = "<form>")]
async fn create(
    who: Manager,
    form: Form<CohortForm>,
    page: Page,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut errors = FieldErrors::new(page.lang);
    let course = errors.keep("course", "error-choose", form.course.parse::<CourseVersionId>());
    let id = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let base = blank(&who, id, course.unwrap_or_else(CourseVersionId::fresh));
    if let Some(cohort) = read(&form, base, who.today, &mut errors) {
        match open_cohort(store, &who.authority(), &cohort).await {
            Ok(effect) => return done(&page, &cohort, effect, "academy-cohort-created"),
            Err(refusal) => explain(refusal, &mut errors)?,
        }
    }
    Reply::again(&form_page(&who, page, form, errors, None, store).await?)
}

fn blank(who: &Actor, id: CohortId, course_version_id: CourseVersionId) -> Cohort {
    Cohort {
        id,
        academy_id: who.academy.id,
        course_version_id,
        name: String::new(),
        starts_on: who.today,
        ends_on: who.today,
        capacity: 1,
        lead_trainer_id: None,
        state: CohortState::Planned,
    }
}

fn done(page: &Page, cohort: &Cohort, effect: Effect, key: &str) -> Result<Reply, WebError> {
    let key = if effect == Effect::Made { key } else { "academy-already-saved" };
    Reply::done(format!("/academy/cohorts/{}", cohort.id), page.t1(key, "name", cohort.name.clone()))
}

fn filled(cohort: &Cohort) -> CohortForm {
    CohortForm {
        id: cohort.id.to_string(),
        seen: fingerprint(cohort),
        course: cohort.course_version_id.to_string(),
        name: cohort.name.clone(),
        starts_on: cohort.starts_on.to_string(),
        ends_on: cohort.ends_on.to_string(),
        capacity: cohort.capacity.to_string(),
        lead: cohort.lead_trainer_id.map(|id| id.to_string()).unwrap_or_default(),
    }
}

#[get("/academy/cohorts/<id>/edit")]
async fn edit(who: Manager, id: Id<CohortId>, page: Page, store: &State<Store>) -> Html {
    let cohort = cohorts::find(store.read(), who.academy.id, id.0).await?;
    if !is_editable(cohort.state) {
        return Err(WebError::Conflict("error-illegal-move".into()));
    }
    let errors = FieldErrors::new(page.lang);
    html(&form_page(&who, page, filled(&cohort), errors, Some(&cohort), store).await?)
}

#[post("/academy/cohorts/<id>/edit", data = "<form>")]
async fn update(
    who: Manager,
    id: Id<CohortId>,
    form: Form<CohortForm>,
    page: Page,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let found = cohorts::find(store.read(), who.academy.id, id.0).await?;
    let mut errors = FieldErrors::new(page.lang);
    if let Some(wanted) = read(&form, found.clone(), who.today, &mut errors) {
        match edit_cohort(store, &who.authority(), &wanted, &form.seen).await {
            Ok(effect) => return done(&page, &wanted, effect, "academy-cohort-saved"),
            Err(CohortRefusal::Storage(StorageError::Stale)) => {
                return overtaken(&who, page, id.0, store).await;
            }
            Err(refusal) => explain(refusal, &mut errors)?,
        }
    }
    Reply::again(&form_page(&who, page, form, errors, Some(&found), store).await?)
}

/// The form as it stands now, with the word that somebody was faster.
async fn overtaken(who: &Actor, page: Page, id: CohortId, store: &Store) -> Result<Reply, WebError> {
    let cohort = cohorts::find(store.read(), who.academy.id, id).await?;
    let errors = FieldErrors::new(page.lang);
    let mut again = form_page(who, page, filled(&cohort), errors, Some(&cohort), store).await?;
    again.overtaken = true;
    Reply::overtaken(&again)
}

pub(super) fn routes() -> Vec<Route> {
    routes![new, create, edit, update]
}
