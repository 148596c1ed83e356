//! The texts that stand under each other, as one block: where it is tight, the space between them gives way first, then their sizes.

use std::borrow::Cow;

use super::Desk;
use super::certificate::{put, set_element};
use super::room::{Taken, figure, fitted};
use super::text::SetText;
use crate::design::Element;
use crate::error::LayoutError;
use crate::scene::Scene;

/// Less than this share of the space that the design asks for looks crowded.
const LEAST_SPACE: f32 = 0.35;

/// The shares of their sizes that the texts are tried at.
const SIZES: [f32; 5] = [1.0, 0.92, 0.84, 0.76, 0.68];

/// How far below the middle of a line its letters stand, in their size.
const BASELINE: f32 = 0.28;

struct Item<'a> {
    element: Cow<'a, Element>,
    text: SetText,
    gap: f32,
    width: f32,
}

/// Lays out logo and texts under the node `section`.
///
/// # Errors
/// [`LayoutError::NoRoom`] when the block is too high, and what setting a text may refuse.
pub fn lay_out(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    taken: &mut Taken,
) -> Result<(), LayoutError> {
    let flow = &desk.design.plan.flow;
    let above = logo(desk, scene, section, taken)?;
    let room = flow.top - flow.bottom - above;
    let mut sizes = SIZES.into_iter();
    let (items, free, share) = loop {
        let Some(size) = sizes.next() else {
            let last = flow.text.last().map_or("flow", |element| &element.name);
            return Err(LayoutError::NoRoom { element: last.to_owned() });
        };
        let items = items(desk, size)?;
        let lines: f32 =
            items.iter().map(|i| i.text.size * i.element.leading * i.text.line_count() as f32).sum();
        let gaps: f32 = items.iter().map(|i| i.gap).sum();
        let free = room - lines - gaps;
        let share = if free < 0.0 { (gaps + free) / gaps.max(1.0) } else { 1.0 };
        if share >= LEAST_SPACE {
            break (items, free, share);
        }
    };
    let mut y = flow.top - free.max(0.0) * flow.above;
    if above > 0.0 {
        in_flow(desk, scene, section, taken, y)?;
        y -= above;
    }
    for Item { element, text, gap, width } in items {
        let line = text.size * element.leading;
        let count = text.line_count() as f32;
        y -= gap * share;
        // The baseline lies a little under three quarters of the line.
        let baseline = y - line / 2.0 - text.size * BASELINE;
        let align = desk.align(element.align);
        let x = flow.x + align.indent(flow.width - width);
        put(desk, scene, section, (&element, align), text, [x, baseline, width], taken)?;
        y -= line * count;
    }
    Ok(())
}

/// The texts of the document that are not empty, from a share of their sizes on.
fn items<'a>(desk: &Desk<'a>, share: f32) -> Result<Vec<Item<'a>>, LayoutError> {
    let flow = &desk.design.plan.flow;
    let mut items = Vec::new();
    for element in &flow.text {
        let width = element.width.unwrap_or(flow.width);
        if let Some(text) = set_element(desk, element, width, share)? {
            let gap = if items.is_empty() { 0.0 } else { element.gap };
            // Some scripts reach deeper than the line that a design gives them.
            let deep = 2.0 * (text.depth(desk.fonts) + BASELINE);
            let element = match deep > element.leading {
                true => Cow::Owned(Element { leading: deep, ..element.clone() }),
                false => Cow::Borrowed(element),
            };
            items.push(Item { element, text, gap, width });
        }
    }
    Ok(items)
}

/// Draws a logo that has a room of its own; returns the height that one in the flow takes with the space after it.
fn logo(desk: &Desk<'_>, scene: &mut Scene, section: usize, taken: &mut Taken) -> Result<f32, LayoutError> {
    let place = &desk.design.plan.flow.logo;
    let Some(picture) = &desk.design.logo else { return Ok(0.0) };
    let [width, height] = fitted(picture, place.width, place.height);
    let (Some(x), Some(y)) = (place.x, place.y) else { return Ok(height + place.gap) };
    let x = x + place.align.indent(place.width - width);
    // As high as the room: the eye starts there.
    let y = y + place.height - height;
    draw(desk, scene, section, taken, [x, y, width, height])?;
    Ok(0.0)
}

fn in_flow(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    taken: &mut Taken,
    top: f32,
) -> Result<(), LayoutError> {
    let flow = &desk.design.plan.flow;
    let Some(picture) = &desk.design.logo else { return Ok(()) };
    let [width, height] = fitted(picture, flow.logo.width, flow.logo.height);
    let x = flow.x + desk.align(flow.logo.align).indent(flow.width - width);
    draw(desk, scene, section, taken, [x, top - height, width, height])
}

fn draw(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    taken: &mut Taken,
    area: [f32; 4],
) -> Result<(), LayoutError> {
    let [x, y, width, height] = area;
    let Some(picture) = &desk.design.logo else { return Ok(()) };
    let alt = desk.wording.logo_alt.replace("{academy}", &desk.document.academy_name);
    taken.take("logo", [x, y, x + width, y + height])?;
    figure(scene, section, picture, area, alt);
    Ok(())
}
