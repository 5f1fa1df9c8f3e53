//! Whether bytes that are no line are a crash's tail (`docs/FORMAT.md` section 5): torn is everything from the first
//! bad byte to the end of the file, only if no later line is right.

use std::io::{self, BufRead, BufReader, Read as _};

use ed25519_dalek::VerifyingKey;

use super::examine::Context;
use super::source::Source;
use crate::format::LINE_BYTES_MAX;
use crate::format::json::Value;
use crate::format::line::{Kind, Line};
use crate::format::note::Note;

/// Whether a right line stands anywhere after `offset` in the segment.
///
/// A crash cuts lines short and leaves zeros; it forges none. So every whole line in its one form that belongs here
/// counts as right, unless a checkpoint's signature says that it is not; that leans to the side of tampering.
pub(super) fn has_right_line(
    source: &dyn Source,
    segment: usize,
    offset: u64,
    context: &Context<'_>,
) -> io::Result<bool> {
    let mut bytes = BufReader::new(source.open(segment, offset)?.bytes);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = bytes
            .by_ref()
            .take(LINE_BYTES_MAX as u64 + 1)
            .read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(false);
        }
        match line.strip_suffix(b"\n") {
            Some(line) if is_right(line, context) => return Ok(true),
            Some(_) => {}
            None => {
                bytes.skip_until(b'\n')?;
            }
        }
    }
}

fn is_right(line: &[u8], context: &Context<'_>) -> bool {
    let Ok(line) = Line::parse(line) else {
        return false;
    };
    match (line.kind, context.public) {
        (Kind::Checkpoint, Some(public)) => is_signed(line.member, public),
        _ => true,
    }
}

fn is_signed(member: Value<'_>, public: &VerifyingKey) -> bool {
    let note = member
        .get("note")
        .and_then(Value::text)
        .and_then(|text| Note::parse(&text).ok());
    note.is_some_and(|note| note.verify(public).is_ok())
}
