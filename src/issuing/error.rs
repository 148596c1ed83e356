//! Why a certificate or a design cannot be drawn, with the element named so that someone can put it right.

use thiserror::Error;

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
}
