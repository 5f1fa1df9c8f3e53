//! The table of `docs/mistakes.md`, held against the kept words of the compiler and against the explanations.

use std::fs;
use std::path::Path;

use cdl_catalogue::codes::explain;

#[test]
fn the_table_of_mistakes_is_what_the_compiler_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let table = fs::read_to_string(root.join("docs/mistakes.md")).unwrap();
    let mut rows = 0;
    for row in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, number, mistake, code, _, case, _] = cells[..] else {
            panic!("six bars: {row}");
        };
        if number == "#" {
            continue;
        }
        rows += 1;
        if code.starts_with("CDL") {
            assert!(
                explain(code).is_some(),
                "`cdl explain {code}` knows nothing"
            );
        }
        let explained = mistake.split_once("(explained as ");
        if let Some((_, code)) = explained {
            assert!(explain(code.trim_end_matches(')')).is_some(), "{mistake}");
        }
        let Some(case) = case.strip_prefix('`').map(|case| case.trim_matches('`')) else {
            continue;
        };
        let kept = root.join("ui-tests").join(case).with_extension("stderr");
        let kept = fs::read_to_string(&kept).unwrap_or_else(|_| panic!("{case} has no kept words"));
        assert!(kept.contains(code), "{case} does not say {code}");
    }
    assert!(rows > 55, "{rows}");
}
