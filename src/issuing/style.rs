//! How a text is set, as designs say it: upright or italic, its capitals, figures and letterspacing.

use serde::Deserialize;

/// How capitals are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capitals {
    /// As typed.
    #[default]
    AsTyped,
    /// Small letters become small capitals.
    Small,
    /// Everything becomes small capitals.
    AllSmall,
}

/// How figures are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figures {
    /// As high as capitals.
    #[default]
    Lining,
    /// With ascenders, for running text.
    OldStyle,
    /// Lining and all of one width, for columns.
    Tabular,
}

/// How a text is set, without its size.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// Italic instead of upright.
    pub italic: bool,
    /// For codes that are to be typed: every character of one width, the zero with a stroke, each looking the same wherever it
    /// stands.
    pub mono: bool,
    /// Capitals.
    pub capitals: Capitals,
    /// Figures.
    pub figures: Figures,
    /// Letterspacing in thousandths of the size.
    pub tracking: f32,
}
