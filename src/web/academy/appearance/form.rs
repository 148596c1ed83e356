//! The form of how certificates look: as it was sent, as it is shown again, and the choices it comes to.

use std::collections::{BTreeMap, HashMap};

use rocket::{FromForm, fs::TempFile};
use tokio::io::AsyncReadExt;

use crate::{
    domain::{
        appearance::{Appearance, HexColour, MOST_SIGNATORIES, SignsFor},
        free_text,
        text::HolderName,
    },
    issuing::{LANGUAGES, picture},
    storage::appearances::InForce,
    web::{FieldErrors, WebError},
};

/// The words that an academy may choose itself, in the order of the form.
pub(super) const WORDS: &[&str] = crate::issuing::design::Appearance::WORDS;

/// Longest of an academy's own words, in characters; what fits on the paper is tried out beside that.
const LONGEST: usize = 200;

/// A picture as it is sent: the one from before, and what is to become of it.
#[derive(FromForm)]
pub(super) struct SentPicture<'r> {
    #[field(default = String::new())]
    kept: String,
    #[field(default = false)]
    remove: bool,
    file: Option<TempFile<'r>>,
}

#[derive(FromForm)]
pub(super) struct SentSignatory<'r> {
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    title: String,
    image: SentPicture<'r>,
}

/// The form as it is sent.
#[derive(FromForm)]
pub(super) struct Sent<'r> {
    #[field(default = 0)]
    version: u32,
    #[field(default = String::new())]
    design: String,
    #[field(default = String::new())]
    paper: String,
    #[field(default = String::new())]
    brand: String,
    #[field(default = String::new())]
    accent: String,
    #[field(default = String::new())]
    language: String,
    #[field(default = String::new())]
    show: String,
    logo: SentPicture<'r>,
    signs: Vec<SentSignatory<'r>>,
    wording: HashMap<String, HashMap<String, String>>,
}

/// Somebody who signs, as typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedSignatory {
    pub name: String,
    pub title: String,
    /// SHA-256 of the picture, or nothing.
    pub image: String,
}

/// What stands in the form.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    /// The version that was seen; 0 where there was none.
    pub version: u32,
    pub design: String,
    pub paper: String,
    pub brand: String,
    pub accent: String,
    /// The language of certificates that nobody chose another for.
    pub language: String,
    /// The language of the preview.
    pub show: String,
    /// SHA-256 of the logo, or nothing.
    pub logo: String,
    /// As many as there is room for.
    pub signs: Vec<TypedSignatory>,
    pub wording: BTreeMap<String, BTreeMap<String, String>>,
}

/// What was sent with a file: where it belongs, and its bytes.
pub(super) struct Brought {
    /// `None` for the logo, else the number of who signs.
    pub whose: Option<usize>,
    pub bytes: Vec<u8>,
}

impl Typed {
    /// The form of what is in force.
    pub fn of(now: &InForce) -> Self {
        let Appearance { design, paper, brand, accent, logo, signatories, wording, language } =
            now.appearance.clone();
        let colour = |colour: Option<HexColour>| colour.map(String::from).unwrap_or_default();
        let mut signs: Vec<_> = signatories
            .into_iter()
            .map(|who| TypedSignatory {
                name: who.name,
                title: who.title,
                image: who.image.unwrap_or_default(),
            })
            .collect();
        signs.resize_with(MOST_SIGNATORIES, TypedSignatory::default);
        Self {
            version: now.version.unwrap_or(0),
            design,
            paper: paper.to_string(),
            brand: colour(brand),
            accent: colour(accent),
            show: language.clone(),
            language,
            logo: logo.unwrap_or_default(),
            signs,
            wording,
        }
    }

    /// An own word, or nothing.
    pub fn word(&self, language: &str, key: &str) -> &str {
        self.wording.get(language).and_then(|words| words.get(key)).map_or("", String::as_str)
    }

    /// The language of the preview.
    pub fn shown(&self) -> &str {
        if LANGUAGES.contains(&self.show.as_str()) { &self.show } else { &self.language }
    }

    /// The choices, or what is wrong with them, beside the fields they stand in.
    pub fn parse(&self, errors: &mut FieldErrors) -> Option<Appearance> {
        let paper = errors.keep("paper", "error-choose", self.paper.parse());
        let known = |tag: &&&str| **tag == self.language;
        let language = LANGUAGES.iter().find(known).ok_or(());
        let language = errors.keep("language", "error-choose", language);
        let mut colour = |field, text: &str| match text.trim() {
            "" => None,
            text => errors.keep(field, "appearance-error-colour", text.parse::<HexColour>()),
        };
        let (brand, accent) = (colour("brand", &self.brand), colour("accent", &self.accent));
        let signatories = self.signatories(errors);
        let wording = self.own_words(errors);
        let (Some(paper), Some(language), true) = (paper, language, errors.is_empty()) else { return None };
        let logo = Some(self.logo.clone()).filter(|sha256| !sha256.is_empty());
        let (design, language) = (self.design.clone(), (*language).to_owned());
        Some(Appearance { design, paper, brand, accent, logo, signatories, wording, language })
    }

    fn signatories(&self, errors: &mut FieldErrors) -> Vec<SignsFor> {
        let mut all = Vec::new();
        for (number, who) in self.signs.iter().enumerate() {
            if [&who.name, &who.title, &who.image].iter().all(|text| free_text::is_empty(text)) {
                continue;
            }
            let (field, name) = (format!("signs.{number}.name"), HolderName::parse(&who.name));
            let Some(name) = errors.keep_name(field, "appearance-error-name", name) else { continue };
            let title = match free_text::is_empty(&who.title) {
                true => Some(String::new()),
                false => {
                    let field = format!("signs.{number}.title");
                    errors.keep_line(field, "error-required", &who.title, LONGEST)
                }
            };
            let Some(title) = title else { continue };
            let image = Some(who.image.clone()).filter(|sha256| !sha256.is_empty());
            all.push(SignsFor { name: name.into(), title, image });
        }
        all
    }

    fn own_words(&self, errors: &mut FieldErrors) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut all = BTreeMap::new();
        for (language, words) in &self.wording {
            let mut own = BTreeMap::new();
            for (key, text) in words.iter().filter(|(_, text)| !free_text::is_empty(text)) {
                let read = errors.keep_note(format!("wording.{language}.{key}"), text, LONGEST);
                own.extend(read.map(|text| (key.clone(), text)));
            }
            if !own.is_empty() {
                all.insert(language.clone(), own);
            }
        }
        all
    }
}

impl Sent<'_> {
    /// What was typed, and the files that came with it.
    pub async fn take(self) -> Result<(Typed, Vec<Brought>), WebError> {
        let mut brought = Vec::new();
        let logo = picture(self.logo, None, &mut brought).await?;
        let mut signs = Vec::new();
        for (number, who) in self.signs.into_iter().take(MOST_SIGNATORIES).enumerate() {
            let image = picture(who.image, Some(number), &mut brought).await?;
            signs.push(TypedSignatory { name: who.name, title: who.title, image });
        }
        signs.resize_with(MOST_SIGNATORIES, TypedSignatory::default);
        // What the form does not offer was not typed.
        let offered = |words: &HashMap<String, String>| {
            let typed = |key: &&str| Some(((*key).to_owned(), words.get(*key)?.clone()));
            WORDS.iter().filter_map(typed).collect::<BTreeMap<_, _>>()
        };
        let wording = LANGUAGES
            .iter()
            .filter_map(|tag| Some(((*tag).to_owned(), offered(self.wording.get(*tag)?))))
            .collect();
        let typed = Typed {
            version: self.version,
            design: self.design,
            paper: self.paper,
            brand: self.brand,
            accent: self.accent,
            language: self.language,
            show: self.show,
            logo,
            signs,
            wording,
        };
        Ok((typed, brought))
    }
}

/// The SHA-256 of a picture from before, where it stays.
async fn picture(
    sent: SentPicture<'_>,
    whose: Option<usize>,
    brought: &mut Vec<Brought>,
) -> Result<String, WebError> {
    // Where none was chosen, a browser sends an empty one without a name.
    let is_named = |file: &TempFile<'_>| {
        file.raw_name().is_some_and(|name| !name.dangerous_unsafe_unsanitized_raw().is_empty())
    };
    if let Some(file) = sent.file.filter(|file| file.len() > 0 || is_named(file)) {
        // One byte more than is taken tells that it is too large; nobody has to read the rest.
        let mut bytes = Vec::new();
        file.open().await?.take(picture::LARGEST_FILE as u64 + 1).read_to_end(&mut bytes).await?;
        brought.push(Brought { whose, bytes });
    }
    Ok(if sent.remove { String::new() } else { sent.kept })
}
