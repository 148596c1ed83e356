//! Pictures of pixels: each once in the file, whatever pages and places show it (ISO 32000-1, 8.9.5 and 11.6.5.3).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{marks, refused};
use crate::error::LayoutError;
use crate::picture::Raster;
use crate::scene::{Mark, Scene};

/// A picture's name among the resources of a page.
pub fn name(picture: &Raster) -> String {
    format!("IM{}", &picture.sha256[..12])
}

/// Adds the scene's pictures and names them in the resources of every page.
///
/// # Errors
/// [`LayoutError::Pdf`] when the document is not one that printpdf made.
pub fn embed(pdf: &mut Document, scene: &Scene) -> Result<(), LayoutError> {
    let mut names: BTreeMap<String, ObjectId> = BTreeMap::new();
    for mark in marks(scene) {
        let Mark::Image { picture, .. } = mark else { continue };
        names.entry(name(picture)).or_insert_with(|| add(pdf, picture));
    }
    if names.is_empty() {
        return Ok(());
    }
    let named: Dictionary = names.into_iter().map(|(name, id)| (name, Object::Reference(id))).collect();
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    for page in pages {
        let resources =
            pdf.get_dictionary(page).and_then(|p| p.get(b"Resources")).and_then(Object::as_reference);
        let resources = pdf.get_dictionary_mut(resources.map_err(refused)?).map_err(refused)?;
        resources.set("XObject", named.clone());
    }
    Ok(())
}

fn add(pdf: &mut Document, picture: &Raster) -> ObjectId {
    let mask = picture.alpha.as_ref().map(|alpha| {
        let mask = Stream::new(image(picture, "DeviceGray"), alpha.clone());
        pdf.add_object(mask)
    });
    let mut dictionary = image(picture, "DeviceRGB");
    if let Some(mask) = mask {
        dictionary.set("SMask", mask);
    }
    pdf.add_object(Stream::new(dictionary, picture.rgb.clone()))
}

fn image(picture: &Raster, space: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "ColorSpace" => space, "BitsPerComponent" => 8,
        "Width" => i64::from(picture.width), "Height" => i64::from(picture.height),
    }
}
