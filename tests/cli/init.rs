//! `cdl init [DIR]`.

use std::fs;

use super::run::cdl;

#[test]
fn what_is_made_has_no_fault_and_is_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("Web Shop");
    let header = dir.join("catalogue/catalogue.toml");
    let ran = cdl("init", &[&dir]).exits(0);
    let events = dir.join("catalogue/events/app.toml");
    assert_eq!(
        ran.out,
        format!("{}\n{}\n", events.display(), header.display())
    );
    ran.tells(&["hint: `cdl new event app.report.export` prints its struct"]);
    cdl("lint", &[&dir])
        .exits(0)
        .prints(&["web-shop 0.1.0: ", ", no fault\n"]);

    cdl("lint --deny warnings", &[&dir]).exits(0);

    let text = fs::read_to_string(&events).unwrap();
    for (there, removed) in [
        (&header, None),
        (&header, Some(&events)),
        (&events, Some(&header)),
    ] {
        if let Some(path) = removed {
            fs::remove_file(path).unwrap();
            fs::write(there, &text).unwrap();
        }
        let told = format!("error: {} is there already: ", there.display());
        cdl("init", &[&dir]).exits(1).tells(&[&told]);
        assert!(removed.is_none_or(|path| !path.exists()));
    }
    fs::remove_file(&events).unwrap();
    cdl("init", &[&dir]).exits(0);

    // A nearer catalogue takes the place of one above, and nobody is surprised.
    let inner = dir.join("crates/inner");
    fs::create_dir_all(&inner).unwrap();
    cdl("init", &[&inner]).exits(0).tells(&[
        "warning: builds in ",
        &format!(" used {} until now", header.display()),
    ]);
}

#[test]
fn from_either_beginning_nothing_is_found_and_the_event_is_printed() {
    for (from, objects, declared) in [
        (
            "cdl-standard",
            "5 objects",
            "#[audit(event = \"app.report.export\")]",
        ),
        ("none", "2 objects", "#[audit(object = \"Target\")]"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("shop");
        cdl(&format!("init --from {from}"), &[&dir]).exits(0);
        let sum = format!("{objects}, no fault\n");
        cdl("lint --deny warnings", &[&dir])
            .exits(0)
            .prints(&[&sum]);
        cdl("new event app.report.export --catalogue", &[&dir])
            .exits(0)
            .prints(&[declared]);
        cdl(&format!("init --from {from}"), &[&dir]).exits(1);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    cdl("init", &[&file]).exits(1).tells(&[
        "error: cannot write ",
        "file/catalogue/events/app.toml: Not a directory",
    ]);
}
