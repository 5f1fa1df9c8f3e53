//! A report as Markdown.

use super::table::{Report, Table};
use crate::markdown::cell;

pub(super) fn render(report: &Report) -> String {
    let mut out = format!("# {}\n", cell(&report.title));
    for line in &report.intro {
        out.extend(["\n", &cell(line), "\n"]);
    }
    for table in &report.tables {
        out.extend(["\n## ", &cell(&table.title), "\n\n"]);
        push_table(&mut out, table);
    }
    out
}

fn push_table(out: &mut String, table: &Table) {
    if table.rows.is_empty() {
        out.extend([table.empty, "\n"]);
        return;
    }
    out.extend(["| ", &table.header.join(" | "), " |\n"]);
    out.extend(["|", &"---|".repeat(table.header.len()), "\n"]);
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        out.extend(["| ", &cells.join(" | "), " |\n"]);
    }
}
