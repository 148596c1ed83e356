//! A manager's leave to hold the sessions of one case closer together.

use askama::Template;
use rocket::{
    State,
    form::{Form, FromForm},
    get, post,
};

use crate::{
    domain::{case::TreatmentCase, ids::CaseId, text::Reason},
    storage::{StorageError, Store, cases, enrolments},
    web::{FieldErrors, Manager, Page, Reply, WebError},
    workflows::override_spacing::{OverrideError, override_spacing},
};

#[derive(Template)]
#[template(path = "academy/case-spacing.html")]
struct SpacingPage {
    page: Page,
    errors: FieldErrors,
    case: TreatmentCase,
    trainee_name: String,
    reason: String,
}

/// The version that was shown, and the reason.
#[derive(FromForm)]
pub(super) struct Leave {
    version: i32,
    #[field(default = String::new())]
    reason: String,
}

async fn sheet(
    store: &Store,
    who: &Manager,
    page: Page,
    id: &str,
    errors: FieldErrors,
    reason: String,
) -> Result<SpacingPage, WebError> {
    let id: CaseId = id.parse().map_err(|_| WebError::NotFound)?;
    let case = cases::find(store.read(), who.academy.id, id).await?;
    let view = enrolments::find_with_person(store.read(), who.academy.id, case.enrolment_id).await?;
    Ok(SpacingPage { page, errors, case, trainee_name: view.person_name, reason })
}

#[get("/academy/cases/<id>/spacing")]
pub(super) async fn ask(who: Manager, page: Page, store: &State<Store>, id: &str) -> Result<Reply, WebError> {
    let errors = FieldErrors::new(page.lang);
    Reply::page(&sheet(store, &who, page, id, errors, String::new()).await?)
}

#[post("/academy/cases/<id>/spacing", data = "<form>")]
pub(super) async fn allow(
    who: Manager,
    page: Page,
    store: &State<Store>,
    id: &str,
    form: Form<Leave>,
) -> Result<Reply, WebError> {
    let Leave { version, reason } = form.into_inner();
    let case: CaseId = id.parse().map_err(|_| WebError::NotFound)?;
    let mut errors = FieldErrors::new(page.lang);
    let Some(words) = errors.keep("reason", "supervision-reason-needed", Reason::parse(&reason)) else {
        return Reply::again(&sheet(store, &who, page, id, errors, reason).await?);
    };
    let here = format!("/academy/cases/{case}");
    match override_spacing(store, &who.acting(), case, version, &words).await {
        Ok(()) => Reply::done(here, page.t("supervision-told-spacing")),
        Err(OverrideError::NotForThem) => Err(WebError::Forbidden),
        Err(OverrideError::CaseClosed | OverrideError::Storage(StorageError::Stale)) => {
            Reply::warned(here, page.t("supervision-case-changed"))
        }
        Err(OverrideError::Storage(error)) => Err(error.into()),
    }
}
