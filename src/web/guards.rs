//! Who may enter: a handler's signature names a person (`Supervisor`, `Trainee`), and nobody else gets in.
//!
//! Every guard of an academy's people carries the `Academy` that all queries of the handler are bound to, and
//! refuses a form that another site made the browser send.

use std::{ops::Deref, sync::Arc, time::Duration};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use rocket::{
    Request, State,
    http::{Method, Status},
    outcome::Outcome,
    request::{self, FromRequest},
};

use crate::{
    clock::{Clock, local_date, local_time},
    config::Settings,
    domain::{
        academy::Academy,
        ids::SessionId,
        person::{Person, RoleGrant},
        words::Role,
    },
    random::Token,
    storage::{
        StorageError, Store,
        sessions::{self, LiveSession},
    },
    workflows::{
        acting::{Authority, OwnAccount},
        may,
        sign_in::list_open,
    },
};

use super::session_cookie;

/// Target of the trace event that says, once a request, that its sender is known: what guards decide upon has been read by
/// then, and nothing has been decided.
pub const KNOWN: &str = "countersign::known";

/// Why somebody was not let in. The catchers put it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    SignIn,
    /// Signed in, but without the role.
    Role,
    /// The form came from another site.
    CrossSite,
    /// The form was drawn while another of their academies was switched on.
    OtherAcademy,
    /// Who it is could not be looked up now.
    Unavailable,
    /// Too many send files at this moment.
    Busy,
    /// What was sent took too long to arrive.
    Slow,
    /// What was sent ended before its end.
    CutOff,
}

impl Refusal {
    pub(super) fn status(self) -> Status {
        match self {
            Self::SignIn => Status::Unauthorized,
            Self::Role | Self::CrossSite => Status::Forbidden,
            Self::OtherAcademy => Status::Conflict,
            Self::Unavailable | Self::Busy => Status::ServiceUnavailable,
            Self::Slow => Status::RequestTimeout,
            Self::CutOff => Status::BadRequest,
        }
    }
}

/// An academy that the person has a role in.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The academy.
    pub academy: Academy,
    /// The person's grants there that hold today.
    pub grants: Vec<RoleGrant>,
}

/// A signed-in person, whatever their roles.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The browser's session.
    pub session: SessionId,
    /// Who it is.
    pub person: Person,
    /// Every academy with a role that holds today.
    pub memberships: Vec<Membership>,
    clock: Clock,
    /// Which of them is switched on.
    current: Option<usize>,
    /// The moment of the request.
    pub now: DateTime<Utc>,
}

impl SignedIn {
    /// The academy that is switched on, with the person's grants there.
    pub fn membership(&self) -> Option<&Membership> {
        self.memberships.get(self.current?)
    }

    /// On whose word a workflow changes their account; it asks again in its transaction.
    pub fn account(&self) -> OwnAccount {
        OwnAccount::in_session(self.person.id, self.session, self.clock.clone())
    }
}

/// A person at work in an academy: what every guard of the academy's people gives.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The browser's session.
    session: SessionId,
    clock: Clock,
    /// Who it is.
    pub person: Person,
    /// The academy every query is bound to.
    pub academy: Academy,
    /// The person's grants there that hold today.
    pub grants: Vec<RoleGrant>,
    /// The moment of the request.
    pub now: DateTime<Utc>,
    /// The date in the academy's time zone.
    pub today: NaiveDate,
}

impl Actor {
    /// Whether the person holds a role here today.
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// On whose word a workflow makes a change; it asks again in its transaction.
    pub fn authority(&self) -> Authority {
        Authority::in_session(self.academy.id, self.person.id, self.session, self.clock.clone())
    }

    /// The academy's wall clock at the moment of the request, for showing.
    pub fn wall(&self) -> NaiveDateTime {
        local_time(self.now, &self.academy.time_zone)
    }

    /// Whether the person holds one of some roles here today.
    pub fn is_any(&self, roles: &[Role]) -> bool {
        self.grants.iter().any(|grant| roles.contains(&grant.role))
    }
}

/// What the request's session cookie leads to; looked up once a request.
pub(super) async fn visitor<'r>(request: &'r Request<'_>) -> Result<Option<&'r SignedIn>, Refusal> {
    let found: &Result<Option<SignedIn>, Refusal> = request
        .local_cache_async(async {
            look_up(request).await.map_err(|error| {
                tracing::error!(%error, "session lookup failed");
                Refusal::Unavailable
            })
        })
        .await;
    found.as_ref().map(Option::as_ref).map_err(|refusal| *refusal)
}

async fn look_up(request: &Request<'_>) -> Result<Option<SignedIn>, StorageError> {
    let Some(token) = session_cookie::token(request.cookies()) else { return Ok(None) };
    let (Some(store), Some(clock)) = (request.rocket().state::<Store>(), request.rocket().state::<Clock>())
    else {
        return Ok(None);
    };
    let now = clock.now();
    let Some(session) = sessions::find_live(store.read(), &token, now).await? else { return Ok(None) };
    keep_in_use(request, store, (&session, &token), now).await;
    let open = list_open(store.read(), session.person.id, now).await?;
    let memberships: Vec<_> =
        open.into_iter().map(|(academy, grants)| Membership { academy, grants }).collect();
    let current = memberships
        .iter()
        .position(|m| Some(m.academy.id) == session.academy_id)
        .or((!memberships.is_empty()).then_some(0));
    tracing::trace!(target: KNOWN, person = %session.person.id, "sender looked up");
    Ok(Some(SignedIn {
        session: session.id,
        person: session.person,
        memberships,
        clock: clock.clone(),
        current,
        now,
    }))
}

/// How long a page waits until the use of its session is written down.
const PATIENCE: Duration = Duration::from_secs(1);

/// Moves the end of the session that is in use, and of the cookie with it. Where that can't be written now, the page is
/// shown all the same.
async fn keep_in_use(
    request: &Request<'_>,
    store: &Store,
    (session, token): (&LiveSession, &Token),
    now: DateTime<Utc>,
) {
    let Some(settings) = request.rocket().state::<Arc<Settings>>() else { return };
    let touched = sessions::touch(store, session, settings.session_lifetime(), now);
    // Whoever saves just then is not waited for; the next page tries again.
    let Ok(touched) = tokio::time::timeout(PATIENCE, touched).await else { return };
    match touched {
        Ok(Some(ends)) => session_cookie::set(request.cookies(), token, settings.https(), (now, ends)),
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "the use of a session could not be noted"),
    }
}

/// Whether the browser says that the request was made by a page of this site. Browsers send `Sec-Fetch-Site`
/// since 2020-2023; an older one sends `Origin` with every form. A request with neither is refused, and so is one to
/// another host than the site's own: somebody may have pointed a name of theirs at this machine.
fn same_site(request: &Request<'_>) -> bool {
    let Some(settings) = request.rocket().state::<Arc<Settings>>() else { return false };
    let (header, named) = (|name| request.headers().get_one(name), settings.public_url.is_some());
    let host = header("Host");
    if named && host.is_some_and(|host| !host.eq_ignore_ascii_case(&settings.host_header())) {
        return false;
    }
    if let Some(site) = header("Sec-Fetch-Site") {
        return matches!(site, "same-origin" | "none");
    }
    match (header("Origin").and_then(|origin| origin.split_once("://")), host) {
        (Some((scheme, origin)), Some(host)) => {
            let expected = if settings.https() { "https" } else { "http" };
            (scheme == expected || (!named && scheme == "https")) && origin.eq_ignore_ascii_case(host)
        }
        _ => false,
    }
}

fn changes_something(request: &Request<'_>) -> bool {
    !matches!(request.method(), Method::Get | Method::Head | Method::Options)
}

/// Notes why a request is refused, for the catchers.
pub(super) fn note_refusal(request: &Request<'_>, refusal: Refusal) {
    request.local_cache(|| Some(refusal));
}

fn refuse<T>(request: &Request<'_>, refusal: Refusal) -> request::Outcome<T, Refusal> {
    note_refusal(request, refusal);
    Outcome::Error((refusal.status(), refusal))
}

/// The reason a guard gave for refusing this request.
pub(super) fn refusal(request: &Request<'_>) -> Option<Refusal> {
    *request.local_cache(|| None)
}

/// For forms that need no account: the form was sent by a page of this site.
pub struct SameSite;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SameSite {
    type Error = Refusal;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Refusal> {
        if same_site(request) { Outcome::Success(Self) } else { refuse(request, Refusal::CrossSite) }
    }
}

/// For questions that come with a body, need no account and change nothing: asked on a page of this site, or by a program
/// that is no browser and so has nobody's cookies.
pub struct Asker {
    /// Whether a browser asks, which follows where it is sent.
    pub is_browser: bool,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Asker {
    type Error = Refusal;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Refusal> {
        let is_browser = ["Sec-Fetch-Site", "Origin"].iter().any(|name| request.headers().contains(*name));
        if !is_browser || same_site(request) {
            Outcome::Success(Self { is_browser })
        } else {
            refuse(request, Refusal::CrossSite)
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for SignedIn {
    type Error = Refusal;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Refusal> {
        match visitor(request).await {
            // What they typed is read by the last route of all (`super::lost`), so that they get it back.
            Ok(None) if changes_something(request) && same_site(request) => {
                note_refusal(request, Refusal::SignIn);
                Outcome::Forward(Refusal::SignIn.status())
            }
            Ok(None) => refuse(request, Refusal::SignIn),
            Ok(Some(_)) if changes_something(request) && !same_site(request) => {
                refuse(request, Refusal::CrossSite)
            }
            Ok(Some(visitor)) => Outcome::Success(visitor.clone()),
            Err(refusal) => refuse(request, refusal),
        }
    }
}

async fn actor(request: &Request<'_>, roles: &[Role]) -> request::Outcome<Actor, Refusal> {
    let signed_in = match SignedIn::from_request(request).await {
        Outcome::Success(signed_in) => signed_in,
        Outcome::Error(error) => return Outcome::Error(error),
        Outcome::Forward(status) => return Outcome::Forward(status),
    };
    let Some(Membership { academy, grants }) = signed_in.membership().cloned() else {
        return refuse(request, Refusal::Role);
    };
    let today = local_date(signed_in.now, &academy.time_zone);
    let SignedIn { session, clock, person, now, .. } = signed_in;
    let actor = Actor { session, clock, person, academy, grants, now, today };
    if actor.is_any(roles) { Outcome::Success(actor) } else { refuse(request, Refusal::Role) }
}

macro_rules! people {
    ($($(#[$doc:meta])* $name:ident: $roles:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(pub Actor);

        impl $name {
            /// The roles that open this door.
            pub const ROLES: &'static [Role] = may::$roles;
        }
        impl Deref for $name {
            type Target = Actor;
            fn deref(&self) -> &Actor {
                &self.0
            }
        }
        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $name {
            type Error = Refusal;
            async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Refusal> {
                actor(request, Self::ROLES).await.map(Self)
            }
        }
    )+};
}

people! {
    /// Runs the academy.
    Owner: OWNERS;
    /// Runs cohorts, enrols, issues.
    Manager: MANAGERS;
    /// Accepts or refuses documents.
    Reviewer: MANAGERS;
    /// Anyone who works for the academy; may read, not change.
    AcademyStaff: STAFF;
    /// Countersigns.
    Supervisor: SUPERVISORS;
    /// Judges healed results.
    Clinician: CLINICIANS;
    /// Decides criteria and observed treatments.
    Assessor: ASSESSORS;
    /// Samples assessments.
    Iqa: SAMPLERS;
    /// Reads the events.
    Auditor: AUDITORS;
    /// Sees what quality assurers sample.
    SampleReader: SAMPLE_READERS;
    /// Sees what only owners change.
    Overseer: OVERSEERS;
    /// Learns, and after the award practises.
    Trainee: TRAINEES;
    /// Anyone with a role in the academy.
    Member: MEMBERS;
}

/// The application's clock and store as one argument, for handlers that have no person.
pub struct Now(pub DateTime<Utc>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Now {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        match request.guard::<&State<Clock>>().await {
            Outcome::Success(clock) => Outcome::Success(Self(clock.now())),
            _ => Outcome::Forward(Status::InternalServerError),
        }
    }
}
