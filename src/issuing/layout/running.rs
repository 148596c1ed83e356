//! What stands on every page of the transcript, for the eye only: whose it is, what goes on, the code and the page's number.

use super::Desk;
use super::text::{Place, Room, SetText, set};
use crate::design::{Align, TextStyle};
use crate::error::LayoutError;
use crate::scene::{Mark, Scene};
use crate::style::Style;

/// The share of the width that the holder's name may take.
const NAME: f32 = 0.7;

/// The head of every page but the transcript's first: pages come apart.
pub struct Running {
    marks: Vec<Mark>,
    /// How much of a page it takes, with the space under it.
    pub height: f32,
}

impl Running {
    /// Sets name and serial.
    ///
    /// # Errors
    /// [`LayoutError`] when one of them does not fit.
    pub fn set(desk: &Desk<'_>) -> Result<Self, LayoutError> {
        let plan = &desk.design.plan.transcript;
        let serial = desk.wording.serial.replace("{serial}", &desk.document.serial);
        let of = |name, words: &str, share, lines, align| {
            let (size, width) = (plan.foot.size, plan.width * share);
            let room = Room { width, size, smallest: size * 0.66, lines };
            let text = set(desk, name, words, plan.foot.style, room)?;
            let align = desk.align(align);
            let x = plan.x + align.indent(plan.width - width);
            let colour = desk.design.plan.palette.get(plan.foot.colour);
            let leading = text.size * 1.3;
            let marks = text.place(Place { x, y: plan.top - size, width, leading, align, colour });
            Ok((marks.collect::<Vec<_>>(), leading * text.line_count() as f32))
        };
        let (mut marks, name) = of("transcript_holder", &desk.document.holder_name, NAME, 3, Align::Left)?;
        let (right, serial) = of("serial", &serial, 1.0 - NAME, 2, Align::Right)?;
        marks.extend(right);
        Ok(Self { marks, height: name.max(serial) + plan.foot.size })
    }

    /// Puts it on a sheet.
    pub fn put(&self, scene: &mut Scene, sheet: usize) {
        scene.sheets[sheet].margin.extend(self.marks.iter().cloned());
    }
}

/// The title of a section that goes on, as it stands on the next page.
///
/// # Errors
/// [`LayoutError`] when it does not fit.
pub fn continued(desk: &Desk<'_>, title: &str) -> Result<SetText, LayoutError> {
    let plan = &desk.design.plan.transcript;
    let words = desk.wording.transcript.continued.replace("{title}", title);
    let TextStyle { size, style, .. } = plan.heading;
    let room = Room { width: plan.width, size, smallest: size * 0.8, lines: 1 };
    set(desk, "transcript_heading", &words, style, room)
}

/// Code and page number: the code is read on the first page.
///
/// # Errors
/// [`LayoutError`] when one of them does not fit.
pub fn feet(desk: &Desk<'_>, scene: &mut Scene) -> Result<(), LayoutError> {
    let plan = &desk.design.plan.transcript;
    let pages = scene.sheets.len();
    for sheet in 1..pages {
        let page = desk.wording.transcript.page.replace("{page}", &(sheet + 1).to_string());
        let page = page.replace("{pages}", &pages.to_string());
        let code = (desk.document.code.as_str(), Style { mono: true, ..Style::default() }, Align::Left);
        for (text, style, align) in [code, (page.as_str(), plan.foot.style, Align::Right)] {
            let align = desk.align(align);
            let room =
                Room { width: plan.width / 2.0, size: plan.foot.size, smallest: plan.foot.size, lines: 1 };
            let set = set(desk, "transcript_foot", text, style, room)?;
            let colour = desk.design.plan.palette.get(plan.foot.colour);
            let place = Place { x: plan.x, y: plan.footer, width: plan.width, leading: 0.0, align, colour };
            scene.sheets[sheet].margin.extend(set.place(place));
        }
    }
    Ok(())
}
