//! The first page: logo and flow in the middle, the check block and the QR code; nothing may stand on anything else.

use super::Desk;
use super::room::Taken;
use super::text::{Place, Room, SetText, set};
use super::{flow, signatories};
use crate::design::{Align, Element, Part};
use crate::error::LayoutError;
use crate::fields;
use crate::qr;
use crate::scene::{Mark, Piece, Scene, Tag};
use crate::shape::language_of;

/// Lays out the first sheet under the node `section`.
pub fn lay_out(desk: &Desk<'_>, scene: &mut Scene, section: usize) -> Result<(), LayoutError> {
    let mut taken = Taken::new(desk.design.page());
    let (qr, quiet) = code(desk)?;
    taken.take("qr", quiet)?;
    flow::lay_out(desk, scene, section, &mut taken)?;
    signatories::lay_out(desk, scene, section, &mut taken)?;
    for element in &desk.design.plan.text {
        let width = element.width.unwrap_or(desk.design.page()[0] - element.x);
        if let Some(text) = set_element(desk, element, width, 1.0)? {
            let at = [element.x, element.y, width];
            put(desk, scene, section, (element, element.align), text, at, &mut taken)?;
        }
    }
    let figure = scene.add(section, Tag::Figure);
    let plan = &desk.design.plan.qr;
    scene.nodes[figure].alt = Some(desk.wording.qr_alt.clone());
    scene.nodes[figure].area = Some([plan.x, plan.y, plan.x + plan.side, plan.y + plan.side]);
    scene.nodes[figure].personal = true;
    scene.sheets[0].pieces.push(Piece { node: figure, marks: qr });
    Ok(())
}

/// Sets an element for the document, from a share of its size on; none when it is optional and empty.
///
/// # Errors
/// [`LayoutError`] naming the element.
pub fn set_element(
    desk: &Desk<'_>,
    element: &Element,
    width: f32,
    share: f32,
) -> Result<Option<SetText>, LayoutError> {
    let text = fields::fill(&element.text, desk.document, desk.wording);
    if text.is_empty() && element.optional {
        return Ok(None);
    }
    set_words(desk, element, &text, width, share).map(Some)
}

/// Sets an element with these words in a width, from a share of its size on.
///
/// # Errors
/// [`LayoutError`] naming the element.
pub fn set_words(
    desk: &Desk<'_>,
    element: &Element,
    words: &str,
    width: f32,
    share: f32,
) -> Result<SetText, LayoutError> {
    let smallest = element.smallest.unwrap_or(element.size);
    let room = Room { width, size: (element.size * share).max(smallest), smallest, lines: element.lines };
    set(desk, &element.name, words, element.style, room)
}

/// Puts a set element on the page, at x, y, width, where it stands in that.
///
/// # Errors
/// [`LayoutError::Collides`].
pub fn put(
    desk: &Desk<'_>,
    scene: &mut Scene,
    parent: usize,
    (element, align): (&Element, Align),
    text: SetText,
    at: [f32; 3],
    taken: &mut Taken,
) -> Result<(), LayoutError> {
    let [x, y, width] = at;
    let size = text.size;
    let leading = size * element.leading;
    let area = taken.take_text((element, align), &text, at)?;
    let place = Place { x, y, width, leading, align, colour: desk.design.plan.palette.get(element.colour) };
    let node = if element.part == Part::Link {
        let paragraph = scene.add(parent, Tag::Paragraph);
        let link = scene.add(paragraph, Tag::Link);
        scene.nodes[link].area = Some(area);
        scene.nodes[link].alt = Some(desk.wording.link_alt.clone());
        scene.nodes[link].target = Some(desk.document.verify_url.clone());
        link
    } else {
        scene.add(parent, element.part.tag())
    };
    scene.nodes[node].language = language_of(&fields::fill(&element.text, desk.document, desk.wording));
    scene.nodes[node].personal = fields::is_personal(&element.text) || element.part == Part::Link;
    text.put(scene, 0, node, place);
    Ok(())
}

/// The code's marks and the area around it that must stay free.
fn code(desk: &Desk<'_>) -> Result<(Vec<Mark>, [f32; 4]), LayoutError> {
    let plan = &desk.design.plan.qr;
    let colour = desk.design.plan.palette.get(plan.colour);
    let drawn = qr::draw(&desk.document.verify_url, plan.x, plan.y, plan.side, colour)?;
    let (quiet, side) = (drawn.quiet, plan.side);
    let around = [plan.x - quiet, plan.y - quiet, side + 2.0 * quiet, side + 2.0 * quiet];
    let marks = vec![Mark::Rect(around, [1.0, 1.0, 1.0]), drawn.mark];
    Ok((marks, [around[0], around[1], around[0] + around[2], around[1] + around[3]]))
}
