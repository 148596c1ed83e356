//! Enrolling by hand: a person of the academy, or somebody new by their address.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{
        address::shown,
        dates::DateOf,
        free_text,
        ids::{CohortId, EnrolmentId},
        states::EnrolmentState,
        text::{Email, HolderName},
        words::Role,
    },
    storage::{Store, cohorts, cohorts::CohortView, enrolments, people, people::Member},
    web::{Actor, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, print_words},
    workflows::{
        enrol_person::{EnrolRefusal, Enrolled, Joining, Wish, enrol_person},
        grant_role::GrantError,
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
    /// The addresses that look alike were shown, and this one is somebody else's.
    #[field(default = false)]
    is_another: bool,
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
    /// Those found who were withdrawn from this cohort, with the enrolment that can be reopened.
    left: Vec<(EnrolmentId, String)>,
    /// Certificates cannot print the name: a box records it all the same.
    unprintable: bool,
    /// Addresses of the academy that look like the typed one, and that one as the network has it.
    alike: Option<(Vec<String>, String)>,
}

impl EnrolPage {
    fn has_room(&self) -> bool {
        self.view.cohort.has_room(self.view.enrolled)
    }
}

/// The people of the academy that a search finds and who were never in the cohort, and those who were withdrawn from it.
async fn candidates(
    who: &Actor,
    cohort: CohortId,
    search: &str,
    store: &Store,
) -> Result<(Vec<Member>, Vec<(EnrolmentId, String)>), WebError> {
    if search.is_empty() {
        return Ok(Default::default());
    }
    let (db, academy) = (store.read(), who.academy.id);
    // Those withdrawn come last, so that of two enrolments of a person the living one is found.
    let inside = enrolments::list_of_cohort(db, academy, cohort).await?;
    let (mut found, mut left) = (Vec::new(), Vec::new());
    for member in people::list_members(db, academy, None, search).await? {
        match inside.iter().map(|view| &view.enrolment).find(|one| one.person_id == member.person.id) {
            None => found.push(member),
            Some(one) if one.state == EnrolmentState::Withdrawn => {
                left.push((one.id, member.person.full_name))
            }
            Some(_) => {}
        }
    }
    found.truncate(MOST_FOUND);
    left.truncate(MOST_FOUND);
    Ok((found, left))
}

#[get("/academy/cohorts/<id>/enrol?<q>")]
async fn form(who: Manager, id: Id<CohortId>, q: Option<&str>, page: Page, store: &State<Store>) -> Html {
    let view = cohorts::find_view(store.read(), who.academy.id, id.0).await?;
    let search = free_text::search(q.unwrap_or_default());
    let (found, left) = candidates(&who, id.0, &search, store).await?;
    let form = EnrolForm {
        id: EnrolmentId::fresh().to_string(),
        starts_on: view.cohort.starts_on.max(who.today).to_string(),
        ..EnrolForm::default()
    };
    let errors = FieldErrors::new(page.lang);
    html(&EnrolPage { page, errors, form, view, search, found, left, unprintable: false, alike: None })
}

/// Who is meant, or nothing where there are errors.
fn joining(form: &EnrolForm, page: &Page, today: NaiveDate, errors: &mut FieldErrors) -> Option<Joining> {
    if !form.person.is_empty() {
        return errors.keep("person", "error-choose", form.person.parse()).map(Joining::Member);
    }
    let name = errors.keep_name("name", "error-required", HolderName::parse(&form.name));
    let email = errors.keep_email("email", &form.email);
    let born_on = match form.born_on.as_str() {
        "" => None,
        typed => birth_date(typed, today, errors),
    };
    let is_another = form.is_another;
    Some(Joining::ByAddress { name: name?, email: email?, born_on, lang: page.lang, is_another })
}

fn explain(refusal: EnrolRefusal, member: bool, errors: &mut FieldErrors) -> Result<(), WebError> {
    let field = if member { "person" } else { "email" };
    match refusal {
        EnrolRefusal::AlreadyIn => errors.add(field, "academy-error-already-in"),
        EnrolRefusal::Left(_) => errors.add(field, "academy-error-left"),
        EnrolRefusal::Full { capacity } => {
            errors.add_args(field, "academy-error-full", &[("capacity", capacity.into())]);
        }
        EnrolRefusal::NotTaking(_) => errors.add(field, "academy-error-not-taking"),
        EnrolRefusal::Storage(error) => return Err(error.into()),
        EnrolRefusal::Invitation(InviteError::MemberAlready(_)) => {
            errors.add(field, "academy-error-member-already");
        }
        EnrolRefusal::Invitation(InviteError::AskedAlready) => errors.add(field, "people-asked-already"),
        EnrolRefusal::Invitation(InviteError::LooksLike(_)) => errors.add(field, "people-alike"),
        EnrolRefusal::Invitation(InviteError::Grant(GrantError::Oneself)) => {
            errors.add(field, "academy-error-yourself");
        }
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
    let (store, form, mut unprintable, mut alike) = (&app.store, form.into_inner(), false, None);
    let mut left = Vec::new();
    let view = cohorts::find_view(store.read(), who.academy.id, id.0).await?;
    let mut errors = FieldErrors::new(page.lang);
    let starts_on = errors.keep_date("starts_on", &form.starts_on, DateOf::Course, who.today);
    let joining = joining(&form, &page, who.today, &mut errors);
    if let Some(Joining::ByAddress { name, .. }) = &joining {
        let (at, whose) = ((&who.academy, page.lang), (&[Role::Trainee][..], name.as_str()));
        unprintable = printable::ask(app, at, whose, form.anyway, &mut errors).await?;
    }
    if let (Some(starts_on), Some(joining), true) = (starts_on, joining, errors.is_empty()) {
        let id = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
        let wish = Wish { id, cohort: view.cohort.id, who: joining, starts_on };
        let site = app.settings.public_url();
        let typed = form.email.clone();
        match enrol_person(store, &who.authority(), &site, &wish).await {
            Ok(Enrolled::Asked(asked)) => {
                let key = if asked.is_known { "people-asked-back" } else { "people-asked" };
                let message = page.t1(key, "email", shown(&asked.email));
                return Reply::done(format!("/academy/cohorts/{}", wish.cohort), message);
            }
            Ok(Enrolled::Person(person)) => {
                let back = format!("/academy/cohorts/{}", wish.cohort);
                let message = page.t1("academy-enrolled", "name", person.full_name.as_str());
                let why =
                    try_names::unprintable(app, &who.academy, &[Role::Trainee], &person.full_name).await?;
                let unprintable = why.map(|why| print_words::name(page.lang, &why));
                let latin = person.wants_latin().then(|| page.t("academy-enrolled-latin"));
                let reserved: Vec<_> = [unprintable, latin].into_iter().flatten().collect();
                return match reserved.is_empty() {
                    true => Reply::done(back, message),
                    false => Reply::warned(back, format!("{message} {}", reserved.join(" "))),
                };
            }
            Err(refusal) => {
                if let EnrolRefusal::Invitation(InviteError::LooksLike(known)) = &refusal {
                    let exact = Email::parse(&typed).map(String::from).unwrap_or(typed);
                    alike = Some((known.iter().map(|one| shown(one)).collect(), exact));
                }
                if let EnrolRefusal::Left(enrolment) = &refusal {
                    let of = enrolments::find_with_person(store.read(), who.academy.id, *enrolment).await?;
                    left.push((*enrolment, of.person_name));
                }
                explain(refusal, !form.person.is_empty(), &mut errors)?;
            }
        }
    }
    let (search, found) = (String::new(), Vec::new());
    Reply::again(&EnrolPage { page, errors, form, view, search, found, left, unprintable, alike })
}

pub(super) fn routes() -> Vec<Route> {
    routes![form, enrol]
}
