//! What the page about a file says.

use crate::{
    domain::verification_code::VerificationCode,
    issuing::{
        inspection::{Finding, Kind},
        revocation_list::Cause,
    },
    web::verdict_words::{Told, told},
    workflows::{
        check_code::PublicAnswer,
        check_file::{CopyKind, FileVerdict, Listed, Original},
    },
};

use super::file_page::FilePage;

impl FilePage {
    pub(super) fn tone(&self) -> &'static str {
        match &self.answer.verdict {
            FileVerdict::Issued(of) => of.verdict.tone(),
            FileVerdict::Altered { .. } => "bad",
            // A copy proves nothing, but bad news of the certificate that it names is bad news.
            FileVerdict::Copy { named, .. } | FileVerdict::Incomplete { named: Some(named) }
                if named.verdict.is_good() =>
            {
                "none"
            }
            FileVerdict::Copy { named, .. } | FileVerdict::Incomplete { named: Some(named) } => {
                named.verdict.tone()
            }
            // The worst stands first.
            FileVerdict::Several { listed, .. } => listed.first().map_or("none", Listed::tone),
            FileVerdict::Incomplete { named: None }
            | FileVerdict::Unnamed
            | FileVerdict::Elsewhere { .. }
            | FileVerdict::UnknownCode(_)
            | FileVerdict::Unreadable
            | FileVerdict::NotOurs(_) => "none",
        }
    }

    /// What is read first: bad news of the certificate before anything about the file.
    pub(super) fn headline(&self) -> String {
        match &self.answer.verdict {
            FileVerdict::Issued(of) if of.verdict.is_good() => self.page.t("file-verdict-active"),
            FileVerdict::Issued(of) => self.today(of).first,
            FileVerdict::Copy { named, .. } | FileVerdict::Incomplete { named: Some(named) }
                if !named.verdict.is_good() =>
            {
                self.today(named).first
            }
            FileVerdict::Elsewhere { host: None } => self.page.t("file-verdict-no_certificate"),
            FileVerdict::UnknownCode(_) => self.page.t("patient-unknown-title"),
            FileVerdict::Several { listed, .. } if !listed.iter().all(Listed::is_good) => {
                self.page.t("file-several-bad")
            }
            // It may be a copy, or a certificate packed into something: that it does not come from here would be too much said.
            FileVerdict::NotOurs(_) | FileVerdict::Unnamed => self.page.t("file-verdict-no_word"),
            verdict => self.page.word("file-verdict", verdict.name()),
        }
    }

    pub(super) fn certificate(&self) -> Option<&PublicAnswer> {
        self.answer.verdict.certificate()
    }

    /// The certificates and codes that it names, where they are several.
    pub(super) fn several(&self) -> &[Listed] {
        match &self.answer.verdict {
            FileVerdict::Several { listed, .. } => listed,
            _ => &[],
        }
    }

    /// How many are listed, where it names more.
    pub(super) fn more_than(&self) -> Option<usize> {
        match &self.answer.verdict {
            FileVerdict::Several { listed, more: true, .. } => Some(listed.len()),
            _ => None,
        }
    }

    /// Where the academy of the certificate can be written to; empty where there is none.
    pub(super) fn academy_email(&self) -> &str {
        self.certificate().map_or("", |of| &of.academy_email)
    }

    /// What the certificate is worth today.
    pub(super) fn today(&self, of: &PublicAnswer) -> Told {
        told(self.page.lang, &of.verdict)
    }

    /// What belongs to the first line, where that is the certificate's own.
    pub(super) fn further(&self) -> Vec<String> {
        match &self.answer.verdict {
            FileVerdict::Issued(of) => self.today(of).further,
            FileVerdict::Copy { named, .. } | FileVerdict::Incomplete { named: Some(named) }
                if !named.verdict.is_good() =>
            {
                self.today(named).further
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn is_current(&self) -> bool {
        self.answer.verdict.is_good()
    }

    /// The code that the file names and no certificate has.
    pub(super) fn unknown_code(&self) -> Option<&VerificationCode> {
        match &self.answer.verdict {
            FileVerdict::UnknownCode(code) => Some(code),
            _ => None,
        }
    }

    /// Locale key of what the file has to do with the certificate.
    pub(super) fn relation(&self) -> &'static str {
        match &self.answer.verdict {
            FileVerdict::Altered { original: Some(Original::Named(_)), .. } => "file-named",
            FileVerdict::Altered { .. } => "file-original",
            FileVerdict::Copy { .. } | FileVerdict::Several { .. } | FileVerdict::Incomplete { .. } => {
                "file-copy-names"
            }
            FileVerdict::Issued(_)
            | FileVerdict::Unnamed
            | FileVerdict::Elsewhere { .. }
            | FileVerdict::UnknownCode(_)
            | FileVerdict::Unreadable
            | FileVerdict::NotOurs(_) => "patient-belongs-to",
        }
    }

    /// Locale keys of what to do now.
    pub(super) fn advice(&self) -> &'static [&'static str] {
        match &self.answer.verdict {
            FileVerdict::Issued(_) => &["file-advice-standing"],
            FileVerdict::Altered { .. } => &["file-advice-altered", "file-advice-code", "file-advice-ask"],
            FileVerdict::Copy { .. } | FileVerdict::Several { .. } => {
                &["file-advice-compare", "file-advice-ask"]
            }
            FileVerdict::Elsewhere { host: Some(_) } => &["file-advice-elsewhere", "file-advice-code"],
            FileVerdict::Elsewhere { host: None } => &["file-advice-code", "file-advice-ask"],
            FileVerdict::UnknownCode(_) => &["patient-unknown-1", "patient-unknown-2", "patient-unknown-3"],
            FileVerdict::Unreadable => &["file-advice-photo", "file-advice-code"],
            FileVerdict::NotOurs(_) | FileVerdict::Unnamed | FileVerdict::Incomplete { .. } => {
                &["file-advice-code", "file-advice-ask"]
            }
        }
    }

    /// When the key of the signature fell into other hands, where the file is not one that was issued: it may be a forgery.
    pub(super) fn stolen(&self) -> Option<chrono::NaiveDate> {
        let revoked = self.answer.revoked.filter(|revoked| revoked.cause == Cause::KeyCompromise)?;
        let may_be_forged = matches!(self.answer.verdict, FileVerdict::Altered { .. } | FileVerdict::Unnamed);
        may_be_forged.then(|| revoked.at.date_naive())
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
                Finding::Changed => page.t("file-changed"),
                Finding::Uncovered | Finding::NoByteRange | Finding::Broken => page.t("file-broken"),
                Finding::Whole => page.t("file-not-in-record"),
            },
            FileVerdict::Copy { kind: CopyKind::Picture, .. } => page.t("file-copy-picture"),
            FileVerdict::Copy { kind: CopyKind::Saved, .. } => page.t("file-copy-saved"),
            FileVerdict::Copy { kind: CopyKind::Linked, .. } => page.t("file-copy-linked"),
            FileVerdict::Several { .. } => page.t("file-several"),
            FileVerdict::Incomplete { .. } => page.t("file-cut-off"),
            FileVerdict::Unnamed => page.t("file-unnamed"),
            FileVerdict::Elsewhere { host: Some(host) } => {
                page.t2("file-elsewhere", "host", host.as_str(), "site", self.public_url.as_str())
            }
            FileVerdict::UnknownCode(_) => page.t("patient-unknown-text"),
            FileVerdict::Elsewhere { host: None } | FileVerdict::Unreadable => page.t("file-unreadable"),
            FileVerdict::NotOurs(kind) => match kind {
                Kind::NotPdf => page.t("file-not-pdf"),
                Kind::Data => page.t("file-data"),
                Kind::Encrypted => page.t("file-encrypted"),
                Kind::SignedByOthers => page.t("file-signed-by-others"),
                Kind::Unsigned | Kind::CutOff | Kind::Ours(_) => page.t("file-unsigned"),
            },
        }
    }
}
