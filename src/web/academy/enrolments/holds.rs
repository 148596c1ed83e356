//! Holds on an enrolment: opened with a reason, cleared after one more question.

use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::ids::{EnrolmentId, HoldId},
    storage::{Store, enrolments, holds},
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        clear_hold::{ClearRefusal, clear_hold},
        look::Look,
        open_hold::open_hold,
    },
};

use super::super::{confirm::ConfirmPage, path_id::Id};
use super::{moves::reason_of, show::enrolment_page};

#[derive(FromForm)]
struct HoldForm<'r> {
    #[field(default = "")]
    id: &'r str,
    #[field(default = "")]
    reason: &'r str,
    shown: Seen,
}

#[post("/academy/enrolments/<id>/holds", data = "<form>")]
async fn open(
    who: Manager,
    id: Id<EnrolmentId>,
    form: Form<HoldForm<'_>>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let (store, site) = (&app.store, app.settings.public_url());
    let mut errors = FieldErrors::new(page.lang);
    let Some(reason) = reason_of(form.reason, &mut errors) else {
        let mut again = enrolment_page(&who, id.0, page, store).await?;
        (again.errors, again.hold_reason) = (errors, form.reason.to_owned());
        return Reply::again(&again);
    };
    let hold: HoldId = form.id.parse().map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let by = who.authority().saw(Look::Enrolment(id.0), &form.shown.0);
    open_hold(store, &by, (id.0, hold), reason.into(), &site).await?;
    Reply::done(format!("/academy/enrolments/{}", id.0), page.t("academy-hold-opened"))
}

#[get("/academy/enrolments/<id>/holds/<hold>/clear")]
async fn ask_clear(
    who: Manager,
    id: Id<EnrolmentId>,
    hold: Id<HoldId>,
    page: Page,
    store: &State<Store>,
) -> Html {
    let found = holds::find(store.read(), who.academy.id, hold.0).await?;
    if found.enrolment_id != id.0 {
        return Err(WebError::NotFound);
    }
    let view = enrolments::find_with_person(store.read(), who.academy.id, id.0).await?;
    let shown = Look::Hold(id.0, hold.0).shown(store.read(), who.academy.id).await?;
    html(&ConfirmPage {
        errors: FieldErrors::new(page.lang),
        title: page.t("academy-hold-clear-title"),
        whom: view.person_name,
        about: found.reason,
        effects: ["academy-hold-clear-effect-1", "academy-hold-clear-effect-2", "academy-move-told"]
            .map(|key| page.t(key))
            .into(),
        tone: "warn",
        action: format!("/academy/enrolments/{}/holds/{}/clear", id.0, hold.0),
        hidden: vec![("shown", shown.to_field())],
        reason: None,
        button: page.t("academy-hold-clear-button"),
        back: (format!("/academy/enrolments/{}", id.0), page.t("academy-hold-keep")),
        page,
    })
}

/// What the question showed.
#[derive(FromForm)]
struct ClearForm {
    shown: Seen,
}

#[post("/academy/enrolments/<id>/holds/<hold>/clear", data = "<form>")]
async fn clear(
    who: Manager,
    id: Id<EnrolmentId>,
    hold: Id<HoldId>,
    form: Form<ClearForm>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let (store, site) = (&app.store, app.settings.public_url());
    let back = format!("/academy/enrolments/{}", id.0);
    match clear_hold(store, &who.authority(), id.0, hold.0, &form.shown.0, &site).await {
        Ok(_) => Reply::done(back, page.t("academy-hold-cleared")),
        Err(ClearRefusal::OwnHold) => Reply::warned(back, page.t("academy-not-yourself")),
        Err(ClearRefusal::Storage(error)) => Err(error.into()),
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![open, ask_clear, clear]
}
