//! A treatment case: one client's treatment over several sessions, without the client's identity.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::hours::minutes_between;
use super::ids::{AcademyId, CaseId, CaseSessionId, EnrolmentId, PersonId};
use super::signed_content::{self, Countersignature, SignError};
use super::state_machine::IllegalTransition;
use super::states::{CaseMove, CaseState, EntryMove, EntryState};
use super::words::{AgeBand, AskedAgain, ClientSex, PatchResult};

/// One client's treatment. It carries no name, no birth date and no face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreatmentCase {
    /// Its id.
    pub id: CaseId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Under which enrolment.
    pub enrolment_id: EnrolmentId,
    /// The technique's key.
    pub technique: String,
    /// A pseudonym of the client that means nothing outside the academy.
    pub client_ref: String,
    /// The client's sex, because some course rules ask for it.
    pub client_sex: ClientSex,
    /// The client's age, coarsely.
    pub age_band: AgeBand,
    /// Whether somebody checked that the client is 18 or over.
    pub adult_checked: bool,
    /// Fitzpatrick skin type, 1 to 6.
    pub skin_type: Option<u8>,
    /// Keys of contra-indications that were found.
    pub contraindications: Vec<String>,
    /// When the medical screening was done.
    pub screened_on: Option<NaiveDate>,
    /// When the patch test was done.
    pub patch_tested_on: Option<NaiveDate>,
    /// At what time of that day, on the academy's wall clock.
    pub patch_tested_time: Option<NaiveTime>,
    /// What the patch test showed.
    pub patch_result: Option<PatchResult>,
    /// When the client consented.
    pub consented_on: Option<NaiveDate>,
    /// When aftercare was explained, of a case whose sessions do not say it themselves yet.
    pub aftercare_on: Option<NaiveDate>,
    /// When the healed result was reviewed.
    pub healed_reviewed_on: Option<NaiveDate>,
    /// Who reviewed it.
    pub healed_reviewed_by: Option<PersonId>,
    /// A manager's leave to hold sessions closer together than the course allows.
    pub spacing_override: Option<SpacingOverride>,
    /// Its state.
    pub state: CaseState,
    /// Why it was abandoned.
    pub reason: Option<String>,
    /// Its sessions.
    pub sessions: Vec<CaseSession>,
    /// Counts the writes.
    pub version: i32,
}

/// A manager's leave to hold the sessions of a case closer together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpacingOverride {
    /// Which manager.
    pub by: PersonId,
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// One session of a treatment case; countersigned like an hours entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSession {
    /// Its id.
    pub id: CaseSessionId,
    /// Its case.
    pub case_id: CaseId,
    /// 1 for the first session.
    pub number: u32,
    /// When it began, on the academy's wall clock.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub ended_at: NaiveDateTime,
    /// Who was asked to countersign it.
    pub supervisor_id: Option<PersonId>,
    /// Whether anything changed since the screening was asked again before the needle; none where the session was written
    /// before that was asked.
    pub asked_again: Option<AskedAgain>,
    /// What changed.
    pub change: String,
    /// When aftercare was explained and given.
    pub aftercare_on: Option<NaiveDate>,
    /// The trainee's own words.
    pub note: String,
    /// Its state.
    pub state: EntryState,
    /// Why it was rejected or voided.
    pub reason: Option<String>,
    /// Counts the writes.
    pub version: i32,
}

impl TreatmentCase {
    /// The state after a move.
    pub fn after(&self, attempted: CaseMove) -> Result<CaseState, IllegalTransition> {
        self.state.after(attempted)
    }

    /// The steps around the treatment, by the key of their text, and when they were done. Aftercare stands with each session,
    /// but in cases that began before it did.
    pub fn steps(&self) -> Vec<(&'static str, Option<NaiveDate>)> {
        let before = [
            ("practitioner-case-consent", self.consented_on),
            ("practitioner-case-screened", self.screened_on),
            ("practitioner-case-patch", self.patch_tested_on),
        ];
        let aftercare = self.aftercare_on.map(|on| ("practitioner-case-aftercare", Some(on)));
        let healed = ("practitioner-case-healed", self.healed_reviewed_on);
        before.into_iter().chain(aftercare).chain([healed]).collect()
    }

    /// What of it a signature over a session covers besides technique and client.
    pub fn signed_steps(&self) -> impl PartialEq + use<> {
        (
            (self.client_sex, self.age_band, self.adult_checked, self.skin_type),
            self.contraindications.clone(),
            (self.screened_on, self.consented_on),
            (self.patch_tested_on, self.patch_tested_time, self.patch_result),
        )
    }

    /// Whether the same things are recorded as before, and only what was not recorded yet was added.
    pub fn only_adds_to(&self, before: &Self) -> bool {
        fn kept<T: PartialEq>(before: Option<&T>, now: Option<&T>) -> bool {
            before.is_none() || before == now
        }
        self.client_sex == before.client_sex
            && self.age_band == before.age_band
            && (self.adult_checked || !before.adult_checked)
            && before.contraindications.iter().all(|key| self.contraindications.contains(key))
            && kept(before.skin_type.as_ref(), self.skin_type.as_ref())
            && kept(before.screened_on.as_ref(), self.screened_on.as_ref())
            && kept(before.consented_on.as_ref(), self.consented_on.as_ref())
            && kept(before.patch_tested_on.as_ref(), self.patch_tested_on.as_ref())
            && kept(before.patch_tested_time.as_ref(), self.patch_tested_time.as_ref())
            && kept(before.patch_result.as_ref(), self.patch_result.as_ref())
    }

    /// The countersigned sessions whose signature says something else than `after` would: what was signed with the steps,
    /// where any of them is another; what was signed before they were part of it, where something recorded was taken away.
    pub fn signed_otherwise<'a>(&'a self, after: &'a Self) -> impl Iterator<Item = &'a CaseSession> + 'a {
        let (differs, takes_away) = (self.signed_steps() != after.signed_steps(), !after.only_adds_to(self));
        self.sessions
            .iter()
            .filter(|session| session.state == EntryState::Countersigned)
            .filter(move |session| if session.asked_again.is_some() { differs } else { takes_away })
    }

    /// When its first session began, of those handed in and neither sent back nor declared void.
    pub fn began_at(&self) -> Option<NaiveDateTime> {
        self.sessions
            .iter()
            .filter(|s| matches!(s.state, EntryState::Submitted | EntryState::Countersigned))
            .map(|s| s.started_at)
            .min()
    }
}

impl CaseSession {
    /// Its length in whole minutes; 0 where it ends before it starts.
    pub fn minutes(&self) -> u32 {
        minutes_between(self.started_at, self.ended_at)
    }

    /// The state after a move other than countersigning.
    pub fn after(&self, attempted: EntryMove) -> Result<EntryState, IllegalTransition> {
        signed_content::after_unsigned(self.state, attempted)
    }

    /// A supervisor's signature over what the session and its case say now; the session is then countersigned.
    pub fn countersign(
        &self,
        case: &TreatmentCase,
        trainee: PersonId,
        by: PersonId,
        at: DateTime<Utc>,
    ) -> Result<Countersignature, SignError> {
        let content = signed_content::of_case_session(self, case, trainee);
        signed_content::sign(self.state, trainee, self.supervisor_id, by, at, &content)
    }
}
