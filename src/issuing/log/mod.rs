//! The public log as mathematics and text: a Merkle tree over entries, cut into tiles, its checkpoints signed.
//!
//! | file | what | standard |
//! |---|---|---|
//! | `tree.rs` | hashes, roots, inclusion and consistency proofs | RFC 6962, 2.1; RFC 9162, 2.1 |
//! | `tile.rs` | how the tree is cut into files that never change | C2SP tlog-tiles |
//! | `frontier.rs` | the right edge of a tree: grows it and says which tiles that makes | C2SP tlog-tiles |
//! | `note.rs` | a text signed with Ed25519, and the key it is checked with | C2SP signed-note |
//! | `checkpoint.rs` | origin, size and root of a tree | C2SP tlog-checkpoint |
//! | `proof.rs` | that an entry is in a tree whose checkpoint was signed, in one file | C2SP tlog-proof |
//!
//! Nothing here reads or writes a file: tiles are asked for through [`TileSource`] and handed out as bytes.

mod checkpoint;
mod frontier;
mod note;
mod proof;
mod tile;
mod tree;

pub use checkpoint::Checkpoint;
pub use frontier::{Frontier, TileBytes};
pub use note::{NoteError, NoteKey, sign_note};
pub use proof::{ProofError, TlogProof};
pub use tile::{Cached, Place, Tile, TileError, TileSource, WIDTH, bundle, entries_of, hashes_of, tile_at};
pub use tree::{
    Hash, Leaves, Nodes, consistency_proof, includes, inclusion_proof, is_consistent, leaf_hash, node_hash,
    root,
};
