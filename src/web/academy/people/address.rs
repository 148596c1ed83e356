//! Correcting an address: at once for somebody who has not accepted, by a link in the new mailbox for everybody else.

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    App,
    domain::{
        address,
        authority::{self, Keeper},
        ids::PersonId,
        words::Role,
    },
    storage::{Store, people, people::Member},
    web::{Actor, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        change_address::{self, AddressError},
        invite_person::InviteError,
        look::Look,
        person_record,
    },
};

use super::person::may_edit;

pub fn routes() -> Vec<Route> {
    routes![show, send]
}

#[derive(FromForm, Clone, Default)]
struct AddressForm {
    #[field(default = String::new())]
    email: String,
    #[field(default = false)]
    is_another: bool,
    shown: Seen,
}

#[derive(Template)]
#[template(path = "academy/people_address.html")]
struct AddressPage {
    page: Page,
    errors: FieldErrors,
    member: Member,
    form: AddressForm,
    alike: Option<(Vec<String>, String)>,
}

/// Whether somebody may correct a person's address: who may change their record, before they accepted and while no other
/// academy relies on it; an owner, for anybody else who holds a role.
pub(super) async fn may_correct(who: &Actor, store: &Store, member: &Member) -> Result<bool, WebError> {
    if member.has_password {
        let is_here = member.grants.iter().any(|grant| grant.holds_on(who.today));
        return Ok(who.is(Role::Owner) && is_here && member.person.id != who.person.id);
    }
    let concerned = person_record::concerned(store.read(), member.person.id).await?;
    let concerned: Vec<_> = concerned.iter().map(|academy| academy.id).collect();
    Ok(may_edit(who, member) && authority::keeper(&concerned, who.academy.id) == Keeper::Academy)
}

async fn correctable(who: &Manager, store: &Store, person: Uuid) -> Result<Member, WebError> {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    if may_correct(who, store, &member).await? { Ok(member) } else { Err(WebError::Forbidden) }
}

#[get("/academy/people/<person>/address")]
async fn show(who: Manager, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let member = correctable(&who, store, person).await?;
    let shown = Seen(Look::Person(member.person.id).shown(store.read(), who.academy.id).await?);
    let form = AddressForm { email: member.person.address(), is_another: false, shown };
    html(&AddressPage { errors: FieldErrors::new(page.lang), page, member, form, alike: None })
}

#[post("/academy/people/<person>/address", data = "<form>")]
async fn send(
    who: Manager,
    app: &State<App>,
    page: Page,
    person: Uuid,
    form: Form<AddressForm>,
) -> Result<Reply, WebError> {
    let (store, form) = (&app.store, form.into_inner());
    let member = correctable(&who, store, person).await?;
    let (mut errors, mut alike) = (FieldErrors::new(page.lang), None);
    if let Some(email) = errors.keep_email("email", &form.email) {
        let (site, there) = (app.settings.public_url(), format!("/academy/people/{person}"));
        let id = member.person.id;
        let by = who.authority().saw(Look::Person(id), &form.shown.0);
        let typed = (&email, form.is_another);
        let (done, key) = if member.has_password {
            (change_address::ask_change_for(store, &by, id, typed, &site).await, "people-address-asked")
        } else {
            (change_address::correct_invited(store, &by, id, typed, &site).await, "people-address-corrected")
        };
        match done {
            Ok(()) => return Reply::done(there, page.t1(key, "email", address::shown(email.as_str()))),
            Err(AddressError::Same) => errors.add("email", "accounts-address-same"),
            Err(AddressError::Taken) => errors.add("email", "people-address-taken"),
            Err(AddressError::Invite(InviteError::LooksLike(known))) => {
                errors.add("email", "people-alike");
                alike = Some((known.iter().map(|one| address::shown(one)).collect(), email.to_string()));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Reply::again(&AddressPage { page, errors, member, form, alike })
}

impl From<AddressError> for WebError {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::NotYours | AddressError::WrongPassword => Self::Forbidden,
            AddressError::Same | AddressError::Taken => Self::Conflict("error-already-there".into()),
            AddressError::Accepted | AddressError::NotAccepted => Self::Conflict("error-stale".into()),
            AddressError::DeadLink => Self::NotFound,
            AddressError::Invite(error) => error.into(),
            AddressError::Password(error) => error.into(),
            AddressError::Storage(error) => error.into(),
        }
    }
}
