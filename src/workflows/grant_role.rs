//! A person of an academy gets a role. Nobody gives one to themself, and the owners hear of whoever runs the academy.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde_json::json;

use crate::{
    domain::{
        authority,
        ids::{GrantId, JoiningId, PersonId},
        person::{Person, RoleGrant},
        text::Reason,
        words::Role,
    },
    storage::{
        self, StorageError, Store, Tx,
        events::{self, NewEvent},
        joinings, people,
        role_grants::{self, GrantRecord},
    },
    texts::Lang,
};

use super::{
    acting::Authority,
    ask_to_join::{self, Asking},
    invite_person::Setting,
    letter::{self, Letter, ToOwners},
    may::MANAGERS,
    operator::Given,
    person_record,
};

/// A role begins at most so many years before it is given; before that, nobody has hours to hand in.
const MOST_YEARS_BACK: u32 = 10;

/// Why a role was neither given nor ended nor changed.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    /// Only an owner may do this with this role.
    #[error("only an owner hands out or ends the role {0}")]
    NotYours(Role),
    /// Nobody gives a role to themself.
    #[error("nobody gives a role to themself")]
    Oneself,
    /// A trainer who may supervise nothing.
    #[error("a trainer needs a technique")]
    NoTechnique,
    /// The person holds the role already.
    #[error("the person holds the role {0} already")]
    HeldAlready(Role),
    /// The same form was sent before.
    #[error("done already")]
    DoneAlready,
    /// They left, have been asked whether they come back, and can still answer.
    #[error("they have been asked and can still answer")]
    AskedAlready,
    /// The role of a trainee who is learning, or holds a certificate.
    #[error("they are enrolled or hold a certificate, and need the role of a trainee for it")]
    NeededFor,
    /// Whom a trainer's work was to go to is no trainer today.
    #[error("the successor is no trainer today")]
    NoSuccessor,
    /// The academy would be without an owner who can sign in.
    #[error("this is the academy's last owner")]
    LastOwner,
    /// Only an owner lets a role begin in the past, and none that runs or watches the academy.
    #[error("the role {0} begins on the day it is given")]
    NotBackdated(Role),
    /// The first day lies in the future, or too far back.
    #[error("the role can't begin on this day; the earliest is {earliest}")]
    WrongBeginning {
        /// The earliest first day.
        earliest: NaiveDate,
    },
    /// The role is over before this day.
    #[error("the role ends on {last}")]
    OverBefore {
        /// Its last day.
        last: NaiveDate,
    },
    /// The last day lies before the first, or so far back that it would rewrite what was true.
    #[error("the role can't end before {earliest}")]
    TooEarly {
        /// The earliest last day.
        earliest: NaiveDate,
    },
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// A first day before the day on which a role is given, and why.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The first day.
    pub from: NaiveDate,
    /// Why: what it is relied on for.
    pub reason: Reason,
}

/// What is to be granted.
#[derive(Clone, Debug)]
pub struct NewGrant {
    /// Made when the form was drawn, so that a second click finds it.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// For a trainer, the techniques they may supervise.
    pub techniques: Vec<String>,
    /// Where it begins in the past.
    pub earlier: Option<Earlier>,
}

impl NewGrant {
    /// A role that begins when it is given.
    pub fn from_today(id: GrantId, role: Role, techniques: Vec<String>) -> Self {
        Self { id, role, techniques, earlier: None }
    }
}

/// Whether who asks may give these roles; the operator of the machine may give each.
pub(super) async fn check_giver(tx: &Tx, at: Setting<'_>, wanted: &[NewGrant]) -> Result<(), GrantError> {
    let Some(by) = at.by else { return Ok(()) };
    let mine = people::list_roles_on(tx, at.academy.id, by, at.today).await?;
    for new in wanted {
        if !authority::may_grant(&mine, new.role) {
            return Err(GrantError::NotYours(new.role));
        }
        if new.earlier.is_some() && !authority::may_backdate(&mine, new.role) {
            return Err(GrantError::NotBackdated(new.role));
        }
    }
    Ok(())
}

/// Whether a role can be given as it is asked for, whoever asks.
pub(super) fn check_grant(new: &NewGrant, today: NaiveDate) -> Result<(), GrantError> {
    if new.role == Role::Trainer && new.techniques.is_empty() {
        return Err(GrantError::NoTechnique);
    }
    let earliest = today.checked_sub_months(chrono::Months::new(12 * MOST_YEARS_BACK)).unwrap_or(today);
    match &new.earlier {
        Some(earlier) if earlier.from >= today || earlier.from < earliest => {
            Err(GrantError::WrongBeginning { earliest })
        }
        _ => Ok(()),
    }
}

/// Stores a role with its event, and tells the owners of one that runs the academy. Where the person still holds it until a
/// day, it goes on from the day after, so that no day has it twice.
pub(super) async fn add(
    tx: &Tx,
    at: Setting<'_>,
    person: PersonId,
    new: &NewGrant,
) -> Result<RoleGrant, GrantError> {
    if at.by == Some(person) {
        return Err(GrantError::Oneself);
    }
    check_grant(new, at.today)?;
    let known = people::list_grants(tx, at.academy.id, person).await?;
    if let Some(there) = known.iter().find(|grant| grant.id == new.id) {
        let same =
            there.role == new.role && (new.role != Role::Trainer || there.techniques == new.techniques);
        return Err(if same { GrantError::DoneAlready } else { StorageError::SavedOtherwise.into() });
    }
    let (valid_from, valid_to) = days(new, &known, at.today)?;
    let techniques = if new.role == Role::Trainer { new.techniques.clone() } else { Vec::new() };
    let grant = RoleGrant {
        id: new.id,
        academy_id: at.academy.id,
        person_id: person,
        role: new.role,
        techniques,
        valid_from,
        valid_to,
    };
    let reason = new.earlier.as_ref().map(|earlier| earlier.reason.as_str());
    role_grants::insert(tx, &grant, (at.by, reason), at.now).await?;
    let mut changes = json!({ "role": new.role, "techniques": &grant.techniques, "from": valid_from });
    if let Some(day) = valid_to {
        changes["until"] = json!(day);
    }
    if let Some(reason) = reason {
        changes["reason"] = reason.into();
    }
    let event = NewEvent {
        academy: at.academy.id,
        actor: at.by,
        action: "person.role_granted",
        subject: person.into(),
        changes,
    };
    events::append(tx, event, at.now).await?;
    if authority::RUNNING.contains(&grant.role) {
        tell_owners(tx, at, &grant).await?;
    }
    Ok(grant)
}

/// First and last day of a role beside those that the person has: what they hold goes on, what they hold already is only
/// drawn backwards, and no day has a role twice.
fn days(
    new: &NewGrant,
    known: &[RoleGrant],
    today: NaiveDate,
) -> Result<(NaiveDate, Option<NaiveDate>), GrantError> {
    let same = || known.iter().filter(|grant| grant.role == new.role);
    let held = same().filter(|grant| grant.valid_to.is_none()).map(|grant| grant.valid_from).min();
    let asked = new.earlier.as_ref().map_or(today, |earlier| earlier.from);
    let after = same().filter_map(|grant| grant.valid_to?.checked_add_days(Days::new(1))).max();
    let from = after.map_or(asked, |after| after.max(asked));
    match held {
        Some(begins) if new.earlier.is_some() && from < begins => Ok((from, begins.pred_opt())),
        Some(_) => Err(GrantError::HeldAlready(new.role)),
        None => Ok((from, None)),
    }
}

/// Writes to every other owner that somebody runs the academy with them from now on, so that nobody comes in unseen.
async fn tell_owners(tx: &Tx, at: Setting<'_>, grant: &RoleGrant) -> storage::Result<()> {
    let newcomer = people::find(tx, grant.person_id).await?;
    let by = match at.by {
        Some(by) => Some(people::find(tx, by).await?.full_name),
        None => None,
    };
    let told = ToOwners {
        academy: at.academy.id,
        name: "new-officer",
        about: grant.id.to_string(),
        link: Some(format!("{}/academy/people/{}", at.site, newcomer.id)),
    };
    letter::post_to_owners(tx, told, (at.today, at.now), |owner, lang| {
        (Some(owner.id) != at.by && owner.id != newcomer.id).then(|| {
            vec![
                ("who", newcomer.full_name.clone().into()),
                ("email", newcomer.address().to_string().into()),
                ("academy", at.academy.name.clone().into()),
                ("role", lang.t(&format!("role-{}", grant.role)).into()),
                ("by", by.clone().unwrap_or_else(|| lang.t("people-operator")).into()),
            ]
        })
    })
    .await
}

/// Writes to somebody who has an account that they have another role. `roles` are in the reader's language.
pub(super) async fn tell(tx: &Tx, at: Setting<'_>, person: &Person, grant: &NewGrant) -> storage::Result<()> {
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let letter = Letter {
        academy: Some(at.academy.id),
        name: "new-role",
        dedup_key: format!("new-role:{}", grant.id),
        to: &person.email,
        lang,
        args: vec![
            ("name", person.full_name.as_str().into()),
            ("academy", at.academy.name.as_str().into()),
            ("role", lang.t(&format!("role-{}", grant.role)).into()),
        ],
        link: Some(format!("{}/sign-in", at.site)),
    };
    letter::post(tx, letter, at.now).await
}

/// Whether somebody whom the academy reads has left, so that they are asked before they have a role again: none of theirs holds or
/// is ahead, and none was taken back today, which is a slip that is mended on its day. Nobody is asked who never came in and whom
/// no other academy knows: their link is all they have.
pub(super) async fn must_be_asked(tx: &Tx, at: Setting<'_>, person: PersonId) -> storage::Result<bool> {
    let is_here = |record: &GrantRecord| match record.taken_back_at {
        Some(taken_back) => day_of(taken_back, at) == at.today,
        None => record.grant.valid_to.is_none_or(|last| last >= at.today),
    };
    if role_grants::list_records(tx, at.academy.id, person).await?.iter().any(is_here) {
        return Ok(false);
    }
    let came_in = people::find_own_account(tx, person).await?.password_hash.is_some();
    let concerned = person_record::concerned(tx, person).await?;
    Ok(came_in || concerned.iter().any(|academy| academy.id != at.academy.id))
}

/// What came of a role that was given.
#[derive(Clone, Debug)]
pub enum Granted {
    /// The role as it was given.
    Given(RoleGrant),
    /// The person left: they are asked, at this address, and the role begins when they accept.
    Asked(String),
}

/// Gives another role to a person of the academy, and tells them; who left is asked.
pub async fn grant_role(
    store: &Store,
    who: &Authority,
    person: PersonId,
    new: NewGrant,
    site: &str,
) -> Result<Granted, GrantError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let given = Given::of(&tx, &acting).await?;
    let at = given.setting(site);
    check_giver(&tx, at, std::slice::from_ref(&new)).await?;
    let member = people::find_member(&tx, at.academy.id, person).await?;
    if must_be_asked(&tx, at, person).await? {
        ask_back(&tx, at, &member.person, &new).await?;
        tx.commit().await.map_err(StorageError::from)?;
        return Ok(Granted::Asked(member.person.address()));
    }
    let grant = add(&tx, at, person, &new).await?;
    tell(&tx, at, &member.person, &new).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Granted::Given(grant))
}

async fn ask_back(tx: &Tx, at: Setting<'_>, person: &Person, new: &NewGrant) -> Result<(), GrantError> {
    if at.by == Some(person.id) {
        return Err(GrantError::Oneself);
    }
    check_grant(new, at.today)?;
    let id = JoiningId(new.id.0);
    if joinings::find_sent(tx, at.academy.id, id).await?.is_some() {
        return Err(GrantError::DoneAlready);
    }
    let asking =
        Asking { id, email: &person.email, roles: &[new.role], techniques: &new.techniques, place: None };
    if ask_to_join::ask(tx, at, person, asking).await? { Ok(()) } else { Err(GrantError::AskedAlready) }
}

/// The day on which something happened, where the academy is.
pub(super) fn day_of(at: DateTime<Utc>, setting: Setting<'_>) -> NaiveDate {
    crate::clock::local_date(at, &setting.academy.time_zone)
}
