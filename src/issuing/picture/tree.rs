//! What may stand in an SVG, decided on its tree: there, names are known by what they stand for and references to characters are
//! resolved. Small files must not stand for large drawings: what multiplies is refused or counted.

use usvg::roxmltree::{Document, Node};

use super::PictureError;
use super::svg::{ALLOWED, limit};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Each clipping path may be clipped by another, which doubles the work.
const MOST_CLIPS: usize = 8;
/// Every rule is compared with every element.
const MOST_RULES: usize = 1_000;

/// Curves are drawn with as many pieces as they are large.
const LARGEST_NUMBER: f64 = 1_000_000.0;

/// Attributes that measure.
const MEASURES: [&str; 16] = [
    "d", "points", "viewBox", "x", "y", "width", "height", "r", "rx", "ry", "cx", "cy", "x1", "y1", "x2",
    "y2",
];

/// Refuses what [`super::svg::check`] cannot see.
///
/// # Errors
/// [`PictureError`] naming the first thing that may not be there.
pub fn check(document: &Document) -> Result<(), PictureError> {
    let (mut clips, mut rules) = (0, 0);
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name();
        if name.namespace() == Some(SVG) && !ALLOWED.contains(&name.name()) {
            return Err(PictureError::NotDrawn(format!("<{}>", name.name())));
        }
        for attribute in node.attributes().filter(|a| MEASURES.contains(&a.name())) {
            measure(attribute.name(), attribute.value())?;
        }
        // Whatever vocabulary they say they are of.
        match name.name() {
            "clipPath" => {
                clips += 1;
                limit(clips, MOST_CLIPS, "clipping paths")?;
                if node.children().filter(Node::is_element).count() > 1 {
                    return Err(PictureError::NotDrawn("a clipping path".to_owned()));
                }
            }
            "style" => {
                for text in node.descendants().filter_map(|part| part.text()) {
                    rules += style_sheet(text)?;
                    limit(rules, MOST_RULES, "parts of style rules")?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The number of selectors and declarations of a style sheet whose rules each name elements by one word. A rule for elements within
/// elements is compared with every way to be within them; and only where nothing is quoted before a brace is it plain what a rule is.
fn style_sheet(text: &str) -> Result<usize, PictureError> {
    let not = |what: &str| Err(PictureError::NotDrawn(what.to_owned()));
    if text.contains(['[', '\\']) || text.contains("/*") {
        return not("style rules of more than plain names");
    }
    let selectors =
        text.split('}').filter_map(|rule| Some(rule.split_once('{')?.0)).flat_map(|s| s.split(','));
    for selector in selectors {
        if selector.trim().contains(|c: char| c.is_whitespace() || matches!(c, '>' | '+' | '~')) {
            return not("style rules for elements within others");
        }
    }
    Ok(text.matches(['{', ',', ';']).count())
}

/// Lengths in letters are as large as somebody says that letters are.
fn measure(name: &str, value: &str) -> Result<(), PictureError> {
    let large = numbers(value).any(|number| number > LARGEST_NUMBER);
    if large || value.contains("em") || value.contains("ex") {
        return Err(PictureError::NotDrawn(format!(
            "a measure ({name}) in letters or of more than a million"
        )));
    }
    Ok(())
}

/// The numbers of a value, without their signs; `.5` reads as 5, which is no smaller.
fn numbers(value: &str) -> impl Iterator<Item = f64> {
    let mut rest = value;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(|c: char| c.is_ascii_digit())?..];
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut end = digits(rest);
        if rest[end..].starts_with('.') {
            end += 1 + digits(&rest[end + 1..]);
        }
        if let Some(power) = rest[end..].strip_prefix(['e', 'E']) {
            let sign = usize::from(power.starts_with(['+', '-']));
            let length = digits(&power[sign..]);
            end += if length > 0 { 1 + sign + length } else { 0 };
        }
        let number = rest[..end].parse().unwrap_or(f64::INFINITY);
        rest = &rest[end..];
        Some(number)
    })
}
