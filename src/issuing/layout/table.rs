//! A table of the transcript that flows over pages: each begins with the headings, for the eye and for the ear.

use std::borrow::Cow;

use super::Desk;
use super::text::{Place, Room, SetText, set};
use super::transcript::Pen;
use crate::issuing::design::{Align, TextStyle};
use crate::issuing::error::LayoutError;
use crate::issuing::scene::{Mark, Scene, Tag};
use crate::issuing::shape::language_of;

/// A column.
pub struct Column<'a> {
    /// Its heading.
    pub heading: &'a str,
    /// Width in points.
    pub width: f32,
    /// Alignment of heading and cells.
    pub align: Align,
}

/// A table.
pub struct Table<'a> {
    /// What it is called when something is wrong with it.
    pub name: &'a str,
    /// Columns from left to right.
    pub columns: Vec<Column<'a>>,
    /// Cells, row by row.
    pub rows: Vec<Vec<Cow<'a, str>>>,
    /// Whether the last row is a sum, set apart by a line.
    pub total: bool,
    /// Whether its rows differ from person to person.
    pub personal: bool,
}

/// Space at the right of every column; the last one's lies outside the table.
pub const GUTTER: f32 = 14.0;

/// Draws a table from the pen's place on, on new sheets as needed.
pub fn draw(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    pen: &mut Pen,
    table: &Table<'_>,
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let node = scene.add(section, Tag::Table);
    head(desk, scene, node, pen, table)?;
    let count = table.rows.len();
    for (at, row) in table.rows.iter().enumerate() {
        let cells = cells(desk, table, row)?;
        let lines = cells.iter().flatten().map(SetText::line_count).max().unwrap_or(1) as f32;
        let leading = plan.table.cell.size * 1.25;
        let height = plan.table.row + leading * (lines - 1.0);
        let before_total = table.total && at + 2 == count;
        // A sum never stands alone on a page.
        let with_total = if before_total { height + plan.table.row } else { height };
        if pen.y - with_total < plan.bottom {
            pen.next_sheet(desk, scene);
            head(desk, scene, node, pen, table)?;
        }
        let is_total = table.total && at + 1 == count;
        if is_total {
            rule(desk, scene, pen, pen.y, 0.6, desk.design.plan.palette.get(plan.table.head_rule));
        }
        let line = scene.add(node, Tag::Row);
        let baseline = pen.y - plan.table.row / 2.0 - plan.table.cell.size * 0.32;
        let mut x = plan.x;
        for ((column, text), words) in table.columns.iter().zip(cells).zip(row) {
            let cell = scene.add(line, Tag::Cell);
            scene.nodes[cell].personal = table.personal;
            scene.nodes[cell].language = language_of(words);
            let colour = desk.design.plan.palette.get(plan.table.cell.colour);
            let place =
                Place { x, y: baseline, width: column.width - GUTTER, leading, align: column.align, colour };
            if let Some(text) = text {
                text.put(scene, pen.sheet, cell, place);
            }
            x += column.width;
        }
        pen.y -= height;
        if !is_total && !before_total {
            rule(desk, scene, pen, pen.y, 0.35, desk.design.plan.palette.get(plan.table.rule));
        }
    }
    Ok(())
}

fn cells(
    desk: &Desk<'_>,
    table: &Table<'_>,
    row: &[Cow<'_, str>],
) -> Result<Vec<Option<SetText>>, LayoutError> {
    let style = desk.design.plan.transcript.table.cell;
    table
        .columns
        .iter()
        .zip(row)
        .map(|(column, words)| match &**words {
            "" => Ok(None),
            words => fit(desk, table.name, words, style, column.width - GUTTER, 6).map(Some),
        })
        .collect()
}

fn fit(
    desk: &Desk<'_>,
    name: &str,
    words: &str,
    style: TextStyle,
    width: f32,
    lines: usize,
) -> Result<SetText, LayoutError> {
    let room = Room { width, size: style.size, smallest: style.size, lines };
    set(desk, name, words, style.style, room)
}

/// The heading row.
fn head(
    desk: &Desk<'_>,
    scene: &mut Scene,
    node: usize,
    pen: &mut Pen,
    table: &Table<'_>,
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let style = plan.table.head;
    let baseline = pen.y - plan.table.row / 2.0 - style.size * 0.32;
    let line = scene.add(node, Tag::Row);
    let mut x = plan.x;
    for column in &table.columns {
        let text = fit(desk, table.name, column.heading, style, column.width - GUTTER, 1)?;
        let colour = desk.design.plan.palette.get(style.colour);
        let place = Place {
            x,
            y: baseline,
            width: column.width - GUTTER,
            leading: style.size,
            align: column.align,
            colour,
        };
        let cell = scene.add(line, Tag::ColumnHeading);
        text.put(scene, pen.sheet, cell, place);
        x += column.width;
    }
    pen.y -= plan.table.row;
    rule(desk, scene, pen, pen.y, 0.6, desk.design.plan.palette.get(plan.table.head_rule));
    Ok(())
}

fn rule(desk: &Desk<'_>, scene: &mut Scene, pen: &Pen, y: f32, height: f32, colour: [f32; 3]) {
    let plan = &desk.design.plan.transcript;
    scene.sheets[pen.sheet]
        .artifacts
        .push(Mark::Rect([plan.x, y - height / 2.0, plan.width, height], colour));
}
