//! What may stand in an SVG that somebody brings, decided before any tree is built of it: shapes and their paint, nothing that acts,
//! loads, repeats or defines words of its own.

use xmlparser::{ElementEnd, Token, Tokenizer};

use super::PictureError;

/// The longest SVG.
pub const MOST_BYTES: usize = 512 * 1024;
/// The most elements, the root among them.
pub const MOST_ELEMENTS: usize = 2_000;
const MOST_ATTRIBUTES: usize = 20_000;
/// Each is compared with all others of its element.
const MOST_ATTRIBUTES_OF_ONE: usize = 100;
const DEEPEST: usize = 32;

/// Elements that are drawn, or that say nothing.
pub const ALLOWED: [&str; 15] = [
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc",
    "metadata", "defs", "style", "clipPath",
];

/// Elements that act or load.
const ACTIVE: [&str; 10] = [
    "script",
    "foreignObject",
    "image",
    "a",
    "iframe",
    "animate",
    "set",
    "animateTransform",
    "handler",
    "feImage",
];

/// Refuses everything but plain shapes; returns the text without the public document type that old drawing programs write, which
/// defines nothing.
///
/// # Errors
/// [`PictureError`] naming the first thing that may not be there.
pub fn check(text: &str) -> Result<String, PictureError> {
    if text.len() > MOST_BYTES {
        return Err(PictureError::TooLarge { bytes: text.len(), most: MOST_BYTES });
    }
    let (mut depth, mut elements, mut attributes, mut own) = (0, 0, 0, 0);
    let mut without = 0..0;
    for token in Tokenizer::from(text) {
        match token.map_err(|e| PictureError::Corrupt(e.to_string()))? {
            Token::EmptyDtd { span, .. } => without = span.range(),
            Token::DtdStart { .. } | Token::EntityDeclaration { .. } => {
                return Err(PictureError::DocumentType);
            }
            Token::ProcessingInstruction { target, .. } => {
                return Err(PictureError::Active(format!("an instruction ({target})")));
            }
            Token::ElementStart { prefix, local, .. } => {
                elements += 1;
                depth += 1;
                own = 0;
                limit(elements, MOST_ELEMENTS, "elements")?;
                limit(depth, DEEPEST, "levels")?;
                element(prefix.as_str(), local.as_str(), depth)?;
            }
            Token::ElementEnd { end: ElementEnd::Close(..) | ElementEnd::Empty, .. } => {
                depth = depth.saturating_sub(1);
            }
            Token::Attribute { local, value, .. } => {
                attributes += 1;
                own += 1;
                limit(attributes, MOST_ATTRIBUTES, "attributes")?;
                limit(own, MOST_ATTRIBUTES_OF_ONE, "attributes of one element")?;
                attribute(local.as_str(), value.as_str())?;
            }
            Token::Text { text } | Token::Cdata { text, .. } => style(text.as_str())?,
            _ => {}
        }
    }
    if elements == 0 {
        return Err(PictureError::Unknown);
    }
    Ok([&text[..without.start], &text[without.end..]].concat())
}

/// Refuses more of something than there may be.
pub fn limit(count: usize, most: usize, what: &'static str) -> Result<(), PictureError> {
    if count > most { Err(PictureError::TooComplex { what, most }) } else { Ok(()) }
}

/// Elements of other vocabularies (drawing programs leave notes) are never drawn.
fn element(prefix: &str, local: &str, depth: usize) -> Result<(), PictureError> {
    let named = || format!("<{local}>");
    if ACTIVE.iter().any(|a| a.eq_ignore_ascii_case(local)) {
        return Err(PictureError::Active(named()));
    }
    let ours = prefix.is_empty() || prefix == "svg";
    if depth == 1 && local != "svg" {
        return Err(PictureError::Unknown);
    }
    if ours && (!ALLOWED.contains(&local) || (local == "svg" && depth > 1)) {
        return Err(PictureError::NotDrawn(named()));
    }
    Ok(())
}

fn attribute(local: &str, value: &str) -> Result<(), PictureError> {
    let lower = local.to_ascii_lowercase();
    if lower.starts_with("on") {
        return Err(PictureError::Active(format!("a handler ({local})")));
    }
    if lower == "href" || lower == "src" {
        return Err(PictureError::Active(format!("a reference ({local})")));
    }
    style(&format!("{lower}:{value}"))
}

/// Style sheets, style attributes and presentation attributes.
fn style(text: &str) -> Result<(), PictureError> {
    let lower = text.to_ascii_lowercase();
    if lower.contains("dasharray") {
        return Err(PictureError::NotDrawn("dashed lines".to_owned()));
    }
    if lower.contains("@import") || lower.contains("expression(") {
        return Err(PictureError::Active("an imported style sheet".to_owned()));
    }
    let elsewhere = lower
        .split("url(")
        .skip(1)
        .any(|rest| !rest.trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']).starts_with('#'));
    if elsewhere {
        return Err(PictureError::Active("a reference (url)".to_owned()));
    }
    Ok(())
}
