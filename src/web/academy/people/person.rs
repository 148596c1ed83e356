//! A person's record: who they are, their roles then and now, and the form that corrects name and birth date.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};
use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    App,
    domain::{
        address::shown,
        authority::{self, Keeper},
        dates,
        ids::PersonId,
        person::Person,
        text::HolderName,
        words::Role,
    },
    storage::{
        StorageError, Store, address_changes, answering, hanging, hanging::Hanging, here, outbox, people,
        people::Member, role_grants, role_grants::GrantRecord, sessions,
    },
    web::{Actor, Auditor, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, print_words},
    workflows::{
        change_person::{self as workflow, ChangePersonError, Changed, PersonChange},
        erase_person, person_record,
        try_names::unprintable,
    },
};

use super::{address, invite::birth_date, printable, roles_of, techniques};

pub fn routes() -> Vec<Route> {
    routes![show, edit, save]
}

/// A role as the page shows it.
struct GrantLine {
    record: GrantRecord,
    /// `holds`, `ahead`, `over` or `taken-back`.
    standing: &'static str,
    may_end: bool,
    may_retrain: bool,
    techniques: String,
}

/// Somebody new, for whom somebody else answers.
struct Newcomer {
    /// Until when.
    until: DateTime<Utc>,
    /// Whether whoever looks may confirm them.
    may_confirm: bool,
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
    may_correct: bool,
    newcomer: Option<Newcomer>,
    /// The new address that waits for a word from its mailbox.
    address_waits: Option<String>,
    /// What went wrong with the last mail to them, and when it was written.
    undelivered: Option<(DateTime<Utc>, String)>,
    /// Whether the reader looks after the account.
    may_manage: bool,
    /// Whether the reader can erase them.
    may_erase: bool,
    /// When they asked to be erased, where they did and still wait.
    erasure_asked: Option<DateTime<Utc>>,
    /// Whether the person holds a role today.
    is_here: bool,
    /// On how many browsers the person is signed in.
    browsers: u64,
    /// Why certificates cannot print their name.
    unprintable: Option<String>,
    /// What hangs on them, and whether they can still see to it.
    hanging: Hanging,
    is_trainer: bool,
    may_hand_over: bool,
}

/// The roles that a person holds on a day.
fn held(member: &Member, day: NaiveDate) -> Vec<Role> {
    member.grants.iter().filter(|grant| grant.holds_on(day)).map(|grant| grant.role).collect()
}

pub(super) fn may_edit(who: &Actor, member: &Member) -> bool {
    authority::may_edit(&roles_of(who), &held(member, who.today))
}

fn standing(record: &GrantRecord, today: NaiveDate) -> &'static str {
    match &record.grant {
        _ if record.taken_back_at.is_some() => "taken-back",
        grant if grant.holds_on(today) => "holds",
        grant if grant.valid_from > today => "ahead",
        _ => "over",
    }
}

#[get("/academy/people/<person>")]
async fn show(who: Auditor, app: &State<App>, page: Page, person: Uuid) -> Html {
    let (store, academy) = (&app.store, who.academy.id);
    let member = match people::find_member(store.read(), academy, PersonId(person)).await {
        Err(StorageError::NotFound) => return gone(&who, store, page, PersonId(person)).await,
        found => found?,
    };
    let id = member.person.id;
    let grants = role_grants::list_records(store.read(), academy, id).await?;
    let keys: Vec<_> = grants.iter().flat_map(|record| record.grant.techniques.iter().cloned()).collect();
    let names = techniques(store.read(), &who, &keys).await?;
    let mine = roles_of(&who);
    let named =
        |key: &String| names.iter().find(|(known, _)| known == key).map_or(key, |(_, name)| name).clone();
    let line = |record: GrantRecord| {
        let standing = standing(&record, who.today);
        let lasts = matches!(standing, "holds" | "ahead");
        let may_end = lasts && authority::may_grant(&mine, record.grant.role);
        GrantLine {
            standing,
            may_end,
            may_retrain: may_end && record.grant.role == Role::Trainer && id != who.person.id,
            techniques: record.grant.techniques.iter().map(named).collect::<Vec<_>>().join(", "),
            record,
        }
    };
    let grants = grants.into_iter().map(line).collect();
    let may_grant = who.is_any(Manager::ROLES) && id != who.person.id;
    let roles = held(&member, who.today);
    let may_invite =
        !member.has_password && !roles.is_empty() && roles.iter().all(|r| authority::may_grant(&mine, *r));
    let why = unprintable(app, &who.academy, &roles, &member.person.full_name).await?;
    let hands = answering::find_hands(store.read(), academy, who.now).await?;
    let newcomer = hands.until(id).map(|until| Newcomer {
        until,
        may_confirm: who.is(Role::Owner) && !hands.are_one(who.person.id, id),
    });
    // How somebody who left signs in, and with what, is none of this academy's business any more.
    let is_here = !roles.is_empty();
    let waits = match is_here {
        true => address_changes::find_waiting(store.read(), id, who.now).await?,
        false => None,
    };
    let browsers = if is_here { sessions::count_live(store.read(), id, who.now).await? } else { 0 };
    let page = PersonPage {
        grants,
        may_edit: may_edit(&who, &member),
        may_grant,
        may_invite,
        may_correct: address::may_correct(&who, store, &member).await?,
        newcomer,
        may_manage: who.is(Role::Owner) && id != who.person.id && (is_here || member.is_locked),
        may_erase: who.is(Role::Owner) && id != who.person.id,
        erasure_asked: match who.is_any(Manager::ROLES) {
            true => erase_person::asked_at(store.read(), academy, id).await?,
            false => None,
        },
        is_here,
        browsers,
        // Another academy's owner may have begun it: that one is no business of this.
        address_waits: waits
            .filter(|change| change.academy.is_none_or(|begun| begun == academy))
            .map(|change| shown(&change.email)),
        undelivered: outbox::find_trouble(store.read(), academy, &member.person.email).await?,
        unprintable: why.map(|why| print_words::name(page.lang, &why)),
        hanging: hanging::find(store.read(), academy, id).await?,
        is_trainer: roles.contains(&Role::Trainer) && !member.is_locked,
        may_hand_over: who.is_any(Manager::ROLES),
        member,
        page,
    };
    html(&page)
}

/// Somebody of whom nothing but the id is left here.
#[derive(Template)]
#[template(path = "academy/people_gone.html")]
struct GonePage {
    page: Page,
    id: PersonId,
    /// When the academy erased them; nothing where their only role was taken back on its day.
    erased_at: Option<DateTime<Utc>>,
}

async fn gone(who: &Auditor, store: &Store, page: Page, id: PersonId) -> Html {
    if !people::is_on_record(store.read(), who.academy.id, id).await? {
        return Err(WebError::NotFound);
    }
    let erased_at = here::find_erased_at(store.read(), who.academy.id, id).await?;
    html(&GonePage { page, id, erased_at })
}

#[derive(FromForm, Clone, Default)]
struct EditForm {
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    latin_name: String,
    #[field(default = String::new())]
    born_on: String,
    #[field(default = String::new())]
    name_before: String,
    #[field(default = String::new())]
    latin_before: String,
    #[field(default = String::new())]
    born_on_before: String,
    #[field(default = false)]
    anyway: bool,
}

impl From<&Person> for EditForm {
    fn from(person: &Person) -> Self {
        let born_on = person.born_on.map(|day| day.to_string()).unwrap_or_default();
        let latin_name = person.latin_name.clone().unwrap_or_default();
        Self {
            name: person.full_name.clone(),
            name_before: person.full_name.clone(),
            latin_name: latin_name.clone(),
            latin_before: latin_name,
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
    /// Other academies rely on the record: the person is asked.
    together: bool,
}

async fn together(who: &Manager, store: &Store, person: PersonId) -> Result<bool, WebError> {
    let concerned = person_record::concerned(store.read(), person).await?;
    let concerned: Vec<_> = concerned.iter().map(|academy| academy.id).collect();
    Ok(authority::keeper(&concerned, who.academy.id) == Keeper::Person)
}

async fn editable(who: &Manager, store: &Store, person: Uuid) -> Result<Member, WebError> {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    if may_edit(who, &member) { Ok(member) } else { Err(WebError::Forbidden) }
}

#[get("/academy/people/<person>/edit")]
async fn edit(who: Manager, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let person = editable(&who, store, person).await?.person;
    let (errors, form) = (FieldErrors::new(page.lang), EditForm::from(&person));
    let together = together(&who, store, person.id).await?;
    html(&EditPage { page, errors, person, form, overtaken: false, unprintable: false, together })
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
    let together = together(&who, store, record.id).await?;
    let mut errors = FieldErrors::new(page.lang);
    let name = errors.keep_name("name", "people-name-required", HolderName::parse(&form.name));
    let latin = errors.keep_latin("latin_name", name.as_ref(), &form.latin_name);
    let born_on = errors.keep("born_on", "people-born-wrong", birth_date(&form.born_on, who.today));
    let mut unprintable = false;
    if let Some(name) = name.as_ref().map(HolderName::as_str).filter(|name| *name != record.full_name) {
        let at = (&who.academy, page.lang);
        unprintable = printable::ask(app, at, (&roles, name), form.anyway, &mut errors).await?;
    }
    if let (Some(name), Some(Some(latin))) = (&name, &latin) {
        printable::ask_latin(app, (&who.academy, page.lang), (name, latin), &mut errors).await?;
    }
    let (Some(name), Some(latin), Some(born_on), true) = (name, latin, born_on, errors.is_empty()) else {
        let overtaken = false;
        return Reply::again(&EditPage {
            page,
            errors,
            person: record,
            form,
            overtaken,
            unprintable,
            together,
        });
    };
    let change = PersonChange {
        name_before: form.name_before.clone(),
        latin_before: Some(form.latin_before.clone()).filter(|latin| !latin.is_empty()),
        born_on_before: dates::read_search(&form.born_on_before).ok(),
        name,
        latin,
        born_on,
    };
    let (site, there) = (app.settings.public_url(), format!("/academy/people/{person}"));
    match workflow::change_person(store, &who.authority(), record.id, change, &site).await {
        Ok(Changed::Done) => Reply::done(there, page.t("people-saved")),
        Ok(Changed::Asked) => Reply::done(there, page.t("people-change-asked")),
        Err(ChangePersonError::Stale(person)) => {
            let now = EditForm::from(&*person);
            (form.name_before, form.latin_before, form.born_on_before) =
                (now.name_before, now.latin_before, now.born_on_before);
            let (person, overtaken) = (*person, true);
            Reply::overtaken(&EditPage { page, errors, person, form, overtaken, unprintable, together })
        }
        Err(ChangePersonError::NotYours) => Err(WebError::Forbidden),
        Err(ChangePersonError::Storage(error)) => Err(error.into()),
    }
}
