//! A further revision of a file of ours: objects after its end, nothing before it touched (ISO 32000-1, 7.5.6).

use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use super::LastingError;

/// A revision that is being written after a file.
pub struct Revision<'a> {
    file: &'a [u8],
    /// The file as a reader sees it.
    pub pdf: Document,
    /// The new objects, in the order of their numbers' first use: number and body.
    objects: Vec<(u32, Vec<u8>)>,
    next: u32,
}

impl<'a> Revision<'a> {
    /// Begins after a file that this program wrote.
    ///
    /// # Errors
    /// [`LastingError::File`] when it can't be read.
    pub fn after(file: &'a [u8]) -> Result<Self, LastingError> {
        let pdf = Document::load_mem(file).map_err(|e| LastingError::File(e.to_string()))?;
        let next = pdf.max_id + 1;
        Ok(Self { file, pdf, objects: Vec::new(), next })
    }

    /// A new object's number.
    pub fn push(&mut self, body: Vec<u8>) -> u32 {
        let number = self.next;
        self.next += 1;
        self.objects.push((number, body));
        number
    }

    /// A new stream's number. Its bytes stand there as they are.
    pub fn push_stream(&mut self, bytes: &[u8]) -> u32 {
        let head = format!("<</Length {}>>\nstream\n", bytes.len());
        self.push([head.as_bytes(), bytes, b"\nendstream"].concat())
    }

    /// Writes a dictionary in place of the one that the file has under this id.
    pub fn replace(&mut self, id: ObjectId, dictionary: Dictionary) {
        let mut body = Vec::new();
        write(&mut body, &Object::Dictionary(dictionary));
        self.objects.push((id.0, body));
    }

    /// The catalog's id and what it says.
    ///
    /// # Errors
    /// [`LastingError::File`] when there is none.
    pub fn catalog(&self) -> Result<(ObjectId, Dictionary), LastingError> {
        let id = self.pdf.trailer.get(b"Root").and_then(Object::as_reference);
        let catalog = self.pdf.catalog().cloned();
        id.and_then(|id| Ok((id, catalog?))).map_err(|e| LastingError::File(e.to_string()))
    }

    /// The file with the revision, and where the body of each new object begins, in the order they were pushed.
    ///
    /// # Errors
    /// [`LastingError::File`] when the file has no end or passes 4 GB.
    pub fn write(mut self) -> Result<(Vec<u8>, Vec<usize>), LastingError> {
        let before = last_xref(self.file).ok_or_else(|| LastingError::File("no startxref".to_owned()))?;
        let mut out = self.file.to_vec();
        let mut places = Vec::new();
        let mut entries = Vec::new();
        for (number, body) in &self.objects {
            entries.push((*number, out.len()));
            out.extend(format!("{number} 0 obj\n").as_bytes());
            places.push(out.len());
            out.extend(body);
            out.extend(b"\nendobj\n");
        }
        let own = self.next;
        entries.push((own, out.len()));
        entries.sort_unstable();
        let mut index = Vec::new();
        let mut rows = Vec::new();
        for (number, at) in &entries {
            let at = u32::try_from(*at).map_err(|e| LastingError::File(e.to_string()))?;
            index.extend([Object::from(i64::from(*number)), 1.into()]);
            rows.push(1);
            rows.extend(at.to_be_bytes());
            rows.extend([0, 0]);
        }
        let start = out.len();
        let mut trailer = Dictionary::new();
        for key in [b"Root".as_slice(), b"Info"] {
            if let Ok(value) = self.pdf.trailer.get(key) {
                trailer.set(key, value.clone());
            }
        }
        if let Ok(ids) = self.pdf.trailer.get_mut(b"ID").and_then(Object::as_array_mut) {
            // The first stays with the file, the second is the revision's (ISO 32000-1, 14.4).
            let digest = Sha256::digest(&out)[..16].to_vec();
            ids.truncate(1);
            ids.push(Object::String(digest, lopdf::StringFormat::Hexadecimal));
            trailer.set("ID", ids.clone());
        }
        trailer.set("Type", "XRef");
        trailer.set("Size", i64::from(own) + 1);
        trailer.set("Prev", before);
        trailer.set("W", vec![1.into(), 4.into(), 2.into()]);
        trailer.set("Index", index);
        trailer.set("Length", i64::try_from(rows.len()).unwrap_or_default());
        out.extend(format!("{own} 0 obj\n").as_bytes());
        write(&mut out, &Object::Dictionary(trailer));
        out.extend(b"\nstream\n");
        out.extend(&rows);
        out.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").as_bytes());
        Ok((out, places))
    }
}

/// Where the file's newest table of objects begins.
fn last_xref(file: &[u8]) -> Option<i64> {
    const KEY: &[u8] = b"startxref";
    let at = file.windows(KEY.len()).rposition(|w| w == KEY)? + KEY.len();
    std::str::from_utf8(&file[at..]).ok()?.split_ascii_whitespace().next()?.parse().ok()
}

/// An object as a file has it; strings in hexadecimal.
fn write(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().as_bytes()),
        Object::Integer(value) => out.extend(value.to_string().as_bytes()),
        Object::Real(value) => out.extend(value.to_string().as_bytes()),
        Object::Reference((number, generation)) => out.extend(format!("{number} {generation} R").as_bytes()),
        Object::String(bytes, _) => {
            out.push(b'<');
            out.extend(bytes.iter().flat_map(|byte| format!("{byte:02X}").into_bytes()));
            out.push(b'>');
        }
        Object::Name(name) => {
            out.push(b'/');
            for byte in name {
                match byte {
                    b'!'..=b'~' if !b"#/()<>[]{}%".contains(byte) => out.push(*byte),
                    other => out.extend(format!("#{other:02X}").as_bytes()),
                }
            }
        }
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write(out, item);
                out.push(b' ');
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend(b"<<");
            for (key, value) in dictionary {
                write(out, &Object::Name(key.clone()));
                out.push(b' ');
                write(out, value);
            }
            out.extend(b">>");
        }
    }
}
