//! A second academy in the same database, with a record of every kind that a path can name.

use countersign::{
    domain::{
        hold::Hold,
        ids::{HoldId, IssueJobId, JoiningId, MailId, PersonId},
        states::{DocumentState, EntryState},
        words::Role,
    },
    storage::{
        appearances, holds,
        issue_jobs::{self, IssueJob},
        joinings::{self, Joining, JoiningState},
        outbox, people,
        sessions::{self, Lifetime, NewSession},
    },
};

use crate::support::{
    app::noon,
    records::{Fixture, day},
};

pub struct Elsewhere {
    pub records: Fixture,
    /// Whose records they are.
    pub trainee: PersonId,
    ids: Vec<(&'static str, String)>,
}

impl Elsewhere {
    pub async fn new(here: &Fixture) -> Self {
        let records = here.another().await;
        let enrolment = records.enrol("Mona Elsewhere").await;
        let entry = records.entry(&enrolment, day(10, 5), 9, 2, EntryState::Submitted).await;
        let case = records.case(&enrolment, "C-001").await;
        let session = records.session(&case, day(10, 6), EntryState::Submitted).await;
        let document = records.document(enrolment.person_id, "first_aid", DocumentState::Uploaded).await;
        let certificate = records.issue(&enrolment, 77, "Mona Elsewhere").await;
        let hold = Hold {
            id: HoldId::fresh(),
            academy_id: records.academy,
            enrolment_id: enrolment.id,
            reason: "Fees".into(),
            opened_by: records.manager,
            opened_at: noon(),
            cleared_by: None,
            cleared_at: None,
        };
        records.write(async |tx| holds::insert(tx, &hold).await).await.unwrap();
        let mail = outbox::Mail {
            id: MailId::fresh(),
            academy_id: Some(records.academy),
            dedup_key: "elsewhere".into(),
            to: "mona@people.example".into(),
            template: "enrolled".into(),
            subject: "s".into(),
            text: "t".into(),
            html: "h".into(),
            created_at: noon(),
            attempts: 0,
            last_error: None,
            sent_at: None,
            link_id: None,
            dropped_at: None,
        };
        records.write(async |tx| outbox::insert(tx, &mail).await).await.unwrap();
        let owner = records.member("Owner Elsewhere", Role::Owner, &[]).await;
        let grant = people::list_grants(records.store.read(), records.academy, owner).await.unwrap()[0].id;
        let token = countersign::random::Token::fresh().unwrap();
        let session_of = records
            .write(async |tx| {
                let (academy, device) = (None, "elsewhere");
                let new = NewSession {
                    person: owner,
                    token: &token,
                    academy,
                    device,
                    lifetime: Lifetime::default(),
                };
                sessions::insert(tx, new, noon()).await
            })
            .await
            .unwrap()
            .id;
        let picture = countersign::random::sha256_hex(b"elsewhere");
        records
            .write(async |tx| appearances::insert_image(tx, records.academy, &picture, noon()).await)
            .await
            .unwrap();
        let job = IssueJob {
            id: IssueJobId::fresh(),
            academy_id: records.academy,
            cohort_id: records.cohort.id,
            approved_by: records.manager,
            approved_at: noon(),
        };
        records.write(async |tx| issue_jobs::insert(tx, (&job, None), &[]).await).await.unwrap();
        let joining = Joining {
            id: JoiningId::fresh(),
            academy: records.academy,
            person: here.manager,
            email: "manager@people.example".into(),
            roles: vec![Role::Trainee],
            techniques: Vec::new(),
            place: None,
            asked_by: Some(owner),
            session: None,
            asked_at: noon(),
            expires_at: noon() + chrono::TimeDelta::days(14),
            state: JoiningState::Waiting,
        };
        records.write(async |tx| joinings::insert(tx, &joining).await).await.unwrap();
        let ids = vec![
            ("/academy/appearance/pictures/", picture),
            ("/academy/assessments/decisions/", enrolment.id.to_string()),
            ("/academy/assessments/sample/decisions/", enrolment.id.to_string()),
            ("/academy/assessments/", enrolment.id.to_string()),
            ("/academy/cases/", case.id.to_string()),
            ("/academy/certificates/", certificate.id.to_string()),
            ("/academy/cohorts/", records.cohort.id.to_string()),
            ("/academy/courses/", records.course.to_string()),
            ("/academy/documents/", document.id.to_string()),
            ("/academy/enrolments/", enrolment.id.to_string()),
            ("/academy/issues/", job.id.to_string()),
            ("/academy/outbox/", mail.id.to_string()),
            ("/academy/people/invitations/", joining.id.to_string()),
            ("/academy/people/", owner.to_string()),
            ("/academy/queue/sessions/", session.id.to_string()),
            ("/academy/queue/", entry.id.to_string()),
            ("/account/invitations/", joining.id.to_string()),
            ("/account/record/", joining.id.to_string()),
            ("/account/sessions/", session_of.to_string()),
            ("/practitioner/cases/", case.id.to_string()),
            ("/practitioner/certificates/", certificate.id.to_string()),
            ("/practitioner/documents/", document.id.to_string()),
            ("/practitioner/hours/", entry.id.to_string()),
            ("<hold>", hold.id.to_string()),
            ("<case>", case.id.to_string()),
            ("<draft>", entry.id.to_string()),
            ("<record>", entry.id.to_string()),
            ("<grant>", grant.to_string()),
            ("<session>", session.id.to_string()),
        ];
        Self { trainee: enrolment.person_id, records, ids }
    }

    /// What stands for a part of a path that is a word, not an id.
    pub fn word(&self, name: &str) -> Option<String> {
        match name {
            "attempted" => Some("cancel".into()),
            "deed" => Some("suspend".into()),
            "errand" => Some("sign-out".into()),
            "kind" => Some("entries".into()),
            "list" => Some("hours".into()),
            _ => None,
        }
    }

    /// Whether a path names a record that there is one of.
    pub fn names(&self, path: &str) -> bool {
        self.ids.iter().any(|(prefix, _)| path.starts_with(prefix))
    }

    /// The path with the ids of this academy's records.
    pub fn path(&self, path: &str) -> String {
        let first = self.ids.iter().find(|(prefix, _)| path.starts_with(prefix)).map(|(_, id)| id.clone());
        assert!(first.is_some(), "{path} names a record that {} has none of", self.records.academy);
        let mut first = first.into_iter();
        super::filled(path, |name| self.word(name).unwrap_or_default())
            .split('/')
            .zip(path.split('/'))
            .map(|(word, part)| match (word.is_empty() && part.starts_with('<')).then_some(part) {
                None => word.to_owned(),
                Some(part) => first.next().unwrap_or_else(|| self.of(part)),
            })
            .collect::<Vec<_>>()
            .join("/")
    }

    fn of(&self, part: &str) -> String {
        self.ids
            .iter()
            .find(|(name, _)| *name == part)
            .map(|(_, id)| id.clone())
            .unwrap_or_else(|| panic!("no {part}"))
    }
}
