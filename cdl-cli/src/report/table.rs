//! A report before it is written: texts in tables.

/// A report.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) title: String,
    /// What it is of, and how it is to be read.
    pub(super) intro: Vec<String>,
    /// The first holds everything; the others are views of it. CSV has the first alone.
    pub(super) tables: Vec<Table>,
}

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) title: String,
    pub(super) header: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
    /// What is said when it has no rows.
    pub(super) empty: &'static str,
}
