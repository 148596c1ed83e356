//! The faces that certificates are set in, by name: their files, and what the PDF calls them.

macro_rules! faces {
    ($($(#[$about:meta])* $name:ident $tag:literal $file:literal,)*) => {
        /// A face of the fallback chain.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FaceId {
            $($(#[$about])* $name,)*
        }

        impl FaceId {
            /// Every face.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The resource name in the PDF; its six capitals become the subset tag.
            #[must_use]
            pub fn resource(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("CS", $tag),)*
                }
            }

            /// The name of the font that is cut from it for one person: unlike the one that a template has of it.
            #[must_use]
            pub fn personal_resource(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("PS", $tag),)*
                }
            }

            /// Its file.
            #[must_use]
            pub fn bytes(self) -> &'static [u8] {
                match self {
                    $(Self::$name => include_bytes!(concat!("../../certificates/fonts/", $file)),)*
                }
            }
        }
    };
}

// In this order they are asked for a character; the first three only where a design names them.
faces! {
    /// EB Garamond, upright.
    Garamond "GARA" "EBGaramond-Regular.ttf",
    /// EB Garamond, italic.
    GaramondItalic "GARI" "EBGaramond-Italic.ttf",
    /// Noto Sans Mono: codes, whose zero has a stroke and whose letters stand apart.
    Mono "MONO" "NotoSansMono-Regular.ttf",
    /// Noto Serif: Latin, Greek and Cyrillic letters that Garamond lacks.
    Serif "SERI" "NotoSerif-Regular.ttf",
    /// Noto Naskh Arabic.
    Arabic "ARAB" "NotoNaskhArabic-Regular.ttf",
    /// Noto Serif Hebrew.
    Hebrew "HEBR" "NotoSerifHebrew-Regular.ttf",
    /// Noto Serif Thai.
    Thai "THAI" "NotoSerifThai-Regular.ttf",
    /// Noto Serif Devanagari.
    Devanagari "DEVA" "NotoSerifDevanagari-Regular.ttf",
    /// Noto Serif Georgian.
    Georgian "GEOR" "NotoSerifGeorgian-Regular.ttf",
    /// Noto Serif Armenian.
    Armenian "ARMN" "NotoSerifArmenian-Regular.ttf",
    /// Noto Serif Ethiopic: Amharic, Tigrinya.
    Ethiopic "ETHI" "NotoSerifEthiopic-Regular.ttf",
    /// Noto Serif Bengali.
    Bengali "BENG" "NotoSerifBengali-Regular.ttf",
    /// Noto Serif Gurmukhi: Punjabi.
    Gurmukhi "GURU" "NotoSerifGurmukhi-Regular.ttf",
    /// Noto Serif Gujarati.
    Gujarati "GUJR" "NotoSerifGujarati-Regular.ttf",
    /// Noto Serif Tamil.
    Tamil "TAML" "NotoSerifTamil-Regular.ttf",
    /// Noto Serif Telugu.
    Telugu "TELU" "NotoSerifTelugu-Regular.ttf",
    /// Noto Serif Kannada.
    Kannada "KNDA" "NotoSerifKannada-Regular.ttf",
    /// Noto Serif Malayalam.
    Malayalam "MLYM" "NotoSerifMalayalam-Regular.ttf",
    /// Noto Serif Sinhala.
    Sinhala "SINH" "NotoSerifSinhala-Regular.ttf",
    /// Noto Serif Khmer.
    Khmer "KHMR" "NotoSerifKhmer-Regular.ttf",
    /// Noto Serif Lao.
    Lao "LAOO" "NotoSerifLao-Regular.ttf",
    /// Noto Serif Myanmar.
    Burmese "MYMR" "NotoSerifMyanmar-Regular.ttf",
    /// Noto Serif Tibetan: Tibetan, Dzongkha.
    Tibetan "TIBT" "NotoSerifTibetan-Regular.ttf",
    /// Noto Serif CJK.
    Cjk "CJKX" "NotoSerifCJK-Regular.otf",
}

impl FaceId {
    /// The first in the chain that is asked for whatever the face of a design lacks.
    const FIRST_FALLBACK: usize = 3;

    /// What is asked in turn after the face of a design.
    pub fn fallback() -> impl Iterator<Item = Self> {
        [Self::Garamond].into_iter().chain(Self::ALL[Self::FIRST_FALLBACK..].iter().copied())
    }

    /// Its place among all faces.
    #[must_use]
    pub fn slot(self) -> usize {
        self as usize
    }

    /// Whether its letters may reach deeper than those that designs are made for.
    #[must_use]
    pub fn reaches_deep(self) -> bool {
        !matches!(self, Self::Garamond | Self::GaramondItalic | Self::Mono | Self::Serif)
    }

    /// Whether space between its letters would tear apart what belongs together.
    #[must_use]
    pub fn hangs_together(self) -> bool {
        !matches!(
            self,
            Self::Garamond
                | Self::GaramondItalic
                | Self::Mono
                | Self::Serif
                | Self::Hebrew
                | Self::Thai
                | Self::Georgian
                | Self::Armenian
                | Self::Ethiopic
                | Self::Cjk
        )
    }
}
