//! The list of certificates: what waits for a second person on top, then everything, searchable.

use std::collections::HashMap;

use askama::Template;
use chrono::NaiveDate;
use rocket::{State, get};

use crate::{
    domain::{
        certificate::Standing,
        free_text,
        ids::{CertificateId, CohortId},
        states::CertificateState,
        verdict::Verdict,
    },
    storage::{
        Store,
        certificates::{self, CertificateLine, Filter, Listed},
        pages::{self, PageOf},
    },
    web::{AcademyStaff, Html, Page, html},
    workflows::check_code::check_codes,
};

use super::super::is_manager;

const SIZE: u64 = 25;

#[derive(Template)]
#[template(path = "academy/certificates.html")]
struct ListPage {
    page: Page,
    waiting: Vec<CertificateLine>,
    found: PageOf<CertificateLine>,
    /// The cohorts of which something waits: there it is approved together. Told to those who may.
    together: Vec<(CohortId, String)>,
    /// What patients are told of those that are found.
    verdicts: HashMap<CertificateId, Verdict>,
    q: String,
    state: String,
    today: NaiveDate,
}

impl ListPage {
    fn status(&self, line: &CertificateLine) -> &'static str {
        super::status(line.state, line.expires_on, self.verdicts.get(&line.id), self.today)
    }

    fn tone(&self, line: &CertificateLine) -> &'static str {
        match self.status(line) {
            // Nobody knows what patients are told: no good news then.
            "active" if !self.verdicts.contains_key(&line.id) => "none",
            status => super::tone(status),
        }
    }

    /// The last day, where it is one to go by.
    fn until(&self, line: &CertificateLine) -> Option<NaiveDate> {
        let holds = Standing::of(line.state, line.expires_on, self.today) == Some(Standing::Active);
        line.expires_on.filter(|_| holds)
    }

    fn states(&self) -> Vec<(String, String)> {
        let names =
            ["pending_approval", "active", "expired", "suspended", "revoked", "superseded", "declined"];
        names.iter().map(|n| ((*n).to_owned(), self.page.word("certificates-state", n))).collect()
    }

    fn filtered(&self) -> bool {
        !self.q.is_empty() || !self.state.is_empty()
    }

    fn range(&self) -> String {
        let (first, last) = (self.found.first(), self.found.last());
        let args = [("first", first.into()), ("last", last.into()), ("total", self.found.total.into())];
        self.page.tn("certificates-pager-range", &args)
    }

    fn link(&self, number: u64) -> String {
        let q = rocket::http::RawStr::new(&self.q).percent_encode();
        format!("/academy/certificates?q={q}&state={}&page={number}", self.state)
    }
}

fn listed(state: &str) -> Option<Listed> {
    if state == "expired" { Some(Listed::Expired) } else { state.parse().ok().map(Listed::In) }
}

#[get("/academy/certificates?<q>&<state>&<page>")]
pub(super) async fn list(
    q: Option<&str>,
    state: Option<&str>,
    page: Option<u64>,
    who: AcademyStaff,
    frame: Page,
    store: &State<Store>,
) -> Html {
    let (q, listed) = (free_text::search(q.unwrap_or_default()), listed(state.unwrap_or_default()));
    let filter = Filter { listed, search: &q, today: who.today };
    let wanted = pages::Page::new(page.unwrap_or(1), SIZE);
    let found = certificates::list(store.read(), who.academy.id, filter, wanted).await?;
    let pending = Some(Listed::In(CertificateState::PendingApproval));
    let filter = Filter { listed: pending, search: "", today: who.today };
    // Where the list itself is of them, nobody reads them twice.
    let waiting = if listed == pending {
        Vec::new()
    } else {
        certificates::list(store.read(), who.academy.id, filter, pages::Page::new(1, 100)).await?.items
    };
    let mut together = Vec::new();
    let pending_lines = waiting.iter().chain(found.items.iter().filter(|_| listed == pending));
    for cohort in pending_lines.map(|line| (line.cohort_id, line.cohort_name.clone())) {
        if is_manager(&who) && !together.contains(&cohort) {
            together.push(cohort);
        }
    }
    let codes: Vec<_> = found.items.iter().filter_map(|line| line.code.clone()).collect();
    // One record that cannot be read hides no list; its own page says what to do.
    let told = check_codes(store, who.academy.id, &codes, who.now).await?.into_values().flatten();
    let verdicts = told.map(|answer| (answer.certificate, answer.verdict)).collect();
    let state = listed.and(state).unwrap_or_default().to_owned();
    html(&ListPage { page: frame, waiting, found, together, verdicts, q, state, today: who.today })
}
