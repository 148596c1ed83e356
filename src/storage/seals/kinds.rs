//! Which tables and columns are sealed. Tables may be added, and the columns of each may grow at the end of its list; their order never
//! changes. What is left out, and why, stands in the test of it (`tests/commands/sealed_schema.rs`).

use sea_orm::{ConnectionTrait, prelude::Uuid};

use super::{
    super::{Result, entities},
    rows::{Reading, Sealed, newest_events},
};

/// Makes the kinds of rows, their tables, ids, columns and entities out of one list.
macro_rules! kinds {
    ($($kind:ident $table:ident $id:ident [$($column:ident)+])+) => {
        /// A kind of row that decides what somebody is told or may do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(in crate::storage) enum Kind {
            $($kind,)+
            /// An academy's newest event, and with it all of those before.
            Chain,
        }

        impl Kind {
            pub(super) const ALL: &[Self] = &[$(Self::$kind,)+ Self::Chain];

            /// The table.
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($table),)+
                    Self::Chain => "event",
                }
            }

            /// The column that names what is sealed.
            pub(super) fn id_column(self) -> &'static str {
                match self {
                    $(Self::$kind => stringify!($id),)+
                    Self::Chain => "academy_id",
                }
            }

            pub(super) fn columns(self) -> &'static [&'static str] {
                match self {
                    $(Self::$kind => &[$(stringify!($column)),+],)+
                    Self::Chain => &["number", "hash"],
                }
            }

            /// The rows of some ids, to be sealed or to be judged; those that are not there are left out.
            pub(super) async fn find(
                self,
                db: &impl ConnectionTrait,
                ids: &[Uuid],
                reading: Reading,
            ) -> Result<Vec<Sealed>> {
                match self {
                    $(Self::$kind => self.of_ids::<entities::$table::Entity>(db, ids, reading).await,)+
                    Self::Chain => newest_events(db, ids).await,
                }
            }

            /// Some ids that follow another one, in their order.
            pub(super) async fn ids_after(
                self,
                db: &impl ConnectionTrait,
                after: Option<Uuid>,
                most: u64,
            ) -> Result<Vec<Uuid>> {
                match self {
                    $(Self::$kind => self.after::<entities::$table::Entity>(db, after, most).await,)+
                    Self::Chain => Self::Academy.after::<entities::academy::Entity>(db, after, most).await,
                }
            }
        }
    };
}

kinds! {
    Certificate certificate id [
        academy_id enrolment_id person_id serial code state requested_by requested_at approved_by approved_at
        awarded_on expires_on facts facts_sha256 predecessor_id succession evidence_document_id new_name reason_key
        reason state_changed_at pdf_sha256 version language appearance_version new_latin_name
    ]
    Document document id [
        academy_id person_id kind issuer reference issued_on expires_on covers state reason sha256 media_type size
        file_name uploaded_at reviewed_by reviewed_at withdrawn_by withdrawn_at
    ]
    // Not the next serial, which counts by itself.
    Academy academy id [
        name town country contact_email time_zone serial_prefix created_at
    ]
    // Not the language, which anybody changes for themself.
    Person person id [
        email full_name search_name born_on password_hash created_at erased_at password_ended_at latin_name
    ]
    RoleGrant role_grant id [
        academy_id person_id role techniques valid_from valid_to granted_by created_at ended_at reason confirmed_by
        confirmed_at
    ]
    AcademyLock academy_lock id [
        academy_id person_id reason locked_at locked_by unlocked_at unlocked_by
    ]
    // Not the device, not which academy is switched on, and not when it was last used.
    Session session id [
        person_id token_sha256 created_at expires_at revoked_at
    ]
    AccountLink account_link id [
        purpose person_id token_sha256 created_at expires_at used_at session_id
    ]
    Joining joining id [
        academy_id person_id email roles techniques cohort_id enrolment_id starts_on asked_by asked_at expires_at
        state settled_at session_id
    ]
    AddressChange address_change id [
        person_id email academy_id asked_by asked_at expires_at token_sha256 settled_at session_id
    ]
    RecordChange record_change id [
        person_id academy_id name_before born_on_before name born_on asked_by asked_at settled_at
        latin_name_before latin_name
    ]
    Course course id [
        academy_id key title created_at
    ]
    CourseVersion course_version id [
        academy_id course_id number state spec spec_sha256 created_at published_at published_by
    ]
    Cohort cohort id [
        academy_id course_version_id name starts_on ends_on capacity lead_trainer_id state created_at
    ]
    Enrolment enrolment id [
        academy_id person_id course_version_id cohort_id state starts_on ends_on identity_checked_on
        identity_checked_by created_at identity_document_id
    ]
    Hold hold id [
        academy_id enrolment_id reason opened_by opened_at cleared_by cleared_at
    ]
    HoursEntry hours_entry id [
        academy_id enrolment_id trainee_id category technique started_at ended_at clock_shift on_public
        supervisor_id note state reason version created_at
    ]
    TreatmentCase treatment_case id [
        academy_id enrolment_id technique client_ref client_sex age_band adult_checked skin_type contraindications
        screened_on patch_tested_on patch_tested_time patch_result consented_on aftercare_on healed_reviewed_on
        healed_reviewed_by spacing_override_by spacing_override_on spacing_override_reason state reason version
        created_at
    ]
    CaseSession case_session id [
        academy_id case_id number started_at ended_at clock_shift supervisor_id asked_again change aftercare_on
        note state reason version created_at
    ]
    Countersignature countersignature id [
        academy_id hours_entry_id case_session_id signer_id signed_at method content content_sha256
    ]
    Assessment assessment id [
        academy_id enrolment_id kind criterion technique client_ref assessor_id outcome decided_on sampled iqa_id
        comment state version created_at iqa_comment
    ]
    CertificateAsked certificate_asked certificate_id [
        academy_id shown
    ]
    CertificateDoubt certificate_doubt id [
        academy_id certificate_id cause subject_id reason raised_by raised_at outcome settled_by settled_at note
    ]
    // Not what keeps it from going on.
    IssueJob issue_job id [
        academy_id cohort_id approved_by approved_at finished_at session_id
    ]
    Answering answering id [
        academy_id person_id answered_by since confirmed_by confirmed_at
    ]
    IssueItem issue_item id [
        job_id certificate_id version state refusal settled_at shown
    ]
    Appearance appearance id [
        academy_id version content saved_by saved_at
    ]
    // Not when it is tried, nor what came of it.
    Mail mail id [
        academy_id dedup_key to_address template subject text html created_at link_id
    ]
    CertificateRendition certificate_rendition id [
        sha256 certificate_id level timestamp_until made_at
    ]
}

impl Kind {
    /// Whether a person's step goes on though the row that it writes was changed behind the program: who locks, signs out or takes
    /// back a role is not to be held up by whoever forged it, and a letter or a request of a job is settled as it stands. Its seal
    /// stays the old one.
    pub(super) fn yields(self) -> bool {
        matches!(
            self,
            Self::Session
                | Self::AccountLink
                | Self::AddressChange
                | Self::Joining
                | Self::RoleGrant
                | Self::AcademyLock
                | Self::Mail
                | Self::IssueJob
                | Self::IssueItem
                | Self::Chain
        )
    }
}
