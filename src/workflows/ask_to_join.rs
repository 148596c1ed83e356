//! An academy asks somebody who has an account to join it, and they answer. Their name, their birth date and what they
//! have are theirs to show: until they accept, the academy has the address it typed and nothing else.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::{
    domain::{
        address,
        ids::{CohortId, GrantId, JoiningId, PersonId},
        person::Person,
        words::Role,
    },
    storage::{
        StorageError, Store, Tx, academies,
        events::{self, NewEvent},
        joinings::{self, Joining, JoiningState, PlaceKept},
        people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority, OwnAccount},
    enrol_person,
    grant_role::{self, GrantError, NewGrant},
    invite_person::Setting,
    letter::{self, Letter},
    may::MANAGERS,
    operator::Given,
    tell_alike::{Alike, tell_alike},
};

/// How long it can be accepted.
const VALID_FOR: TimeDelta = TimeDelta::days(14);

/// What somebody is asked.
pub(super) struct Asking<'a> {
    pub id: JoiningId,
    pub email: &'a str,
    pub roles: &'a [Role],
    pub techniques: &'a [String],
    pub place: Option<PlaceKept>,
}

/// Asks a person, with an event that knows their address only, and a mail that says nothing of them either. `false` where they
/// have been asked and can still answer.
pub(super) async fn ask(
    tx: &Tx,
    at: Setting<'_>,
    person: &Person,
    asking: Asking<'_>,
) -> Result<bool, StorageError> {
    if let Some(earlier) = joinings::find_waiting_for(tx, at.academy.id, person.id).await? {
        if earlier.expires_at > at.now {
            return Ok(false);
        }
        joinings::update_settled(tx, earlier.id, JoiningState::Withdrawn, at.now).await?;
    }
    let joining = Joining {
        id: asking.id,
        academy: at.academy.id,
        person: person.id,
        email: asking.email.to_owned(),
        roles: asking.roles.to_vec(),
        techniques: asking.techniques.to_vec(),
        place: asking.place,
        asked_by: at.by,
        session: at.session,
        asked_at: at.now,
        expires_at: at.now + VALID_FOR,
        state: JoiningState::Waiting,
    };
    joinings::insert(tx, &joining).await?;
    let changes = json!({
        "email": address::shown(&joining.email), "roles": &joining.roles, "techniques": &joining.techniques,
        "cohort": joining.place.map(|place| place.cohort),
    });
    record(tx, &joining, (at.by, "invitation.asked"), changes, at.now).await?;
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let letter = Letter {
        academy: Some(at.academy.id),
        name: "joining",
        dedup_key: format!("joining:{}", joining.id),
        to: &person.email,
        lang,
        args: vec![
            ("academy", at.academy.name.as_str().into()),
            ("roles", in_words(lang, &joining.roles).into()),
            ("until", lang.moment_in(joining.expires_at, &at.academy.time_zone).into()),
        ],
        link: Some(format!("{}/account", at.site)),
    };
    letter::post(tx, letter, at.now).await?;
    Ok(true)
}

fn in_words(lang: Lang, roles: &[Role]) -> String {
    roles.iter().map(|role| lang.t(&format!("role-{role}"))).collect::<Vec<_>>().join(", ")
}

/// Ends an invitation that somebody sent who is signed out everywhere.
pub(super) async fn end_begun(tx: &Tx, joining: &Joining, at: DateTime<Utc>) -> Result<(), StorageError> {
    joinings::update_settled(tx, joining.id, JoiningState::Withdrawn, at).await?;
    let changes = json!({ "email": address::shown(&joining.email) });
    record(tx, joining, (None, "invitation.ended"), changes, at).await
}

/// Writes down what became of an invitation. The subject is the invitation: the person is nobody there yet.
async fn record(
    tx: &Tx,
    joining: &Joining,
    (actor, action): (Option<PersonId>, &str),
    changes: serde_json::Value,
    at: DateTime<Utc>,
) -> Result<(), StorageError> {
    let event = NewEvent { academy: joining.academy, actor, action, subject: joining.id.into(), changes };
    events::append(tx, event, at).await
}

/// What came of an acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// The roles began, and the place in the cohort where one was kept.
    Whole,
    /// The roles began; the cohort takes nobody any more, and the academy reads so.
    WithoutPlace,
}

/// Why an invitation could not be accepted.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    /// Who asked may not give these roles any more.
    #[error("the invitation no longer stands: {0}")]
    NoLongerStands(GrantError),
    /// The database; `NotFound` where it was answered, taken back, or its time is over.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The person accepts: the roles begin today, on the word of who asked, if that still holds.
pub async fn accept(store: &Store, who: &OwnAccount, id: JoiningId, site: &str) -> Result<Joined, JoinError> {
    let (tx, now) = who.begin(store).await?;
    let joining = joinings::find_of_person(&tx, (who.person(), id), now).await?;
    let at = events::not_before_last(&tx, joining.academy, now).await?;
    let academy = academies::find(&tx, joining.academy).await?;
    let today = crate::clock::local_date(at, &academy.time_zone);
    let given = Given { academy, by: joining.asked_by, session: joining.session, at, today };
    let setting = given.setting(site);
    let grant = |(number, role): (usize, &Role)| {
        let id = if number == 0 { GrantId(joining.id.0) } else { GrantId::fresh() };
        NewGrant::from_today(id, *role, joining.techniques.clone())
    };
    let grants: Vec<NewGrant> = joining.roles.iter().enumerate().map(grant).collect();
    let stands = |error: GrantError| match error {
        GrantError::Storage(error) => JoinError::Storage(error),
        error => JoinError::NoLongerStands(error),
    };
    grant_role::check_giver(&tx, setting, &grants).await.map_err(stands)?;
    joinings::update_settled(&tx, joining.id, JoiningState::Accepted, at).await?;
    let changes = json!({ "email": address::shown(&joining.email), "roles": &joining.roles });
    record(&tx, &joining, (Some(who.person()), "invitation.accepted"), changes, at).await?;
    for grant in &grants {
        match grant_role::add(&tx, setting, who.person(), grant).await {
            Ok(_) | Err(GrantError::HeldAlready(_)) => {}
            Err(error) => return Err(stands(error)),
        }
    }
    let person = people::find(&tx, who.person()).await?;
    let addresses = (&*joining.email, &*person.email);
    tell_alike(&tx, setting.academy, (&person, Alike::Joined), addresses, site, at).await?;
    let joined = match joining.place {
        Some(place) if !enrol_person::take_place(&tx, setting, who.person(), place).await? => {
            let changes = json!({ "cohort": place.cohort });
            record(&tx, &joining, (None, "invitation.place_gone"), changes, at).await?;
            Joined::WithoutPlace
        }
        _ => Joined::Whole,
    };
    tx.commit().await.map_err(StorageError::from)?;
    Ok(joined)
}

/// The person declines. The academy learns that, and still not who they are.
pub async fn decline(store: &Store, who: &OwnAccount, id: JoiningId) -> Result<(), StorageError> {
    let (tx, now) = who.begin(store).await?;
    let joining = joinings::find_of_person(&tx, (who.person(), id), now).await?;
    joinings::update_settled(&tx, joining.id, JoiningState::Declined, now).await?;
    let changes = json!({ "email": address::shown(&joining.email) });
    record(&tx, &joining, (None, "invitation.declined"), changes, now).await?;
    Ok(tx.commit().await?)
}

/// Ends what waits for somebody whose address another academy corrected before they came in: the invitations were meant for whoever
/// reads the old mailbox. Each academy that asked reads so, and whoever asked there hears of it.
pub(super) async fn drop_waiting(tx: &Tx, person: &Person, now: DateTime<Utc>) -> Result<(), StorageError> {
    let names = ("invitation.dropped", "joining-dropped");
    drop_all(tx, person.id, names, now, |joining| json!({ "email": address::shown(&joining.email) })).await
}

/// Ends what waits for somebody who is erased. What each academy reads of it says no more than that.
pub(super) async fn drop_erased(tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<(), StorageError> {
    drop_all(tx, person, ("invitation.erased", "joining-erased"), now, |_| json!({})).await
}

async fn drop_all(
    tx: &Tx,
    person: PersonId,
    (action, mail): (&str, &str),
    now: DateTime<Utc>,
    changes: impl Fn(&Joining) -> serde_json::Value,
) -> Result<(), StorageError> {
    for joining in joinings::list_of_person(tx, person, now).await? {
        let at = events::not_before_last(tx, joining.academy, now).await?;
        joinings::update_settled(tx, joining.id, JoiningState::Withdrawn, at).await?;
        record(tx, &joining, (None, action), changes(&joining), at).await?;
        let Some(asker) = joining.asked_by else { continue };
        let (asker, academy) = (people::find(tx, asker).await?, academies::find(tx, joining.academy).await?);
        let lang = Lang::from_tag(&asker.locale).unwrap_or(Lang::En);
        let letter = Letter {
            academy: Some(joining.academy),
            name: mail,
            dedup_key: format!("{mail}:{}", joining.id),
            to: &asker.email,
            lang,
            args: vec![
                ("name", asker.full_name.as_str().into()),
                ("academy", academy.name.as_str().into()),
                ("email", address::shown(&joining.email).into()),
                ("asked", lang.moment_in(joining.asked_at, &academy.time_zone).into()),
                ("roles", in_words(lang, &joining.roles).into()),
            ],
            link: None,
        };
        letter::post(tx, letter, at).await?;
    }
    Ok(())
}

/// The academy takes an invitation back, as long as it waits.
pub async fn withdraw(store: &Store, who: &Authority, id: JoiningId) -> Result<(), StorageError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let joining = joinings::find(&tx, acting.academy, id).await?;
    take_back(&tx, &acting, &joining).await?;
    Ok(tx.commit().await?)
}

/// Takes back what asks people into a cohort that takes nobody any more: a place would wait for them that is none.
pub(super) async fn withdraw_places(tx: &Tx, acting: &Acting, cohort: CohortId) -> Result<(), StorageError> {
    for joining in joinings::list_of_cohort(tx, acting.academy, cohort).await? {
        take_back(tx, acting, &joining).await?;
    }
    Ok(())
}

async fn take_back(tx: &Tx, acting: &Acting, joining: &Joining) -> Result<(), StorageError> {
    joinings::update_settled(tx, joining.id, JoiningState::Withdrawn, acting.at).await?;
    let changes = json!({ "email": address::shown(&joining.email) });
    record(tx, joining, (Some(acting.person), "invitation.withdrawn"), changes, acting.at).await
}
