//! Giving a person another role, and ending one.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        authority,
        dates::DateOf,
        ids::{GrantId, PersonId},
        person::Person,
        words::Role,
    },
    storage::{
        Store,
        hanging::{self, Learning},
        people, role_grants,
        role_grants::GrantRecord,
    },
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        end_role::{Ended, Ending, end_role},
        grant_role::{self as workflow, Earlier, GrantError, Granted, NewGrant},
        look::Look,
    },
};

use super::{
    handing::{self, HandForm, Heap},
    roles_of, roles_to_give, technique_keys, techniques,
};

pub fn routes() -> Vec<Route> {
    routes![show_new, grant, show_end, end]
}

#[derive(FromForm, Clone, Default)]
struct GrantForm {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    role: String,
    techniques: Vec<String>,
    #[field(default = String::new())]
    from: String,
    #[field(default = String::new())]
    reason: String,
    shown: Seen,
}

#[derive(Template)]
#[template(path = "academy/people_role.html")]
struct GrantPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    form: GrantForm,
    roles: Vec<(String, String)>,
    techniques: Vec<(String, String)>,
    may_backdate: bool,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    errors: FieldErrors,
    (person, form): (Uuid, GrantForm),
) -> Result<GrantPage, WebError> {
    let person = people::find_member(store.read(), who.academy.id, PersonId(person)).await?.person;
    if person.id == who.person.id {
        return Err(WebError::Conflict("people-not-yourself".into()));
    }
    let earlier = people::list_grants(store.read(), who.academy.id, person.id).await?;
    let held: Vec<_> = earlier.into_iter().flat_map(|grant| grant.techniques).collect();
    let techniques = techniques(store.read(), who, &held).await?;
    let roles = roles_to_give(who, &page);
    Ok(GrantPage { page, errors, person, form, roles, techniques, may_backdate: who.is(Role::Owner) })
}

#[get("/academy/people/<person>/roles/new")]
async fn show_new(who: Manager, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let (errors, id) = (FieldErrors::new(page.lang), GrantId::fresh().to_string());
    let shown = Seen(Look::Person(PersonId(person)).shown(store.read(), who.academy.id).await?);
    html(&drawn(&who, store, page, errors, (person, GrantForm { id, shown, ..GrantForm::default() })).await?)
}

/// A first day in the past with its reason, as forms send them: both, or neither. Today is no other day.
pub(super) fn earlier(
    (from, reason): (&str, &str),
    today: NaiveDate,
    errors: &mut FieldErrors,
) -> Option<Option<Earlier>> {
    if from.trim().is_empty() {
        return Some(None);
    }
    let from = errors.keep_date("from", from, DateOf::Role, today)?;
    if from == today {
        return Some(None);
    }
    let reason = errors.keep_reason("reason", "people-from-reason-required", reason)?;
    Some(Some(Earlier { from, reason }))
}

/// The field that can mend why a role was not given, and the words beside it.
pub(super) fn told(error: &GrantError) -> Option<(&'static str, &'static str)> {
    match error {
        GrantError::HeldAlready(_) => Some(("role", "people-role-held")),
        GrantError::AskedAlready => Some(("role", "people-asked-already")),
        GrantError::NoTechnique => Some(("techniques", "people-techniques-required")),
        GrantError::NotBackdated(_) => Some(("from", "people-from-not-yours")),
        GrantError::WrongBeginning { .. } => Some(("from", "people-from-wrong")),
        _ => None,
    }
}

#[post("/academy/people/<person>/roles/new", data = "<form>")]
async fn grant(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    form: Form<GrantForm>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut errors = FieldErrors::new(page.lang);
    let role = errors.keep("role", "people-role-required", form.role.parse());
    let keys = errors.keep("techniques", "people-techniques-wrong", technique_keys(&form.techniques));
    let earlier = earlier((&form.from, &form.reason), who.today, &mut errors);
    let (Some(role), Some(techniques), Some(earlier)) = (role, keys, earlier) else {
        return Reply::again(&drawn(&who, store, page, errors, (person, form)).await?);
    };
    let id = form.id.parse().unwrap_or_else(|_| GrantId::fresh());
    let new = NewGrant { id, role, techniques, earlier };
    let (site, there) = (settings.public_url(), format!("/academy/people/{person}"));
    let by = who.authority().saw(Look::Person(PersonId(person)), &form.shown.0);
    match workflow::grant_role(store, &by, PersonId(person), new, &site).await {
        Ok(Granted::Asked(email)) => Reply::done(there, page.t1("people-asked-back", "email", email)),
        Ok(Granted::Given(grant)) => {
            let (role, day) = (page.word("role", role), page.date(&grant.valid_from));
            Reply::done(there, page.t2("people-granted", "role", role, "day", day))
        }
        Err(GrantError::DoneAlready) => Reply::done(there, page.t("people-granted-already")),
        Err(error) => {
            let (field, key) = told(&error).ok_or(error)?;
            errors.add(field, key);
            Reply::again(&drawn(&who, store, page, errors, (person, form)).await?)
        }
    }
}

#[derive(FromForm, Clone, Default)]
struct EndForm {
    /// `now`, or `day` with the last day.
    #[field(default = String::new())]
    when: String,
    #[field(default = String::new())]
    last_day: String,
    shown: Seen,
    #[field(default = String::new())]
    to: String,
    #[field(default = String::new())]
    because: String,
}

impl EndForm {
    fn hand(&self) -> HandForm {
        HandForm { to: self.to.clone(), because: self.because.clone(), ..HandForm::default() }
    }
}

#[derive(Template)]
#[template(path = "academy/people_role_end.html")]
struct EndPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    record: GrantRecord,
    /// It was given today: to end it at once takes it back, as if it never was.
    takes_back: bool,
    form: EndForm,
    whens: Vec<(String, String)>,
    /// What hangs on a trainer, where something does.
    heap: Option<Heap>,
    choices: Vec<(String, String)>,
    /// For what a trainee needs the role, where something is.
    learning: Learning,
}

/// What hangs on a trainer whose role is to end.
async fn heap_of(
    who: &Manager,
    store: &Store,
    (person, record): &(Person, GrantRecord),
) -> Result<Option<Heap>, WebError> {
    if record.grant.role != Role::Trainer {
        return Ok(None);
    }
    let heap = Heap::load(store.read(), who, person.id).await?;
    Ok((!heap.hanging.is_empty()).then_some(heap))
}

/// For what somebody needs the role of a trainee that is to end.
async fn learning_of(
    who: &Manager,
    store: &Store,
    (person, record): &(Person, GrantRecord),
) -> Result<Learning, WebError> {
    if record.grant.role != Role::Trainee {
        return Ok(Learning::default());
    }
    Ok(hanging::find_learning(store.read(), who.academy.id, person.id, who.today).await?)
}

fn end_page(
    who: &Manager,
    page: Page,
    errors: FieldErrors,
    (person, record): (Person, GrantRecord),
    (mut form, heap, learning): (EndForm, Option<Heap>, Learning),
) -> EndPage {
    let choices = heap.as_ref().map(|heap| heap.choices(&page, true)).unwrap_or_default();
    if form.because.is_empty() {
        form.because = heap.as_ref().map(|heap| heap.reason(&page, &person.full_name)).unwrap_or_default();
    }
    let given_on = crate::clock::local_date(record.given_at, &who.academy.time_zone);
    let takes_back = given_on >= who.today || record.grant.valid_from >= who.today;
    let whens = ["now", "day"].map(|when| (when.to_owned(), page.t(&format!("people-end-when-{when}"))));
    EndPage { page, errors, person, record, takes_back, form, whens: whens.into(), heap, choices, learning }
}

/// The person and the grant of a page about ending it, for somebody who may.
pub(super) async fn endable(
    who: &Manager,
    store: &Store,
    (person, grant): (Uuid, Uuid),
) -> Result<(Person, GrantRecord), WebError> {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    let whose = (PersonId(person), GrantId(grant));
    let record = role_grants::find_record(store.read(), who.academy.id, whose).await?;
    if !authority::may_grant(&roles_of(who), record.grant.role) {
        return Err(WebError::Forbidden);
    }
    Ok((member.person, record))
}

#[get("/academy/people/<person>/roles/<grant>/end")]
async fn show_end(who: Manager, store: &State<Store>, page: Page, person: Uuid, grant: Uuid) -> Html {
    let whom = endable(&who, store, (person, grant)).await?;
    let errors = FieldErrors::new(page.lang);
    let look = Look::Ending(PersonId(person), GrantId(grant));
    let shown = Seen(look.shown(store.read(), who.academy.id).await?);
    let last_day = who.today.to_string();
    let form = EndForm { when: "now".into(), last_day, shown, to: String::new(), because: String::new() };
    let (heap, learning) = (heap_of(&who, store, &whom).await?, learning_of(&who, store, &whom).await?);
    html(&end_page(&who, page, errors, whom, (form, heap, learning)))
}

#[post("/academy/people/<person>/roles/<grant>/end", data = "<form>")]
async fn end(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    grant: Uuid,
    form: Form<EndForm>,
) -> Result<Reply, WebError> {
    let (whom, form) = (endable(&who, store, (person, grant)).await?, form.into_inner());
    let mut errors = FieldErrors::new(page.lang);
    let ending = match form.when.as_str() {
        "now" => Some(Ending::AtOnce),
        _ => errors.keep_date("last_day", &form.last_day, DateOf::Role, who.today).map(Ending::After),
    };
    let heap = heap_of(&who, store, &whom).await?;
    let over = match &heap {
        Some(heap) => heap.read(&form.hand(), true, &mut errors),
        None => Some(None),
    };
    if let (Some(ending), Some(over)) = (ending, over) {
        let site = settings.public_url();
        let (whose, there) = ((whom.0.id, GrantId(grant)), format!("/academy/people/{person}"));
        let role = page.word("role", whom.1.grant.role);
        let by = who.authority().saw(Look::Ending(whose.0, whose.1), &form.shown.0);
        match end_role(store, &by, whose, ending, over.as_ref(), &site).await {
            Ok((ended, handed)) => {
                let said = match ended {
                    Ended::TakenBack => page.t1("people-taken-back", "role", role),
                    Ended::LastDay(day) => {
                        let key = if day < who.today { "people-ended-now" } else { "people-ended" };
                        page.t2(key, "role", role, "day", page.date(&day))
                    }
                };
                let also = over.map(|_| handing::done(&page, handed)).unwrap_or_default();
                return Reply::done(there, format!("{said} {also}").trim_end().to_owned());
            }
            Err(GrantError::NoSuccessor) => errors.add("to", "people-hand-not-a-trainer"),
            Err(GrantError::DoneAlready) => return Reply::done(there, page.t("people-ended-already")),
            Err(GrantError::NeededFor) => errors.add("when", "people-end-needed"),
            Err(GrantError::LastOwner) => errors.add("last_day", "people-last-owner"),
            Err(GrantError::TooEarly { earliest }) => {
                errors.add_args("last_day", "people-too-early", &[("day", page.date(&earliest).into())]);
            }
            Err(error) => return Err(error.into()),
        }
    }
    let learning = learning_of(&who, store, &whom).await?;
    Reply::again(&end_page(&who, page, errors, whom, (form, heap, learning)))
}

impl From<GrantError> for WebError {
    fn from(error: GrantError) -> Self {
        match error {
            GrantError::NotYours(_) => Self::Forbidden,
            GrantError::Oneself => Self::Conflict("people-not-yourself".into()),
            GrantError::HeldAlready(_) | GrantError::DoneAlready | GrantError::AskedAlready => {
                Self::Conflict("error-already-there".into())
            }
            GrantError::LastOwner
            | GrantError::NoSuccessor
            | GrantError::NeededFor
            | GrantError::TooEarly { .. }
            | GrantError::OverBefore { .. }
            | GrantError::NoTechnique
            | GrantError::NotBackdated(_)
            | GrantError::WrongBeginning { .. } => Self::Conflict("error-illegal-move".into()),
            GrantError::Storage(error) => error.into(),
        }
    }
}
