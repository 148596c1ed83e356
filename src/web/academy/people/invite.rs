//! Inviting somebody, and sending an invitation again.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    App,
    config::Settings,
    domain::{
        address,
        dates::{self, DateError, DateOf},
        ids::{GrantId, PersonId},
        text::HolderName,
        words::Role,
    },
    storage::Store,
    web::{Anything, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html},
    workflows::{
        invite_person::{self as workflow, Invitation, InviteError, Invited},
        operator::Word,
    },
};

use super::{printable, roles, roles_to_give, technique_keys, techniques};

pub fn routes() -> Vec<Route> {
    routes![show, send, again]
}

#[derive(FromForm, Clone, Default)]
struct InviteForm {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    email: String,
    roles: Vec<String>,
    techniques: Vec<String>,
    #[field(default = String::new())]
    born_on: String,
    /// The first day, where an owner lets the roles begin in the past, and why.
    #[field(default = String::new())]
    from: String,
    #[field(default = String::new())]
    reason: String,
    #[field(default = false)]
    anyway: bool,
    /// The addresses that look alike were shown, and this one is somebody else's.
    #[field(default = false)]
    is_another: bool,
}

#[derive(Template)]
#[template(path = "academy/people_invite.html")]
struct InvitePage {
    page: Page,
    errors: FieldErrors,
    form: InviteForm,
    roles: Vec<(String, String)>,
    techniques: Vec<(String, String)>,
    /// Certificates cannot print the name: a box records it all the same.
    unprintable: bool,
    /// Addresses of the academy that look like the typed one, and that one as the network has it.
    alike: Option<(Vec<String>, String)>,
    may_backdate: bool,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    errors: FieldErrors,
    form: InviteForm,
) -> Result<InvitePage, WebError> {
    let techniques = techniques(store.read(), who, &[]).await?;
    let roles = roles_to_give(who, &page);
    let may_backdate = who.is(Role::Owner);
    Ok(InvitePage { page, errors, form, roles, techniques, unprintable: false, alike: None, may_backdate })
}

#[get("/academy/people/invite")]
async fn show(who: Manager, store: &State<Store>, page: Page) -> Html {
    let (errors, id) = (FieldErrors::new(page.lang), GrantId::fresh().to_string());
    html(&drawn(&who, store, page, errors, InviteForm { id, ..InviteForm::default() }).await?)
}

#[post("/academy/people/invite", data = "<form>")]
async fn send(who: Manager, app: &State<App>, page: Page, form: Form<InviteForm>) -> Result<Reply, WebError> {
    let (store, form) = (&app.store, form.into_inner());
    let mut errors = FieldErrors::new(page.lang);
    let Some(invitation) = read(&who, &page, &form, &mut errors) else {
        return Reply::again(&drawn(&who, store, page, errors, form).await?);
    };
    let (at, whose) = ((&who.academy, page.lang), (&invitation.roles[..], invitation.name.as_str()));
    let unprintable = printable::ask(app, at, whose, form.anyway, &mut errors).await?;
    if !errors.is_empty() {
        let again = drawn(&who, store, page, errors, form).await?;
        return Reply::again(&InvitePage { unprintable, ..again });
    }
    let (name, email, site) =
        (invitation.name.to_string(), invitation.email.to_string(), app.settings.public_url());
    match workflow::invite_person(store, &Word::Person(&who.authority()), &site, invitation).await {
        Ok(Invited::New { person, .. }) => {
            Reply::done(format!("/academy/people/{person}"), page.t1("people-invited", "name", name))
        }
        Ok(Invited::Known(person)) => {
            Reply::done(format!("/academy/people/{person}"), page.t1("people-role-given", "name", name))
        }
        Ok(Invited::Asked) => {
            let message = page.t1("people-asked", "email", address::shown(&email));
            Reply::done("/academy/people", message)
        }
        Ok(Invited::AskedBack) => {
            let message = page.t1("people-asked-back", "email", address::shown(&email));
            Reply::done("/academy/people", message)
        }
        Err(InviteError::DoneAlready(person)) => {
            let there = person.map_or_else(String::new, |person| format!("/{person}"));
            Reply::done(format!("/academy/people{there}"), page.t("people-invited-already"))
        }
        Err(InviteError::LooksLike(known)) => {
            errors.add("email", "people-alike");
            let alike = Some((known.iter().map(|one| address::shown(one)).collect(), email));
            let again = drawn(&who, store, page, errors, form).await?;
            Reply::again(&InvitePage { alike, ..again })
        }
        Err(error) => {
            refused(&error, &mut errors).ok_or(error)?;
            Reply::again(&drawn(&who, store, page, errors, form).await?)
        }
    }
}

/// Puts why nobody was invited beside its field, where a field can mend it.
fn refused(error: &InviteError, errors: &mut FieldErrors) -> Option<()> {
    let (field, key) = match error {
        InviteError::MemberAlready(_) => ("email", "people-member-already"),
        InviteError::AskedAlready => ("email", "people-asked-already"),
        InviteError::Grant(error) => roles::told(error)?,
        _ => return None,
    };
    errors.add(field, key);
    Some(())
}

/// The form as the domain has it; `None` where something is to be mended.
fn read(who: &Manager, page: &Page, form: &InviteForm, errors: &mut FieldErrors) -> Option<Invitation> {
    let name = errors.keep_name("name", "people-name-required", HolderName::parse(&form.name));
    let email = errors.keep_email("email", &form.email);
    let open = roles_to_give(who, page);
    let wanted = form.roles.iter().map(|role| {
        let is_open = open.iter().any(|(name, _)| name == role);
        role.parse::<Role>().ok().filter(|_| is_open)
    });
    let roles = wanted.collect::<Option<Vec<Role>>>().filter(|roles| !roles.is_empty());
    let roles = errors.keep("roles", "people-role-required", roles.ok_or(()));
    let born_on = errors.keep("born_on", "people-born-wrong", birth_date(&form.born_on, who.today));
    let id = form.id.parse().unwrap_or_else(|_| GrantId::fresh());
    let techniques = errors.keep("techniques", "people-techniques-wrong", technique_keys(&form.techniques));
    let earlier = roles::earlier((&form.from, &form.reason), who.today, errors);
    Some(Invitation {
        id,
        name: name?,
        email: email?,
        roles: roles?,
        techniques: techniques?,
        born_on: born_on?,
        lang: page.lang,
        earlier: earlier?,
        is_another: form.is_another,
    })
}

/// A birth date as a form sends it: empty, or a day in the past.
pub(super) fn birth_date(typed: &str, today: NaiveDate) -> Result<Option<NaiveDate>, DateError> {
    match dates::read(typed, DateOf::Birth, today) {
        Ok(day) => Ok(Some(day)),
        Err(DateError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

#[post("/academy/people/<person>/invitation", data = "<_form>")]
async fn again(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    _form: Form<Anything>,
) -> Result<Reply, WebError> {
    let (site, there) = (settings.public_url(), format!("/academy/people/{person}"));
    match workflow::invite_again(store, &who.authority(), &site, PersonId(person)).await {
        Ok(()) => Reply::done(there, page.t("people-invited-again")),
        Err(InviteError::TooSoon) => Reply::warned(there, page.t("people-mailed-just-now")),
        Err(InviteError::Accepted) => Reply::warned(there, page.t("people-accepted-already")),
        Err(error) => Err(error.into()),
    }
}

impl From<InviteError> for WebError {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NoRole => Self::BadRequest("error-bad-request"),
            InviteError::MemberAlready(_)
            | InviteError::DoneAlready(_)
            | InviteError::AskedAlready
            | InviteError::LooksLike(_)
            | InviteError::TooSoon
            | InviteError::Accepted => Self::Conflict("error-already-there".into()),
            InviteError::Grant(error) => error.into(),
            InviteError::Randomness(error) => error.into(),
            InviteError::Storage(error) => error.into(),
        }
    }
}
