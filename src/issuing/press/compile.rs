//! A template out of a document that printpdf and lopdf made: the person's objects are taken out of it, the rest is frozen,
//! small and in its final place.

use std::collections::{BTreeMap, BTreeSet};

use libdeflater::CompressionLvl;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use super::Order;
use super::file::{File, Packer};
use super::letters::USUAL;
use super::likeness::{Likeness, is_personal};
use super::personal::Place;
use super::template::{Codes, Numbers, Open, Stretch, Template};
use crate::error::LayoutError;
use crate::face::FaceId;
use crate::font_subset::FontSubset;
use crate::pdf::{self, Drawn, FontSubsets, refused};
use crate::scene::Scene;

/// A stream holds no more objects than an entry of the table can number.
const IN_ONE_STREAM: usize = 200;

/// Compiles the template of a scene.
///
/// # Errors
/// [`LayoutError::Pdf`] when the writer refuses.
pub(super) fn compile(order: &Order<'_>) -> Result<Template, LayoutError> {
    let Order { scene, likeness, metadata, enclosures, letters, fonts } = order;
    let blank = without_person(scene);
    let drawn = pdf::draw(&blank, metadata, fonts, enclosures, &letters.texts)?;
    let codes = codes(&drawn.subsets);
    Work { scene, likeness, drawn, taken: BTreeSet::new() }.compile(codes)
}

/// The scene with nothing in the person's places.
fn without_person(scene: &Scene) -> Scene {
    let mut blank = scene.clone();
    for sheet in &mut blank.sheets {
        for piece in sheet.pieces.iter_mut().filter(|piece| is_personal(scene, piece)) {
            piece.marks.clear();
        }
        sheet.margin.clear();
    }
    blank
}

/// The codes of the usual faces' glyphs, by glyph.
fn codes(subsets: &FontSubsets) -> Codes {
    Codes(USUAL.map(|face| {
        let mut table = Vec::new();
        for (glyph, code) in subsets.get(face).into_iter().flat_map(FontSubset::glyphs) {
            table.resize(usize::from(glyph) + 1, 0);
            table[usize::from(glyph)] = code;
        }
        table
    }))
}

/// A document on its way to a template.
struct Work<'a> {
    scene: &'a Scene,
    likeness: &'a Likeness,
    drawn: Drawn,
    /// Objects that are the person's.
    taken: BTreeSet<ObjectId>,
}

impl Work<'_> {
    fn compile(mut self, codes: Codes) -> Result<Template, LayoutError> {
        let stretches = self.contents()?;
        let fonts = self.fonts()?;
        let links = self.links()?;
        let spoken = self.spoken()?;
        let enclosures = self.drawn.files.clone();
        let signature = self.drawn.signature;
        let trailer = &self.drawn.pdf.trailer;
        let reference = |key| trailer.get(key).and_then(Object::as_reference).map_err(refused);
        let (root, info) = (reference(b"Root")?, reference(b"Info")?);
        let packet = self.drawn.pdf.catalog().and_then(|c| c.get(b"Metadata")).and_then(Object::as_reference);
        let packet = packet.map_err(refused)?;
        let table = self.new_id();
        self.taken.extend(enclosures.iter().chain([&signature, &info, &packet, &table]));
        let file = self.freeze()?;
        let hash = Sha256::new_with_prefix(&file.bytes);
        let numbers =
            Numbers { root: root.0, info: info.0, packet: packet.0, signature: signature.0, table: table.0 };
        let enclosures = enclosures.into_iter().map(|(id, _)| id).collect();
        Ok(Template { file, hash, stretches, links, spoken, enclosures, fonts, codes, numbers })
    }

    fn new_id(&mut self) -> ObjectId {
        self.drawn.pdf.new_object_id()
    }

    /// Cuts the content of every page where the person's pieces stand, in the order of reading.
    fn contents(&mut self) -> Result<Vec<Vec<Stretch>>, LayoutError> {
        let pages: Vec<ObjectId> = self.drawn.pdf.get_pages().into_values().collect();
        let mut all = Vec::with_capacity(pages.len());
        for (sheet, page) in self.scene.sheets.iter().zip(pages) {
            let content = self.drawn.pdf.get_dictionary(page).and_then(|p| p.get(b"Contents"));
            let content = content.and_then(Object::as_reference).map_err(refused)?;
            let stream =
                self.drawn.pdf.objects.remove(&content).ok_or_else(|| refused("a page without content"))?;
            let stream = stream.as_stream().map_err(refused)?;
            let groups = groups(Content::decode(&stream.content).map_err(refused)?.operations);
            let mut groups = groups.into_iter();
            // The first group is the sheet's decoration, then follows one for each piece; the sample of letters is left out.
            let mut fixed: Vec<Operation> = groups.next().unwrap_or_default();
            let mut parts: Vec<Object> = Vec::new();
            let mut stretches: Vec<Stretch> = Vec::new();
            for (at, (piece, group)) in sheet.pieces.iter().zip(groups).enumerate() {
                if !is_personal(self.scene, piece) {
                    fixed.extend(group);
                    continue;
                }
                match stretches.last_mut().and_then(|last| last.pieces.as_mut()) {
                    Some(pieces) if fixed.is_empty() && pieces.end == at => pieces.end += 1,
                    _ => {
                        self.fixed(&mut fixed, &mut parts)?;
                        stretches.push(self.stretch(Some(at..at + 1), &mut parts));
                    }
                }
            }
            self.fixed(&mut fixed, &mut parts)?;
            if !sheet.margin.is_empty() {
                stretches.push(self.stretch(None, &mut parts));
            }
            self.drawn.pdf.get_dictionary_mut(page).map_err(refused)?.set("Contents", parts);
            all.push(stretches);
        }
        Ok(all)
    }

    fn fixed(&mut self, fixed: &mut Vec<Operation>, parts: &mut Vec<Object>) -> Result<(), LayoutError> {
        if !fixed.is_empty() {
            let mut content = Content { operations: std::mem::take(fixed) }.encode().map_err(refused)?;
            content.push(b'\n');
            let stream = lopdf::Stream::new(Dictionary::new(), content);
            parts.push(Object::Reference(self.drawn.pdf.add_object(stream)));
        }
        Ok(())
    }

    fn stretch(&mut self, pieces: Option<std::ops::Range<usize>>, parts: &mut Vec<Object>) -> Stretch {
        let id = self.new_id();
        self.taken.insert(id);
        parts.push(Object::Reference(id));
        Stretch { id: id.0, pieces }
    }

    /// Names the fonts to be cut among the resources that all pages share.
    fn fonts(&mut self) -> Result<Vec<Place>, LayoutError> {
        let faces: Vec<FaceId> = self.likeness.faces.iter().copied().collect();
        let mut places = Vec::with_capacity(faces.len());
        for face in faces {
            let ids: [ObjectId; 4] = std::array::from_fn(|_| self.new_id());
            self.taken.extend(ids);
            let [font, descriptor, program, characters] = ids.map(|(id, _)| id);
            places.push(Place { face, font, descriptor, program, characters });
        }
        let pdf = &mut self.drawn.pdf;
        let page =
            pdf.get_pages().into_values().next().ok_or_else(|| refused("a document without a page"))?;
        let resources =
            pdf.get_dictionary(page).and_then(|p| p.get(b"Resources")).and_then(Object::as_reference);
        let resources = pdf.get_dictionary(resources.map_err(refused)?).map_err(refused)?;
        let shared = resources.get(b"Font").and_then(Object::as_reference).map_err(refused)?;
        let shared = pdf.get_dictionary_mut(shared).map_err(refused)?;
        for place in &places {
            shared.set(place.face.personal_resource(), Object::Reference((place.font, 0)));
        }
        Ok(places)
    }

    /// Leaves open where the links go that lead to the certificate's own page.
    fn links(&mut self) -> Result<Vec<Open>, LayoutError> {
        let links = std::mem::take(&mut self.drawn.links);
        let mut open = Vec::new();
        for (node, id) in links.into_iter().filter(|(node, _)| self.scene.nodes[*node].personal) {
            let mut link = self.take(id)?;
            link.remove(b"A");
            let mut before = value(&Object::Dictionary(link))?;
            before.truncate(before.len() - 2);
            before.extend_from_slice(b"/A<</S/URI/URI");
            open.push(Open { id: id.0, node, before });
        }
        Ok(open)
    }

    /// Leaves open what is read aloud of texts whose glyphs lie in another order.
    fn spoken(&mut self) -> Result<Vec<Open>, LayoutError> {
        let mut open = Vec::new();
        for node in &self.likeness.spoken {
            let id = self.drawn.elements[*node];
            let mut before = value(&Object::Dictionary(self.take(id)?))?;
            before.truncate(before.len() - 2);
            before.extend_from_slice(b"/ActualText");
            open.push(Open { id: id.0, node: *node, before });
        }
        Ok(open)
    }

    fn take(&mut self, id: ObjectId) -> Result<Dictionary, LayoutError> {
        self.taken.insert(id);
        let object = self.drawn.pdf.objects.remove(&id).ok_or_else(|| refused("an object is missing"))?;
        object.as_dict().cloned().map_err(refused)
    }

    /// Everything that is not the person's, written once: streams as short as they can be, the rest packed into streams.
    fn freeze(&mut self) -> Result<File, LayoutError> {
        let pdf: &mut Document = &mut self.drawn.pdf;
        pdf.objects.retain(|id, _| !self.taken.contains(id));
        let holders = pdf.objects.len().div_ceil(IN_ONE_STREAM) as u32;
        let first_holder = pdf.max_id + 1;
        let mut file = File::new(pdf.max_id + holders);
        let mut packer = Packer::new(CompressionLvl::best(), 0);
        let mut packed: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
        for ((id, _), object) in &pdf.objects {
            match object {
                Object::Stream(stream) => {
                    let mut head = stream.dict.clone();
                    head.remove(b"Length");
                    let packed = head.has(b"Filter");
                    let head = value(&Object::Dictionary(head))?;
                    let head = String::from_utf8_lossy(&head[2..head.len() - 2]).into_owned();
                    match packed {
                        true => file.stream(*id, &head, &stream.content),
                        false => file.compressed(*id, &head, &stream.content, &mut packer),
                    }
                }
                object => {
                    packed.insert(*id, value(object)?);
                }
            }
        }
        let packed: Vec<(u32, Vec<u8>)> = packed.into_iter().collect();
        for (part, holder) in packed.chunks(IN_ONE_STREAM).zip(first_holder..) {
            let mut index = String::new();
            let mut values = Vec::new();
            for (at, (id, value)) in part.iter().enumerate() {
                index.push_str(&format!("{id} {} ", values.len()));
                values.extend_from_slice(value);
                values.push(b' ');
                file.within(*id, holder, at as u8);
            }
            let head = format!("/Type/ObjStm/N {}/First {}", part.len(), index.len());
            file.compressed(holder, &head, &[index.as_bytes(), &values].concat(), &mut packer);
        }
        Ok(file)
    }
}

/// Operations by the outermost piece of marked content; what stands between such pieces goes with the one before.
fn groups(operations: Vec<Operation>) -> Vec<Vec<Operation>> {
    let mut out: Vec<Vec<Operation>> = Vec::new();
    let mut depth = 0;
    for operation in operations {
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                if depth == 0 {
                    out.push(Vec::new());
                }
                depth += 1;
            }
            "EMC" => depth -= 1,
            _ if depth == 0 => continue,
            _ => {}
        }
        if let Some(last) = out.last_mut() {
            last.push(operation);
        }
    }
    out
}

/// An object as it stands in a file. lopdf writes objects only as operands.
fn value(object: &Object) -> Result<Vec<u8>, LayoutError> {
    let operation = Operation { operator: String::new(), operands: vec![object.clone()] };
    let mut out = Content { operations: vec![operation] }.encode().map_err(refused)?;
    out.truncate(out.trim_ascii_end().len());
    Ok(out)
}
