//! People and an enrolment that meets every requirement, made through storage on the Level 4 course that ships.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use countersign::{
    domain::{
        academy::Academy,
        assessment::Assessment,
        case::{CaseSession, TreatmentCase},
        cohort::Cohort,
        course_spec::{self, CourseSpec},
        document::Document,
        enrolment::Enrolment,
        hours::HoursEntry,
        ids::*,
        person::{Person, RoleGrant},
        signed_content,
        states::*,
        words::*,
    },
    storage::{
        Tx, academies, assessments, cases, cohorts, countersignatures, countersignatures::Subject, courses,
        documents, enrolments, hours, people,
    },
};

use super::app::{TestApp, noon};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An academy with one person in each role, a published Level 4 course and a running cohort.
pub struct Crew {
    pub academy: AcademyId,
    pub owner: PersonId,
    pub manager: PersonId,
    pub trainer: PersonId,
    pub assessor: PersonId,
    pub iqa: PersonId,
    pub auditor: PersonId,
    pub cohort: CohortId,
    pub course_version: CourseVersionId,
    pub spec: CourseSpec,
}

/// A trainee who may be issued a certificate today, and the people around them.
pub struct Eligible {
    pub academy: AcademyId,
    pub owner: PersonId,
    pub manager: PersonId,
    pub trainer: PersonId,
    pub assessor: PersonId,
    pub trainee: PersonId,
    pub enrolment: EnrolmentId,
    pub cohort: CohortId,
}

/// A person, with these roles in an academy since the start of the year. The address is made from the name.
pub async fn person(
    tx: &Tx,
    academy: AcademyId,
    name: &str,
    techniques: &[String],
    roles: &[Role],
) -> PersonId {
    let id = PersonId::fresh();
    let person = Person {
        id,
        email: format!("{id}@example.org"),
        full_name: name.to_owned(),
        latin_name: None,
        born_on: Some(day("1990-05-17")),
        locale: "en".into(),
    };
    people::insert(tx, &person, noon()).await.unwrap();
    for role in roles {
        let techniques = if *role == Role::Trainer { techniques.to_vec() } else { Vec::new() };
        let grant = RoleGrant {
            id: GrantId::fresh(),
            academy_id: academy,
            person_id: id,
            role: *role,
            techniques,
            valid_from: day("2026-01-01"),
            valid_to: None,
        };
        people::insert_grant(tx, &grant, None, noon()).await.unwrap();
    }
    id
}

/// An academy of this name and serial prefix, with everybody it takes to issue a certificate.
pub async fn crew(app: &TestApp, name: &str, prefix: &str) -> Crew {
    let spec = course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
    crew_teaching(app, name, prefix, spec).await
}

/// The same with a course of the test's own.
pub async fn crew_teaching(app: &TestApp, name: &str, prefix: &str, spec: CourseSpec) -> Crew {
    let tx = app.store().begin().await.unwrap();
    let academy = Academy {
        id: AcademyId::fresh(),
        name: name.to_owned(),
        town: "Cardiff".into(),
        country: "GB".into(),
        contact_email: "office@academy.example".into(),
        time_zone: "Europe/London".into(),
        created_at: noon(),
    };
    academies::insert(&tx, &academy, prefix).await.unwrap();
    let techniques: Vec<String> = spec.techniques.iter().map(|t| t.key.clone()).collect();
    let of = async |name: &str, role| person(&tx, academy.id, name, &techniques, &[role]).await;
    let (owner, manager) = (of("Olwen Owner", Role::Owner).await, of("Marek Manager", Role::Manager).await);
    let (trainer, assessor) =
        (of("Tove Trainer", Role::Trainer).await, of("Ada Assessor", Role::Assessor).await);
    let (iqa, auditor) = (of("Ivo Checker", Role::Iqa).await, of("Una Auditor", Role::Auditor).await);
    let course_version = courses::insert_draft(&tx, academy.id, &spec, noon()).await.unwrap();
    courses::update_published(&tx, academy.id, course_version, owner, noon()).await.unwrap();
    let cohort = Cohort {
        id: CohortId::fresh(),
        academy_id: academy.id,
        course_version_id: course_version,
        name: "Spring 2026".into(),
        starts_on: day("2026-01-05"),
        ends_on: day("2026-12-18"),
        capacity: 12,
        lead_trainer_id: Some(trainer),
        state: CohortState::Running,
    };
    cohorts::insert(&tx, &cohort, noon()).await.unwrap();
    tx.commit().await.unwrap();
    let (academy, cohort) = (academy.id, cohort.id);
    Crew { academy, owner, manager, trainer, assessor, iqa, auditor, cohort, course_version, spec }
}

/// The sample academy with one trainee who meets every requirement.
pub async fn eligible_trainee(app: &TestApp) -> Eligible {
    let crew = crew(app, "Sample Academy", "SA").await;
    eligible_in(app, &crew, "Siân Ŵyn Prys").await
}

/// One more trainee of a crew who meets every requirement.
pub async fn eligible_in(app: &TestApp, crew: &Crew, name: &str) -> Eligible {
    let (trainee, enrolment) = enrolled(app, crew, name).await;
    let record = Record { crew, trainee, enrolment };
    let tx = app.store().begin().await.unwrap();
    record.hours(&tx).await;
    record.cases(&tx).await;
    record.assessments(&tx).await;
    record.documents(&tx).await;
    tx.commit().await.unwrap();
    Eligible {
        academy: crew.academy,
        owner: crew.owner,
        manager: crew.manager,
        trainer: crew.trainer,
        assessor: crew.assessor,
        trainee,
        enrolment,
        cohort: crew.cohort,
    }
}

/// A trainee on the crew's course with their identity checked and nothing else done.
pub async fn enrolled(app: &TestApp, crew: &Crew, name: &str) -> (PersonId, EnrolmentId) {
    let tx = app.store().begin().await.unwrap();
    let trainee = person(&tx, crew.academy, name, &[], &[Role::Trainee]).await;
    let enrolment = Enrolment {
        id: EnrolmentId::fresh(),
        academy_id: crew.academy,
        person_id: trainee,
        course_version_id: crew.course_version,
        cohort_id: crew.cohort,
        state: EnrolmentState::Active,
        starts_on: day("2026-01-05"),
        ends_on: None,
        identity_checked_on: Some(day("2026-01-05")),
        identity_checked_by: Some(crew.manager),
    };
    enrolments::insert(&tx, &enrolment, noon()).await.unwrap();
    tx.commit().await.unwrap();
    (trainee, enrolment.id)
}

struct Record<'a> {
    crew: &'a Crew,
    trainee: PersonId,
    enrolment: EnrolmentId,
}

impl Record<'_> {
    /// One stretch of ten hours a day from February on, until each category is full.
    async fn hours(&self, tx: &Tx) {
        let mut on = day("2026-02-02");
        for (category, days) in [
            (HoursCategory::Theory, 4),
            (HoursCategory::SupervisedPractice, 5),
            (HoursCategory::Independent, 10),
        ] {
            for _ in 0..days {
                self.entry(tx, category, on.and_hms_opt(8, 0, 0).unwrap()).await;
                on = on + Days::new(1);
            }
        }
    }

    async fn entry(&self, tx: &Tx, category: HoursCategory, started_at: NaiveDateTime) {
        let mut entry = HoursEntry {
            id: HoursEntryId::fresh(),
            academy_id: self.crew.academy,
            enrolment_id: self.enrolment,
            trainee_id: self.trainee,
            category,
            technique: None,
            started_at,
            clock_shift: 0,
            ended_at: started_at + TimeDelta::hours(10),
            on_public: false,
            supervisor_id: Some(self.crew.trainer),
            note: String::new(),
            state: EntryState::Submitted,
            reason: None,
            version: 1,
        };
        let signature = entry.countersign(self.crew.trainer, noon()).unwrap();
        entry.state = signature.state;
        hours::insert(tx, &entry, noon()).await.unwrap();
        let content = signed_content::of_hours_entry(&entry);
        let subject = Subject::HoursEntry(entry.id);
        countersignatures::insert(tx, self.crew.academy, subject, &signature, "test", &content)
            .await
            .unwrap();
    }

    /// Three complete cases of each of four techniques, one of them on a woman.
    async fn cases(&self, tx: &Tx) {
        let techniques = ["hairline", "density", "scar_camouflage", "touch_up"];
        for (i, technique) in techniques.iter().flat_map(|t| [t; 3]).enumerate() {
            let first = day("2026-03-02") + Days::new(i as u64);
            self.case(tx, technique, i, &[first, first + Days::new(28)]).await;
        }
    }

    async fn case(&self, tx: &Tx, technique: &str, i: usize, days: &[NaiveDate]) {
        let case = TreatmentCase {
            id: CaseId::fresh(),
            academy_id: self.crew.academy,
            enrolment_id: self.enrolment,
            technique: technique.to_owned(),
            client_ref: format!("client-{i}"),
            client_sex: if i.is_multiple_of(3) { ClientSex::Woman } else { ClientSex::Man },
            age_band: AgeBand::From30,
            adult_checked: true,
            skin_type: Some(3),
            contraindications: Vec::new(),
            screened_on: Some(day("2026-02-20")),
            patch_tested_on: Some(day("2026-02-20")),
            patch_tested_time: NaiveTime::from_hms_opt(15, 0, 0),
            patch_result: Some(PatchResult::Clear),
            consented_on: Some(day("2026-02-25")),
            aftercare_on: None,
            healed_reviewed_on: Some(day("2026-06-01")),
            healed_reviewed_by: Some(self.crew.trainer),
            spacing_override: None,
            state: CaseState::Complete,
            reason: None,
            sessions: Vec::new(),
            version: 1,
        };
        cases::insert(tx, &case, noon()).await.unwrap();
        for (number, on) in (1..).zip(days) {
            let started_at = on.and_hms_opt(18, 30, 0).unwrap();
            let mut session = CaseSession {
                id: CaseSessionId::fresh(),
                case_id: case.id,
                number,
                started_at,
                clock_shift: 0,
                ended_at: started_at + TimeDelta::hours(1),
                supervisor_id: Some(self.crew.trainer),
                asked_again: Some(AskedAgain::Unchanged),
                change: String::new(),
                aftercare_on: Some(*on),
                note: String::new(),
                state: EntryState::Submitted,
                reason: None,
                version: 1,
            };
            let signature = session.countersign(&case, self.trainee, self.crew.trainer, noon()).unwrap();
            session.state = signature.state;
            cases::insert_session(tx, self.crew.academy, &session, noon()).await.unwrap();
            let content = signed_content::of_case_session(&session, &case, self.trainee);
            let subject = Subject::CaseSession(session.id);
            countersignatures::insert(tx, self.crew.academy, subject, &signature, "test", &content)
                .await
                .unwrap();
        }
    }

    /// Every criterion met, and three observations passed on three clients by the assessor.
    async fn assessments(&self, tx: &Tx) {
        for (_, criterion) in self.crew.spec.criteria() {
            self.decided(tx, AssessmentKind::Criterion, Some(criterion.reference.clone()), None).await;
        }
        for client in ["client-0", "client-3", "client-6"] {
            self.decided(tx, AssessmentKind::Observation, None, Some(client.to_owned())).await;
        }
    }

    async fn decided(
        &self,
        tx: &Tx,
        kind: AssessmentKind,
        criterion: Option<String>,
        client_ref: Option<String>,
    ) {
        let assessment = Assessment {
            id: AssessmentId::fresh(),
            academy_id: self.crew.academy,
            enrolment_id: self.enrolment,
            kind,
            criterion,
            technique: client_ref.as_ref().map(|_| "hairline".to_owned()),
            client_ref,
            assessor_id: Some(self.crew.assessor),
            outcome: Some(AssessmentOutcome::Met),
            decided_on: Some(day("2026-10-01")),
            sampled: false,
            iqa_id: None,
            comment: String::new(),
            state: AssessmentState::Decided,
            version: 1,
        };
        assessments::insert(tx, &assessment, noon()).await.unwrap();
    }

    /// Every required document, approved and valid for two years.
    async fn documents(&self, tx: &Tx) {
        for rule in &self.crew.spec.rules.documents {
            self.document(tx, &rule.kind).await;
        }
    }

    async fn document(&self, tx: &Tx, kind: &str) {
        let document = approved_document(self.crew, self.trainee, kind);
        documents::insert(tx, &document, "paper.pdf").await.unwrap();
    }
}

/// An approved document of a type, issued in June 2026 and valid for two years.
pub fn approved_document(crew: &Crew, person: PersonId, kind: &str) -> Document {
    Document {
        id: DocumentId::fresh(),
        academy_id: crew.academy,
        person_id: person,
        kind: kind.to_owned(),
        issuer: "Somebody Ltd".into(),
        reference: "R-1".into(),
        issued_on: day("2026-06-01"),
        expires_on: Some(day("2028-06-01")),
        covers: crew.spec.techniques.iter().map(|t| t.key.clone()).collect(),
        state: DocumentState::Approved,
        reason: None,
        sha256: "0".repeat(64),
        media_type: "application/pdf".into(),
        size: 1000,
        uploaded_at: noon(),
        reviewed_by: Some(crew.manager),
        reviewed_at: Some(noon()),
        withdrawn_by: None,
        withdrawn_at: None,
    }
}

/// One more role for a person since the start of the year.
pub async fn granted(app: &TestApp, academy: AcademyId, person: PersonId, role: Role) {
    let tx = app.store().begin().await.unwrap();
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id: academy,
        person_id: person,
        role,
        techniques: Vec::new(),
        valid_from: day("2026-01-01"),
        valid_to: None,
    };
    people::insert_grant(&tx, &grant, None, noon()).await.unwrap();
    tx.commit().await.unwrap();
}
