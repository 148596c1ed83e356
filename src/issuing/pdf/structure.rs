//! The structure tree of a tagged PDF, its parent tree and the link annotations (ISO 32000-1, 14.7; ISO 14289-1).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{refused, text_string};
use crate::error::LayoutError;
use crate::scene::{Node, Scene, Tag};
use crate::shape::has_letters_from_the_right;

/// What was added to the document.
pub struct Tagged {
    /// The element of each node.
    pub elements: Vec<ObjectId>,
    /// The annotation of each link, with its node.
    pub links: Vec<(usize, ObjectId)>,
}

/// Adds the tree for a scene whose sheets are the document's pages.
///
/// # Errors
/// [`LayoutError::Pdf`] when the document is not one that printpdf made.
pub fn tag(pdf: &mut Document, scene: &Scene) -> Result<Tagged, LayoutError> {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = scene.nodes.iter().map(|_| pdf.new_object_id()).collect();
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); scene.nodes.len()];
    let mut home: Vec<Option<ObjectId>> = vec![None; scene.nodes.len()];
    let mut texts: Vec<String> = vec![String::new(); scene.nodes.len()];
    let mut parents: Vec<Object> = Vec::new();
    for (number, (sheet, page)) in scene.sheets.iter().zip(&pages).enumerate() {
        let owners = sheet.pieces.iter().map(|p| Object::Reference(ids[p.node])).collect::<Vec<_>>();
        parents.extend([Object::Integer(number as i64), Object::Array(owners)]);
        for (mcid, piece) in sheet.pieces.iter().enumerate() {
            texts[piece.node].push_str(piece.text().unwrap_or_default());
            let mcid = Object::Integer(mcid as i64);
            let first = *home[piece.node].get_or_insert(*page);
            kids[piece.node].push(if first == *page {
                mcid
            } else {
                dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => mcid }.into()
            });
        }
    }
    let mut next = scene.sheets.len() as i64;
    let mut annotations: Vec<(ObjectId, ObjectId)> = Vec::new();
    let mut links = Vec::new();
    for (at, node) in scene.nodes.iter().enumerate() {
        if let (Some(target), Some(page)) = (&node.target, home[at]) {
            let link = pdf.add_object(annotation(node, target, page, next));
            kids[at].push(dictionary! { "Type" => "OBJR", "Obj" => link, "Pg" => page }.into());
            parents.extend([Object::Integer(next), Object::Reference(ids[at])]);
            annotations.push((page, link));
            links.push((at, link));
            next += 1;
        }
        if let Some(parent) = node.parent {
            kids[parent].push(Object::Reference(ids[at]));
        }
    }
    for (at, node) in scene.nodes.iter().enumerate() {
        let parent = node.parent.map_or(root, |p| ids[p]);
        let mut element = element(node, parent, home[at], std::mem::take(&mut kids[at]));
        // Glyphs of such scripts lie in the order of the eye; here is the order of the tongue.
        if has_letters_from_the_right(&texts[at]) {
            element.set("ActualText", text_string(texts[at].trim_end()));
        }
        pdf.objects.insert(ids[at], Object::Dictionary(element));
    }
    let tree = pdf.add_object(dictionary! { "Nums" => parents });
    let top = ids.first().copied().ok_or_else(|| refused("a scene without a document"))?;
    pdf.objects.insert(
        root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot", "K" => top, "ParentTree" => tree, "ParentTreeNextKey" => next,
        }),
    );
    for (number, page) in pages.iter().enumerate() {
        let links: Vec<Object> =
            annotations.iter().filter(|(p, _)| p == page).map(|(_, link)| Object::Reference(*link)).collect();
        let page = pdf.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(refused)?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
        if !links.is_empty() {
            page.set("Annots", links);
        }
    }
    let catalog = pdf.catalog_mut().map_err(refused)?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(Tagged { elements: ids, links })
}

fn element(node: &Node, parent: ObjectId, page: Option<ObjectId>, kids: Vec<Object>) -> Dictionary {
    let mut out = dictionary! { "Type" => "StructElem", "S" => name(node.tag), "P" => parent };
    if !kids.is_empty() {
        out.set("K", kids);
    }
    if let Some(page) = page {
        out.set("Pg", page);
    }
    if let Some(language) = node.language {
        out.set("Lang", Object::string_literal(language));
    }
    if let Some(alt) = &node.alt {
        out.set("Alt", text_string(alt));
    }
    match (node.tag, node.area) {
        (Tag::Figure, Some(area)) => {
            out.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => numbers(area) });
        }
        (Tag::ColumnHeading, _) => out.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        _ => {}
    }
    out
}

/// A link prints (F 4), says where it goes, and knows its place in the tree.
fn annotation(node: &Node, target: &str, page: ObjectId, parent: i64) -> Dictionary {
    dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "F" => 4, "P" => page, "StructParent" => parent,
        "Rect" => numbers(node.area.unwrap_or_default()),
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "Contents" => text_string(node.alt.as_deref().unwrap_or(target)),
        "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(target) },
    }
}

fn numbers(area: [f32; 4]) -> Vec<Object> {
    area.into_iter().map(|n| Object::Real((n * 100.0).round() / 100.0)).collect()
}

fn name(tag: Tag) -> &'static str {
    match tag {
        Tag::Document => "Document",
        Tag::Section => "Sect",
        Tag::Heading1 => "H1",
        Tag::Heading2 => "H2",
        Tag::Heading3 => "H3",
        Tag::Paragraph => "P",
        Tag::Figure => "Figure",
        Tag::Link => "Link",
        Tag::Table => "Table",
        Tag::Row => "TR",
        Tag::ColumnHeading => "TH",
        Tag::Cell => "TD",
    }
}
