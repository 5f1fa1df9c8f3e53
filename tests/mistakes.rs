//! The table of `docs/mistakes.md`, held against the list, the explanations, the kept words of the compiler and the tests
//! that keep each message without a compiler.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cdl_catalogue::codes::explain;

/// The mistakes of the list that have a number.
const NUMBERED: std::ops::RangeInclusive<u32> = 1..=64;

/// Those that the compiler tells before, or without, the derive.
const WITHOUT_CODE: [u32; 3] = [10, 11, 18];

struct Row<'a> {
    /// `None` where the list has no number for it.
    number: Option<u32>,
    mistake: &'a str,
    code: &'a str,
    /// `fail/emit/not-an-event.rs`, below `ui-tests/`; empty where there is none.
    case: &'a str,
    /// The name of a test, `compiler` or `runtime`.
    kept: &'a str,
}

#[test]
fn every_mistake_of_the_list_has_a_row_a_code_a_case_and_a_test_without_a_compiler() {
    let table = fs::read_to_string(root().join("docs/mistakes.md")).unwrap();
    let rows: Vec<Row<'_>> = table.lines().filter_map(row).collect();
    let numbers: BTreeSet<u32> = rows.iter().filter_map(|row| row.number).collect();
    assert_eq!(numbers, NUMBERED.collect());

    let tests = tests();
    let runtime = texts(&root().join("cdl-runtime/src"), "rs");
    for row in &rows {
        check_code(row);
        check_case(row);
        let what = format!("{:?} {}", row.number, row.mistake);
        match row.kept {
            "compiler" => assert!(!row.code.starts_with("CDL"), "{what}: the words are ours"),
            "runtime" => assert!(
                runtime.values().any(|text| text.contains(row.code)),
                "{what}: cdl-runtime never says {}",
                row.code
            ),
            "" => assert!(row.number.is_none(), "{what}: no test without a compiler"),
            name => {
                let text = tests
                    .get(name)
                    .unwrap_or_else(|| panic!("{what}: no test {name}"));
                assert!(text.contains(row.code), "{name} does not keep {}", row.code);
            }
        }
    }
}

/// `None` for what is no row, and for the heads of the columns.
fn row(line: &str) -> Option<Row<'_>> {
    let cells: Vec<&str> = line.strip_prefix("| ")?.split('|').map(str::trim).collect();
    let [number, mistake, code, _, case, kept, _] = cells[..] else {
        panic!("six cells: {line}");
    };
    (number != "#").then(|| Row {
        number: (!number.is_empty()).then(|| number.parse().unwrap()),
        mistake,
        code,
        case: case.trim_matches('`'),
        kept: kept.trim_matches('`'),
    })
}

/// `cdl explain` knows the code, or the one that the row names for a code of the compiler's own.
fn check_code(row: &Row<'_>) {
    let explained = row.mistake.split_once("(explained as ");
    let explained = explained.map(|(_, code)| code.trim_end_matches(')'));
    if let Some(number) = row.number {
        let ours = row.code.starts_with("CDL");
        assert_eq!(ours, !WITHOUT_CODE.contains(&number), "{number}");
    }
    for code in [Some(row.code), explained].into_iter().flatten() {
        if code.starts_with("CDL") {
            assert!(explain(code).is_some(), "`cdl explain {code}`");
        }
    }
}

/// The case is there, and the compiler's words beside it say the code.
fn check_case(row: &Row<'_>) {
    let path = root().join("ui-tests").join(row.case);
    if row.case.is_empty() {
        assert!(row.number.is_none(), "{}: no case", row.mistake);
    } else if let (true, Some(number)) = (row.case.starts_with("outside/"), row.number) {
        // Not a file that is compiled but a package that the test writes.
        let package = format!("(\"m{number}\", \"{}\")", row.code);
        assert!(read(&path).contains(&package), "{}", row.mistake);
    } else {
        assert!(path.is_file(), "{}", row.case);
        let said = read(&path.with_extension("stderr"));
        assert!(said.contains(row.code), "{}: {}", row.case, row.code);
    }
}

/// What the tests of the derives keep, by their names: a snapshot, or the module of a test that has none.
fn tests() -> BTreeMap<String, String> {
    let sources = root().join("cdl-macros/src");
    let mut tests = BTreeMap::new();
    for text in texts(&sources, "rs").into_values() {
        for line in text.lines().filter_map(|line| line.strip_prefix("fn ")) {
            let name = line.split_once('(').map_or(line, |(name, _)| name);
            tests.insert(name.to_owned(), text.clone());
        }
    }
    for (path, text) in texts(&sources, "snap") {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let (_, name) = stem.rsplit_once("__").unwrap();
        tests.insert(name.to_owned(), text);
    }
    tests
}

fn texts(folder: &Path, extension: &str) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut texts(&path, extension));
        } else if path.extension().is_some_and(|end| end == extension) {
            let text = read(&path);
            found.insert(path, text);
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
