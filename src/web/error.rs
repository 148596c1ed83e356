//! The only place that knows status codes of failures: a localised page, or problem+json where programs ask.

use askama::Template;
use rocket::{
    Request, Response, catch,
    http::{ContentType, Method, RawStr, Status},
    response::{self, Redirect, Responder},
};
use serde_json::json;

use crate::{
    App,
    domain::shown::Difference,
    storage::{
        StorageError,
        access_records::{Access, AccessKind},
    },
    throttle::{Checks, Origin, TooOften},
};

use super::{
    changed::{ChangedPage, ChangedThing, changed_lines},
    drawn, evidence,
    guards::{self, Refusal},
    kept::Why,
    page::{Page, Viewer, lang_of},
    patient::UnavailablePage,
    reply::{BUSY_FOR, html},
};

/// Why a request has no good answer.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// Nothing is there, or not in this academy.
    #[error("not found")]
    NotFound,
    /// No certificate has the code.
    #[error("no certificate has this code")]
    UnknownCode,
    /// What was handed out once and is not any more.
    #[error("not handed out any more")]
    Gone,
    /// The session ended between the form and the press.
    #[error("signed out")]
    SignedOut,
    /// Not with this role.
    #[error("forbidden")]
    Forbidden,
    /// Somebody else changed it first; or the move is not possible in its state. A locale key says what happened.
    #[error("conflict: {0}")]
    Conflict(String),
    /// What the form showed is not so any more; what of it.
    #[error("not as it was shown any more")]
    Changed(Vec<Difference>),
    /// The request can't be understood. A locale key says why.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// Too many requests from one place.
    #[error("too many requests")]
    TooMany,
    /// Too many want the same at this moment; in a few seconds there is room.
    #[error("busy")]
    Busy,
    /// The database or the disk can't answer at the moment.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// What stands in a record is nothing that the program knows.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// A fault of the program.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<StorageError> for WebError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::NotFound => Self::NotFound,
            StorageError::Changed(what) => Self::Changed(what),
            StorageError::Stale => Self::Conflict("error-stale".into()),
            StorageError::SavedOtherwise => Self::Conflict("error-saved-otherwise".into()),
            StorageError::Conflict(_) => Self::Conflict("error-already-there".into()),
            StorageError::Illegal(illegal) => {
                tracing::info!(%illegal, "move refused");
                Self::Conflict("error-illegal-move".into())
            }
            StorageError::Altered(_) => Self::Conflict("error-altered".into()),
            StorageError::SignedOut => Self::SignedOut,
            StorageError::NotAllowed => Self::Forbidden,
            StorageError::ClockBehind { .. } => Self::Unavailable(error.to_string()),
            StorageError::Unavailable(why) | StorageError::Files(why) => Self::Unavailable(why),
            StorageError::Database(error) => Self::Internal(error.to_string()),
            StorageError::Unreadable(why) => Self::Unreadable(why),
        }
    }
}

impl From<getrandom::Error> for WebError {
    fn from(error: getrandom::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<std::io::Error> for WebError {
    fn from(error: std::io::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}

#[derive(Template)]
#[template(path = "layout/error.html")]
struct ErrorPage {
    page: Page,
    /// Locale key; `-title`, `-text` and `-next` hang on it.
    key: String,
}

/// Status and locale key of a failure.
fn meaning(error: &WebError) -> (Status, &str) {
    match error {
        WebError::NotFound => (Status::NotFound, "error-not-found"),
        WebError::UnknownCode => (Status::NotFound, "error-unknown-code"),
        WebError::Gone => (Status::Gone, "error-gone"),
        WebError::SignedOut => (Status::Unauthorized, "error-signed-out"),
        WebError::Forbidden => (Status::Forbidden, "error-forbidden"),
        WebError::Conflict(key) => (Status::Conflict, key),
        WebError::Changed(_) => (Status::Conflict, "error-stale"),
        WebError::BadRequest(key) => (Status::BadRequest, key),
        WebError::TooMany => (Status::TooManyRequests, "error-too-many"),
        WebError::Busy => (Status::ServiceUnavailable, "error-busy"),
        WebError::Unavailable(_) => (Status::ServiceUnavailable, "error-unavailable"),
        WebError::Unreadable(_) => (Status::InternalServerError, "error-unreadable"),
        WebError::Internal(_) => (Status::InternalServerError, "error-internal"),
    }
}

fn answer(request: &Request<'_>, status: Status, key: &str) -> response::Result<'static> {
    let path = request.uri().path();
    if path.starts_with("/api/") || evidence::PATHS.iter().any(|programs| path.starts_with(programs)) {
        return problem(request, status, key);
    }
    if status == Status::Forbidden {
        note_refused(request);
    }
    let mut page = page_of(request);
    let body = match UnavailablePage::instead(&page, request.method(), status, key) {
        Some(calm) => html(&calm),
        None => {
            page.lang = page.lang.for_key(&format!("{key}-title"));
            html(&ErrorPage { page, key: key.to_owned() })
        }
    };
    let body = body.map_err(|_| Status::InternalServerError)?.refusal(request);
    let mut response = (status, body).respond_to(request)?;
    if status == Status::TooManyRequests {
        response.set_raw_header("Retry-After", wait(request));
    }
    if key == "error-busy" {
        response.set_raw_header("Retry-After", BUSY_FOR.to_string());
    }
    Ok(response)
}

/// Where nobody says how long, a check of a code may be tried again after so many seconds.
const CHECK_AGAIN: u64 = 60;

/// Seconds until a check is let through.
fn wait(request: &Request<'_>) -> String {
    Checks::wait(request).map_or(CHECK_AGAIN, TooOften::seconds).to_string()
}

/// What the form showed beside what is so now, with the way back to the page that it stands on.
fn changed(request: &Request<'_>, differences: &[Difference]) -> response::Result<'static> {
    let page = page_of(request);
    let home = page.viewer.as_ref().map_or("/", Viewer::home).to_owned();
    let back = (home, page.t("error-home"));
    let thing = ChangedThing {
        whose: String::new(),
        what: String::new(),
        href: drawn::stands_on(request),
        lines: changed_lines(&page, differences),
    };
    let page = ChangedPage { done: None, things: vec![thing], back, page };
    let body = html(&page).map_err(|_| Status::InternalServerError)?.refusal(request);
    (Status::Conflict, body).respond_to(request)
}

/// The frame of an error's page.
fn page_of(request: &Request<'_>) -> Page {
    let visitor: &Result<Option<guards::SignedIn>, Refusal> = request.local_cache(|| Ok(None));
    let reader = visitor.as_ref().ok().and_then(Option::as_ref);
    let mut page = Page::anonymous(lang_of(request, reader), &request.uri().to_string());
    page.viewer = reader.map(Viewer::from);
    page
}

/// Notes for the owners that somebody was refused what their roles do not open.
fn note_refused(request: &Request<'_>) {
    let visitor: &Result<Option<guards::SignedIn>, Refusal> = request.local_cache(|| Ok(None));
    let reader = visitor.as_ref().ok().and_then(Option::as_ref);
    let membership = reader.and_then(|reader| Some((reader, reader.membership()?)));
    let (Some(app), Some((reader, membership))) = (request.rocket().state::<App>(), membership) else {
        return;
    };
    let room: Vec<&str> = loggable(request).split('/').take(3).collect();
    app.access.note(Access {
        person: Some(reader.person.id),
        academy: Some(membership.academy.id),
        kind: AccessKind::Refused,
        detail: room.join("/"),
        place: Origin::of(request).neighbourhood(),
        at: app.clock.now(),
    });
}

/// RFC 9457 problem details.
fn problem(request: &Request<'_>, status: Status, key: &str) -> response::Result<'static> {
    let lang = lang_of(request, None).for_key(&format!("{key}-title"));
    let body = json!({
        "type": format!("about:blank#{key}"),
        "title": lang.t(&format!("{key}-title")),
        "status": status.code,
        "detail": lang.t(&format!("{key}-text")),
    })
    .to_string();
    let mut problem = Response::build();
    if status == Status::TooManyRequests {
        problem.raw_header("Retry-After", wait(request));
    }
    problem
        .status(status)
        .header(ContentType::new("application", "problem+json"))
        .raw_header("Access-Control-Allow-Origin", "*")
        .sized_body(body.len(), std::io::Cursor::new(body))
        .ok()
}

impl<'r> Responder<'r, 'static> for WebError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match &self {
            Self::Internal(why) | Self::Unreadable(why) => {
                tracing::error!(path = %loggable(request), %why, "request failed");
            }
            Self::Unavailable(why) => {
                tracing::warn!(path = %loggable(request), %why, "could not answer now")
            }
            _ => {}
        }
        match &self {
            Self::Changed(differences) => return changed(request, differences),
            Self::SignedOut => return sign_in_again(request).respond_to(request),
            _ => {}
        }
        let (status, key) = meaning(&self);
        answer(request, status, key)
    }
}

/// The path as a log line may show it: links of accounts carry a secret.
fn loggable<'r>(request: &'r Request<'_>) -> &'r str {
    let path = request.uri().path().as_str();
    ["/setup/", "/invitation/", "/password/", "/account/address/"]
        .into_iter()
        .find(|secret| path.starts_with(secret))
        .unwrap_or(path)
}

/// To the sign-in page, which says why, and back afterwards: to the page, or to the form with what was typed into it.
fn sign_in_again(request: &Request<'_>) -> Redirect {
    let next = match request.method() {
        Method::Get => Some(request.uri().to_string()),
        _ => drawn::keep(request, Why::SignedOut),
    };
    match next {
        Some(next) => Redirect::to(format!("/sign-in?next={}", RawStr::new(&next).percent_encode())),
        None => Redirect::to("/sign-in?lost=yes"),
    }
}

/// Not signed in.
#[catch(401)]
fn sign_in_first(request: &Request<'_>) -> Redirect {
    sign_in_again(request)
}

/// Whatever else: the page of its status.
#[catch(default)]
fn anything(status: Status, request: &Request<'_>) -> Answered {
    // The framework's own lines are off: they hold whole paths. What is nobody's fault but ours is told here.
    if status.code >= 500 && guards::refusal(request).is_none() {
        tracing::error!(path = %loggable(request), status = status.code, "request failed");
    }
    let key = match (status.code, guards::refusal(request)) {
        (_, Some(Refusal::CrossSite)) => "error-cross-site",
        (_, Some(Refusal::OtherAcademy)) => "error-other-academy",
        (_, Some(Refusal::Busy)) => "error-busy",
        (_, Some(Refusal::CutOff)) => "error-cut-off",
        (408, _) => "error-slow",
        (_, Some(Refusal::Unavailable)) | (503, _) => "error-unavailable",
        (404 | 405, _) => "error-not-found",
        (403, _) => "error-forbidden",
        (413, _) => "error-too-large",
        (429, _) => "error-too-many",
        (400..=499, _) => "error-bad-request",
        _ => "error-internal",
    };
    Answered { status, key }
}

struct Answered {
    status: Status,
    key: &'static str,
}

impl<'r> Responder<'r, 'static> for Answered {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        answer(request, self.status, self.key)
    }
}

/// The catchers of the whole site.
pub fn catchers() -> Vec<rocket::Catcher> {
    rocket::catchers![sign_in_first, anything]
}
