//! What is checked when a design is saved, so that no certificate fails on the day it is due: contrast, the QR code's size and quiet
//! zone, and the longest documents that are to be expected, in every language they are printed in.

use super::{Colour, Element, Paper, Plan, TextStyle};
use crate::error::DesignError;
use crate::qr;

/// Ordinary and large text (WCAG 2.2, 1.4.3); large is 18 points and more.
const TEXT: f32 = 4.5;
const LARGE_TEXT: f32 = 3.0;
const LARGE: f32 = 18.0;

/// Enough that a phone tells dark from light on a bad print as well.
const QR: f32 = 7.0;

/// Modules of the code of a usual address, version 3.
const MODULES: f32 = 29.0;

/// Everything that can be told without a document.
///
/// # Errors
/// [`DesignError`] naming the first element that cannot be seen or read.
pub fn plan(plan: &Plan, paper: Paper) -> Result<(), DesignError> {
    let seen = |name: &str, size: f32, colour: Colour, on: Colour| {
        let least = if size >= LARGE { LARGE_TEXT } else { TEXT };
        plan.palette.must_be_seen(name, colour, on, least)
    };
    let element = |e: &Element| seen(&e.name, e.smallest.unwrap_or(e.size), e.colour, e.on);
    let all = plan.flow.text.iter().chain(&plan.text);
    all.chain([&plan.signatories.person, &plan.signatories.title]).try_for_each(element)?;
    let of = &plan.transcript;
    let styles: [(&str, TextStyle); 6] = [
        ("transcript_title", of.title),
        ("transcript_holder", of.person),
        ("transcript_heading", of.heading),
        ("transcript_foot", of.foot),
        ("transcript_table_head", of.table.head),
        ("transcript_table", of.table.cell),
    ];
    styles.iter().try_for_each(|(name, style)| seen(name, style.size, style.colour, Colour::Paper))?;
    code(plan, paper)
}

fn code(plan: &Plan, paper: Paper) -> Result<(), DesignError> {
    let place = &plan.qr;
    plan.palette.must_be_seen("qr", place.colour, Colour::Paper, QR)?;
    if place.side < qr::SMALLEST_SIDE {
        return Err(DesignError::QrTooSmall { have: (place.side * 25.4 / 72.0) as u32 });
    }
    let quiet = qr::QUIET_ZONE * place.side / MODULES;
    let [width, height] = plan.form.first(paper);
    let inside = |from: f32, end: f32| from - quiet >= 0.0 && from + place.side + quiet <= end;
    if inside(place.x, width) && inside(place.y, height) { Ok(()) } else { Err(DesignError::QrOffPage) }
}
