//! The colours of a design by what they are for, and how well one is seen on another.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::DesignError;
use crate::scene::Rgb;

/// A colour of the palette, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Text.
    Ink,
    /// Secondary text.
    Soft,
    /// The academy's colour.
    Brand,
    /// The metallic one.
    Accent,
    /// Hairlines in tables.
    Line,
    /// The faintest, behind text.
    Tint,
    /// What is printed on.
    Paper,
}

/// The colours of a design: `#rrggbb`, or a share of another on paper, `brand 8%`, so that it follows when an academy brings its
/// own brand.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "BTreeMap<Colour, String>")]
pub struct Palette {
    colours: BTreeMap<Colour, Shade>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shade {
    Plain(Rgb),
    Share(Colour, f32),
}

impl TryFrom<BTreeMap<Colour, String>> for Palette {
    type Error = String;

    fn try_from(texts: BTreeMap<Colour, String>) -> Result<Self, String> {
        let all = [
            Colour::Ink,
            Colour::Soft,
            Colour::Brand,
            Colour::Accent,
            Colour::Line,
            Colour::Tint,
            Colour::Paper,
        ];
        if let Some(missing) = all.iter().find(|c| !texts.contains_key(c)) {
            return Err(format!("the palette has no {missing:?}").to_lowercase());
        }
        let colours = texts.into_iter().map(|(name, text)| Ok((name, shade(&text)?)));
        let colours = colours.collect::<Result<BTreeMap<_, _>, String>>()?;
        // A share of a share could be one of itself.
        for (name, shade) in &colours {
            let of = if let Shade::Share(of, _) = shade { *of } else { continue };
            if *name == Colour::Paper || !matches!(colours.get(&of), Some(Shade::Plain(_))) {
                return Err(format!("{name:?} must be a share of a plain colour, and the paper a plain one")
                    .to_lowercase());
            }
        }
        Ok(Self { colours })
    }
}

fn shade(text: &str) -> Result<Shade, String> {
    let wrong = || format!("{text:?} is not a colour like #16202b or a share like \"brand 8%\"");
    if let Some(rgb) = hex(text) {
        return Ok(Shade::Plain(rgb));
    }
    let (name, percent) = text.strip_suffix('%').and_then(|t| t.split_once(' ')).ok_or_else(wrong)?;
    let of = match name {
        "brand" => Colour::Brand,
        "accent" => Colour::Accent,
        "ink" => Colour::Ink,
        _ => return Err(wrong()),
    };
    let share = percent.parse::<f32>().ok().filter(|p| (0.0..=100.0).contains(p)).ok_or_else(wrong)?;
    Ok(Shade::Share(of, share / 100.0))
}

/// A colour written `#rrggbb`.
pub fn hex(text: &str) -> Option<Rgb> {
    let digits =
        text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    Some([16, 8, 0].map(|shift| short(((value >> shift) & 255) as f32 / 255.0)))
}

/// Three decimals are finer than any screen and keep the file short.
fn short(part: f32) -> f32 {
    (part * 1000.0).round() / 1000.0
}

impl Palette {
    /// The colour for a purpose.
    #[must_use]
    pub fn get(&self, colour: Colour) -> Rgb {
        match self.colours.get(&colour) {
            Some(Shade::Plain(rgb)) => *rgb,
            Some(Shade::Share(of, share)) => {
                let (of, paper) = (self.get(*of), self.get(Colour::Paper));
                [0, 1, 2].map(|part| short(paper[part] + (of[part] - paper[part]) * share))
            }
            None => [0.0; 3],
        }
    }

    /// Puts an academy's own colour in a place.
    pub fn replace(&mut self, colour: Colour, rgb: Rgb) {
        self.colours.insert(colour, Shade::Plain(rgb));
    }

    /// Refuses a colour that is hard to see on another.
    ///
    /// # Errors
    /// [`DesignError::Contrast`] naming the element.
    pub fn must_be_seen(
        &self,
        element: &str,
        colour: Colour,
        on: Colour,
        least: f32,
    ) -> Result<(), DesignError> {
        let ratio = contrast(self.get(colour), self.get(on));
        if ratio >= least {
            return Ok(());
        }
        let tenths = |value: f32| (value * 10.0).floor() as u32;
        Err(DesignError::Contrast {
            element: element.to_owned(),
            tenths: tenths(ratio),
            least: tenths(least),
        })
    }
}

/// The ratio of the brightness of two colours, from 1 to 21 (WCAG 2.2, 1.4.3).
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f32 {
    let bright = |rgb: Rgb| {
        let [r, g, b] = rgb.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (bright(a), bright(b));
    a.max(b) / a.min(b)
}

/// The same for a colour written `#rrggbb` on white paper; none where it is no colour.
#[must_use]
pub fn contrast_on_white(text: &str) -> Option<f32> {
    hex(text).map(|rgb| contrast(rgb, [1.0; 3]))
}
