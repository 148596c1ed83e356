//! An enrolment is activated, paused, resumed, withdrawn or reopened; where it needs a reason, it is asked once more.

use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{ids::EnrolmentId, shown::Shown, states::EnrolmentMove, text::Reason},
    storage::{ConnectionTrait, StorageError, Store, enrolments, enrolments::EnrolmentView},
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        change_enrolment::{EnrolmentRefusal, RoleRefusal, change_enrolment, look_of, needs_reason},
        decline_requests::list_waiting_of,
    },
};

use super::super::{confirm::ConfirmPage, path_id::Id};
use super::show::enrolment_page;

#[derive(FromForm)]
struct MoveForm<'r> {
    #[field(default = "")]
    attempted: &'r str,
    #[field(default = "")]
    seen: &'r str,
    shown: Seen,
    #[field(default = "")]
    reason: &'r str,
}

/// The question before a move, with what it takes along.
async fn question(
    (page, db): (Page, &impl ConnectionTrait),
    (view, shown): (&EnrolmentView, &Shown),
    attempted: EnrolmentMove,
    errors: FieldErrors,
    typed: &str,
) -> Result<ConfirmPage, WebError> {
    let key = format!("academy-enrolment-{attempted}");
    let mut effects: Vec<_> = [1, 2].map(|n| page.t(&format!("{key}-effect-{n}"))).into();
    let waiting = list_waiting_of(db, view.enrolment.academy_id, view.enrolment.id).await?;
    if !waiting.is_empty() {
        match attempted {
            EnrolmentMove::Withdraw => effects.push(page.t("academy-enrolment-withdraw-request")),
            EnrolmentMove::Pause => effects.push(page.t("academy-enrolment-pause-request")),
            _ => {}
        }
    }
    effects.push(page.t("academy-move-told"));
    Ok(ConfirmPage {
        errors,
        title: page.t(&format!("{key}-title")),
        whom: view.person_name.clone(),
        about: format!("{}, {}", view.course_title, view.cohort_name),
        effects,
        tone: if attempted == EnrolmentMove::Withdraw { "bad" } else { "warn" },
        action: format!("/academy/enrolments/{}/moves", view.enrolment.id),
        hidden: vec![
            ("attempted", attempted.to_string()),
            ("seen", view.enrolment.state.to_string()),
            ("shown", shown.to_field()),
        ],
        reason: Some(typed.to_owned()),
        button: page.t(&format!("{key}-button")),
        back: (format!("/academy/enrolments/{}", view.enrolment.id), page.t("academy-not-now")),
        page,
    })
}

#[get("/academy/enrolments/<id>/moves/<attempted>")]
async fn ask(who: Manager, id: Id<EnrolmentId>, attempted: &str, page: Page, store: &State<Store>) -> Html {
    let attempted: EnrolmentMove = attempted.parse().map_err(|_| WebError::NotFound)?;
    let view = enrolments::find_with_person(store.read(), who.academy.id, id.0).await?;
    view.enrolment.after(attempted).map_err(StorageError::from)?;
    if !needs_reason(attempted) {
        return Err(WebError::NotFound);
    }
    let errors = FieldErrors::new(page.lang);
    let shown = look_of(id.0, attempted).shown(store.read(), who.academy.id).await?;
    html(&question((page, store.read()), (&view, &shown), attempted, errors, "").await?)
}

#[post("/academy/enrolments/<id>/moves", data = "<form>")]
async fn make(
    who: Manager,
    id: Id<EnrolmentId>,
    form: Form<MoveForm<'_>>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let (store, site) = (&app.store, app.settings.public_url());
    let bad = |_| WebError::BadRequest("error-bad-request");
    let (seen, attempted) = (form.seen.parse().map_err(bad)?, form.attempted.parse().map_err(bad)?);
    let mut errors = FieldErrors::new(page.lang);
    let reason = if needs_reason(attempted) { reason_of(form.reason, &mut errors) } else { None };
    if !errors.is_empty() {
        return again(&who, (page, store), (id.0, attempted), errors, &form).await;
    }
    let (by, reason) = (who.authority(), reason.as_ref());
    match change_enrolment(store, &by, id.0, (seen, attempted), &form.shown.0, reason, &site).await {
        Ok(_) => {
            let message = page.word("academy-enrolment-moved", attempted);
            Reply::done(format!("/academy/enrolments/{}", id.0), message)
        }
        Err(EnrolmentRefusal::Storage(StorageError::Stale)) => overtaken(&who, id.0, page, store).await,
        Err(EnrolmentRefusal::Storage(error)) => Err(error.into()),
        Err(EnrolmentRefusal::OnlyByIssuing | EnrolmentRefusal::NoReason) => {
            Err(WebError::Conflict("error-illegal-move".into()))
        }
        Err(EnrolmentRefusal::Role(RoleRefusal::Oneself)) => {
            Err(WebError::Conflict("people-not-yourself".into()))
        }
        Err(refusal) => {
            let mut errors = FieldErrors::new(page.lang);
            match refusal {
                EnrolmentRefusal::Full { capacity } => {
                    errors.add_args("reason", "academy-reopen-full", &[("capacity", capacity.into())]);
                }
                EnrolmentRefusal::AlreadyIn => errors.add("reason", "academy-reopen-already"),
                EnrolmentRefusal::Cancelled => errors.add("reason", "academy-reopen-cancelled"),
                EnrolmentRefusal::Role(_) => errors.add("reason", "academy-reopen-left"),
                _ => errors.add("reason", "academy-reopen-in-force"),
            }
            again(&who, (page, store), (id.0, attempted), errors, &form).await
        }
    }
}

/// The same question again, with what was typed and what is wrong with it.
async fn again(
    who: &Manager,
    (page, store): (Page, &Store),
    (id, attempted): (EnrolmentId, EnrolmentMove),
    errors: FieldErrors,
    form: &MoveForm<'_>,
) -> Result<Reply, WebError> {
    let view = enrolments::find_with_person(store.read(), who.academy.id, id).await?;
    let seen = (&view, &form.shown.0);
    Reply::again(&question((page, store.read()), seen, attempted, errors, form.reason).await?)
}

/// A reason as typed, or an error beside its field.
pub(super) fn reason_of(typed: &str, errors: &mut FieldErrors) -> Option<Reason> {
    errors.keep_reason("reason", "error-required", typed)
}

/// The enrolment as it stands now, with the word that somebody was faster.
pub(super) async fn overtaken(
    who: &crate::web::Actor,
    id: EnrolmentId,
    mut page: Page,
    store: &Store,
) -> Result<Reply, WebError> {
    page.flash = Some(("warn".into(), page.t("academy-overtaken")));
    Reply::overtaken(&enrolment_page(who, id, page, store).await?)
}

pub(super) fn routes() -> Vec<Route> {
    routes![ask, make]
}
