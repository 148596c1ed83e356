//! Reads a design's `art.svg`: paths in the palette's colours, and tiles of them that repeat. Nothing else of SVG is understood, so
//! nothing else (scripts, references elsewhere, entities) can do harm.

use std::collections::BTreeMap;
use std::sync::Arc;

use xmlparser::{ElementEnd, Token, Tokenizer};

use super::palette::{Colour, Palette};
use crate::error::DesignError;
use crate::scene::{Inside, Mark, Rgb, Step};

/// No design needs more levels.
const DEEPEST: usize = 16;

/// The marks of every `<svg id>` within the file, which is one sheet of the design, flipped so that y counts upwards from the lower
/// edge of a page of the given height. A `<g id>` in `<defs>` is a tile; `<use>` repeats it.
///
/// # Errors
/// [`DesignError::Art`] for anything but `svg`, `defs`, `g`, `path` and `use`, for colours outside the palette, for too many levels, and
/// for a tile that is not complete before it is used or that uses another: a file stands for no more than it is long.
pub fn read(svg: &str, palette: &Palette, height: f32) -> Result<BTreeMap<String, Vec<Mark>>, DesignError> {
    let mut reader = Reader { height, sheets: BTreeMap::new(), tiles: BTreeMap::new() };
    let mut open: Vec<Attributes> = Vec::new();
    let mut current = Attributes::default();
    for token in Tokenizer::from(svg) {
        match token.map_err(|e| DesignError::Art(e.to_string()))? {
            Token::ElementStart { local, .. } => {
                if !matches!(local.as_str(), "svg" | "defs" | "g" | "path" | "use" | "title") {
                    return Err(DesignError::Art(format!("<{local}> is not drawn")));
                }
                if open.len() > DEEPEST {
                    return Err(DesignError::Art(format!("more than {DEEPEST} levels are not drawn")));
                }
                let within = open.last().map(Attributes::paint).unwrap_or_default();
                current = Attributes { element: local.to_string(), ..within };
                current.in_defs |= local.as_str() == "defs";
            }
            Token::Attribute { local, value, .. } => current.set(local.as_str(), value.as_str(), palette)?,
            Token::ElementEnd { end: ElementEnd::Close(..), .. } => {
                open.pop();
            }
            Token::ElementEnd { end, .. } => {
                reader.draw(&current)?;
                if end == ElementEnd::Open {
                    open.push(current.clone());
                }
            }
            Token::DtdStart { .. } | Token::EmptyDtd { .. } | Token::EntityDeclaration { .. } => {
                return Err(DesignError::Art("a document type is not allowed".to_owned()));
            }
            _ => {}
        }
    }
    Ok(reader.sheets)
}

struct Reader {
    height: f32,
    sheets: BTreeMap<String, Vec<Mark>>,
    tiles: BTreeMap<String, Tile>,
}

/// Marks that repeat, shared by every place where they do.
enum Tile {
    Drawn(Vec<Mark>),
    Used(Arc<[Mark]>),
}

impl Reader {
    /// Tiles keep the file's own direction; what stands on a sheet is flipped.
    fn draw(&mut self, of: &Attributes) -> Result<(), DesignError> {
        let mark = match of.element.as_str() {
            "path" => {
                let steps = steps(&of.path, (!of.in_defs).then_some(self.height))?;
                let stroke = of.stroke.map(|c| (c, of.width));
                Mark::Path { steps, fill: of.fill, rule: Inside::EvenOdd, stroke }
            }
            "use" if of.in_defs => return Err(DesignError::Art("a tile uses another".to_owned())),
            "use" => {
                let [a, b, c, d, e, f] = of.matrix;
                Mark::Placed { marks: self.tile(&of.tile)?, matrix: [a, -b, c, -d, e, self.height - f] }
            }
            _ => return Ok(()),
        };
        if !of.in_defs {
            self.sheets.entry(of.name.clone()).or_default().push(mark);
            return Ok(());
        }
        match self.tiles.entry(of.name.clone()).or_insert_with(|| Tile::Drawn(Vec::new())) {
            Tile::Drawn(marks) => marks.push(mark),
            Tile::Used(_) => {
                return Err(DesignError::Art(format!("the tile {:?} goes on after its use", of.name)));
            }
        }
        Ok(())
    }

    fn tile(&mut self, name: &str) -> Result<Arc<[Mark]>, DesignError> {
        let missing = || DesignError::Art(format!("there is no tile {name:?} before its use"));
        let tile = self.tiles.get_mut(name).ok_or_else(missing)?;
        let marks = match tile {
            Tile::Drawn(marks) => Arc::from(std::mem::take(marks)),
            Tile::Used(marks) => Arc::clone(marks),
        };
        *tile = Tile::Used(Arc::clone(&marks));
        Ok(marks)
    }
}

#[derive(Debug, Clone)]
struct Attributes {
    element: String,
    /// Of the sheet or tile.
    name: String,
    in_defs: bool,
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    width: f32,
    path: String,
    tile: String,
    matrix: [f32; 6],
}

impl Default for Attributes {
    fn default() -> Self {
        Self {
            element: String::new(),
            name: String::new(),
            in_defs: false,
            fill: None,
            stroke: None,
            width: 1.0,
            path: String::new(),
            tile: String::new(),
            matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        }
    }
}

impl Attributes {
    /// What an element hands down to those within it.
    fn paint(&self) -> Self {
        Self {
            name: self.name.clone(),
            in_defs: self.in_defs,
            fill: self.fill,
            stroke: self.stroke,
            width: self.width,
            ..Self::default()
        }
    }

    fn set(&mut self, name: &str, value: &str, palette: &Palette) -> Result<(), DesignError> {
        match (name, self.element.as_str()) {
            ("id", "svg" | "g") => self.name = value.to_owned(),
            ("fill", _) => self.fill = colour(value, palette)?,
            ("stroke", _) => self.stroke = colour(value, palette)?,
            ("stroke-width", _) => self.width = number(value)?,
            ("d", "path") => self.path = value.to_owned(),
            ("href", "use") => self.tile = value.trim_start_matches('#').to_owned(),
            ("transform", "use") => self.matrix = matrix(value)?,
            ("transform", _) => return Err(DesignError::Art("only <use> is moved or turned".to_owned())),
            _ => {}
        }
        Ok(())
    }
}

/// Colours are written as CSS variables, so that a browser can show the file and an academy can change them.
fn colour(value: &str, palette: &Palette) -> Result<Option<Rgb>, DesignError> {
    Ok(Some(palette.get(match value {
        "none" => return Ok(None),
        "var(--ink)" => Colour::Ink,
        "var(--soft)" => Colour::Soft,
        "var(--brand)" => Colour::Brand,
        "var(--accent)" => Colour::Accent,
        "var(--line)" => Colour::Line,
        "var(--tint)" => Colour::Tint,
        "var(--paper)" => Colour::Paper,
        _ => return Err(DesignError::Art(format!("{value:?} is not a colour of the palette"))),
    })))
}

fn number(text: &str) -> Result<f32, DesignError> {
    text.parse()
        .ok()
        .filter(|n: &f32| n.is_finite())
        .ok_or_else(|| DesignError::Art(format!("{text:?} is not a number")))
}

/// `matrix(a b c d e f)` or `translate(x y)`.
fn matrix(text: &str) -> Result<[f32; 6], DesignError> {
    let wrong = || DesignError::Art(format!("the transform {text:?} is neither matrix nor translate"));
    let (kind, rest) = text.trim_end_matches(')').split_once('(').ok_or_else(wrong)?;
    let numbers =
        rest.split([' ', ',']).filter(|w| !w.is_empty()).map(number).collect::<Result<Vec<_>, _>>()?;
    match (kind, numbers.as_slice()) {
        ("translate", [x, y]) => Ok([1.0, 0.0, 0.0, 1.0, *x, *y]),
        ("matrix", [a, b, c, d, e, f]) => Ok([*a, *b, *c, *d, *e, *f]),
        _ => Err(wrong()),
    }
}

/// Absolute `M`, `L`, `C` and `Z`, each command repeated or not.
fn steps(path: &str, height: Option<f32>) -> Result<Vec<Step>, DesignError> {
    let spaced: String = path
        .chars()
        .flat_map(|c| if c.is_ascii_alphabetic() { vec![' ', c, ' '] } else { vec![c] })
        .collect();
    let mut words = spaced.split([' ', ',', '\n']).filter(|w| !w.is_empty()).peekable();
    let mut command = "";
    let mut out = Vec::new();
    while let Some(word) = words.peek() {
        if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
            command = word;
            words.next();
        }
        let mut point = || -> Result<[f32; 2], DesignError> {
            let x = number(words.next().unwrap_or_default())?;
            let y = number(words.next().unwrap_or_default())?;
            Ok([x, height.map_or(y, |h| h - y)])
        };
        match command {
            "M" => {
                out.push(Step::Move(point()?));
                command = "L";
            }
            "L" => out.push(Step::Line(point()?)),
            "C" => out.push(Step::Curve(point()?, point()?, point()?)),
            "Z" => {
                out.push(Step::Close);
                command = "";
            }
            _ => return Err(DesignError::Art(format!("the path command {command:?} is not drawn"))),
        }
    }
    Ok(out)
}
