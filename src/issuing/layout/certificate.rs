//! The first page: the flow in the middle, the signature lines, the check block and the QR code.

use super::Desk;
use super::text::{Place, Room, SetText, set};
use crate::issuing::design::{Align, Element, Part};
use crate::issuing::error::LayoutError;
use crate::issuing::fields;
use crate::issuing::qr;
use crate::issuing::scene::{Mark, Piece, Scene, Tag};
use crate::issuing::shape::language_of;

/// Lays out the first sheet under the node `section`.
pub fn lay_out(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    flow(desk, scene, section)?;
    signatories(desk, scene, section)?;
    for element in &desk.design.plan.text {
        let width = element.width.unwrap_or(desk.design.plan.page[0] - element.x);
        if let Some(text) = set_element(desk, element, width)? {
            put(desk, scene, section, element, text, [element.x, element.y, width]);
        }
    }
    code(desk, scene, section)
}

fn set_element(desk: &Desk<'_>, element: &Element, width: f32) -> Result<Option<SetText>, LayoutError> {
    let text = fields::fill(&element.text, desk.document, desk.wording);
    if text.is_empty() && element.optional {
        return Ok(None);
    }
    set_words(desk, element, &text, width).map(Some)
}

fn set_words(desk: &Desk<'_>, element: &Element, words: &str, width: f32) -> Result<SetText, LayoutError> {
    let smallest = element.smallest.unwrap_or(element.size);
    let room = Room { width, size: element.size, smallest, lines: element.lines };
    set(desk.fonts, &element.name, words, element.style, room)
}

fn put(desk: &Desk<'_>, scene: &mut Scene, parent: usize, element: &Element, text: SetText, at: [f32; 3]) {
    let [x, y, width] = at;
    let size = text.size;
    let leading = size * element.leading;
    let place = Place {
        x,
        y,
        width,
        leading,
        align: element.align,
        colour: desk.design.plan.palette.get(element.colour),
    };
    let node = if element.part == Part::Link {
        let paragraph = scene.add(parent, Tag::Paragraph);
        let link = scene.add(paragraph, Tag::Link);
        let left = match element.align {
            Align::Left => x,
            Align::Centre => x + (width - text.width()) / 2.0,
            Align::Right => x + width - text.width(),
        };
        let bottom = y - leading * (text.line_count() - 1) as f32 - size * 0.3;
        scene.nodes[link].area = Some([left, bottom, left + text.width(), y + size * 0.8]);
        scene.nodes[link].alt = Some(desk.wording.link_alt.clone());
        scene.nodes[link].target = Some(desk.document.verify_url.clone());
        link
    } else {
        scene.add(parent, element.part.tag())
    };
    scene.nodes[node].language = language_of(&fields::fill(&element.text, desk.document, desk.wording));
    text.put(scene, 0, node, place);
}

fn flow(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    let flow = &desk.design.plan.flow;
    let mut set = Vec::new();
    let mut height = 0.0;
    let mut last = "flow";
    for element in &flow.text {
        let width = element.width.unwrap_or(flow.width);
        if let Some(text) = set_element(desk, element, width)? {
            let gap = if set.is_empty() { 0.0 } else { element.gap };
            height += gap + text.size * element.leading * text.line_count() as f32;
            last = &element.name;
            set.push((element, text, gap, width));
        }
    }
    let free = flow.top - flow.bottom - height;
    if free < 0.0 {
        return Err(LayoutError::NoRoom { element: last.to_owned() });
    }
    let mut y = flow.top - free * flow.above;
    for (element, text, gap, width) in set {
        let line = text.size * element.leading;
        let count = text.line_count() as f32;
        y -= gap;
        // The baseline lies a little under three quarters of the line.
        let baseline = y - line / 2.0 - text.size * 0.28;
        let x = flow.x + (flow.width - width) / 2.0;
        put(desk, scene, section, element, text, [x, baseline, width]);
        y -= line * count;
    }
    Ok(())
}

fn signatories(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.signatories;
    let count = desk.document.signatories.len() as f32;
    if desk.document.signatories.is_empty() {
        return Ok(());
    }
    let share = ((plan.width - plan.gap * (count - 1.0)) / count).min(plan.widest);
    let all = share * count + plan.gap * (count - 1.0);
    let mut x = plan.x + (plan.width - all) / 2.0;
    let rule = desk.design.plan.palette.get(plan.rule);
    for who in &desk.document.signatories {
        scene.sheets[0].artifacts.push(Mark::Rect([x, plan.y, share, 0.5], rule));
        let mut drop = 0.0;
        for (element, words) in [(&plan.person, &who.name), (&plan.title, &who.title)] {
            let text = set_words(desk, element, words, share)?;
            let node = scene.add(section, Tag::Paragraph);
            scene.nodes[node].language = language_of(words);
            let leading = text.size * element.leading;
            let lines = text.line_count() as f32;
            let place = Place {
                x,
                y: plan.y - element.y - drop,
                width: share,
                leading,
                align: element.align,
                colour: desk.design.plan.palette.get(element.colour),
            };
            text.put(scene, 0, node, place);
            drop += leading * (lines - 1.0);
        }
        x += share + plan.gap;
    }
    Ok(())
}

fn code(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.qr;
    let side = plan.side.max(qr::SMALLEST_SIDE);
    let colour = desk.design.plan.palette.get(plan.colour);
    let drawn = qr::draw(&desk.document.verify_url, plan.x, plan.y, side, colour)?;
    let quiet = drawn.quiet;
    let around = [plan.x - quiet, plan.y - quiet, side + 2.0 * quiet, side + 2.0 * quiet];
    let marks = vec![Mark::Rect(around, [1.0, 1.0, 1.0]), drawn.mark];
    let figure = scene.add(section, Tag::Figure);
    scene.nodes[figure].alt = Some(desk.wording.qr_alt.clone());
    scene.nodes[figure].area = Some([plan.x, plan.y, plan.x + side, plan.y + side]);
    scene.sheets[0].pieces.push(Piece { node: figure, text: None, marks });
    Ok(())
}
