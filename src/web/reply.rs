//! What a handler answers: a page, the same form with its errors, or the way to the next page.

use askama::Template;
use rocket::{
    Request, Response,
    http::Status,
    response::{self, Flash, Redirect, Responder},
};

use super::{WebError, drawn::Drawn};

/// Seconds after which something is tried again for which too many stood in line.
pub const BUSY_FOR: u64 = 5;

/// A page, or why there is none.
pub type Html = Result<Drawn, WebError>;

/// Draws a page.
pub fn html(template: &impl Template) -> Html {
    Ok(Drawn(template.render().map_err(|error| WebError::Internal(error.to_string()))?))
}

/// The answer to a form.
#[derive(Debug)]
pub enum Reply {
    /// Done: see there, and read this once.
    See(Box<Flash<Redirect>>),
    /// Done: see there.
    Go(Box<Redirect>),
    /// A page, where a handler may also answer otherwise (status 200).
    Page(Drawn),
    /// Not done: the form again, with what was typed and what to mend (status 422).
    Again(Drawn),
    /// Not done because something else happened meanwhile: a page that says what (status 409).
    Overtaken(Drawn),
    /// What the link led to can no longer be reached: a page that says what to do (status 410).
    Gone(Drawn),
    /// Signed out: see there, and the browser forgets what it kept of this site.
    SignedOut(Box<Flash<Redirect>>),
    /// Not done because too many want it at this moment: the form again (status 503).
    Busy(Drawn),
    /// Not done because it was tried too often: the form again, and after how many seconds to try (status 429).
    Later(Drawn, u64),
}

impl Reply {
    /// Done: see `path`, with a message of success.
    pub fn done(path: impl Into<String>, message: String) -> Result<Self, WebError> {
        Ok(Self::See(Box::new(Flash::new(Redirect::to(path.into()), "good", message))))
    }

    /// Not done, or done with a reservation: see `path`, with a message that says so.
    pub fn warned(path: impl Into<String>, message: String) -> Result<Self, WebError> {
        Ok(Self::See(Box::new(Flash::new(Redirect::to(path.into()), "warn", message))))
    }

    /// See `path`, without a message.
    pub fn go(path: impl Into<String>) -> Result<Self, WebError> {
        Ok(Self::Go(Box::new(Redirect::to(path.into()))))
    }

    /// A page.
    pub fn page(template: &impl Template) -> Result<Self, WebError> {
        html(template).map(Self::Page)
    }

    /// The form again, with what to mend.
    pub fn again(template: &impl Template) -> Result<Self, WebError> {
        html(template).map(Self::Again)
    }

    /// A page that says what happened meanwhile.
    pub fn overtaken(template: &impl Template) -> Result<Self, WebError> {
        html(template).map(Self::Overtaken)
    }

    /// A page that says what to do now that the link is dead.
    pub fn gone(template: &impl Template) -> Result<Self, WebError> {
        html(template).map(Self::Gone)
    }

    /// Signed out: see `path`, with a message of success.
    pub fn signed_out(path: impl Into<String>, message: String) -> Result<Self, WebError> {
        Ok(Self::SignedOut(Box::new(Flash::new(Redirect::to(path.into()), "good", message))))
    }

    /// The form again, to be sent a moment later.
    pub fn busy(template: &impl Template) -> Result<Self, WebError> {
        html(template).map(Self::Busy)
    }

    /// The form again, and after how many seconds it may be sent.
    pub fn later(template: &impl Template, seconds: u64) -> Result<Self, WebError> {
        html(template).map(|page| Self::Later(page, seconds))
    }
}

impl<'r> Responder<'r, 'static> for Reply {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        match self {
            Self::See(see) => (*see).respond_to(request),
            Self::Go(go) => (*go).respond_to(request),
            Self::Page(page) => page.respond_to(request),
            Self::Again(page) => (Status::UnprocessableEntity, page.refusal(request)).respond_to(request),
            Self::Overtaken(page) => (Status::Conflict, page.refusal(request)).respond_to(request),
            Self::Gone(page) => (Status::Gone, page.refusal(request)).respond_to(request),
            Self::SignedOut(see) => Response::build_from((*see).respond_to(request)?)
                // Cookies stay: the language, and that this browser is known. The session's was taken.
                .raw_header("Clear-Site-Data", "\"cache\", \"storage\"")
                .ok(),
            Self::Busy(page) => {
                let page = (Status::ServiceUnavailable, page.refusal(request));
                Response::build_from(page.respond_to(request)?)
                    .raw_header("Retry-After", BUSY_FOR.to_string())
                    .ok()
            }
            Self::Later(page, seconds) => {
                let page = (Status::TooManyRequests, page.refusal(request));
                Response::build_from(page.respond_to(request)?)
                    .raw_header("Retry-After", seconds.to_string())
                    .ok()
            }
        }
    }
}
