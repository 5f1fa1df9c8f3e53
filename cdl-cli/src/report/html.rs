//! A report as a page of its own: no script, nothing from elsewhere.

use super::table::{Report, Table};
use crate::printable;

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

const STYLE: &str = "<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1f24; background: #fff; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem; border-bottom: 1px solid #d0d7de; }
th { position: sticky; top: 0; background: #f6f8fa; }
td { font-family: ui-monospace, monospace; font-size: 13px; overflow-wrap: anywhere; }
</style>
";

pub(super) fn render(report: &Report) -> String {
    let title = escape(&report.title);
    let mut out =
        format!("{HEAD}<title>{title}</title>\n{STYLE}</head>\n<body>\n<h1>{title}</h1>\n");
    for line in &report.intro {
        out.extend(["<p>", &escape(line), "</p>\n"]);
    }
    for table in &report.tables {
        out.extend(["<h2>", &escape(&table.title), "</h2>\n"]);
        push_table(&mut out, table);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn push_table(out: &mut String, table: &Table) {
    if table.rows.is_empty() {
        out.extend(["<p>", &escape(table.empty), "</p>\n"]);
        return;
    }
    let row = |cells: Vec<String>, tag: &str| {
        let cells: Vec<String> = cells
            .iter()
            .map(|text| format!("<{tag}>{}</{tag}>", escape(text)))
            .collect();
        format!("<tr>{}</tr>\n", cells.concat())
    };
    let header = table.header.iter().map(|text| (*text).to_owned()).collect();
    out.push_str("<table>\n<thead>\n");
    out.push_str(&row(header, "th"));
    out.push_str("</thead>\n<tbody>\n");
    for cells in &table.rows {
        out.push_str(&row(cells.clone(), "td"));
    }
    out.push_str("</tbody>\n</table>\n");
}

fn escape(text: &str) -> String {
    let line = printable::line(text);
    let mut out = String::with_capacity(line.len());
    for character in line.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            plain => out.push(plain),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_page_is_markup() {
        let report = Report {
            title: "<script>alert(1)</script>".to_owned(),
            intro: vec!["a & b".to_owned()],
            tables: vec![Table {
                title: "\"'>".to_owned(),
                header: vec!["x"],
                rows: vec![vec!["<img src=x onerror=alert(1)>".to_owned()]],
                empty: "nothing",
            }],
        };
        let page = render(&report);
        for markup in ["<script", "<img", "\"'>"] {
            assert!(!page.contains(markup), "{markup}");
        }
        assert!(page.contains("<td>&lt;img src=x onerror=alert(1)&gt;</td>"));
    }
}
