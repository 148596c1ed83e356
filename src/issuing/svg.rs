//! Pages of a scene as SVG, letters as outlines: what a browser shows of a certificate where there is no PDF yet. The same
//! marks at the same places as in the PDF, so that a preview does not promise what the paper does not keep.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use super::fonts::Fonts;
use super::picture::Raster;
use super::scene::{Inside, Mark, PlacedLine, Sheet, Step, to_hex};

/// Writes a sheet of this width and height in points as an `svg` element for a page of HTML or for a file of its own. `href` says where the
/// browser finds a picture of pixels; `name` sets the ids of this one apart from those of others on the same page.
#[must_use]
pub fn write(
    [width, height]: [f32; 2],
    sheet: &Sheet,
    name: &str,
    fonts: &Fonts,
    href: &dyn Fn(&Raster) -> String,
) -> String {
    let mut pen = Pen { out: String::new(), fonts, href, name, drawn: BTreeMap::new() };
    let _ = write!(
        pen.out,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" aria-hidden="true"><path fill="#fff" d="M0 0H{width}V{height}H0z"/><g transform="matrix(1 0 0 -1 0 {height})">"##
    );
    let read = sheet.pieces.iter().flat_map(|piece| &piece.marks);
    let behind = sheet.art.iter().chain(&sheet.artifacts);
    behind.chain(read).chain(&sheet.margin).for_each(|mark| pen.mark(mark));
    pen.out.push_str("</g></svg>");
    pen.out
}

struct Pen<'a> {
    out: String,
    fonts: &'a Fonts,
    href: &'a dyn Fn(&Raster) -> String,
    name: &'a str,
    /// Marks that are drawn already, by their address, and the number of their id.
    drawn: BTreeMap<*const Mark, usize>,
}

// Writing to a string does not fail.
impl Pen<'_> {
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Path { steps, fill, rule, stroke } => {
                let mut path = String::new();
                steps.iter().for_each(|s| step(&mut path, *s));
                let fill = fill.map_or_else(|| "none".to_owned(), to_hex);
                let rule = if *rule == Inside::EvenOdd { r#" fill-rule="evenodd""# } else { "" };
                let stroke = stroke.map_or_else(String::new, |(colour, width)| {
                    format!(r#" stroke="{}" stroke-width="{}""#, to_hex(colour), short(width))
                });
                let _ = write!(self.out, r#"<path fill="{fill}"{rule}{stroke} d="{path}"/>"#);
            }
            Mark::Rect([x, y, width, height], colour) => {
                let [x, y, width, height] = [*x, *y, *width, *height].map(short);
                let _ = write!(
                    self.out,
                    r#"<path fill="{}" d="M{x} {y}h{width}v{height}h-{width}z"/>"#,
                    to_hex(*colour)
                );
            }
            Mark::Placed { marks, matrix } => self.placed(marks, matrix),
            Mark::Image { picture, area: [x, y, width, height] } => {
                // A picture's own y counts down.
                let top = y + height;
                let _ = write!(
                    self.out,
                    r#"<image href="{}" transform="matrix(1 0 0 -1 {} {})" width="{}" height="{}" preserveAspectRatio="none"/>"#,
                    (self.href)(picture),
                    short(*x),
                    short(top),
                    short(*width),
                    short(*height),
                );
            }
            Mark::Text(line) => self.text(line),
        }
    }

    /// What repeats is written once.
    fn placed(&mut self, marks: &Arc<[Mark]>, matrix: &[f32; 6]) {
        let matrix = matrix.map(|n| (n * 10_000.0).round() / 10_000.0);
        let [a, b, c, d, e, f] = matrix;
        let (count, name) = (self.drawn.len(), self.name);
        let place = format!(r#"transform="matrix({a} {b} {c} {d} {e} {f})""#);
        if let Some(number) = self.drawn.get(&marks.as_ptr()) {
            let _ = write!(self.out, r##"<use href="#{name}-{number}" {place}/>"##);
            return;
        }
        self.drawn.insert(marks.as_ptr(), count);
        let _ = write!(self.out, r#"<g {place}><g id="{name}-{count}">"#);
        marks.iter().for_each(|mark| self.mark(mark));
        self.out.push_str("</g></g>");
    }

    fn text(&mut self, line: &PlacedLine) {
        let thousandth = line.size / 1000.0;
        let mut x = line.x;
        let mut path = String::new();
        for run in &line.line.runs {
            let face = self.fonts.face(run.face);
            for glyph in &run.glyphs {
                let [right, up] = glyph.shift;
                let mut outline = Outline {
                    path: &mut path,
                    at: [x + right * thousandth, line.y + up * thousandth],
                    scale: face.scale * thousandth,
                };
                // A space has no outline.
                let _ = face.shaper.outline_glyph(GlyphId(glyph.id), &mut outline);
                x += glyph.advance * thousandth;
            }
        }
        if !path.is_empty() {
            let _ = write!(self.out, r#"<path fill="{}" d="{path}"/>"#, to_hex(line.colour));
        }
    }
}

/// A glyph's outline, from font units to its place.
struct Outline<'a> {
    path: &'a mut String,
    at: [f32; 2],
    scale: f32,
}

impl Outline<'_> {
    fn point(&self, x: f32, y: f32) -> [f32; 2] {
        [self.at[0] + x * self.scale, self.at[1] + y * self.scale]
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        step(self.path, Step::Move(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        step(self.path, Step::Line(self.point(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ([x1, y1], [x, y]) = (self.point(x1, y1).map(short), self.point(x, y).map(short));
        let _ = write!(self.path, "Q{x1} {y1} {x} {y}");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let step_to = Step::Curve(self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        step(self.path, step_to);
    }

    fn close(&mut self) {
        step(self.path, Step::Close);
    }
}

fn step(path: &mut String, step: Step) {
    let mut points = |letter: char, points: &[[f32; 2]]| {
        path.push(letter);
        for (at, [x, y]) in points.iter().map(|p| p.map(short)).enumerate() {
            let _ = write!(path, "{}{x} {y}", if at == 0 { "" } else { " " });
        }
    };
    match step {
        Step::Move(to) => points('M', &[to]),
        Step::Line(to) => points('L', &[to]),
        Step::Curve(a, b, to) => points('C', &[a, b, to]),
        Step::Close => path.push('Z'),
        Step::Rect(area) => {
            let [x, y, width, height] = area.map(short);
            let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
        }
    }
}

/// A hundredth of a point is finer than any screen.
fn short(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
