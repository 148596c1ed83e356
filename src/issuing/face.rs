//! The faces that certificates are set in, by name: their files, and what the PDF calls them.

/// A face of the fallback chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaceId {
    /// EB Garamond, upright.
    Garamond,
    /// EB Garamond, italic.
    GaramondItalic,
    /// Noto Serif: Latin, Greek and Cyrillic letters that Garamond lacks.
    Serif,
    /// Noto Naskh Arabic.
    Arabic,
    /// Noto Serif Hebrew.
    Hebrew,
    /// Noto Serif Thai.
    Thai,
    /// Noto Serif Devanagari.
    Devanagari,
    /// Noto Serif CJK.
    Cjk,
}

impl FaceId {
    /// The resource name in the PDF; its six capitals become the subset tag.
    #[must_use]
    pub fn resource(self) -> &'static str {
        match self {
            FaceId::Garamond => "CSGARA",
            FaceId::GaramondItalic => "CSGARI",
            FaceId::Serif => "CSSERI",
            FaceId::Arabic => "CSARAB",
            FaceId::Hebrew => "CSHEBR",
            FaceId::Thai => "CSTHAI",
            FaceId::Devanagari => "CSDEVA",
            FaceId::Cjk => "CSCJKX",
        }
    }

    /// Its file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            FaceId::Garamond => include_bytes!("../../certificates/fonts/EBGaramond-Regular.ttf"),
            FaceId::GaramondItalic => include_bytes!("../../certificates/fonts/EBGaramond-Italic.ttf"),
            FaceId::Serif => include_bytes!("../../certificates/fonts/NotoSerif-Regular.ttf"),
            FaceId::Arabic => include_bytes!("../../certificates/fonts/NotoNaskhArabic-Regular.ttf"),
            FaceId::Hebrew => include_bytes!("../../certificates/fonts/NotoSerifHebrew-Regular.ttf"),
            FaceId::Thai => include_bytes!("../../certificates/fonts/NotoSerifThai-Regular.ttf"),
            FaceId::Devanagari => include_bytes!("../../certificates/fonts/NotoSerifDevanagari-Regular.ttf"),
            FaceId::Cjk => include_bytes!("../../certificates/fonts/NotoSerifCJK-Regular.otf"),
        }
    }

    /// Its place among all faces.
    #[must_use]
    pub fn slot(self) -> usize {
        self as usize
    }
}
