//! The pages after the first: units, hours, cases and assessors.

use std::borrow::Cow;

use super::Desk;
use super::table::{Column, GUTTER, Table, draw};
use super::text::{Place, Room, set};
use crate::issuing::design::{Align, TextStyle};
use crate::issuing::error::LayoutError;
use crate::issuing::scene::{Scene, Sheet, Tag};
use crate::issuing::shape::language_of;

/// Where the next line of the transcript goes.
pub struct Pen {
    /// The sheet.
    pub sheet: usize,
    /// The upper edge of what comes next.
    pub y: f32,
}

impl Pen {
    /// Goes on at the top of a fresh sheet.
    pub fn next_sheet(&mut self, desk: &Desk<'_>, scene: &mut Scene) {
        scene.sheets.push(Sheet { art: desk.design.transcript_art.clone(), ..Sheet::default() });
        self.sheet = scene.sheets.len() - 1;
        self.y = desk.design.plan.transcript.top;
    }
}

/// Lays out the transcript under the node `section`.
pub fn lay_out(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let words = &desk.wording.transcript;
    let mut pen = Pen { sheet: 0, y: 0.0 };
    pen.next_sheet(desk, scene);
    line(desk, scene, section, &mut pen, ("transcript_title", &words.title, Tag::Heading2), plan.title)?;
    let document = desk.document;
    let person = [document.holder_name.as_str(), document.course_title.as_str()];
    for (name, text) in ["transcript_holder", "transcript_course"].into_iter().zip(person) {
        line(desk, scene, section, &mut pen, (name, text, Tag::Paragraph), plan.person)?;
    }
    for (title, table) in [units(desk), hours(desk), cases(desk)].into_iter().flatten() {
        heading(desk, scene, section, &mut pen, title)?;
        draw(desk, scene, section, &mut pen, &table)?;
    }
    if !document.assessors.is_empty() {
        heading(desk, scene, section, &mut pen, &words.assessors)?;
        for assessor in &document.assessors {
            line(desk, scene, section, &mut pen, ("assessors", assessor, Tag::Paragraph), plan.table.cell)?;
        }
    }
    enclosed(desk, scene, section, &mut pen)?;
    feet(desk, scene)
}

/// What travels in the file: nobody looks for attachments that nothing tells of.
fn enclosed(desk: &Desk<'_>, scene: &mut Scene, section: usize, pen: &mut Pen) -> Result<(), LayoutError> {
    if desk.enclosures.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = desk.enclosures.iter().map(|e| e.name.as_str()).collect();
    let words = desk.wording.transcript.enclosed.replace("{names}", &names.join(", "));
    let plan = &desk.design.plan.transcript;
    pen.y -= plan.heading.size;
    line(desk, scene, section, pen, ("enclosed", &words, Tag::Paragraph), plan.foot)
}

fn heading(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    pen: &mut Pen,
    title: &str,
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    pen.y -= plan.heading.size * 2.0;
    // A heading never stands alone at the foot of a page.
    if pen.y - plan.heading.size * 2.0 - plan.table.row * 2.0 < plan.bottom {
        pen.next_sheet(desk, scene);
    }
    line(desk, scene, section, pen, ("transcript_heading", title, Tag::Heading3), plan.heading)
}

fn line(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    pen: &mut Pen,
    (name, text, tag): (&str, &str, Tag),
    style: TextStyle,
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let room = Room { width: plan.width, size: style.size, smallest: style.size * 0.8, lines: 3 };
    let set = set(desk, name, text, style.style, room)?;
    let leading = set.size * 1.3;
    let height = leading * set.line_count() as f32;
    if pen.y - height < plan.bottom {
        pen.next_sheet(desk, scene);
    }
    let node = scene.add(section, tag);
    scene.nodes[node].language = language_of(text);
    scene.nodes[node].personal = name == "transcript_holder";
    let colour = desk.design.plan.palette.get(style.colour);
    let place =
        Place { x: plan.x, y: pen.y - set.size, width: plan.width, leading, align: Align::Left, colour };
    set.put(scene, pen.sheet, node, place);
    pen.y -= height;
    Ok(())
}

/// Most cells show a word of the document as it is.
type Rows<'a> = Vec<Vec<Cow<'a, str>>>;

fn as_is(words: &str) -> Cow<'_, str> {
    Cow::Borrowed(words)
}

type Titled<'a> = Option<(&'a str, Table<'a>)>;

fn units<'a>(desk: &'a Desk<'_>) -> Titled<'a> {
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
    (!units.is_empty()).then_some((
        words.units.as_str(),
        Table { name: "units", columns, rows, total: true, personal: false },
    ))
}

fn hours<'a>(desk: &'a Desk<'_>) -> Titled<'a> {
    let words = &desk.wording.transcript;
    let hours = &desk.document.hours;
    let mut rows: Rows<'_> =
        hours.iter().map(|h| vec![as_is(&h.category), clock(h.minutes).into()]).collect();
    rows.push(vec![as_is(&words.total), clock(hours.iter().map(|h| h.minutes).sum()).into()]);
    let columns = two_columns(desk, &words.category, &words.hours);
    (!hours.is_empty()).then_some((
        words.hours_title.as_str(),
        Table { name: "hours", columns, rows, total: true, personal: true },
    ))
}

fn cases<'a>(desk: &'a Desk<'_>) -> Titled<'a> {
    let words = &desk.wording.transcript;
    let cases = &desk.document.techniques;
    let mut rows: Rows<'_> =
        cases.iter().map(|c| vec![as_is(&c.technique), c.cases.to_string().into()]).collect();
    rows.push(vec![as_is(&words.total), cases.iter().map(|c| c.cases).sum::<u32>().to_string().into()]);
    let columns = two_columns(desk, &words.technique, &words.cases);
    (!cases.is_empty()).then_some((
        words.cases_title.as_str(),
        Table { name: "cases", columns, rows, total: true, personal: true },
    ))
}

fn two_columns<'a>(desk: &Desk<'_>, first: &'a str, second: &'a str) -> Vec<Column<'a>> {
    let width = desk.design.plan.transcript.width + GUTTER;
    vec![
        Column { heading: first, width: width - 104.0, align: Align::Left },
        Column { heading: second, width: 104.0, align: Align::Right },
    ]
}

/// Minutes as hours and minutes, "50:30"; whole hours without the minutes would not line up.
fn clock(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Code and page number, for the eye only: the code is read on the first page.
fn feet(desk: &Desk<'_>, scene: &mut Scene) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let pages = scene.sheets.len();
    for sheet in 1..pages {
        let page = desk.wording.transcript.page.replace("{page}", &(sheet + 1).to_string());
        let page = page.replace("{pages}", &pages.to_string());
        for (text, align) in [(desk.document.code.as_str(), Align::Left), (page.as_str(), Align::Right)] {
            let room =
                Room { width: plan.width / 2.0, size: plan.foot.size, smallest: plan.foot.size, lines: 1 };
            let set = set(desk, "transcript_foot", text, plan.foot.style, room)?;
            let colour = desk.design.plan.palette.get(plan.foot.colour);
            let place = Place { x: plan.x, y: plan.footer, width: plan.width, leading: 0.0, align, colour };
            scene.sheets[sheet].margin.extend(set.place(place));
        }
    }
    Ok(())
}
