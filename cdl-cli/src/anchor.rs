//! `cdl anchor DIR`: the newest checkpoint of a trail, to be kept outside (`docs/FORMAT.md` section 4).

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use cdl_runtime::format::line::{CHECKPOINT_PREFIX, Line};
use cdl_runtime::format::note::Note;
use cdl_runtime::state;

use crate::args::AnchorArgs;
use crate::console::Console;
use crate::failure::Failure;
use crate::trail::{Lines, Piece, TrailError, segments};

pub(crate) fn run(args: &AnchorArgs, console: &mut Console<'_>) -> Result<ExitCode, Failure> {
    let segments = segments(&args.dir)?;
    // The writer marks what is durable. An anchor of lines that a power cut took would accuse the honest trail that
    // goes on without them.
    let note = if let Some(state) = state::read(&args.dir)? {
        state.note
    } else {
        console.tell("there is no `state`, so this is a copy: its last whole checkpoint is taken");
        newest(&args.dir, &segments)?
    };
    console
        .out
        .write_all(note.as_bytes())
        .map_err(Failure::Output)?;
    if let Ok(note) = Note::parse(&note) {
        console.tell(&format!(
            "an anchor for the first {} lines of {}; nothing was verified",
            note.size, note.origin
        ));
    }
    console.hint(&format!(
        "keep it where the writing host cannot change it; later: `cdl verify {} --anchor FILE`",
        args.dir.display()
    ));
    Ok(ExitCode::SUCCESS)
}

/// The note of the last checkpoint line that is one.
fn newest(dir: &Path, segments: &[crate::trail::Segment]) -> Result<String, TrailError> {
    for segment in segments.iter().rev() {
        let last = last_note(&mut segment.lines()?).map_err(|source| segment.failed(source))?;
        if let Some(note) = last {
            return Ok(note);
        }
    }
    Err(TrailError::NoCheckpoint {
        path: dir.to_owned(),
    })
}

fn last_note(lines: &mut Lines) -> std::io::Result<Option<String>> {
    let mut last = None;
    while let Some((_, piece)) = lines.next()? {
        if let Piece::Line(line) = piece
            && line.starts_with(CHECKPOINT_PREFIX)
        {
            last = note(line).or(last);
        }
    }
    Ok(last)
}

fn note(line: &[u8]) -> Option<String> {
    let text = Line::parse(line).ok()?.member.get("note")?.text()?;
    Note::parse(&text).is_ok().then_some(text)
}
