//! What a new password must be: long, and not one that somebody who knows people, or this person, would try first.

use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

use super::text::search_fold;

/// Fewest characters.
pub const LEAST: usize = 12;
/// Most bytes; hashing takes any length, but forms are not for books.
pub const MOST: usize = 4096;

/// With fewer letters beside the person's own words, figures and signs between them hide nothing.
const FEW: usize = 4;

/// Phrases that everybody knows: from advice on passwords, songs, films, books. An estimator that adds up their words takes them
/// for strong; who guesses tries them first. In small letters, without spaces.
const FAMOUS: [&str; 64] = [
    "correcthorsebatterystaple",
    "correcthorsebattery",
    "horsebatterystaple",
    "staplebatteryhorsecorrect",
    "purplemonkeydishwasher",
    "thequickbrownfoxjumpsoverthelazydog",
    "thequickbrownfoxjumps",
    "thequickbrownfox",
    "loremipsumdolorsitamet",
    "tobeornottobethatisthequestion",
    "tobeornottobe",
    "maytheforcebewithyou",
    "youshallnotpass",
    "winteriscoming",
    "onceuponatime",
    "inthebeginningwastheword",
    "inthebeginninggodcreated",
    "allyourbasearebelongtous",
    "nevergonnagiveyouup",
    "nevergonnaletyoudown",
    "twinkletwinklelittlestar",
    "maryhadalittlelamb",
    "humptydumptysatonawall",
    "fourscoreandsevenyearsago",
    "wethepeopleoftheunitedstates",
    "itwasthebestoftimes",
    "houstonwehaveaproblem",
    "franklymydearidontgiveadamn",
    "elementarymydearwatson",
    "oneringtorulethemall",
    "lifeislikeaboxofchocolates",
    "hastalavistababy",
    "livelongandprosper",
    "beammeupscotty",
    "happybirthdaytoyou",
    "godsavethequeen",
    "godsavetheking",
    "hellodarknessmyoldfriend",
    "winnerwinnerchickendinner",
    "supercalifragilisticexpialidocious",
    "thisismypassword",
    "thisisapassword",
    "thisisasecurepassword",
    "thisisastrongpassword",
    "mypasswordisstrong",
    "mypasswordissecret",
    "ihatepasswords",
    "ineedanewpassword",
    "icannotremembermypassword",
    "iforgotmypassword",
    "changemeplease",
    "letmeinplease",
    "opensesame",
    "iloveyouforever",
    "iloveyousomuch",
    "ichliebedichsosehr",
    "daspasswortistgeheim",
    "ichhassepasswoerter",
    "seinodernichtsein",
    "freudeschonergotterfunken",
    "franzjagtimkomplettverwahrlostentaxi",
    "victorjagtzwolfboxkampfer",
    "jetaimepourtoujours",
    "teamomuchisimo",
];

/// Words that are in everybody's head here: of what is taught, and of the time of the year. In small letters, without marks.
const NEAR: [&str; 45] = [
    "countersign",
    "scalp",
    "micropigmentation",
    "pigmentation",
    "micro",
    "permanent",
    "makeup",
    "tattoo",
    "academy",
    "academie",
    "akademie",
    "training",
    "course",
    "level",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "summer",
    "autumn",
    "winter",
    "februar",
    "marz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    "fruhling",
    "fruhjahr",
    "sommer",
    "herbst",
    "monday",
    "sunday",
    "montag",
    "sonntag",
    "friday",
    "freitag",
];

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Shorter than allowed.
    #[error("the password has fewer than {LEAST} characters")]
    TooShort,
    /// Longer than allowed.
    #[error("the password has more than {MOST} bytes")]
    TooLong,
    /// The person's own address.
    #[error("the password is the e-mail address")]
    IsAddress,
    /// Made of the person's own name, address or academy.
    #[error("the password is made of what everybody knows about the person")]
    OwnWords,
    /// Common words, patterns of the keyboard, repeats, dates.
    #[error("the password is easy to guess")]
    Guessable,
}

/// Checks a new password (NIST SP 800-63B 3.1.1.2: a length, and no bad ones; no rules of composition). `known` is what
/// everybody knows about the person: their name, their academies.
///
/// # Errors
/// [`WeakPassword`], the first that holds.
pub fn check_password(password: &str, email: &str, known: &[&str]) -> Result<(), WeakPassword> {
    if password.len() > MOST {
        return Err(WeakPassword::TooLong);
    }
    let password: String = password.nfkc().collect();
    if password.chars().count() < LEAST {
        return Err(WeakPassword::TooShort);
    }
    if password.trim().to_lowercase() == email.trim().to_lowercase() {
        return Err(WeakPassword::IsAddress);
    }
    let mut own: Vec<String> = NEAR.map(str::to_owned).to_vec();
    for text in known.iter().copied().chain([email]) {
        let folded = search_fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
        own.extend(words.map(str::to_owned));
        own.push(folded.replace(' ', ""));
        own.push(text.to_lowercase());
    }
    if letters_beside(&search_fold(&password), &own).is_some_and(|left| left < FEW) {
        return Err(WeakPassword::OwnWords);
    }
    if is_famous(&password) {
        return Err(WeakPassword::Guessable);
    }
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    // The estimator's lists are of plain Latin letters.
    let is_strong = |text: &str, own: &[&str]| zxcvbn(text, own).score() >= Score::Three;
    match is_strong(&password, &own) && is_strong(&search_fold(&password), &own) {
        true => Ok(()),
        false if is_strong(&password, &[]) => Err(WeakPassword::OwnWords),
        false => Err(WeakPassword::Guessable),
    }
}

/// Whether nothing but a famous phrase makes a password strong, however it is spaced, written or turned around.
fn is_famous(password: &str) -> bool {
    let mut squeezed = search_fold(password);
    squeezed.retain(char::is_alphanumeric);
    let score = |known: &[&str]| zxcvbn(&squeezed, known).score();
    score(&[]) >= Score::Three && score(&FAMOUS) < Score::Three
}

/// How many letters a password has beside the person's own words; none where it has none of those.
fn letters_beside(folded: &str, own: &[String]) -> Option<usize> {
    let mut words: Vec<&String> = own.iter().filter(|word| word.chars().count() > 2).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words.into_iter().fold(folded.to_owned(), |rest, word| rest.replace(word.as_str(), ""));
    (rest.len() < folded.len()).then(|| rest.chars().filter(|c| c.is_alphabetic()).count())
}
