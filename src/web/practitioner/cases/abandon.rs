//! Giving a case up: a question first, with the reason.

use askama::Template;
use rocket::{State, form::FromForm, get, post};

use crate::{
    domain::case::TreatmentCase,
    storage::Store,
    web::{FieldErrors, Form, Page, Reply, Trainee, WebError},
    workflows::{abandon_case::abandon_case, hand_in::LogError},
};

use super::super::hours::web_error;
use super::{show::meanwhile, write::own};

#[derive(Template)]
#[template(path = "practitioner/case-abandon.html")]
struct AbandonPage {
    page: Page,
    errors: FieldErrors,
    case: TreatmentCase,
    reason: String,
}

/// The version that was shown, and the reason.
#[derive(FromForm)]
pub(super) struct Abandoning {
    version: i32,
    #[field(default = String::new())]
    reason: String,
}

#[get("/practitioner/cases/<id>/abandon")]
pub(super) async fn ask(who: Trainee, page: Page, store: &State<Store>, id: &str) -> Result<Reply, WebError> {
    let case = own(store, &who, id).await?;
    let errors = FieldErrors::new(page.lang);
    Reply::page(&AbandonPage { page, errors, case, reason: String::new() })
}

#[post("/practitioner/cases/<id>/abandon", data = "<form>")]
pub(super) async fn abandon(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    form: Form<Abandoning>,
) -> Result<Reply, WebError> {
    let case = own(store, &who, id).await?;
    let Abandoning { version, reason } = form.into_inner();
    let mut errors = FieldErrors::new(page.lang);
    let Some(words) = errors.keep_reason("reason", "supervision-reason-needed", &reason) else {
        return Reply::again(&AbandonPage { page, errors, case, reason });
    };
    let here = format!("/practitioner/cases/{}", case.id);
    match abandon_case(store, &who.authority(), case.id, version, &words).await {
        Ok(()) => Reply::done(here, page.t("practitioner-case-abandoned")),
        Err(LogError::Stale) => meanwhile(&who, page, store, case.id).await,
        Err(error) => Err(web_error(error)),
    }
}
