//! The only place that knows status codes of failures: a localised page, or problem+json where programs ask.

use askama::Template;
use rocket::{
    Request, Response, catch,
    http::{ContentType, Status, uri::Absolute},
    response::{self, Redirect, Responder, content::RawHtml},
};
use serde_json::json;

use crate::{
    App,
    domain::shown::Difference,
    storage::{
        StorageError,
        access_records::{Access, AccessKind},
    },
    throttle::{Origin, TooOften},
};

use super::{
    evidence,
    guards::{self, Refusal},
    local_path,
    page::{Page, Viewer, lang_of},
    patient::UnavailablePage,
    reply::BUSY_FOR,
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
            StorageError::Conflict(_) => Self::Conflict("error-already-there".into()),
            StorageError::Illegal(illegal) => {
                tracing::info!(%illegal, "move refused");
                Self::Conflict("error-illegal-move".into())
            }
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
    let page = page_of(request);
    let body = match status {
        Status::TooManyRequests if path.starts_with("/v/") => UnavailablePage::too_many(page).render(),
        _ => ErrorPage { page, key: key.to_owned() }.render(),
    };
    let body = body.map_err(|_| Status::InternalServerError)?;
    let mut response = (status, RawHtml(body)).respond_to(request)?;
    if let Some(often) = request.local_cache(|| None::<TooOften>) {
        response.set_raw_header("Retry-After", often.seconds().to_string());
    }
    if key == "error-busy" {
        response.set_raw_header("Retry-After", BUSY_FOR.to_string());
    }
    Ok(response)
}

#[derive(Template)]
#[template(path = "layout/changed.html")]
struct ChangedPage {
    page: Page,
    differences: Vec<Difference>,
    /// The page with the form.
    back: String,
}

/// What the form showed beside what is so now. The way back is the page that the form came from, on this site.
fn changed(request: &Request<'_>, differences: Vec<Difference>) -> response::Result<'static> {
    let page = page_of(request);
    let from = request.headers().get_one("Referer").and_then(|text| Absolute::parse(text).ok());
    let back = from.map(|from| match from.query() {
        Some(query) => format!("{}?{query}", from.path()),
        None => from.path().to_string(),
    });
    let home = || page.viewer.as_ref().map_or("/", Viewer::home).to_owned();
    let back = back.map_or_else(home, |path| local_path(&path));
    let body = ChangedPage { page, differences, back }.render().map_err(|_| Status::InternalServerError)?;
    (Status::Conflict, RawHtml(body)).respond_to(request)
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
    let lang = lang_of(request, None);
    let body = json!({
        "type": format!("about:blank#{key}"),
        "title": lang.t(&format!("{key}-title")),
        "status": status.code,
        "detail": lang.t(&format!("{key}-text")),
    })
    .to_string();
    let mut response = Response::build();
    response
        .status(status)
        .header(ContentType::new("application", "problem+json"))
        .raw_header("Access-Control-Allow-Origin", "*")
        .sized_body(body.len(), std::io::Cursor::new(body));
    if let Some(often) = request.local_cache(|| None::<TooOften>) {
        response.raw_header("Retry-After", often.seconds().to_string());
    }
    response.ok()
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
        if let Self::Changed(differences) = self {
            return changed(request, differences);
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

/// Not signed in: to the sign-in page, and back afterwards.
#[catch(401)]
fn sign_in_first(request: &Request<'_>) -> Result<Redirect, WebError> {
    if request.method() != rocket::http::Method::Get {
        return Ok(Redirect::to("/sign-in"));
    }
    let next = request.uri().to_string();
    Ok(Redirect::to(format!("/sign-in?next={}", rocket::http::RawStr::new(&next).percent_encode())))
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
        (_, Some(Refusal::Busy)) => "error-busy",
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
