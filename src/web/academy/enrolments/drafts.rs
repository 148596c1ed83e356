//! Taking a trainee's draft away: a question first, with the reason that the trainee will read.

use rocket::{FromForm, Route, State, get, post, routes};

use crate::{
    App,
    domain::{
        ids::{CaseSessionId, EnrolmentId, HoursEntryId},
        states::EntryState,
    },
    storage::{ConnectionTrait, StorageError, Store, cases, countersignatures::Subject, enrolments, hours},
    web::{Actor, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{discard_draft::discard_draft, look::Look},
};

use super::{
    super::{confirm::ConfirmPage, path_id::Id},
    moves::overtaken,
};

#[derive(FromForm)]
struct DraftForm<'r> {
    version: i32,
    #[field(default = "")]
    reason: &'r str,
    shown: Seen,
}

pub(super) fn subject(list: &str, id: &str) -> Result<Subject, WebError> {
    match list {
        "hours" => id.parse::<HoursEntryId>().ok().map(Subject::HoursEntry),
        "cases" => id.parse::<CaseSessionId>().ok().map(Subject::CaseSession),
        _ => None,
    }
    .ok_or(WebError::NotFound)
}

/// When a draft says it was, and in which version; only one that was never handed in.
async fn shown(
    db: &impl ConnectionTrait,
    who: &Actor,
    draft: Subject,
    page: &Page,
) -> Result<(String, i32), WebError> {
    let (state, reason, from, version) = match draft {
        Subject::HoursEntry(id) => {
            let entry = hours::find(db, who.academy.id, id).await?;
            (entry.state, entry.reason, entry.started_at, entry.version)
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(db, who.academy.id, id).await?;
            (session.state, session.reason, session.started_at, session.version)
        }
    };
    if state == EntryState::Draft && reason.is_none() {
        Ok((page.moment(&from), version))
    } else {
        Err(WebError::Conflict("error-illegal-move".into()))
    }
}

async fn question(
    store: &Store,
    who: &Actor,
    page: Page,
    (id, list, draft): (EnrolmentId, &str, &str),
    (errors, typed): (FieldErrors, &str),
) -> Result<ConfirmPage, WebError> {
    let view = enrolments::find_with_person(store.read(), who.academy.id, id).await?;
    let subject = subject(list, draft)?;
    let (about, version) = shown(store.read(), who, subject, &page).await?;
    let seen = Look::Record(id, subject).shown(store.read(), who.academy.id).await?;
    let tab = format!("/academy/enrolments/{id}/{list}");
    Ok(ConfirmPage {
        errors,
        title: page.t("academy-draft-title"),
        whom: view.person_name,
        about,
        effects: vec![page.t("academy-draft-effect-1"), page.t("academy-draft-effect-2")],
        tone: "bad",
        action: format!("{tab}/{draft}/remove"),
        hidden: vec![("version", version.to_string()), ("shown", seen.to_field())],
        reason: Some(typed.to_owned()),
        button: page.t("academy-draft-button"),
        back: (tab, page.t("academy-not-now")),
        page,
    })
}

#[get("/academy/enrolments/<id>/<list>/<draft>/remove")]
async fn ask(
    who: Manager,
    id: Id<EnrolmentId>,
    list: &str,
    draft: &str,
    page: Page,
    store: &State<Store>,
) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&question(store, &who, page, (id.0, list, draft), (errors, "")).await?)
}

#[post("/academy/enrolments/<id>/<list>/<draft>/remove", data = "<form>")]
async fn remove(
    who: Manager,
    id: Id<EnrolmentId>,
    list: &str,
    draft: &str,
    form: Form<DraftForm<'_>>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let Some(reason) = errors.keep_reason("reason", "error-required", form.reason) else {
        let asked = (errors, form.reason);
        return Reply::again(&question(&app.store, &who, page, (id.0, list, draft), asked).await?);
    };
    let (tab, site) = (format!("/academy/enrolments/{}/{list}", id.0), app.settings.public_url());
    let which = (id.0, subject(list, draft)?);
    let by = who.authority().saw(Look::Record(which.0, which.1), &form.shown.0);
    match discard_draft(&app.store, &by, which, form.version, &reason, &site).await {
        Ok(()) => Reply::done(tab, page.t("academy-draft-removed")),
        Err(StorageError::Stale) => overtaken(&who, id.0, page, &app.store).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![ask, remove]
}
