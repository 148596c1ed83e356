//! What every page of accounts needs of a request, signed in or not.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use rocket::{
    Request,
    http::{Cookie, CookieJar, Method, Status},
    outcome::Outcome,
    request::{self, FromRequest},
};

use crate::{
    clock::Clock,
    config::Settings,
    domain::text::TextError,
    passwords::PasswordError,
    random::Token,
    storage::Store,
    texts::Lang,
    throttle::{Origin, Throttles, TooOften},
    web::{
        FieldErrors, WebError,
        guards::{Refusal, SameSite},
        session_cookie,
    },
};

/// A visit to the accounts: refuses forms that another site made the browser send.
pub struct Visit<'r> {
    /// The database.
    pub store: &'r Store,
    /// The settings.
    pub settings: &'r Settings,
    /// The moment.
    pub now: DateTime<Utc>,
    /// What the browser says it is.
    pub user_agent: &'r str,
    throttles: &'r Throttles,
    origin: Origin,
    cookies: &'r CookieJar<'r>,
}

impl Visit<'_> {
    /// Counts a try at an account's door.
    pub fn knock(&self, account: &str) -> Result<(), TooOften> {
        self.throttles.sign_in(account, self.origin)
    }

    /// The session's token that the browser has.
    pub fn session(&self) -> Option<Token> {
        session_cookie::token(self.cookies)
    }

    /// Gives the browser a session.
    pub fn begin_session(&self, token: &Token) {
        session_cookie::set(self.cookies, token, self.settings.https());
    }

    /// Remembers the language in this browser.
    pub fn choose_language(&self, lang: Lang) {
        self.cookies.add(
            Cookie::build(("lang", lang.tag())).path("/").permanent().same_site(rocket::http::SameSite::Lax),
        );
    }

    /// Takes the browser's session away.
    pub fn forget_session(&self) {
        session_cookie::clear(self.cookies);
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visit<'r> {
    type Error = Refusal;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Refusal> {
        if request.method() == Method::Post
            && let Outcome::Error(refusal) = request.guard::<SameSite>().await
        {
            return Outcome::Error(refusal);
        }
        let Outcome::Success(origin) = request.guard::<Origin>().await else {
            return Outcome::Error((Status::ServiceUnavailable, Refusal::Unavailable));
        };
        let state = request.rocket();
        let visit = || {
            Some(Self {
                store: state.state::<Store>()?,
                settings: state.state::<Arc<Settings>>()?,
                now: state.state::<Clock>()?.now(),
                user_agent: request.headers().get_one("User-Agent").unwrap_or_default(),
                throttles: state.state::<Throttles>()?,
                origin,
                cookies: request.cookies(),
            })
        };
        match visit() {
            Some(visit) => Outcome::Success(visit),
            None => Outcome::Error((Status::ServiceUnavailable, Refusal::Unavailable)),
        }
    }
}

impl From<PasswordError> for WebError {
    fn from(error: PasswordError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// Puts the reason why a password is refused beside its field.
pub fn refuse_password(errors: &mut FieldErrors, field: &'static str, error: TextError) {
    let key = match error {
        TextError::TooShort { .. } | TextError::Empty => "accounts-password-short",
        TextError::TooLong { .. } => "accounts-password-long",
        TextError::PasswordIsAddress => "accounts-password-is-email",
        _ => "accounts-password-common",
    };
    errors.add(field, key);
}

/// The address as accounts hold it, whatever was typed; too long a text is cut, nobody has such an address.
pub fn folded(email: &str) -> String {
    crate::domain::text::Email::parse(email)
        .map(String::from)
        .unwrap_or_else(|_| email.trim().chars().take(254).flat_map(char::to_lowercase).collect())
}
