//! What the segments of a JPEG say before it is decoded: how many colours it has, and how often it paints itself over
//! (ITU-T T.81, annex B).

use super::PictureError;

/// A progressive JPEG has about ten scans; one of thousands takes minutes to decode.
const MOST_SCANS: usize = 64;

/// Refuses what the decoder would take for an ordinary picture.
///
/// # Errors
/// [`PictureError::Cmyk`] for four colours, [`PictureError::TooComplex`] for too many scans.
pub fn check(bytes: &[u8]) -> Result<(), PictureError> {
    let scans = bytes.windows(2).filter(|two| *two == [0xFF, 0xDA]).count();
    if scans > MOST_SCANS {
        return Err(PictureError::TooComplex { what: "scans", most: MOST_SCANS });
    }
    match colours(bytes) {
        Some(4) => Err(PictureError::Cmyk),
        _ => Ok(()),
    }
}

/// The number of colours that the first frame header names.
fn colours(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [0xFF, kind] = *bytes.get(at..at + 2)? else { return None };
        match kind {
            0xFF => at += 1,
            0x01 | 0xD0..=0xD8 => at += 2,
            0xC0..=0xCF if !matches!(kind, 0xC4 | 0xC8 | 0xCC) => return bytes.get(at + 9).copied(),
            0xD9 | 0xDA => return None,
            _ => {
                let length = bytes.get(at + 2..at + 4)?;
                at += 2 + usize::from(u16::from_be_bytes([length[0], length[1]]));
            }
        }
    }
}
