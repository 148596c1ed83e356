//! Sheets of paper, and how one design differs between them.

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

/// What a certificate is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// ISO 216 A4, 210 × 297 mm.
    #[default]
    A4,
    /// US Letter, 8.5 × 11 in.
    Letter,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Self; 2] = [Self::A4, Self::Letter];

    /// Its name in files, forms and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Width and height in points.
    #[must_use]
    pub const fn size(self) -> [f32; 2] {
        match self {
            Self::A4 => [595.28, 841.89],
            Self::Letter => [612.0, 792.0],
        }
    }
}

/// How much of a sheet a design takes, and which way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A whole sheet, higher than wide.
    #[default]
    Upright,
    /// A whole sheet, wider than high. The transcript stands upright.
    Wide,
    /// Half a sheet, higher than wide: A5, or half a letter.
    Half,
}

impl Form {
    /// Width and height of the first page in points.
    #[must_use]
    pub fn first(self, paper: Paper) -> [f32; 2] {
        let [width, height] = paper.size();
        match self {
            Self::Upright => [width, height],
            Self::Wide => [height, width],
            Self::Half => match paper {
                // ISO 216 rounds to whole millimetres.
                Paper::A4 => [419.53, width],
                Paper::Letter => [height / 2.0, width],
            },
        }
    }

    /// Width and height of the pages after it.
    #[must_use]
    pub fn others(self, paper: Paper) -> [f32; 2] {
        match self {
            Self::Wide => paper.size(),
            form => form.first(paper),
        }
    }
}

impl std::str::FromStr for Paper {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|paper| paper.name() == name);
        found.ok_or_else(|| format!("{name:?} is no paper: a4 or letter"))
    }
}

/// The plan of a design on one paper: what all papers share, with that paper's own measures over it. Elements of a list are
/// found by their `name`.
#[must_use]
pub fn on(paper: Paper, mut plan: Table) -> Table {
    let papers = plan.remove("paper");
    if let Some(own) = papers.as_ref().and_then(|p| p.get(paper.name())).and_then(Value::as_table) {
        merge(&mut plan, own);
    }
    plan
}

fn merge(plan: &mut Table, own: &Table) {
    for (key, value) in own {
        match (plan.get_mut(key), value) {
            (Some(Value::Table(plan)), Value::Table(own)) => merge(plan, own),
            (Some(Value::Array(list)), Value::Table(by_name)) => {
                for (name, own) in by_name {
                    let called =
                        |v: &&mut Value| v.get("name").and_then(Value::as_str) == Some(name.as_str());
                    match (list.iter_mut().find(called), own) {
                        (Some(Value::Table(element)), Value::Table(own)) => merge(element, own),
                        // Kept, so that reading the plan refuses it by its name.
                        _ => list.push(Value::Table(Table::from_iter([(name.clone(), own.clone())]))),
                    }
                }
            }
            _ => {
                plan.insert(key.clone(), value.clone());
            }
        }
    }
}
