//! SARIF 2.1.0, which code scanners read.

use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};

use super::found::Found;
use super::problem::{Explained, Problem};
use super::verdict::Verdict;
use crate::reference::percent;

pub(super) fn sarif(verdict: &Verdict, found: &Found) -> Value {
    let excused: Vec<(Problem, &str)> = verdict
        .excused
        .iter()
        .map(|excused| (Problem::from(&excused.finding), excused.reason.as_str()))
        .collect();
    let mut ids: Vec<&str> = verdict
        .problems
        .iter()
        .chain(excused.iter().map(|(problem, _)| problem))
        .map(|problem| problem.id)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut results: Vec<Value> = verdict
        .problems
        .iter()
        .map(|problem| result(problem, found, &ids))
        .collect();
    for (problem, reason) in &excused {
        let mut result = result(problem, found, &ids);
        result["suppressions"] =
            json!([{ "kind": "inSource", "status": "accepted", "justification": reason }]);
        results.push(result);
    }
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cdl",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": ids.iter().map(|id| rule(id)).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(id: &str) -> Value {
    let Some(explained) = Explained::of(id) else {
        return json!({ "id": id });
    };
    json!({
        "id": id,
        "shortDescription": { "text": explained.title() },
        "fullDescription": { "text": explained.why() },
        "help": { "text": explained.fix() },
    })
}

fn result(problem: &Problem, found: &Found, ids: &[&str]) -> Value {
    json!({
        "ruleId": problem.id,
        "ruleIndex": ids.binary_search(&problem.id).unwrap_or_default(),
        "level": problem.level.as_str(),
        "message": { "text": problem.whole() },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&problem.path(found)) },
            "region": { "startLine": problem.place.line, "startColumn": problem.place.column },
        } }],
    })
}

/// A path as a reference (RFC 3986): an absolute one names its scheme, a relative one stays below the working directory.
/// One that leaves it becomes absolute, for no scanner finds a file above the root of its checkout.
fn uri(path: &str) -> String {
    let path = Path::new(path);
    let leaves = path.components().any(|part| part == Component::ParentDir);
    let absolute = std::path::absolute(path).ok().filter(|_| leaves);
    let path = settled(absolute.as_deref().unwrap_or(path));
    let path = path.to_string_lossy();
    let scheme = if Path::new(&*path).is_absolute() {
        "file://"
    } else {
        ""
    };
    format!("{scheme}{}", percent(&path, b"/"))
}

/// Without `.`, and an absolute path without `..`.
fn settled(path: &Path) -> PathBuf {
    let mut settled = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if path.is_absolute() => {
                settled.pop();
            }
            other => settled.push(other),
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference() {
        for (path, expected) in [
            ("catalogue/events/auth.toml", "catalogue/events/auth.toml"),
            ("./catalogue/types.toml", "catalogue/types.toml"),
            ("my shop/é#1.toml", "my%20shop/%C3%A9%231.toml"),
            ("/srv/c.toml", "file:///srv/c.toml"),
        ] {
            assert_eq!(uri(path), expected);
        }
        let left = uri("../c.toml");
        assert!(
            left.starts_with("file:///") && left.ends_with("/c.toml"),
            "{left}"
        );
        assert!(!left.contains(".."), "{left}");
    }
}
