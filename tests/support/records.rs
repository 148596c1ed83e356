//! Records to start a test from, put in through storage: an academy with its staff, the Level 4 course, a cohort.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use countersign::{
    domain::{
        academy::Academy,
        case::{CaseSession, TreatmentCase},
        certificate::{Certificate, CertificateFacts, CertifiedTechnique, ShownDocument},
        cohort::Cohort,
        course_spec::{self, CourseSpec},
        document::Document,
        enrolment::Enrolment,
        hours::HoursEntry,
        ids::{
            AcademyId, CaseId, CaseSessionId, CertificateId, CohortId, CourseVersionId, DocumentId,
            EnrolmentId, GrantId, HoursEntryId, PersonId,
        },
        person::{Person, RoleGrant},
        states::{CaseState, CertificateState, CohortState, DocumentState, EnrolmentState, EntryState},
        verification_code::VerificationCode,
        words::{AgeBand, AskedAgain, ClientSex, HoursCategory, PatchResult, QualificationKind, Role},
    },
    storage::{
        Result, Store, Tx, academies, cases,
        certificates::{self, Approval},
        cohorts, courses, documents, enrolments, hours, people,
    },
};

use super::app::{noon, today};

/// The course of most tests.
pub fn level_4() -> CourseSpec {
    course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap()
}

/// A day of 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// A wall-clock hour of a day.
pub fn hour(day: NaiveDate, hour: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, 0, 0).unwrap()
}

/// A code of its own for each number.
pub fn code(number: u8) -> VerificationCode {
    VerificationCode::from_random([number, 1, 2, 3, 4, 5, 6, 7, 8, 9])
}

pub struct Fixture {
    pub store: Store,
    pub academy: AcademyId,
    /// A person with the role of a manager; asks for certificates.
    pub manager: PersonId,
    /// A second manager; approves them.
    pub approver: PersonId,
    /// Leads the cohort and may supervise every technique of the course.
    pub trainer: PersonId,
    /// The published first version of [`level_4`].
    pub course: CourseVersionId,
    /// Running since 1 September 2026, with room for ten.
    pub cohort: Cohort,
    /// Kept as long as the fixture: the database may lie in it.
    pub _dir: tempfile::TempDir,
}

impl Fixture {
    pub async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&dir.path().join("countersign.db")).await.unwrap();
        Self::of_academy(store, dir, "INK").await
    }

    /// A second academy in the same database, with everything the first has.
    pub async fn another(&self) -> Self {
        Self::of_academy(self.store.clone(), tempfile::tempdir().unwrap(), "ELSE").await
    }

    /// An academy in a database that is open already. `dir` is kept as long as the fixture.
    pub async fn of_academy(store: Store, dir: tempfile::TempDir, prefix: &str) -> Self {
        let academy = Academy {
            id: AcademyId::fresh(),
            name: format!("{prefix} Academy"),
            town: "Leeds".into(),
            country: "GB".into(),
            contact_email: format!("office@{}.example", prefix.to_lowercase()),
            time_zone: "Europe/London".into(),
            created_at: noon(),
        };
        let tx = store.begin().await.unwrap();
        academies::insert(&tx, &academy, prefix).await.unwrap();
        let manager = person(&tx, "Morwenna Pask").await;
        let approver = person(&tx, "Abel Okafor").await;
        let trainer = person(&tx, "Tilda Brandt").await;
        let spec = level_4();
        let techniques: Vec<String> = spec.techniques.iter().map(|t| t.key.clone()).collect();
        grant(&tx, academy.id, manager, Role::Manager, &[]).await;
        grant(&tx, academy.id, approver, Role::Manager, &[]).await;
        grant(&tx, academy.id, trainer, Role::Trainer, &techniques).await;
        let course = courses::insert_draft(&tx, academy.id, &spec, noon()).await.unwrap();
        courses::update_published(&tx, academy.id, course, manager, noon()).await.unwrap();
        let cohort = cohort(academy.id, course, trainer, "Autumn 2026");
        cohorts::insert(&tx, &cohort, noon()).await.unwrap();
        tx.commit().await.unwrap();
        Self { store, academy: academy.id, manager, approver, trainer, course, cohort, _dir: dir }
    }

    /// One write transaction.
    pub async fn write<T>(&self, change: impl AsyncFnOnce(&Tx) -> Result<T>) -> Result<T> {
        let tx = self.store.begin().await?;
        let done = change(&tx).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// A person without a role.
    pub async fn person(&self, name: &str) -> PersonId {
        self.write(async |tx| Ok(person(tx, name).await)).await.unwrap()
    }

    /// A person with a role since 1 January 2026.
    pub async fn member(&self, name: &str, role: Role, techniques: &[String]) -> PersonId {
        self.write(async |tx| {
            let id = person(tx, name).await;
            grant(tx, self.academy, id, role, techniques).await;
            Ok(id)
        })
        .await
        .unwrap()
    }

    /// One more role for a person.
    pub async fn grant(&self, person: PersonId, role: Role) {
        self.write(async |tx| {
            grant(tx, self.academy, person, role, &[]).await;
            Ok(())
        })
        .await
        .unwrap();
    }

    /// A new trainee with an active enrolment in the cohort, identity checked.
    pub async fn enrol(&self, name: &str) -> Enrolment {
        let person = self.member(name, Role::Trainee, &[]).await;
        let enrolment = enrolment(self.academy, person, self.course, self.cohort.id);
        self.write(async |tx| enrolments::insert(tx, &enrolment, noon()).await).await.unwrap();
        enrolment
    }

    /// A supervised entry under the trainer, of some hours from an hour on.
    pub async fn entry(
        &self,
        of: &Enrolment,
        on: NaiveDate,
        from: u32,
        hours: i64,
        state: EntryState,
    ) -> HoursEntry {
        let entry = entry(of, self.trainer, hour(on, from), hours, state);
        self.write(async |tx| hours::insert(tx, &entry, noon()).await).await.unwrap();
        entry
    }

    /// A hairline case in treatment, without a session.
    pub async fn case(&self, of: &Enrolment, client: &str) -> TreatmentCase {
        let case = case(of, client);
        self.write(async |tx| cases::insert(tx, &case, noon()).await).await.unwrap();
        case
    }

    /// The next session of a case under the trainer: two hours from ten o'clock.
    pub async fn session(&self, of: &TreatmentCase, on: NaiveDate, state: EntryState) -> CaseSession {
        self.write(async |tx| {
            let number = cases::find_next_number(tx, self.academy, of.id).await?;
            let session = session(of, number, self.trainer, on, state);
            cases::insert_session(tx, self.academy, &session, noon()).await?;
            Ok(session)
        })
        .await
        .unwrap()
    }

    /// The next session of a case, countersigned before the safety steps were part of what is signed.
    pub async fn session_signed_before(&self, of: &TreatmentCase, on: NaiveDate) -> CaseSession {
        self.write(async |tx| {
            let number = cases::find_next_number(tx, self.academy, of.id).await?;
            let session = CaseSession {
                asked_again: None,
                aftercare_on: None,
                ..session(of, number, self.trainer, on, EntryState::Countersigned)
            };
            cases::insert_session(tx, self.academy, &session, noon()).await?;
            Ok(session)
        })
        .await
        .unwrap()
    }

    /// A document issued on 1 October 2026 and valid for a year.
    pub async fn document(&self, of: PersonId, kind: &str, state: DocumentState) -> Document {
        let document = document(self.academy, of, kind, state);
        self.write(async |tx| documents::insert(tx, &document, "scan.pdf").await).await.unwrap();
        document
    }

    /// A request of the manager for an enrolment's first certificate.
    pub async fn request(&self, of: &Enrolment) -> Certificate {
        let request = request(of, self.manager);
        self.write(async |tx| certificates::insert_request(tx, &request, None, None, noon()).await)
            .await
            .unwrap();
        request
    }

    /// Approves a request as the second manager, with the code of a number.
    pub async fn approve(&self, request: CertificateId, number: u8, holder: &str) -> Result<()> {
        let facts = facts(holder);
        self.write(async |tx| {
            let serial = certificates::take_serials(tx, self.academy, 1).await?;
            let approval = Approval {
                certificate: request,
                serial: &format!("{}-{:05}", serial.prefix, serial.first),
                code: &code(number),
                facts: &facts,
                appearance: None,
            };
            certificates::update_to_preparing(tx, self.academy, &[approval], self.approver, noon()).await
        })
        .await
    }

    /// An issued certificate for an enrolment, with the code of a number.
    pub async fn issue(&self, of: &Enrolment, number: u8, holder: &str) -> Certificate {
        let request = self.request(of).await;
        self.approve(request.id, number, holder).await.unwrap();
        self.write(async |tx| {
            let file = "a".repeat(64);
            certificates::update_to_active(tx, self.academy, &[(request.id, &file)], noon()).await
        })
        .await
        .unwrap();
        certificates::find(self.store.read(), self.academy, request.id).await.unwrap()
    }
}

async fn person(tx: &Tx, name: &str) -> PersonId {
    let id = PersonId::fresh();
    let person = Person {
        id,
        email: format!("{id}@people.example"),
        full_name: name.into(),
        latin_name: None,
        born_on: NaiveDate::from_ymd_opt(1995, 3, 14),
        locale: "en".into(),
    };
    people::insert(tx, &person, noon()).await.unwrap();
    id
}

async fn grant(tx: &Tx, academy_id: AcademyId, person_id: PersonId, role: Role, techniques: &[String]) {
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id,
        person_id,
        role,
        techniques: techniques.to_vec(),
        valid_from: day(1, 1),
        valid_to: None,
    };
    people::insert_grant(tx, &grant, None, noon()).await.unwrap();
}

pub fn cohort(
    academy_id: AcademyId,
    course_version_id: CourseVersionId,
    lead: PersonId,
    name: &str,
) -> Cohort {
    Cohort {
        id: CohortId::fresh(),
        academy_id,
        course_version_id,
        name: name.into(),
        starts_on: day(9, 1),
        ends_on: day(12, 18),
        capacity: 10,
        lead_trainer_id: Some(lead),
        state: CohortState::Running,
    }
}

pub fn enrolment(
    academy_id: AcademyId,
    person_id: PersonId,
    course_version_id: CourseVersionId,
    cohort_id: CohortId,
) -> Enrolment {
    Enrolment {
        id: EnrolmentId::fresh(),
        academy_id,
        person_id,
        course_version_id,
        cohort_id,
        state: EnrolmentState::Active,
        starts_on: day(9, 1),
        ends_on: None,
        identity_checked_on: Some(day(9, 1)),
        identity_checked_by: None,
    }
}

pub fn entry(
    of: &Enrolment,
    supervisor: PersonId,
    started_at: NaiveDateTime,
    hours: i64,
    state: EntryState,
) -> HoursEntry {
    HoursEntry {
        id: HoursEntryId::fresh(),
        academy_id: of.academy_id,
        enrolment_id: of.id,
        trainee_id: of.person_id,
        category: HoursCategory::SupervisedPractice,
        technique: Some("hairline".into()),
        started_at,
        clock_shift: 0,
        ended_at: started_at + TimeDelta::hours(hours),
        on_public: false,
        supervisor_id: Some(supervisor),
        note: "Practised on a model.".into(),
        state,
        reason: matches!(state, EntryState::Rejected | EntryState::Voided).then(|| "Wrong day".into()),
        version: 1,
    }
}

pub fn case(of: &Enrolment, client: &str) -> TreatmentCase {
    TreatmentCase {
        id: CaseId::fresh(),
        academy_id: of.academy_id,
        enrolment_id: of.id,
        technique: "hairline".into(),
        client_ref: client.into(),
        client_sex: ClientSex::NotSaid,
        age_band: AgeBand::From30,
        adult_checked: true,
        skin_type: Some(3),
        contraindications: vec!["keloid".into()],
        screened_on: Some(day(9, 10)),
        patch_tested_on: Some(day(9, 10)),
        patch_tested_time: chrono::NaiveTime::from_hms_opt(15, 0, 0),
        patch_result: Some(PatchResult::Clear),
        consented_on: Some(day(9, 12)),
        aftercare_on: None,
        healed_reviewed_on: None,
        healed_reviewed_by: None,
        spacing_override: None,
        state: CaseState::InTreatment,
        reason: None,
        sessions: Vec::new(),
        version: 1,
    }
}

pub fn session(
    of: &TreatmentCase,
    number: u32,
    supervisor: PersonId,
    on: NaiveDate,
    state: EntryState,
) -> CaseSession {
    CaseSession {
        id: CaseSessionId::fresh(),
        case_id: of.id,
        number,
        started_at: hour(on, 10),
        clock_shift: 0,
        ended_at: hour(on, 12),
        supervisor_id: Some(supervisor),
        asked_again: Some(AskedAgain::Unchanged),
        change: String::new(),
        aftercare_on: Some(on),
        note: "Temples.".into(),
        state,
        reason: None,
        version: 1,
    }
}

pub fn document(academy_id: AcademyId, person_id: PersonId, kind: &str, state: DocumentState) -> Document {
    Document {
        id: DocumentId::fresh(),
        academy_id,
        person_id,
        kind: kind.into(),
        issuer: "Northern Mutual".into(),
        reference: "P-1".into(),
        issued_on: day(10, 1),
        expires_on: NaiveDate::from_ymd_opt(2027, 9, 30),
        covers: vec!["hairline".into()],
        state,
        reason: None,
        sha256: "b".repeat(64),
        media_type: "application/pdf".into(),
        size: 1234,
        uploaded_at: noon(),
        reviewed_by: None,
        reviewed_at: None,
        withdrawn_by: None,
        withdrawn_at: None,
    }
}

pub fn request(of: &Enrolment, by: PersonId) -> Certificate {
    Certificate {
        id: CertificateId::fresh(),
        academy_id: of.academy_id,
        enrolment_id: of.id,
        person_id: of.person_id,
        serial: None,
        code: None,
        state: CertificateState::PendingApproval,
        requested_by: by,
        approved_by: None,
        awarded_on: None,
        expires_on: None,
        facts: None,
        predecessor_id: None,
        succession: None,
        reason_key: None,
        reason: None,
        pdf_sha256: None,
        version: 1,
        language: None,
        appearance: None,
    }
}

pub fn facts(holder: &str) -> CertificateFacts {
    CertificateFacts {
        holder_name: holder.into(),
        latin_name: None,
        academy_name: "INK Academy".into(),
        academy_town: "Leeds".into(),
        course_title: "Level 4 Certificate in Scalp Micropigmentation".into(),
        level: Some(4),
        kind: QualificationKind::Academy,
        register_number: None,
        awarding_body: None,
        awarded_on: today(),
        expires_on: NaiveDate::from_ymd_opt(2029, 11, 20),
        total_hours: 185,
        guided_hours: 90,
        techniques: vec![CertifiedTechnique {
            key: "hairline".into(),
            name: "Hairline".into(),
            supervised_cases: 3,
        }],
        techniques_not_certified: Vec::new(),
        supervised_minutes: 3000,
        theory_minutes: 2400,
        independent_minutes: 5700,
        units: Vec::new(),
        assessors: vec!["Abel Okafor".into()],
        quality_assurers: Vec::new(),
        supervisors: 1,
        documents_shown: vec![ShownDocument {
            kind: "treatment_insurance".into(),
            name: "Treatment insurance".into(),
            covers_techniques: true,
            valid_for_months: None,
        }],
        language: "en".into(),
        replacement: false,
    }
}
