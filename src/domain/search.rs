//! What somebody looks for in a list. It is taken literally, in any order and without accents: every word that was typed has to
//! stand somewhere in the name, so that "gruffydd tomos" finds Tomos Gruffydd, and `%` finds a `%`.

use super::text::search_fold;

/// More words than this are looked for as they stand, one after the other.
const MOST_WORDS: usize = 8;

/// Words to look for, folded as `person.search_name` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// What was typed; nothing finds everything.
    pub fn read(typed: &str) -> Self {
        let folded = search_fold(typed);
        Self(folded.splitn(MOST_WORDS, ' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words, folded.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether a name has them all.
    pub fn finds(&self, name: &str) -> bool {
        let folded = search_fold(name);
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}
