//! The field's small vocabularies: roles, categories, outcomes. What an academy may add to (techniques, document types) is data.

use super::state_machine::named;

named! {
    /// What a person may be in an academy.
    pub enum Role("role") {
        /// Runs the academy; may do everything.
        Owner = "owner",
        /// Runs cohorts and issues certificates.
        Manager = "manager",
        /// Supervises practice and countersigns.
        Trainer = "trainer",
        /// Decides criteria and observed treatments.
        Assessor = "assessor",
        /// Internal quality assurer: samples assessments.
        Iqa = "iqa",
        /// Reads everything, changes nothing.
        Auditor = "auditor",
        /// Learns.
        Trainee = "trainee",
    }
}

named! {
    /// What kind of practice an hours entry is.
    pub enum HoursCategory("hours category") {
        /// Lessons and guided study.
        Theory = "theory",
        /// Practice under the eyes of a supervisor.
        SupervisedPractice = "supervised_practice",
        /// Practice and study on one's own.
        Independent = "independent",
    }
}

named! {
    /// Whether a certificate is part of a national register of qualifications or the academy's own.
    pub enum QualificationKind("kind of qualification") {
        /// On a public register of qualifications, with a number there.
        Regulated = "regulated",
        /// The academy's own certificate.
        Academy = "academy",
    }
}

named! {
    /// What must be done before the first needle.
    pub enum SafetyStep("safety step") {
        /// The medical screening.
        Screening = "screening",
        /// The patch test.
        PatchTest = "patch-test",
        /// The client's consent.
        Consent = "consent",
    }
}

named! {
    /// What a patch test showed.
    pub enum PatchResult("result of a patch test") {
        /// Nothing: the treatment may follow.
        Clear = "clear",
        /// The skin reacted: no treatment.
        Reaction = "reaction",
    }
}

named! {
    /// What the client said before a session, asked whether anything changed since.
    pub enum AskedAgain("answer before a session") {
        /// Nothing changed.
        Unchanged = "unchanged",
        /// Something did, and it is written down.
        Changed = "changed",
    }
}

named! {
    /// What an assessor looked at.
    pub enum AssessmentKind("kind of assessment") {
        /// One criterion of a unit.
        Criterion = "criterion",
        /// A whole treatment on a client, watched.
        Observation = "observation",
    }
}

named! {
    /// An assessor's decision.
    pub enum AssessmentOutcome("assessment outcome") {
        /// The criterion is met, the observation passed.
        Met = "met",
        /// Not yet; to be done again.
        NotMet = "not_met",
    }
}

named! {
    /// What a case records of its client's sex, because some course rules ask for it.
    pub enum ClientSex("client's sex") {
        /// A woman.
        Woman = "woman",
        /// A man.
        Man = "man",
        /// Not recorded.
        NotSaid = "not_said",
    }
}

named! {
    /// A client's age, as coarse as privacy wants it.
    pub enum AgeBand("age band") {
        /// 18 to 29 years.
        From18 = "18-29",
        /// 30 to 44 years.
        From30 = "30-44",
        /// 45 to 59 years.
        From45 = "45-59",
        /// 60 years or over.
        From60 = "60+",
    }
}

named! {
    /// Why a certificate was revoked (the list of the UK awarding bodies).
    pub enum RevocationReason("reason to revoke") {
        /// Claimed before the trainee had finished.
        ClaimedEarly = "claimed_early",
        /// Claimed by mistake.
        ClaimedInError = "claimed_in_error",
        /// The wrong qualification was claimed.
        WrongQualification = "wrong_qualification",
        /// The academy broke the rules.
        CentreMalpractice = "centre_malpractice",
        /// The trainee broke the rules.
        LearnerMalpractice = "learner_malpractice",
        /// The units were wrong.
        IncorrectUnits = "incorrect_units",
        /// Another reason, in words.
        Other = "other",
    }
}

named! {
    /// How a certificate follows another.
    pub enum Succession("kind of succession") {
        /// A new period after an expiry.
        Renewal = "renewal",
        /// A new copy with a new code, the expiry unchanged.
        Replacement = "replacement",
        /// A replacement under a corrected name.
        Correction = "correction",
    }
}

named! {
    /// How somebody checked a code.
    pub enum Channel("channel") {
        /// In a browser.
        Page = "page",
        /// Through the public API.
        Api = "api",
        /// With `countersign certificate verify`.
        Command = "command",
    }
}
