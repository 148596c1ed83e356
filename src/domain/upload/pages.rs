//! Several photos of one paper, front and back: a PDF with a page for each, in the order in which they were chosen. A JPEG's pixels
//! stay as they are; a PNG, which pages cannot hold as it is, is drawn on white.

use std::io::{Cursor, Write};

use flate2::{Compression, write::ZlibEncoder};
use image::{ImageFormat, ImageReader, Limits, metadata::Orientation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{FileKind, LARGEST, Taken, Unfit, jpeg};

/// So many photos of one paper are taken.
pub const MOST_PAGES: usize = 10;
/// The sides of a page at most, in points: those of A4.
const PAGE: (f32, f32) = (595.0, 842.0);
/// A PNG has so many pixels a side at most: more than a screen, less than what fills the memory.
const MOST_PIXELS: u32 = 5_000;
/// And takes so many bytes while it is drawn.
const MOST_MEMORY: u64 = 128 * 1024 * 1024;

/// A picture as a page holds it.
struct Picture {
    stream: Stream,
    size: (u32, u32),
    turned: Orientation,
}

/// Makes one file of several that [`super::take`] took: those that are pictures, and together no larger than one file may be.
pub fn join(all: Vec<Taken>) -> Result<Taken, Unfit> {
    if all.iter().any(|one| one.kind == FileKind::Pdf) {
        return Err(Unfit::Mixed);
    }
    if all.len() > MOST_PAGES {
        return Err(Unfit::TooMany);
    }
    if all.iter().map(|one| one.bytes.len()).sum::<usize>() > LARGEST {
        return Err(Unfit::TooLarge);
    }
    let mut file = Document::with_version("1.7");
    let pages = file.new_object_id();
    let (mut kids, mut length) = (Vec::with_capacity(all.len()), 0);
    for one in all {
        let picture = match one.kind {
            FileKind::Jpeg => of_jpeg(&one.bytes),
            _ => of_png(&one.bytes),
        };
        let picture = picture.ok_or(Unfit::Damaged)?;
        length += picture.stream.content.len();
        if length > LARGEST {
            return Err(Unfit::TooLarge);
        }
        kids.push(page(&mut file, pages, picture).into());
    }
    let count = i64::try_from(kids.len()).unwrap_or_default();
    file.set_object(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => Object::Array(kids), "Count" => count },
    );
    let catalog = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::with_capacity(length + 4096);
    file.save_to(&mut bytes).map_err(|_| Unfit::Damaged)?;
    if bytes.len() > LARGEST { Err(Unfit::TooLarge) } else { Ok(Taken { kind: FileKind::Pdf, bytes }) }
}

fn page(file: &mut Document, pages: ObjectId, picture: Picture) -> ObjectId {
    let Picture { stream, size, turned } = picture;
    let (wide, high) = if lies(turned) { (size.1, size.0) } else { size };
    let (wide, high) = (wide as f32, high as f32);
    let (short, long) = PAGE;
    let scale = (long / wide.max(high)).min(short / wide.min(high));
    // A page has a size that can be seen, however long and thin the picture is.
    let (wide, high) = ((wide * scale).max(3.0), (high * scale).max(3.0));
    let drawn = file.add_object(stream);
    let [a, b, c, d, e, f] = placed(turned, wide, high);
    let content = format!("q {a:.3} {b:.3} {c:.3} {d:.3} {e:.3} {f:.3} cm /P Do Q").into_bytes();
    let content = file.add_object(Stream::new(Dictionary::new(), content));
    file.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), Object::Real(wide), Object::Real(high)],
        "Resources" => dictionary! { "XObject" => dictionary! { "P" => drawn } },
        "Contents" => content,
    })
}

/// Whether the telephone was held sideways.
fn lies(turned: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(turned, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// Where the unit square of a picture lies on a page of a size (ISO 32000-2, 8.9.5), so that it stands the right way up.
fn placed(turned: Orientation, wide: f32, high: f32) -> [f32; 6] {
    match turned {
        Orientation::NoTransforms => [wide, 0.0, 0.0, high, 0.0, 0.0],
        Orientation::FlipHorizontal => [-wide, 0.0, 0.0, high, wide, 0.0],
        Orientation::Rotate180 => [-wide, 0.0, 0.0, -high, wide, high],
        Orientation::FlipVertical => [wide, 0.0, 0.0, -high, 0.0, high],
        Orientation::Rotate90FlipH => [0.0, -high, -wide, 0.0, wide, high],
        Orientation::Rotate90 => [0.0, -high, wide, 0.0, 0.0, high],
        Orientation::Rotate270FlipH => [0.0, high, wide, 0.0, 0.0, 0.0],
        Orientation::Rotate270 => [0.0, high, -wide, 0.0, wide, 0.0],
    }
}

fn of_jpeg(bytes: &[u8]) -> Option<Picture> {
    let frame = jpeg::frame(bytes)?;
    let space = match frame.colours {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => "DeviceCMYK",
        _ => return None,
    };
    let mut about = about(frame.size, space);
    about.set("Filter", "DCTDecode");
    // Adobe's programs write these colours upside down.
    if frame.colours == 4 {
        about.set("Decode", [1_i64, 0].repeat(4).into_iter().map(Object::from).collect::<Vec<_>>());
    }
    let stream = Stream::new(about, frame.bare).with_compression(false);
    Some(Picture { stream, size: frame.size, turned: frame.turned })
}

fn of_png(bytes: &[u8]) -> Option<Picture> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?.into_rgba8();
    let size = picture.dimensions();
    let on_white = |colour: u8, cover: u8| {
        let cover = u32::from(cover);
        u8::try_from((u32::from(colour) * cover + 255 * (255 - cover)) / 255).unwrap_or(u8::MAX)
    };
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(6));
    for row in picture.rows() {
        let row: Vec<u8> = row.flat_map(|p| [0, 1, 2].map(|i| on_white(p.0[i], p.0[3]))).collect();
        packed.write_all(&row).ok()?;
    }
    let mut about = about(size, "DeviceRGB");
    about.set("Filter", "FlateDecode");
    let stream = Stream::new(about, packed.finish().ok()?).with_compression(false);
    Some(Picture { stream, size, turned: Orientation::NoTransforms })
}

fn about((wide, high): (u32, u32), space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(wide),
        "Height" => i64::from(high),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}
