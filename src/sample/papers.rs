//! A trainee's documents: first ones when they enrol, new ones before the old ones end where somebody keeps them current,
//! and some that wait for a reviewer or were refused.

use chrono::{Days, Months, NaiveDate, TimeDelta};
use serde_json::json;

use crate::{
    domain::{
        course_spec::{CourseSpec, DocumentRule},
        document::Document,
        ids::{AcademyId, PersonId},
        states::DocumentState,
    },
    random::sha256_hex,
};

use super::{
    calendar::{Calendar, at, utc},
    ids::id,
    roster::{Class, Learner, Stage},
    small_files::{SmallFile, small_file},
    step::{Steps, Write},
    stories,
};

/// How the insurance of some trainees ends: so many days from today; negative for days ago.
const INSURANCE_ENDS: &[(&str, i64)] = &[("lukasz", 12), ("stefan", -20), ("tomos", -1), ("ulrike", -1)];

/// Trainees whose certificates ended, or were taken away, and who let their documents end.
const LET_GO: &[&str] = &["soren", "isil", "bronwen", "emrys", "fatima"];

/// Whose files the documents are.
pub(super) struct Cabinet<'a> {
    pub academy: AcademyId,
    pub reviewer: PersonId,
    pub calendar: &'a Calendar,
    /// The files that the documents refer to.
    pub files: Vec<SmallFile>,
}

/// A document as it is to be told.
struct Paper<'a> {
    kind: &'a str,
    number: usize,
    issued_on: NaiveDate,
    expires_on: Option<NaiveDate>,
    covers: Vec<String>,
    state: DocumentState,
    reason: Option<&'a str>,
}

impl Cabinet<'_> {
    /// Tells every document of a trainee who enrolled on a day.
    pub fn tell(&mut self, steps: &mut Steps, learner: &Learner, spec: &CourseSpec, enrolled: NaiveDate) {
        if learner.class == Class::Open {
            return self.first_papers(steps, learner, spec, enrolled);
        }
        for rule in &spec.rules.documents {
            self.series(steps, learner, spec, rule, enrolled);
        }
        if let Some(on) = stories::corrected_on(learner.key, self.calendar) {
            let paper = plain("name_change", on - Days::new(9));
            self.add(steps, learner, paper);
        }
        let refused = match learner.key {
            "hywel" => Some("The photo is too dark to read."),
            "nadia" => Some("This is the invoice; please send the policy itself."),
            _ => None,
        };
        if refused.is_some() {
            let paper = plain("premises_registration", self.calendar.days_ago(25));
            self.add(steps, learner, Paper { state: DocumentState::Rejected, reason: refused, ..paper });
        }
        let undone = match learner.key {
            "aled" => Some((DocumentState::Withdrawn, Some("This is the registration of another salon."))),
            "cerys" => Some((DocumentState::TakenBack, None)),
            _ => None,
        };
        if let Some((state, reason)) = undone {
            let paper = Paper { number: 1, ..plain("premises_registration", self.calendar.days_ago(30)) };
            self.add(steps, learner, Paper { state, reason, ..paper });
        }
        if matches!(learner.key, "ingrid" | "goran" | "cerys") {
            let paper = plain("premises_registration", self.calendar.days_ago(9));
            self.add(steps, learner, Paper { state: DocumentState::Uploaded, ..paper });
        }
    }

    /// Of those who enrolled some days ago, half have sent something in.
    fn first_papers(&mut self, steps: &mut Steps, learner: &Learner, spec: &CourseSpec, enrolled: NaiveDate) {
        for rule in spec.rules.documents.iter().take(if learner.place.is_multiple_of(2) { 2 } else { 0 }) {
            let issued_on = enrolled - Days::new(40);
            let paper = Paper { state: DocumentState::Uploaded, ..plain(&rule.kind, issued_on) };
            let expires_on = issued_on.checked_add_months(Months::new(36));
            self.add(steps, learner, Paper { number: 0, expires_on, ..paper });
        }
    }

    /// The documents of one kind: the first, and a new one eleven months after the last as long as they are kept.
    fn series(
        &mut self,
        steps: &mut Steps,
        learner: &Learner,
        spec: &CourseSpec,
        rule: &DocumentRule,
        enrolled: NaiveDate,
    ) {
        let insurance = rule.kind == "treatment_insurance";
        let term = match rule.kind.as_str() {
            "treatment_insurance" => 12,
            "identity" => 120,
            "bloodborne_pathogens" => rule.valid_for_months.unwrap_or(24),
            _ => 36,
        };
        let covers = if rule.covers_techniques { covered(learner, spec) } else { Vec::new() };
        let planned_end = INSURANCE_ENDS.iter().find(|(key, _)| insurance && *key == learner.key);
        let mut issued_on = match planned_end {
            Some((_, days)) => self.calendar.today + TimeDelta::days(*days) - Months::new(12),
            None => enrolled + Days::new(2),
        };
        let kept = planned_end.is_none()
            && !LET_GO.contains(&learner.key)
            && !matches!(learner.stage, Stage::Withdrawn | Stage::Paused);
        for number in 0..4 {
            let ends = issued_on.checked_add_months(Months::new(term));
            // What the course ends by itself carries no date of its own.
            let expires_on = if rule.valid_for_months.is_some() { None } else { ends };
            let paper = Paper { number, expires_on, covers: covers.clone(), ..plain(&rule.kind, issued_on) };
            self.add(steps, learner, paper);
            issued_on = issued_on + Months::new(term.saturating_sub(1));
            if !kept || issued_on > self.calendar.days_ago(5) {
                return;
            }
        }
    }

    fn add(&mut self, steps: &mut Steps, learner: &Learner, paper: Paper<'_>) {
        let Paper { kind, number, issued_on, expires_on, covers, state, reason } = paper;
        let person = learner.person();
        let file = small_file(learner.place + number, &kind.replace('_', " "));
        // A document may be older than the enrolment; it is sent in when its holder is there.
        let first_day = super::enrolling::enrolled_on(learner, self.calendar) + Days::new(2);
        let sent_in = issued_on.max(first_day).min(self.calendar.days_ago(1));
        let uploaded_at = utc(at(sent_in, 19, 5)).min(self.calendar.now);
        let reviewed = !matches!(state, DocumentState::Uploaded | DocumentState::TakenBack);
        let reviewed_at = utc(at(sent_in + Days::new(1), 9, 20)).min(self.calendar.now);
        let undone_at = utc(at(sent_in + Days::new(2), 10, 40)).min(self.calendar.now);
        let mut document = Document {
            id: id(&format!("document/{}/{kind}/{number}", learner.key)),
            academy_id: self.academy,
            person_id: person,
            kind: kind.to_owned(),
            issuer: issuer(kind).to_owned(),
            reference: format!("SAMPLE-{:04}", 1000 + learner.dice(kind).below(8999) + number),
            issued_on,
            expires_on,
            covers,
            state,
            reason: reason.map(str::to_owned),
            sha256: sha256_hex(&file.bytes),
            media_type: file.media_type.to_owned(),
            size: file.bytes.len() as u64,
            uploaded_at,
            reviewed_by: reviewed.then_some(self.reviewer),
            reviewed_at: reviewed.then_some(reviewed_at),
            withdrawn_by: match state {
                DocumentState::Withdrawn => Some(self.reviewer),
                DocumentState::TakenBack => Some(person),
                _ => None,
            },
            withdrawn_at: matches!(state, DocumentState::Withdrawn | DocumentState::TakenBack)
                .then_some(undone_at),
        };
        let mut name = format!("{}.{}", kind.replace('_', "-"), file.ending);
        let what = json!({ "kind": kind, "sha256": document.sha256 });
        if state == DocumentState::TakenBack {
            for text in [&mut name, &mut document.sha256, &mut document.issuer, &mut document.reference] {
                text.clear();
            }
        } else if !self.files.iter().any(|known| known.bytes == file.bytes) {
            self.files.push(file);
        }
        let subject = document.id;
        steps.add(
            uploaded_at,
            person,
            ("document.uploaded", subject),
            what,
            Write::Document(Box::new(document), name),
        );
        let what = json!({ "state": { "from": DocumentState::Uploaded, "to": state }, "reason": reason });
        match state {
            DocumentState::Approved => {
                steps.add(reviewed_at, self.reviewer, ("document.approved", subject), what, Write::Nothing);
            }
            DocumentState::Rejected => {
                steps.add(reviewed_at, self.reviewer, ("document.rejected", subject), what, Write::Nothing);
            }
            DocumentState::Withdrawn => {
                let approved = json!({ "state": { "from": "uploaded", "to": "approved" }, "reason": null });
                let withdrawn = json!({ "state": { "from": "approved", "to": state }, "reason": reason });
                let by = self.reviewer;
                steps.add(reviewed_at, by, ("document.approved", subject), approved, Write::Nothing);
                let action = ("document.approval_withdrawn", subject);
                steps.add(undone_at, by, action, withdrawn, Write::Nothing);
            }
            DocumentState::TakenBack => {
                steps.add(undone_at, person, ("document.taken_back", subject), what, Write::Nothing);
            }
            DocumentState::Uploaded => {}
        }
    }
}

fn plain(kind: &str, issued_on: NaiveDate) -> Paper<'_> {
    let state = DocumentState::Approved;
    Paper { kind, number: 0, issued_on, expires_on: None, covers: Vec::new(), state, reason: None }
}

/// One holder's insurance leaves out scars, so that a patient is told.
fn covered(learner: &Learner, spec: &CourseSpec) -> Vec<String> {
    let keys = spec.techniques.iter().map(|technique| technique.key.clone());
    keys.filter(|key| learner.key != "somchai" || key != "scar_camouflage").collect()
}

fn issuer(kind: &str) -> &'static str {
    match kind {
        "treatment_insurance" => "Sample Mutual Insurance",
        "identity" => "Sample Passport Office",
        "first_aid" => "Sample First Aid Trust",
        "name_change" => "Sample Register Office",
        "premises_registration" => "Sample Council",
        _ => "Sample Health Training",
    }
}
