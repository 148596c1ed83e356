//! The field of the issuer's signature, made before anything is signed, and the room in the file for the signature itself.
//!
//! The signature goes into the first and only revision of the file: a reader that finds a second one knows that somebody
//! else wrote it. So the file is written with a run of zeros where the signature's dictionary will stand. It is a stream
//! when it is written, because only streams stay outside the compressed object streams, where no signature can be.

use std::ops::Range;

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::{refused, text_string};
use crate::error::LayoutError;

/// Bytes kept free for the signature's dictionary: 6 KiB of signature in hexadecimal and what stands around it.
pub const ROOM: usize = 2 * 6 * 1024 + 512;

/// Adds the field to a tagged document: an invisible widget in a `Form` element of its own (ISO 14289-1, 7.18.4), which a
/// screen reader announces as `label`. Returns the signature's object.
///
/// # Errors
/// [`LayoutError::Pdf`] when the document is not one that was tagged.
pub fn add(pdf: &mut Document, label: &str) -> Result<ObjectId, LayoutError> {
    let page = *pdf.get_pages().values().next().ok_or_else(|| refused("a document without a page"))?;
    let room = Stream::new(dictionary! {}, vec![0; ROOM]).with_compression(false);
    let signature = pdf.add_object(room);
    let appearance = pdf.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "Resources" => dictionary! {},
            "BBox" => nowhere(),
        },
        Vec::new(),
    ));
    let element = pdf.new_object_id();
    let widget = pdf.new_object_id();
    let place = place_in_tree(pdf, element)?;
    let widget_dictionary = dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "P" => page, "StructParent" => place.key,
        "T" => Object::string_literal("Signature"), "TU" => text_string(label), "Rect" => nowhere(),
        // Printed and locked.
        "F" => 132, "AP" => dictionary! { "N" => appearance }, "V" => signature,
    };
    pdf.objects.insert(widget, Object::Dictionary(widget_dictionary));
    let form = dictionary! {
        "Type" => "StructElem", "S" => "Form", "P" => place.parent, "Alt" => text_string(label),
        "K" => dictionary! { "Type" => "OBJR", "Obj" => widget, "Pg" => page },
    };
    pdf.objects.insert(element, Object::Dictionary(form));
    push(pdf, page, b"Annots", [Object::Reference(widget)])?;
    let catalog = pdf.catalog_mut().map_err(refused)?;
    catalog.set("AcroForm", dictionary! { "Fields" => vec![Object::Reference(widget)], "SigFlags" => 3 });
    catalog.set("Perms", dictionary! { "DocMDP" => signature });
    Ok(signature)
}

fn nowhere() -> Vec<Object> {
    vec![0.into(); 4]
}

/// Where an element hangs in the structure tree.
struct Place {
    parent: ObjectId,
    /// Its key in the parent tree.
    key: i64,
}

/// Hangs the element last under the document and enters it in the parent tree.
fn place_in_tree(pdf: &mut Document, element: ObjectId) -> Result<Place, LayoutError> {
    let root = pdf.catalog().and_then(|c| c.get(b"StructTreeRoot")).and_then(Object::as_reference);
    let root = root.map_err(refused)?;
    let tree = pdf.get_dictionary_mut(root).map_err(refused)?;
    let parent = tree.get(b"K").and_then(Object::as_reference).map_err(refused)?;
    let numbers = tree.get(b"ParentTree").and_then(Object::as_reference).map_err(refused)?;
    let key = tree.get(b"ParentTreeNextKey").and_then(Object::as_i64).map_err(refused)?;
    tree.set("ParentTreeNextKey", key + 1);
    push(pdf, numbers, b"Nums", [key.into(), Object::Reference(element)])?;
    push(pdf, parent, b"K", [Object::Reference(element)])?;
    Ok(Place { parent, key })
}

/// Appends to an array of a dictionary, which is made where it is missing.
fn push<const N: usize>(
    pdf: &mut Document,
    owner: ObjectId,
    key: &[u8],
    values: [Object; N],
) -> Result<(), LayoutError> {
    let owner = pdf.get_dictionary_mut(owner).map_err(refused)?;
    if !owner.has(key) {
        owner.set(key, Vec::<Object>::new());
    }
    owner.get_mut(key).and_then(Object::as_array_mut).map_err(refused)?.extend(values);
    Ok(())
}

/// Where the written file has the room: the whole value of the object, so that anything may take its place.
///
/// # Errors
/// [`LayoutError::Pdf`] when the room is not there, or not once.
pub fn room(file: &[u8]) -> Result<Range<usize>, LayoutError> {
    const BEFORE: &[u8] = b">>stream\n";
    const AFTER: &[u8] = b"\nendstream";
    let zeros = zeros(file).ok_or_else(|| refused("no room for the signature"))?;
    let head = &file[..zeros.start];
    let start = head.windows(2).rposition(|two| two == b"<<").filter(|_| head.ends_with(BEFORE));
    let start = start.ok_or_else(|| refused("the signature's room has another shape"))?;
    if !head[..start].ends_with(b" 0 obj\n") || !file[zeros.end..].starts_with(AFTER) {
        return Err(refused("the signature's room has another shape"));
    }
    Ok(start..zeros.end + AFTER.len())
}

/// The only run of so many zeros: fonts and pages are compressed, and no text has a zero byte.
fn zeros(file: &[u8]) -> Option<Range<usize>> {
    let mut at = ROOM - 1;
    // A run that long has a zero at every ROOM-th byte, wherever it begins.
    while at < file.len() {
        if file[at] == 0 {
            let start = file[..at].iter().rposition(|byte| *byte != 0)? + 1;
            let end = at + file[at..].iter().position(|byte| *byte != 0)?;
            if end - start == ROOM {
                return Some(start..end);
            }
        }
        at += ROOM;
    }
    None
}
