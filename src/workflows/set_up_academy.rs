//! The first set-up of an installation: a link that is printed once, and the first academy with its owner.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::{
    clock::{Clock, local_date},
    domain::{
        academy::Academy,
        ids::{AcademyId, GrantId, PersonId},
        person::{Person, RoleGrant},
        serial_prefix::SerialPrefix,
        text::{Email, HolderName},
        words::Role,
    },
    passwords::{self, PasswordError},
    random::Token,
    storage::{
        self, StorageError, Store, academies,
        accounts::{self, LinkPurpose},
        events::{self, NewEvent},
        people,
        sessions::{self, Lifetime, NewSession},
    },
    texts::Lang,
};

use super::sign_in::Begun;
use super::try_certificates::{TrialError, Unprintable, try_academy};

/// How long the printed link can be used.
const VALID_FOR: TimeDelta = TimeDelta::hours(24);

/// What the form asks for.
#[derive(Clone, Debug)]
pub struct FirstAcademy {
    /// Its name, as it stands on certificates.
    pub name: String,
    /// The town it is in.
    pub town: String,
    /// An ISO 3166 code.
    pub country: String,
    /// An IANA name.
    pub time_zone: String,
    /// Where people may write to.
    pub contact_email: Email,
    /// Begins every serial.
    pub serial_prefix: SerialPrefix,
}

/// The first person.
#[derive(Clone, Debug)]
pub struct FirstOwner {
    /// Their name.
    pub name: HolderName,
    /// Their address, the login.
    pub email: Email,
    /// A password that the policy has accepted.
    pub password: String,
    /// The language they read.
    pub lang: Lang,
    /// Browser and system they sit at.
    pub device: String,
    /// How long they stay signed in.
    pub lifetime: Lifetime,
}

/// Why an installation was not set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// There is an academy already.
    #[error("the installation is set up already")]
    AlreadySetUp,
    /// The link is not the last one that was printed, or too old.
    #[error("the link can't be used")]
    DeadLink,
    /// Certificates cannot print its name or town.
    #[error("the academy cannot be named on certificates")]
    Unprintable(Unprintable),
    /// It could not be tried out.
    #[error(transparent)]
    Trial(#[from] TrialError),
    /// Hashing.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The operating system gives no randomness.
    #[error(transparent)]
    Randomness(#[from] getrandom::Error),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Makes the link of an installation without any academy, and ends earlier ones. `None` where there is an academy.
pub async fn offer(store: &Store, now: DateTime<Utc>) -> Result<Option<Token>, SetUpError> {
    let tx = store.begin().await?;
    if !accounts::is_empty_installation(&tx).await? {
        return Ok(None);
    }
    let token = Token::fresh()?;
    accounts::update_ended(&tx, LinkPurpose::Setup, None, now).await?;
    accounts::insert(&tx, LinkPurpose::Setup, None, &token, now, now + VALID_FOR).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Some(token))
}

/// Whether the link of a token can be used now.
pub async fn check(
    db: &impl storage::ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<(), SetUpError> {
    if !accounts::is_empty_installation(db).await? {
        return Err(SetUpError::AlreadySetUp);
    }
    match accounts::find_usable(db, token, now).await? {
        Some(link) if link.purpose == LinkPurpose::Setup => Ok(()),
        _ => Err(SetUpError::DeadLink),
    }
}

/// Makes the academy and its owner, once certificates can print its name and town, uses the link up and signs the owner in.
pub async fn set_up_academy(
    store: &Store,
    link: &Token,
    first: FirstAcademy,
    owner: FirstOwner,
    clock: &Clock,
) -> Result<Begun, SetUpError> {
    // A dead link must not buy an expensive hash.
    check(store.read(), link, clock.now()).await?;
    if let Some(why) = try_academy(&first.name, &first.town).await? {
        return Err(SetUpError::Unprintable(why));
    }
    let hash = passwords::hash(&owner.password).await?;
    let token = Token::fresh()?;
    let tx = store.begin().await?;
    let now = clock.now();
    check(&tx, link, now).await?;
    if let Some(link) = accounts::open(&tx, link, now).await? {
        accounts::update_used(&tx, &link, now).await?;
    }
    let (academy_id, person_id) = (AcademyId::fresh(), PersonId::fresh());
    let today = local_date(now, &first.time_zone);
    let prefix = first.serial_prefix.as_str().to_owned();
    let changes = json!({
        "name": &first.name, "town": &first.town, "country": &first.country, "time_zone": &first.time_zone,
        "contact_email": first.contact_email.as_str(), "serial_prefix": &prefix, "owner": owner.name.as_str(),
    });
    let academy = Academy {
        id: academy_id,
        name: first.name,
        town: first.town,
        country: first.country,
        contact_email: first.contact_email.into(),
        time_zone: first.time_zone,
        created_at: now,
    };
    let email = String::from(owner.email);
    let person = Person {
        id: person_id,
        email: email.clone(),
        full_name: owner.name.into(),
        latin_name: None,
        born_on: None,
        locale: owner.lang.tag().to_owned(),
    };
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id,
        person_id,
        role: Role::Owner,
        techniques: Vec::new(),
        valid_from: today,
        valid_to: None,
    };
    academies::insert(&tx, &academy, &prefix).await?;
    people::insert(&tx, &person, now).await?;
    people::update_password(&tx, person_id, &hash).await?;
    people::insert_grant(&tx, &grant, None, now).await?;
    let new = NewSession {
        person: person_id,
        token: &token,
        academy: Some(academy_id),
        device: &owner.device,
        lifetime: owner.lifetime,
    };
    let ends = sessions::insert(&tx, new, now).await?.ends;
    let event = NewEvent {
        academy: academy_id,
        actor: Some(person_id),
        action: "academy.set_up",
        subject: academy_id.into(),
        changes,
    };
    events::append(&tx, event, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Begun { token, at: now, ends, person: person_id, email })
}
