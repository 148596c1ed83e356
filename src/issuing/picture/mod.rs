//! Logos and images of signatures that people bring: hostile until read. What is kept is what this room wrote itself, a PNG without
//! anything but pixels or an SVG of plain paths, so that the file somebody brought is never stored, served or put into a certificate.

mod jpeg;
mod raster;
mod svg;
mod tree;
mod vector;

use std::sync::Arc;

use thiserror::Error;

use super::scene::Mark;
use crate::random::sha256_hex;

/// The largest file that is looked at, in bytes.
pub const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// A picture that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Picture {
    /// Pixels, from PNG or JPEG.
    Raster(Arc<Raster>),
    /// Paths, from SVG.
    Drawing(Arc<Drawing>),
}

/// Pixels, row by row from the top: three bytes each, and one of opacity where not all are opaque. Read as sRGB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Of size and pixels, in hexadecimal.
    pub(super) sha256: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) rgb: Vec<u8>,
    pub(super) alpha: Option<Vec<u8>>,
}

/// Filled paths; the longer side of the box around them is 1000, y counts down from its upper edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) marks: Arc<[Mark]>,
}

/// A picture as it is stored and served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanFile {
    /// The file. Reading it again gives the same picture.
    pub bytes: Vec<u8>,
    /// `image/png` or `image/svg+xml`.
    pub media_type: &'static str,
    /// SHA-256 of the bytes in hexadecimal: how an appearance names the picture.
    pub sha256: String,
}

/// Why a file is not used as a picture, in words for the person who brought it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More bytes than are looked at.
    #[error("the file has {bytes} bytes; {most} are the most")]
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        most: usize,
    },
    /// Neither PNG nor JPEG nor SVG.
    #[error("this is neither a PNG nor a JPEG nor an SVG file")]
    Unknown,
    /// More pixels than anybody prints, or a side too long.
    #[error(
        "{width} × {height} pixels are too many: make it at most 8192 wide and high, and 16 million pixels"
    )]
    TooManyPixels {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// More parts than a logo has.
    #[error("the picture has more than {most} {what}: make it simpler")]
    TooComplex {
        /// What there are too many of.
        what: &'static str,
        /// How many there may be.
        most: usize,
    },
    /// A JPEG for print.
    #[error("this JPEG is made of printing inks (CMYK): save it as RGB")]
    Cmyk,
    /// A PNG that moves.
    #[error("this PNG is animated: save it as a still picture")]
    Animated,
    /// Broken.
    #[error("the picture cannot be read: {0}")]
    Corrupt(String),
    /// A document type that defines words of its own.
    #[error("the SVG defines entities in a document type: save it as plain SVG")]
    DocumentType,
    /// Something in an SVG that could act or load.
    #[error("the SVG has {0}, which a logo does not need: save it as plain paths")]
    Active(String),
    /// Something in an SVG that is no plain path.
    #[error("the SVG has {0}, which is not drawn: convert everything to plain filled paths, or bring a PNG")]
    NotDrawn(String),
    /// Nothing to see.
    #[error("there is nothing to see in the picture")]
    Blank,
}

impl Picture {
    /// Reads a file, whatever its name says, in the time and memory that the limits of this room leave it.
    ///
    /// # Errors
    /// [`PictureError`] naming what is wrong and what to do about it.
    pub fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        if bytes.is_empty() {
            return Err(PictureError::Empty);
        }
        if bytes.len() > LARGEST_FILE {
            return Err(PictureError::TooLarge { bytes: bytes.len(), most: LARGEST_FILE });
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return raster::png(bytes).map(|r| Self::Raster(Arc::new(r)));
        }
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            return raster::jpeg(bytes).map(|r| Self::Raster(Arc::new(r)));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| PictureError::Unknown)?;
        let text = text.trim_start_matches('\u{FEFF}');
        if !text.trim_start().starts_with('<') {
            return Err(PictureError::Unknown);
        }
        let text = svg::check(text)?;
        vector::read(&text).map(|d| Self::Drawing(Arc::new(d)))
    }

    /// The file to keep.
    ///
    /// # Errors
    /// [`PictureError::Corrupt`] when the writer refuses.
    pub fn file(&self) -> Result<CleanFile, PictureError> {
        let (bytes, media_type) = match self {
            Self::Raster(raster) => (raster.png()?, "image/png"),
            Self::Drawing(drawing) => (drawing.svg().into_bytes(), "image/svg+xml"),
        };
        let sha256 = sha256_hex(&bytes);
        Ok(CleanFile { bytes, media_type, sha256 })
    }

    /// Width and height, in measures of its own.
    #[must_use]
    pub(super) fn size(&self) -> [f32; 2] {
        match self {
            Self::Raster(raster) => [raster.width as f32, raster.height as f32],
            Self::Drawing(drawing) => [drawing.width, drawing.height],
        }
    }

    /// The picture as marks that fill the area: x, y, width, height.
    #[must_use]
    pub(super) fn place(&self, area: [f32; 4]) -> Mark {
        match self {
            Self::Raster(raster) => Mark::Image { picture: Arc::clone(raster), area },
            Self::Drawing(drawing) => {
                let [x, y, width, height] = area;
                let matrix = [width / drawing.width, 0.0, 0.0, -height / drawing.height, x, y + height];
                Mark::Placed { marks: Arc::clone(&drawing.marks), matrix }
            }
        }
    }
}
