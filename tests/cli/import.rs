//! `cdl import add|update|verify`: snapshots, pins, and what may not be loosened.

use std::fs;
use std::path::PathBuf;

use super::run::{Ran, cdl};
use super::shop::{AUTH, HEADER, Shop};

const BASE: &str = r#"# The company's base.
[catalogue]
format  = 1
name    = "acme-base"
version = "2.3.1"
owners  = ["group:security"]

[defaults]
retention = "3y"

[[import]]
catalogue = "cdl-standard"
version   = "^1"
use       = ["class.*", "strategy.*", "category.*", "type.user_id", "event.session.start"]

[[file]]
path = "types.toml"
kind = "types"
[[file]]
path = "events/account.toml"
namespace = "account"
"#;

const TYPES: &str = r#"# Who did it.
[object.Person]
subject = true
[object.Person.field]
id   = { type = "user_id", required = true } # a pseudonym
role = { type = "Role" }

[enum.Role]
values = [{ id = "owner" }, { id = "guest" }]
"#;

const ACCOUNT: &str = r#"namespace = "account"

[group.request.field]
request_id = { type = "uuid" }

[event."account.change"]
category = "administration"
severity = "notice"
mandatory = true
use = ["request"]
[event."account.change".field]
by = { type = "Person", required = true }

[reserved]
events = ["account.touch"]
"#;

/// A shop, and beside it the company's base.
fn shop() -> Shop {
    let shop = Shop::new();
    shop.write("base/catalogue.toml", BASE);
    shop.write("base/types.toml", TYPES);
    shop.write("base/events/account.toml", ACCOUNT);
    shop
}

fn import(shop: &Shop, words: &str) -> Ran {
    let words =
        format!("import {words}").replace("BASE", &shop.path().join("base").display().to_string());
    let of = if words.starts_with("import verify") {
        ""
    } else {
        "--catalogue"
    };
    cdl(&format!("{words} {of}"), &[&shop.catalogue()])
}

fn header(shop: &Shop) -> String {
    fs::read_to_string(shop.catalogue().join(HEADER)).unwrap()
}

fn vendored(shop: &Shop, version: &str) -> PathBuf {
    shop.catalogue()
        .join(format!("vendor/acme-base-{version}.toml"))
}

/// What is the base's own, and nothing of what it has from elsewhere.
const ADD: &str = "add BASE";

#[test]
fn a_folder_becomes_a_pinned_snapshot_and_comments_stay() {
    let shop = shop();
    let before = header(&shop);
    let ran = import(&shop, ADD).exits(0);
    let file = vendored(&shop, "2.3.1");
    assert_eq!(
        ran.out,
        format!("acme-base 2.3.1 imported: {}\n", file.display())
    );
    let after = header(&shop);
    let added = after.find("[[import]]\ncatalogue = \"acme-base\"").unwrap();
    let end = added + after[added..].find("\n\n").unwrap() + 2;
    assert_eq!(format!("{}{}", &after[..added], &after[end..]), before);
    let pin = after
        .lines()
        .find_map(|line| line.strip_prefix("sha256 = "))
        .unwrap();
    assert_eq!(pin.len(), 66);
    for line in [
        "\n[[import]]\ncatalogue = \"acme-base\"\nversion = \"^2.3\"\npath = \"vendor/acme-base-2.3.1.toml\"\n",
        "use = [\"enum.Role\", \"object.Person\", \"group.request\", \"event.account.*\"]\n",
    ] {
        assert!(after.contains(line), "{after}");
    }
    let text = fs::read_to_string(&file).unwrap();
    for part in [
        "# acme-base 2.3.1, taken by `cdl import`.",
        "# Who did it.\n[object.Person]\n",
        "# a pseudonym\n",
        "[event.\"account.change\"]",
        "[event.\"session.start\"]",
        "[reserved]\nevents = [\"account.touch\"]",
        "[type.user_id]",
        "[class.personal]",
    ] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    assert!(
        !text.contains("[event.\"auth."),
        "what nothing needs stays out: {text}"
    );
    cdl("lint", &[&shop.catalogue()]).exits(0);
    let ran = import(&shop, "verify").exits(0);
    assert_eq!(ran.out.lines().last(), Some("2 imports, no fault"));
    ran.prints(&[
        "acme-base 2.3.1 (^2.3)",
        "as pinned\n",
        "cdl-standard 1.0.0 (^1)",
        "comes with the program\n",
    ]);
    // The same folder gives the same bytes.
    let ran = import(&shop, "update acme-base BASE").exits(0);
    assert!(
        ran.out.starts_with("acme-base 2.3.1 is current: "),
        "{ran:?}"
    );
    assert_eq!(header(&shop), after);
    import(&shop, ADD).exits(1).tells(&["error: \"acme-base\" is imported already: take it anew with `cdl import update acme-base FROM`\n"]);
}

#[test]
fn a_snapshot_that_was_changed_is_told_with_the_pin() {
    let shop = shop();
    import(&shop, ADD).exits(0);
    let file = vendored(&shop, "2.3.1");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("\"guest\"", "\"visitor\"")).unwrap();
    import(&shop, "verify").exits(1).prints(&[
        "NOT AS PINNED\n",
        "error[CDL0705]: vendor/acme-base-2.3.1.toml does not match sha256 in catalogue.toml:",
        "\n2 imports, 1 fault\n",
    ]);
    fs::remove_file(&file).unwrap();
    import(&shop, "verify")
        .exits(1)
        .prints(&["WRONG\n", "error[CDL0706]: import \"acme-base\" is at "]);
    // It can be taken anew.
    import(&shop, "update acme-base BASE").exits(0);
    import(&shop, "verify").exits(0);
}

#[test]
fn what_is_loosened_is_told_also_when_the_pin_does_not_match() {
    let shop = shop();
    import(&shop, ADD).exits(0);
    shop.edit(
        AUTH,
        "[reserved]",
        "[event.\"auth.reset\"]\nextends = \"account.change\"\nretention = \"1y\"\n[reserved]",
    );
    import(&shop, "verify")
        .exits(1)
        .prints(&["error[CDL0704]: keeps \"auth.reset\" for 1y", "as pinned\n"]);
    let file = vendored(&shop, "2.3.1");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text + "# edited\n").unwrap();
    import(&shop, "verify").exits(1).prints(&[
        "error[CDL0704]",
        "error[CDL0705]",
        "2 imports, 2 faults\n",
    ]);
}

#[test]
fn an_update_tells_what_changes_and_keeps_to_its_range() {
    let shop = shop();
    import(&shop, ADD).exits(0);
    shop.edit(
        HEADER,
        "version = \"^2.3\"",
        "version = \"^2.3\" # agreed with security",
    );
    shop.write("base/catalogue.toml", &BASE.replace("2.3.1", "2.4.0"));
    shop.write(
        "base/types.toml",
        &TYPES.replace(
            "{ id = \"guest\" }",
            "{ id = \"guest\" }, { id = \"auditor\" }",
        ),
    );
    let ran = import(&shop, "update acme-base BASE").exits(0);
    ran.prints(&[
        "acme-base 2.3.1 -> acme-base 2.4.0\n",
        "minor      major      -          enum \"Role\" value \"auditor\": new\n",
        "acme-base 2.4.0 updated: ",
    ])
    .tells(&["vendor/acme-base-2.3.1.toml is removed: nothing names it any more\n"]);
    assert!(!vendored(&shop, "2.3.1").exists());
    assert!(header(&shop).contains(
        "version = \"^2.3\" # agreed with security\npath = \"vendor/acme-base-2.4.0.toml\"\n"
    ));
    import(&shop, "verify").exits(0);

    let before = header(&shop);
    shop.write("base/catalogue.toml", &BASE.replace("2.3.1", "3.0.0"));
    import(&shop, "update acme-base BASE").exits(1).tells(&[
        "would have faults with acme-base 3.0.0, so nothing was written:\nCDL0706: ",
        "import \"acme-base\" must be version ^2.3, found 3.0.0",
        "hint: a range that takes it is given with `--range`",
    ]);
    assert_eq!(header(&shop), before);
    assert!(!vendored(&shop, "3.0.0").exists());
    import(&shop, "update acme-base BASE --range ^3").exits(0);
    assert!(header(&shop).contains("version = \"^3\" # agreed with security\n"));
    import(&shop, "verify").exits(0);
}

#[test]
fn the_standard_catalogue_comes_without_a_file() {
    let shop = Shop::new();
    let file = shop.write(
        "bare/catalogue.toml",
        "# mine\n[catalogue]\nformat = 1\nname = \"bare\"\nversion = \"1.0.0\"\n",
    );
    let bare = file.parent().unwrap();
    cdl("import add cdl-standard --catalogue", &[bare])
        .exits(0)
        .prints(&["cdl-standard 1.0.0 imported: it comes with the program and with cdl-runtime\n"]);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("# mine\n[catalogue]\n"));
    assert!(
        text.contains("catalogue = \"cdl-standard\"\nversion = \"^1.0\"\nuse = [\"class.*\", "),
        "{text}"
    );
    cdl("lint", &[bare]).exits(0);
    cdl("import update cdl-standard --catalogue", &[bare])
        .exits(0)
        .prints(&["is current"]);
}

#[test]
fn what_cannot_be_imported_is_said_and_nothing_is_written() {
    let shop = shop();
    let notes = shop.write("notes.txt", "x = 1\n").display().to_string();
    let itself = shop.catalogue().display().to_string();
    let nowhere = shop.path().join("nowhere").display().to_string();
    let before = header(&shop);
    for (words, told) in [
        (
            format!("add {nowhere}"),
            "nowhere is not there: name the folder that holds catalogue.toml\n",
        ),
        (
            format!("add {notes}"),
            "notes.txt is no snapshot of a catalogue:\n",
        ),
        (
            format!("add {itself}"),
            "error: a catalogue cannot import itself: \"acme-shop\" is its own name\n",
        ),
        ("add BASE --use event.acount.*".to_owned(), "CDL0707: "),
        (
            "add BASE --range newest".to_owned(),
            "\"newest\" is no version requirement such as \"^2.3\"",
        ),
        (
            "update acme-base BASE".to_owned(),
            "error: \"acme-base\" is not imported; imported are cdl-standard\n",
        ),
        (
            "update cdl-standard BASE".to_owned(),
            "error: \"cdl-standard\" comes with the program `cdl`",
        ),
    ] {
        import(&shop, &words).exits(1).tells(&[told]);
        assert_eq!(header(&shop), before, "{words}");
        assert!(!shop.catalogue().join("vendor").exists(), "{words}");
    }
    import(&shop, ADD).exits(0);
    import(&shop, "update acme-base")
        .exits(1)
        .tells(&["`cdl import update acme-base FROM`\n"]);
    let faulty = TYPES.replace("subject", "sujbect");
    shop.write("base/types.toml", &faulty);
    import(&shop, "update acme-base BASE")
        .exits(1)
        .tells(&["error[CDL0061]", "has faults: correct them first\n"]);
    shop.write("base/types.toml", TYPES);
    shop.write(
        "base/catalogue.toml",
        &BASE.replace("acme-base", "acme-case"),
    );
    import(&shop, "update acme-base BASE")
        .exits(1)
        .tells(&["holds catalogue \"acme-case\", not \"acme-base\"\n"]);
}
