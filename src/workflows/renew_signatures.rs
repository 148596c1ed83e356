//! What a case says was changed after a session of it was countersigned: the signature becomes void with the reason, the same
//! session stands again as a new one that waits for a new signature, and who had signed is told by mail.

use std::collections::BTreeMap;

use serde_json::json;

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        doubt::DoubtCause,
        ids::{CaseSessionId, PersonId},
        states::{EntryMove, EntryState},
        text::Reason,
    },
    storage::{
        StorageError, Tx, cases,
        countersignatures::{self, Subject},
        events::{self, NewEvent},
        people,
    },
    texts::Lang,
};

use super::{
    acting::Acting,
    doubt_certificates::{Withdrawn, doubt_of_enrolment},
    hand_in::LogError,
    letter::{self, Letter},
};

/// Declares the signatures of some sessions of a case void and lets the sessions stand anew. What was signed with its safety
/// steps waits for its supervisor at once; what was signed before them is a draft, in which the trainee answers for them.
pub(super) async fn renew_signatures(
    tx: &Tx,
    acting: &Acting,
    case: &TreatmentCase,
    sessions: Vec<CaseSession>,
    reason: &Reason,
    site: &str,
) -> Result<(), LogError> {
    let mut signers = BTreeMap::<PersonId, Vec<CaseSessionId>>::new();
    for signed in sessions {
        let state = signed.after(EntryMove::Void)?;
        let words = Some(reason.as_str());
        cases::update_session_state(tx, acting.academy, signed.id, signed.version, state, words).await?;
        let changes = json!({"state": {"from": signed.state, "to": state}, "reason": reason.as_str()});
        append(tx, acting, signed.id, "session.voided", changes).await?;
        let stored = countersignatures::find_of(tx, acting.academy, Subject::CaseSession(signed.id)).await?;
        if let Some(signature) = stored {
            signers.entry(signature.signed_by).or_default().push(signed.id);
        }
        let withdrawn = Withdrawn {
            cause: DoubtCause::SignatureVoid,
            subject: signed.id.0,
            reason: reason.as_str(),
            site,
        };
        doubt_of_enrolment(tx, acting, case.enrolment_id, withdrawn).await?;
        let again = CaseSession {
            id: CaseSessionId::fresh(),
            number: cases::find_next_number(tx, acting.academy, case.id).await?,
            state: if signed.asked_again.is_some() { EntryState::Submitted } else { EntryState::Draft },
            reason: None,
            version: 1,
            ..signed.clone()
        };
        cases::insert_session(tx, acting.academy, &again, acting.at).await?;
        let changes = json!({"number": again.number, "state": again.state, "follows": signed.id});
        append(tx, acting, again.id, "session.logged", changes).await?;
    }
    for (signer, sessions) in &signers {
        tell(tx, acting, case, *signer, sessions, reason, site).await?;
    }
    Ok(())
}

async fn append(
    tx: &Tx,
    acting: &Acting,
    session: CaseSessionId,
    action: &str,
    changes: serde_json::Value,
) -> Result<(), StorageError> {
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: session.0, changes };
    events::append(tx, event, acting.at).await
}

async fn tell(
    tx: &Tx,
    acting: &Acting,
    case: &TreatmentCase,
    signer: PersonId,
    sessions: &[CaseSessionId],
    reason: &Reason,
    site: &str,
) -> Result<(), StorageError> {
    let (to, trainee) = (people::find(tx, signer).await?, people::find(tx, acting.person).await?);
    let ids: Vec<_> = sessions.iter().map(ToString::to_string).collect();
    let letter = Letter {
        academy: Some(acting.academy),
        name: "signature-void",
        dedup_key: format!("signature-void:{signer}:{}", ids.join(",")),
        to: &to.email,
        lang: Lang::from_tag(&to.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", to.full_name.clone().into()),
            ("trainee", trainee.full_name.into()),
            ("client", case.client_ref.clone().into()),
            ("count", sessions.len().into()),
            ("reason", reason.as_str().into()),
        ],
        link: Some(format!("{site}/academy/cases/{}", case.id)),
    };
    letter::post(tx, letter, acting.at).await
}
