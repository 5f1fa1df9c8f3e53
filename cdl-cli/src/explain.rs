//! `cdl explain [CODE]`: what a code or a rule means, with examples and what to do.

use std::io::{self, Write};
use std::process::ExitCode;

use cdl_catalogue::codes::{CODES, explain};
use cdl_catalogue::lint::{RULES, code_of, rule};
use cdl_catalogue::suggest::suggest;

use crate::args::ExplainArgs;
use crate::console::{Console, Out};
use crate::failure::Failure;
use crate::paint::{BOLD, Paint};

/// So many are suggested at most.
const NEAR_MAX: usize = 8;

/// A code or a rule, explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Page {
    /// `CDL0301`, `actor-missing`
    id: &'static str,
    title: &'static str,
    why: &'static str,
    wrong: &'static str,
    right: &'static str,
    fix: &'static str,
}

pub(crate) fn run(args: &ExplainArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let paint = console.terminal.out;
    let Some(wanted) = &args.code else {
        list(&mut console.out, paint).map_err(Failure::Output)?;
        console.hint("`cdl explain CODE` tells why, with an example and what to do");
        return Ok(ExitCode::SUCCESS);
    };
    if let Some(page) = page(wanted) {
        show(&mut console.out, paint, &page).map_err(Failure::Output)?;
        return Ok(ExitCode::SUCCESS);
    }
    console.tell_error(&format!("there is no code and no rule {wanted}"));
    let near = near(wanted);
    for page in &near {
        console.tell(&format!("  {}  {}", page.id, page.title));
    }
    console.hint(if near.is_empty() {
        "`cdl explain` lists all codes and rules"
    } else {
        "these are near; `cdl explain` lists all codes and rules"
    });
    Ok(ExitCode::from(2))
}

/// All codes, then all rules.
fn pages() -> impl Iterator<Item = Page> {
    let codes = CODES.iter().map(|code| Page {
        id: code.code,
        title: code.title,
        why: code.why,
        wrong: code.wrong,
        right: code.right,
        fix: code.fix,
    });
    let rules = RULES.iter().map(|rule| Page {
        id: rule.name,
        title: rule.title,
        why: rule.why,
        wrong: rule.wrong,
        right: rule.right,
        fix: rule.fix,
    });
    codes.chain(rules)
}

fn page(wanted: &str) -> Option<Page> {
    // What the compiler tells in its own words.
    let wanted = match wanted.to_ascii_uppercase().as_str() {
        "E0599" => "CDL0502",
        "E0592" => "CDL0504",
        _ => wanted,
    };
    // `301` is what a person remembers of CDL0301, and `unknown-key` what other linters call CDL0061.
    let code = explain(wanted)
        .or_else(|| explain(&format!("{wanted:0>4}")))
        .or_else(|| code_of(wanted))
        .map(|code| code.code);
    let id = code.or_else(|| rule(wanted).map(|rule| rule.name))?;
    pages().find(|page| page.id == id)
}

fn show(out: &mut Out<'_>, paint: Paint, page: &Page) -> io::Result<()> {
    let title = format!("{}: {}", page.id, page.title);
    writeln!(out, "{}\n\n{}\n", paint.paint(BOLD, title), page.why)?;
    for (head, example) in [("wrong", page.wrong), ("right", page.right)] {
        writeln!(out, "{}", paint.paint(BOLD, head))?;
        for line in example.lines() {
            writeln!(out, "    {line}")?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}\n    {}", paint.paint(BOLD, "fix"), page.fix)?;
    if let Some(rule) = rule(page.id) {
        let level = rule.level.as_str();
        writeln!(
            out,
            "\n{}\n    {level}\n\n{}\n    [[allow]] in catalogue.toml: rule = \"{}\", where = \"…\", reason = \"…\"",
            paint.paint(BOLD, "level"),
            paint.paint(BOLD, "exception"),
            rule.name
        )?;
    }
    Ok(())
}

fn list(out: &mut Out<'_>, paint: Paint) -> io::Result<()> {
    pages().try_for_each(|page| writeln!(out, "{}  {}", paint.paint(BOLD, page.id), page.title))
}

/// What may be meant: what is spelled almost so, what is of the same group, what says the word.
fn near(wanted: &str) -> Vec<Page> {
    let upper = wanted.trim().to_uppercase();
    let digits = upper.strip_prefix("CDL").unwrap_or(&upper);
    let word = upper.to_lowercase();
    let spelled = suggest(&format!("CDL{digits}"), CODES.iter().map(|code| code.code))
        .or_else(|| suggest(&word.replace('_', "-"), RULES.iter().map(|rule| rule.name)));
    let group = digits.get(..2).map(|group| format!("CDL{group}"));
    let fits = |page: &Page| {
        Some(page.id) == spelled
            || group
                .as_ref()
                .is_some_and(|group| page.id.starts_with(group))
            || (word.len() > 2
                && (page.title.to_lowercase().contains(&word) || page.id.contains(&word)))
    };
    let mut near: Vec<Page> = pages().filter(fits).collect();
    near.sort_by_key(|page| Some(page.id) != spelled);
    near.truncate(NEAR_MAX);
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_codes_are_found_by_spelling_by_group_and_by_word() {
        let ids = |wanted: &str| -> Vec<&str> { near(wanted).iter().map(|page| page.id).collect() };
        assert_eq!(
            ids("CDL0391").first(),
            Some(&"CDL0301"),
            "{:?}",
            ids("CDL0391")
        );
        assert!(ids("CDL0399").iter().all(|id| id.starts_with("CDL03")));
        assert!(ids("redact").contains(&"CDL0301"));
        assert_eq!(ids("actor-mising").first(), Some(&"actor-missing"));
        assert!(ids("retention").contains(&"retention-exceeds-class"));
        assert_eq!(ids("zzz"), Vec::<&str>::new());
        assert_eq!(ids("é"), Vec::<&str>::new());
        assert!(ids("CDL0").len() <= NEAR_MAX);
    }
}
