//! The QR code of the verification address, as rectangles.

use std::sync::Arc;

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
    /// All dark modules as one path, so that no viewer shows seams between them; in modules, so that its numbers are short.
    pub mark: Mark,
    /// Width of the light border that must stay free, in points.
    pub quiet: f32,
}

/// Draws `address`, in upper case so that the compact alphanumeric mode applies (scheme and host know no case, and codes are
/// read in either), with its dark square at `x`, `y` and `side` points wide. Neighbouring modules of a row become one rectangle, and
/// so do such rectangles that stand on each other.
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
    // About every fourth module begins a rectangle.
    let mut steps = Vec::with_capacity((count * count / 4) as usize);
    // For each column the rectangle that was last begun there: where it ends, in which row, which step it is.
    let mut begun = vec![(0, 0, 0); count as usize];
    for row in 0..count {
        let mut column = 0;
        while column < count {
            let start = column;
            while column < count && code.get_module(column, row) {
                column += 1;
            }
            if column > start {
                let bottom = (count - 1 - row) as f32;
                let (end, last, step) = &mut begun[start as usize];
                match steps.get_mut(*step) {
                    Some(Step::Rect([_, y, _, height])) if *end == column && *last + 1 == row => {
                        (*y, *height) = (bottom, *height + 1.0);
                    }
                    _ => {
                        (*end, *step) = (column, steps.len());
                        steps.push(Step::Rect([start as f32, bottom, (column - start) as f32, 1.0]));
                    }
                }
                *last = row;
            }
            column += 1;
        }
    }
    let path = Mark::Path { steps, fill: Some(colour), rule: Inside::EvenOdd, stroke: None };
    let mark = Mark::Placed { marks: Arc::from([path]), matrix: [module, 0.0, 0.0, module, x, y] };
    Ok(Drawn { mark, quiet: QUIET_ZONE * module })
}
