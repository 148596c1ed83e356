//! What hangs on a person: shown where their role ends and on their page, and handed to another trainer.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{
        self, ConnectionTrait, Store,
        erasure::ERASED,
        hanging::{self, Hanging},
        people::{self, Member},
    },
    web::{Actor, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        hand_over::{HandOver, HandOverError, HandedOver, hand_over},
        look::Look,
    },
};

/// What the forms send where everything goes back to the trainees, and where it stays as it is.
const BACK: &str = "back";
const LEAVE: &str = "leave";

pub fn routes() -> Vec<Route> {
    routes![show, make]
}

/// The fields of the choice.
#[derive(FromForm, Clone, Default)]
pub(in super::super) struct HandForm {
    #[field(default = String::new())]
    pub to: String,
    #[field(default = String::new())]
    pub because: String,
    /// What the page showed that only hands over.
    pub shown: Seen,
}

/// What hangs on somebody, and who could take it.
pub(in super::super) struct Heap {
    pub hanging: Hanging,
    /// Who trains here today, with their id; who can't sign in yet says so.
    successors: Vec<Successor>,
}

/// Who could take it.
struct Successor {
    id: PersonId,
    name: String,
    /// Whether they have set a password: without one, they can't sign yet.
    can_sign_in: bool,
}

impl Successor {
    fn of(member: Member) -> Self {
        let can_sign_in = member.has_password && !member.password_ended;
        Self { id: member.person.id, name: member.person.full_name, can_sign_in }
    }
}

impl Heap {
    pub async fn load(db: &impl ConnectionTrait, who: &Actor, person: PersonId) -> storage::Result<Self> {
        let hanging = hanging::find(db, who.academy.id, person).await?;
        let trainers = people::list_members(db, who.academy.id, Some(Role::Trainer), "").await?;
        let trains = |one: &Member| one.grants.iter().any(|grant| grant.holds_on(who.today));
        let others =
            trainers.into_iter().filter(|one| one.person.id != person && !one.is_locked && trains(one));
        Ok(Self { hanging, successors: others.map(Successor::of).collect() })
    }

    /// Where it can go; to stay as it is only where that is offered.
    pub fn choices(&self, page: &Page, may_stay: bool) -> Vec<(String, String)> {
        let to = |one: &Successor| {
            let key = if one.can_sign_in { "people-hand-to" } else { "people-hand-to-invited" };
            (one.id.to_string(), page.t1(key, "name", one.name.as_str()))
        };
        let mut choices: Vec<_> = self.successors.iter().map(to).collect();
        choices.push((BACK.to_owned(), page.t("people-hand-back")));
        if may_stay {
            choices.push((LEAVE.to_owned(), page.t("people-hand-leave")));
        }
        choices
    }

    /// What trainees read, before anybody wrote it otherwise.
    pub fn reason(page: &Page, name: &str) -> String {
        if name == ERASED { Self::nameless(page) } else { page.t1("people-hand-reason", "name", name) }
    }

    /// The same of somebody who is erased: their name is to stand nowhere.
    pub fn nameless(page: &Page) -> String {
        page.t("people-hand-reason-nameless")
    }

    /// What was chosen, or what is wrong beside its field; `Some(None)` where it stays.
    pub fn read(
        &self,
        form: &HandForm,
        may_stay: bool,
        errors: &mut FieldErrors,
    ) -> Option<Option<HandOver>> {
        if may_stay && form.to == LEAVE {
            return Some(None);
        }
        let to = match form.to.as_str() {
            BACK => Some(None),
            id => self.successors.iter().find(|one| one.id.to_string() == id).map(|one| Some(one.id)),
        };
        if to.is_none() {
            errors.add("to", "people-hand-choose");
        }
        let reason = errors.keep_reason("because", "error-required", &form.because);
        Some(Some(HandOver { to: to?, reason: reason? }))
    }
}

/// What became of it, in words.
pub(super) fn done(page: &Page, done: HandedOver) -> String {
    page.tn(
        "people-handed",
        &[("handed", done.handed.into()), ("back", done.sent_back.into()), ("cohorts", done.cohorts.into())],
    )
}

#[derive(Template)]
#[template(path = "academy/people_hand_over.html")]
struct HandPage {
    page: Page,
    errors: FieldErrors,
    id: PersonId,
    name: String,
    heap: Heap,
    choices: Vec<(String, String)>,
    form: HandForm,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    errors: FieldErrors,
    (person, form): (Uuid, Option<HandForm>),
) -> Result<HandPage, WebError> {
    let academy: AcademyId = who.academy.id;
    let id = PersonId(person);
    let shown = Look::Hanging(id).shown(store.read(), academy).await?;
    let name = people::find_here(store.read(), academy, id).await?.full_name;
    let heap = Heap::load(store.read(), who, id).await?;
    let form = match form {
        Some(form) => form,
        None => HandForm { to: String::new(), because: Heap::reason(&page, &name), shown: Seen(shown) },
    };
    let choices = heap.choices(&page, false);
    let name = if name == ERASED { page.t("people-erased-name") } else { name };
    Ok(HandPage { page, errors, id, name, heap, choices, form })
}

#[get("/academy/people/<person>/hand-over")]
async fn show(who: Manager, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&drawn(&who, store, page, errors, (person, None)).await?)
}

#[post("/academy/people/<person>/hand-over", data = "<form>")]
async fn make(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    form: Form<HandForm>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut errors = FieldErrors::new(page.lang);
    let whose = PersonId(person);
    if !people::is_on_record(store.read(), who.academy.id, whose).await? {
        return Err(WebError::NotFound);
    }
    let heap = Heap::load(store.read(), &who, whose).await?;
    if let Some(Some(over)) = heap.read(&form, false, &mut errors) {
        let site = settings.public_url();
        let by = who.authority().saw(Look::Hanging(whose), &form.shown.0);
        match hand_over(store, &by, whose, &over, &site).await {
            Ok(handed) => {
                return Reply::done(format!("/academy/people/{person}"), done(&page, handed));
            }
            Err(HandOverError::Storage(error)) => return Err(error.into()),
            Err(_) => errors.add("to", "people-hand-not-a-trainer"),
        }
    }
    Reply::again(&drawn(&who, store, page, errors, (person, Some(form))).await?)
}
