//! The marks of a sheet as printpdf operations, every one of them tagged or an artifact.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon,
    PolygonRing, Pt, Rect, Rgb as PdfRgb, TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::extraction::{in_run, of_piece, replacements};
use super::fonts::{self, FontSubsets};
use super::{GlyphTexts, images, marks, utf16};
use crate::picture::Raster;
use crate::scene::{Glyph, Inside, Mark, PlacedLine, Rgb, Run, Scene, Sheet, Step, Tag};

/// What each glyph of each face stands for: a font has one table for the whole document, so a glyph means one thing in it.
pub struct Meanings(GlyphTexts);

impl Meanings {
    /// Collects them; the first use of a glyph that alone stands for something wins over its uses in a cluster of several, and
    /// `more` over both.
    pub fn of(scene: &Scene, more: &GlyphTexts) -> Self {
        let mut alone = GlyphTexts::new();
        let mut together = GlyphTexts::new();
        for mark in marks(scene) {
            let Mark::Text(placed) = mark else { continue };
            for run in &placed.line.runs {
                for (at, glyph) in run.glyphs.iter().enumerate().filter(|(_, g)| !g.characters.is_empty()) {
                    let leads = run.glyphs.get(at + 1).is_some_and(|next| next.characters.is_empty());
                    let texts = if leads { &mut together } else { &mut alone };
                    texts.entry((run.face, glyph.id)).or_insert_with(|| run.characters(glyph).to_owned());
                }
            }
        }
        together.append(&mut alone);
        together.extend(more.clone());
        Self(together)
    }

    /// A glyph that is only ever the later part of a cluster stands for nothing visible.
    fn get(&self, run: &Run, glyph: &Glyph) -> String {
        self.0.get(&(run.face, glyph.id)).cloned().unwrap_or_else(|| "\u{200B}".to_owned())
    }
}

/// The operations of one sheet. Pieces are numbered in their order: the marked-content identifier is the index.
pub fn sheet(scene: &Scene, sheet: &Sheet, subsets: &FontSubsets, meanings: &Meanings) -> Vec<Op> {
    let mut out = Writer { ops: Vec::new(), fill: None, stroke: None, thickness: None, subsets, meanings };
    out.artifact(&[&sheet.art, &sheet.artifacts]);
    for (number, piece) in sheet.pieces.iter().enumerate() {
        let mut map = BTreeMap::new();
        map.insert("MCID".to_owned(), DictItem::Int(number as i64));
        if let Some(text) = piece.text().and_then(of_piece) {
            map.insert("ActualText".to_owned(), DictItem::String { data: utf16(text), literal: false });
        }
        let node = &scene.nodes[piece.node];
        if node.personal {
            out.forget();
        }
        let tag = content_tag(node.tag).to_owned();
        out.ops.push(Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } });
        out.marks(&piece.marks);
        out.ops.push(Op::EndMarkedContent);
        if node.personal {
            out.forget();
        }
    }
    out.forget();
    if !sheet.margin.is_empty() {
        out.artifact(&[&sheet.margin]);
    }
    out.ops
}

/// Shows glyphs at no place that matters, so that the fonts have them; whoever asks for it takes it off the page again.
pub fn sample(glyphs: &GlyphTexts, subsets: &FontSubsets) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for ((face, id), text) in glyphs {
        let font = PdfFontHandle::External(fonts::id(*face));
        let code = subsets.code(*face, *id);
        let items = vec![TextItem::GlyphIds(vec![Codepoint::with_cid(code, 0.0, text.clone())])];
        ops.extend([Op::SetFont { font, size: Pt(1.0) }, Op::ShowText { items }]);
    }
    ops.push(Op::EndTextSection);
    ops
}

/// The tag of a node's marked content.
pub fn content_tag(tag: Tag) -> &'static str {
    match tag {
        Tag::Figure => "Figure",
        Tag::Link => "Link",
        Tag::Heading1 => "H1",
        Tag::Heading2 => "H2",
        Tag::Heading3 => "H3",
        Tag::Cell => "TD",
        Tag::ColumnHeading => "TH",
        _ => "P",
    }
}

struct Writer<'a> {
    ops: Vec<Op>,
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    thickness: Option<f32>,
    subsets: &'a FontSubsets,
    meanings: &'a Meanings,
}

impl Writer<'_> {
    fn artifact(&mut self, parts: &[&[Mark]]) {
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        for marks in parts {
            self.marks(marks);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    /// Around what is personal nothing relies on the colours set before, so that it can be written apart from the rest.
    fn forget(&mut self) {
        (self.fill, self.stroke, self.thickness) = (None, None, None);
    }

    fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Rect([x, y, width, height], colour) => {
                    self.fill(*colour);
                    let rectangle = Rect {
                        x: pt(*x),
                        y: pt(*y),
                        width: pt(*width),
                        height: pt(*height),
                        mode: Some(PaintMode::Fill),
                        winding_order: None,
                    };
                    self.ops.push(Op::DrawRectangle { rectangle });
                }
                Mark::Path { steps, fill, rule, stroke } => self.path(steps, *fill, *rule, *stroke),
                Mark::Placed { marks, matrix } => self.placed(marks, *matrix),
                Mark::Image { picture, area: [x, y, width, height] } => {
                    let matrix =
                        CurTransMat::Raw([short(*width), 0.0, 0.0, short(*height), short(*x), short(*y)]);
                    self.ops.push(Op::SaveGraphicsState);
                    self.ops.push(Op::SetTransformationMatrix { matrix });
                    self.ops.push(image(picture));
                    self.ops.push(Op::RestoreGraphicsState);
                }
                Mark::Text(line) => self.text(line),
            }
        }
    }

    fn fill(&mut self, colour: Rgb) {
        if self.fill.replace(colour) != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn stroke(&mut self, colour: Rgb, width: f32) {
        if self.stroke.replace(colour) != Some(colour) {
            self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        }
        if self.thickness.replace(width) != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: pt(width) });
        }
    }

    /// Colours set inside end with it; nothing is known of them at its start, so that equal marks give equal bytes.
    fn placed(&mut self, marks: &[Mark], matrix: [f32; 6]) {
        let before = (self.fill.take(), self.stroke.take(), self.thickness.take());
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
        self.marks(marks);
        self.ops.push(Op::RestoreGraphicsState);
        (self.fill, self.stroke, self.thickness) = before;
    }

    fn path(&mut self, steps: &[Step], fill: Option<Rgb>, rule: Inside, stroke: Option<(Rgb, f32)>) {
        if let Some(colour) = fill {
            self.fill(colour);
            let rings = rings(steps).into_iter().map(|(points, _)| PolygonRing { points }).collect();
            let winding_order = match rule {
                Inside::EvenOdd => WindingOrder::EvenOdd,
                Inside::NonZero => WindingOrder::NonZero,
            };
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order };
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some((colour, width)) = stroke {
            self.stroke(colour, width);
            for (points, is_closed) in rings(steps) {
                self.ops.push(Op::DrawLine { line: Line { points, is_closed } });
            }
        }
    }

    fn text(&mut self, placed: &PlacedLine) {
        self.fill(placed.colour);
        self.ops.push(Op::StartTextSection);
        let line = replacements(&placed.line);
        line.iter().for_each(|(tag, text)| self.instead(tag, text));
        let mut x = placed.x;
        for run in &placed.line.runs {
            let font = PdfFontHandle::External(fonts::id(run.face));
            self.ops.push(Op::SetFont { font, size: Pt(placed.size) });
            let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, short(x), short(placed.y)]);
            self.ops.push(Op::SetTextMatrix { matrix });
            let run_alone = in_run(run).filter(|_| line.is_empty());
            run_alone.iter().for_each(|(tag, text)| self.instead(tag, text));
            self.run(run, placed.size);
            run_alone.iter().for_each(|_| self.ops.push(Op::EndMarkedContent));
            x += run.glyphs.iter().map(|g| g.advance).sum::<f32>() * placed.size / 1000.0;
        }
        line.iter().for_each(|_| self.ops.push(Op::EndMarkedContent));
        self.ops.push(Op::EndTextSection);
    }

    /// Begins what is read as `text`, whatever its glyphs say.
    fn instead(&mut self, tag: &str, text: &str) {
        let actual = DictItem::String { data: utf16(text), literal: false };
        let properties = DictItem::Dict { map: BTreeMap::from([("ActualText".to_owned(), actual)]) };
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties });
    }

    fn run(&mut self, run: &Run, size: f32) {
        let mut items = Vec::new();
        for glyph in &run.glyphs {
            let [right, up] = glyph.shift;
            let code = |offset: f32| {
                TextItem::GlyphIds(vec![Codepoint::with_cid(
                    self.subsets.code(run.face, glyph.id),
                    tenth(offset),
                    self.meanings.get(run, glyph),
                )])
            };
            let rest = glyph.natural - glyph.advance;
            if right == 0.0 && up == 0.0 {
                items.push(code(rest));
                continue;
            }
            // A mark placed by the font: move, draw, move back.
            items.push(TextItem::Offset(tenth(-right)));
            if up == 0.0 {
                items.push(code(rest + right));
                continue;
            }
            self.ops.push(Op::ShowText { items: std::mem::take(&mut items) });
            let mark = Op::ShowText { items: vec![code(rest + right)] };
            self.ops.push(Op::SetLineOffset { multiplier: short(up * size / 1000.0) });
            self.ops.push(mark);
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items });
        }
    }
}

/// The unit square of a picture, where the matrix has put it.
fn image(picture: &Raster) -> Op {
    let transform = XObjectTransform { no_auto_scale: true, dpi: Some(72.0), ..XObjectTransform::default() };
    Op::UseXobject { id: XObjectId(images::name(picture)), transform }
}

fn rings(steps: &[Step]) -> Vec<(Vec<LinePoint>, bool)> {
    let mut out: Vec<(Vec<LinePoint>, bool)> = Vec::new();
    for step in steps {
        let points: &[([f32; 2], bool)] = match step {
            Step::Move(p) => {
                out.push((vec![point(*p, false)], false));
                continue;
            }
            Step::Close => {
                if let Some(last) = out.last_mut() {
                    last.1 = true;
                }
                continue;
            }
            Step::Rect(area) => {
                out.push((corners(*area).map(|corner| point(corner, false)).to_vec(), true));
                continue;
            }
            Step::Line(p) => &[(*p, false)],
            Step::Curve(a, b, p) => &[(*a, true), (*b, true), (*p, false)],
        };
        if let Some((ring, _)) = out.last_mut() {
            ring.extend(points.iter().map(|(p, handle)| point(*p, *handle)));
        }
    }
    out
}

fn corners([x, y, width, height]: [f32; 4]) -> [[f32; 2]; 4] {
    [[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
}

fn point([x, y]: [f32; 2], bezier: bool) -> LinePoint {
    LinePoint { p: Point { x: pt(x), y: pt(y) }, bezier }
}

fn rgb([r, g, b]: Rgb) -> Color {
    Color::Rgb(PdfRgb { r, g, b, icc_profile: None })
}

fn pt(value: f32) -> Pt {
    Pt(short(value))
}

/// A hundredth of a point is finer than any printer; more digits only make the file longer.
fn short(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}
