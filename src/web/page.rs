//! What every page needs to know: the language, who is looking, where, and the message to show once.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rocket::{
    Request,
    request::{self, FlashMessage, FromRequest},
};

use crate::{
    domain::{ids::AcademyId, words::Role},
    texts::{Arg, Lang},
};

use super::{
    assets,
    guards::{self, SignedIn},
};

/// The signed-in person as the page's frame shows them.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Their name.
    pub name: String,
    /// The academy that is switched on.
    pub academy: Option<(AcademyId, String)>,
    /// The others they may switch to.
    pub other_academies: Vec<(AcademyId, String)>,
    /// Their roles in the academy that is switched on.
    pub roles: Vec<Role>,
    /// Its time zone.
    pub time_zone: String,
}

impl Viewer {
    /// Whether they hold a role, by its stable name; templates ask this to show or hide what can be done.
    pub fn is(&self, role: &str) -> bool {
        self.roles.iter().any(|r| r.name() == role)
    }

    /// Whether they work for the academy in any way.
    pub fn is_staff(&self) -> bool {
        self.roles.iter().any(|r| *r != Role::Trainee)
    }

    /// Where their work begins.
    pub fn home(&self) -> &'static str {
        match (self.is_staff(), self.is("trainee")) {
            (true, _) => "/academy",
            (false, true) => "/practitioner",
            (false, false) => "/account",
        }
    }

    /// The entries of the academy's menu that their roles open: address and locale key.
    pub fn academy_menu(&self) -> Vec<(&'static str, &'static str)> {
        let entries: [(&str, &str, &[Role]); 11] = [
            ("/academy/cohorts", "nav-cohorts", guards::AcademyStaff::ROLES),
            ("/academy/queue", "nav-queue", guards::Supervisor::ROLES),
            ("/academy/queue/healed", "nav-healed", &[Role::Assessor]),
            ("/academy/assessments", "nav-assessments", &[Role::Assessor, Role::Iqa, Role::Auditor]),
            ("/academy/documents", "nav-review", guards::Auditor::ROLES),
            ("/academy/certificates", "nav-certificates", guards::AcademyStaff::ROLES),
            ("/academy/courses", "nav-courses", guards::AcademyStaff::ROLES),
            ("/academy/appearance", "nav-appearance", guards::Overseer::ROLES),
            ("/academy/people", "nav-people", guards::Auditor::ROLES),
            ("/academy/events", "nav-events", guards::Auditor::ROLES),
            ("/academy/outbox", "nav-outbox", guards::Auditor::ROLES),
        ];
        let open = |roles: &[Role]| self.roles.iter().any(|role| roles.contains(role));
        entries
            .into_iter()
            .filter(|(href, _, roles)| {
                open(roles)
                    // A trainer finds the healed results in the queue.
                    && !(*href == "/academy/queue/healed" && self.is("trainer"))
            })
            .map(|(href, key, _)| (href, key))
            .collect()
    }

    /// Whether they run cohorts and issue certificates.
    pub fn is_manager(&self) -> bool {
        self.is("owner") || self.is("manager")
    }
}

/// The frame of a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The language of the texts.
    pub lang: Lang,
    /// Path of the request, without the query.
    pub path: String,
    /// The query of the request, where there is one: a change of the language keeps it.
    pub query: Option<String>,
    /// Kind (`good`, `warn`, `bad`) and text of a message to show once.
    pub flash: Option<(String, String)>,
    /// Who is looking, if signed in.
    pub viewer: Option<Viewer>,
}

impl Page {
    /// A frame without a viewer, for errors and public pages; `path` may carry a query.
    pub fn anonymous(lang: Lang, path: &str) -> Self {
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (path, None),
        };
        Self { lang, path: path.to_owned(), query, flash: None, viewer: None }
    }

    /// The address of this page within the site, with its query.
    pub fn here(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// The languages this page is there in, for the choice in the foot.
    pub fn langs(&self) -> &'static [Lang] {
        if is_work(&self.path) { Lang::WORK } else { Lang::ALL }
    }

    /// The text of a key.
    pub fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    /// The text of `prefix-name`, for values of a vocabulary: `page.word("role", role)`.
    pub fn word(&self, prefix: &str, name: impl std::fmt::Display) -> String {
        self.lang.t(&format!("{prefix}-{name}"))
    }

    /// The text of a key with one value.
    pub fn t1<'a>(&self, key: &str, name: &'static str, value: impl Into<Arg<'a>>) -> String {
        self.lang.t_args(key, &[(name, value.into())])
    }

    /// The end of a stretch beside its beginning: its time, with the day where that is another one.
    pub fn until(&self, from: &NaiveDateTime, to: &NaiveDateTime) -> String {
        let midnight = to.time() == NaiveTime::MIN;
        if to.date() == from.date() || midnight { to.format("%H:%M").to_string() } else { self.moment(to) }
    }

    /// The text of a key with two values.
    pub fn t2<'a>(
        &self,
        key: &str,
        name: &'static str,
        value: impl Into<Arg<'a>>,
        name2: &'static str,
        value2: impl Into<Arg<'a>>,
    ) -> String {
        self.lang.t_args(key, &[(name, value.into()), (name2, value2.into())])
    }

    /// The text of a key with any number of values.
    pub fn tn(&self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        self.lang.t_args(key, args)
    }

    /// A date as people say it.
    pub fn date(&self, date: &NaiveDate) -> String {
        self.lang.date(*date)
    }

    /// A wall-clock moment as people say it.
    pub fn moment(&self, at: &NaiveDateTime) -> String {
        self.lang.moment(*at)
    }

    /// The time zone of the viewer's academy.
    pub fn zone(&self) -> &str {
        self.viewer.as_ref().map_or("UTC", |viewer| &viewer.time_zone)
    }

    /// A moment in the time zone of the viewer's academy.
    pub fn moment_here(&self, at: &DateTime<Utc>) -> String {
        self.lang.moment_in(*at, self.zone())
    }

    /// Minutes as hours: `6 h 30 min`.
    pub fn hours(&self, minutes: &i64) -> String {
        self.lang.hours(*minutes)
    }

    /// The address of an asset, with a hash of its content in it.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }

    /// Whether the viewer's roles open the page of events.
    pub fn reads_events(&self) -> bool {
        self.viewer
            .as_ref()
            .is_some_and(|viewer| viewer.roles.iter().any(|role| guards::Auditor::ROLES.contains(role)))
    }

    /// Whether the page's path begins with this, for the current entry of a menu.
    pub fn is_under(&self, prefix: &str) -> bool {
        self.path == prefix || self.path.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Whether a path is one of the pages that people sign in for: they are there in fewer languages than what patients read.
fn is_work(path: &str) -> bool {
    const WORK: [&str; 8] = [
        "/academy",
        "/practitioner",
        "/account",
        "/sign-in",
        "/setup",
        "/invitation",
        "/password",
        "/outbox",
    ];
    WORK.iter()
        .any(|prefix| path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The language of a request: what was chosen in this browser, else what the account says, else the browser's wish.
pub(super) fn lang_of(request: &Request<'_>, reader: Option<&SignedIn>) -> Lang {
    let wanted = request
        .cookies()
        .get("lang")
        .and_then(|cookie| Lang::from_tag(cookie.value()))
        .or_else(|| Lang::from_tag(&reader?.person.locale))
        .unwrap_or_else(|| request.headers().get_one("Accept-Language").map_or(Lang::En, Lang::from_header));
    if is_work(request.uri().path().as_str()) { wanted.for_work() } else { wanted }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Lang {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        let reader = guards::visitor(request).await.ok().flatten();
        request::Outcome::Success(lang_of(request, reader))
    }
}

impl From<&SignedIn> for Viewer {
    fn from(signed_in: &SignedIn) -> Self {
        let current = signed_in.membership();
        let id_and_name = |m: &guards::Membership| (m.academy.id, m.academy.name.clone());
        Self {
            name: signed_in.person.full_name.clone(),
            academy: current.map(id_and_name),
            other_academies: signed_in
                .memberships
                .iter()
                .filter(|m| Some(m.academy.id) != current.map(|c| c.academy.id))
                .map(id_and_name)
                .collect(),
            roles: current.map(|m| m.grants.iter().map(|grant| grant.role).collect()).unwrap_or_default(),
            time_zone: current.map_or_else(|| "UTC".into(), |m| m.academy.time_zone.clone()),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Page {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        let reader = guards::visitor(request).await.ok().flatten();
        let viewer = reader.map(Viewer::from);
        let flash = request
            .guard::<FlashMessage<'_>>()
            .await
            .succeeded()
            .map(|flash| (flash.kind().to_owned(), flash.message().to_owned()));
        let path = request.uri().path().as_str().to_owned();
        let query = request.uri().query().map(|query| query.as_str().to_owned());
        request::Outcome::Success(Self { lang: lang_of(request, reader), path, query, flash, viewer })
    }
}
