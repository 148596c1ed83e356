//! A checked SVG into filled paths, and filled paths into an SVG that holds nothing else.

use std::fmt::Write as _;
use std::sync::Arc;

use usvg::roxmltree::{Document, ParsingOptions};
use usvg::tiny_skia_path::{Path, PathSegment, Rect};
use usvg::{FillRule, Group, Node, Options, Paint, Transform, Tree};

use super::svg::{MOST_BYTES, MOST_ELEMENTS, limit};
use super::{Drawing, PictureError};
use crate::scene::{Inside, Mark, Rgb, Step, to_hex};

/// With the root, as many elements as are read.
const MOST_PATHS: usize = MOST_ELEMENTS - 1;

/// More steps would make every certificate with this logo too large.
const MOST_STEPS: usize = 12_000;

/// A drawing whose shorter side is less is a line at the size of a logo, and nothing once its measures are rounded.
const LEAST_SIDE: f32 = 1.0;

/// The longer side of a drawing.
const LONGER_SIDE: f32 = 1000.0;

/// Reads what [`super::svg::check`] let through.
///
/// # Errors
/// [`PictureError`] for paint that is not one plain colour, and for what cannot be drawn without cutting.
pub fn read(text: &str) -> Result<Drawing, PictureError> {
    let corrupt = |e: &dyn std::fmt::Display| PictureError::Corrupt(e.to_string());
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 40_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|e| corrupt(&e))?;
    super::tree::check(&document)?;
    let tree = Tree::from_xmltree(&document, &Options::default()).map_err(|e| corrupt(&e))?;
    let mut paths = Vec::new();
    gather(tree.root(), &mut paths)?;
    let boxes = paths.iter().map(|p: &Filled| p.path.bounds());
    let all = boxes.reduce(|a, b| {
        Rect::from_ltrb(
            a.left().min(b.left()),
            a.top().min(b.top()),
            a.right().max(b.right()),
            a.bottom().max(b.bottom()),
        )
        .unwrap_or(a)
    });
    let all = all.filter(|b| b.width() > 0.0 && b.height() > 0.0).ok_or(PictureError::Blank)?;
    let scale = LONGER_SIDE / all.width().max(all.height());
    if all.width().min(all.height()) * scale < LEAST_SIDE {
        return Err(PictureError::Blank);
    }
    // What is read is written anew and read again: shapes with a line around them have become two.
    limit(paths.len(), MOST_PATHS, "shapes")?;
    let fit = Transform::from_translate(-all.left(), -all.top()).post_scale(scale, scale);
    let mut marks = Vec::with_capacity(paths.len());
    let mut count = 0;
    for Filled { path, colour, rule } in paths {
        let path = path.transform(fit).ok_or(PictureError::Blank)?;
        let steps = steps(&path);
        count += steps.len();
        if count > MOST_STEPS {
            return Err(PictureError::TooComplex { what: "points", most: MOST_STEPS });
        }
        marks.push(Mark::Path { steps, fill: Some(colour), rule, stroke: None });
    }
    let size = |side: f32| hundredth(side * scale);
    let drawing = Drawing { width: size(all.width()), height: size(all.height()), marks: Arc::from(marks) };
    match drawing.svg().len() {
        bytes if bytes > MOST_BYTES => Err(PictureError::TooLarge { bytes, most: MOST_BYTES }),
        _ => Ok(drawing),
    }
}

struct Filled {
    path: Path,
    colour: Rgb,
    rule: Inside,
}

fn gather(group: &Group, out: &mut Vec<Filled>) -> Result<(), PictureError> {
    let not = |what: &str| PictureError::NotDrawn(what.to_owned());
    if group.opacity().get() != 1.0 {
        return Err(not("transparency"));
    }
    if group.mask().is_some() || !group.filters().is_empty() {
        return Err(not("a mask or a filter"));
    }
    // Drawing programs clip to the page; a clip that cuts nothing off may go.
    if let Some(clip) = group.clip_path() {
        let frame = clip.root().abs_bounding_box();
        let within = group.abs_stroke_bounding_box();
        let whole = frame.left() <= within.left() + 0.5
            && frame.top() <= within.top() + 0.5
            && frame.right() + 0.5 >= within.right()
            && frame.bottom() + 0.5 >= within.bottom();
        let rectangle = matches!(clip.root().children(), [Node::Path(p)] if p.data().len() <= 5);
        if !whole || !rectangle {
            return Err(not("a clipping path"));
        }
    }
    for node in group.children() {
        match node {
            Node::Group(group) => gather(group, out)?,
            Node::Path(path) if path.is_visible() => shape(path, out)?,
            Node::Path(_) => {}
            Node::Image(_) => return Err(PictureError::Active("<image>".to_owned())),
            Node::Text(_) => return Err(not("<text>")),
        }
    }
    Ok(())
}

fn shape(path: &usvg::Path, out: &mut Vec<Filled>) -> Result<(), PictureError> {
    let to_page = path.abs_transform();
    let mut push = |path: Option<Path>, paint: &Paint, opacity: f32, rule: Inside| {
        let colour = colour(paint, opacity)?;
        if let Some(path) = path.and_then(|p| p.transform(to_page)) {
            out.push(Filled { path, colour, rule });
        }
        Ok::<(), PictureError>(())
    };
    if let Some(fill) = path.fill() {
        let rule = if fill.rule() == FillRule::EvenOdd { Inside::EvenOdd } else { Inside::NonZero };
        push(Some(path.data().clone()), fill.paint(), fill.opacity().get(), rule)?;
    }
    if let Some(stroke) = path.stroke() {
        // A line's outline is a filled path as well; its pieces overlap and all count.
        let outline = path.data().stroke(&stroke.to_tiny_skia(), 1.0);
        push(outline, stroke.paint(), stroke.opacity().get(), Inside::NonZero)?;
    }
    Ok(())
}

fn colour(paint: &Paint, opacity: f32) -> Result<Rgb, PictureError> {
    let Paint::Color(colour) = paint else {
        return Err(PictureError::NotDrawn("a gradient or a pattern".to_owned()));
    };
    if opacity != 1.0 {
        return Err(PictureError::NotDrawn("transparency".to_owned()));
    }
    Ok([colour.red, colour.green, colour.blue]
        .map(|part| (f32::from(part) / 255.0 * 1000.0).round() / 1000.0))
}

fn steps(path: &Path) -> Vec<Step> {
    let mut out = Vec::with_capacity(path.len());
    let mut pen = [0.0, 0.0];
    for segment in path.segments() {
        let step = match segment {
            PathSegment::MoveTo(p) => Step::Move([p.x, p.y]),
            PathSegment::LineTo(p) => Step::Line([p.x, p.y]),
            PathSegment::QuadTo(c, p) => {
                let third = |from: [f32; 2]| {
                    [from[0] + (c.x - from[0]) * 2.0 / 3.0, from[1] + (c.y - from[1]) * 2.0 / 3.0]
                };
                Step::Curve(third(pen), third([p.x, p.y]), [p.x, p.y])
            }
            PathSegment::CubicTo(a, b, p) => Step::Curve([a.x, a.y], [b.x, b.y], [p.x, p.y]),
            PathSegment::Close => Step::Close,
        };
        if let Step::Move(p) | Step::Line(p) | Step::Curve(_, _, p) = step {
            pen = p;
        }
        out.push(match step {
            Step::Move(p) => Step::Move(p.map(hundredth)),
            Step::Line(p) => Step::Line(p.map(hundredth)),
            Step::Curve(a, b, p) => Step::Curve(a.map(hundredth), b.map(hundredth), p.map(hundredth)),
            Step::Close => Step::Close,
            Step::Rect(area) => Step::Rect(area.map(hundredth)),
        });
    }
    out
}

fn hundredth(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

impl Drawing {
    /// The drawing as an SVG of paths.
    pub(super) fn svg(&self) -> String {
        let mut out = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{0}" height="{1}">"#,
            self.width, self.height
        );
        for mark in self.marks.iter() {
            let Mark::Path { steps, fill: Some(fill), rule, .. } = mark else { continue };
            let rule = if *rule == Inside::EvenOdd { r#" fill-rule="evenodd""# } else { "" };
            let mut path = String::new();
            for step in steps {
                // Writing to a string does not fail.
                let _ = match step {
                    Step::Move([x, y]) => write!(path, "M{x} {y}"),
                    Step::Line([x, y]) => write!(path, "L{x} {y}"),
                    Step::Curve(a, b, p) => {
                        write!(path, "C{} {} {} {} {} {}", a[0], a[1], b[0], b[1], p[0], p[1])
                    }
                    Step::Close => write!(path, "Z"),
                    Step::Rect([x, y, width, height]) => write!(path, "M{x} {y}h{width}v{height}h-{width}z"),
                };
            }
            let _ = write!(out, r#"<path fill="{}"{rule} d="{path}"/>"#, to_hex(*fill));
        }
        out.push_str("</svg>");
        out
    }
}
