//! PNG and JPEG into pixels, within limits, and pixels into a PNG that holds nothing else.

use std::io::Cursor;

use image::codecs::{
    jpeg::JpegDecoder,
    png::{CompressionType, FilterType, PngDecoder, PngEncoder},
};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageError, Limits, RgbaImage, imageops,
};
use sha2::{Digest, Sha256};

use super::{PictureError, Raster, jpeg};
use crate::random::hex;

const LONGEST_SIDE: u32 = 8192;
const MOST_PIXELS: u64 = 16_000_000;
const MOST_MEMORY: u64 = 160 * 1024 * 1024;

/// No logo is printed wider than three inches: more pixels than this only make every certificate larger.
const KEPT_SIDE: u32 = 900;

/// Reads a PNG.
///
/// # Errors
/// [`PictureError`]; animated ones are refused.
pub fn png(bytes: &[u8]) -> Result<Raster, PictureError> {
    // Its first chunk is its header, which begins with the sides (PNG, 11.2.1); the decoder's own refusal has no numbers.
    let side =
        |at: usize| bytes.get(at..at + 4).and_then(|side| side.try_into().ok()).map(u32::from_be_bytes);
    if let (Some(width), Some(height)) = (side(16), side(20)) {
        check_size(width, height)?;
    }
    let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits()).map_err(refused)?;
    if decoder.is_apng().map_err(refused)? {
        return Err(PictureError::Animated);
    }
    decode(decoder)
}

/// Reads a JPEG.
///
/// # Errors
/// [`PictureError`]; those of printing inks are refused.
pub fn jpeg(bytes: &[u8]) -> Result<Raster, PictureError> {
    jpeg::check(bytes)?;
    decode(JpegDecoder::new(Cursor::new(bytes)).map_err(refused)?)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_SIDE || height > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(PictureError::TooManyPixels { width, height });
    }
    Ok(())
}

fn decode(mut decoder: impl ImageDecoder) -> Result<Raster, PictureError> {
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    decoder.set_limits(limits()).map_err(refused)?;
    // A telephone says how it was held instead of turning the pixels.
    let orientation = decoder.orientation().map_err(refused)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(refused)?;
    image.apply_orientation(orientation);
    let longest = image.width().max(image.height());
    if longest > KEPT_SIDE {
        image = image.resize(KEPT_SIDE, KEPT_SIDE, imageops::FilterType::Lanczos3);
    }
    Raster::of(image.to_rgba8())
}

fn refused(error: ImageError) -> PictureError {
    PictureError::Corrupt(error.to_string())
}

impl Raster {
    /// Leaves out the border in which there is nothing, so that a picture stands where its ink does.
    fn of(image: RgbaImage) -> Result<Self, PictureError> {
        let seen = |x: u32, y: u32| image.get_pixel(x, y)[3] != 0;
        let (width, height) = image.dimensions();
        let columns: Vec<u32> = (0..width).filter(|x| (0..height).any(|y| seen(*x, y))).collect();
        let rows: Vec<u32> = (0..height).filter(|y| (0..width).any(|x| seen(x, *y))).collect();
        let (Some(left), Some(right)) = (columns.first(), columns.last()) else {
            return Err(PictureError::Blank);
        };
        let (Some(top), Some(bottom)) = (rows.first(), rows.last()) else { return Err(PictureError::Blank) };
        let (width, height) = (right - left + 1, bottom - top + 1);
        let image = imageops::crop_imm(&image, *left, *top, width, height).to_image();
        let rgb: Vec<u8> = image.pixels().flat_map(|p| [p[0], p[1], p[2]]).collect();
        let alpha: Vec<u8> = image.pixels().map(|p| p[3]).collect();
        let alpha = alpha.iter().any(|a| *a != 255).then_some(alpha);
        let mut hash = Sha256::new();
        hash.update(width.to_be_bytes());
        hash.update(height.to_be_bytes());
        hash.update(image.as_raw());
        Ok(Self { sha256: hex(&hash.finalize()), width, height, rgb, alpha })
    }

    /// The pixels as a PNG.
    ///
    /// # Errors
    /// [`PictureError::Corrupt`] when the encoder refuses.
    pub(super) fn png(&self) -> Result<Vec<u8>, PictureError> {
        let mut out = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive);
        let written = match &self.alpha {
            None => encoder.write_image(&self.rgb, self.width, self.height, ExtendedColorType::Rgb8),
            Some(alpha) => {
                let pixels: Vec<u8> = self
                    .rgb
                    .chunks_exact(3)
                    .zip(alpha)
                    .flat_map(|(rgb, alpha)| [rgb[0], rgb[1], rgb[2], *alpha])
                    .collect();
                encoder.write_image(&pixels, self.width, self.height, ExtendedColorType::Rgba8)
            }
        };
        written.map_err(refused)?;
        Ok(out)
    }
}
