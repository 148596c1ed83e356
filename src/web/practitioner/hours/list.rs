//! The hours of an enrolment, by month.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::{hours::HoursEntry, ids::PersonId, states::EntryState},
    storage::{
        Store, courses, hours,
        hours::MonthTotal,
        pages::{self, PageOf},
        people,
    },
    web::{Html, Page, Trainee, entry_words, html},
};

use super::super::enrolment::{Chosen, choose};

const PAGE_SIZE: u64 = 30;

#[derive(Template)]
#[template(path = "practitioner/hours.html")]
struct ListPage {
    page: Page,
    listed: Option<Listed>,
    /// The state asked for, or empty.
    state: String,
}

struct Listed {
    chosen: Chosen,
    months: Vec<Month>,
    entries: PageOf<()>,
}

/// The entries of one month on this page, and the totals of the whole month.
struct Month {
    title: String,
    countersigned: i64,
    submitted: i64,
    rows: Vec<Row>,
}

struct Row {
    entry: HoursEntry,
    technique: Option<String>,
    supervisor: String,
}

impl ListPage {
    fn states(&self) -> &'static [EntryState] {
        EntryState::ALL
    }
}

impl Row {
    fn tone(&self) -> &'static str {
        entry_words::tone(self.entry.state)
    }

    fn minutes(&self) -> i64 {
        i64::from(self.entry.minutes())
    }
}

#[get("/practitioner/hours?<enrolment>&<state>&<page>")]
pub(super) async fn list(
    who: Trainee,
    page_: Page,
    store: &State<Store>,
    enrolment: Option<&str>,
    state: Option<&str>,
    page: Option<u64>,
) -> Html {
    let (db, academy) = (store.read(), who.academy.id);
    let wanted = state.and_then(|name| name.parse::<EntryState>().ok());
    let state = wanted.map(|state| state.name().to_owned()).unwrap_or_default();
    let Some(chosen) = choose(store, &who, enrolment).await? else {
        return html(&ListPage { page: page_, listed: None, state });
    };
    let at = pages::Page::new(page.unwrap_or(1), PAGE_SIZE);
    let mut entries = hours::list_of_enrolment(db, academy, chosen.id(), wanted, at).await?;
    let totals = hours::list_months(db, academy, chosen.id()).await?;
    let spec = courses::find_version(db, academy, chosen.current.enrolment.course_version_id).await?.spec;
    let ids: Vec<PersonId> = entries.items.iter().filter_map(|entry| entry.supervisor_id).collect();
    let names = people::list_names(db, academy, &ids).await?;
    let row = |entry: HoursEntry| Row {
        technique: entry.technique.as_deref().map(|key| spec.technique_name(key).to_owned()),
        supervisor: names
            .iter()
            .find(|(id, _)| Some(*id) == entry.supervisor_id)
            .map(|(_, name)| name.clone())
            .unwrap_or_default(),
        entry,
    };
    let rows = std::mem::take(&mut entries.items).into_iter().map(row).collect();
    let months = by_month(&page_, rows, &totals);
    let entries = entries.map(|_| ());
    html(&ListPage { page: page_, listed: Some(Listed { chosen, months, entries }), state })
}

fn by_month(page: &Page, rows: Vec<Row>, totals: &[MonthTotal]) -> Vec<Month> {
    let mut months: Vec<(String, Month)> = Vec::new();
    for row in rows {
        let key = row.entry.started_at.format("%Y-%m").to_string();
        match months.last_mut().filter(|(last, _)| *last == key) {
            Some((_, month)) => month.rows.push(row),
            None => {
                let total = totals.iter().find(|total| total.month == key);
                let name = page.t(&format!("month-{}", row.entry.started_at.format("%-m")));
                let month = Month {
                    title: format!("{name} {}", row.entry.started_at.format("%Y")),
                    countersigned: total.map_or(0, |t| i64::from(t.countersigned)),
                    submitted: total.map_or(0, |t| i64::from(t.submitted)),
                    rows: vec![row],
                };
                months.push((key, month));
            }
        }
    }
    months.into_iter().map(|(_, month)| month).collect()
}
