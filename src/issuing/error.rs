//! Why a certificate or a design cannot be drawn, with the element named so that someone can put it right.

use thiserror::Error;

use super::picture::PictureError;

/// A document that cannot be drawn in a design.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LayoutError {
    /// No face in the fallback chain has this character.
    #[error("{element}: no font has the character {character:?}")]
    MissingGlyph {
        /// The element's name in the design.
        element: String,
        /// The first character without a glyph.
        character: char,
    },
    /// A control character or a direction override: it would change what the paper seems to say.
    #[error("{element}: the character {character:?} must not be printed")]
    ForbiddenCharacter {
        /// The element's name in the design.
        element: String,
        /// The first such character.
        character: char,
    },
    /// The text does not fit even at the element's smallest size.
    #[error("{element}: the text does not fit in {lines} line(s) of {width} pt at {size} pt")]
    DoesNotFit {
        /// The element's name in the design.
        element: String,
        /// The lines that the element may have.
        lines: usize,
        /// The width it has, in whole points.
        width: u32,
        /// The smallest size that was tried, in whole points.
        size: u32,
    },
    /// The elements that flow together are higher than their place.
    #[error("{element}: the page has no room left for it")]
    NoRoom {
        /// The last element of the flow.
        element: String,
    },
    /// Two things would stand on each other, or something would leave the page.
    #[error("{element}: it would run into {with}")]
    Collides {
        /// The element's name in the design.
        element: String,
        /// What is there already, or `the edge of the page`.
        with: String,
    },
    /// A text that a certificate cannot be without is empty.
    #[error("{element}: the text is empty")]
    Empty {
        /// The element's name in the design.
        element: String,
    },
    /// The address does not go into a QR code that can still be read when printed.
    #[error("qr: the address is too long for a code that phones read")]
    QrTooLong,
    /// An attached file that readers could not list or save.
    #[error("the attachment {name:?} has no plain name of its own or no media type")]
    Enclosure {
        /// Its name.
        name: String,
    },
    /// The PDF writer refused; carries its own words.
    #[error("pdf: {0}")]
    Pdf(String),
}

/// A design that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DesignError {
    /// There is no built-in design of this name.
    #[error("there is no design called {0:?}")]
    Unknown(String),
    /// `design.toml` or a wording file is not what the reader expects.
    #[error("{file}: {reason}")]
    Malformed {
        /// The file.
        file: String,
        /// What is wrong, in the parser's words.
        reason: String,
    },
    /// A text names a field that documents do not have.
    #[error("{element}: there is no field {field:?}")]
    UnknownField {
        /// The element.
        element: String,
        /// The field.
        field: String,
    },
    /// The art has something other than paths in the design's colours.
    #[error("art.svg: {0}")]
    Art(String),
    /// A font file cannot be read.
    #[error("the font {0} cannot be read")]
    Font(String),
    /// A colour of an academy's own that is none.
    #[error("{name}: {text:?} is not a colour like #16202b")]
    Colour {
        /// Which colour.
        name: String,
        /// What was given.
        text: String,
    },
    /// Something is hard to see on what it stands on (WCAG 2.2, 1.4.3). Ratios are in tenths.
    #[error("{element}: the contrast is {}.{} to 1; {}.{} is the least", tenths / 10, tenths % 10, least / 10, least % 10)]
    Contrast {
        /// The element.
        element: String,
        /// Its ratio, in tenths.
        tenths: u32,
        /// The least ratio, in tenths.
        least: u32,
    },
    /// The QR code would be too small for a phone (18 mm).
    #[error("qr: the code is {have} mm wide; 18 mm are the least")]
    QrTooSmall {
        /// Whole millimetres.
        have: u32,
    },
    /// The code or the quiet zone around it leaves the page.
    #[error("qr: the code and four modules around it do not fit on the page")]
    QrOffPage,
    /// A picture that was not handed in.
    #[error("{element}: the picture {sha256} is not there")]
    NoPicture {
        /// `logo` or `signature`.
        element: String,
        /// SHA-256 of its file.
        sha256: String,
    },
    /// A file that is no picture.
    #[error("{element}: {error}")]
    Picture {
        /// `logo` or `signature`.
        element: String,
        /// What is wrong with it.
        error: PictureError,
    },
    /// More people sign than there is room for.
    #[error("{count} people sign; {most} are the most")]
    TooManySignatories {
        /// How many.
        count: usize,
        /// How many may.
        most: usize,
    },
    /// Own words for a language that certificates do not speak.
    #[error("certificates do not speak {0:?}")]
    UnknownLanguage(String),
    /// An own wording that cannot be used.
    #[error("the words {key:?} ({language}): {reason}")]
    Words {
        /// The language's tag.
        language: String,
        /// The key.
        key: String,
        /// What is wrong.
        reason: String,
    },
    /// A sample cannot be drawn, so a certificate some day could not be either.
    #[error("{sample}: {error}")]
    Sample {
        /// Which sample.
        sample: &'static str,
        /// What is wrong.
        error: LayoutError,
    },
}
