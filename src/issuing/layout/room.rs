//! Who stands where on the first page: nothing runs into anything else, into the quiet zone of the code or off the page.

use super::text::SetText;
use crate::design::{Align, Element};
use crate::error::LayoutError;
use crate::picture::Picture;
use crate::scene::{Piece, Scene, Tag};

/// Printers leave a border of about three millimetres white.
const EDGE: f32 = 8.5;

/// How far the boxes around two texts may overlap before anybody sees it: a box is higher than most of its letters.
const FORGIVEN: f32 = 1.0;

/// The places that are taken: left, bottom, right, top.
pub struct Taken {
    page: [f32; 2],
    places: Vec<(String, [f32; 4])>,
}

impl Taken {
    /// An empty page of this size.
    pub fn new(page: [f32; 2]) -> Self {
        Self { page, places: Vec::new() }
    }

    /// Takes a place.
    ///
    /// # Errors
    /// [`LayoutError::Collides`] naming the element and who was there.
    pub fn take(&mut self, element: &str, area: [f32; 4]) -> Result<(), LayoutError> {
        let collides =
            |with: &str| LayoutError::Collides { element: element.to_owned(), with: with.to_owned() };
        let [left, bottom, right, top] = area;
        let [width, height] = self.page;
        if left < EDGE || bottom < EDGE || right > width - EDGE || top > height - EDGE {
            return Err(collides("the edge of the page"));
        }
        let meets = |other: &[f32; 4]| {
            left + FORGIVEN < other[2]
                && other[0] + FORGIVEN < right
                && bottom + FORGIVEN < other[3]
                && other[1] + FORGIVEN < top
        };
        if let Some((other, _)) = self.places.iter().find(|(_, other)| meets(other)) {
            return Err(collides(other));
        }
        self.places.push((element.to_owned(), area));
        Ok(())
    }

    /// Takes the place of a text whose first baseline starts at x, y within a width, in which it stands as `align` says; returns it.
    ///
    /// # Errors
    /// [`LayoutError::Collides`].
    pub fn take_text(
        &mut self,
        (element, align): (&Element, Align),
        text: &SetText,
        at: [f32; 3],
    ) -> Result<[f32; 4], LayoutError> {
        let [x, y, width] = at;
        let left = x + align.indent(width - text.width());
        let last = y - text.size * element.leading * (text.line_count() - 1) as f32;
        let area = [left, last - text.size * 0.25, left + text.width(), y + text.size * 0.75];
        self.take(&element.name, area)?;
        Ok(area)
    }
}

/// Width and height of a picture that is as large as a room allows.
pub fn fitted(picture: &Picture, width: f32, height: f32) -> [f32; 2] {
    let [own_width, own_height] = picture.size();
    let scale = (width / own_width).min(height / own_height);
    [own_width * scale, own_height * scale]
}

/// Puts a picture with its words on the first sheet: x, y, width, height.
pub fn figure(scene: &mut Scene, parent: usize, picture: &Picture, area: [f32; 4], alt: String) {
    let [x, y, width, height] = area;
    let node = scene.add(parent, Tag::Figure);
    scene.nodes[node].alt = Some(alt);
    scene.nodes[node].area = Some([x, y, x + width, y + height]);
    scene.sheets[0].pieces.push(Piece { node, marks: vec![picture.place(area)] });
}
