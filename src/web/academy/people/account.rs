//! An owner looks after somebody's account: signs them out, asks for another password, locks and unlocks.

use std::sync::Arc;

use rocket::{FromForm, Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::ids::PersonId,
    storage::{Store, people, people::Member},
    web::{
        FieldErrors, Form, Html, Owner, Page, Reply, WebError, academy::confirm::ConfirmPage, html,
        shown::Seen,
    },
    workflows::{
        look::Look,
        manage_account::{Deed, ManageError, manage_account},
    },
};

pub fn routes() -> Vec<Route> {
    routes![ask, done]
}

/// The errands as addresses name them.
const ERRANDS: [&str; 4] = ["sign-out", "new-password", "lock", "unlock"];

#[derive(FromForm, Clone, Default)]
struct DeedForm {
    #[field(default = String::new())]
    reason: String,
    shown: Seen,
}

fn asking(page: Page, errors: FieldErrors, member: &Member, errand: &str, form: &DeedForm) -> ConfirmPage {
    let words = |part: &str| page.t(&format!("people-account-{errand}-{part}"));
    let there = format!("/academy/people/{}", member.person.id);
    ConfirmPage {
        title: words("title"),
        whom: member.person.full_name.clone(),
        about: String::new(),
        effects: vec![words("effect"), words("kept"), page.t("people-account-told")],
        tone: if errand == "unlock" { "info" } else { "bad" },
        action: format!("{there}/account/{errand}"),
        hidden: vec![("shown", form.shown.0.to_field())],
        reason: (errand == "lock").then(|| form.reason.clone()),
        button: words("button"),
        back: (there, page.t("people-account-back")),
        errors,
        page,
    }
}

/// What would happen.
#[get("/academy/people/<person>/account/<errand>", rank = 2)]
async fn ask(who: Owner, store: &State<Store>, page: Page, person: Uuid, errand: &str) -> Html {
    if !ERRANDS.contains(&errand) {
        return Err(WebError::NotFound);
    }
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    let errors = FieldErrors::new(page.lang);
    let shown = Seen(Look::Person(member.person.id).shown(store.read(), who.academy.id).await?);
    html(&asking(page, errors, &member, errand, &DeedForm { shown, ..DeedForm::default() }))
}

/// Does it.
#[post("/academy/people/<person>/account/<errand>", rank = 2, data = "<form>")]
async fn done(
    who: Owner,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    errand: &str,
    form: Form<DeedForm>,
) -> Result<Reply, WebError> {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    let mut errors = FieldErrors::new(page.lang);
    let wanted = match errand {
        "sign-out" => Deed::SignOut,
        "new-password" => Deed::NewPassword,
        "unlock" => Deed::Unlock,
        "lock" => match errors.keep_reason("reason", "error-required", &form.reason) {
            Some(reason) => Deed::Lock(reason),
            None => return Reply::again(&asking(page, errors, &member, errand, &form)),
        },
        _ => return Err(WebError::NotFound),
    };
    let there = format!("/academy/people/{person}");
    let (whose, site) = (member.person.id, settings.public_url());
    let by = who.authority().saw(Look::Person(whose), &form.shown.0);
    match manage_account(store, &by, whose, wanted, &site).await {
        Ok(()) => Reply::done(there, page.t(&format!("people-account-{errand}-done"))),
        Err(ManageError::DoneAlready) => Reply::warned(there, page.t("people-account-done-already")),
        Err(ManageError::TooSoon) => Reply::warned(there, page.t("people-mailed-just-now")),
        Err(ManageError::NoPassword) => Reply::warned(there, page.t("people-account-no-password")),
        Err(ManageError::NotYours) => Reply::warned(there, page.t("people-account-not-yours")),
        Err(ManageError::Oneself) => Reply::warned(there, page.t("people-account-oneself")),
        Err(ManageError::Randomness(error)) => Err(error.into()),
        Err(ManageError::Storage(error)) => Err(error.into()),
    }
}
