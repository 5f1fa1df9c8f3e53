//! `cdl import verify [DIR]`: whether each snapshot is what was pinned, and whether anything of it is loosened.

use std::io::Write as _;
use std::process::ExitCode;

use cdl_catalogue::import::{Import, imports, sha256};
use cdl_catalogue::{Fault, Source as _};

use super::header::{HEADER, Header};
use super::overlay::Overlay;
use crate::args::ImportVerify;
use crate::console::Console;
use crate::diff::count;
use crate::failure::Failure;
use crate::lint::drawing::Drawing;
use crate::lint::found::Found;
use crate::paint::{BOLD, ERROR, GOOD};
use crate::printable;

/// What is wrong between an importer and its imports: looser, not pinned, not there, matches nothing, two meanings.
const CODES: [&str; 5] = ["CDL0704", "CDL0705", "CDL0706", "CDL0707", "CDL0708"];

pub(super) fn run(args: &ImportVerify, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let found = Found::new(args.dir.as_deref())?;
    let paint = console.terminal.out;
    let mut faults: Vec<Fault> = Vec::new();
    let imports = match imports(&found) {
        Ok(imports) => imports,
        Err(wrong) => {
            faults.extend(wrong);
            Vec::new()
        }
    };
    for import in &imports {
        let (verdict, version, style) = match import.verify(&found) {
            Ok(snapshot) => {
                let verdict = match import.path {
                    Some(_) => "as pinned",
                    None => "comes with the program",
                };
                (verdict, snapshot.version, GOOD)
            }
            Err(wrong) => {
                let pin = wrong.iter().any(|fault| fault.code == "CDL0705");
                faults.extend(wrong);
                let verdict = if pin { "NOT AS PINNED" } else { "WRONG" };
                (verdict, "?".to_owned(), ERROR)
            }
        };
        let range = import.version.as_deref().unwrap_or("*");
        let title = format!("{} {version} ({range})", import.catalogue);
        let place = import.path.as_deref().unwrap_or("-");
        writeln!(
            console.out,
            "{:<32} {:<40} {}",
            paint.paint(BOLD, printable::line(&title)),
            printable::line(place),
            paint.paint(style, verdict)
        )
        .map_err(Failure::Output)?;
    }
    let (of_imports, others) = loosened(&found, &imports);
    faults.extend(of_imports);
    faults.sort();
    faults.dedup();
    let drawing = Drawing::new(&found, paint);
    for fault in &faults {
        writeln!(console.out, "\n{}", drawing.draw(fault)).map_err(Failure::Output)?;
    }
    let sum = match faults.len() {
        0 => paint.paint(GOOD, "no fault".to_owned()),
        number => paint.paint(ERROR, count(number, "fault")),
    };
    writeln!(console.out, "\n{}, {sum}", count(imports.len(), "import"))
        .map_err(Failure::Output)?;
    if others > 0 {
        let others = count(others, "other fault");
        console.hint(&format!(
            "the catalogue has {others}: `cdl lint` tells them"
        ));
    }
    Ok(if faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What is wrong between the catalogue and its imports once every pin is taken for right, and how much else is wrong: a
/// pin that does not match would hide what is loosened.
fn loosened(found: &Found, imports: &[Import]) -> (Vec<Fault>, usize) {
    let text = found.read(HEADER).unwrap_or_default();
    let Ok(mut header) = Header::parse(&text) else {
        return (Vec::new(), 0);
    };
    for import in imports {
        let there = import
            .path
            .as_deref()
            .and_then(|path| found.read(path).ok());
        if let Some(there) = there {
            header.set(&import.catalogue, &[("sha256", &sha256(&there))]);
        }
    }
    let faults = Overlay::new(found).with(HEADER, &header.text()).faults();
    let (ours, others): (Vec<Fault>, Vec<Fault>) = faults
        .into_iter()
        .partition(|fault| CODES.contains(&fault.code));
    (ours, others.len())
}
