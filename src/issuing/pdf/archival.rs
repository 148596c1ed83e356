//! What makes the file archival: version, metadata, colour profile, language and an identifier from its content (ISO 19005-3).

use lopdf::{Document, Object, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{Metadata, refused, text_string, xmp};
use crate::error::LayoutError;

/// Finishes a tagged document. printpdf's own version, Info and identifier are replaced: they are random or too old.
///
/// # Errors
/// [`LayoutError::Pdf`] when the document is not one that printpdf made.
pub fn finish(pdf: &mut Document, metadata: &Metadata<'_>) -> Result<(), LayoutError> {
    pdf.version = "1.7".to_owned();
    let date = metadata.created_at.format("D:%Y%m%d%H%M%SZ").to_string();
    let info = dictionary! {
        "Title" => text_string(&metadata.title),
        "Author" => text_string(metadata.author),
        "Producer" => text_string(xmp::PRODUCER),
        "Creator" => text_string(xmp::PRODUCER),
        "CreationDate" => Object::string_literal(date.as_str()),
        "ModDate" => Object::string_literal(date.as_str()),
    };
    let id = pdf.trailer.get(b"Info").and_then(Object::as_reference).map_err(refused)?;
    pdf.objects.insert(id, Object::Dictionary(info));

    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp::packet(metadata).into_bytes(),
    );
    // Readable without a PDF reader, as archives want it.
    let packet = pdf.add_object(packet.with_compression(false));
    let profile = Stream::new(
        dictionary! { "N" => 3 },
        include_bytes!("../../../certificates/colour/srgb.icc").to_vec(),
    );
    let profile = pdf.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = pdf.catalog_mut().map_err(refused)?;
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Lang", Object::string_literal(metadata.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLayout", "SinglePage");

    let id = Object::String(fingerprint(pdf), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// The first half of a SHA-256 over every stream: pages, fonts and metadata.
fn fingerprint(pdf: &Document) -> Vec<u8> {
    let mut hash = Sha256::new();
    for object in pdf.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update(&stream.content);
        }
    }
    hash.finalize()[..16].to_vec()
}
