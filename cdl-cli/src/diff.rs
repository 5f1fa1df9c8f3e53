//! `cdl diff [OLD [NEW]]`: what changed between two catalogues, and how much their versions must say.

mod json;
mod rows;

use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use cdl_catalogue::baseline::{Baseline, LOCK_FILE};
use cdl_catalogue::diff::{Audience, Bump, Diff, Need, Sufficiency};

use crate::args::DiffArgs;
use crate::catalogue::{Whole, lock};
use crate::console::Console;
use crate::failure::Failure;
use crate::markdown;
use crate::paint::{BOLD, DIM, ERROR, GOOD, Paint, WARNING};
use crate::printable;
use rows::{Row, rows};

pub(crate) use rows::count;

pub(crate) fn run(args: &DiffArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let Some((old, new)) = sides(args, console)? else {
        return Ok(ExitCode::FAILURE);
    };
    let mut audiences: Vec<Audience> = args.audience.iter().map(|side| side.audience()).collect();
    audiences.sort();
    audiences.dedup();
    let diff = Diff::between(&old, &new);
    let view = View {
        diff: &diff,
        audiences: &audiences,
    };
    let done = if args.json {
        writeln!(console.out, "{}", view.json())
    } else if args.markdown {
        view.markdown(&mut console.out)
    } else {
        let paint = console.terminal.out;
        view.text(&mut console.out, paint)
    };
    done.map_err(Failure::Output)?;
    tell_unreserved(&diff, console);
    let sound = view.sufficiency().is_enough() && diff.unreserved().next().is_none();
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The older and the newer one. `None` when one has faults, which were told.
fn sides(
    args: &DiffArgs,
    console: &mut Console<'_>,
) -> Result<Option<(Baseline, Baseline)>, Failure> {
    let (new, beside) = match args.new.as_deref().filter(|path| is_lock(path)) {
        Some(path) => (lock(path, console)?, None),
        None => match Whole::load(args.new.as_deref(), console)? {
            Some(whole) => {
                let beside = whole.folder().join(LOCK_FILE);
                (Baseline::of(&whole.catalogue).ok(), Some(beside))
            }
            None => (None, None),
        },
    };
    let Some(new) = new else {
        return Ok(None);
    };
    let old = match (&args.old, beside) {
        (Some(path), _) if is_lock(path) => lock(path, console)?,
        (None, Some(beside)) => lock(&beside, console)?,
        (path, _) => Whole::load(path.as_deref(), console)?
            .and_then(|whole| Baseline::of(&whole.catalogue).ok()),
    };
    Ok(old.map(|old| (old, new)))
}

/// Any file that is no header is taken for a lock, whatever it is called: `git show v4.2.0:catalogue.lock > old`.
fn is_lock(path: &Path) -> bool {
    let called = |wanted| path.file_name().is_some_and(|name| name == wanted);
    called(LOCK_FILE) || path.is_file() && !called("catalogue.toml")
}

/// Names each removed thing that may come back with another meaning.
pub(crate) fn tell_unreserved(diff: &Diff, console: &mut Console<'_>) {
    for change in diff.unreserved() {
        if let Some(Need::Reserve(toml)) = &change.need {
            console.tell_error(&format!(
                "{} was removed and is not reserved: write below [reserved]: {toml}",
                change.subject
            ));
        }
    }
}

/// A diff as these audiences see it.
pub(crate) struct View<'d> {
    pub(crate) diff: &'d Diff,
    pub(crate) audiences: &'d [Audience],
}

impl View<'_> {
    pub(crate) fn sufficiency(&self) -> Sufficiency {
        self.diff.sufficiency(self.audiences)
    }

    /// ```text
    /// acme-shop 4.2.0 -> acme-shop 4.3.0
    ///
    /// code   consumers  evidence
    /// major  minor      -         event "auth.login" field "tenant": new and required
    ///
    /// 1 change needs major, and 4.2.0 -> 4.3.0 says minor: the next version is 5.0.0
    /// ```
    pub(crate) fn text(&self, out: &mut dyn io::Write, paint: Paint) -> io::Result<()> {
        writeln!(
            out,
            "{}\n",
            paint.paint(BOLD, printable::line(&self.title()))
        )?;
        let rows = rows(self.diff, self.audiences);
        if !rows.is_empty() {
            let names = self.audiences.iter().map(|a| format!("{:<11}", a.as_str()));
            let names: String = names.collect();
            writeln!(out, "{}", paint.paint(DIM, names.trim_end()))?;
        }
        for row in &rows {
            for audience in self.audiences {
                let bump = row.impact.of(*audience);
                let word = if bump == Bump::None {
                    "-"
                } else {
                    bump.as_str()
                };
                write!(out, "{:<11}", paint.paint(style(bump), word))?;
            }
            writeln!(out, "{}", printable::line(&row.text))?;
        }
        if !rows.is_empty() {
            writeln!(out)?;
        }
        let sum = self.sum();
        let style = if self.sufficiency().is_enough() {
            GOOD
        } else {
            ERROR
        };
        writeln!(out, "{}", paint.paint(style, sum))
    }

    pub(crate) fn markdown(&self, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "## {}\n", markdown::cell(&self.title()))?;
        let rows: Vec<Row> = rows(self.diff, self.audiences);
        if !rows.is_empty() {
            let names: Vec<&str> = self.audiences.iter().map(|a| a.as_str()).collect();
            writeln!(out, "| change | {} |", names.join(" | "))?;
            writeln!(out, "|---|{}", "---|".repeat(names.len()))?;
        }
        for row in &rows {
            let cell = |audience: &Audience| match row.impact.of(*audience) {
                Bump::None => "–".to_owned(),
                Bump::Major => "**major**".to_owned(),
                bump => bump.to_string(),
            };
            let cells: Vec<String> = self.audiences.iter().map(cell).collect();
            writeln!(
                out,
                "| {} | {} |",
                markdown::cell(&row.text),
                cells.join(" | ")
            )?;
        }
        if !rows.is_empty() {
            writeln!(out)?;
        }
        writeln!(out, "{}", markdown::cell(&self.sum()))
    }

    fn title(&self) -> String {
        let Diff { old, new, .. } = self.diff;
        format!("{} {} -> {} {}", old.0, old.1, new.0, new.1)
    }

    /// How much is needed, and how much is said.
    fn sum(&self) -> String {
        let Diff { old, new, .. } = self.diff;
        let concerned = self
            .diff
            .changes
            .iter()
            .filter(|c| c.concerns(self.audiences));
        let number = concerned.count();
        let changes = if number == 0 {
            "no change".to_owned()
        } else {
            count(number, "change")
        };
        let verb = if number == 1 { "needs" } else { "need" };
        let required = self.diff.required(self.audiences);
        let needs = match (number, required) {
            (0, _) | (_, Bump::None) => changes,
            _ => format!("{changes} {verb} {required}"),
        };
        match self.sufficiency() {
            Sufficiency::Enough {
                declared: Bump::None,
            } => needs,
            Sufficiency::Enough { declared } => {
                format!("{needs}; {} -> {} says {declared}", old.1, new.1)
            }
            Sufficiency::TooSmall { declared, next, .. } => {
                let says = match declared {
                    Bump::None => format!("the version is still {}", new.1),
                    _ => format!("{} -> {} says {declared}", old.1, new.1),
                };
                format!("{needs}, but {says}: the next version is {next}")
            }
            Sufficiency::Backwards => {
                format!(
                    "{needs}, but {} comes before {}: swap them, or raise the version",
                    new.1, old.1
                )
            }
        }
    }
}

const fn style(bump: Bump) -> anstyle::Style {
    match bump {
        Bump::Major => ERROR,
        Bump::Minor => WARNING,
        Bump::Patch | Bump::None => DIM,
    }
}
