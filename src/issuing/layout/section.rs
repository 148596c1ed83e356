//! What the transcript says, section by section, before any of it has a place.

use std::borrow::Cow;

use super::Desk;
use super::table::{Column, GUTTER, Table};
use crate::design::Align;

/// A section of the transcript.
pub struct Section<'a> {
    /// Its title.
    pub title: &'a str,
    /// What stands under it.
    pub table: Table<'a>,
    /// A sentence after it; may be empty.
    pub note: &'a str,
}

/// The sections that are not empty.
pub fn sections<'a>(desk: &'a Desk<'_>) -> Vec<Section<'a>> {
    [units(desk), hours(desk), cases(desk), assessors(desk)].into_iter().flatten().collect()
}

fn assessors<'a>(desk: &'a Desk<'_>) -> Option<Section<'a>> {
    let words = &desk.wording.transcript;
    let people = &desk.document.assessors;
    let width = desk.design.plan.transcript.width + GUTTER;
    let rows: Rows<'_> = people.iter().map(|who| vec![as_is(&who.name), as_is(&who.title)]).collect();
    let columns = vec![
        Column { heading: &words.person, width: width * NAMES, align: Align::Left },
        Column { heading: &words.role, width: width * (1.0 - NAMES), align: Align::Left },
    ];
    let table = Table { name: "assessors", columns, rows, total: false, personal: false };
    (!people.is_empty()).then_some(Section { title: &words.assessors, table, note: "" })
}

/// The share of the width that names of people have beside what they did.
const NAMES: f32 = 0.6;

/// Most cells show a word of the document as it is.
type Rows<'a> = Vec<Vec<Cow<'a, str>>>;

fn as_is(words: &str) -> Cow<'_, str> {
    Cow::Borrowed(words)
}

fn units<'a>(desk: &'a Desk<'_>) -> Option<Section<'a>> {
    let words = &desk.wording.transcript;
    let units = &desk.document.units;
    let width = desk.design.plan.transcript.width + GUTTER;
    let mut rows: Rows<'_> = units
        .iter()
        .map(|u| vec![as_is(&u.reference), as_is(&u.title), u.guided_hours.to_string().into()])
        .collect();
    let sum: u32 = units.iter().map(|u| u.guided_hours).sum();
    rows.push(vec![as_is(&words.total), as_is(""), sum.to_string().into()]);
    let columns = vec![
        Column { heading: &words.unit, width: 64.0, align: Align::Left },
        Column { heading: &words.unit_title, width: width - 64.0 - 104.0, align: Align::Left },
        Column { heading: &words.guided_hours, width: 104.0, align: Align::Right },
    ];
    let table = Table { name: "units", columns, rows, total: true, personal: false };
    (!units.is_empty()).then_some(Section { title: &words.units, table, note: "" })
}

fn hours<'a>(desk: &'a Desk<'_>) -> Option<Section<'a>> {
    let words = &desk.wording.transcript;
    let hours = &desk.document.hours;
    let spent = |minutes| words.spent(&desk.wording.language, minutes);
    let mut rows: Rows<'_> =
        hours.iter().map(|h| vec![as_is(&h.category), spent(h.minutes).into()]).collect();
    rows.push(vec![
        as_is(&words.total),
        spent(hours.iter().fold(0, |sum, h| h.minutes.saturating_add(sum))).into(),
    ]);
    let columns = two_columns(desk, &words.category, &words.hours);
    let table = Table { name: "hours", columns, rows, total: true, personal: true };
    (!hours.is_empty()).then_some(Section {
        title: &words.hours_title,
        table,
        note: &desk.document.hours_note,
    })
}

fn cases<'a>(desk: &'a Desk<'_>) -> Option<Section<'a>> {
    let words = &desk.wording.transcript;
    let cases = &desk.document.techniques;
    let mut rows: Rows<'_> =
        cases.iter().map(|c| vec![as_is(&c.technique), c.cases.to_string().into()]).collect();
    rows.push(vec![as_is(&words.total), cases.iter().map(|c| c.cases).sum::<u32>().to_string().into()]);
    let columns = two_columns(desk, &words.technique, &words.cases);
    let table = Table { name: "cases", columns, rows, total: true, personal: true };
    (!cases.is_empty()).then_some(Section { title: &words.cases_title, table, note: "" })
}

fn two_columns<'a>(desk: &Desk<'_>, first: &'a str, second: &'a str) -> Vec<Column<'a>> {
    let width = desk.design.plan.transcript.width + GUTTER;
    vec![
        Column { heading: first, width: width - 104.0, align: Align::Left },
        Column { heading: second, width: 104.0, align: Align::Right },
    ]
}
