//! What the page about a file says.

use crate::{
    issuing::{
        inspection::{Finding, Kind},
        revocation_list::Cause,
    },
    web::verdict_words,
    workflows::{
        check_code::PublicAnswer,
        check_file::{CopyKind, FileVerdict, Original},
    },
};

use super::file_page::FilePage;

impl FilePage {
    pub(super) fn tone(&self) -> &'static str {
        match &self.answer.verdict {
            FileVerdict::Issued(of) => of.verdict.tone(),
            FileVerdict::Altered { .. } => "bad",
            // A copy proves nothing, but bad news of the certificate that it names is bad news.
            FileVerdict::Copy { named, .. } if named.verdict.is_good() => "none",
            FileVerdict::Copy { named, .. } => named.verdict.tone(),
            FileVerdict::Unreadable | FileVerdict::NotOurs(_) => "none",
        }
    }

    /// What is read first: bad news of the certificate before anything about the file.
    pub(super) fn headline(&self) -> String {
        let lang = self.page.lang;
        match &self.answer.verdict {
            FileVerdict::Issued(of) if of.verdict.is_good() => self.page.t("file-verdict-active"),
            FileVerdict::Issued(of) => verdict_words::headline(lang, &of.verdict),
            FileVerdict::Copy { named, .. } if !named.verdict.is_good() => {
                verdict_words::headline(lang, &named.verdict)
            }
            // It may be a copy: that it does not come from here would be too much said.
            FileVerdict::NotOurs(Kind::Unsigned | Kind::Encrypted) => self.page.t("file-verdict-no_word"),
            verdict => self.page.word("file-verdict", verdict.name()),
        }
    }

    pub(super) fn certificate(&self) -> Option<&PublicAnswer> {
        self.answer.verdict.certificate()
    }

    /// Where the academy of the certificate can be written to; empty where there is none.
    pub(super) fn academy_email(&self) -> &str {
        self.certificate().map_or("", |of| &of.academy_email)
    }

    /// What the certificate is worth today, in one line.
    pub(super) fn today(&self, of: &PublicAnswer) -> String {
        verdict_words::headline(self.page.lang, &of.verdict)
    }

    pub(super) fn is_current(&self) -> bool {
        matches!(&self.answer.verdict, FileVerdict::Issued(of) if of.verdict.is_good())
    }

    /// Locale key of what the file has to do with the certificate.
    pub(super) fn relation(&self) -> &'static str {
        match &self.answer.verdict {
            FileVerdict::Altered { original: Some(Original::Named(_)), .. } => "file-named",
            FileVerdict::Altered { .. } => "file-original",
            FileVerdict::Copy { .. } => "file-copy-names",
            FileVerdict::Issued(_) | FileVerdict::Unreadable | FileVerdict::NotOurs(_) => {
                "patient-belongs-to"
            }
        }
    }

    /// Locale keys of what to do now.
    pub(super) fn advice(&self) -> &'static [&'static str] {
        match &self.answer.verdict {
            FileVerdict::Issued(_) => &["file-advice-standing"],
            FileVerdict::Altered { .. } => &["file-advice-altered", "file-advice-code", "file-advice-ask"],
            FileVerdict::Copy { .. } => &["file-advice-compare", "file-advice-ask"],
            FileVerdict::Unreadable => &["file-advice-photo", "file-advice-code"],
            FileVerdict::NotOurs(_) => &["file-advice-code", "file-advice-ask"],
        }
    }

    /// When the key of the signature fell into other hands, where the file is not one that was issued: it may be a forgery.
    pub(super) fn stolen(&self) -> Option<chrono::NaiveDate> {
        let revoked = self.answer.revoked.filter(|revoked| revoked.cause == Cause::KeyCompromise)?;
        let is_altered = matches!(self.answer.verdict, FileVerdict::Altered { .. });
        is_altered.then(|| revoked.at.date_naive())
    }

    /// What is wrong with the file, or with what it is.
    pub(super) fn explanation(&self) -> String {
        let page = &self.page;
        match &self.answer.verdict {
            FileVerdict::Issued(_) if self.answer.padded => page.t("file-genuine-padded"),
            FileVerdict::Issued(_) => page.t("file-genuine-text"),
            FileVerdict::Altered { finding, .. } => match finding {
                Finding::Appended { cut_off: true, .. } => page.t("file-appended-cut"),
                Finding::Appended { bytes, .. } => page.t1("file-appended", "bytes", *bytes),
                Finding::Truncated { missing } => page.t1("file-truncated", "bytes", *missing),
                Finding::Uncovered | Finding::NoByteRange => page.t("file-uncovered"),
                Finding::Changed => page.t("file-changed"),
                Finding::Broken => page.t("file-broken"),
                Finding::Whole => page.t("file-not-in-record"),
            },
            FileVerdict::Copy { kind: CopyKind::Picture, .. } => page.t("file-copy-picture"),
            FileVerdict::Copy { kind: CopyKind::Saved, .. } => page.t("file-copy-saved"),
            FileVerdict::Unreadable => page.t("file-unreadable"),
            FileVerdict::NotOurs(kind) => match kind {
                Kind::NotPdf => page.t("file-not-pdf"),
                Kind::CutOff => page.t("file-cut-off"),
                Kind::Encrypted => page.t("file-encrypted"),
                Kind::SignedByOthers => page.t("file-signed-by-others"),
                Kind::Unsigned | Kind::Ours(_) => page.t("file-unsigned"),
            },
        }
    }
}
