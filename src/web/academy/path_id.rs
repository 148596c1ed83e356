//! Ids in paths. A malformed one leads nowhere, as an unknown one does: it is read as the id that no record has.

use rocket::{request::FromParam, serde::uuid::Uuid};

/// An id from a path.
pub(super) struct Id<T>(pub T);

impl<T: From<Uuid>> FromParam<'_> for Id<T> {
    type Error = std::convert::Infallible;

    fn from_param(text: &str) -> Result<Self, Self::Error> {
        Ok(Self(T::from(text.parse().unwrap_or(Uuid::nil()))))
    }
}
