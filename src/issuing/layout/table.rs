//! A table of the transcript that flows over pages: each begins with the headings, for the eye and for the ear.

use std::borrow::Cow;

use super::Desk;
use super::text::{Place, Room, SetText, set};
use crate::design::{Align, TextStyle};
use crate::error::LayoutError;
use crate::scene::{Mark, Scene, Tag};
use crate::shape::language_of;

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

/// Where a row stands.
#[derive(Debug, Clone, Copy)]
pub struct Stand {
    /// The sheet.
    pub sheet: usize,
    /// Its upper edge.
    pub y: f32,
    /// Its height.
    pub height: f32,
}

/// Space at the right of every column; the last one's lies outside the table.
pub const GUTTER: f32 = 14.0;

/// The cells of a row; an empty one has no text.
pub type Cells = Vec<Option<SetText>>;

/// Draws a row.
pub fn row(
    desk: &Desk<'_>,
    scene: &mut Scene,
    node: usize,
    table: &Table<'_>,
    (at, cells): (usize, &Cells),
    Stand { sheet, y, height }: Stand,
) {
    let plan = &desk.design.plan.transcript;
    let is_total = table.total && at + 1 == table.rows.len();
    let before_total = table.total && at + 2 == table.rows.len();
    if is_total {
        rule(desk, scene, sheet, y, 0.6, desk.design.plan.palette.get(plan.table.head_rule));
    }
    let line = scene.add(node, Tag::Row);
    let leading = leading(desk);
    let lines = cells.iter().flatten().map(SetText::line_count).max().unwrap_or(1) as f32;
    let baseline = y - (height - leading * (lines - 1.0)) / 2.0 - plan.table.cell.size * 0.32;
    let colour =
        desk.design.plan.palette.get(if is_total { plan.table.head_rule } else { plan.table.cell.colour });
    let mut before = 0.0;
    for ((column, text), words) in table.columns.iter().zip(cells).zip(&table.rows[at]) {
        let cell = scene.add(line, Tag::Cell);
        scene.nodes[cell].personal = table.personal;
        scene.nodes[cell].language = language_of(words);
        let place =
            in_column(desk, column, before, Place { y: baseline, leading, colour, ..Place::default() });
        if let Some(text) = text {
            text.put(scene, sheet, cell, place);
        }
        before += column.width;
    }
    if !is_total && !before_total {
        rule(desk, scene, sheet, y - height, 0.35, desk.design.plan.palette.get(plan.table.rule));
    }
}

/// How high a row is.
#[must_use]
pub fn height(desk: &Desk<'_>, cells: &Cells) -> f32 {
    let lines = cells.iter().flatten().map(SetText::line_count).max().unwrap_or(1) as f32;
    desk.design.plan.transcript.table.row + leading(desk) * (lines - 1.0)
}

fn leading(desk: &Desk<'_>) -> f32 {
    desk.design.plan.transcript.table.cell.size * 1.25
}

/// Sets the cells of a row.
///
/// # Errors
/// [`LayoutError`] naming the table.
pub fn cells(desk: &Desk<'_>, table: &Table<'_>, row: &[Cow<'_, str>]) -> Result<Cells, LayoutError> {
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

/// A place in a column that has columns of so much width before it; where the language is written from the right, the first
/// column stands there.
fn in_column(desk: &Desk<'_>, column: &Column<'_>, before: f32, place: Place) -> Place {
    let plan = &desk.design.plan.transcript;
    let width = column.width - GUTTER;
    let x = if desk.wording.is_from_the_right() { plan.width - before - width } else { before };
    Place { x: plan.x + x, width, align: desk.align(column.align), ..place }
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

/// Draws the row of column headings.
///
/// # Errors
/// [`LayoutError`] naming the table.
pub fn head(
    desk: &Desk<'_>,
    scene: &mut Scene,
    node: usize,
    table: &Table<'_>,
    Stand { sheet, y, height }: Stand,
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let style = plan.table.head;
    let baseline = y - height / 2.0 - style.size * 0.32;
    let line = scene.add(node, Tag::Row);
    let mut before = 0.0;
    for column in &table.columns {
        let text = fit(desk, table.name, column.heading, style, column.width - GUTTER, 1)?;
        let colour = desk.design.plan.palette.get(style.colour);
        let at = Place { y: baseline, leading: style.size, colour, ..Place::default() };
        let place = in_column(desk, column, before, at);
        let cell = scene.add(line, Tag::ColumnHeading);
        text.put(scene, sheet, cell, place);
        before += column.width;
    }
    rule(desk, scene, sheet, y - height, 0.6, desk.design.plan.palette.get(plan.table.head_rule));
    Ok(())
}

fn rule(desk: &Desk<'_>, scene: &mut Scene, sheet: usize, y: f32, height: f32, colour: [f32; 3]) {
    let plan = &desk.design.plan.transcript;
    scene.sheets[sheet].artifacts.push(Mark::Rect([plan.x, y - height / 2.0, plan.width, height], colour));
}
