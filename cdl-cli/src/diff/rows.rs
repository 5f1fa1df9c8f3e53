//! The rows of the table: a change each, or many that say the same of different things.

use std::collections::BTreeMap;

use cdl_catalogue::diff::{Audience, Change, Diff, Impact, Subject};

/// So many changes that say the same have a row each.
const ALONE_MAX: usize = 3;

/// One row.
pub(super) struct Row {
    pub(super) impact: Impact,
    pub(super) text: String,
}

/// What these audiences notice, what breaks most first.
pub(super) fn rows(diff: &Diff, audiences: &[Audience]) -> Vec<Row> {
    let concerned = diff.changes.iter().filter(|c| c.concerns(audiences));
    let mut groups: BTreeMap<_, Vec<&Change>> = BTreeMap::new();
    for change in concerned {
        let part = change.subject.part.as_ref().map(|part| part.noun);
        let key = (change.rule, &change.what, change.subject.noun, part);
        groups.entry(key).or_default().push(change);
    }
    let mut rows: Vec<(&Change, Row)> = Vec::new();
    for changes in groups.into_values() {
        let row = |text, change: &Change| Row {
            impact: change.impact(),
            text,
        };
        if changes.len() > ALONE_MAX {
            rows.push((changes[0], row(together(&changes), changes[0])));
        } else {
            rows.extend(changes.iter().map(|c| (*c, row(c.to_string(), c))));
        }
    }
    let most = |impact: Impact| audiences.iter().map(|a| impact.of(*a)).max();
    rows.sort_by(|(a, left), (b, right)| most(right.impact).cmp(&most(left.impact)).then(a.cmp(b)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// `37 fields: retention 2y became 1y: "auth.login", "auth.logout", "auth.reset" and 34 more`
fn together(changes: &[&Change]) -> String {
    let Change { subject, what, .. } = changes[0];
    let noun = subject.part.as_ref().map_or(subject.noun, |part| part.noun);
    let name = |subject: &Subject| match &subject.part {
        Some(part) => format!("\"{}\" in \"{}\"", part.name, subject.name),
        None => format!("\"{}\"", subject.name),
    };
    let shown: Vec<String> = changes
        .iter()
        .take(ALONE_MAX)
        .map(|change| name(&change.subject))
        .collect();
    format!(
        "{}: {what}: {} and {} more",
        count(changes.len(), noun),
        shown.join(", "),
        changes.len() - ALONE_MAX
    )
}

pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = match noun {
        "class" => "es",
        _ => "s",
    };
    let plural = if number == 1 { "" } else { plural };
    format!("{number} {noun}{plural}")
}
