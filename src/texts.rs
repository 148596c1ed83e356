//! Every text a person reads, by language. A language is a folder of `.ftl` files in `templates/locales`.

use std::{borrow::Cow, cell::RefCell, collections::HashMap};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./templates/locales",
        fallback_language: "en",
        // The marks that isolate inserted text are invisible to people but break searching and copying;
        // templates isolate names with <bdi> instead.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

thread_local! {
    /// Texts without values as they were looked up before, since a page has dozens and each takes microseconds to
    /// look up; of each thread, so that none waits for another. Only keys that exist are kept, so it stays small.
    static PLAIN: RefCell<[HashMap<Box<str>, Box<str>>; Lang::ALL.len()]> = RefCell::default();
}

/// The languages: variant, tag, own name.
macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident = $tag:literal, $own:literal;)+) => {
        /// A language the pages speak.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Lang {
            $($(#[$doc])* $name,)+
        }

        impl Lang {
            /// Every language: what a patient can read is there in all of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its tag, such as `en`.
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)+
                }
            }

            /// Its own name for itself.
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$name => $own,)+
                }
            }

            fn id(self) -> &'static LanguageIdentifier {
                match self {
                    $(Self::$name => {
                        static ID: LanguageIdentifier = langid!($tag);
                        &ID
                    })+
                }
            }
        }
    };
}

languages! {
    /// English, the complete one.
    En = "en", "English";
    /// German.
    De = "de", "Deutsch";
    /// French.
    Fr = "fr", "Français";
    /// Spanish.
    Es = "es", "Español";
    /// Italian.
    It = "it", "Italiano";
    /// Polish.
    Pl = "pl", "Polski";
    /// Portuguese.
    Pt = "pt", "Português";
    /// Turkish.
    Tr = "tr", "Türkçe";
    /// Ukrainian.
    Uk = "uk", "Українська";
    /// Arabic, written from right to left.
    Ar = "ar", "العربية";
}

/// A value inserted into a text.
pub type Arg<'a> = FluentValue<'a>;

impl Lang {
    /// The languages of the pages behind the sign-in; whoever reads another one reads English there.
    pub const WORK: &'static [Self] = &[Self::En, Self::De];

    /// The language of the pages behind the sign-in.
    pub fn for_work(self) -> Self {
        if Self::WORK.contains(&self) { self } else { Self::En }
    }

    /// The direction it is written in, as HTML says it.
    pub const fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            _ => "ltr",
        }
    }

    /// The language of a tag such as `de-AT`, if the pages speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALL.iter().copied().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The first language of an `Accept-Language` header that the pages speak; English otherwise.
    pub fn from_header(header: &str) -> Self {
        let mut wishes: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|wish| {
                let mut parts = wish.split(';');
                let lang = Self::from_tag(parts.next()?)?;
                let weight = parts.find_map(|p| p.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
                // A weight of nothing means: not this one (RFC 9110, 12.4.2).
                (weight > 0.0).then_some((weight, lang))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map_or(Self::En, |(_, lang)| *lang)
    }

    /// The text of a key.
    pub fn t(self, key: &str) -> String {
        self.try_t(key).unwrap_or_else(|| LOCALES.lookup(self.id(), key))
    }

    /// The language for a page that asks for this key: this one where it has the text, else that of the pages behind the sign-in. A
    /// page is never half in one language and half in another.
    pub fn for_key(self, key: &str) -> Self {
        if LOCALES.lookup_single_language::<&str>(self.id(), key, None).is_ok() {
            self
        } else {
            self.for_work()
        }
    }

    /// The text of a key, or `None` where no language has it.
    pub fn try_t(self, key: &str) -> Option<String> {
        PLAIN.with_borrow_mut(|known| {
            let known = &mut known[self as usize];
            if let Some(text) = known.get(key) {
                return Some(text.to_string());
            }
            let text = LOCALES.try_lookup(self.id(), key)?;
            known.insert(key.into(), text.as_str().into());
            Some(text)
        })
    }

    /// The text of a key with values inserted.
    pub fn t_args(self, key: &str, args: &[(&'static str, Arg<'_>)]) -> String {
        let args: HashMap<Cow<'static, str>, Arg<'_>> =
            args.iter().map(|(name, value)| (Cow::Borrowed(*name), self.isolated(value))).collect();
        // Asking for the one language first spares the negotiation of languages, which costs more than the text.
        LOCALES
            .lookup_single_language(self.id(), key, Some(&args))
            .unwrap_or_else(|_| LOCALES.lookup_with_args(self.id(), key, &args))
    }

    /// A value as it may stand in a text: where that runs from right to left, a name, code or date in another script would
    /// take the signs around it along, unless it stands between the marks of an isolate (UAX #9).
    fn isolated<'a>(self, value: &Arg<'a>) -> Arg<'a> {
        match value {
            FluentValue::String(text)
                if self == Self::Ar && text.chars().any(|c| c.is_ascii_alphanumeric()) =>
            {
                FluentValue::from(format!("\u{2068}{text}\u{2069}"))
            }
            value => value.clone(),
        }
    }

    /// What stands between things of a list.
    pub const fn comma(self) -> &'static str {
        match self {
            Self::Ar => "، ",
            _ => ", ",
        }
    }

    /// What stands between two parts of a sentence.
    pub const fn semicolon(self) -> &'static str {
        match self {
            Self::Ar => "؛ ",
            Self::Fr => "\u{202f}; ",
            _ => "; ",
        }
    }

    /// A date as people say it: `3 March 2026`.
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.t(MONTHS[date.month0() as usize]);
        let (day, year) = (date.day(), date.year());
        match self {
            Self::De => format!("{day}. {month} {year}"),
            Self::Es | Self::Pt => format!("{day} de {month} de {year}"),
            Self::Fr if day == 1 => format!("1er {month} {year}"),
            Self::It if day == 1 => format!("1º {month} {year}"),
            Self::Uk => format!("{day} {month} {year} р."),
            _ => format!("{day} {month} {year}"),
        }
    }

    /// A date and a time of day on the wall: `3 March 2026, 14:05`.
    pub fn moment(self, at: NaiveDateTime) -> String {
        format!("{}{}{}", self.date(at.date()), self.comma(), at.format("%H:%M"))
    }

    /// A moment in a time zone.
    pub fn moment_in(self, at: DateTime<Utc>, zone: &str) -> String {
        self.moment(at.with_timezone(&zone.parse().unwrap_or(chrono_tz::Tz::UTC)).naive_local())
    }

    /// Minutes as people say them: `44 h`, `6 h 30 min`, `45 min`.
    pub fn hours(self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        if self == Self::Ar {
            return arabic_hours(hours, rest);
        }
        let (hour, minute) = match self {
            Self::Tr => ("sa", "dk"),
            Self::Uk => ("год", "хв"),
            _ => ("h", "min"),
        };
        match (hours, rest) {
            (0, rest) if rest != 0 => format!("{rest}\u{a0}{minute}"),
            (hours, 0) => format!("{hours}\u{a0}{hour}"),
            (hours, rest) => format!("{hours}\u{a0}{hour} {rest}\u{a0}{minute}"),
        }
    }
}

/// Arabic has no short form of these that everybody reads, and six for their numbers, as on the certificate.
fn arabic_hours(hours: i64, rest: i64) -> String {
    let hour = || arabic(hours, ["ساعة واحدة", "ساعتان", "ساعات", "ساعة"]);
    let minute = || arabic(rest, ["دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة"]);
    match (hours, rest) {
        (0, rest) if rest != 0 => minute(),
        (_, 0) => hour(),
        _ => format!("{} و{}", hour(), minute()),
    }
}

/// A number with its noun (CLDR 46, cardinals of Arabic): one and two are words without a figure; *few* is 3 to 10, of every hundred
/// anew; all others have one form of this noun.
fn arabic(number: i64, [one, two, few, other]: [&str; 4]) -> String {
    match (number, number % 100) {
        (1, _) => one.to_owned(),
        (2, _) => two.to_owned(),
        (_, 3..=10) => format!("{number}\u{a0}{few}"),
        _ => format!("{number}\u{a0}{other}"),
    }
}

/// The name of a document type: as a course has it, else as the program knows it, else its key made readable.
pub fn document_kind(lang: Lang, kind: &str, of_course: Option<String>) -> String {
    let known = || lang.try_t(&format!("document-kind-{kind}"));
    let readable = || {
        let spaced = kind.replace('_', " ");
        let mut letters = spaced.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    };
    of_course.or_else(known).unwrap_or_else(readable)
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];
