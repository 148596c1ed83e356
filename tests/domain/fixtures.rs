//! Ada, who has done everything the Level 4 course asks for, and small changes to her dossier.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use countersign::domain::assessment::Assessment;
use countersign::domain::case::{CaseSession, TreatmentCase};
use countersign::domain::course_spec::{CourseSpec, parse};
use countersign::domain::document::Document;
use countersign::domain::dossier::{Dossier, SupervisorGrant, Trainee};
use countersign::domain::enrolment::Enrolment;
use countersign::domain::hours::HoursEntry;
use countersign::domain::ids::*;
use countersign::domain::states::*;
use countersign::domain::words::*;
use uuid::Uuid;

pub const LEVEL_4: &str = include_str!("../../courses/smp-level-4.toml");
pub const OREGON: &str = include_str!("../../courses/oregon.toml");

pub fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}
pub fn ada() -> PersonId {
    id(1)
}
pub fn trainer() -> PersonId {
    id(2)
}
pub fn assessor() -> PersonId {
    id(3)
}
pub fn iqa() -> PersonId {
    id(4)
}
pub fn manager() -> PersonId {
    id(5)
}
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
/// `2026-03-01 09:30` as the academy's wall clock.
pub fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}
pub fn instant(text: &str) -> DateTime<Utc> {
    at(text).and_utc()
}
pub fn today() -> NaiveDate {
    day("2026-11-20")
}
pub fn tonight() -> NaiveDateTime {
    at("2026-11-20 23:59")
}
pub fn spec(toml: &str) -> CourseSpec {
    parse(toml).unwrap()
}

pub fn entry(number: u128, category: HoursCategory, from: NaiveDateTime, to: NaiveDateTime) -> HoursEntry {
    HoursEntry {
        id: id(number),
        academy_id: id(900),
        enrolment_id: id(901),
        trainee_id: ada(),
        category,
        technique: None,
        started_at: from,
        clock_shift: 0,
        ended_at: to,
        on_public: false,
        supervisor_id: Some(trainer()),
        note: String::new(),
        state: EntryState::Countersigned,
        reason: None,
        version: 1,
    }
}

pub fn session(number: u32, case: u128, from: NaiveDateTime, to: NaiveDateTime) -> CaseSession {
    CaseSession {
        id: id(case * 100 + u128::from(number)),
        case_id: id(case),
        number,
        started_at: from,
        clock_shift: 0,
        ended_at: to,
        supervisor_id: Some(trainer()),
        asked_again: None,
        change: String::new(),
        aftercare_on: None,
        note: String::new(),
        state: EntryState::Countersigned,
        reason: None,
        version: 1,
    }
}

/// A complete case with sessions at 09:00 of its first and 14:00 of its later days, three hours each.
pub fn case(number: u128, technique: &str, days: &[NaiveDate]) -> TreatmentCase {
    let sessions = (1..).zip(days).map(|(n, day)| {
        let hour = if n == 1 { 9 } else { 14 };
        let (from, to) = (day.and_hms_opt(hour, 0, 0).unwrap(), day.and_hms_opt(hour + 3, 0, 0).unwrap());
        session(n, number, from, to)
    });
    let (first, last) = (days[0], days[days.len() - 1]);
    TreatmentCase {
        id: id(number),
        academy_id: id(900),
        enrolment_id: id(901),
        technique: technique.into(),
        client_ref: format!("C{number}"),
        client_sex: ClientSex::Man,
        age_band: AgeBand::From30,
        adult_checked: true,
        skin_type: Some(3),
        contraindications: Vec::new(),
        screened_on: Some(first),
        // Its time is not known, so that it lies at the end of its day.
        patch_tested_on: Some(first - Days::new(2)),
        patch_tested_time: None,
        patch_result: None,
        consented_on: Some(first),
        aftercare_on: Some(last),
        healed_reviewed_on: Some(last + Days::new(30)),
        healed_reviewed_by: Some(trainer()),
        spacing_override: None,
        state: CaseState::Complete,
        reason: None,
        sessions: sessions.collect(),
        version: 1,
    }
}

pub fn document(number: u128, kind: &str) -> Document {
    Document {
        id: id(number),
        academy_id: id(900),
        person_id: ada(),
        kind: kind.into(),
        issuer: "Somebody".into(),
        reference: "R1".into(),
        issued_on: day("2026-02-01"),
        expires_on: None,
        covers: Vec::new(),
        state: DocumentState::Approved,
        reason: None,
        sha256: String::new(),
        media_type: "application/pdf".into(),
        size: 1,
        uploaded_at: instant("2026-02-02 10:00"),
        reviewed_by: Some(manager()),
        reviewed_at: Some(instant("2026-02-03 10:00")),
        withdrawn_by: None,
        withdrawn_at: None,
    }
}

pub fn decided(number: u128, kind: AssessmentKind) -> Assessment {
    Assessment {
        id: id(number),
        academy_id: id(900),
        enrolment_id: id(901),
        kind,
        criterion: None,
        technique: None,
        client_ref: None,
        assessor_id: Some(assessor()),
        outcome: Some(AssessmentOutcome::Met),
        decided_on: Some(day("2026-10-01")),
        sampled: false,
        iqa_id: None,
        comment: String::new(),
        state: AssessmentState::Decided,
        version: 1,
    }
}

pub fn enrolment() -> Enrolment {
    Enrolment {
        id: id(901),
        academy_id: id(900),
        person_id: ada(),
        course_version_id: id(902),
        cohort_id: id(903),
        state: EnrolmentState::Active,
        starts_on: day("2026-01-05"),
        ends_on: None,
        identity_checked_on: Some(day("2026-01-05")),
        identity_checked_by: Some(manager()),
    }
}

/// An enrolment on a course with nothing done yet.
pub fn empty_dossier(toml: &str) -> Dossier {
    let spec = spec(toml);
    let grant = SupervisorGrant {
        person_id: trainer(),
        techniques: spec.techniques.iter().map(|t| t.key.clone()).collect(),
        valid_from: day("2025-01-01"),
        valid_to: None,
    };
    Dossier {
        enrolment: enrolment(),
        trainee: Trainee {
            person_id: ada(),
            name: "Siân Ŵyn".into(),
            latin_name: None,
            born_on: Some(day("1990-05-05")),
        },
        spec: spec.into(),
        time_zone: "Europe/London".into(),
        main_trainer: Some(trainer()),
        hours: Vec::new(),
        hours_elsewhere: Vec::new(),
        busy_elsewhere: Vec::new(),
        cases: Vec::new(),
        documents: Vec::new(),
        assessments: Vec::new(),
        holds: Vec::new(),
        grants: vec![grant],
        supervised_elsewhere: Vec::new(),
    }
}

/// Everything the Level 4 course asks for, and nothing more.
pub fn complete_dossier() -> Dossier {
    let mut dossier = empty_dossier(LEVEL_4);
    use HoursCategory::{Independent, SupervisedPractice, Theory};
    let plan = [(Theory, 10, 4), (SupervisedPractice, 10, 5), (Independent, 19, 5)];
    let mut date = day("2026-01-05");
    for (category, times, hours) in plan {
        for _ in 0..times {
            let number = 1000 + dossier.hours.len() as u128;
            let (from, to) = (date.and_hms_opt(9, 0, 0).unwrap(), date.and_hms_opt(9 + hours, 0, 0).unwrap());
            dossier.hours.push(entry(number, category, from, to));
            date = date + Days::new(1);
        }
    }
    let techniques = ["hairline", "density", "scar_camouflage", "touch_up"];
    for number in 0..12u64 {
        let technique = techniques[(number / 3) as usize];
        let first = day("2026-03-01") + Days::new(number);
        let days = if technique == "touch_up" { vec![first] } else { vec![first, first + Days::new(20)] };
        dossier.cases.push(case(2000 + u128::from(number), technique, &days));
    }
    dossier.cases[3].client_sex = ClientSex::Woman;
    let references: Vec<_> = dossier.spec.criteria().map(|(_, c)| c.reference.clone()).collect();
    for (number, reference) in (3000..).zip(references) {
        dossier
            .assessments
            .push(Assessment { criterion: Some(reference), ..decided(number, AssessmentKind::Criterion) });
    }
    for (number, client) in (4000..).zip(["A", "B", "C"]) {
        dossier.assessments.push(observation(number, client, trainer()));
    }
    dossier.assessments.last_mut().unwrap().assessor_id = Some(assessor());
    let kinds: Vec<_> = dossier.spec.rules.documents.iter().map(|rule| rule.kind.clone()).collect();
    dossier.documents = (5000..).zip(kinds).map(|(number, kind)| document(number, &kind)).collect();
    dossier
}

pub fn observation(number: u128, client: &str, by: PersonId) -> Assessment {
    Assessment {
        client_ref: Some(client.into()),
        technique: Some("hairline".into()),
        assessor_id: Some(by),
        ..decided(number, AssessmentKind::Observation)
    }
}
