//! Aligned columns, of which the first is text and the others are numbers.

use std::fmt;

/// A table under a heading.
#[derive(Debug)]
pub(crate) struct Table {
    title: String,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(title: impl Into<String>, columns: &[&str]) -> Self {
        Self {
            title: title.into(),
            rows: vec![columns.iter().map(|&column| column.to_owned()).collect()],
        }
    }

    pub(crate) fn row(&mut self, first: &str, others: impl IntoIterator<Item = String>) {
        let cells = std::iter::once(first.to_owned()).chain(others);
        self.rows.push(cells.collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        writeln!(formatter, "{}", self.title)?;
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate();
            let aligned = cells.map(|(column, (cell, &width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            writeln!(formatter, "  {}", aligned.collect::<Vec<_>>().join("   "))?;
        }
        Ok(())
    }
}

/// `1,234,567`.
pub(crate) fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `0.17 us`, `1.2 ms`.
#[expect(clippy::cast_precision_loss, reason = "a minute is far below 2^52 ns")]
pub(crate) fn duration(nanoseconds: u64) -> String {
    let nanoseconds = nanoseconds as f64;
    if nanoseconds < 10_000.0 {
        format!("{:.2} us", nanoseconds / 1e3)
    } else if nanoseconds < 1_000_000.0 {
        format!("{:.0} us", nanoseconds / 1e3)
    } else {
        format!("{:.1} ms", nanoseconds / 1e6)
    }
}
