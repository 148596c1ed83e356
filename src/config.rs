//! Settings: from `countersign.toml`, then from `COUNTERSIGN_…` variables. This is the one place that lists them.

use std::{
    net::IpAddr,
    path::{Path, PathBuf},
};

use chrono::TimeDelta;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

use crate::issuing::{
    bought::{Bought, KeyPlace},
    keys::Keys,
    token::TokenPlace,
};
use crate::storage::sessions::Lifetime;

/// Every setting with its default. In the environment each is `COUNTERSIGN_` and the name in capitals.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Folder of the database, the documents, the issued files and the secret key. Default `data`.
    pub data_dir: PathBuf,
    /// Address to listen on. Default `127.0.0.1`: a reverse proxy with TLS stands before it in production.
    pub address: IpAddr,
    /// Port to listen on. Default `8000`.
    pub port: u16,
    /// What people type: scheme and host, no path. Printed in QR codes. Default `http://localhost:<port>`.
    pub public_url: Option<String>,
    /// `development` lets owners read the outbox and sends no mail; `production` sends. Default `development`.
    pub mode: Mode,
    /// Mail server as a URL, `smtps://user:password@host`. Needed in production.
    pub smtp_url: Option<String>,
    /// Sender of every mail. Default `countersign@localhost`.
    pub mail_from: String,
    /// Secret for cookies, 64 bytes or more in base64. By default made once and kept in `data_dir/secret.key`.
    pub secret_key: Option<String>,
    /// Passphrase of the signing keys, 12 characters or more. By default they are encrypted under a file beside them,
    /// `data_dir/keys/secret.key`: that protects a copy without this file, not a stolen disk.
    pub key_passphrase: Option<String>,
    /// Who signs the certificates' files, as PDF readers show it; at most 30 characters. Taken when the keys are made.
    /// Default: the host of `public_url`.
    pub signer_name: Option<String>,
    /// A timestamp authority (RFC 3161), `https://…`. Where there is one, issued files get timestamps by themselves.
    pub timestamp_url: Option<String>,
    /// A bought signing certificate and those above it, PEM, the signer's first. Signs files in place of the installation's
    /// own. Needs `signing_key`, or `pkcs11_module`.
    pub signing_chain: Option<PathBuf>,
    /// The key of the bought certificate, PKCS#8 in PEM, on the curve P-256.
    pub signing_key: Option<PathBuf>,
    /// Passphrase of `signing_key`, where it is encrypted.
    pub signing_key_passphrase: Option<String>,
    /// The PKCS#11 library of a token that holds the key of the bought certificate.
    pub pkcs11_module: Option<PathBuf>,
    /// The token's label.
    pub pkcs11_token: Option<String>,
    /// The key's label in the token.
    pub pkcs11_key: Option<String>,
    /// The token's PIN.
    pub pkcs11_pin: Option<String>,
    /// `text` or `json` log lines. Default `text`.
    pub log: LogFormat,
    /// Header in which a reverse proxy names the client's address, e.g. `X-Real-IP`. Only behind a proxy that sets it.
    pub client_address_header: Option<String>,
    /// Checks of a code a minute and address before an answer is delayed to later (429). Default `120`.
    pub checks_per_minute: u32,
    /// Failed sign-ins a minute, per account and address. Default `10`.
    pub sign_ins_per_minute: u32,
    /// Days after which a session ends that is not used. Default `14`.
    pub session_idle_days: u32,
    /// Days after which every session ends. Default `30`.
    pub session_days: u32,
}

/// What the installation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Mail stays in the outbox, where the owner can read it.
    Development,
    /// Mail is sent.
    Production,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data_dir: "data".into(),
            address: IpAddr::from([127, 0, 0, 1]),
            port: 8000,
            public_url: None,
            mode: Mode::Development,
            smtp_url: None,
            mail_from: "countersign@localhost".into(),
            secret_key: None,
            key_passphrase: None,
            signer_name: None,
            timestamp_url: None,
            signing_chain: None,
            signing_key: None,
            signing_key_passphrase: None,
            pkcs11_module: None,
            pkcs11_token: None,
            pkcs11_key: None,
            pkcs11_pin: None,
            log: LogFormat::Text,
            client_address_header: None,
            checks_per_minute: 120,
            sign_ins_per_minute: 10,
            session_idle_days: 14,
            session_days: 30,
        }
    }
}

/// A setting that can't be used: which, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("setting {setting}: {message}")]
pub struct SettingError {
    /// Its name in the file.
    pub setting: String,
    /// What is wrong with it.
    pub message: String,
}

fn is_of_a_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".-_:[]".contains(c)
}

/// Settings whose value may look like a number in the environment and is text all the same, with its zeros: a PIN.
const TEXTS: [&str; 5] =
    ["key_passphrase", "signing_key_passphrase", "pkcs11_token", "pkcs11_key", "pkcs11_pin"];

fn wrong(setting: &str, message: impl Into<String>) -> SettingError {
    SettingError { setting: setting.into(), message: message.into() }
}

impl Settings {
    /// Reads the file (which may be absent) and the environment, and checks what can be checked at once.
    pub fn load(file: &Path) -> Result<Self, SettingError> {
        let figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("COUNTERSIGN_").ignore(&["config", "log_filter"]).ignore(&TEXTS));
        let texts = TEXTS.iter().filter_map(|name| {
            let variable = format!("COUNTERSIGN_{}", name.to_uppercase());
            Some((*name, std::env::var(variable).ok()?))
        });
        let settings: Self =
            texts.fold(figment, |figment, text| figment.merge(text)).extract().map_err(|e| {
                let name = if e.path.is_empty() { "unknown".to_owned() } else { e.path.join(".") };
                let message = match &e.kind {
                    figment::error::Kind::UnknownField(field, _) => {
                        format!("'{field}' is not a setting; docs/operations.md names them all")
                    }
                    kind => kind.to_string(),
                };
                wrong(&name, message)
            })?;
        settings.check()?;
        Ok(settings)
    }

    /// Refuses settings that contradict each other or can't work.
    pub fn check(&self) -> Result<(), SettingError> {
        let url = self.public_url();
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        match host {
            None => return Err(wrong("public_url", format!("'{url}' must begin with http:// or https://"))),
            // It becomes part of ids that are signed: nothing but a host and a port.
            Some(host) if host.is_empty() || host.contains(|c| !is_of_a_host(c)) => {
                return Err(wrong(
                    "public_url",
                    format!(
                        "'{url}' must be scheme and host only, without a path; a host in other letters as xn--…"
                    ),
                ));
            }
            Some(_) => {}
        }
        if self.mode == Mode::Production {
            if !url.starts_with("https://") {
                return Err(wrong("public_url", "production needs an https:// address: patients rely on it"));
            }
            if self.smtp_url.is_none() {
                return Err(wrong(
                    "smtp_url",
                    "production needs a mail server, e.g. smtps://user:password@host",
                ));
            }
        }
        if let Some(smtp) = &self.smtp_url
            && lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(smtp).is_err()
        {
            return Err(wrong("smtp_url", "must look like smtps://user:password@host or smtp://host:port"));
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            return Err(wrong("mail_from", format!("'{}' is not a mail address", self.mail_from)));
        }
        if self.key_passphrase.as_ref().is_some_and(|p| p.chars().count() < 12) {
            return Err(wrong("key_passphrase", "must have 12 characters or more"));
        }
        if self.signer_name.as_ref().is_some_and(|n| n.trim().is_empty() || n.chars().count() > 30) {
            return Err(wrong("signer_name", "must have 1 to 30 characters"));
        }
        if self.timestamp_url.as_ref().is_some_and(|url| !url.starts_with("http")) {
            return Err(wrong("timestamp_url", "must begin with https:// or http://"));
        }
        self.check_bought()?;
        if self.checks_per_minute == 0 {
            return Err(wrong("checks_per_minute", "must be 1 or more"));
        }
        if self.sign_ins_per_minute == 0 {
            return Err(wrong("sign_ins_per_minute", "must be 1 or more"));
        }
        for (name, days) in
            [("session_idle_days", self.session_idle_days), ("session_days", self.session_days)]
        {
            if !(1..=400).contains(&days) {
                return Err(wrong(name, "must be 1 to 400: browsers keep no cookie for longer"));
            }
        }
        Ok(())
    }

    /// The address people use, without a slash at its end.
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://localhost:{}", self.port),
        }
    }

    /// The address without its scheme: host, and port where it has one. The public log is named so.
    pub fn host(&self) -> String {
        self.public_url().rsplit('/').next().unwrap_or_default().to_owned()
    }

    /// What a browser says in `Host` when it asks this site: the usual port of the scheme is left out.
    pub fn host_header(&self) -> String {
        let host = self.host();
        let usual = if self.https() { ":443" } else { ":80" };
        host.strip_suffix(usual).map_or_else(|| host.clone(), str::to_owned)
    }

    /// How long people stay signed in.
    pub fn session_lifetime(&self) -> Lifetime {
        let days = |days: u32| TimeDelta::days(days.into());
        Lifetime { idle: days(self.session_idle_days), age: days(self.session_days) }
    }

    /// Whether people reach it over TLS.
    pub fn https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// Who signs the certificates' files.
    pub fn signer_name(&self) -> String {
        match &self.signer_name {
            Some(name) => name.trim().to_owned(),
            // A certificate has room for 64 characters, of which the words after the name take some.
            None => self.public_url().rsplit('/').next().unwrap_or_default().chars().take(30).collect(),
        }
    }

    /// A bought certificate wants its key in exactly one place, and a key its certificate.
    fn check_bought(&self) -> Result<(), SettingError> {
        match (&self.signing_chain, &self.signing_key, &self.pkcs11_module) {
            (None, Some(_), _) => {
                Err(wrong("signing_chain", "is missing: signing_key needs its certificates"))
            }
            (None, None, Some(_)) => {
                Err(wrong("signing_chain", "is missing: pkcs11_module needs its key's certificates"))
            }
            (Some(_), None, None) => {
                Err(wrong("signing_key", "is missing: signing_chain needs its key, here or in pkcs11_module"))
            }
            (Some(_), Some(_), Some(_)) => {
                Err(wrong("signing_key", "and pkcs11_module can't both hold the key"))
            }
            (_, _, Some(_)) => {
                let needed = [
                    ("pkcs11_token", &self.pkcs11_token),
                    ("pkcs11_key", &self.pkcs11_key),
                    ("pkcs11_pin", &self.pkcs11_pin),
                ];
                match needed.iter().find(|(_, value)| value.is_none()) {
                    Some((name, _)) => Err(wrong(name, "is missing: pkcs11_module needs it")),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// The signing keys, made or opened when they are first needed.
    pub fn keys(&self) -> Keys {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let key = match (&self.signing_key, &self.pkcs11_module) {
            (Some(file), _) => {
                Some(KeyPlace::File(file.clone(), self.signing_key_passphrase.clone().map(Into::into)))
            }
            (None, Some(module)) => Some(KeyPlace::Token(TokenPlace {
                module: module.clone(),
                token: text(&self.pkcs11_token),
                key: text(&self.pkcs11_key),
                pin: text(&self.pkcs11_pin).into(),
            })),
            (None, None) => None,
        };
        let bought = self.signing_chain.clone().zip(key).map(|(chain, key)| Bought { chain, key });
        let (passphrase, timestamps) = (self.key_passphrase.clone(), self.timestamp_url.is_some());
        Keys::with(self.keys_dir(), passphrase, self.signer_name(), bought, timestamps, self.list_url())
    }

    /// Where strangers find the list of revoked signing certificates. It stands in certificates that hold for decades, and strict
    /// programs refuse a file when they can't fetch it: so only where an address was given that others reach, and where files
    /// are to carry the list themselves.
    fn list_url(&self) -> Option<String> {
        self.public_url.as_ref().zip(self.timestamp_url.as_ref())?;
        let host = self.host();
        let host =
            host.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or(&*host, |(host, _)| host);
        let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
        let is_near = host == "localhost" || address.is_ok_and(|address| address.is_loopback());
        (!is_near).then(|| format!("{}/keys/root.crl", self.public_url()))
    }

    /// The folder of the signing keys.
    pub fn keys_dir(&self) -> PathBuf {
        self.data_dir.join("keys")
    }

    /// The database file.
    pub fn database_file(&self) -> PathBuf {
        self.data_dir.join("countersign.db")
    }

    /// The folder of uploaded documents.
    pub fn documents_dir(&self) -> PathBuf {
        self.data_dir.join("documents")
    }

    /// The folder of logos and signatures that stand on certificates.
    pub fn appearances_dir(&self) -> PathBuf {
        self.data_dir.join("appearances")
    }

    /// The folder of issued certificate files.
    pub fn certificates_dir(&self) -> PathBuf {
        self.data_dir.join("certificates")
    }
}
