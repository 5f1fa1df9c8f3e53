//! Every code that anybody can read is explained.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cdl_catalogue::codes::{CODES, explain};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    // The folder of a crate that a package does not carry is absent, and has nothing to say.
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

fn codes_in(text: &str) -> BTreeSet<String> {
    let starts = text.match_indices("CDL").map(|(at, _)| at);
    let codes = starts.filter_map(|at| text.get(at..at + 7));
    codes
        .filter(|code| code[3..].bytes().all(|byte| byte.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_code_in_the_sources_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    for crate_name in ["cdl-macros", "cdl-runtime", "cdl-cli"] {
        sources(&root.join("..").join(crate_name).join("src"), &mut files);
    }
    let mut missing = BTreeSet::new();
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a source");
        // A module's own tests may try codes that nobody prints.
        let printed = text.split("#[cfg(test)]").next().unwrap_or_default();
        let codes = codes_in(printed);
        missing.extend(codes.into_iter().filter(|code| explain(code).is_none()));
    }
    assert!(files.len() > 20);
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn every_code_is_whole_and_stands_once() {
    let mut seen = BTreeSet::new();
    for code in CODES {
        assert!(seen.insert(code.code), "{} stands twice", code.code);
        for text in [code.title, code.why, code.wrong, code.right, code.fix] {
            assert!(!text.is_empty(), "{}", code.code);
        }
        assert_ne!(code.wrong, code.right, "{}", code.code);
        assert!(
            code.why.ends_with('.') && code.fix.ends_with('.'),
            "{}: sentences end",
            code.code
        );
        assert!(!code.title.ends_with('.'), "{}: titles do not", code.code);
    }
}

#[test]
fn a_code_is_found_however_it_is_typed() {
    for name in ["CDL0301", "cdl0301", "0301", " CDL0301 "] {
        assert_eq!(
            explain(name).map(|code| code.code),
            Some("CDL0301"),
            "{name}"
        );
    }
    assert_eq!(explain("CDL9999"), None);
}
