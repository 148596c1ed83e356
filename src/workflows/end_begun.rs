//! What somebody began ends with their sessions: whoever held one that was stolen leaves nothing behind that comes true later. The
//! owners of each academy read what that was, and send anew what was meant.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{
        address,
        ids::{AcademyId, PersonId, SessionId},
    },
    storage::{
        Result, Tx, academies,
        accounts::{self, LinkPurpose},
        address_changes,
        events::{self, NewEvent},
        issue_jobs, joinings, people, sessions,
    },
    texts::Lang,
};

use super::{
    ask_to_join,
    letter::{self, ToOwners},
    person_record,
};

/// Which of it.
#[derive(Clone, Copy, Debug)]
enum Which {
    /// What was begun in this session.
    Session(SessionId),
    /// All of it, but for what was begun in a session that goes on.
    But(Option<SessionId>),
    /// What was begun in this academy.
    Here(AcademyId),
}

impl Which {
    fn takes(self, academy: AcademyId, session: Option<SessionId>) -> bool {
        match self {
            Self::Session(one) => session == Some(one),
            Self::But(None) => true,
            // What no session began is nobody's who sat at one.
            Self::But(kept) => session.is_some() && session != kept,
            Self::Here(here) => academy == here,
        }
    }
}

/// Something that ended.
enum Ended {
    /// The invitation of an address that somebody has.
    Invitation(String),
    /// The first link of somebody new.
    Link(String),
    /// So many certificates that were approved and not begun.
    Issue(u64),
}

impl Ended {
    fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Invitation(email) => lang.t_args("begun-invitation", &[("email", email.as_str().into())]),
            Self::Link(email) => lang.t_args("begun-link", &[("email", email.as_str().into())]),
            Self::Issue(count) => lang.t_args("begun-issue", &[("count", (*count).into())]),
        }
    }
}

/// What ended in each academy.
type Heap = BTreeMap<AcademyId, Vec<Ended>>;

/// Ends every session of a person, but for one that may be kept, and all that was begun in them and has not come true. Gives how
/// many of either there were.
pub(super) async fn revoke_all(
    tx: &Tx,
    person: PersonId,
    keep: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let sessions = sessions::update_all_revoked(tx, person, keep, now).await?;
    Ok(sessions + end(tx, person, Which::But(keep), now).await?)
}

/// Ends every session of somebody who is erased, and all that was begun in them: the owners are to be told once the letters about
/// the person are gone.
pub(super) async fn erase(tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<Begun> {
    sessions::update_all_revoked(tx, person, None, now).await?;
    Ok(Begun(gather(tx, person, Which::But(None), now).await?))
}

/// What ended with the sessions of somebody.
#[must_use]
pub(super) struct Begun(Heap);

impl Begun {
    /// Writes to the owners of each academy what ended there.
    pub(super) async fn tell(&self, tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        for (academy, ended) in &self.0 {
            tell(tx, *academy, (person, ended), now).await?;
        }
        Ok(())
    }
}

/// Ends one session of a person, and what was begun in it.
pub(super) async fn revoke(tx: &Tx, person: PersonId, session: SessionId, now: DateTime<Utc>) -> Result<()> {
    sessions::update_revoked(tx, person, session, now).await?;
    end(tx, person, Which::Session(session), now).await.map(drop)
}

/// Ends what somebody began in an academy that locks them out, and what waits for their account.
pub(super) async fn lock(tx: &Tx, academy: AcademyId, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    address_changes::update_all_settled(tx, person, now).await?;
    end(tx, person, Which::Here(academy), now).await.map(drop)
}

async fn end(tx: &Tx, person: PersonId, which: Which, now: DateTime<Utc>) -> Result<u64> {
    let begun = Begun(gather(tx, person, which, now).await?);
    begun.tell(tx, person, now).await?;
    Ok(begun.0.values().map(|ended| ended.len() as u64).sum())
}

async fn gather(tx: &Tx, person: PersonId, which: Which, now: DateTime<Utc>) -> Result<Heap> {
    let mut heap = Heap::new();
    end_invitations(tx, person, which, (&mut heap, now)).await?;
    end_links(tx, person, which, (&mut heap, now)).await?;
    end_jobs(tx, person, which, (&mut heap, now)).await?;
    Ok(heap)
}

async fn end_invitations(
    tx: &Tx,
    person: PersonId,
    which: Which,
    (heap, now): (&mut Heap, DateTime<Utc>),
) -> Result<()> {
    for joining in joinings::list_asked_by(tx, person, now).await? {
        if which.takes(joining.academy, joining.session) {
            let at = events::not_before_last(tx, joining.academy, now).await?;
            ask_to_join::end_begun(tx, &joining, at).await?;
            heap.entry(joining.academy).or_default().push(Ended::Invitation(address::shown(&joining.email)));
        }
    }
    Ok(())
}

async fn end_links(
    tx: &Tx,
    person: PersonId,
    which: Which,
    (heap, now): (&mut Heap, DateTime<Utc>),
) -> Result<()> {
    for (invited, session) in accounts::list_invited_by(tx, person, now).await? {
        let concerned = person_record::concerned(tx, invited).await?;
        let there: Vec<_> =
            concerned.iter().filter(|academy| which.takes(academy.id, Some(session))).collect();
        if there.is_empty() {
            continue;
        }
        accounts::update_ended(tx, LinkPurpose::Invitation, Some(invited), now).await?;
        let email = people::find(tx, invited).await?.address();
        for academy in there {
            let event = NewEvent {
                academy: academy.id,
                actor: None,
                action: "person.invitation_ended",
                subject: invited.into(),
                changes: json!({}),
            };
            let at = events::not_before_last(tx, academy.id, now).await?;
            events::append(tx, event, at).await?;
            heap.entry(academy.id).or_default().push(Ended::Link(email.clone()));
        }
    }
    Ok(())
}

async fn end_jobs(
    tx: &Tx,
    person: PersonId,
    which: Which,
    (heap, now): (&mut Heap, DateTime<Utc>),
) -> Result<()> {
    for (academy, job, session) in issue_jobs::list_open_of(tx, person).await? {
        if !which.takes(academy, session) {
            continue;
        }
        let at = events::not_before_last(tx, academy, now).await?;
        let cancelled = issue_jobs::update_cancelled(tx, academy, job, at).await?;
        if cancelled > 0 {
            let changes = json!({ "certificates": cancelled });
            let action = "issue.cancelled";
            events::append(tx, NewEvent { academy, actor: None, action, subject: job.into(), changes }, at)
                .await?;
            heap.entry(academy).or_default().push(Ended::Issue(cancelled));
        }
    }
    Ok(())
}

/// Writes to the owners of an academy what ended there.
async fn tell(
    tx: &Tx,
    academy: AcademyId,
    (person, ended): (PersonId, &[Ended]),
    now: DateTime<Utc>,
) -> Result<()> {
    let at = events::not_before_last(tx, academy, now).await?;
    let (academy, who) = (academies::find(tx, academy).await?, people::find(tx, person).await?);
    let told = ToOwners {
        academy: academy.id,
        name: "begun-ended",
        about: format!("{person}:{}", at.timestamp_micros()),
        link: None,
    };
    letter::post_to_owners(tx, told, (local_date(at, &academy.time_zone), at), |_, lang| {
        let what = ended.iter().map(|one| one.in_words(lang)).collect::<Vec<_>>().join("; ");
        Some(vec![
            ("academy", academy.name.clone().into()),
            ("who", who.full_name.clone().into()),
            ("what", what.into()),
        ])
    })
    .await
}
