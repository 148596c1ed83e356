//! A person's record: who they are, their roles then and now, and the form that corrects name and birth date.

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, form::Form, get, post, routes, serde::uuid::Uuid};

use crate::{
    App,
    domain::{
        authority,
        ids::PersonId,
        person::{Person, RoleGrant},
        text::HolderName,
        words::Role,
    },
    storage::{Store, people, people::Member, sessions},
    web::{Actor, Auditor, FieldErrors, Html, Manager, Page, Reply, WebError, html, print_words},
    workflows::{
        change_person::{self as workflow, ChangePersonError, PersonChange},
        try_names::unprintable,
    },
};

use super::{invite::birth_date, printable, roles_of, techniques};

pub fn routes() -> Vec<Route> {
    routes![show, edit, save]
}

/// A grant as the page shows it.
struct GrantLine {
    grant: RoleGrant,
    holds: bool,
    may_end: bool,
    techniques: String,
}

#[derive(Template)]
#[template(path = "academy/people_person.html")]
struct PersonPage {
    page: Page,
    member: Member,
    grants: Vec<GrantLine>,
    may_edit: bool,
    may_grant: bool,
    may_invite: bool,
    /// Whether the reader looks after the account.
    may_manage: bool,
    /// On how many browsers the person is signed in.
    browsers: u64,
    /// Why certificates cannot print their name.
    unprintable: Option<String>,
}

/// The roles that a person holds on a day.
fn held(member: &Member, day: NaiveDate) -> Vec<Role> {
    member.grants.iter().filter(|grant| grant.holds_on(day)).map(|grant| grant.role).collect()
}

fn may_edit(who: &Actor, member: &Member) -> bool {
    authority::may_edit(&roles_of(who), &held(member, who.today))
}

#[get("/academy/people/<person>")]
async fn show(who: Auditor, app: &State<App>, page: Page, person: Uuid) -> Html {
    let store = &app.store;
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    let names = techniques(store.read(), &who).await?;
    let mine = roles_of(&who);
    let named =
        |key: &String| names.iter().find(|(known, _)| known == key).map_or(key, |(_, name)| name).clone();
    let line = |grant: &RoleGrant| GrantLine {
        holds: grant.holds_on(who.today),
        may_end: grant.valid_to.is_none() && authority::may_grant(&mine, grant.role),
        techniques: grant.techniques.iter().map(named).collect::<Vec<_>>().join(", "),
        grant: grant.clone(),
    };
    let grants = member.grants.iter().map(line).collect();
    let may_grant = who.is_any(Manager::ROLES);
    let roles = held(&member, who.today);
    let may_invite =
        !member.has_password && !roles.is_empty() && roles.iter().all(|r| authority::may_grant(&mine, *r));
    let why = unprintable(app, &who.academy, &roles, &member.person.full_name).await?;
    let unprintable = why.map(|why| print_words::name(page.lang, &why));
    let may_edit = may_edit(&who, &member);
    let may_manage = who.is(Role::Owner) && member.person.id != who.person.id;
    let browsers = sessions::count_live(store.read(), member.person.id, who.now).await?;
    html(&PersonPage {
        page,
        grants,
        may_edit,
        may_grant,
        may_invite,
        may_manage,
        browsers,
        unprintable,
        member,
    })
}

#[derive(FromForm, Clone, Default)]
struct EditForm {
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    born_on: String,
    #[field(default = String::new())]
    name_before: String,
    #[field(default = String::new())]
    born_on_before: String,
    #[field(default = false)]
    anyway: bool,
}

impl From<&Person> for EditForm {
    fn from(person: &Person) -> Self {
        let born_on = person.born_on.map(|day| day.to_string()).unwrap_or_default();
        Self {
            name: person.full_name.clone(),
            name_before: person.full_name.clone(),
            born_on: born_on.clone(),
            born_on_before: born_on,
            anyway: false,
        }
    }
}

#[derive(Template)]
#[template(path = "academy/people_edit.html")]
struct EditPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    form: EditForm,
    /// Somebody else was faster: how the record stands is in `person`, what was typed in `form`.
    overtaken: bool,
    /// Certificates cannot print the name: a box records it all the same.
    unprintable: bool,
}

async fn editable(who: &Manager, store: &Store, person: Uuid) -> Result<Member, WebError> {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    if may_edit(who, &member) { Ok(member) } else { Err(WebError::Forbidden) }
}

#[get("/academy/people/<person>/edit")]
async fn edit(who: Manager, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let person = editable(&who, store, person).await?.person;
    let (errors, form) = (FieldErrors::new(page.lang), EditForm::from(&person));
    html(&EditPage { page, errors, person, form, overtaken: false, unprintable: false })
}

#[post("/academy/people/<person>/edit", data = "<form>")]
async fn save(
    who: Manager,
    app: &State<App>,
    page: Page,
    person: Uuid,
    form: Form<EditForm>,
) -> Result<Reply, WebError> {
    let store = &app.store;
    let (member, mut form) = (editable(&who, store, person).await?, form.into_inner());
    let roles = held(&member, who.today);
    let record = member.person;
    let mut errors = FieldErrors::new(page.lang);
    let name = errors.keep_name("name", "people-name-required", HolderName::parse(&form.name));
    let born_on = errors.keep("born_on", "people-born-wrong", birth_date(&form.born_on, who.today));
    let mut unprintable = false;
    if let Some(name) = name.as_ref().map(HolderName::as_str).filter(|name| *name != record.full_name) {
        let at = (&who.academy, page.lang);
        unprintable = printable::ask(app, at, (&roles, name), form.anyway, &mut errors).await?;
    }
    let (Some(name), Some(born_on), true) = (name, born_on, errors.is_empty()) else {
        return Reply::again(&EditPage { page, errors, person: record, form, overtaken: false, unprintable });
    };
    let change = PersonChange {
        name_before: form.name_before.clone(),
        born_on_before: form.born_on_before.parse().ok(),
        name,
        born_on,
    };
    match workflow::change_person(store, &who.academy, who.person.id, record.id, change, (who.now, who.today))
        .await
    {
        Ok(()) => Reply::done(format!("/academy/people/{person}"), page.t("people-saved")),
        Err(ChangePersonError::Stale(person)) => {
            let now = EditForm::from(&*person);
            (form.name_before, form.born_on_before) = (now.name_before, now.born_on_before);
            Reply::overtaken(&EditPage { page, errors, person: *person, form, overtaken: true, unprintable })
        }
        Err(ChangePersonError::NotYours) => Err(WebError::Forbidden),
        Err(ChangePersonError::Storage(error)) => Err(error.into()),
    }
}
