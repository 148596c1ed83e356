//! What of each row is sealed. The columns of a kind may grow at the end of its list, and never change their order.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    prelude::Uuid,
    sea_query::{Alias, Expr, ExprTrait},
};
use serde::Serialize;
use serde_json::Value;

use crate::domain::event_chain::canonical_json;

use super::super::{
    Result, StorageError,
    entities::{academy, certificate, document, event, person, role_grant},
};

/// A kind of row that decides what somebody is told or may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Certificate,
    Document,
    Academy,
    Person,
    RoleGrant,
    /// An academy's newest event, and with it all of those before.
    Chain,
}

/// A row as it is sealed.
pub(super) struct Sealed {
    pub id: Uuid,
    /// As an operator finds it.
    pub label: String,
    /// One text for each column.
    pub values: Vec<String>,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Certificate, Self::Document, Self::Academy, Self::Person, Self::RoleGrant, Self::Chain];

    /// The table.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Document => "document",
            Self::Academy => "academy",
            Self::Person => "person",
            Self::RoleGrant => "role_grant",
            Self::Chain => "event",
        }
    }

    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The column that names what is sealed.
    pub(super) fn id_column(self) -> &'static str {
        if self == Self::Chain { "academy_id" } else { "id" }
    }

    pub(super) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Certificate => &[
                "academy_id",
                "enrolment_id",
                "person_id",
                "serial",
                "code",
                "state",
                "requested_by",
                "requested_at",
                "approved_by",
                "approved_at",
                "awarded_on",
                "expires_on",
                "facts",
                "facts_sha256",
                "predecessor_id",
                "succession",
                "evidence_document_id",
                "new_name",
                "reason_key",
                "reason",
                "state_changed_at",
                "pdf_sha256",
                "version",
                "language",
                "appearance_version",
            ],
            Self::Document => &[
                "academy_id",
                "person_id",
                "kind",
                "issuer",
                "reference",
                "issued_on",
                "expires_on",
                "covers",
                "state",
                "reason",
                "sha256",
                "media_type",
                "size",
                "file_name",
                "uploaded_at",
                "reviewed_by",
                "reviewed_at",
                "withdrawn_by",
                "withdrawn_at",
            ],
            // Not the next serial, which counts by itself.
            Self::Academy => {
                &["name", "town", "country", "contact_email", "time_zone", "serial_prefix", "created_at"]
            }
            // Not the language, which anybody changes for themself.
            Self::Person => &[
                "email",
                "full_name",
                "search_name",
                "born_on",
                "password_hash",
                "created_at",
                "erased_at",
                "password_ended_at",
            ],
            Self::RoleGrant => &[
                "academy_id",
                "person_id",
                "role",
                "techniques",
                "valid_from",
                "valid_to",
                "granted_by",
                "created_at",
                "ended_at",
                "reason",
                "confirmed_by",
                "confirmed_at",
            ],
            Self::Chain => &["number", "hash"],
        }
    }

    /// The rows of some ids; those that are not there are left out.
    pub(super) async fn find(self, db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Sealed>> {
        match self {
            Self::Certificate => self.of_ids::<certificate::Entity>(db, ids).await,
            Self::Document => self.of_ids::<document::Entity>(db, ids).await,
            Self::Academy => self.of_ids::<academy::Entity>(db, ids).await,
            Self::Person => self.of_ids::<person::Entity>(db, ids).await,
            Self::RoleGrant => self.of_ids::<role_grant::Entity>(db, ids).await,
            Self::Chain => {
                let mut heads = Vec::new();
                for id in ids {
                    heads.extend(newest_event(db, *id).await?);
                }
                Ok(heads)
            }
        }
    }

    /// Some ids that follow another one, in their order.
    pub(super) async fn ids_after(
        self,
        db: &impl ConnectionTrait,
        after: Option<Uuid>,
        most: u64,
    ) -> Result<Vec<Uuid>> {
        match self {
            Self::Certificate => ids_after::<certificate::Entity>(db, after, most).await,
            Self::Document => ids_after::<document::Entity>(db, after, most).await,
            Self::Academy | Self::Chain => ids_after::<academy::Entity>(db, after, most).await,
            Self::Person => ids_after::<person::Entity>(db, after, most).await,
            Self::RoleGrant => ids_after::<role_grant::Entity>(db, after, most).await,
        }
    }

    async fn of_ids<E>(self, db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Sealed>>
    where
        E: EntityTrait<Model: Serialize>,
    {
        let wanted = Expr::col(Alias::new("id")).is_in(ids.iter().copied());
        let found = E::find().filter(wanted).all(db).await?;
        found.iter().map(|model| self.sealed(&serde_json::to_value(model)?)).collect()
    }

    fn sealed(self, row: &Value) -> Result<Sealed> {
        let missing = |column: &str| StorageError::Unreadable(format!("{} has no {column}", self.name()));
        let column = |name: &str| row.get(name).ok_or_else(|| missing(name));
        let id = serde_json::from_value(column("id")?.clone())?;
        let values = self.columns().iter().map(|name| Ok(canonical_json(column(name)?)));
        let name = row.get(if self == Self::Academy { "name" } else { "serial" }).and_then(Value::as_str);
        let label = match name {
            Some(name) => format!("{} {name}", self.name()),
            None => self.unnamed(id),
        };
        Ok(Sealed { id, label, values: values.collect::<Result<_>>()? })
    }

    /// A row of which nothing but the id is known.
    pub(super) fn unnamed(self, id: Uuid) -> String {
        format!("{} {id}", self.name())
    }
}

async fn newest_event(db: &impl ConnectionTrait, academy: Uuid) -> Result<Option<Sealed>> {
    let newest = event::Entity::find()
        .filter(event::Column::AcademyId.eq(academy))
        .order_by_desc(event::Column::Number)
        .one(db)
        .await?;
    Ok(newest.map(|event| Sealed {
        id: academy,
        label: format!("the newest event, {}, of academy {academy}", event.number),
        values: vec![event.number.to_string(), event.hash],
    }))
}

async fn ids_after<E: EntityTrait>(
    db: &impl ConnectionTrait,
    after: Option<Uuid>,
    most: u64,
) -> Result<Vec<Uuid>> {
    let id = || Expr::col(Alias::new("id"));
    let mut query = E::find().select_only().expr_as(id(), "id").limit(most);
    if let Some(after) = after {
        query = query.filter(id().gt(after));
    }
    Ok(query.order_by_asc(id()).into_tuple().all(db).await?)
}
