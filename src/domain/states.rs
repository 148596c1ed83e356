//! The tables of states and moves, as the glossary has them.

use super::state_machine::{moves, named};

named! {
    /// The state of a course version. A published one is immutable.
    pub enum CourseVersionState("course version") {
        /// Being written; may be replaced by another import.
        Draft = "draft",
        /// In use; immutable.
        Published = "published",
        /// No new cohorts; enrolments that pin it go on.
        Retired = "retired",
    }
}
moves! {
    /// Moves of a course version.
    pub enum CourseVersionMove(CourseVersionState, "course version") {
        Publish = "publish": Draft => Published,
        Retire = "retire": Published => Retired,
    }
}

named! {
    /// The state of a cohort.
    pub enum CohortState("cohort") {
        /// Dates are set, nobody may enrol yet.
        Planned = "planned",
        /// Trainees can be enrolled.
        Open = "open",
        /// The course has begun.
        Running = "running",
        /// The course is over.
        Closed = "closed",
        /// It will not take place.
        Cancelled = "cancelled",
    }
}
moves! {
    /// Moves of a cohort.
    pub enum CohortMove(CohortState, "cohort") {
        Open = "open": Planned => Open,
        Start = "start": Open => Running,
        Close = "close": Running => Closed,
        Cancel = "cancel": Planned | Open => Cancelled,
    }
}

named! {
    /// The state of an enrolment.
    pub enum EnrolmentState("enrolment") {
        /// Asked for, not yet begun.
        Applied = "applied",
        /// The trainee is learning.
        Active = "active",
        /// Interrupted; nothing counts meanwhile.
        Paused = "paused",
        /// The certificate was issued.
        Completed = "completed",
        /// Left without finishing.
        Withdrawn = "withdrawn",
    }
}
moves! {
    /// Moves of an enrolment.
    pub enum EnrolmentMove(EnrolmentState, "enrolment") {
        Activate = "activate": Applied => Active,
        Pause = "pause": Active => Paused,
        Resume = "resume": Paused => Active,
        Complete = "complete": Active => Completed,
        Withdraw = "withdraw": Applied | Active | Paused => Withdrawn,
        Reopen = "reopen": Completed | Withdrawn => Active,
    }
}

named! {
    /// The state of an hours entry; a case session has the same.
    pub enum EntryState("hours entry") {
        /// Only its author sees it.
        Draft = "draft",
        /// Waiting for the supervisor.
        Submitted = "submitted",
        /// Signed by the supervisor; can no longer be edited.
        Countersigned = "countersigned",
        /// Sent back with a reason.
        Rejected = "rejected",
        /// Was signed, then declared void with a reason; visible for good.
        Voided = "voided",
    }
}
moves! {
    /// Moves of an hours entry or a case session.
    pub enum EntryMove(EntryState, "hours entry") {
        Submit = "submit": Draft => Submitted,
        Countersign = "countersign": Submitted => Countersigned,
        Reject = "reject": Submitted => Rejected,
        Redraft = "redraft": Rejected => Draft,
        Void = "void": Countersigned => Voided,
        TakeBack = "take_back": Submitted => Draft,
    }
}

named! {
    /// The state of a treatment case.
    pub enum CaseState("treatment case") {
        /// No session has been held.
        Planned = "planned",
        /// At least one session was held.
        InTreatment = "in_treatment",
        /// All sessions were held; the skin heals.
        Healing = "healing",
        /// The healed result was reviewed.
        Complete = "complete",
        /// Ended early, with a reason.
        Abandoned = "abandoned",
    }
}
moves! {
    /// Moves of a treatment case.
    pub enum CaseMove(CaseState, "treatment case") {
        Begin = "begin": Planned => InTreatment,
        Heal = "heal": InTreatment => Healing,
        Complete = "complete": Healing => Complete,
        Abandon = "abandon": Planned | InTreatment | Healing => Abandoned,
    }
}

named! {
    /// The state of a document. *Expired* is derived from its date, never stored.
    pub enum DocumentState("document") {
        /// Waiting for a reviewer.
        Uploaded = "uploaded",
        /// Accepted by a reviewer.
        Approved = "approved",
        /// Refused by a reviewer, with a reason.
        Rejected = "rejected",
        /// Its approval was taken back, with a reason.
        Withdrawn = "withdrawn",
        /// Its owner took it back before anybody had looked at it.
        TakenBack = "taken_back",
    }
}
moves! {
    /// Moves of a document.
    pub enum DocumentMove(DocumentState, "document") {
        Approve = "approve": Uploaded => Approved,
        Reject = "reject": Uploaded => Rejected,
        Withdraw = "withdraw": Approved => Withdrawn,
        TakeBack = "take_back": Uploaded => TakenBack,
    }
}

named! {
    /// The state of an assessment.
    pub enum AssessmentState("assessment") {
        /// Arranged, not yet decided.
        Planned = "planned",
        /// The assessor has decided.
        Decided = "decided",
        /// An IQA sampled it and agreed.
        Confirmed = "confirmed",
        /// An IQA sampled it and sent it back.
        Returned = "returned",
    }
}
moves! {
    /// Moves of an assessment.
    pub enum AssessmentMove(AssessmentState, "assessment") {
        Decide = "decide": Planned | Returned => Decided,
        Confirm = "confirm": Decided => Confirmed,
        Return = "return": Decided => Returned,
        Correct = "correct": Decided => Decided,
    }
}

named! {
    /// The state of a certificate. *Expired* is derived from its date, never stored.
    pub enum CertificateState("certificate") {
        /// One person asked for it; a second must approve.
        PendingApproval = "pending_approval",
        /// The request was refused, or taken back, before anything was issued.
        Declined = "declined",
        /// Approved and frozen; its file is being made.
        Preparing = "preparing",
        /// Issued.
        Active = "active",
        /// For the time being not to be relied on.
        Suspended = "suspended",
        /// Withdrawn for good.
        Revoked = "revoked",
        /// Another certificate took its place.
        Superseded = "superseded",
    }
}
moves! {
    /// Moves of a certificate.
    pub enum CertificateMove(CertificateState, "certificate") {
        Approve = "approve": PendingApproval => Preparing,
        Decline = "decline": PendingApproval => Declined,
        Issue = "issue": Preparing => Active,
        Suspend = "suspend": Active => Suspended,
        Reinstate = "reinstate": Suspended => Active,
        Revoke = "revoke": Active | Suspended => Revoked,
        Supersede = "supersede": Active | Suspended => Superseded,
    }
}
