//! A font program with no more in it than a PDF asks for (ISO 32000-1, 9.9): the notes of its makers, which take up to nine
//! kilobytes, stay in this program's own copy.

/// The tables that a reader draws TrueType glyphs from.
const NEEDED: [&[u8; 4]; 9] =
    [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];

/// The program with those tables alone; none if it is no TrueType program.
#[must_use]
pub fn slim(program: &[u8]) -> Option<Vec<u8>> {
    if program.get(..4)? != [0, 1, 0, 0] {
        return None;
    }
    let count = usize::from(u16::from_be_bytes(program.get(4..6)?.try_into().ok()?));
    let mut tables: Vec<([u8; 8], &[u8])> = Vec::new();
    for record in program.get(12..12 + 16 * count)?.chunks_exact(16) {
        let [place, length] = [8, 12].map(|at| number(record, at));
        if NEEDED.iter().any(|tag| record.starts_with(*tag)) {
            // Tag and checksum stay as they are.
            tables.push((record[..8].try_into().ok()?, program.get(place..place.checked_add(length)?)?));
        }
    }
    let count = tables.len() as u16;
    let largest = 1_u16 << count.max(1).ilog2();
    let mut out = program[..4].to_vec();
    for value in [count, largest * 16, largest.trailing_zeros() as u16, (count - largest) * 16] {
        out.extend(value.to_be_bytes());
    }
    let mut place = 12 + 16 * tables.len();
    for (tag_and_sum, table) in &tables {
        out.extend(tag_and_sum);
        out.extend((place as u32).to_be_bytes());
        out.extend((table.len() as u32).to_be_bytes());
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

fn number(record: &[u8], at: usize) -> usize {
    record[at..at + 4].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}
