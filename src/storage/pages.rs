//! Lists in pages: no page of the program loads a whole table.

use sea_orm::{ConnectionTrait, QueryResult, Value};

use super::{Result, rows};

/// Which page is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// 1 for the first.
    pub number: u64,
    /// How many items a page has, 1 to 500.
    pub size: u64,
}

impl Page {
    /// The page of a number, which may come from a URL.
    pub fn new(number: u64, size: u64) -> Self {
        Self { number: number.max(1), size: size.clamp(1, 500) }
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOf<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// 1 for the first page; never beyond the last.
    pub number: u64,
    /// How many items a page has.
    pub size: u64,
    /// How many items the whole list has.
    pub total: u64,
}

impl<T> PageOf<T> {
    /// How many pages there are; an empty list has one.
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(self.size).max(1)
    }

    /// Whether a page comes before this one.
    pub fn has_previous(&self) -> bool {
        self.number > 1
    }

    /// Whether a page comes after this one.
    pub fn has_next(&self) -> bool {
        self.number < self.pages()
    }

    /// The number of the first item on this page, 0 for an empty list.
    pub fn first(&self) -> u64 {
        if self.total == 0 { 0 } else { (self.number - 1) * self.size + 1 }
    }

    /// The number of the last item on this page.
    pub fn last(&self) -> u64 {
        (self.number * self.size).min(self.total)
    }

    /// The page of a list that is there whole. A page beyond the last is the last.
    pub(super) fn cut(all: Vec<T>, page: Page) -> Self {
        let (size, total) = (page.size.max(1), all.len() as u64);
        let number = page.number.clamp(1, total.div_ceil(size).max(1));
        let before = usize::try_from((number - 1) * size).unwrap_or(usize::MAX);
        let items = all.into_iter().skip(before).take(usize::try_from(size).unwrap_or(usize::MAX)).collect();
        Self { items, number, size, total }
    }

    /// The same page of something made from the items.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> PageOf<U> {
        PageOf {
            items: self.items.into_iter().map(make).collect(),
            number: self.number,
            size: self.size,
            total: self.total,
        }
    }
}

/// A query in pages.
pub(super) struct Select<'a> {
    /// What stands between `SELECT` and `FROM`.
    pub(super) columns: &'a str,
    /// What stands between `FROM` and `ORDER BY`; uses each of the values.
    pub(super) from: &'a str,
    /// What stands after `ORDER BY`; ends with a unique column.
    pub(super) order: &'a str,
    /// The values of `?1`, `?2`, …
    pub(super) values: Vec<Value>,
}

/// Runs a query for one page. A page beyond the last is the last.
pub(super) async fn run<T>(
    db: &impl ConnectionTrait,
    select: Select<'_>,
    page: Page,
    read: impl Fn(&QueryResult) -> Result<T>,
) -> Result<PageOf<T>> {
    let Select { columns, from, order, mut values } = select;
    let size = page.size.max(1);
    let total = rows::count(db, format!("SELECT count(*) AS count FROM {from}"), values.clone()).await?;
    let number = page.number.clamp(1, total.div_ceil(size).max(1));
    let (limit, offset) = (values.len() + 1, values.len() + 2);
    values.push(rows::signed::<i64>(size)?.into());
    values.push(rows::signed::<i64>((number - 1) * size)?.into());
    let sql = format!("SELECT {columns} FROM {from} ORDER BY {order} LIMIT ?{limit} OFFSET ?{offset}");
    let items = rows::all(db, sql, values).await?.iter().map(read).collect::<Result<_>>()?;
    Ok(PageOf { items, number, size, total })
}
