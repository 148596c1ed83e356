//! Attached files, where readers list them and where archives look for them (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{refused, text_string};
use crate::enclosure::Enclosure;
use crate::error::LayoutError;

/// Attaches the files to a document: each associated with the whole of it, and in the list that readers show. Returns
/// the streams of their content.
///
/// # Errors
/// [`LayoutError::Pdf`] when the document is not one that printpdf made.
pub fn add(pdf: &mut Document, enclosures: &[Enclosure]) -> Result<Vec<ObjectId>, LayoutError> {
    if enclosures.is_empty() {
        return Ok(Vec::new());
    }
    let mut associated = Vec::with_capacity(enclosures.len());
    let mut contents = Vec::with_capacity(enclosures.len());
    let mut listed = Vec::with_capacity(enclosures.len());
    for enclosure in enclosures {
        let content = pdf.add_object(Stream::new(head(enclosure), enclosure.bytes.clone()));
        let specification = pdf.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal(enclosure.name.as_str()),
            "UF" => text_string(&enclosure.name),
            "AFRelationship" => enclosure.relationship.name(),
            "Desc" => text_string(&enclosure.description),
            "EF" => dictionary! { "F" => content, "UF" => content },
        });
        contents.push(content);
        associated.push(Object::Reference(specification));
        listed.push((enclosure.name.as_bytes(), specification));
    }
    // A name tree is searched by halves (ISO 32000-1, 7.9.6).
    listed.sort_unstable();
    let names: Vec<Object> = listed
        .into_iter()
        .flat_map(|(name, file)| [Object::string_literal(name), Object::Reference(file)])
        .collect();
    let catalog = pdf.catalog_mut().map_err(refused)?;
    catalog.set("AF", associated);
    catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    Ok(contents)
}

/// What the attached file's stream says of itself.
fn head(enclosure: &Enclosure) -> Dictionary {
    let modified = enclosure.modified.format("D:%Y%m%d%H%M%SZ").to_string();
    dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(enclosure.media_type.clone().into_bytes()),
        "Params" => dictionary! {
            "ModDate" => Object::string_literal(modified),
            "Size" => i64::try_from(enclosure.bytes.len()).unwrap_or(i64::MAX),
        },
    }
}
