//! A report as CSV (RFC 4180), which no spreadsheet takes for formulas.

use super::table::Report;
use crate::printable;

pub(super) fn render(report: &Report) -> String {
    let Some(table) = report.tables.first() else {
        return String::new();
    };
    let header = table.header.iter().map(|text| cell(text)).collect();
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(|text| cell(text)).collect());
    let lines = std::iter::once(header).chain(rows);
    let lines: Vec<String> = lines
        .map(|cells: Vec<String>| cells.join(",") + "\r\n")
        .collect();
    lines.concat()
}

/// Between quotes, and with an apostrophe before what a spreadsheet would compute (OWASP, CSV injection).
fn cell(text: &str) -> String {
    let text = printable::line(text);
    let first = text.trim_start().chars().next();
    let is_formula = first.is_some_and(|first| "=+-@|%＝＋－＠".contains(first));
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_ends_early() {
        for (text, expected) in [
            ("auth.login", "\"auth.login\""),
            ("", "\"\""),
            ("=1+1", "\"'=1+1\""),
            ("  =1+1", "\"'  =1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝1", "\"'＝1\""),
            ("\t=1", "\"\\t=1\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("a\r\nb", "\"a\\r\\nb\""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }
}
