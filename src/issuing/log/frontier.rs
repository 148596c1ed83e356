//! The right edge of a tree: all that is needed to append to it, to know its root, and to write the tiles that grow.

use super::{
    tile::{Place, Tile, TileSource, WIDTH, hashes_of, tile_at},
    tree::{Hash, fold},
};

/// A tile and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TileBytes {
    /// Which.
    pub tile: Tile,
    /// What stands in its file.
    pub bytes: Vec<u8>,
}

/// The hashes of the partial tiles of a tree, level by level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Of each level the hashes that are not yet in a full tile: fewer than 256.
    rows: Vec<Vec<Hash>>,
}

impl Frontier {
    /// The edge of a tree of a size, read from its tiles.
    ///
    /// # Errors
    /// Those of the source.
    pub fn read<S: TileSource>(source: &S, size: u64) -> Result<Self, S::Error> {
        let mut rows = Vec::new();
        let mut hashes = size;
        while hashes > 0 {
            let level = Place::Level(rows.len() as u8);
            let partial = (hashes % WIDTH > 0).then(|| tile_at(level, hashes / WIDTH, size)).flatten();
            rows.push(match partial {
                Some(tile) => hashes_of(&tile, &source.tile(&tile)?)?,
                None => Vec::new(),
            });
            hashes /= WIDTH;
        }
        Ok(Self { size, rows })
    }

    /// How many leaves the tree has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hashes of the leaves that are not yet in a full tile.
    #[must_use]
    pub fn last_leaves(&self) -> &[Hash] {
        self.rows.first().map_or(&[], Vec::as_slice)
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut below: Option<Hash> = None;
        for row in &self.rows {
            // What is incomplete below stands to the right of what is complete here.
            let hashes: Vec<Hash> = row.iter().copied().chain(below).collect();
            below = (!hashes.is_empty()).then(|| fold(&hashes));
        }
        below.unwrap_or_else(|| fold(&[]))
    }

    /// Appends leaves. Gives every tile of hashes that this makes or widens, the full ones first.
    pub fn grow(&mut self, leaves: impl IntoIterator<Item = Hash>) -> Vec<TileBytes> {
        let before = self.size;
        let mut tiles = Vec::new();
        for leaf in leaves {
            self.push(leaf, &mut tiles);
        }
        for (level, row) in self.rows.iter().enumerate() {
            let level = Place::Level(level as u8);
            let tile_before = |size| tile_at(level, self.index_of(level), size);
            if let Some(tile) = tile_before(self.size)
                && !row.is_empty()
                && tile_before(before) != Some(tile)
            {
                tiles.push(TileBytes { tile, bytes: row.concat() });
            }
        }
        tiles
    }

    /// Which tile of its level the row of hashes stands in.
    fn index_of(&self, place: Place) -> u64 {
        let level = match place {
            Place::Entries => 0,
            Place::Level(level) => u32::from(level),
        };
        self.size.checked_shr(8 * (level + 1)).unwrap_or(0)
    }

    fn push(&mut self, leaf: Hash, tiles: &mut Vec<TileBytes>) {
        self.size += 1;
        let mut hash = leaf;
        for level in 0.. {
            if self.rows.len() == level {
                self.rows.push(Vec::new());
            }
            let row = &mut self.rows[level];
            row.push(hash);
            if (row.len() as u64) < WIDTH {
                return;
            }
            hash = fold(row);
            let bytes = std::mem::take(row).concat();
            let place = Place::Level(level as u8);
            let tile = Tile { place, index: self.index_of(place) - 1, width: WIDTH as u16 };
            tiles.push(TileBytes { tile, bytes });
        }
    }
}
