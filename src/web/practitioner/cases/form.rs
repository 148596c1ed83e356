//! The form of a treatment case: a client without an identity, and the steps around the treatment.

use chrono::{NaiveDate, NaiveTime};
use rocket::form::FromForm;
use validator::Validate;

use crate::{
    domain::{
        case::TreatmentCase,
        course_spec::CourseSpec,
        dates::{DateOf, read_time},
        free_text,
        ids::CaseId,
        words::{AgeBand, ClientSex, PatchResult},
    },
    texts::Lang,
    web::FieldErrors,
    workflows::record_case::Recorded,
};

/// What may speak against a treatment that breaks the skin, by locale key.
pub(super) const CONTRAINDICATIONS: [&str; 9] = [
    "allergy",
    "blood_disorder",
    "blood_thinner",
    "diabetes",
    "immune_system",
    "keloid",
    "pregnancy",
    "skin_condition",
    "skin_medicine",
];

/// What is typed, as it was typed.
#[derive(Clone, Debug, Default, FromForm, Validate)]
pub(super) struct CaseForm {
    /// Made with the form, so that a second click saves nothing twice.
    #[field(default = String::new())]
    pub id: String,
    #[field(default = String::new())]
    pub enrolment: String,
    /// The version that was shown, of a case that exists.
    #[field(default = String::new())]
    pub version: String,
    #[field(default = String::new())]
    #[validate(length(min = 1, message = "error-choose"))]
    pub technique: String,
    #[field(default = String::new())]
    #[validate(length(max = 40, message = "error-too-long"))]
    pub client_ref: String,
    #[field(default = String::new())]
    pub client_sex: String,
    #[field(default = String::new())]
    pub age_band: String,
    #[field(default = false)]
    pub adult_checked: bool,
    #[field(default = String::new())]
    pub skin_type: String,
    #[field(default = Vec::new())]
    pub contraindications: Vec<String>,
    #[field(default = String::new())]
    pub screened_on: String,
    #[field(default = String::new())]
    pub patch_tested_on: String,
    #[field(default = String::new())]
    pub patch_tested_time: String,
    #[field(default = String::new())]
    pub patch_result: String,
    #[field(default = String::new())]
    pub consented_on: String,
    #[field(default = String::new())]
    pub aftercare_on: String,
    /// Why what is signed is changed.
    #[field(default = String::new())]
    pub reason: String,
}

impl CaseForm {
    /// A new case, with the next pseudonym.
    pub fn fresh(enrolment: String, technique: String, known: &[TreatmentCase]) -> Self {
        Self {
            id: CaseId::fresh().to_string(),
            enrolment,
            technique,
            client_ref: next_pseudonym(known),
            client_sex: ClientSex::NotSaid.name().to_owned(),
            ..Default::default()
        }
    }

    /// A case as it stands.
    pub fn of(case: &TreatmentCase) -> Self {
        let date = |on: Option<NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
        Self {
            id: case.id.to_string(),
            enrolment: case.enrolment_id.to_string(),
            version: case.version.to_string(),
            technique: case.technique.clone(),
            client_ref: case.client_ref.clone(),
            client_sex: case.client_sex.name().to_owned(),
            age_band: case.age_band.name().to_owned(),
            adult_checked: case.adult_checked,
            skin_type: case.skin_type.map(|skin| skin.to_string()).unwrap_or_default(),
            contraindications: case.contraindications.clone(),
            screened_on: date(case.screened_on),
            patch_tested_on: date(case.patch_tested_on),
            patch_tested_time: case
                .patch_tested_time
                .map(|t| t.format("%H:%M").to_string())
                .unwrap_or_default(),
            patch_result: case.patch_result.map(|result| result.to_string()).unwrap_or_default(),
            consented_on: date(case.consented_on),
            aftercare_on: date(case.aftercare_on),
            reason: String::new(),
        }
    }

    /// Reads the form of somebody who was enrolled on a day; the errors stand beside their fields.
    pub fn parse(
        &self,
        lang: Lang,
        spec: &CourseSpec,
        (enrolled, today): (NaiveDate, NaiveDate),
    ) -> Result<Recorded, FieldErrors> {
        let mut errors = FieldErrors::from_validation(lang, self.validate());
        if errors.get("technique").is_none() && !spec.techniques.iter().any(|t| t.key == self.technique) {
            errors.add("technique", "error-choose");
        }
        // What comes along unseen when a code is pasted is no part of it; anything else is refused below.
        let client_ref = free_text::line(&self.client_ref, 40).unwrap_or_else(|_| self.client_ref.clone());
        if errors.get("client_ref").is_none() && !is_pseudonym(&client_ref) {
            errors.add("client_ref", "practitioner-error-pseudonym");
        }
        let client_sex = errors.keep("client_sex", "error-choose", self.client_sex.parse::<ClientSex>());
        let age_band = errors.keep("age_band", "error-choose", self.age_band.parse::<AgeBand>());
        let skin_type = match self.skin_type.as_str() {
            "" => None,
            typed => {
                let skin = typed.parse().ok().filter(|skin| (1..=6).contains(skin));
                errors.keep("skin_type", "error-choose", skin.ok_or(()))
            }
        };
        let mut step = |field: &'static str, typed: &str| {
            errors.keep_open_date(field, typed, DateOf::Step { enrolled }, today).flatten()
        };
        let screened_on = step("screened_on", &self.screened_on);
        let patch_tested_on = step("patch_tested_on", &self.patch_tested_on);
        let consented_on = step("consented_on", &self.consented_on);
        let aftercare_on = step("aftercare_on", &self.aftercare_on);
        let (patch_tested_time, patch_result) = self.patch_test(&mut errors);
        let mut contraindications = self.contraindications.clone();
        contraindications.retain(|key| CONTRAINDICATIONS.contains(&key.as_str()));
        let (Some(client_sex), Some(age_band), true) = (client_sex, age_band, errors.is_empty()) else {
            return Err(errors);
        };
        Ok(Recorded {
            technique: self.technique.clone(),
            client_ref,
            client_sex,
            age_band,
            adult_checked: self.adult_checked,
            skin_type,
            contraindications,
            screened_on,
            patch_tested_on,
            patch_tested_time,
            patch_result,
            consented_on,
            aftercare_on,
        })
    }
}

impl CaseForm {
    /// Time and result of the patch test: with its day both are needed, without it neither stands.
    fn patch_test(&self, errors: &mut FieldErrors) -> (Option<NaiveTime>, Option<PatchResult>) {
        if self.patch_tested_on.trim().is_empty() {
            return (None, None);
        }
        let time = read_time(&self.patch_tested_time).ok_or(());
        let result = self.patch_result.parse::<PatchResult>();
        (
            errors.keep("patch_tested_time", "practitioner-error-patch-time", time),
            errors.keep("patch_result", "practitioner-error-patch-result", result),
        )
    }
}

/// A pseudonym is one word with a figure in it: that keeps names out without a list of names.
fn is_pseudonym(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_/.".contains(c);
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(allowed)
}

/// `C-014` after thirteen clients.
fn next_pseudonym(known: &[TreatmentCase]) -> String {
    let numbers = known.iter().filter_map(|case| case.client_ref.strip_prefix("C-")?.parse::<u32>().ok());
    format!("C-{:03}", numbers.max().unwrap_or(0).saturating_add(1))
}
