//! Another owner confirms somebody new; an invitation of somebody who has an account is taken back.

use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    domain::{
        ids::{JoiningId, PersonId},
        shown::Line,
    },
    storage::{Store, answering, people},
    web::{FieldErrors, Form, Html, Manager, Owner, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        ask_to_join,
        confirm_person::{ConfirmError, confirm_person},
        look::Look,
    },
};

use super::super::confirm::ConfirmPage;

pub fn routes() -> Vec<Route> {
    routes![show, confirm, withdraw]
}

#[get("/academy/people/<person>/confirm")]
async fn show(who: Owner, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    let (accepted, person) = (member.has_password, member.person);
    let hands = answering::find_hands(store.read(), who.academy.id, who.now).await?;
    if hands.until(person.id).is_none() {
        return Err(WebError::Conflict("people-confirm-done".into()));
    }
    if hands.are_one(who.person.id, person.id) {
        return Err(WebError::Conflict("people-confirm-own".into()));
    }
    if !accepted {
        return Err(WebError::Conflict("people-confirm-early".into()));
    }
    let there = format!("/academy/people/{}", person.id);
    let shown = Look::Newcomer(person.id).shown(store.read(), who.academy.id).await?;
    let is_given = |line: &&Line| matches!(line.label.as_str(), "look-role-given" | "look-answers");
    let given = shown.all().iter().filter(is_given);
    let given: Vec<_> = given
        .map(|line| format!("{}: {}", page.shown_label(&line.label), page.shown_value(&line.value)))
        .collect();
    let words =
        ["people-confirm-know", "people-confirm-effect", "people-confirm-event"].map(|key| page.t(key));
    html(&ConfirmPage {
        errors: FieldErrors::new(page.lang),
        title: page.t("people-confirm-title"),
        whom: person.full_name.clone(),
        about: person.address(),
        effects: [given, words.into()].concat(),
        tone: "warn",
        action: format!("{there}/confirm"),
        hidden: vec![("shown", shown.to_field())],
        reason: None,
        button: page.t("people-confirm"),
        back: (there, page.t("accounts-cancel")),
        page,
    })
}

/// What the page showed.
#[derive(FromForm)]
struct ShownForm {
    shown: Seen,
}

#[post("/academy/people/<person>/confirm", data = "<form>")]
async fn confirm(
    who: Owner,
    store: &State<Store>,
    page: Page,
    person: Uuid,
    form: Form<ShownForm>,
) -> Result<Reply, WebError> {
    let by = who.authority().saw(Look::Newcomer(PersonId(person)), &form.shown.0);
    match confirm_person(store, &by, PersonId(person)).await {
        Ok(_) => Reply::done(format!("/academy/people/{person}"), page.t("people-confirmed")),
        Err(ConfirmError::NotAccepted) => Err(WebError::Conflict("people-confirm-early".into())),
        Err(ConfirmError::SameHand) => Err(WebError::Conflict("people-confirm-own".into())),
        Err(ConfirmError::Storage(error)) => Err(error.into()),
    }
}

#[post("/academy/people/invitations/<id>/withdraw", data = "<form>")]
async fn withdraw(
    who: Manager,
    store: &State<Store>,
    page: Page,
    id: Uuid,
    form: Form<ShownForm>,
) -> Result<Reply, WebError> {
    let by = who.authority().saw(Look::Joining(JoiningId(id)), &form.shown.0);
    ask_to_join::withdraw(store, &by, JoiningId(id)).await?;
    Reply::done("/academy/people", page.t("people-withdrawn"))
}
