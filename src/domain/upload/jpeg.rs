//! JPEG (ITU-T T.81, annex B): the segments a picture needs, without those that tell of its telephone, its place and its day.
//! Pixels are not touched, so no quality is lost; which way up it is held stays in a few bytes of Exif of its own.

use image::metadata::Orientation;

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// Whether some bytes begin as a JPEG does.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, START, 0xFF])
}

/// The bare picture up to its end mark; `None` where a frame with a size, a scan or the end is missing. What stands behind
/// the end (a second picture, a film) is left out.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xFF, START];
    let (mut at, mut frame, mut turned) = (2, false, None);
    loop {
        let [0xFF, kind] = *bytes.get(at..at + 2)? else { return None };
        if kind == 0xFF {
            at += 1;
            continue;
        }
        if kind == END {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..(at + 2).checked_add(length)?).filter(|_| length >= 2)?;
        at += segment.len();
        if is_frame(kind) {
            let size = segment.get(5..9)?;
            frame |= size[..2] != [0, 0] && size[2..] != [0, 0];
        }
        if let Some(exif) = segment[4..].strip_prefix(b"Exif\0\0").filter(|_| kind == 0xE1) {
            turned = turned.or_else(|| Orientation::from_exif_chunk(exif));
        }
        if kind == SCAN {
            if !frame {
                return None;
            }
            kept.extend(segment);
            finish(bytes, at, &mut kept)?;
            if let Some(turned) = turned.filter(|turned| *turned != Orientation::NoTransforms) {
                place(&mut kept, turned);
            }
            return Some(kept);
        }
        if belongs(kind, &segment[4..]) {
            kept.extend(segment);
        }
    }
}

/// A bare picture as a page of a PDF holds it.
pub struct Frame {
    /// Its bytes, without the way up it is held: a page turns it.
    pub bare: Vec<u8>,
    /// Its pixels, across and down.
    pub size: (u32, u32),
    /// How many colours a pixel has.
    pub colours: u8,
    /// Which way up it is held.
    pub turned: Orientation,
}

/// Reads what [`bare`] wrote. `None` where a page cannot hold it: its colours have not eight bits.
pub fn frame(bytes: &[u8]) -> Option<Frame> {
    let (mut kept, mut at, mut turned) = (vec![0xFF, START], 2, Orientation::NoTransforms);
    loop {
        let [0xFF, kind] = *bytes.get(at..at + 2)? else { return None };
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..(at + 2).checked_add(length)?)?;
        let content = segment.get(4..)?;
        match (kind, content) {
            (0xE1, exif) => {
                turned = Orientation::from_exif_chunk(exif.strip_prefix(b"Exif\0\0")?).unwrap_or(turned);
            }
            (0xC0..=0xCF, [8, high0, high1, wide0, wide1, colours, ..]) if is_frame(kind) => {
                let side = |bytes: [u8; 2]| u32::from(u16::from_be_bytes(bytes));
                let size = (side([*wide0, *wide1]), side([*high0, *high1]));
                kept.extend(bytes.get(at..)?);
                return Some(Frame { bare: kept, size, colours: *colours, turned });
            }
            (0xC0..=0xCF, _) if is_frame(kind) => return None,
            _ => kept.extend(segment),
        }
        at += segment.len();
    }
}

/// SOF0 to SOF15, without DHT, JPG and DAC.
fn is_frame(kind: u8) -> bool {
    (0xC0..=0xCF).contains(&kind) && !matches!(kind, 0xC4 | 0xC8 | 0xCC)
}

/// Copies from the first scan's data to the end mark, with further tables and scans, without comments and the like.
fn finish(bytes: &[u8], mut at: usize, kept: &mut Vec<u8>) -> Option<()> {
    loop {
        let data = bytes.get(at..)?;
        // Within a scan FF stands before 00 or a restart mark; before anything else it begins a segment.
        let mark =
            data.windows(2).position(|two| two[0] == 0xFF && !matches!(two[1], 0 | 0xD0..=0xD7 | 0xFF))?;
        kept.extend(&data[..mark]);
        let kind = data[mark + 1];
        at += mark;
        if kind == END {
            kept.extend([0xFF, END]);
            return Some(());
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..(at + 2).checked_add(length)?).filter(|_| length >= 2)?;
        at += segment.len();
        if belongs(kind, &segment[4..]) {
            kept.extend(segment);
        }
    }
}

/// Whether a picture looks otherwise without a segment: tables and frames, the shape of its pixels (JFIF), its colours.
fn belongs(kind: u8, content: &[u8]) -> bool {
    match kind {
        0xE0 => content.starts_with(b"JFIF\0"),
        0xE2 => content.starts_with(b"ICC_PROFILE\0"),
        0xEE => content.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}

/// Puts which way up it is held behind the first mark, as the only thing an Exif segment says (Exif 2.3, 4.6.2).
fn place(kept: &mut Vec<u8>, turned: Orientation) {
    let mut exif = vec![0xFF, 0xE1, 0, 34];
    exif.extend(b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    exif.extend([turned.to_exif(), 0, 0, 0, 0, 0, 0]);
    let behind = match kept.get(2..4) {
        // JFIF wants to be the first.
        Some([0xFF, 0xE0]) => 4 + usize::from(u16::from_be_bytes([kept[4], kept[5]])),
        _ => 2,
    };
    kept.splice(behind..behind, exif);
}
