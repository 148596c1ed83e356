//! Staff take a trainee's draft away that stands in the way of a cohort: a slip of the hand that the trainee is not there
//! to mend. Only what was never handed in, as nobody relied on it; the event keeps what it said, the trainee is told why.

use serde_json::json;

use crate::{
    domain::{
        ids::{EnrolmentId, PersonId},
        states::EntryState,
        text::Reason,
    },
    storage::{
        StorageError, Store, Tx, cases,
        countersignatures::Subject,
        enrolments,
        events::{self, NewEvent},
        hours, people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    letter::{self, Letter},
    may::MANAGERS,
};

/// Removes a draft of an enrolment, read in a version.
///
/// # Errors
/// `Stale` where it was changed, handed in or removed since; `NotFound` where the enrolment has no such record.
pub async fn discard_draft(
    store: &Store,
    who: &Authority,
    (enrolment, draft): (EnrolmentId, Subject),
    version: i32,
    reason: &Reason,
    site: &str,
) -> Result<(), StorageError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let trainee = enrolments::find(&tx, acting.academy, enrolment).await?.person_id;
    let (action, subject, said) = match draft {
        Subject::HoursEntry(id) => {
            let entry = hours::find(&tx, acting.academy, id).await?;
            must_be(entry.enrolment_id == enrolment, (entry.state, entry.version), version)?;
            hours::delete_draft(&tx, acting.academy, id, version).await?;
            ("hours.draft_removed", id.0, json!({ "from": entry.started_at, "until": entry.ended_at }))
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(&tx, acting.academy, id).await?;
            let case = cases::find(&tx, acting.academy, session.case_id).await?;
            must_be(case.enrolment_id == enrolment, (session.state, session.version), version)?;
            cases::delete_session_draft(&tx, acting.academy, id, version).await?;
            ("session.draft_removed", id.0, json!({ "from": session.started_at, "until": session.ended_at }))
        }
    };
    let changes = json!({ "enrolment": enrolment, "content": said, "reason": reason.as_str() });
    let event = NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject, changes };
    events::append(&tx, event, acting.at).await?;
    tell(&tx, &acting, trainee, format!("draft-removed:{subject}"), reason, site).await?;
    Ok(tx.commit().await?)
}

fn must_be(own: bool, stands: (EntryState, i32), version: i32) -> Result<(), StorageError> {
    match stands {
        _ if !own => Err(StorageError::NotFound),
        (EntryState::Draft, seen) if seen == version => Ok(()),
        _ => Err(StorageError::Stale),
    }
}

async fn tell(
    tx: &Tx,
    acting: &Acting,
    trainee: PersonId,
    dedup_key: String,
    reason: &Reason,
    site: &str,
) -> Result<(), StorageError> {
    let (trainee, by) = (people::find(tx, trainee).await?, people::find(tx, acting.person).await?);
    let letter = Letter {
        academy: Some(acting.academy),
        name: "draft-removed",
        dedup_key,
        to: &trainee.email,
        lang: Lang::from_tag(&trainee.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", trainee.full_name.clone().into()),
            ("person", by.full_name.into()),
            ("reason", reason.as_str().into()),
        ],
        link: Some(format!("{site}/practitioner/hours")),
    };
    letter::post(tx, letter, acting.at).await
}
