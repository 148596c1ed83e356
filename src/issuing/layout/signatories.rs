//! The signature lines at the foot of the first page: a line each, the image of a signature above it, name and title below.

use super::Desk;
use super::certificate::set_words;
use super::room::{Taken, figure, fitted};
use super::text::Place;
use crate::design::Element;
use crate::document::Signatory;
use crate::error::LayoutError;
use crate::picture::Picture;
use crate::scene::{Mark, Scene, Tag};
use crate::shape::language_of;

/// Space between the line and the image above it.
const OVER_LINE: f32 = 2.0;

/// Lays the lines out side by side under the node `section`: those of the design, or else those of the document.
///
/// # Errors
/// [`LayoutError`] when a name or a title does not fit.
pub fn lay_out(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    taken: &mut Taken,
) -> Result<(), LayoutError> {
    let mut who: Vec<(&Signatory, Option<&Picture>)> =
        desk.design.signatories.iter().map(|(who, picture)| (who, picture.as_ref())).collect();
    if who.is_empty() {
        who = desk.document.signatories.iter().map(|who| (who, None)).collect();
    }
    if who.is_empty() {
        return Ok(());
    }
    let plan = &desk.design.plan.signatories;
    let count = who.len() as f32;
    let share = ((plan.width - plan.gap * (count - 1.0)) / count).min(plan.widest);
    let all = share * count + plan.gap * (count - 1.0);
    let mut x = plan.x + desk.align(plan.person.align).indent(plan.width - all);
    if desk.wording.is_from_the_right() {
        who.reverse();
    }
    for (who, picture) in who {
        one(desk, scene, section, taken, who, picture, [x, share])?;
        x += share + plan.gap;
    }
    Ok(())
}

fn one(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    taken: &mut Taken,
    who: &Signatory,
    picture: Option<&Picture>,
    [x, share]: [f32; 2],
) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.signatories;
    let place = Under { x, share, y: plan.y };
    if let Some(picture) = picture {
        let [width, height] = fitted(picture, share, plan.ink);
        let left = x + desk.align(plan.person.align).indent(share - width);
        let bottom = plan.y + OVER_LINE;
        taken.take("signature", [left, bottom, left + width, bottom + height])?;
        figure(
            scene,
            section,
            picture,
            [left, bottom, width, height],
            desk.wording.ink_alt.replace("{name}", &who.name),
        );
    } else {
        // An empty line would look as if somebody had forgotten to sign.
        let words = &desk.wording.signed_digitally;
        let smallest = Some(plan.title.smallest.unwrap_or(plan.title.size) * 0.75);
        let name = "signed_digitally".to_owned();
        let element = Element { name, lines: 1, smallest, ..plan.title.clone() };
        line(desk, scene, section, taken, (&element, words), Under { y: plan.y + 2.0 * OVER_LINE, ..place })?;
    }
    let rule = desk.design.plan.palette.get(plan.rule);
    scene.sheets[0].artifacts.push(Mark::Rect([x, plan.y, share, 0.5], rule));
    let mut drop = 0.0;
    for (element, words) in [(&plan.person, who.name.as_str()), (&plan.title, who.title.as_str())] {
        // A name may stand alone; a title cannot.
        if words.is_empty() && element == &plan.title {
            continue;
        }
        let height = line(
            desk,
            scene,
            section,
            taken,
            (element, words),
            Under { y: plan.y - element.y - drop, ..place },
        )?;
        drop += height;
    }
    Ok(())
}

/// Where words stand in a column.
#[derive(Clone, Copy)]
struct Under {
    x: f32,
    share: f32,
    y: f32,
}

/// Puts words on the page; how far they reach below their first line.
fn line(
    desk: &Desk<'_>,
    scene: &mut Scene,
    section: usize,
    taken: &mut Taken,
    (element, words): (&Element, &str),
    Under { x, share, y }: Under,
) -> Result<f32, LayoutError> {
    let text = set_words(desk, element, words, share, 1.0)?;
    let node = scene.add(section, Tag::Paragraph);
    scene.nodes[node].language = language_of(words);
    let leading = text.size * element.leading;
    let below = leading * (text.line_count() as f32 - 1.0);
    let align = desk.align(element.align);
    taken.take_text((element, align), &text, [x, y, share])?;
    let colour = desk.design.plan.palette.get(element.colour);
    text.put(scene, 0, node, Place { x, y, width: share, leading, align, colour });
    Ok(below)
}
