//! Every command says what it wants.

use std::path::Path;
use std::process::ExitCode;

use super::place::Place;
use super::run::{cdl, cdl_into_a_broken_pipe};

#[test]
fn help_is_a_result_and_a_wrong_line_a_message() {
    for (words, shown) in [
        ("--help", "Usage: cdl <COMMAND>"),
        ("--version", "cdl 0."),
        ("init --help", "Usage: cdl init [OPTIONS] [DIR]"),
        ("keys --help", "Usage: cdl keys <COMMAND>"),
        ("keys new --help", "Usage: cdl keys new <DIR>"),
        ("verify --help", "Usage: cdl verify [OPTIONS] <DIR>"),
        ("lint --help", "Usage: cdl lint [OPTIONS] [DIR]"),
        ("explain --help", "Usage: cdl explain [CODE]"),
        ("new --help", "Usage: cdl new <COMMAND>"),
        (
            "new event --help",
            "Usage: cdl new event [OPTIONS] <NAME>...",
        ),
        (
            "schema --help",
            "Usage: cdl schema <--kind <KIND>|--out <DIR>>",
        ),
        ("docs --help", "Usage: cdl docs --out <DIR> [DIR]"),
        ("anchor --help", "Usage: cdl anchor <DIR>"),
        ("show --help", "Usage: cdl show [OPTIONS] <DIR>"),
    ] {
        let ran = cdl(words, &[]).exits(0).prints(&[shown]);
        assert_eq!(ran.err, "", "{words}");
    }
    for (words, told) in [
        ("", "Usage: cdl <COMMAND>"),
        ("vreify x", "unrecognized subcommand 'vreify'"),
        ("keys new", "<DIR>"),
        (
            "lint --format xml",
            "possible values: text, json, sarif, github",
        ),
        ("lint --deny errors", "possible values: warnings"),
        ("lint --today 2026-02-30", "a day is YYYY-MM-DD"),
        ("init --from owasp", "possible values: cdl-standard, none"),
        ("docs", "--out <DIR>"),
        ("schema", "<--kind <KIND>|--out <DIR>>"),
        ("schema --kind events --out x", "cannot be used with"),
        ("show x --since yesterday", "a span ago such as 30s"),
        ("show x --json --all", "cannot be used with"),
        ("verify x --trail-id 12", "64 lower-case hexadecimal digits"),
        ("verify x --keys", "a value is required"),
        ("anchor x y", "unexpected argument 'y'"),
    ] {
        let ran = cdl(words, &[]).exits(2).tells(&[told]);
        assert_eq!(ran.out, "", "{words}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::with_trail();
    for (words, path) in [
        ("--help", None),
        ("explain", None),
        ("show", Some(place.trail())),
        ("show --json", Some(place.trail())),
        ("anchor", Some(place.trail())),
        ("keys new", Some(place.folder().join("more"))),
    ] {
        let paths: Vec<&Path> = path.iter().map(AsRef::as_ref).collect();
        assert_eq!(
            cdl_into_a_broken_pipe(words, &paths),
            ExitCode::SUCCESS,
            "{words}"
        );
    }
    // A verdict is one all the same.
    let code = cdl_into_a_broken_pipe("verify", &[&place.trail()]);
    assert_eq!(code, ExitCode::from(20));
}
