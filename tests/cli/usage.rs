//! Every command says what it wants.

use super::support::cdl;

#[test]
fn help_is_a_result_and_a_wrong_line_a_message() {
    for (words, shown) in [
        ("--help", "Usage: cdl <COMMAND>"),
        ("--version", "cdl 0."),
        ("keys --help", "Usage: cdl keys <COMMAND>"),
        ("keys new --help", "Usage: cdl keys new <DIR>"),
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
        ("show x --since yesterday", "a span ago such as 30s"),
        ("show x --json --all", "cannot be used with"),
        ("anchor x y", "unexpected argument 'y'"),
    ] {
        let ran = cdl(words, &[]).exits(2).tells(&[told]);
        assert_eq!(ran.out, "", "{words}");
    }
}
