//! The architecture itself: arrows, sizes, words.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

/// From the top to the bottom: a package may depend on those below it, never on one above.
const LEVELS: [&[&str]; 6] = [
    &["cdl-tests", "cdl-ui-tests"],
    &[
        "cdl-example-quickstart",
        "cdl-example-company",
        "cdl-example-cloudtrail",
    ],
    &["cdl-cli"],
    &["cdl-runtime"],
    &["cdl-macros"],
    &["cdl-catalogue"],
];

#[test]
fn arrows_point_down() {
    let level_of = |name: &str| LEVELS.iter().position(|level| level.contains(&name));
    for (name, manifest) in manifests() {
        let level =
            level_of(&name).unwrap_or_else(|| panic!("{name} has no level: add it to LEVELS"));
        for line in manifest.lines().map(str::trim) {
            let Some(dependency) = line
                .split(['.', ' ', '='])
                .next()
                .filter(|word| word.starts_with("cdl-"))
            else {
                continue;
            };
            let below = level_of(dependency).unwrap_or_else(|| panic!("{dependency} has no level"));
            assert!(
                below > level,
                "{name} depends on {dependency}, which is not below it"
            );
        }
    }
}

fn manifests() -> BTreeMap<String, String> {
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, members) = workspace.split_once("members = [").unwrap();
    let (members, _) = members.split_once(']').unwrap();
    let folders = members.split('"').skip(1).step_by(2);
    folders
        .map(|folder| {
            let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
            let name = manifest
                .lines()
                .find_map(|line| line.strip_prefix("name = \""))
                .unwrap();
            (name.trim_end_matches('"').to_owned(), manifest)
        })
        .collect()
}

/// The modules of the catalogue from the bottom to the top: none knows one that comes later.
const ROOMS: [&str; 5] = ["rule", "schema", "read", "resolve", "lint"];

#[test]
fn arrows_point_down_inside_the_catalogue_too() {
    for (at, room) in ROOMS.iter().enumerate() {
        let folder = root().join("catalogue/src");
        let mut files = vec![folder.join(room).with_extension("rs")];
        walk(&folder.join(room), &mut files);
        for path in files {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim().starts_with("//"));
            for (line, above) in
                code.flat_map(|line| ROOMS[at + 1..].iter().map(move |above| (line, above)))
            {
                let used = line.contains(&format!("crate::{above}::"));
                assert!(!used, "{}: {room} knows {above}: {line}", path.display());
            }
        }
    }
}

#[test]
fn no_file_holds_two_nouns() {
    const LINES_MAX: usize = 400;
    for path in sources() {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(
            lines <= LINES_MAX,
            "{} has {lines} lines: split it by noun",
            path.display()
        );
    }
}

#[test]
fn no_name_says_nothing() {
    for path in sources() {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        for banned in [
            "util",
            "utils",
            "helper",
            "helpers",
            "manager",
            "common",
            "misc",
            "handler",
            "processor",
        ] {
            assert_ne!(stem, banned, "{}: name it for its noun", path.display());
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//!"),
            "{} has no `//!` line",
            path.display()
        );
    }
}

#[test]
fn nothing_is_left_over() {
    // Spelled in two halves, or this file would find itself.
    let words = [
        ["to", "do!("],
        ["db", "g!("],
        ["FIX", "ME"],
        ["unimple", "mented!("],
    ]
    .map(|halves| halves.concat());
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        for word in &words {
            assert!(!text.contains(word), "{} still says {word}", path.display());
        }
    }
}

/// The Rust files of the product, without tests.
fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in [
        "catalogue/src",
        "cdl-macros/src",
        "cdl-runtime/src",
        "cdl-cli/src",
    ] {
        walk(&root().join(folder), &mut found);
    }
    assert!(found.len() > 50);
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}
