//! The Merkle tree of RFC 6962, 2.1: how leaves are hashed into a root, and proofs about that root.

use sha2::{Digest, Sha256};

/// SHA-256 of a leaf or of two nodes.
pub type Hash = [u8; 32];

/// Where the hashes of complete subtrees come from.
pub trait Nodes {
    /// Why a hash cannot be had.
    type Error;

    /// The hash over the leaves `index * 2^level` up to, not including, `(index + 1) * 2^level`.
    ///
    /// # Errors
    /// Where the source cannot say.
    fn node(&self, level: u8, index: u64) -> Result<Hash, Self::Error>;
}

/// The hash of an entry (RFC 6962, 2.1: `SHA-256(0x00 || entry)`).
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

/// The hash of a node from those of its children (RFC 6962, 2.1: `SHA-256(0x01 || left || right)`).
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The hash of the tree without leaves (RFC 6962, 2.1).
pub(super) fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The largest power of two below a number of leaves, of which there are two or more.
fn split(leaves: u64) -> u64 {
    1 << (u64::BITS - 1 - (leaves - 1).leading_zeros())
}

/// The hash over hashes that stand side by side; the last one may be that of an incomplete subtree.
pub(super) fn fold(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => empty_root(),
        [one] => *one,
        more => {
            let (left, right) = more.split_at(split(more.len() as u64) as usize);
            node_hash(&fold(left), &fold(right))
        }
    }
}

/// The hash over the leaves from `start` up to `end`, which a subtree of the tree has.
fn range<N: Nodes>(nodes: &N, start: u64, end: u64) -> Result<Hash, N::Error> {
    let leaves = end - start;
    if leaves.is_power_of_two() {
        let level = leaves.trailing_zeros();
        return nodes.node(level as u8, start >> level);
    }
    let middle = start + split(leaves);
    Ok(node_hash(&range(nodes, start, middle)?, &range(nodes, middle, end)?))
}

/// The root of the tree of the first `size` leaves.
///
/// # Errors
/// Those of the source.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Hash, N::Error> {
    if size == 0 { Ok(empty_root()) } else { range(nodes, 0, size) }
}

/// The hashes that lead from a leaf to the root of the first `size` leaves, the leaf's sibling first (RFC 6962, 2.1.1).
/// Nothing where there is no such leaf.
///
/// # Errors
/// Those of the source.
pub fn inclusion_proof<N: Nodes>(nodes: &N, index: u64, size: u64) -> Result<Vec<Hash>, N::Error> {
    let (mut start, mut end, mut proof) = (0, size, Vec::new());
    while index < size && end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            proof.push(range(nodes, start, middle)?);
            start = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The hashes that show that the first `old` of `new` leaves are as they were (RFC 6962, 2.1.2). Empty where one of
/// the trees is empty, or both are one.
///
/// # Errors
/// Those of the source.
pub fn consistency_proof<N: Nodes>(nodes: &N, old: u64, new: u64) -> Result<Vec<Hash>, N::Error> {
    if old == 0 || old >= new {
        return Ok(Vec::new());
    }
    let (mut start, mut end, mut proof) = (0, new, Vec::new());
    while end != old {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(range(nodes, middle, end)?);
            end = middle;
        } else {
            proof.push(range(nodes, start, middle)?);
            start = middle;
        }
    }
    // The part that both trees have whole; who checks knows it where it is the old tree itself.
    if start > 0 {
        proof.push(range(nodes, start, end)?);
    }
    proof.reverse();
    Ok(proof)
}

/// Whether a proof leads from a leaf's hash to a root (RFC 9162, 2.1.3.2).
#[must_use]
pub fn includes(leaf: &Hash, index: u64, size: u64, root: &Hash, proof: &[Hash]) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for step in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(step, &hash);
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, step);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// Whether a proof shows that a tree is the beginning of a later one (RFC 9162, 2.1.4.2). Each tree: size and root.
#[must_use]
pub fn is_consistent(old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 || old_size >= new_size {
        let same = old_size != new_size || old_root == new_root;
        let empty = old_size != 0 || *old_root == empty_root();
        return old_size <= new_size && same && empty && proof.is_empty();
    }
    let whole = old_size.is_power_of_two().then_some(old_root);
    let mut steps = whole.into_iter().chain(proof);
    let Some(first) = steps.next() else { return false };
    let (mut node, mut last) = (old_size - 1, new_size - 1);
    while node & 1 == 1 {
        (node, last) = (node >> 1, last >> 1);
    }
    let (mut old_hash, mut new_hash) = (*first, *first);
    for step in steps {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            (old_hash, new_hash) = (node_hash(step, &old_hash), node_hash(step, &new_hash));
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            new_hash = node_hash(&new_hash, step);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}

/// The hashes of leaves in memory, as a source of nodes.
#[derive(Debug)]
pub struct Leaves<'a>(pub &'a [Hash]);

/// A leaf that is not there was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no leaf {0}")]
pub struct NoLeaf(pub u64);

impl Nodes for Leaves<'_> {
    type Error = NoLeaf;

    fn node(&self, level: u8, index: u64) -> Result<Hash, NoLeaf> {
        let (start, end) = (index << level, (index + 1) << level);
        let leaves = self.0.get(start as usize..end as usize);
        leaves.map(fold).ok_or(NoLeaf(end.saturating_sub(1)))
    }
}
