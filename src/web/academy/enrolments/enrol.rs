//! Enrolling by hand: a person of the academy, or somebody new by their address.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, form::Form, get, post, routes};

use crate::{
    App,
    domain::{
        ids::{CohortId, EnrolmentId},
        states::EnrolmentState,
        text::{Email, HolderName, TextError},
        words::Role,
    },
    storage::{Store, cohorts, cohorts::CohortView, enrolments, people, people::Member},
    web::{Actor, FieldErrors, Html, Manager, Page, Reply, WebError, html, print_words},
    workflows::{
        enrol_person::{EnrolRefusal, Joining, Wish, enrol_person},
        invite_person::InviteError,
        try_names,
    },
};

use super::super::{path_id::Id, people::printable};
use super::identity::birth_date;

/// Whoever has more namesakes types a little more.
const MOST_FOUND: usize = 20;

#[derive(FromForm, Clone, Default)]
struct EnrolForm {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    person: String,
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    email: String,
    #[field(default = String::new())]
    born_on: String,
    #[field(default = String::new())]
    starts_on: String,
    #[field(default = false)]
    anyway: bool,
}

#[derive(Template)]
#[template(path = "academy/enrol.html")]
struct EnrolPage {
    page: Page,
    errors: FieldErrors,
    form: EnrolForm,
    view: CohortView,
    search: String,
    found: Vec<Member>,
    /// Certificates cannot print the name: a box records it all the same.
    unprintable: bool,
}

impl EnrolPage {
    fn has_room(&self) -> bool {
        self.view.cohort.has_room(self.view.enrolled)
    }
}

/// The people of the academy that a search finds and who are not in the cohort.
async fn candidates(
    who: &Actor,
    cohort: CohortId,
    search: &str,
    store: &Store,
) -> Result<Vec<Member>, WebError> {
    if search.is_empty() {
        return Ok(Vec::new());
    }
    let (db, academy) = (store.read(), who.academy.id);
    let inside = enrolments::list_of_cohort(db, academy, cohort).await?;
    let is_inside = |member: &Member| {
        inside.iter().any(|v| {
            v.enrolment.person_id == member.person.id && v.enrolment.state != EnrolmentState::Withdrawn
        })
    };
    let found = people::list_members(db, academy, None, search).await?;
    Ok(found.into_iter().filter(|member| !is_inside(member)).take(MOST_FOUND).collect())
}

#[get("/academy/cohorts/<id>/enrol?<q>")]
async fn form(who: Manager, id: Id<CohortId>, q: Option<&str>, page: Page, store: &State<Store>) -> Html {
    let view = cohorts::find_view(store.read(), who.academy.id, id.0).await?;
    let search = q.unwrap_or_default().trim().to_owned();
    let found = candidates(&who, id.0, &search, store).await?;
    let form = EnrolForm {
        id: EnrolmentId::fresh().to_string(),
        starts_on: view.cohort.starts_on.max(who.today).to_string(),
        ..EnrolForm::default()
    };
    let errors = FieldErrors::new(page.lang);
    html(&EnrolPage { page, errors, form, view, search, found, unprintable: false })
}

/// Who is meant, or nothing where there are errors.
fn joining(form: &EnrolForm, page: &Page, today: NaiveDate, errors: &mut FieldErrors) -> Option<Joining> {
    if !form.person.is_empty() {
        return errors.keep("person", "error-choose", form.person.parse()).map(Joining::Member);
    }
    let key = |error: &TextError, otherwise| match error {
        TextError::Empty => "error-required",
        TextError::TooLong { .. } => "error-too-long",
        _ => otherwise,
    };
    let name = errors.keep_name("name", "error-required", HolderName::parse(&form.name));
    let email = Email::parse(&form.email).map_err(|e| errors.add("email", key(&e, "error-email"))).ok();
    let born_on = match form.born_on.as_str() {
        "" => None,
        typed => birth_date(typed, today, errors),
    };
    Some(Joining::ByAddress { name: name?, email: email?, born_on, lang: page.lang })
}

fn explain(refusal: EnrolRefusal, member: bool, errors: &mut FieldErrors) -> Result<(), WebError> {
    let field = if member { "person" } else { "email" };
    match refusal {
        EnrolRefusal::AlreadyIn => errors.add(field, "academy-error-already-in"),
        EnrolRefusal::Full { capacity } => {
            errors.add_args(field, "academy-error-full", &[("capacity", capacity.into())]);
        }
        EnrolRefusal::NotTaking(_) => errors.add(field, "academy-error-not-taking"),
        EnrolRefusal::Storage(error) => return Err(error.into()),
        EnrolRefusal::Invitation(InviteError::Storage(error)) => return Err(error.into()),
        EnrolRefusal::Invitation(error) => return Err(WebError::Internal(error.to_string())),
    }
    Ok(())
}

#[post("/academy/cohorts/<id>/enrol", data = "<form>")]
async fn enrol(
    who: Manager,
    id: Id<CohortId>,
    form: Form<EnrolForm>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let (store, form, mut unprintable) = (&app.store, form.into_inner(), false);
    let view = cohorts::find_view(store.read(), who.academy.id, id.0).await?;
    let mut errors = FieldErrors::new(page.lang);
    let starts_on = errors.keep("starts_on", "error-date", form.starts_on.parse());
    let joining = joining(&form, &page, who.today, &mut errors);
    if let Some(Joining::ByAddress { name, .. }) = &joining {
        let (at, whose) = ((&who.academy, page.lang), (&[Role::Trainee][..], name.as_str()));
        unprintable = printable::ask(app, at, whose, form.anyway, &mut errors).await?;
    }
    if let (Some(starts_on), Some(joining), true) = (starts_on, joining, errors.is_empty()) {
        let id = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
        let wish = Wish { id, cohort: view.cohort.id, who: joining, starts_on };
        let site = app.settings.public_url();
        match enrol_person(store, &who.authority(), &site, &wish).await {
            Ok(person) => {
                let back = format!("/academy/cohorts/{}", wish.cohort);
                let message = page.t1("academy-enrolled", "name", person.full_name.as_str());
                let why =
                    try_names::unprintable(app, &who.academy, &[Role::Trainee], &person.full_name).await?;
                return match why {
                    Some(why) => {
                        Reply::warned(back, format!("{message} {}", print_words::name(page.lang, &why)))
                    }
                    None => Reply::done(back, message),
                };
            }
            Err(refusal) => explain(refusal, !form.person.is_empty(), &mut errors)?,
        }
    }
    let (search, found) = (String::new(), Vec::new());
    Reply::again(&EnrolPage { page, errors, form, view, search, found, unprintable })
}

pub(super) fn routes() -> Vec<Route> {
    routes![form, enrol]
}
