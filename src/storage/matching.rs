//! How a search is asked of the database: the same for every list.

use sea_orm::{ColumnTrait, Condition, Value, sea_query::LikeExpr};

use crate::domain::search::Search;

/// Stands before a character that is meant literally.
const ESCAPE: char = '!';

/// A pattern that finds a piece of text, in which `%` and `_` are letters as any other.
pub(super) fn pattern(piece: &str) -> String {
    let mut pattern = String::with_capacity(piece.len() + 2);
    pattern.push('%');
    for c in piece.chars() {
        if matches!(c, '%' | '_' | ESCAPE) {
            pattern.push(ESCAPE);
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// That a text of a statement has every word; the words are added to its values.
pub(super) fn words(search: &Search, text: &str, values: &mut Vec<Value>) -> String {
    let mut condition = String::from("(1 = 1");
    for word in search.words() {
        values.push(pattern(word).into());
        condition.push_str(&format!(" AND {}", piece(text, values.len())));
    }
    condition.push(')');
    condition
}

/// That a text has the pattern which is the value of a number.
pub(super) fn piece(text: &str, value: usize) -> String {
    format!("{text} LIKE ?{value} ESCAPE '{ESCAPE}'")
}

/// That one of some columns has each word.
pub(super) fn in_columns(search: &Search, columns: &[impl ColumnTrait]) -> Condition {
    search.words().iter().fold(Condition::all(), |all, word| {
        let like = || LikeExpr::new(pattern(word)).escape(ESCAPE);
        all.add(columns.iter().fold(Condition::any(), |any, column| any.add(column.like(like()))))
    })
}
