//! Tells a trainee's logbook as steps: handed in the same evening, countersigned the next day.

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, Utc};
use serde_json::json;

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        hours::HoursEntry,
        ids::PersonId,
        signed_content::{self, SignError},
        states::{CaseState, EntryState},
    },
    storage::countersignatures::Subject,
};

use super::{
    calendar::{Calendar, at, utc},
    ids::Dice,
    logbook::Logbook,
    roster::Learner,
    step::{Steps, Write},
};

/// A trainee's logbook.
pub(super) fn logbook(
    steps: &mut Steps,
    learner: &Learner,
    book: Logbook,
    calendar: &Calendar,
) -> Result<(), SignError> {
    for entry in book.entries {
        hours(steps, entry, calendar)?;
    }
    for case in book.cases {
        treatment(steps, learner, case, calendar)?;
    }
    Ok(())
}

/// One stretch of hours, in whatever state it is.
pub(super) fn hours(steps: &mut Steps, entry: HoursEntry, calendar: &Calendar) -> Result<(), SignError> {
    let (trainee, subject, state) = (entry.trainee_id, entry.id, entry.state);
    let [handed_in, signed, voided] = moments(entry.ended_at, &subject.to_string(), calendar);
    let reason = entry.reason.clone();
    let what = json!({ "category": entry.category, "minutes": entry.minutes() });
    let written = Write::Hours(Box::new(entry.clone()));
    if state == EntryState::Draft {
        steps.add(handed_in, trainee, ("hours.logged", subject), what, written);
        return Ok(());
    }
    steps.add(handed_in, trainee, ("hours.submitted", subject), what, written);
    let Some(supervisor) = entry.supervisor_id else { return Ok(()) };
    if state == EntryState::Rejected {
        let why = json!({ "reason": reason });
        steps.add(signed, supervisor, ("hours.rejected", subject), why, Write::Nothing);
    }
    if matches!(state, EntryState::Countersigned | EntryState::Voided) {
        let submitted = HoursEntry { state: EntryState::Submitted, ..entry };
        let signature = submitted.countersign(supervisor, signed)?;
        let content = signed_content::of_hours_entry(&submitted);
        let what = json!({ "content_sha256": signature.content_sha256 });
        let write = Write::Signature(Subject::HoursEntry(subject), signature, content);
        steps.add(signed, supervisor, ("hours.countersigned", subject), what, write);
    }
    if state == EntryState::Voided {
        let why = json!({ "reason": reason });
        steps.add(voided, supervisor, ("hours.voided", subject), why, Write::Nothing);
    }
    Ok(())
}

fn treatment(
    steps: &mut Steps,
    learner: &Learner,
    case: TreatmentCase,
    calendar: &Calendar,
) -> Result<(), SignError> {
    let Some(first) = case.sessions.first() else { return Ok(()) };
    let (trainee, subject) = (learner.person(), case.id);
    let opened = utc(first.started_at) - TimeDelta::days(2);
    let what = json!({ "technique": case.technique, "client": case.client_ref });
    let row = Write::Case(Box::new(TreatmentCase { sessions: Vec::new(), ..case.clone() }));
    steps.add(opened, trainee, ("case.opened", subject), what, row);
    for session in &case.sessions {
        treated(steps, &case, session, trainee, calendar)?;
    }
    if let (CaseState::Complete, Some(on), Some(by)) =
        (case.state, case.healed_reviewed_on, case.healed_reviewed_by)
    {
        let what = json!({ "state": { "from": CaseState::Healing, "to": CaseState::Complete } });
        steps.add(utc(at(on, 15, 0)), by, ("case.healed_reviewed", subject), what, Write::Nothing);
    }
    Ok(())
}

fn treated(
    steps: &mut Steps,
    case: &TreatmentCase,
    session: &CaseSession,
    trainee: PersonId,
    calendar: &Calendar,
) -> Result<(), SignError> {
    let subject = session.id;
    let [handed_in, signed, _] = moments(session.ended_at, &subject.to_string(), calendar);
    let what = json!({ "number": session.number, "minutes": session.minutes() });
    let row = Write::Session(Box::new(session.clone()));
    steps.add(handed_in, trainee, ("session.submitted", subject), what, row);
    if let (EntryState::Countersigned, Some(supervisor)) = (session.state, session.supervisor_id) {
        let submitted = CaseSession { state: EntryState::Submitted, ..session.clone() };
        let signature = submitted.countersign(case, trainee, supervisor, signed)?;
        let content = signed_content::of_case_session(&submitted, case, trainee);
        let what = json!({ "content_sha256": signature.content_sha256 });
        let write = Write::Signature(Subject::CaseSession(subject), signature, content);
        steps.add(signed, supervisor, ("session.countersigned", subject), what, write);
    }
    Ok(())
}

/// When a record was handed in, looked at by the supervisor, and looked at once more: none later than now.
fn moments(ended_at: NaiveDateTime, name: &str, calendar: &Calendar) -> [DateTime<Utc>; 3] {
    let mut dice = Dice::of(name);
    let mut minute = |most| TimeDelta::minutes(dice.below(most) as i64);
    let handed_in = utc(ended_at) + minute(90);
    let signed = utc(at(ended_at.date() + Days::new(1), 7, 30)) + minute(45);
    let voided = signed + TimeDelta::days(2) + minute(300);
    [handed_in, signed, voided].map(|moment| moment.min(calendar.now))
}
