//! `cdl release [DIR]`: `catalogue.lock`, which says what this version of the catalogue promises.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use cdl_catalogue::baseline::{Approval, Baseline, LOCK_FILE, Release};
use cdl_catalogue::diff::{Audience, Change, Diff, Sufficiency};

use crate::args::ReleaseArgs;
use crate::catalogue::{Whole, lock, replace};
use crate::console::Console;
use crate::diff::{View, count, tell_unreserved};
use crate::failure::Failure;
use crate::paint::{BOLD, GOOD};
use crate::printable;

/// So many loosened things are named one by one.
const NAMED_MAX: usize = 10;

pub(crate) fn run(args: &ReleaseArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let Some(whole) = Whole::load(args.dir.as_deref(), console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let path = whole.folder().join(LOCK_FILE);
    // What was checked has a baseline.
    let Ok(mut next) = Baseline::of(&whole.catalogue) else {
        return Ok(ExitCode::FAILURE);
    };
    let last = if path.exists() {
        match lock(&path, console)? {
            Some(last) => Some(last),
            None => return Ok(ExitCode::FAILURE),
        }
    } else {
        None
    };
    let Some(last) = last else {
        if args.check {
            console.tell_error(&format!("{} is not there", path.display()));
            console.hint("write it with `cdl release`, and commit it");
            return Ok(ExitCode::FAILURE);
        }
        next.releases.push(Release {
            version: next.version.clone(),
            changes: Vec::new(),
        });
        replace(&path, &next.to_string())?;
        tell_written(&path, &next, console)?;
        return Ok(ExitCode::SUCCESS);
    };
    let diff = Diff::between(&last, &next);
    next.approvals.clone_from(&last.approvals);
    next.releases.clone_from(&last.releases);
    if !is_lawful(args, &diff, &mut next, console)? {
        return Ok(ExitCode::FAILURE);
    }
    if next == last {
        let title = title(&next, console);
        writeln!(console.out, "{title} is released as it is").map_err(Failure::Output)?;
        return Ok(ExitCode::SUCCESS);
    }
    if args.check {
        console.tell_error(&format!(
            "{} is still of {}, and the catalogue is {}",
            path.display(),
            last.version,
            next.version
        ));
        console.hint("write it with `cdl release`, and commit it");
        return Ok(ExitCode::FAILURE);
    }
    let paint = console.terminal.out;
    let view = View {
        diff: &diff,
        audiences: &Audience::ALL,
    };
    view.text(&mut console.out, paint)
        .map_err(Failure::Output)?;
    record(&last, &mut next, &diff);
    replace(&path, &next.to_string())?;
    tell_written(&path, &next, console)?;
    Ok(ExitCode::SUCCESS)
}

/// What this release changes stands in the lock from now on.
fn record(last: &Baseline, next: &mut Baseline, diff: &Diff) {
    // A lock without a record begins one: what was before its own version is not known.
    if next.releases.is_empty() {
        next.releases.push(Release {
            version: last.version.clone(),
            changes: Vec::new(),
        });
    }
    let changes = diff.released();
    match next.releases.last_mut() {
        Some(newest) if newest.version == next.version => newest.changes.extend(changes),
        _ => next.releases.push(Release {
            version: next.version.clone(),
            changes,
        }),
    }
}

/// Whether it may be released so; if not, everything that stands against it is told.
fn is_lawful(
    args: &ReleaseArgs,
    diff: &Diff,
    next: &mut Baseline,
    console: &mut Console<'_>,
) -> Result<bool, Failure> {
    let view = View {
        diff,
        audiences: &Audience::ALL,
    };
    let enough = view.sufficiency().is_enough();
    if !enough {
        let paint = console.terminal.out;
        view.text(&mut console.out, paint)
            .map_err(Failure::Output)?;
        let message = match view.sufficiency() {
            Sufficiency::TooSmall { required, next, .. } => format!(
                "not released: what changed needs {required}, so write version = \"{next}\" in catalogue.toml"
            ),
            _ => format!(
                "not released: version \"{}\" comes before \"{}\", which is released already",
                diff.new.1, diff.old.1
            ),
        };
        console.tell_error(&message);
    }
    tell_unreserved(diff, console);
    let reserved = diff.unreserved().next().is_none();
    Ok(is_approved(args, diff, next, console) & enough & reserved)
}

/// Whether somebody answers for what was loosened; the lock keeps who and why.
fn is_approved(
    args: &ReleaseArgs,
    diff: &Diff,
    next: &mut Baseline,
    console: &mut Console<'_>,
) -> bool {
    let loosened: Vec<&Change> = diff.loosened().collect();
    let said = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).unwrap_or_default();
        (!text.is_empty()).then(|| text.to_owned())
    };
    match (said(&args.approved_by), said(&args.because)) {
        _ if loosened.is_empty() => {
            if args.approved_by.is_some() {
                console.warn("nothing was loosened, so there is nothing to answer for");
            }
            true
        }
        (Some(who), Some(why)) => {
            let what = loosened.iter().map(ToString::to_string).collect();
            let version = next.version.clone();
            next.approvals.push(Approval {
                version,
                who,
                why,
                what,
            });
            true
        }
        _ => {
            for change in loosened.iter().take(NAMED_MAX) {
                console.tell_error(&format!("needs approval: {change}"));
            }
            if loosened.len() > NAMED_MAX {
                let more = loosened.len() - NAMED_MAX;
                console.tell_error(&format!("and {}", count(more, "more such change")));
            }
            console.hint(
                "it changes what is seen or proved of people: who answers for privacy says `cdl release --approved-by WHO --because WHY`",
            );
            false
        }
    }
}

fn title(baseline: &Baseline, console: &Console<'_>) -> String {
    let title = format!("{} {}", baseline.name, baseline.version);
    let title = printable::line(&title);
    console.terminal.out.paint(BOLD, title).to_string()
}

fn tell_written(
    path: &Path,
    baseline: &Baseline,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let title = title(baseline, console);
    let released = console.terminal.out.paint(GOOD, "released");
    let events = count(baseline.events.len(), "event");
    let path = printable::line(&path.display().to_string());
    writeln!(console.out, "{title} {released}: {events} in {path}").map_err(Failure::Output)?;
    console.hint("commit it; `cdl diff` tells from now on what changed since, and `cdl release --check` guards it");
    Ok(())
}
