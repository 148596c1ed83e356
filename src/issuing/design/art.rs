//! Reads a design's `art.svg`: groups of paths in the palette's colours. Nothing else of SVG is understood, so nothing else
//! (scripts, references, entities) can do harm.

use std::collections::BTreeMap;

use xmlparser::{ElementEnd, Token, Tokenizer};

use super::element::{Colour, Palette};
use crate::issuing::error::DesignError;
use crate::issuing::scene::{Mark, Rgb, Step};

/// The drawings of the file by the `id` of their group, flipped so that y counts upwards from the lower edge of a page of the
/// given height.
///
/// # Errors
/// [`DesignError::Art`] for anything but `svg`, `g` and `path`, and for colours outside the palette.
pub fn read(svg: &str, palette: &Palette, height: f32) -> Result<BTreeMap<String, Vec<Mark>>, DesignError> {
    let mut groups: BTreeMap<String, Vec<Mark>> = BTreeMap::new();
    let mut open: Vec<Attributes> = Vec::new();
    let mut current = Attributes::default();
    for token in Tokenizer::from(svg) {
        match token.map_err(|e| DesignError::Art(e.to_string()))? {
            Token::ElementStart { local, .. } => {
                if !matches!(local.as_str(), "svg" | "g" | "path" | "title") {
                    return Err(DesignError::Art(format!("<{local}> is not drawn")));
                }
                current = open.last().cloned().unwrap_or_default();
                current.element = local.to_string();
                current.path = None;
            }
            Token::Attribute { local, value, .. } => current.set(local.as_str(), value.as_str(), palette)?,
            Token::ElementEnd { end: ElementEnd::Close(..), .. } => {
                open.pop();
            }
            Token::ElementEnd { end, .. } => {
                if current.element == "path" {
                    let mark = current.mark(height)?;
                    groups.entry(current.group.clone()).or_default().push(mark);
                }
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
    Ok(groups)
}

#[derive(Debug, Clone, Default)]
struct Attributes {
    element: String,
    group: String,
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    width: f32,
    path: Option<String>,
}

impl Attributes {
    fn set(&mut self, name: &str, value: &str, palette: &Palette) -> Result<(), DesignError> {
        match name {
            "id" if self.element == "g" => self.group = value.to_owned(),
            "fill" => self.fill = colour(value, palette)?,
            "stroke" => self.stroke = colour(value, palette)?,
            "stroke-width" => self.width = number(value)?,
            "d" => self.path = Some(value.to_owned()),
            _ => {}
        }
        Ok(())
    }

    fn mark(&self, height: f32) -> Result<Mark, DesignError> {
        let steps = steps(self.path.as_deref().unwrap_or_default(), height)?;
        Ok(Mark::Path { steps, fill: self.fill, stroke: self.stroke.map(|c| (c, self.width)) })
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

/// Absolute `M`, `L`, `C` and `Z`, each command repeated or not.
fn steps(path: &str, height: f32) -> Result<Vec<Step>, DesignError> {
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
            Ok([x, height - y])
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
