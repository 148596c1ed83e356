//! What keeps a signature checkable for decades: a timestamp, and what its authorities said of its certificates at the time
//! (PAdES B-T, B-LT and B-LTA, ETSI EN 319 142-1).
//!
//! The signed bytes of a file never change. A timestamp goes into the room beside the signature, which the signature does not
//! cover; everything else is a revision after the file's end. This room has no network: it is handed a [`Fetch`]. What comes
//! through it is believed only as far as it is signed (decision 39).

mod crl;
mod evidence;
mod moments;
mod ocsp;
mod revision;
mod revocation;
mod timestamp;
mod token;
mod verify;

use chrono::{DateTime, Utc};
use cms::{
    content_info::ContentInfo,
    signed_data::{SignedData, SignerInfos},
};
use const_oid::ObjectIdentifier as Oid;
use der::{Any, Decode, Encode, asn1::SetOfVec};
use lopdf::{Dictionary, Object};
use sha2::{Digest, Sha256};
use thiserror::Error;
use x509_cert::{Certificate, attr::Attribute};

use super::inspection::{certificates_of, scan};
use evidence::Evidence;
use revision::Revision;
use timestamp::{Stamp, TokenInfo, stamp};
pub use verify::Doubt;

/// id-aa-signatureTimeStampToken (RFC 3161, appendix A).
const ID_AA_TIMESTAMP: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.14");
/// Bytes kept free for a timestamp over a whole file; those of public authorities take about six thousand.
const TOKEN_ROOM: usize = 16 * 1024;

/// The network, as far as it is needed here. Whoever implements it sets limits of time and size.
pub trait Fetch {
    /// Posts a body of a media type and gives the answer's body.
    ///
    /// # Errors
    /// [`LastingError::Network`].
    fn post(&self, url: &str, media_type: &str, body: &[u8]) -> Result<Vec<u8>, LastingError>;

    /// Fetches a body.
    ///
    /// # Errors
    /// [`LastingError::Network`].
    fn get(&self, url: &str) -> Result<Vec<u8>, LastingError>;
}

/// What strengthening needs of the world.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// Where the timestamp authority answers.
    pub timestamp_url: &'a str,
    /// The network.
    pub fetch: &'a dyn Fetch,
    /// Lists of revocations that are at hand, DER. Where one is of the authority that gave a certificate, nobody is asked.
    pub lists: &'a [Vec<u8>],
    /// The present moment.
    pub now: DateTime<Utc>,
}

/// How long a signature can be checked without anybody's help (ETSI EN 319 142-1, 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Signed, at a time that nobody vouches for.
    B,
    /// An authority vouches for the time.
    T,
    /// The file carries what says that its certificates were good then.
    Lt,
    /// That too is under a timestamp, which is renewed before it ages.
    Lta,
}

impl Level {
    /// `B`, `T`, `LT`, `LTA`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::B => "B",
            Self::T => "T",
            Self::Lt => "LT",
            Self::Lta => "LTA",
        }
    }
}

/// Why a file was not strengthened. It stays as good as it was.
#[derive(Debug, Error)]
pub enum LastingError {
    /// Somebody did not answer; it can be tried again.
    #[error("{url}: {reason}")]
    Network {
        /// Who.
        url: String,
        /// What was met.
        reason: String,
    },
    /// The timestamp authority gave no timestamp that could be believed.
    #[error("{url}: no timestamp: {reason}")]
    Timestamp {
        /// Who.
        url: String,
        /// What is wrong.
        reason: String,
    },
    /// A certificate was not signed by whom it names.
    #[error("the certificate of {who}: {doubt}")]
    Certificate {
        /// Whose certificate.
        who: String,
        /// What is wrong.
        doubt: Doubt,
    },
    /// An authority's word on a certificate can't be used.
    #[error("{url}: {reason}")]
    Revocation {
        /// Who.
        url: String,
        /// What is wrong.
        reason: String,
    },
    /// A certificate was revoked by who issued it, before anybody vouched for what it signed.
    #[error("the certificate of {who} is revoked as of {at}")]
    Revoked {
        /// Whose certificate.
        who: String,
        /// As of when.
        at: DateTime<Utc>,
    },
    /// A certificate names nobody who could be asked about it.
    #[error("a certificate names nobody who could be asked about it")]
    NobodyToAsk,
    /// The timestamp does not fit beside the signature.
    #[error("the signature with its timestamp takes {have} bytes and the file has room for {room}")]
    NoRoom {
        /// Bytes of both.
        have: usize,
        /// Bytes in the file.
        room: usize,
    },
    /// The file is not one that this program signed.
    #[error("the file: {0}")]
    File(String),
    /// A structure could not be encoded or read.
    #[error("encoding: {0}")]
    Encoding(String),
}

impl From<der::Error> for LastingError {
    fn from(error: der::Error) -> Self {
        Self::Encoding(error.to_string())
    }
}

/// A strengthened file.
#[derive(Debug, Clone)]
pub struct Lasting {
    /// The file.
    pub pdf: Vec<u8>,
    /// What it has reached.
    pub level: Level,
    /// When the certificate of its newest timestamp ends: before that, it wants another one.
    pub until: DateTime<Utc>,
}

/// Gives a signed file a timestamp beside its signature and, where every certificate names somebody who can be asked about it,
/// the proofs that they are good. A file without room for it, which was issued before there was an authority, gets the
/// timestamp after its end. It vouches for the time as well (ETSI EN 319 142-1, 6.3), but other programs count only one beside
/// the signature, so that the file stays at level B ([`is_beside`]).
///
/// # Errors
/// [`LastingError`]; the file stays as it was.
pub fn strengthen(file: &[u8], means: &Means<'_>) -> Result<Lasting, LastingError> {
    let place = signature_place(file)?;
    let (mut signed, value) = signature(&place.der)?;
    let Stamp { der: token, info, until } = stamp(Sha256::digest(&value).into(), means)?;
    let mut proofs = Evidence::default();
    proofs.add(certificates_of(&signed), info.time);
    let complete = proofs.collect(means)?;
    proofs.add(certificates_of(&info.signed), info.time);
    let complete = complete
        & proofs.collect(means).map_err(|error| match error {
            // That says nothing against the file.
            LastingError::Revoked { .. } => {
                LastingError::Timestamp { url: means.timestamp_url.to_owned(), reason: error.to_string() }
            }
            other => other,
        })?;
    attach(&mut signed, &token)?;
    let der = ContentInfo {
        content_type: const_oid::db::rfc5911::ID_SIGNED_DATA,
        content: Any::encode_from(&signed)?,
    }
    .to_der()?;
    let mut pdf = file.to_vec();
    match put(&mut pdf[place.hex.start + 1..place.hex.end - 1], &der) {
        Err(LastingError::NoRoom { .. }) => return after_the_end(file, complete.then_some(&proofs), means),
        done => done?,
    }
    if !complete {
        return Ok(Lasting { pdf, level: Level::T, until });
    }
    Ok(Lasting { pdf: with_evidence(&pdf, &proofs)?, level: Level::Lt, until })
}

fn after_the_end(file: &[u8], proofs: Option<&Evidence>, means: &Means<'_>) -> Result<Lasting, LastingError> {
    let made = match proofs {
        Some(proofs) => with_timestamp(&with_evidence(file, proofs)?, means)?,
        None => with_timestamp(file, means)?,
    };
    Ok(Lasting { level: Level::B, ..made })
}

/// Whether a timestamp stands beside the signature of a file: without one it has reached no level above B, whatever follows.
#[must_use]
pub fn is_beside(file: &[u8]) -> bool {
    let signed = signature_place(file).and_then(|place| signature(&place.der));
    signed.is_ok_and(|(signed, _)| attached(&signed).is_some())
}

/// Puts another timestamp over a strengthened file, with the proofs for the one before it.
///
/// # Errors
/// [`LastingError`]; the file stays as it was.
pub fn refresh(file: &[u8], means: &Means<'_>) -> Result<Lasting, LastingError> {
    let mut proofs = Evidence::default();
    // Each timestamp vouches for what came before it, this one for the last.
    let mut vouched = means.now;
    for (certificates, time) in signatures(file)?.into_iter().rev() {
        proofs.add(certificates, vouched);
        vouched = time.unwrap_or(vouched);
    }
    if !proofs.collect(means)? {
        return Err(LastingError::NobodyToAsk);
    }
    let proven = with_evidence(file, &proofs)?;
    let level = if is_beside(file) { Level::Lta } else { Level::B };
    Ok(Lasting { level, ..with_timestamp(&proven, means)? })
}

/// The certificates of a signature or of a timestamp, and the timestamp's time.
type Signed = (Vec<Certificate>, Option<DateTime<Utc>>);

/// The file's signature and its timestamps, in order.
fn signatures(file: &[u8]) -> Result<Vec<Signed>, LastingError> {
    let mut found = Vec::new();
    let of_token = |token: TokenInfo| (certificates_of(&token.signed), Some(token.time));
    for place in scan::signatures(file, usize::MAX) {
        if let Some(token) = timestamp::read(&place.der) {
            found.push(of_token(token));
            continue;
        }
        let (signed, _) = signature(&place.der)?;
        found.push((certificates_of(&signed), None));
        if let Some(token) = attached(&signed) {
            let token = timestamp::read(&token);
            let unread = || LastingError::File("its timestamp can't be read".to_owned());
            found.push(of_token(token.ok_or_else(unread)?));
        }
    }
    Ok(found)
}

/// Where the issuer's signature stands: the first of the file.
fn signature_place(file: &[u8]) -> Result<scan::Place, LastingError> {
    let first = scan::signatures(file, 1).into_iter().next();
    first.ok_or_else(|| LastingError::File("it is not signed".to_owned()))
}

/// The structure of a signature and the value in it.
fn signature(der: &[u8]) -> Result<(SignedData, Vec<u8>), LastingError> {
    let signed: SignedData = ContentInfo::from_der(der)?.content.decode_as()?;
    let [signer] = signed.signer_infos.0.as_slice() else {
        return Err(LastingError::File("it has another number of signers than one".to_owned()));
    };
    let value = signer.signature.as_bytes().to_vec();
    Ok((signed, value))
}

/// The timestamp beside a signature.
fn attached(signed: &SignedData) -> Option<Vec<u8>> {
    let attributes = signed.signer_infos.0.as_slice().first()?.unsigned_attrs.as_ref()?;
    attributes.iter().find(|a| a.oid == ID_AA_TIMESTAMP)?.values.as_slice().first()?.to_der().ok()
}

fn attach(signed: &mut SignedData, token: &[u8]) -> Result<(), LastingError> {
    let attribute =
        Attribute { oid: ID_AA_TIMESTAMP, values: SetOfVec::try_from(vec![Any::from_der(token)?])? };
    let mut signer = signed.signer_infos.0.as_slice()[0].clone();
    signer.unsigned_attrs = Some(SetOfVec::try_from(vec![attribute])?);
    signed.signer_infos = SignerInfos(SetOfVec::try_from(vec![signer])?);
    Ok(())
}

/// Writes a structure in hexadecimal, filled up with zeros.
fn put(digits: &mut [u8], der: &[u8]) -> Result<(), LastingError> {
    if der.len() * 2 > digits.len() {
        return Err(LastingError::NoRoom { have: der.len(), room: digits.len() / 2 });
    }
    digits.fill(b'0');
    for (place, byte) in digits.chunks_exact_mut(2).zip(der) {
        place.copy_from_slice(format!("{byte:02X}").as_bytes());
    }
    Ok(())
}

/// A revision with the document's security store: what was there, and the new proofs (ETSI EN 319 142-1, 5.4.2).
fn with_evidence(file: &[u8], proofs: &Evidence) -> Result<Vec<u8>, LastingError> {
    let mut revision = Revision::after(file)?;
    let (id, mut catalog) = revision.catalog()?;
    let mut store = catalog
        .get(b"DSS")
        .and_then(|object| revision.pdf.dereference(object))
        .and_then(|(_, object)| object.as_dict().cloned())
        .unwrap_or_default();
    let certificates = proofs.certificates().map(Encode::to_der).collect::<Result<Vec<_>, _>>()?;
    for (key, new) in [("Certs", &certificates), ("OCSPs", &proofs.ocsps), ("CRLs", &proofs.crls)] {
        let mut all = store.get(key.as_bytes()).and_then(Object::as_array).cloned().unwrap_or_default();
        all.extend(new.iter().map(|der| Object::Reference((revision.push_stream(der), 0))));
        if !all.is_empty() {
            store.set(key, all);
        }
    }
    catalog.set("DSS", store);
    revision.replace(id, catalog);
    Ok(revision.write()?.0)
}

/// A revision with a timestamp over everything before it (ETSI EN 319 142-1, 5.4.3). Its field stands on no page.
fn with_timestamp(file: &[u8], means: &Means<'_>) -> Result<Lasting, LastingError> {
    const RANGE: &str = "/ByteRange[";
    const CONTENTS: &str = "]/Contents<";
    const NUMBERS: usize = 40;
    let mut revision = Revision::after(file)?;
    let head = format!("<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161{RANGE}");
    let body = format!("{head}{:NUMBERS$}{CONTENTS}{}>>>", "", "0".repeat(2 * TOKEN_ROOM));
    let held = revision.push(body.into_bytes());
    let name = format!("Timestamp{held}");
    let field = format!("<</Type/Annot/Subtype/Widget/Rect[0 0 0 0]/F 132/FT/Sig/T({name})/V {held} 0 R>>");
    let field = revision.push(field.into_bytes());
    let (id, mut catalog) = revision.catalog()?;
    let form = |object: &Object| revision.pdf.dereference(object).map(|(id, object)| (id, object.clone()));
    let (form_id, form) = catalog
        .get(b"AcroForm")
        .and_then(form)
        .and_then(|(id, object)| Ok((id, object.as_dict()?.clone())))
        .map_err(|e| LastingError::File(e.to_string()))?;
    let form = with_field(&revision, form, field)?;
    match form_id {
        Some(form_id) => revision.replace(form_id, form),
        None => {
            catalog.set("AcroForm", form);
            revision.replace(id, catalog);
        }
    }
    let (mut pdf, places) = revision.write()?;
    let numbers = places[0] + head.len();
    let start = numbers + NUMBERS + CONTENTS.len() - 1;
    let end = start + 2 * TOKEN_ROOM + 2;
    let range = format!("{:<NUMBERS$}", format!("0 {start} {end} {}", pdf.len() - end));
    pdf[numbers..numbers + NUMBERS].copy_from_slice(range.as_bytes());
    let digest = Sha256::new().chain_update(&pdf[..start]).chain_update(&pdf[end..]).finalize();
    let Stamp { der: token, until, .. } = stamp(digest.into(), means)?;
    put(&mut pdf[start + 1..end - 1], &token)?;
    Ok(Lasting { pdf, level: Level::Lta, until })
}

fn with_field(revision: &Revision<'_>, mut form: Dictionary, field: u32) -> Result<Dictionary, LastingError> {
    let fields = form.get(b"Fields").and_then(|object| revision.pdf.dereference(object));
    let fields = fields.and_then(|(_, object)| object.as_array().cloned());
    let mut fields = fields.map_err(|e| LastingError::File(e.to_string()))?;
    fields.push(Object::Reference((field, 0)));
    form.set("Fields", fields);
    Ok(form)
}
