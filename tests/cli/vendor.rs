//! `cdl vendor -p CRATE [--check]`.

use std::fs;
use std::path::{Path, PathBuf};

use super::run::{Ran, cdl};

/// A workspace with a catalogue of two namespaces, and a crate `api` that names one event of one of them.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    cdl("init", &[root]).exits(0);
    let header = root.join("catalogue/catalogue.toml");
    let listing = "\n[[file]]\npath      = \"events/billing.toml\"\nnamespace = \"billing\"\n";
    fs::write(&header, fs::read_to_string(&header).unwrap() + listing).unwrap();
    let billing = "namespace = \"billing\"\n\n\
        [event.\"billing.paid\"]\ncategory = \"data\"\nseverity = \"info\"\nsince = \"0.1.0\"\n";
    fs::write(root.join("catalogue/events/billing.toml"), billing).unwrap();
    fs::write(
        root.join("Cargo.toml"),
        "[workspace]\nmembers = [\"api\"]\nresolver = \"3\"\n",
    )
    .unwrap();
    let api = root.join("api");
    fs::create_dir_all(api.join("src")).unwrap();
    fs::create_dir_all(api.join("another/src")).unwrap();
    let manifest = "[package]\nname = \"api\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
        include = [\"/src\", \"/.cdl\"]\n";
    fs::write(api.join("Cargo.toml"), manifest).unwrap();
    fs::write(
        api.join("another/Cargo.toml"),
        manifest.replace("api", "another"),
    )
    .unwrap();
    fs::write(api.join("another/src/lib.rs"), "// \"billing.paid\"\n").unwrap();
    fs::write(
        api.join("src/lib.rs"),
        "event!(Export, \"app.report.export\");\n",
    )
    .unwrap();
    folder
}

fn vendor(root: &Path, words: &str) -> Ran {
    cdl(
        &format!("vendor {words} --manifest-path"),
        &[&root.join("Cargo.toml")],
    )
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else {
            found.push(entry);
        }
    }
    found.sort();
    found
}

#[test]
fn a_crate_gets_what_it_names_and_nothing_else() {
    let folder = workspace();
    let vendored = folder.path().join("api/.cdl");
    let ran = vendor(folder.path(), "-p api").exits(0);
    ran.tells(&["hint: commit .cdl/"]);
    let there = [
        vendored.join("catalogue.toml"),
        vendored.join("events/app.toml"),
    ];
    assert_eq!(files(&vendored), there);
    let header = fs::read_to_string(&there[0]).unwrap();
    assert!(
        header.starts_with("# The part of ") && !header.contains("billing"),
        "{header}"
    );
    cdl("lint", &[&vendored]).exits(0);

    // The second time nothing is written, and nothing differs.
    let before = fs::metadata(&there[0]).unwrap().modified().unwrap();
    assert_eq!(vendor(folder.path(), "-p api").exits(0).out, "");
    assert_eq!(fs::metadata(&there[0]).unwrap().modified().unwrap(), before);
    assert_eq!(vendor(folder.path(), "-p api --check").exits(0).out, "");
}

#[test]
fn a_check_tells_what_differs_and_writes_nothing() {
    let folder = workspace();
    let api = folder.path().join("api");
    let ran = vendor(folder.path(), "-p api --check").exits(1);
    ran.prints(&[
        "api/.cdl/catalogue.toml: is missing\n",
        "api/.cdl/events/app.toml: is missing\n",
    ])
    .tells(&["hint: run `cdl vendor -p api`"]);
    assert!(!api.join(".cdl").exists());

    vendor(folder.path(), "-p api").exits(0);
    fs::write(api.join("src/lib.rs"), "event!(Paid, \"billing.paid\");\n").unwrap();
    vendor(folder.path(), "-p api --check").exits(1).prints(&[
        "api/.cdl/catalogue.toml: differs from the catalogue\n",
        "api/.cdl/events/billing.toml: is missing\n",
        "api/.cdl/events/app.toml: is used no more\n",
    ]);
    vendor(folder.path(), "-p api")
        .exits(0)
        .prints(&["api/.cdl/events/app.toml removed\n"]);
    vendor(folder.path(), "-p api --check").exits(0);
}

#[test]
fn what_cannot_be_vendored_is_told() {
    let folder = workspace();
    vendor(folder.path(), "-p web")
        .exits(1)
        .tells(&["error: no crate \"web\" in this workspace: there are api"]);
    fs::write(folder.path().join("api/src/lib.rs"), "").unwrap();
    vendor(folder.path(), "-p api")
        .exits(1)
        .tells(&["error: no source file of api names an event, object or enum of "]);
    let events = folder.path().join("catalogue/events/app.toml");
    fs::write(&events, "namespace = app").unwrap();
    vendor(folder.path(), "-p api")
        .exits(1)
        .tells(&["CDL0060: events/app.toml:1:"]);
    fs::remove_dir_all(folder.path().join("catalogue")).unwrap();
    vendor(folder.path(), "-p api")
        .exits(1)
        .tells(&["error: CDL0040: no audit catalogue found", "tried "]);
    cdl(
        "vendor -p api --manifest-path",
        &[&folder.path().join("none/Cargo.toml")],
    )
    .exits(1)
    .tells(&["error: cargo does not know this folder: manifest path "]);
}

#[test]
fn a_folder_that_would_not_be_published_is_told() {
    let folder = workspace();
    let manifest = folder.path().join("api/Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    // No git here: cargo publishes no hidden folder unless it is told to.
    fs::write(&manifest, text.replace(", \"/.cdl\"", "")).unwrap();
    let told = [
        "warning: `cargo package` leaves out .cdl/catalogue.toml",
        "hint: say `include = ",
    ];
    vendor(folder.path(), "-p api").exits(0).tells(&told);
    vendor(folder.path(), "-p api --check")
        .exits(1)
        .prints(&["api/.cdl/catalogue.toml: `cargo package` leaves it out"])
        .tells(&["hint: say `include = "]);
    fs::write(&manifest, text).unwrap();
    vendor(folder.path(), "-p api --check").exits(0);
}
