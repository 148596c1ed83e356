//! Everybody of the academy, by name, with search and a filter by role.

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{Route, State, get, routes};

use crate::{
    domain::{address, free_text, ids::JoiningId, shown::Shown, words::Role},
    storage::{Store, joinings, people, people::Member},
    web::{Auditor, Html, Page, html},
    workflows::look::of_joining,
};

const PAGE_SIZE: usize = 50;

pub fn routes() -> Vec<Route> {
    routes![list]
}

/// A person as the list shows them.
struct Line {
    member: Member,
    /// Their roles today, in words.
    roles: String,
}

/// Somebody who was asked and has not answered: nothing of them is known but the address.
struct Waiting {
    id: JoiningId,
    email: String,
    roles: String,
    until: DateTime<Utc>,
    over: bool,
    /// What the form that takes it back carries.
    shown: Shown,
}

#[derive(Template)]
#[template(path = "academy/people.html")]
struct PeoplePage {
    page: Page,
    may_invite: bool,
    q: String,
    role: String,
    roles: Vec<(String, String)>,
    lines: Vec<Line>,
    waiting: Vec<Waiting>,
    number: usize,
    pages: usize,
    first: usize,
    last: usize,
    total: usize,
}

impl PeoplePage {
    /// The address of another page of the same search.
    fn href(&self, number: usize) -> String {
        let q = rocket::http::RawStr::new(&self.q).percent_encode().to_string();
        format!("/academy/people?q={q}&role={}&page={number}", self.role)
    }

    fn here(&self) -> String {
        self.href(self.number)
    }

    fn previous(&self) -> Option<String> {
        (self.number > 1).then(|| self.href(self.number - 1))
    }

    fn next(&self) -> Option<String> {
        (self.number < self.pages).then(|| self.href(self.number + 1))
    }

    fn has_pages(&self) -> bool {
        self.pages > 1
    }

    fn range(&self) -> String {
        let (first, last, total) = (self.first.into(), self.last.into(), self.total.into());
        self.page.tn("people-range", &[("first", first), ("last", last), ("total", total)])
    }
}

#[get("/academy/people?<q>&<role>&<page>")]
async fn list(
    who: Auditor,
    store: &State<Store>,
    frame: Page,
    q: Option<&str>,
    role: Option<&str>,
    page: Option<usize>,
) -> Html {
    let q = free_text::search(q.unwrap_or_default());
    let wanted = role.and_then(|role| role.parse::<Role>().ok());
    let members = people::list_members(store.read(), who.academy.id, wanted, &q).await?;
    let total = members.len();
    let pages = total.div_ceil(PAGE_SIZE).max(1);
    let number = page.unwrap_or(1).clamp(1, pages);
    let start = (number - 1) * PAGE_SIZE;
    let shown = members.into_iter().skip(start).take(PAGE_SIZE);
    let lines: Vec<Line> = shown
        .map(|member| {
            let held = member.grants.iter().filter(|grant| grant.holds_on(who.today));
            let roles = held.map(|grant| frame.word("role", grant.role)).collect::<Vec<_>>().join(", ");
            Line { member, roles }
        })
        .collect();
    let waiting = joinings::list_waiting(store.read(), who.academy.id).await?;
    let waiting = waiting.into_iter().map(|one| Waiting {
        id: one.id,
        shown: of_joining(&one),
        email: address::shown(&one.email),
        roles: one.roles.iter().map(|role| frame.word("role", role)).collect::<Vec<_>>().join(", "),
        until: one.expires_at,
        over: one.expires_at <= who.now,
    });
    let waiting = waiting.collect();
    let roles = Role::ALL.iter().map(|role| (role.name().to_owned(), frame.word("role", role))).collect();
    html(&PeoplePage {
        may_invite: who.is_any(&[Role::Owner, Role::Manager]),
        page: frame,
        q,
        role: wanted.map(|role| role.name().to_owned()).unwrap_or_default(),
        roles,
        number,
        pages,
        first: start + 1,
        last: start + lines.len(),
        lines,
        waiting,
        total,
    })
}
