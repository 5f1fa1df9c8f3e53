//! `cdl lint --format sarif`: what SARIF 2.1.0 allows, and what GitHub asks for besides.

use std::fs;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::found;
use crate::cli::run::cdl;

/// Texts of rules are cut off beyond this many characters ("SARIF support for code scanning", GitHub Docs).
const RULE_TEXT_CHARS_MAX: usize = 1_024;

/// The objects of SARIF 2.1.0 that a log of ours has, with the properties that sections 3.13 to 3.58 of the
/// specification give them and no others. What GitHub needs and the specification leaves open is required here too.
fn schema() -> Validator {
    let object = |required: &[&str], properties: Value| {
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": required,
            "properties": properties,
        })
    };
    let text = json!({ "type": "string", "minLength": 1 });
    let number = json!({ "type": "integer", "minimum": 1 });
    let message = object(&["text"], json!({ "text": text.clone() }));
    let rule = object(
        &["id", "shortDescription", "fullDescription", "help"],
        json!({
            "id": text.clone(),
            "shortDescription": message.clone(),
            "fullDescription": message.clone(),
            "help": message.clone(),
        }),
    );
    let driver = object(
        &["name", "semanticVersion", "rules"],
        json!({
            "name": text.clone(),
            "semanticVersion": { "type": "string", "pattern": r"^\d+\.\d+\.\d+" },
            "rules": { "type": "array", "uniqueItems": true, "items": rule },
        }),
    );
    let region = object(
        &["startLine", "startColumn"],
        json!({ "startLine": number.clone(), "startColumn": number }),
    );
    let artifact = object(
        &["uri"],
        json!({ "uri": { "type": "string", "format": "uri-reference", "minLength": 1 } }),
    );
    let place = object(
        &["artifactLocation", "region"],
        json!({ "artifactLocation": artifact, "region": region }),
    );
    let location = object(&["physicalLocation"], json!({ "physicalLocation": place }));
    let suppression = object(
        &["kind"],
        json!({
            "kind": { "enum": ["inSource", "external"] },
            "status": { "enum": ["accepted", "underReview", "rejected"] },
            "justification": text.clone(),
        }),
    );
    let result = object(
        &["ruleId", "ruleIndex", "level", "message", "locations"],
        json!({
            "ruleId": text,
            "ruleIndex": { "type": "integer", "minimum": 0 },
            "level": { "enum": ["none", "note", "warning", "error"] },
            "message": message,
            "locations": { "type": "array", "minItems": 1, "maxItems": 1, "items": location },
            "suppressions": { "type": "array", "uniqueItems": true, "items": suppression },
        }),
    );
    let run = object(
        &["tool", "results"],
        json!({
            "tool": object(&["driver"], json!({ "driver": driver })),
            "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
            "results": { "type": "array", "items": result },
        }),
    );
    let log = object(
        &["$schema", "version", "runs"],
        json!({
            "$schema": { "type": "string", "pattern": "/sarif-schema-2\\.1\\.0\\.json$" },
            "version": { "const": "2.1.0" },
            "runs": { "type": "array", "minItems": 1, "items": run },
        }),
    );
    jsonschema::options()
        .should_validate_formats(true)
        .build(&log)
        .unwrap()
}

/// The log, held against the schema and against what no schema can say.
fn checked(out: &str) -> Value {
    let log: Value = serde_json::from_str(out).unwrap();
    let wrong: Vec<String> = schema()
        .iter_errors(&log)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for run in log["runs"].as_array().unwrap() {
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for rule in rules {
            for text in ["shortDescription", "fullDescription"] {
                let chars = rule[text]["text"].as_str().unwrap().chars().count();
                assert!(chars <= RULE_TEXT_CHARS_MAX, "{rule}");
            }
        }
        for result in run["results"].as_array().unwrap() {
            // An index that points past the rules, or at another, names a wrong rule.
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
    }
    log
}

fn uris(log: &Value) -> Vec<&str> {
    let results = log["runs"][0]["results"].as_array().unwrap();
    results
        .iter()
        .map(|result| {
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                .as_str()
                .unwrap()
        })
        .collect()
}

#[test]
fn findings_and_exceptions_are_results() {
    let folder = found();
    let ran = cdl("lint --format sarif", &[folder.path()]).exits(1);
    let log = checked(&ran.out);
    assert_eq!(log["runs"][0]["tool"]["driver"]["name"], "cdl");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
    }
    // A folder outside the working directory has an address of its own.
    for uri in uris(&log) {
        assert!(
            uri.starts_with("file:///") && uri.ends_with("/events/auth.toml"),
            "{uri}"
        );
    }
    let suppressed: Vec<&Value> = results
        .iter()
        .filter(|result| result["suppressions"].is_array())
        .collect();
    let [suppressed] = suppressed[..] else {
        panic!("{suppressed:?}");
    };
    assert_eq!(suppressed["ruleId"], "unit-in-name");
    let suppression = &suppressed["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(
        suppression["justification"],
        "its readers know it by this name"
    );
}

#[test]
fn faults_are_results_and_nothing_wrong_is_none() {
    let folder = found();
    let events = folder.path().join("catalogue/events/auth.toml");
    fs::write(&events, "nmaespace = 1\n").unwrap();
    let ran = cdl("lint --format sarif", &[folder.path()]).exits(1);
    let log = checked(&ran.out);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|result| result["ruleId"] == "CDL0061"));
    assert!(results.iter().all(|result| result["level"] == "error"));

    let standard = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalogue/standard");
    let ran = cdl("lint --format sarif", &[standard.as_ref()]).exits(0);
    let log = checked(&ran.out);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(
        results
            .iter()
            .all(|result| result["suppressions"].is_array())
    );
}

/// A scanner finds a file by its path from the root of the checkout, in which it runs.
#[test]
fn what_lies_below_the_working_directory_is_named_from_there() {
    // Tests run in the folder of their package, which has a catalogue that is not without findings.
    for dir in [
        "catalogue",
        "./catalogue",
        concat!(env!("CARGO_MANIFEST_DIR"), "/catalogue"),
    ] {
        let ran = cdl("lint --format sarif", &[dir.as_ref()]);
        let log = checked(&ran.out);
        assert!(!uris(&log).is_empty(), "{dir}");
        for uri in uris(&log) {
            assert!(uri.starts_with("catalogue/"), "{dir}: {uri}");
        }
    }
    let ran = cdl("lint --format sarif", &["../ui-tests".as_ref()]);
    for uri in uris(&checked(&ran.out)) {
        assert!(uri.starts_with("file:///") && !uri.contains(".."), "{uri}");
    }
}

#[test]
fn the_schema_of_this_test_refuses_what_is_wrong() {
    let folder = found();
    let ran = cdl("lint --format sarif", &[folder.path()]);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    for (pointer, wrong) in [
        ("/version", json!("2.0.0")),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/message", json!("text")),
        ("/runs/0/results/0/locations", json!([])),
        (
            "/runs/0/results/0/locations/0/physicalLocation/region/startLine",
            json!(0),
        ),
        (
            "/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri",
            json!("a path with spaces"),
        ),
        ("/runs/0/tool/driver", json!({ "rules": [] })),
    ] {
        let mut edited = log.clone();
        *edited.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema().is_valid(&edited), "{pointer}");
    }
}
