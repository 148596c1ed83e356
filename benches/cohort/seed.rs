//! A folder with a cohort of which everybody is ready, filled by one process and measured by another.

use std::path::Path;

use countersign::domain::{
    ids::{AcademyId, CohortId, EnrolmentId, PersonId},
    words::Role,
};
use serde::{Deserialize, Serialize};

use super::{
    app::TestApp,
    people::{Crew, crew, eligible_in, person},
};

/// Who is in a folder.
#[derive(Serialize, Deserialize)]
pub struct Cohort {
    pub academy: AcademyId,
    pub owner: PersonId,
    pub manager: PersonId,
    pub cohort: CohortId,
    pub enrolments: Vec<EnrolmentId>,
}

const LIST: &str = "cohort.json";

impl Cohort {
    /// Fills an empty folder with so many trainees, in groups of four, each group with a trainer.
    pub async fn fill(folder: &Path, trainees: usize) {
        std::fs::create_dir_all(folder).unwrap();
        let app = TestApp::open(folder).await;
        let crew = crew(&app, "Sample Academy", "BN").await;
        let cohort = Self {
            academy: crew.academy,
            owner: crew.owner,
            manager: crew.manager,
            cohort: crew.cohort,
            enrolments: enrolled(&app, &crew, trainees).await,
        };
        std::fs::write(folder.join(LIST), serde_json::to_vec(&cohort).unwrap()).unwrap();
        app.app.store.close().await.unwrap();
    }

    /// Who is in a filled folder.
    pub fn of(folder: &Path) -> Self {
        serde_json::from_slice(&std::fs::read(folder.join(LIST)).unwrap()).unwrap()
    }
}

/// Trainees who meet every requirement.
async fn enrolled(app: &TestApp, crew: &Crew, count: usize) -> Vec<EnrolmentId> {
    let techniques: Vec<String> = crew.spec.techniques.iter().map(|t| t.key.clone()).collect();
    let mut enrolments = Vec::with_capacity(count);
    let mut group = None;
    for number in 0..count {
        if number % 4 == 0 {
            let tx = app.store().begin().await.unwrap();
            let name = format!("Trainer {number}");
            let trainer = person(&tx, crew.academy, &name, &techniques, &[Role::Trainer]).await;
            tx.commit().await.unwrap();
            group = Some(Crew { trainer, spec: crew.spec.clone(), ..*crew });
        }
        let name = format!("Łucja Świątek-Ŵyn {number:04}");
        enrolments.push(eligible_in(app, group.as_ref().unwrap(), &name).await.enrolment);
    }
    enrolments
}
