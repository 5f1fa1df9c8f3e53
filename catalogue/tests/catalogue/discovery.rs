//! Which catalogue a crate means.

use std::path::{Path, PathBuf};

use cdl_catalogue::discover::{Disk, discover};

/// A disk of paths; a manifest that ends in `!` declares a workspace, and what ends in `/` is a folder.
struct Paths(&'static [&'static str]);

impl Disk for Paths {
    fn exists(&self, path: &Path) -> bool {
        self.0
            .iter()
            .any(|known| Path::new(known.trim_end_matches(['!', '/'])) == path)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.0.iter().any(|known| {
            known
                .strip_suffix('/')
                .is_some_and(|known| Path::new(known) == path)
        })
    }

    fn is_workspace(&self, path: &Path) -> bool {
        self.0.iter().any(|known| {
            known
                .strip_suffix('!')
                .is_some_and(|known| Path::new(known) == path)
        })
    }
}

/// A claim, the variable, the disk, and the path or the code with the number of paths tried.
type Case = (
    &'static str,
    Option<&'static str>,
    &'static [&'static str],
    Found,
);
type Found = Result<&'static str, (&'static str, usize)>;

const CRATE: &str = "/ws/crates/api";

fn found(
    variable: Option<&str>,
    disk: &'static [&'static str],
) -> Result<PathBuf, (&'static str, usize)> {
    discover(variable, Path::new(CRATE), &Paths(disk))
        .map_err(|why| (why.code(), why.tried().len()))
}

#[test]
fn the_nearest_catalogue_is_meant() {
    let cases: [Case; 12] = [
        (
            "the variable comes first",
            Some("/x/catalogue.toml"),
            &["/x/catalogue.toml", "/ws/catalogue/catalogue.toml"],
            Ok("/x/catalogue.toml"),
        ),
        (
            "a variable that leads nowhere is no reason to look elsewhere",
            Some("/x/catalogue.toml"),
            &["/ws/catalogue/catalogue.toml"],
            Err(("CDL0040", 0)),
        ),
        (
            "a variable that names a folder is refused, whatever is in it",
            Some("/x"),
            &["/x/", "/x/catalogue.toml", "/ws/catalogue/catalogue.toml"],
            Err(("CDL0040", 0)),
        ),
        (
            "a relative variable is refused",
            Some("c.toml"),
            &["/ws/catalogue/catalogue.toml"],
            Err(("CDL0042", 0)),
        ),
        (
            "an empty variable is none",
            Some(""),
            &["/ws/catalogue/catalogue.toml"],
            Ok("/ws/catalogue/catalogue.toml"),
        ),
        (
            "a vendored part comes before the workspace",
            None,
            &[
                "/ws/crates/api/.cdl/catalogue.toml",
                "/ws/catalogue/catalogue.toml",
            ],
            Ok("/ws/crates/api/.cdl/catalogue.toml"),
        ),
        (
            "a packaged crate does not climb",
            None,
            &[
                "/ws/crates/api/Cargo.toml.orig",
                "/ws/catalogue/catalogue.toml",
            ],
            Err(("CDL0041", 2)),
        ),
        (
            "a packaged crate that has a whole catalogue needs no part of it",
            None,
            &[
                "/ws/crates/api/Cargo.toml.orig",
                "/ws/crates/api/catalogue/catalogue.toml",
            ],
            Ok("/ws/crates/api/catalogue/catalogue.toml"),
        ),
        (
            "the crate's own comes before the workspace's",
            None,
            &[
                "/ws/crates/api/catalogue/catalogue.toml",
                "/ws/catalogue/catalogue.toml",
            ],
            Ok("/ws/crates/api/catalogue/catalogue.toml"),
        ),
        (
            "the workspace's root is looked at",
            None,
            &["/ws/Cargo.toml!", "/ws/catalogue/catalogue.toml"],
            Ok("/ws/catalogue/catalogue.toml"),
        ),
        (
            "what is above the workspace is another's",
            None,
            &["/ws/Cargo.toml!", "/catalogue/catalogue.toml"],
            Err(("CDL0040", 4)),
        ),
        (
            "what is above the repository is another's",
            None,
            &["/ws/crates/.git", "/ws/catalogue/catalogue.toml"],
            Err(("CDL0040", 3)),
        ),
    ];
    for (claim, variable, disk, expected) in cases {
        assert_eq!(
            found(variable, disk),
            expected.map(PathBuf::from),
            "{claim}"
        );
    }
}

#[test]
fn what_was_tried_is_told() {
    let why =
        discover(None, Path::new("/ws/api"), &Paths(&["/ws/.git"])).expect_err("nothing there");
    let told = cdl_catalogue::declaration::Diagnostic::from(&why);
    insta::assert_snapshot!(told.message, @"no audit catalogue found");
    insta::assert_snapshot!(told.notes.join("\n"), @r"
    tried /ws/api/.cdl/catalogue.toml
    tried /ws/api/catalogue/catalogue.toml
    tried /ws/catalogue/catalogue.toml
    looked no higher than /ws, the root of a repository or of a workspace
    ");
}

#[test]
fn what_the_variable_says_is_told_as_the_variable_s() {
    for (disk, message, help) in [
        (
            &[][..],
            "CDL_CATALOGUE is \"/x\", and nothing is there",
            "correct CDL_CATALOGUE, or unset it: then the catalogue is looked for beside the crate and above",
        ),
        (
            &["/x/"],
            "CDL_CATALOGUE must name a file catalogue.toml, found \"/x\"",
            "set CDL_CATALOGUE to the absolute path of a catalogue.toml",
        ),
        (
            &["/x/", "/x/catalogue.toml"],
            "CDL_CATALOGUE must name a file catalogue.toml, found \"/x\"",
            "set CDL_CATALOGUE to \"/x/catalogue.toml\"",
        ),
        (
            &["/x/", "/x/catalogue/catalogue.toml"],
            "CDL_CATALOGUE must name a file catalogue.toml, found \"/x\"",
            "set CDL_CATALOGUE to \"/x/catalogue/catalogue.toml\"",
        ),
        (
            &["/x", "/catalogue.toml"],
            "CDL_CATALOGUE must name a file catalogue.toml, found \"/x\"",
            "set CDL_CATALOGUE to \"/catalogue.toml\"",
        ),
    ] {
        let why = discover(Some("/x"), Path::new(CRATE), &Paths(disk)).expect_err("no header");
        let told = cdl_catalogue::declaration::Diagnostic::from(&why);
        assert_eq!(
            (told.message.as_str(), told.help.as_deref()),
            (message, Some(help))
        );
        assert!(told.notes.is_empty(), "{:?}", told.notes);
    }
}
