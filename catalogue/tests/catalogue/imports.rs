//! What an importer may do with an import, and what a tool that vendors it asks.

use cdl_catalogue::import::{Snapshot, imports, sha256};
use cdl_catalogue::{Catalogue, MemorySource, Scope, Source as _};
use insta::assert_snapshot;

use crate::base::{AUTH, Edit, HEADER, VENDOR, faults, load, source};

/// What the company gave its catalogue: a class and a strategy of its own.
const LAW: Edit<'_> = (
    VENDOR,
    "[object.Session]",
    "[class.personal]\nlevel = 3\nallow = [\"hmac\", \"mask\", \"mask_email\", \"truncate_ip\", \"drop\"]\nmax_retention = \"2y\"\n\
     [strategy.truncate_ip]\nkind = \"truncate_ip\"\nv4 = 16\nv6 = 32\n[object.Session]",
);

fn used(what: &str) -> String {
    format!("use = [{what}, \"event.account.*\", \"object.Session\"]")
}

/// The base, importing some law too.
fn importing(what: &str) -> String {
    let uses = used(what);
    let edits = [
        LAW,
        (
            HEADER,
            r#"use = ["event.account.*", "object.Session"]"#,
            &uses,
        ),
    ];
    faults(&edits)
}

#[test]
fn an_imported_class_may_not_be_replaced_by_a_longer_lived_one() {
    assert_snapshot!(importing(r#""class.personal""#), @r#"CDL0704: classes.toml:9:8: class "personal" may be kept for any time, but base 1.2.0 allows 2y; tighten it, or give it another name"#);
}

#[test]
fn an_imported_strategy_may_not_be_replaced_by_one_that_shows_more() {
    assert_snapshot!(importing(r#""strategy.*""#), @r#"CDL0704: classes.toml:38:11: strategy "truncate_ip" redacts less or otherwise, but base 1.2.0 defines it at vendor/base-1.2.0.toml:10; tighten it, or give it another name"#);
}

#[test]
fn a_class_that_is_not_imported_is_its_owners_business() {
    assert_eq!(faults(&[LAW]), "");
}

#[test]
fn an_imported_class_may_be_tightened() {
    let uses = used(r#""class.personal""#);
    let edits = [
        LAW,
        (
            HEADER,
            r#"use = ["event.account.*", "object.Session"]"#,
            &uses,
        ),
        (
            "classes.toml",
            "[class.personal]\nlevel = 3\n",
            "[class.personal]\nlevel = 3\nmax_retention = \"2y\"\n",
        ),
    ];
    assert_eq!(faults(&edits), "");
}

#[test]
fn one_catalogue_is_imported_once() {
    let told = faults(&[(
        HEADER,
        "[[import]]\n",
        "[[import]]\ncatalogue = \"cdl-standard\"\nuse = [\"category.*\"]\n[[import]]\ncatalogue = \"cdl-standard\"\nuse = [\"category.*\"]\n[[import]]\n",
    )]);
    assert_snapshot!(told, @r#"CDL0067: catalogue.toml:30:13: catalogue "cdl-standard" is imported twice; list everything in the "use" of one [[import]]"#);
}

#[test]
fn two_imports_may_not_mean_two_things_by_one_name() {
    let edits = [
        LAW,
        (
            HEADER,
            "[[import]]\n",
            "[[import]]\ncatalogue = \"cdl-standard\"\nuse = [\"class.*\", \"strategy.*\", \"category.*\"]\n[[import]]\n",
        ),
        (
            HEADER,
            r#"use = ["event.account.*", "object.Session"]"#,
            r#"use = ["event.account.*", "object.Session", "class.personal"]"#,
        ),
        ("classes.toml", "[class.personal]\n", "[class.private]\n"),
    ];
    let told = faults(&edits);
    assert!(
        told.contains(r#"CDL0708: catalogue.toml:34:45: class "personal" comes from cdl-standard 1.0.0 and, with another meaning, from base 1.2.0; use it from one of them"#),
        "{told}"
    );
}

#[test]
fn what_an_import_retired_does_not_come_back() {
    let told = faults(&[
        (
            VENDOR,
            "[object.Session]",
            "[reserved]\nevents = [\"auth.logout\"]\nfields = { \"account.changed\" = [\"forced\"] }\n[object.Session]",
        ),
        (
            AUTH,
            "[event.\"auth.password.changed\"]",
            "[event.\"auth.logout\"]\ncategory = \"authentication\"\nseverity = \"info\"\n[event.\"auth.password.changed\"]",
        ),
    ]);
    assert_snapshot!(told, @r#"CDL0067: events/auth.toml:23:8: event "auth.logout" is reserved by base 1.2.0 and may not come back"#);
    let told = faults(&[(
        VENDOR,
        "[object.Session]",
        "[reserved]\nfields = { \"account.changed\" = [\"forced\"] }\n[object.Session]",
    )]);
    assert_snapshot!(told, @r#"CDL0067: events/auth.toml:27:1: field "forced" is reserved by base 1.2.0 and may not come back"#);
}

#[test]
fn an_heir_demands_a_field_for_the_same_outcomes() {
    let with_outcomes: Edit<'_> = (
        VENDOR,
        "severity = \"notice\"",
        "outcomes = { success = \"notice\", failure = \"warning\", denied = \"warning\" }",
    );
    let demanded: Edit<'_> = (
        VENDOR,
        "max_len = 64",
        "max_len = 64, only_if = { outcome = [\"failure\", \"denied\"] }",
    );
    for (heir, expected) in [
        (
            r#"reason = { only_if = { outcome = ["failure"] } }"#,
            r#"CDL0704: events/auth.toml:28:1: names fewer outcomes for "reason" than base 1.2.0 has in "only_if""#,
        ),
        (
            r#"reason = { only_if = { outcome = ["failure", "denied", "success"] } }"#,
            r#"CDL0704: events/auth.toml:28:1: names more outcomes for "reason" than base 1.2.0 has in "only_if""#,
        ),
        (
            r#"reason = { only_if = { outcome = ["denied", "failure"] } }"#,
            "",
        ),
    ] {
        let field = format!("forced = {{ type = \"bool\", required = true }}\n{heir}\n");
        let told = faults(&[
            with_outcomes,
            demanded,
            (
                AUTH,
                "forced = { type = \"bool\", required = true }\n",
                &field,
            ),
        ]);
        assert_eq!(told, expected);
    }
}

#[test]
fn an_object_has_no_outcomes() {
    let told = faults(&[(
        "types.toml",
        "note = { type = \"string\" }",
        "note = { type = \"string\", only_if = { outcome = [\"failure\"] } }",
    )]);
    assert_snapshot!(told, @r#"CDL0068: types.toml:18:1: field "note" has "only_if", but an object has no outcomes: the event that holds it has"#);
}

#[test]
fn a_tool_sees_what_the_header_pins() {
    let source = source(&[]);
    let imports = imports(&source).expect("a sound header");
    let [import] = imports.as_slice() else {
        panic!("one import")
    };
    assert_eq!(
        (
            import.catalogue.as_str(),
            import.version.as_deref(),
            import.path.as_deref()
        ),
        ("base", Some("^1.2"), Some(VENDOR))
    );
    assert_eq!(import.uses, ["event.account.*", "object.Session"]);
    assert_eq!(import.place.line, 26);
    let vendored = source.read(VENDOR).expect("a file");
    let found = import.verify(&source).expect("what was pinned");
    assert_eq!(found.version, "1.2.0");
    assert_eq!(found.sha256, Some(sha256(&vendored)));
    assert_eq!(Snapshot::read(VENDOR, &vendored), Ok(found));
}

/// Mistake 61, and everything else that a snapshot may turn out to be.
#[test]
fn a_tool_is_told_why_a_snapshot_is_refused() {
    let base = source(&[]);
    let text = base.read(VENDOR).expect("a file").to_string();
    let pinned = |text: &str| {
        let header = base.read(HEADER).expect("a file");
        let pin = sha256(&base.read(VENDOR).expect("a file"));
        base.clone()
            .with(HEADER, &header.replace(&pin, &sha256(text)))
            .with(VENDOR, text)
    };
    let cases: [(MemorySource, &str); 6] = [
        (base.clone().with(VENDOR, &format!("{text}\n")), "CDL0705"),
        (pinned(&text.replace("1.2.0", "2.0.0")), "CDL0706"),
        (pinned(&text.replace("\"base\"", "\"other\"")), "CDL0706"),
        (
            pinned(&text.replace("account.changed", "account.moved")).with("x", ""),
            "",
        ),
        (
            pinned(&text.replace("object.Session", "object.Sessions")),
            "CDL0707",
        ),
        (pinned(&text.replace("severity", "sevrity")), "CDL0061"),
    ];
    for (source, code) in cases {
        let [import] = &imports(&source).expect("a sound header")[..] else {
            panic!("one import")
        };
        let codes: Vec<&str> = match import.verify(&source) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(|fault| fault.code).collect(),
        };
        assert_eq!(codes.concat(), code);
    }
    let gone = MemorySource::new().with(HEADER, &base.read(HEADER).expect("a file"));
    let [import] = &imports(&gone).expect("a sound header")[..] else {
        panic!("one import")
    };
    let faults = import.verify(&gone).expect_err("there is no snapshot");
    assert_snapshot!(faults.to_string(), @r#"CDL0706: catalogue.toml:29:8: import "base" is at "vendor/base-1.2.0.toml", but there is no such file"#);
}

#[test]
fn the_standard_catalogue_needs_no_file() {
    let source = MemorySource::new().with(
        HEADER,
        "[catalogue]\nformat = 1\nname = \"shop\"\nversion = \"1.0.0\"\n\
         [[import]]\ncatalogue = \"cdl-standard\"\nversion = \"^1\"\nuse = [\"event.auth.login\"]\n",
    );
    let [import] = &imports(&source).expect("a sound header")[..] else {
        panic!("one import")
    };
    assert_eq!((import.path.as_ref(), import.sha256.as_ref()), (None, None));
    let found = import.verify(&source).expect("it is shipped");
    assert_eq!((found.name.as_str(), found.sha256), ("cdl-standard", None));
    let catalogue = Catalogue::load(&source, &Scope::All).expect("faultless");
    assert!(catalogue.event("auth.login").is_ok());
    assert!(
        catalogue.event("auth.logout").is_err(),
        "only what is used is imported"
    );
    assert_eq!(
        load(&[]).files().len(),
        5,
        "a vendored file is watched, a shipped one is not"
    );
}
