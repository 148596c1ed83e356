//! How a tree is cut into tiles and entries into bundles (C2SP tlog-tiles): files whose names say what is in them.

use std::{cell::RefCell, collections::HashMap, fmt};

use super::tree::{Hash, Nodes, fold};

/// Hashes in a full tile, entries in a full bundle.
pub const WIDTH: u64 = 256;
/// Levels of the tree that a tile spans.
const HEIGHT: u8 = 8;

/// What a tile holds: hashes at one of its levels, or the entries themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// Entries, each behind its length.
    Entries,
    /// Hashes: of leaves at 0, of full tiles of the level below from 1 on.
    Level(u8),
}

/// A tile or a bundle of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tile {
    /// What it holds.
    pub place: Place,
    /// Which one of its place, from the left.
    pub index: u64,
    /// How many hashes or entries it holds, 1 to 256.
    pub width: u16,
}

impl Tile {
    /// Whether it will never grow.
    #[must_use]
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == WIDTH
    }

    /// The tile of an address below `tile/`, e.g. `0/x001/x234/067.p/12` or `entries/000`. Only the one way to write it is
    /// read.
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        let (place, rest) = path.split_once('/')?;
        let place = match place {
            "entries" => Place::Entries,
            level => Place::Level(level.parse().ok().filter(|level| *level < 64)?),
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, width.parse().ok()?),
            None => (rest, WIDTH as u16),
        };
        let digits: String = index.split('/').map(|part| part.trim_start_matches('x')).collect();
        let tile = Self { place, index: digits.parse().ok()?, width };
        (tile.to_string() == format!("tile/{path}") && (1..=WIDTH as u16).contains(&width)).then_some(tile)
    }
}

/// The tile's path, e.g. `tile/0/x001/067.p/12`.
impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Entries => write!(f, "tile/entries/")?,
            Place::Level(level) => write!(f, "tile/{level}/")?,
        }
        let mut parts = vec![format!("{:03}", self.index % 1000)];
        let mut above = self.index / 1000;
        while above > 0 {
            parts.push(format!("x{:03}", above % 1000));
            above /= 1000;
        }
        parts.reverse();
        write!(f, "{}", parts.join("/"))?;
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

/// The tile at a place of a tree of `size` leaves, as wide as that tree makes it; `None` where the tree has none there.
#[must_use]
pub fn tile_at(place: Place, index: u64, size: u64) -> Option<Tile> {
    let level = match place {
        Place::Entries => 0,
        Place::Level(level) => u32::from(level),
    };
    let hashes = size.checked_shr(level * u32::from(HEIGHT)).unwrap_or(0);
    let width = hashes.saturating_sub(index.checked_mul(WIDTH)?).min(WIDTH);
    (width > 0).then_some(Tile { place, index, width: width as u16 })
}

/// A tile or a bundle that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{tile} is not as long as its name says")]
pub struct TileError {
    /// Its path.
    pub tile: String,
}

impl TileError {
    fn of(tile: &Tile) -> Self {
        Self { tile: tile.to_string() }
    }
}

/// The hashes of a tile.
///
/// # Errors
/// [`TileError`] where there are more or fewer than its width.
pub fn hashes_of(tile: &Tile, bytes: &[u8]) -> Result<Vec<Hash>, TileError> {
    let (hashes, rest) = bytes.as_chunks::<32>();
    let is_whole = rest.is_empty() && hashes.len() == usize::from(tile.width);
    if is_whole { Ok(hashes.to_vec()) } else { Err(TileError::of(tile)) }
}

/// Entries as a bundle: each behind its length, two bytes, the greater first. `None` where one is longer than that can say.
#[must_use]
pub fn bundle<'a>(entries: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        bytes.extend(u16::try_from(entry.len()).ok()?.to_be_bytes());
        bytes.extend(entry);
    }
    Some(bytes)
}

/// The entries of a bundle.
///
/// # Errors
/// [`TileError`] where there are more or fewer than its width, or one is cut off.
pub fn entries_of(tile: &Tile, mut bytes: &[u8]) -> Result<Vec<Vec<u8>>, TileError> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
        let length = usize::from(u16::from_be_bytes(*length));
        let (entry, rest) = rest.split_at_checked(length).ok_or_else(|| TileError::of(tile))?;
        entries.push(entry.to_vec());
        bytes = rest;
    }
    let is_whole = bytes.is_empty() && entries.len() == usize::from(tile.width);
    if is_whole { Ok(entries) } else { Err(TileError::of(tile)) }
}

/// Where the bytes of tiles come from.
pub trait TileSource {
    /// Why a tile cannot be had.
    type Error: From<TileError>;

    /// The bytes of a tile.
    ///
    /// # Errors
    /// Where the source cannot say.
    fn tile(&self, tile: &Tile) -> Result<Vec<u8>, Self::Error>;
}

/// The nodes of a tree of a size, computed from its tiles. Each tile is read once.
pub struct Cached<S> {
    source: S,
    size: u64,
    seen: RefCell<HashMap<Tile, Vec<Hash>>>,
}

impl<S: TileSource> Cached<S> {
    /// Nodes of the tree of the first `size` leaves.
    #[must_use]
    pub fn new(source: S, size: u64) -> Self {
        Self { source, size, seen: RefCell::default() }
    }
}

impl<S: TileSource> Nodes for Cached<S> {
    type Error = S::Error;

    fn node(&self, level: u8, index: u64) -> Result<Hash, S::Error> {
        let (at, within) = (level / HEIGHT, level % HEIGHT);
        let first = index << within;
        let tile = tile_at(Place::Level(at), first / WIDTH, self.size);
        let tile = tile.unwrap_or(Tile { place: Place::Level(at), index: first / WIDTH, width: 1 });
        let mut seen = self.seen.borrow_mut();
        if !seen.contains_key(&tile) {
            seen.insert(tile, hashes_of(&tile, &self.source.tile(&tile)?)?);
        }
        let start = (first % WIDTH) as usize;
        let hashes = seen.get(&tile).and_then(|hashes| hashes.get(start..start + (1 << within)));
        hashes.map(fold).ok_or_else(|| TileError::of(&tile).into())
    }
}
