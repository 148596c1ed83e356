//! The shape of the API's answer: the same facts as the patient's page, as data.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    domain::{
        certificate::Standing,
        papers::{PaperState, PaperToday},
        verdict::{Concern, EndsSoon, Trouble},
    },
    workflows::check_code::PublicAnswer,
};

/// What is to be said of a certificate today.
#[derive(Serialize, ToSchema)]
pub(super) struct Answer {
    /// The code, `XXXX-XXXX-XXXX-XXXX`.
    #[schema(example = "7K3M-9QX2-4TFD-W8HP")]
    code: String,
    /// The whole answer, and what to read: `active` where the certificate and the papers that go with it are in order today,
    /// and nowhere else. `papers`: the certificate is current, and `concerns` says which papers are not in order. `expired`,
    /// `suspended`, `revoked` or `superseded`: do not rely on it.
    #[schema(example = "active")]
    verdict: &'static str,
    /// What the certificate is worth by itself, whatever becomes of insurance and hygiene: `active`, `expired`, `suspended`,
    /// `revoked` or `superseded`. A part of `verdict`, and no answer alone.
    #[schema(example = "active")]
    standing: &'static str,
    /// What of the papers is not in order, while the certificate is current.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    concerns: Vec<PaperConcern>,
    /// What is in order today and ends within 30 days: the certificate itself, and papers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ends_soon: Vec<Ending>,
    /// When it was looked up, as far from UTC as the academy's time zone is then.
    #[schema(example = "2026-11-20T14:05:00+00:00")]
    checked_at: DateTime<FixedOffset>,
    /// Since which day it has been suspended, revoked or superseded.
    #[serde(skip_serializing_if = "Option::is_none")]
    standing_since: Option<NaiveDate>,
    /// Why it was revoked: a key from a fixed list.
    #[serde(skip_serializing_if = "Option::is_none")]
    revocation_reason: Option<&'static str>,
    /// Code of the certificate that took its place: of several, one after the other, the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<String>,
    /// What the certificate that took its place is worth by itself, one of the words of `standing`: where it is not `active`, no
    /// certificate of this chain is to be relied on.
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by_standing: Option<&'static str>,
    /// Name of the person it belongs to; left out where it is a former name.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<String>,
    /// The same in Latin letters, where it is in another script and stands on the certificate; left out as the name is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Iryna Shevchenko")]
    holder_latin: Option<String>,
    /// The qualification.
    qualification: Qualification,
    /// Who issued it.
    issued_by: Issuer,
    /// The award date.
    issued_on: NaiveDate,
    /// The last day it is valid; absent where it does not expire, and where it does not hold today.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<NaiveDate>,
    /// Of one that has expired, or is suspended and will not hold again: its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    expired_on: Option<NaiveDate>,
    /// Techniques it certifies.
    techniques: Vec<Technique>,
    /// Countersigned practice under supervision, in minutes.
    supervised_minutes: u32,
    /// Insurance and hygiene documents as of today; none where the certificate does not hold, since nothing is to be relied on then.
    documents: Vec<Document>,
}

/// A paper that is not in order today.
#[derive(Serialize, ToSchema)]
struct PaperConcern {
    /// Stable key of its type.
    #[serde(rename = "type")]
    kind: String,
    /// Name of its type.
    name: String,
    /// `ended`, `not_yet` (it begins on a later day), `not_covered` (it is current, and not for all techniques), `taken_back` (the
    /// academy saw one and takes it no longer, so that a paper that is valid by its print proves nothing) or `not_shown`.
    trouble: &'static str,
    /// Of what has ended, its last day; of what has not begun, its first one.
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<NaiveDate>,
    /// Names of the certified techniques that it does not cover, where that is the trouble.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    techniques: Vec<String>,
}

/// What ends soon.
#[derive(Serialize, ToSchema)]
struct Ending {
    /// Stable key of the paper's type; absent for the certificate itself.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// Name of the paper's type; absent for the certificate itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Its last day.
    until: NaiveDate,
    /// Days until then; 0 on that day.
    days: i64,
}

#[derive(Serialize, ToSchema)]
struct Qualification {
    /// Its title.
    title: String,
    /// Its level, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// `regulated` or `academy`.
    kind: &'static str,
    /// Its number on the public register.
    #[serde(skip_serializing_if = "Option::is_none")]
    register_number: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct Issuer {
    /// The academy's name.
    name: String,
    /// Its town.
    town: String,
}

#[derive(Serialize, ToSchema)]
struct Technique {
    /// Stable key.
    key: String,
    /// Name.
    name: String,
    /// Complete cases under supervision.
    supervised_cases: u32,
}

#[derive(Serialize, ToSchema)]
struct Document {
    /// Stable key of its type.
    #[serde(rename = "type")]
    kind: String,
    /// Name of its type.
    name: String,
    /// `current`, `ends_soon` (within 30 days), `not_yet` (valid from a later day), `ended`, `taken_back` (the academy takes the one
    /// that it saw no longer) or `not_shown`.
    state: &'static str,
    /// Its last day; where it covers techniques, the first day on which one of them ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    /// Its first day, where that is yet to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    /// Certified techniques that it covers today, each with its own last day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    covered: Vec<CoveredTechnique>,
    /// Names of certified techniques that it does not cover.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_covered: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct CoveredTechnique {
    /// Name.
    name: String,
    /// The last day it is covered; absent where that has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
}

/// An error, as RFC 9457 has it.
#[derive(Serialize, ToSchema)]
pub(super) struct Problem {
    /// A URI reference that names the kind of error.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// What went wrong, in a few words.
    pub(super) title: String,
    /// The status code.
    pub(super) status: u16,
    /// What to do.
    pub(super) detail: String,
    /// For a malformed value: where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pointer: Option<&'static str>,
}

impl From<PublicAnswer> for Answer {
    fn from(answer: PublicAnswer) -> Self {
        let (facts, verdict) = (answer.facts, answer.verdict);
        let (name, holds) = (verdict.name(), verdict.holds());
        let changed = !matches!(answer.standing, Standing::Active | Standing::Expired);
        Self {
            code: answer.code.to_string(),
            standing: answer.standing.name(),
            verdict: name,
            concerns: verdict.concerns.into_iter().map(PaperConcern::from).collect(),
            ends_soon: verdict.ends_soon.into_iter().map(Ending::from).collect(),
            checked_at: answer.checked,
            standing_since: changed.then_some(answer.changed_on),
            revocation_reason: answer.reason.map(|reason| reason.name()),
            superseded_by: answer.successor.map(|code| code.to_string()),
            superseded_by_standing: verdict.successor.map(|standing| standing.name()),
            holder: (!answer.renamed).then_some(facts.holder_name),
            holder_latin: facts.latin_name,
            qualification: Qualification {
                title: facts.course_title,
                level: facts.level,
                kind: facts.kind.name(),
                register_number: facts.register_number,
            },
            issued_by: Issuer { name: facts.academy_name, town: facts.academy_town },
            issued_on: facts.awarded_on,
            valid_until: facts.expires_on.filter(|_| holds),
            expired_on: verdict.ended,
            techniques: facts
                .techniques
                .into_iter()
                .map(|t| Technique { key: t.key, name: t.name, supervised_cases: t.supervised_cases })
                .collect(),
            supervised_minutes: facts.supervised_minutes,
            documents: answer.papers.into_iter().filter(|_| holds).map(Document::from).collect(),
        }
    }
}

impl From<Concern> for PaperConcern {
    fn from(concern: Concern) -> Self {
        let trouble = concern.trouble.name();
        let (day, techniques) = match concern.trouble {
            Trouble::Ended(day) | Trouble::NotYet(day) => (Some(day), Vec::new()),
            Trouble::NotCovered(techniques) => (None, techniques),
            Trouble::TakenBack | Trouble::NotShown => (None, Vec::new()),
        };
        Self { kind: concern.kind, name: concern.paper, trouble, day, techniques }
    }
}

impl From<EndsSoon> for Ending {
    fn from(soon: EndsSoon) -> Self {
        let (kind, name) = soon.paper.map(|paper| (paper.kind, paper.name)).unzip();
        Self { kind, name, until: soon.until, days: soon.days }
    }
}

impl From<PaperToday> for Document {
    fn from(paper: PaperToday) -> Self {
        let (state, until) = match paper.state {
            PaperState::Current { until } => ("current", until),
            PaperState::EndsSoon { until, .. } => ("ends_soon", Some(until)),
            PaperState::Ended { on } => ("ended", Some(on)),
            PaperState::NotYet { .. } => ("not_yet", None),
            PaperState::TakenBack => ("taken_back", None),
            PaperState::NotShown => ("not_shown", None),
        };
        let from = match paper.state {
            PaperState::NotYet { from } => Some(from),
            _ => None,
        };
        let covered = paper.techniques.into_iter().filter_map(|technique| {
            let until = match technique.state {
                PaperState::Current { until } => until,
                PaperState::EndsSoon { until, .. } => Some(until),
                _ => return None,
            };
            Some(CoveredTechnique { name: technique.name, until })
        });
        Self {
            kind: paper.kind,
            name: paper.name,
            state,
            until,
            from,
            covered: covered.collect(),
            not_covered: paper.not_covered,
        }
    }
}
