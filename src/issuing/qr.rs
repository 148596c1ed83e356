//! The QR code of the verification address, as rectangles.

use qrcodegen::{Mask, QrCode, QrCodeEcc, Version};

use super::error::LayoutError;
use super::scene::{Inside, Mark, Rgb, Step};

/// Light modules that must stay around the code (ISO/IEC 18004, 6.3.8).
pub const QUIET_ZONE: f32 = 4.0;

/// The smallest printed side without the quiet zone, in points: 18 mm.
pub const SMALLEST_SIDE: f32 = 18.0 * 72.0 / 25.4;

/// The pattern laid over every code. ISO/IEC 18004, 7.8.3, has the best of eight looked for, which takes as long as the rest of a
/// certificate; readers take the pattern from the code itself, and codes at random have nothing that one of them would spoil.
fn mask() -> Mask {
    Mask::new(0)
}

/// A drawn code.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// All dark modules as one path, so that no viewer shows seams between them.
    pub mark: Mark,
    /// Width of the light border that must stay free, in points.
    pub quiet: f32,
}

/// Draws `address`, in upper case so that the compact alphanumeric mode applies (scheme and host know no case, and codes are
/// read in either), with its dark square at `x`, `y` and `side` points wide. Neighbouring modules of a row become one ring.
///
/// # Errors
/// [`LayoutError::QrTooLong`] when the address needs more modules than print well at this size.
pub fn draw(address: &str, x: f32, y: f32, side: f32, colour: Rgb) -> Result<Drawn, LayoutError> {
    let segments = qrcodegen::QrSegment::make_segments(&address.to_uppercase());
    let largest = Version::new(6);
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        largest,
        Some(mask()),
        true,
    )
    .map_err(|_| LayoutError::QrTooLong)?;
    let count = code.size();
    let module = side / count as f32;
    let mut steps = Vec::new();
    for row in 0..count {
        let mut column = 0;
        while column < count {
            let start = column;
            while column < count && code.get_module(column, row) {
                column += 1;
            }
            if column > start {
                let (left, right) = (x + start as f32 * module, x + column as f32 * module);
                let bottom = y + (count - 1 - row) as f32 * module;
                steps.extend([
                    Step::Move([left, bottom]),
                    Step::Line([right, bottom]),
                    Step::Line([right, bottom + module]),
                    Step::Line([left, bottom + module]),
                    Step::Close,
                ]);
            }
            column += 1;
        }
    }
    let mark = Mark::Path { steps, fill: Some(colour), rule: Inside::EvenOdd, stroke: None };
    Ok(Drawn { mark, quiet: QUIET_ZONE * module })
}
