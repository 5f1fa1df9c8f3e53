//! `cdl lint [DIR]`: each fault of a catalogue where it is.

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

/// A crate's folder with a catalogue in it.
fn catalogue(events: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("catalogue/events")).unwrap();
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
                "hint: create one with `cdl init`, or set CDL_CATALOGUE to an absolute path\n",
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
    for folder in ["catalogue/standard", "tests/catalogue"] {
        cdl("lint", &[&root.join(folder)])
            .exits(0)
            .prints(&[", no fault\n"]);
    }
}
