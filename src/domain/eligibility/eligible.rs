//! The proof that a dossier is eligible, and the facts frozen from it. Nothing else makes the facts of a first issue.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;

use super::entry_validity::Validity;
use super::second_person::{self, ApprovalRefusal, Hands, may_approve};
use super::{cases, criteria, hours};
use crate::domain::academy::Academy;
use crate::domain::certificate::{
    CertificateFacts, CertifiedTechnique, CertifiedUnit, NamedTechnique, ShownDocument,
};
use crate::domain::course_spec::{CourseSpec, Technique};
use crate::domain::dates::last_day_of_term;
use crate::domain::ids::{EnrolmentId, PersonId};
use crate::domain::states::{AssessmentState, EntryState};
use crate::domain::words::HoursCategory;

/// What a report rests on, kept so that facts cannot be made from another dossier.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grounds {
    enrolment: EnrolmentId,
    holder: PersonId,
    holder_name: String,
    latin_name: Option<String>,
    spec: Arc<CourseSpec>,
    today: NaiveDate,
    expires_on: Option<NaiveDate>,
    minutes: [u32; 3],
    cases: BTreeMap<String, u32>,
    supervisors: BTreeSet<PersonId>,
    assessors: BTreeSet<PersonId>,
    assurers: BTreeSet<PersonId>,
    last_assessors: Vec<PersonId>,
}

impl Grounds {
    pub fn of(validity: &Validity) -> Self {
        let dossier = validity.dossier;
        let today = validity.now.date();
        let minutes = |category| hours::minutes(validity, EntryState::Countersigned, category, None);
        let mut counted = BTreeMap::new();
        for case in cases::complete(validity) {
            *counted.entry(case.technique.clone()).or_default() += 1;
        }
        let signed = dossier.hours.iter().filter(|e| {
            e.state == EntryState::Countersigned
                && e.category == HoursCategory::SupervisedPractice
                && validity.counts_entry(e)
        });
        let of_sessions = cases::complete(validity)
            .flat_map(|case| cases::counted_sessions(case, validity))
            .filter_map(|session| session.supervisor_id);
        let assessed =
            || dossier.assessments.iter().filter(|a| a.stands() && criteria::counts(a, dossier, today));
        let confirmed = assessed().filter(|a| a.state == AssessmentState::Confirmed);
        Self {
            enrolment: dossier.enrolment.id,
            holder: dossier.trainee.person_id,
            holder_name: dossier.trainee.name.clone(),
            latin_name: dossier.trainee.latin_name.clone(),
            spec: dossier.spec.clone(),
            today,
            expires_on: dossier.spec.valid_for_months.and_then(|months| last_day_of_term(today, months)),
            minutes: [HoursCategory::SupervisedPractice, HoursCategory::Theory, HoursCategory::Independent]
                .map(minutes),
            cases: counted,
            supervisors: signed.filter_map(|e| e.supervisor_id).chain(of_sessions).collect(),
            assessors: assessed().filter_map(|a| a.assessor_id).collect(),
            assurers: confirmed.filter_map(|a| a.iqa_id).collect(),
            last_assessors: second_person::last_assessors(dossier),
        }
    }
}

impl Grounds {
    /// The course.
    pub fn spec(&self) -> &CourseSpec {
        &self.spec
    }

    /// The course's term, where it reaches further than any date may: a certificate that was to end would never do so.
    pub fn endless_term(&self) -> Option<u32> {
        self.spec.valid_for_months.filter(|_| self.expires_on.is_none())
    }

    /// Whether practice on the public counts only once theory is complete.
    pub fn wants_theory_first(&self) -> bool {
        self.spec.rules.theory_before_public
    }
}

/// The proof that every requirement is met on a day. Only a report gives it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Eligible(Grounds);

/// What the facts of a certificate need beside the dossier.
#[derive(Clone, Debug)]
pub struct FactsContext<'a> {
    /// The academy that issues.
    pub academy: &'a Academy,
    /// Names of the people that [`Eligible::assessors`] lists, as they shall stand on the certificate.
    pub assessor_names: Vec<String>,
    /// The same of those that [`Eligible::assurers`] lists.
    pub assurer_names: Vec<String>,
    /// Language of the certificate, e.g. `en`.
    pub language: &'a str,
}

impl Eligible {
    pub(super) fn new(grounds: Grounds) -> Self {
        Self(grounds)
    }

    /// For which enrolment.
    pub fn enrolment(&self) -> EnrolmentId {
        self.0.enrolment
    }

    /// Who will hold the certificate.
    pub fn holder(&self) -> PersonId {
        self.0.holder
    }

    /// The award date.
    pub fn awarded_on(&self) -> NaiveDate {
        self.0.today
    }

    /// The last day the certificate will be valid, where the course sets a term.
    pub fn expires_on(&self) -> Option<NaiveDate> {
        self.0.expires_on
    }

    /// Whose decisions it rests on, in the order of their ids.
    pub fn assessors(&self) -> Vec<PersonId> {
        self.0.assessors.iter().copied().collect()
    }

    /// Who confirmed decisions that it rests on, in the order of their ids.
    pub fn assurers(&self) -> Vec<PersonId> {
        self.0.assurers.iter().copied().collect()
    }

    /// Whether a person may approve what another asked for (rule 9).
    pub fn may_be_approved(
        &self,
        requested_by: PersonId,
        approver: PersonId,
        hands: &Hands,
    ) -> Result<(), ApprovalRefusal> {
        may_approve(requested_by, &self.0.last_assessors, self.0.holder, approver, hands)
    }

    /// What the certificate will say.
    pub fn facts(&self, context: FactsContext) -> CertificateFacts {
        let Grounds { spec, minutes: [supervised_minutes, theory_minutes, independent_minutes], .. } =
            &self.0;
        let (certified, not): (Vec<_>, Vec<_>) = spec.techniques.iter().partition(|t| self.certifies(t));
        let shown = spec.rules.documents.iter().filter(|rule| rule.shown_to_patients);
        CertificateFacts {
            holder_name: self.0.holder_name.clone(),
            latin_name: self.0.latin_name.clone(),
            academy_name: context.academy.name.clone(),
            academy_town: context.academy.town.clone(),
            course_title: spec.title.clone(),
            level: spec.level,
            kind: spec.kind,
            register_number: spec.register_number.clone(),
            awarding_body: spec.awarding_body.clone(),
            awarded_on: self.awarded_on(),
            expires_on: self.expires_on(),
            total_hours: spec.total_hours,
            guided_hours: spec.guided_hours,
            techniques: certified
                .into_iter()
                .map(|t| CertifiedTechnique {
                    key: t.key.clone(),
                    name: t.name.clone(),
                    supervised_cases: self.cases_of(&t.key),
                })
                .collect(),
            techniques_not_certified: not
                .into_iter()
                .map(|t| NamedTechnique { key: t.key.clone(), name: t.name.clone() })
                .collect(),
            supervised_minutes: *supervised_minutes,
            theory_minutes: *theory_minutes,
            independent_minutes: *independent_minutes,
            units: spec
                .units
                .iter()
                .map(|u| CertifiedUnit {
                    reference: u.reference.clone(),
                    title: u.title.clone(),
                    guided_hours: u.guided_hours,
                })
                .collect(),
            assessors: context.assessor_names,
            quality_assurers: context.assurer_names,
            supervisors: self.0.supervisors.len() as u32,
            documents_shown: shown
                .map(|rule| ShownDocument {
                    kind: rule.kind.clone(),
                    name: rule.name.clone(),
                    covers_techniques: rule.covers_techniques,
                    valid_for_months: rule.valid_for_months,
                })
                .collect(),
            language: context.language.to_owned(),
            replacement: false,
        }
    }

    /// A technique of which the course wants cases is certified by having at least one; another comes with the course.
    /// So "three of scars or alopecia" done on scars alone does not certify alopecia.
    fn certifies(&self, technique: &Technique) -> bool {
        let wanted =
            self.0.spec.rules.cases.targets.iter().any(|target| target.techniques.contains(&technique.key));
        !wanted || self.cases_of(&technique.key) > 0
    }

    fn cases_of(&self, technique: &str) -> u32 {
        self.0.cases.get(technique).copied().unwrap_or(0)
    }
}
