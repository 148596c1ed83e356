//! The sample academy: plainly made-up people at every stage, the same in the demo and in the tests, with all dates told
//! from today. Certificates go through the workflows that the pages use, so that their files and events are real.
//!
//! Known by [`crate::commands`] and the tests only.

mod appearances;
mod assessments;
mod calendar;
mod certificates;
mod enrolling;
mod founding;
mod ids;
mod logbook;
mod outcome;
mod papers;
mod people;
mod play;
mod queues;
mod roster;
mod small_files;
mod step;
mod stories;
mod tell;
mod westward;

use chrono::{DateTime, Days, Utc};

use crate::{
    App,
    domain::{
        ids::{CertificateId, PersonId},
        signed_content::SignError,
        states::CohortState,
        text::TextError,
    },
    storage::{StorageError, Tx},
    workflows::{certificate_step::CertificateError, save_appearance::AppearanceError},
};

use calendar::{Calendar, at, utc};
use enrolling::Place;
use founding::{Course, Run};
use step::Steps;

pub use ids::id;
pub use outcome::{Sample, SampleCertificate, SignIn, mistyped, nobodys_code, set_passwords};
pub use roster::{Class, Learner, Stage};

/// Why the sample could not be filled in.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The database or the file store.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A shipped course does not parse.
    #[error("a course of the sample: {0}")]
    Course(String),
    /// A countersignature was refused.
    #[error(transparent)]
    Signature(#[from] SignError),
    /// A text of the sample is not one that people could type.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A step of a certificate was refused.
    #[error("certificate {0}: {1}")]
    Certificate(CertificateId, Box<CertificateError>),
    /// How certificates look was refused.
    #[error(transparent)]
    Appearance(#[from] AppearanceError),
    /// Something that the sample promises is not in it.
    #[error("the sample lacks {0}")]
    Missing(&'static str),
}

/// Fills an empty installation with both academies, as of a moment. Nobody can sign in until passwords are set.
pub async fn fill(app: &App, now: DateTime<Utc>) -> Result<Sample, SampleError> {
    let calendar = Calendar::new(now);
    let learners = roster::learners();
    let owner: PersonId = id("person/ada");
    let member = people::STAFF.first().ok_or(SampleError::Missing("ada"))?;
    let tx = app.store.begin().await?;
    let identity = ("sample", "Sample Academy", "Cardiff", "SA");
    let academy = founding::found(&tx, identity, member, &calendar).await?;
    let courses = courses(&tx, academy.id, owner, &calendar).await?;
    tx.commit().await.map_err(StorageError::from)?;
    let settled = utc(at(founding::first_day(&calendar), 9, 45));
    appearances::of_the_sample_academy(app, academy.id, (owner, settled)).await?;

    let mut steps = Steps::default();
    founding::staff(&mut steps, academy.id, owner, |member| member.roles, &["ada"], &calendar);
    let places = cohorts(&mut steps, academy.id, owner, &courses, &calendar);
    let mut books: Vec<_> =
        learners.iter().map(|learner| (*learner, logbook::logbook(academy.id, learner, &calendar))).collect();
    queues::leave_unsigned(&mut books, &calendar);
    let mut cabinet = papers::Cabinet {
        academy: academy.id,
        reviewer: id("person/bashir"),
        calendar: &calendar,
        files: Vec::new(),
    };
    for (learner, book) in books {
        let (place, course) =
            (places[learner.class as usize], &courses[usize::from(learner.class != Class::Closed)]);
        enrolling::tell(&mut steps, &learner, place, &calendar);
        cabinet.tell(&mut steps, &learner, &course.spec, enrolling::enrolled_on(&learner, &calendar));
        let done = book.entries.iter().filter(|entry| entry.technique.is_some() || entry.on_public);
        if let Some(done) = done.map(|entry| entry.ended_at.date()).max() {
            let about = (academy.id, &learner);
            assessments::tell(&mut steps, about, &course.spec, &book.cases, done, &calendar);
        }
        tell::logbook(&mut steps, &learner, book, &calendar)?;
    }
    stories::tell(&mut steps, &learners, &calendar);
    for file in cabinet.files {
        app.files.documents.put(file.bytes).await?;
    }
    play::play(app, academy.id, steps).await?;
    let other = westward::fill(app, &calendar).await?;
    Sample::read(app, academy, other, learners, calendar.today).await
}

/// New Mexico first, whose certificates this academy lets last twelve months; then Level 4 and Oregon.
async fn courses(
    tx: &Tx,
    academy: crate::domain::ids::AcademyId,
    owner: PersonId,
    calendar: &Calendar,
) -> Result<[Course; 3], SampleError> {
    let by = (owner, utc(at(founding::first_day(calendar), 9, 30)));
    Ok([
        founding::publish(tx, academy, include_str!("../../courses/new-mexico.toml"), Some(12), by).await?,
        founding::publish(tx, academy, include_str!("../../courses/smp-level-4.toml"), None, by).await?,
        founding::publish(tx, academy, include_str!("../../courses/oregon.toml"), None, by).await?,
    ])
}

/// One cohort in each state; where trainees of each class are enrolled.
fn cohorts(
    steps: &mut Steps,
    academy: crate::domain::ids::AcademyId,
    owner: PersonId,
    courses: &[Course; 3],
    calendar: &Calendar,
) -> [Place; 3] {
    let [closed, running, open] =
        [Class::Closed, Class::Running, Class::Open].map(|class| logbook::first_monday(class, calendar));
    let planned = calendar.monday(0) + Days::new(91);
    let [new_mexico, level_4, oregon] = courses;
    let name = |title: &str, day: chrono::NaiveDate| format!("{title}, {}", day.format("%B %Y"));
    let mut cohort = |key, name, course: &Course, (starts_on, days), capacity, lead, state| {
        let version = course.version;
        let ends_on = starts_on + Days::new(days);
        let run = Run { key, name, version, starts_on, ends_on, capacity, lead, state };
        let cohort = founding::cohort(steps, academy, owner, run, calendar);
        Place { academy, cohort, version }
    };
    let places = [
        cohort(
            "closed",
            name("New Mexico", closed),
            new_mexico,
            (closed, 244),
            24,
            "dmitri",
            CohortState::Closed,
        ),
        cohort(
            "running",
            name("Level 4", running),
            level_4,
            (running, 335),
            30,
            "carys",
            CohortState::Running,
        ),
        cohort("open", name("Level 4", open), level_4, (open, 335), 16, "efua", CohortState::Open),
    ];
    cohort("planned", name("Oregon", planned), oregon, (planned, 400), 12, "carys", CohortState::Planned);
    places
}
