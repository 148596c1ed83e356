//! One way to write a table of states and moves; a move the table does not have is an error that names both.

/// A move that the table of states does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a {thing} that is {state} cannot be moved by '{attempted}'")]
pub struct IllegalTransition {
    /// What was to be moved: `certificate`, `enrolment`, …
    pub thing: &'static str,
    /// The state it is in.
    pub state: &'static str,
    /// The move that was tried.
    pub attempted: &'static str,
}

/// A word that is not one of an enum's names, as read from a form or the database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a {thing}")]
pub struct UnknownName {
    /// What was expected.
    pub thing: &'static str,
    /// What was found.
    pub text: String,
}

/// An enum with stable names, as they stand in the database, in URLs and in locale keys.
macro_rules! named {
    ($(#[$doc:meta])* $vis:vis enum $name:ident($thing:literal) {
        $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $vis enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant),+
        }
        impl $name {
            /// Every value, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The stable name.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::domain::state_machine::UnknownName;
            fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
                match text {
                    $($text => Ok($name::$variant),)+
                    _ => Err($crate::domain::state_machine::UnknownName { thing: $thing, text: text.into() }),
                }
            }
        }
    };
}

/// The moves between the values of a [`named!`] enum.
macro_rules! moves {
    ($(#[$doc:meta])* $vis:vis enum $name:ident($state:ident, $thing:literal) {
        $($variant:ident = $text:literal: $($from:ident)|+ => $to:ident),+ $(,)?
    }) => {
        $crate::domain::state_machine::named! {
            $(#[$doc])* $vis enum $name($thing) {
                $(#[doc = concat!("`", $text, "`: to `", stringify!($to), "`.")] $variant = $text),+
            }
        }
        impl $state {
            /// The state after a move, or an error that names the state and the move.
            pub fn after(self, attempted: $name) -> std::result::Result<Self, $crate::domain::state_machine::IllegalTransition> {
                match (self, attempted) {
                    $(($($state::$from)|+, $name::$variant) => Ok($state::$to),)+
                    #[allow(unreachable_patterns)]
                    _ => Err($crate::domain::state_machine::IllegalTransition {
                        thing: $thing, state: self.name(), attempted: attempted.name(),
                    }),
                }
            }
        }
    };
}

pub(crate) use {moves, named};
