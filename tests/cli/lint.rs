//! `cdl lint [DIR]`: each fault of a catalogue where it is.

mod sarif;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::run::cdl;

const HEADER: &str = r#"[catalogue]
format  = 1
name    = "acme-shop"
version = "4.2.0"
owners  = ["group:shop"]

[[import]]
catalogue = "cdl-standard"
version   = "^1"
use       = ["class.*", "strategy.*", "category.*", "type.user_id"]

[[file]]
path      = "events/auth.toml"
namespace = "auth"
"#;

const EVENTS: &str = r#"namespace = "auth"

[event."auth.login"]
description = "Somebody logs in."
category    = "authentication"
severity    = "info"
owners      = ["group:identity"]
[event."auth.login".field]
user     = { type = "user_id", required = true }
attempts = { type = "u32" }
"#;

/// One finding of each level, one exception, and nothing that stops a build.
const FOUND: &str = r#"namespace = "auth"

[event."auth.login"]
category    = "authentication"
severity    = "info"
owners      = ["group:identity"]
examples    = ['{"usr":"x"}']
[event."auth.login".field]
attempts = { type = "u32" }
wait_ms  = { type = "u64" }
"#;

const ALLOW: &str = r#"
[[allow]]
rule   = "unit-in-name"
where  = "auth.login.wait_ms"
reason = "its readers know it by this name"
"#;

/// A crate's folder with a catalogue in it.
fn catalogue(events: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("catalogue/events")).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("catalogue/catalogue.toml"), HEADER).unwrap();
    fs::write(folder.path().join("catalogue/events/auth.toml"), events).unwrap();
    folder
}

#[test]
fn a_catalogue_without_fault_is_one_line() {
    let folder = catalogue(EVENTS);
    for path in [
        "catalogue",
        "catalogue/catalogue.toml",
        "",
        "catalogue/events",
    ] {
        let ran = cdl("lint", &[&folder.path().join(path)]).exits(0);
        assert_eq!(
            ran.out, "acme-shop 4.2.0: 1 event, 0 objects, no fault\n",
            "{path}"
        );
        assert_eq!(ran.err, "", "{path}");
    }
}

#[test]
fn each_fault_is_drawn_where_it_is() {
    let faulty = EVENTS
        .replace("required = true", "requird = true")
        .replace("\"u32\"", "\"u31\"");
    let folder = catalogue(&faulty);
    let path = folder.path().join("catalogue/events/auth.toml");
    let ran = cdl("lint", &[folder.path()]).exits(1);
    let key = format!(
        r#"error[CDL0061]: unknown key "requird" in field "user"
 --> {}:9:32
  |
9 | user     = {{ type = "user_id", requird = true }}
  |                                ^^^^^^^
  |
  = help: did you mean "required"?

"#,
        path.display()
    );
    let sum = format!(
        "{}: 1 fault\n",
        folder.path().join("catalogue/catalogue.toml").display()
    );
    assert_eq!(ran.out, key + &sum);
    assert_eq!(
        ran.err,
        "hint: `cdl explain CDL0061` tells why, with an example\n"
    );

    // What single events say is wrong is found when the text can be read.
    fs::write(&path, EVENTS.replace("\"u32\"", "\"u31\"")).unwrap();
    let ran = cdl("lint", &[folder.path()]).exits(1);
    ran.prints(&[
        "error[CDL0062]: ",
        "auth.toml:10:21\n",
        "         ^^^^^\n",
        "acme-shop 4.2.0: 1 event, 0 objects, 1 fault\n",
    ]);
}

#[test]
fn what_is_hidden_in_a_catalogue_is_not_shown_to_a_terminal() {
    for hidden in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{2028}'] {
        // As it is, in the line that is drawn; and escaped, in a name that the message repeats.
        let bare = EVENTS.replace("group:identity\"", &format!("{hidden}\", 1"));
        let escaped = EVENTS.replace("attempts", &format!("\"\\u{:04x}\"", u32::from(hidden)));
        for events in [bare, escaped] {
            let folder = catalogue(&events);
            let ran = cdl("lint", &[folder.path()]).exits(1);
            assert!(!ran.out.contains(hidden), "{}", ran.out);
        }
    }
}

#[test]
fn what_is_no_catalogue_is_said_with_every_place() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("x.toml"), "").unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    let tried = folder
        .path()
        .join("catalogue/catalogue.toml")
        .display()
        .to_string();
    for (path, told) in [
        (
            "",
            &[
                "error: CDL0040: no audit catalogue found\n",
                &format!("  tried {tried}\n"),
                "hint: create one with `cdl init`, or set CDL_CATALOGUE to the absolute path of a catalogue.toml\n",
            ][..],
        ),
        (
            "x.toml",
            &["x.toml is not called catalogue.toml: name the folder that holds one\n"],
        ),
        (
            "nowhere",
            &["nowhere is not there: name the folder that holds catalogue.toml\n"],
        ),
    ] {
        let ran = cdl("lint", &[&folder.path().join(path)])
            .exits(1)
            .tells(told);
        assert_eq!(ran.out, "", "{path}");
    }
}

#[test]
fn our_own_catalogues_have_no_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for (folder, told) in [
        ("catalogue/standard", ", no fault, 2 exceptions\n"),
        ("tests/catalogue", ", no fault, 4 warnings\n"),
        ("examples/cloudtrail/catalogue", ", no fault"),
        ("examples/quickstart/catalogue", ", no fault\n"),
    ] {
        cdl("lint", &[&root.join(folder)]).exits(0).prints(&[told]);
    }
}

/// A catalogue with findings and an exception.
fn found() -> TempDir {
    let folder = catalogue(FOUND);
    fs::write(
        folder.path().join("catalogue/catalogue.toml"),
        format!("{HEADER}{ALLOW}"),
    )
    .unwrap();
    folder
}

#[test]
fn findings_are_drawn_and_counted_by_level() {
    let folder = found();
    let ran = cdl("lint", &[folder.path()]).exits(1).prints(&[
        "warning[description-missing]: event \"auth.login\" has no description\n",
        "error[example-invalid]: the example of event \"auth.login\" has a field \"usr\" that the catalogue does not have\n",
        "  = help: write description = ",
        "acme-shop 4.2.0: 1 event, 0 objects, no fault, 1 error, 1 warning, 1 exception\n",
    ]);
    ran.tells(&["tells why, with an example\n"]);
    let only_warning = FOUND.replace("examples    = ['{\"usr\":\"x\"}']\n", "");
    fs::write(
        folder.path().join("catalogue/events/auth.toml"),
        only_warning,
    )
    .unwrap();
    cdl("lint", &[folder.path()]).exits(0);
    cdl("lint --deny warnings", &[folder.path()]).exits(1);
}

#[test]
fn a_program_reads_one_object() {
    let folder = found();
    let ran = cdl("lint --format json", &[folder.path()]).exits(1);
    assert_eq!(ran.err, "");
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["catalogue"]["name"], "acme-shop");
    assert_eq!(report["faults"].as_array().unwrap().len(), 0);
    let ids = |part: &str| -> Vec<String> {
        let all = report[part].as_array().unwrap().iter();
        all.map(|told| {
            format!(
                "{} {} {}:{}",
                told["id"].as_str().unwrap(),
                told["subject"].as_str().unwrap(),
                told["line"],
                told["column"]
            )
        })
        .collect()
    };
    assert_eq!(
        ids("findings"),
        [
            "description-missing auth.login 3:8",
            "example-invalid auth.login 3:8"
        ]
    );
    assert_eq!(ids("exceptions"), ["unit-in-name auth.login.wait_ms 10:1"]);
    assert_eq!(
        report["exceptions"][0]["reason"],
        "its readers know it by this name"
    );

    fs::write(
        folder.path().join("catalogue/events/auth.toml"),
        "nmaespace = 1",
    )
    .unwrap();
    let ran = cdl("lint --format json", &[folder.path()]).exits(1);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["catalogue"], serde_json::Value::Null);
    assert_eq!(report["faults"][0]["id"], "CDL0061");
}

#[test]
fn a_workflow_annotates_the_lines() {
    let folder = found();
    let path = folder.path().join("catalogue/events/auth.toml");
    let ran = cdl("lint --format github", &[folder.path()]).exits(1);
    let line = format!(
        "::warning file={},line=3,col=8,title=description-missing::event \"auth.login\" has no description; write",
        path.display()
    );
    ran.prints(&[&line, "::error file=", ",title=example-invalid::"]);
}

#[test]
fn dates_and_owners_come_from_around_the_catalogue() {
    let dated = EVENTS.replace(
        "severity",
        "deprecated = { note = \"x\", remove_after = \"2026-11-23\" }\nseverity",
    );
    let folder = catalogue(&dated);
    cdl("lint --today 2026-11-23", &[folder.path()]).exits(0);
    cdl("lint --today 2026-11-24", &[folder.path()])
        .exits(1)
        .prints(&[
            "error[remove-after-passed]: event \"auth.login\" was to be removed after 2026-11-23\n",
        ]);

    // The forge's own file, where it is.
    fs::create_dir(folder.path().join(".github")).unwrap();
    let owners = folder.path().join(".github/CODEOWNERS");
    fs::write(&owners, "* @acme/identity\n").unwrap();
    cdl("lint --deny warnings --today 2026-11-23", &[folder.path()]).exits(0);
    fs::write(&owners, "* @acme/identitty\n").unwrap();
    cdl("lint --today 2026-11-23", &[folder.path()]).exits(0).prints(&["warning[owner-unknown]: owner \"group:identity\" of event \"auth.login\" is not in CODEOWNERS\n", "help: did you mean \"identitty\"?"]);
    let file = folder.path().join("owners");
    cdl(
        &format!("lint --codeowners {}", file.display()),
        &[folder.path()],
    )
    .exits(1)
    .tells(&["error: cannot read ", "owners: No such file"]);
}

#[test]
fn an_example_is_held_against_its_event() {
    for (example, told) in [
        (r#"{"user":"u","attempts":3}"#, None),
        (
            r#"{"attempts":3}"#,
            Some("lacks the required field \"user\""),
        ),
        (
            r#"{"user":"u","attempts":-3}"#,
            Some("has a \"attempts\" that is no u32"),
        ),
        (r#"{"user":7}"#, Some("has a \"user\" that is no string")),
        ("[]", Some("is not an object")),
        ("{", Some("is not JSON: ")),
        (
            r#"{"user":"maria.lopez@gmail.com"}"#,
            Some("has what looks like an e-mail address in \"user\""),
        ),
    ] {
        let folder =
            catalogue(&EVENTS.replace("severity", &format!("examples = ['{example}']\nseverity")));
        let ran = cdl("lint --deny warnings", &[folder.path()]);
        match told {
            None => drop(ran.exits(0)),
            // What the example says is not repeated: it may be somebody's.
            Some(told) => {
                let ran = ran
                    .exits(1)
                    .prints(&[&format!("]: the example of event \"auth.login\" {told}")]);
                let head = ran.out.lines().next().unwrap_or_default();
                assert!(!head.contains("maria"), "{head}");
            }
        }
    }
}
