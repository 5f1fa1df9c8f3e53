//! `cdl explain [CODE]`: what a code means, with an example and what to do.

use std::io::{self, Write};
use std::process::ExitCode;

use cdl_catalogue::codes::{CODES, Code, explain};
use cdl_catalogue::suggest::suggest;

use crate::args::ExplainArgs;
use crate::console::{Console, Out};
use crate::failure::Failure;
use crate::paint::{BOLD, Paint};

/// So many codes are suggested at most.
const NEAR_MAX: usize = 8;

pub(crate) fn run(args: &ExplainArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let paint = console.terminal.out;
    let Some(wanted) = &args.code else {
        list(&mut console.out, paint, CODES).map_err(Failure::Output)?;
        console.hint("`cdl explain CODE` tells why, with an example and what to do");
        return Ok(ExitCode::SUCCESS);
    };
    // `301` is what a person remembers of CDL0301.
    if let Some(code) = explain(wanted).or_else(|| explain(&format!("{wanted:0>4}"))) {
        show(&mut console.out, paint, code).map_err(Failure::Output)?;
        return Ok(ExitCode::SUCCESS);
    }
    console.tell_error(&format!("there is no code {wanted}"));
    let near = near(wanted);
    for code in &near {
        console.tell(&format!("  {}  {}", code.code, code.title));
    }
    console.hint(if near.is_empty() {
        "`cdl explain` lists all codes"
    } else {
        "these are near; `cdl explain` lists all codes"
    });
    Ok(ExitCode::from(2))
}

fn show(out: &mut Out<'_>, paint: Paint, code: &Code) -> io::Result<()> {
    let title = format!("{}: {}", code.code, code.title);
    writeln!(out, "{}\n\n{}\n", paint.paint(BOLD, title), code.why)?;
    for (head, example) in [("wrong", code.wrong), ("right", code.right)] {
        writeln!(out, "{}", paint.paint(BOLD, head))?;
        for line in example.lines() {
            writeln!(out, "    {line}")?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}\n    {}", paint.paint(BOLD, "fix"), code.fix)
}

fn list(out: &mut Out<'_>, paint: Paint, codes: &[Code]) -> io::Result<()> {
    codes
        .iter()
        .try_for_each(|code| writeln!(out, "{}  {}", paint.paint(BOLD, code.code), code.title))
}

/// The codes that may be meant: the one that is spelled almost so, those of the same group, those that say the word.
fn near(wanted: &str) -> Vec<&'static Code> {
    let upper = wanted.trim().to_uppercase();
    let digits = upper.strip_prefix("CDL").unwrap_or(&upper);
    let spelled = suggest(&format!("CDL{digits}"), CODES.iter().map(|code| code.code));
    let group = digits.get(..2).map(|group| format!("CDL{group}"));
    let word = upper.to_lowercase();
    let fits = |code: &&Code| {
        Some(code.code) == spelled
            || group
                .as_ref()
                .is_some_and(|group| code.code.starts_with(group))
            || (word.len() > 2 && code.title.to_lowercase().contains(&word))
    };
    let mut near: Vec<&Code> = CODES.iter().filter(fits).collect();
    near.sort_by_key(|code| Some(code.code) != spelled);
    near.truncate(NEAR_MAX);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_codes_are_found_by_spelling_by_group_and_by_word() {
        let codes =
            |wanted: &str| -> Vec<&str> { near(wanted).iter().map(|code| code.code).collect() };
        assert_eq!(
            codes("CDL0391").first(),
            Some(&"CDL0301"),
            "{:?}",
            codes("CDL0391")
        );
        assert!(
            codes("CDL0399")
                .iter()
                .all(|code| code.starts_with("CDL03"))
        );
        assert!(codes("redact").contains(&"CDL0301"));
        assert_eq!(codes("zzz"), Vec::<&str>::new());
        assert_eq!(codes("é"), Vec::<&str>::new());
        assert!(codes("CDL0").len() <= NEAR_MAX);
    }
}
