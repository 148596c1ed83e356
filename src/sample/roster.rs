//! Who learns what, since when, and how far they have come.

use super::ids::{Dice, id};
use crate::domain::ids::{EnrolmentId, PersonId};

/// The courses of the academy that trainees are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// New Mexico, over since last year; its certificates last twelve months.
    Closed,
    /// Level 4, under way.
    Running,
    /// Level 4, beginning soon.
    Open,
}

/// How far a trainee has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Enrolled some days ago, nothing done yet.
    JustEnrolled,
    /// Slower than their cohort.
    Behind,
    /// As far as the cohort should be.
    OnPace,
    /// Everything is met; nobody has asked for the certificate.
    Ready,
    /// Everything but the insurance, which ended yesterday.
    InsuranceExpired,
    /// Everything, but a hold is open.
    OnHold,
    /// Interrupted.
    Paused,
    /// Left.
    Withdrawn,
    /// The certificate is asked for and waits for a second person.
    AwaitingApproval,
    /// Everything is met, and the request was declined.
    Declined,
    /// A certificate was issued.
    Certified,
}

/// A trainee of the sample.
#[derive(Clone, Copy, Debug)]
pub struct Learner {
    /// Their key, e.g. `sian`; also their address, `sian@sample.example`.
    pub key: &'static str,
    /// Where they learn.
    pub class: Class,
    /// How far they have come.
    pub stage: Stage,
    /// The place in their class, from 0.
    pub(super) place: usize,
}

impl Learner {
    /// Who.
    pub fn person(&self) -> PersonId {
        id(&format!("person/{}", self.key))
    }

    /// Their enrolment.
    pub fn enrolment(&self) -> EnrolmentId {
        id(&format!("enrolment/{}", self.key))
    }

    /// Whether everything the course asks for has been done.
    pub fn has_finished(&self) -> bool {
        !matches!(
            self.stage,
            Stage::JustEnrolled | Stage::Behind | Stage::OnPace | Stage::Paused | Stage::Withdrawn
        )
    }

    pub(super) fn dice(&self, about: &str) -> Dice {
        Dice::of(&format!("{}/{about}", self.key))
    }
}

/// Trainees who are as far as their neighbours, by class and stage.
const ROSTER: &[(Class, Stage, &[&str])] = &[
    (
        Class::Closed,
        Stage::Certified,
        &[
            "giorgos", "olena", "muhammad", "soren", "isil", "bronwen", "chidi", "emrys", "fatima", "maeve",
            "dana", "anh",
        ],
    ),
    (Class::Closed, Stage::Declined, &["gabor"]),
    (Class::Closed, Stage::Withdrawn, &["idris", "jacinta", "kwame"]),
    (Class::Closed, Stage::Behind, &["leila", "mirela", "nadia", "owain"]),
    (Class::Closed, Stage::Paused, &["priya"]),
    (Class::Closed, Stage::OnHold, &["quentin"]),
    (Class::Running, Stage::Certified, &["sian", "lukasz", "stefan", "somchai", "xiaoming", "amara"]),
    (Class::Running, Stage::AwaitingApproval, &["long", "tegwen"]),
    (Class::Running, Stage::Ready, &["hana", "rosa", "samira"]),
    (Class::Running, Stage::InsuranceExpired, &["tomos", "ulrike"]),
    (Class::Running, Stage::OnHold, &["vera"]),
    (Class::Running, Stage::Paused, &["wanjiru", "ximena"]),
    (Class::Running, Stage::Withdrawn, &["yusuf", "zofia"]),
    (Class::Running, Stage::OnPace, &["aled", "beatriz", "cerys", "deepak", "elin"]),
    (Class::Running, Stage::Behind, &["ffion", "goran", "hywel", "ingrid", "joao"]),
    (
        Class::Open,
        Stage::JustEnrolled,
        &["katya", "liam", "mehmet", "nerys", "oisin", "paloma", "rhys", "sunniva", "tariq", "unathi"],
    ),
];

/// The trainee who lacks exactly twelve hours of supervised practice.
pub(super) const TWELVE_HOURS_SHORT: &str = "ffion";

/// Every trainee.
pub(super) fn learners() -> Vec<Learner> {
    let mut places = [0; 3];
    let mut all = Vec::new();
    for (class, stage, keys) in ROSTER {
        for key in *keys {
            let place = &mut places[*class as usize];
            all.push(Learner { key, class: *class, stage: *stage, place: *place });
            *place += 1;
        }
    }
    all
}
