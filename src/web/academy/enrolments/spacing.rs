//! A manager's leave to hold the sessions of a case closer together than the course asks.

use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    domain::{
        case::TreatmentCase,
        ids::{CaseId, EnrolmentId},
        shown::Shown,
    },
    storage::{StorageError, Store, cases, dossiers, enrolments},
    web::{
        Actor, FieldErrors, Form, Html, Manager, Page, Reply, WebError,
        changed::{ChangedPage, ChangedThing, changed_lines},
        html,
    },
    workflows::override_spacing::{SpacingRefusal, override_spacing, shown_for_spacing},
};

use super::super::{confirm::ConfirmPage, path_id::Id};
use super::moves::{overtaken, reason_of};

#[derive(FromForm)]
struct SpacingForm<'r> {
    #[field(default = "")]
    shown: &'r str,
    #[field(default = "")]
    reason: &'r str,
}

async fn question(
    who: &Actor,
    case: &TreatmentCase,
    shown: Option<&str>,
    page: Page,
    errors: FieldErrors,
    typed: &str,
    store: &Store,
) -> Result<ConfirmPage, WebError> {
    let view = enrolments::find_with_person(store.read(), who.academy.id, case.enrolment_id).await?;
    let tab = format!("/academy/enrolments/{}/cases", case.enrolment_id);
    let dossier = dossiers::load(store.read(), who.academy.id, case.enrolment_id).await?;
    let shown = shown.map_or_else(|| shown_for_spacing(case, &dossier).to_field(), str::to_owned);
    Ok(ConfirmPage {
        errors,
        title: page.t("academy-spacing-title"),
        whom: view.person_name,
        about: page.t1("academy-case-of", "client", case.client_ref.clone()),
        effects: vec![page.t("academy-spacing-effect-1"), page.t("academy-spacing-effect-2")],
        tone: "warn",
        action: format!("{tab}/{}/spacing", case.id),
        hidden: vec![("shown", shown)],
        reason: Some(typed.to_owned()),
        button: page.t("academy-spacing-button"),
        back: (tab, page.t("academy-not-now")),
        page,
    })
}

async fn case_of(
    who: &Actor,
    id: EnrolmentId,
    case: CaseId,
    store: &Store,
) -> Result<TreatmentCase, WebError> {
    let case = cases::find(store.read(), who.academy.id, case).await?;
    if case.enrolment_id == id { Ok(case) } else { Err(WebError::NotFound) }
}

#[get("/academy/enrolments/<id>/cases/<case>/spacing")]
async fn ask(who: Manager, id: Id<EnrolmentId>, case: Id<CaseId>, page: Page, store: &State<Store>) -> Html {
    let case = case_of(&who, id.0, case.0, store).await?;
    let errors = FieldErrors::new(page.lang);
    html(&question(&who, &case, None, page, errors, "", store).await?)
}

#[post("/academy/enrolments/<id>/cases/<case>/spacing", data = "<form>")]
async fn give(
    who: Manager,
    id: Id<EnrolmentId>,
    case: Id<CaseId>,
    form: Form<SpacingForm<'_>>,
    page: Page,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let Some(reason) = reason_of(form.reason, &mut errors) else {
        let case = case_of(&who, id.0, case.0, store).await?;
        return Reply::again(
            &question(&who, &case, Some(form.shown), page, errors, form.reason, store).await?,
        );
    };
    let tab = format!("/academy/enrolments/{}/cases", id.0);
    let seen = Shown::from_field(form.shown).map_err(|_| WebError::BadRequest("error-bad-request"))?;
    match override_spacing(store, &who.authority(), (id.0, case.0), &seen, &reason).await {
        Ok(_) => Reply::done(tab, page.t("academy-spacing-given")),
        Err(SpacingRefusal::OwnCase) => Reply::warned(tab, page.t("academy-not-yourself")),
        Err(SpacingRefusal::Abandoned) => Err(WebError::Conflict("error-illegal-move".into())),
        Err(SpacingRefusal::Changed(differences)) => {
            let view = enrolments::find_with_person(store.read(), who.academy.id, id.0).await?;
            let thing = ChangedThing {
                whose: view.person_name,
                what: page.t("academy-spacing-title"),
                href: Some(format!("{tab}/{}/spacing", case.0)),
                lines: changed_lines(&page, &differences),
            };
            let back = (tab, page.t("academy-not-now"));
            Reply::overtaken(&ChangedPage { done: None, things: vec![thing], back, page })
        }
        Err(SpacingRefusal::Storage(StorageError::Stale)) => overtaken(&who, id.0, page, store).await,
        Err(SpacingRefusal::Storage(error)) => Err(error.into()),
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![ask, give]
}
