//! The part of a catalogue that one crate uses.

use cdl_catalogue::{Catalogue, Files, Items, MemorySource, Scope};

use crate::base::{AUTH, CLASSES, Edit, HEADER, TYPES, VENDOR, load};

fn subset(edits: &[Edit<'_>], names: &[&str]) -> Files {
    let catalogue = load(edits);
    let items = catalogue.items(|name| names.contains(&name));
    catalogue
        .subset(&items)
        .unwrap_or_else(|why| panic!("{why}"))
}

fn read(files: &Files) -> Catalogue {
    let source = files
        .iter()
        .fold(MemorySource::new(), |source, (path, text)| {
            source.with(path, text)
        });
    Catalogue::load(&source, &Scope::All).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn what_is_used_stays_what_it_is_and_nothing_else_stays() {
    let whole = load(&[]);
    let files = subset(&[], &["auth.login", "Actor"]);
    let part = read(&files);
    let fingerprint =
        |catalogue: &Catalogue| catalogue.event("auth.login").expect("there").fingerprint;
    assert_eq!(fingerprint(&part), fingerprint(&whole));
    assert_eq!(part.check_all().to_string(), "");
    // The imported event stays: its snapshot is pinned as a whole.
    assert_eq!(
        part.events().collect::<Vec<_>>(),
        ["auth.login", "account.changed"]
    );
    assert!(!files[AUTH].contains("password.changed"), "{}", files[AUTH]);
    assert!(files[AUTH].contains("[group.request]"), "{}", files[AUTH]);
    assert!(files[TYPES].contains("[type.email]") && files[TYPES].contains("[enum.AuthMethod]"));
    assert!(files.contains_key(CLASSES) && files.contains_key(VENDOR));
}

#[test]
fn a_base_comes_with_its_heir() {
    let files = subset(&[], &["auth.password.changed"]);
    assert!(read(&files).event("auth.password.changed").is_ok());
    assert!(
        !files[AUTH].contains("[event.\"auth.login\"]"),
        "{}",
        files[AUTH]
    );
}

#[test]
fn a_namespace_that_nobody_uses_is_not_even_listed() {
    let billing = "namespace = \"billing\"\n[event.\"billing.paid\"]\ncategory = \"data\"\nseverity = \"info\"\n";
    let listing =
        "# Invoices.\n[[file]]\npath = \"events/billing.toml\"\nnamespace = \"billing\"\n";
    let edits: [Edit<'_>; 2] = [
        (HEADER, "\n[[import]]", &format!("{listing}\n[[import]]")),
        ("events/billing.toml", "", billing),
    ];
    let files = subset(&edits, &["auth.login"]);
    assert!(
        !files[HEADER].contains("illing") && !files[HEADER].contains("Invoices"),
        "{}",
        files[HEADER]
    );
    assert!(!files.contains_key("events/billing.toml"));
    let files = subset(&edits, &["billing.paid"]);
    assert!(files[HEADER].contains(listing), "{}", files[HEADER]);
    assert!(
        !files.contains_key(AUTH) && !files[HEADER].contains(AUTH),
        "{}",
        files[HEADER]
    );
    assert!(!files[TYPES].contains("user_id"), "{}", files[TYPES]);
    assert!(read(&files).event("billing.paid").is_ok());
}

#[test]
fn a_definition_in_two_places_keeps_its_files_whole() {
    let apart: [Edit<'_>; 2] = [
        (AUTH, "retention = \"2y\"\n", ""),
        (
            AUTH,
            "\n[reserved]",
            "\n[event.\"auth.login\".map]\nocsf = { class_uid = 3002 }\n\n[reserved]",
        ),
    ];
    let files = subset(&apart, &["auth.login"]);
    assert!(read(&files).event("auth.login").is_ok());
}

#[test]
fn nothing_is_a_catalogue_without_events_of_its_own() {
    let catalogue = load(&[]);
    assert!(catalogue.items(|_| false).is_empty());
    let files = catalogue
        .subset(&Items::default())
        .unwrap_or_else(|why| panic!("{why}"));
    assert!(
        !files.contains_key(AUTH) && !files[TYPES].contains("[type."),
        "{files:?}"
    );
}
