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
    App,
    clock::Clock,
    config::Settings,
    domain::{
        ids::{PersonId, SessionId},
        password::WeakPassword,
    },
    passwords::{Asker, Desk, PasswordError, Place},
    random::Token,
    storage::{
        Store,
        access_records::{Access, AccessKind},
    },
    texts::Lang,
    throttle::{Origin, Throttles, TooOften, Try, Wish},
    web::{
        FieldErrors, WebError,
        guards::{Refusal, SameSite},
        known_browser, session_cookie,
    },
    workflows::{
        note_access::AccessBook,
        sign_in::{Begun, Browser},
    },
};

/// A visit to the accounts: refuses forms that another site made the browser send.
pub struct Visit<'r> {
    /// The database.
    pub store: &'r Store,
    /// The settings.
    pub settings: &'r Settings,
    /// The time.
    pub clock: &'r Clock,
    /// What the browser says it is.
    pub user_agent: &'r str,
    throttles: &'r Throttles,
    desk: &'r Desk,
    access: &'r AccessBook,
    origin: Origin,
    cookies: &'r CookieJar<'r>,
}

impl<'r> Visit<'r> {
    /// This moment: a form may have taken its time to arrive.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A try at the door of the account of a folded address.
    pub fn knock(&self, account: &str) -> Result<Try<'r>, TooOften> {
        self.throttles.sign_in(account, self.origin, known_browser::known_at(self.cookies, account))
    }

    /// A try of somebody who is signed in to type the password they use now.
    pub fn try_old_password(&self, session: SessionId) -> Result<Try<'r>, TooOften> {
        self.throttles.old_password(session)
    }

    /// A wish of a person for another address of their account.
    pub fn try_address(&self, person: PersonId) -> Result<Try<'r>, TooOften> {
        self.throttles.address(person)
    }

    /// A wish for a link to set another password.
    pub fn ask_for_link(&self, account: &str) -> Result<Wish<'r>, TooOften> {
        self.throttles.link(account, self.origin, known_browser::known_at(self.cookies, account))
    }

    /// A place in the line before the hashing of passwords.
    pub fn place(&self, attempt: &Try<'_>) -> Result<Place<'r>, PasswordError> {
        self.desk.place(if attempt.is_known { Asker::Known } else { Asker::Stranger })
    }

    /// Where this browser's sessions begin.
    pub fn browser<'d>(&self, device: &'d str) -> Browser<'d> {
        Browser { device, lifetime: self.settings.session_lifetime() }
    }

    /// The session's token that the browser has.
    pub fn session(&self) -> Option<Token> {
        session_cookie::token(self.cookies)
    }

    /// Gives the browser a session, and makes it known at the account.
    pub fn begin_session(&self, begun: &Begun) {
        let https = self.settings.https();
        session_cookie::set(self.cookies, &begun.token, https, (begun.at, begun.ends));
        self.remember(&begun.email);
    }

    /// Notes for the owners that somebody signed in, or tried to.
    pub fn note(&self, person: Option<PersonId>, kind: AccessKind, device: &str) {
        let detail = if person.is_some() { device.to_owned() } else { String::new() };
        let place = if person.is_some() { self.origin.neighbourhood() } else { String::new() };
        self.access.note(Access { person, academy: None, kind, detail, place, at: self.now() });
    }

    /// Makes the browser known at an account. Without randomness it is not, and nothing else is lost.
    pub fn remember(&self, account: &str) {
        let https = self.settings.https();
        if let Err(error) = known_browser::remember(self.cookies, account, https, self.now()) {
            tracing::warn!(%error, "a browser could not be made known");
        }
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
                clock: state.state::<Clock>()?,
                user_agent: request.headers().get_one("User-Agent").unwrap_or_default(),
                throttles: state.state::<Throttles>()?,
                desk: state.state::<Desk>()?,
                access: &state.state::<App>()?.access,
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
        match error {
            PasswordError::Busy => Self::Busy,
            PasswordError::Failed(why) => Self::Unavailable(why),
        }
    }
}

/// Puts the reason why a password is refused beside its field.
pub fn refuse_password(errors: &mut FieldErrors, field: &'static str, error: WeakPassword) {
    let key = match error {
        WeakPassword::TooShort => "accounts-password-short",
        WeakPassword::TooLong => "accounts-password-long",
        WeakPassword::IsAddress => "accounts-password-is-email",
        WeakPassword::OwnWords => "accounts-password-own-words",
        WeakPassword::Guessable => "accounts-password-common",
    };
    errors.add(field, key);
}

/// The address as accounts hold it, whatever was typed; too long a text is cut, nobody has such an address.
pub fn folded(email: &str) -> String {
    crate::domain::text::Email::parse(email)
        .map(String::from)
        .unwrap_or_else(|_| email.trim().chars().take(254).flat_map(char::to_lowercase).collect())
}
