//! When some trainees practised under other enrolments, also at other academies: no minute counts twice. It is only known
//! that something was then; what, with whom and where stays with the other enrolment.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use sea_orm::{ConnectionTrait, Value, prelude::Uuid};

use crate::domain::{
    case::TreatmentCase,
    dossier::BusyStretch,
    ids::{EnrolmentId, PersonId},
    states::EntryState,
};

use super::{Result, bulk};

/// A stretch under some enrolment.
#[derive(Clone)]
struct Under {
    enrolment: EnrolmentId,
    stretch: BusyStretch,
}

/// The stretches of some people, by whose they are.
#[derive(Default)]
pub(super) struct Busy(HashMap<PersonId, Vec<Under>>);

/// Person, enrolment, begin, end, state, and the two time zones: where it was, and the academy's that asks.
type Row = (Uuid, Uuid, NaiveDateTime, NaiveDateTime, EntryState, String, String);

impl Busy {
    /// Reads what was handed in under enrolments outside of a scope: sessions of all, hours of other academies (those of the
    /// academy itself are read with the dossiers). `scope` is on the enrolment, by the values.
    pub(super) async fn load(db: &impl ConnectionTrait, scope: &str, values: Vec<Value>) -> Result<Self> {
        let states = "('submitted','countersigned')";
        let columns = |of: &str| {
            format!(
                "e.person_id AS person, e.id AS enrolment, {of}.started_at AS begun, {of}.ended_at AS ended,
                 {of}.state AS state, a.time_zone AS zone, o.time_zone AS here"
            )
        };
        // The academy that asks is `?1`.
        let others = format!(
            "JOIN academy a ON a.id = e.academy_id JOIN academy o ON o.id = ?1
             WHERE e.person_id IN (SELECT person_id FROM enrolment WHERE {scope})
             AND e.id NOT IN (SELECT id FROM enrolment WHERE {scope})"
        );
        let from = format!(
            "(SELECT {} FROM enrolment e JOIN treatment_case t ON t.enrolment_id = e.id
                JOIN case_session s ON s.case_id = t.id {others} AND s.state IN {states}
              UNION ALL
              SELECT {} FROM enrolment e JOIN hours_entry h ON h.enrolment_id = e.id {others}
                AND e.academy_id <> ?1 AND h.state IN {states})",
            columns("s"),
            columns("h"),
        );
        let asked = [
            bulk::id("person"),
            bulk::id("enrolment"),
            bulk::moment("begun"),
            bulk::moment("ended"),
            "state".to_owned(),
            "zone".to_owned(),
            "here".to_owned(),
        ];
        let found: Vec<Row> = bulk::all(db, &asked.join(", "), &from, "begun, ended", values).await?;
        let mut busy = Self::default();
        for (person, enrolment, begun, ended, state, zone, here) in found {
            let (started_at, ended_at) = on_the_clock_of((begun, ended), &zone, &here);
            busy.add(person.into(), enrolment.into(), BusyStretch { started_at, ended_at, state });
        }
        Ok(busy)
    }

    /// Adds the sessions of a case that was read anyway.
    pub(super) fn add_case(&mut self, person: PersonId, case: &TreatmentCase) {
        for session in &case.sessions {
            if matches!(session.state, EntryState::Submitted | EntryState::Countersigned) {
                let stretch = BusyStretch {
                    started_at: session.started_at,
                    ended_at: session.ended_at,
                    state: session.state,
                };
                self.add(person, case.enrolment_id, stretch);
            }
        }
    }

    fn add(&mut self, person: PersonId, enrolment: EnrolmentId, stretch: BusyStretch) {
        self.0.entry(person).or_default().push(Under { enrolment, stretch });
    }

    /// What a person did under other enrolments than this one, by its beginning.
    pub(super) fn elsewhere(&self, person: PersonId, enrolment: EnrolmentId) -> Vec<BusyStretch> {
        let own = self.0.get(&person).map_or(&[][..], Vec::as_slice);
        let mut others: Vec<_> =
            own.iter().filter(|one| one.enrolment != enrolment).map(|one| one.stretch.clone()).collect();
        others.sort_unstable_by_key(|stretch| (stretch.started_at, stretch.ended_at, stretch.state));
        others
    }
}

/// A stretch of one wall clock on another. Of an hour that comes twice the stretch takes both.
fn on_the_clock_of(
    (from, to): (NaiveDateTime, NaiveDateTime),
    zone: &str,
    here: &str,
) -> (NaiveDateTime, NaiveDateTime) {
    if zone == here {
        return (from, to);
    }
    let (zone, here): (Tz, Tz) = (zone.parse().unwrap_or(Tz::UTC), here.parse().unwrap_or(Tz::UTC));
    let utc = |at: NaiveDateTime, late: bool| -> DateTime<Utc> {
        let local = zone.from_local_datetime(&at);
        let moment = if late { local.latest() } else { local.earliest() };
        moment.map_or_else(|| at.and_utc(), |moment| moment.with_timezone(&Utc))
    };
    let local = |at: DateTime<Utc>| at.with_timezone(&here).naive_local();
    (local(utc(from, false)), local(utc(to, true)))
}
