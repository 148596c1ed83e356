//! Whether a change was made now or had been made before: a second click finds the second, and is answered alike.

/// What a change came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It was made now.
    Made,
    /// It had been made already; nothing was written.
    Before,
}
