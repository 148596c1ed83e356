//! Whom else supervisors watched while they watched the trainees of some dossiers, for the ratio.

use std::collections::HashMap;

use chrono::{NaiveDateTime, TimeDelta};
use sea_orm::ConnectionTrait;

use crate::domain::{
    case::TreatmentCase,
    dossier::SupervisedStretch,
    hours::HoursEntry,
    ids::{AcademyId, PersonId},
    states::EntryState,
    words::HoursCategory,
};

use super::{Result, bulk, rows::values};

/// No stretch is longer than this (the tables refuse it), so one needs to look back no further.
const LONGEST: TimeDelta = TimeDelta::days(1);

/// The earliest beginning of what still lasts at a moment. No stored year, however odd, makes this fall.
fn look_back(from: NaiveDateTime) -> NaiveDateTime {
    from.checked_sub_signed(LONGEST).unwrap_or(NaiveDateTime::MIN)
}

/// A stretch of time that a supervisor watched somebody.
type Window = (PersonId, NaiveDateTime, NaiveDateTime);

/// Who was watched in some windows, by the supervisor; each supervisor's in the order of their beginnings.
#[derive(Default)]
pub(super) struct Watched(HashMap<PersonId, Vec<SupervisedStretch>>);

/// The windows of a trainee's own records, whatever may still become of them.
pub(super) fn windows<'a>(
    hours: impl Iterator<Item = &'a HoursEntry> + 'a,
    cases: impl Iterator<Item = &'a TreatmentCase> + 'a,
) -> impl Iterator<Item = Window> + 'a {
    let stands = |state| !matches!(state, EntryState::Rejected | EntryState::Voided);
    let hours = hours
        .filter(move |entry| entry.category == HoursCategory::SupervisedPractice && stands(entry.state))
        .filter_map(|entry| Some((entry.supervisor_id?, entry.started_at, entry.ended_at)));
    let sessions = cases
        .flat_map(|case| &case.sessions)
        .filter(move |session| stands(session.state))
        .filter_map(|session| Some((session.supervisor_id?, session.started_at, session.ended_at)));
    hours.chain(sessions)
}

impl Watched {
    /// Reads the submitted and countersigned stretches that share a minute with one of these windows. Trainees of a
    /// group share their windows, so each is asked for once.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        academy: AcademyId,
        mut windows: Vec<Window>,
    ) -> Result<Self> {
        windows.sort_unstable();
        windows.dedup();
        let asked: Vec<_> = windows
            .iter()
            .map(|(supervisor, from, to)| {
                let back = look_back(*from);
                (supervisor.0.simple().to_string(), back.to_string(), from.to_string(), to.to_string())
            })
            .collect();
        let overlaps =
            "o.supervisor_id = unhex(w.value ->> 0) AND o.state IN ('submitted','countersigned') AND o.academy_id = ?1
            AND o.started_at >= w.value ->> 1 AND o.started_at < w.value ->> 3 AND o.ended_at > w.value ->> 2";
        let from = format!(
            "(SELECT o.supervisor_id AS supervisor, o.trainee_id AS trainee, o.started_at AS begun, o.ended_at AS ended
            FROM json_each(?2) w CROSS JOIN hours_entry o ON {overlaps} AND o.category = 'supervised_practice'
            UNION
            SELECT o.supervisor_id, e.person_id, o.started_at, o.ended_at
            FROM json_each(?2) w CROSS JOIN case_session o ON {overlaps}
            JOIN treatment_case t ON t.id = o.case_id JOIN enrolment e ON e.id = t.enrolment_id)"
        );
        let columns =
            [bulk::id("supervisor"), bulk::id("trainee"), bulk::moment("begun"), bulk::moment("ended")];
        let values = values![academy.0, serde_json::to_string(&asked)?];
        let found: Vec<(PersonId, PersonId, NaiveDateTime, NaiveDateTime)> =
            bulk::all(db, &columns.join(", "), &from, "begun, ended, trainee", values).await?;
        let mut watched = Self::default();
        for (supervisor_id, trainee_id, started_at, ended_at) in found {
            let stretch = SupervisedStretch { supervisor_id, trainee_id, started_at, ended_at };
            watched.0.entry(supervisor_id).or_default().push(stretch);
        }
        Ok(watched)
    }

    /// Stretches of others that overlap one of a trainee's windows under the same supervisor, by their beginnings.
    pub(super) fn beside(
        &self,
        trainee: PersonId,
        windows: impl Iterator<Item = Window>,
    ) -> Vec<SupervisedStretch> {
        let mut beside = Vec::new();
        for (supervisor, from, to) in windows {
            let watched = self.0.get(&supervisor).map_or(&[][..], Vec::as_slice);
            let first = watched.partition_point(|other| other.started_at < look_back(from));
            let others = watched[first..].iter().take_while(|other| other.started_at < to);
            beside
                .extend(others.filter(|other| other.trainee_id != trainee && other.ended_at > from).cloned());
        }
        let key = |s: &SupervisedStretch| (s.started_at, s.ended_at, s.trainee_id, s.supervisor_id);
        beside.sort_unstable_by_key(key);
        beside.dedup();
        beside
    }
}
