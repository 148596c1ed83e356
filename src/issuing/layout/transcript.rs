//! The pages after the first: units, hours, cases and assessors, parted into pages before anything is drawn.

use super::Desk;
use super::pages::{Item, Pages, Placed, keeps, place};
use super::running::{Running, continued, feet};
use super::section::{Section, sections};
use super::table::{self, Stand, Table};
use super::text::{Place, Room, SetText, set};
use crate::design::{Align, TextStyle};
use crate::error::LayoutError;
use crate::scene::{Scene, Sheet, Tag};
use crate::shape::language_of;

/// A text's height in its size.
const LINE: f32 = 1.3;

/// How much of a row's height may be given up.
const ROW_GIVES: f32 = 0.08;

/// Something of the transcript that is never parted.
enum Part<'a> {
    /// A text over the whole width.
    Text { text: SetText, words: &'a str, tag: Tag, style: TextStyle, personal: bool },
    /// The column headings of a table.
    Head(&'a Table<'a>),
    /// A row of a table, by its number.
    Row(&'a Table<'a>, usize, table::Cells),
}

/// The parts, each with the title of the section that it goes on.
#[derive(Default)]
struct List<'a> {
    parts: Vec<(Part<'a>, &'a str)>,
    items: Vec<Item>,
}

/// Lays out the transcript under the node `section`.
pub fn lay_out(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let sections = sections(desk);
    let (issue, enclosed) = (issue(desk), enclosed(desk));
    let list = list(desk, &sections, &issue, enclosed.as_deref())?;
    let mut pages = Pages { first: plan.top, next: plan.top, bottom: plan.bottom };
    let mut placed = place(&list.items, pages);
    let mut running = None;
    if placed.last().is_some_and(|last| last.page > 0) {
        let head = Running::set(desk)?;
        pages.next -= head.height;
        placed = place(&list.items, pages);
        running = Some(head);
    }
    draw(desk, scene, section, &list.parts, &placed, (running.as_ref(), pages.next))?;
    feet(desk, scene)
}

/// Whose certificate it is the transcript of, where pages come apart.
fn issue(desk: &Desk<'_>) -> String {
    let serial = desk.wording.serial.replace("{serial}", &desk.document.serial);
    let awarded = desk.wording.awarded_on.replace("{date}", &desk.wording.date(desk.document.awarded_on));
    [desk.document.academy_name.as_str(), &serial, &awarded].join(" · ")
}

/// What travels in the file: nobody looks for attachments that nothing tells of.
fn enclosed(desk: &Desk<'_>) -> Option<String> {
    let names: Vec<&str> = desk.enclosures.iter().map(|e| e.name.as_str()).collect();
    let words = &desk.wording.transcript.enclosed;
    (!names.is_empty()).then(|| words.replace("{names}", &names.join(", ")))
}

fn list<'a>(
    desk: &'a Desk<'_>,
    sections: &'a [Section<'a>],
    issue: &'a str,
    enclosed: Option<&'a str>,
) -> Result<List<'a>, LayoutError> {
    let plan = &desk.design.plan.transcript;
    let document = desk.document;
    let mut list = List::default();
    let title = desk.wording.transcript.title.as_str();
    list.text(desk, ("transcript_title", title, Tag::Heading2), plan.title, 0.0)?;
    let person = [
        ("transcript_holder", document.holder_name.as_str()),
        ("transcript_latin", document.latin_name.as_str()),
        ("transcript_course", document.course_title.as_str()),
    ];
    for (name, words) in
        person.into_iter().filter(|(name, words)| !words.is_empty() || *name != "transcript_latin")
    {
        list.keep();
        list.text(desk, (name, words, Tag::Paragraph), plan.person, 0.0)?;
    }
    list.keep();
    list.text(desk, ("transcript_issue", issue, Tag::Paragraph), plan.foot, plan.foot.size * 0.4)?;
    for (number, section) in sections.iter().enumerate() {
        // The last section is short: alone on a page it would look lost.
        if number == 0 || number + 1 == sections.len() {
            list.keep();
        }
        let heading = ("transcript_heading", section.title, Tag::Heading3);
        list.text(desk, heading, plan.heading, plan.heading.size * 2.0)?;
        list.keep();
        list.body(desk, section)?;
        if !section.note.is_empty() {
            list.keep();
            list.text(desk, ("hours_note", section.note, Tag::Paragraph), plan.foot, plan.foot.size * 0.4)?;
        }
    }
    if let Some(words) = enclosed {
        list.keep();
        list.text(desk, ("enclosed", words, Tag::Paragraph), plan.foot, plan.heading.size * 1.4)?;
    }
    Ok(list)
}

impl<'a> List<'a> {
    /// What comes next stands on the same page as what came last.
    fn keep(&mut self) {
        if let Some(last) = self.items.last_mut() {
            last.keep = true;
        }
    }

    fn text(
        &mut self,
        desk: &Desk<'_>,
        (name, words, tag): (&str, &'a str, Tag),
        style: TextStyle,
        gap: f32,
    ) -> Result<(), LayoutError> {
        let width = desk.design.plan.transcript.width;
        let room = Room { width, size: style.size, smallest: style.size * 0.8, lines: 3 };
        let text = set(desk, name, words, style.style, room)?;
        // What stands beneath letters that reach deeper than a line gives way.
        let deep = (text.depth(desk.fonts) - (LINE - 1.0)).max(0.0);
        let height = text.size * (LINE * text.line_count() as f32 + deep);
        self.items.push(Item { gap, height, gives: 0.0, again: 0.0, keep: false });
        let personal = matches!(name, "transcript_holder" | "transcript_latin" | "transcript_issue");
        self.parts.push((Part::Text { text, words, tag, style, personal }, ""));
        Ok(())
    }

    fn body(&mut self, desk: &Desk<'_>, section: &'a Section<'a>) -> Result<(), LayoutError> {
        let plan = &desk.design.plan.transcript;
        let again = plan.heading.size * LINE;
        let row = plan.table.row;
        let table = &section.table;
        let item = Item { gap: 0.0, height: row, gives: row * ROW_GIVES, again: 0.0, keep: true };
        self.items.push(item);
        self.parts.push((Part::Head(table), ""));
        for (at, words) in table.rows.iter().enumerate() {
            let cells = table::cells(desk, table, words)?;
            let (height, keep) = (table::height(desk, &cells), keeps(at, table.rows.len()));
            self.items.push(Item { height, again: again + row, keep, ..item });
            self.parts.push((Part::Row(table, at, cells), section.title));
        }
        Ok(())
    }
}

fn draw(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    parts: &[(Part<'_>, &str)],
    placed: &[Placed],
    (running, top): (Option<&Running>, f32),
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let mut node = section;
    for ((part, title), &Placed { page, y, height }) in parts.iter().zip(placed) {
        let sheet = page + 1;
        let begins = sheet == scene.sheets.len();
        if begins {
            scene.sheets.push(Sheet { art: desk.design.transcript_art.clone(), ..Sheet::default() });
            if let Some(running) = running.filter(|_| page > 0) {
                running.put(scene, sheet);
            }
            if !title.is_empty() {
                let text = continued(desk, title)?;
                let marks = text.place(over_all(desk, plan.heading, top - text.size, text.size));
                scene.sheets[sheet].artifacts.extend(marks);
            }
        }
        match part {
            Part::Text { text, words, tag, style, personal } => {
                let node = scene.add(section, *tag);
                scene.nodes[node].language = language_of(words);
                scene.nodes[node].personal = *personal;
                text.put(scene, sheet, node, over_all(desk, *style, y - text.size, text.size));
            }
            Part::Head(table) => {
                node = scene.add(section, Tag::Table);
                table::head(desk, scene, node, table, Stand { sheet, y, height })?;
            }
            Part::Row(table, at, cells) => {
                if begins {
                    let row = plan.table.row;
                    table::head(desk, scene, node, table, Stand { sheet, y: y + row, height: row })?;
                }
                table::row(desk, scene, node, table, (*at, cells), Stand { sheet, y, height });
            }
        }
    }
    Ok(())
}

/// The place of a text over the whole width.
fn over_all(desk: &Desk<'_>, style: TextStyle, y: f32, size: f32) -> Place {
    let plan = &desk.design.plan.transcript;
    let colour = desk.design.plan.palette.get(style.colour);
    Place { x: plan.x, y, width: plan.width, leading: size * LINE, align: desk.align(Align::Left), colour }
}
