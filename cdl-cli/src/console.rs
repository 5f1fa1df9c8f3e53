//! Where a command's words go: results to `out`, messages to `err`.

use std::io::{self, BufWriter, IsTerminal as _, Write};

use anstyle::Style;

use crate::failure::Failure;
use crate::paint::{self, Paint};
use crate::printable;

/// What the two streams can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    pub(crate) out: Paint,
    pub(crate) err: Paint,
    pub(crate) watch: Watch,
}

/// Whether a person watches a long command work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Watch {
    Somebody,
    Nobody,
}

impl Terminal {
    /// Plain text, and nobody watches.
    pub(crate) const NONE: Self = Self {
        out: Paint::Plain,
        err: Paint::Plain,
        watch: Watch::Nobody,
    };

    /// Colours as anstream decides them: on a terminal, unless `NO_COLOR` or `TERM=dumb` say otherwise.
    pub(crate) fn of(out: &io::Stdout, err: &io::Stderr) -> Self {
        Self {
            out: Paint::of(anstream::AutoStream::choice(out)),
            err: Paint::of(anstream::AutoStream::choice(err)),
            watch: if err.is_terminal() {
                Watch::Somebody
            } else {
                Watch::Nobody
            },
        }
    }
}

/// The two streams of a command.
pub(crate) struct Console<'a> {
    pub(crate) out: Out<'a>,
    err: &'a mut dyn Write,
    pub(crate) terminal: Terminal,
}

impl<'a> Console<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, terminal: Terminal) -> Self {
        let out = Out {
            stream: BufWriter::new(out),
            reader: Reader::Listens,
        };
        Self { out, err, terminal }
    }

    /// A remark on the result.
    pub(crate) fn tell(&mut self, message: &str) {
        self.tell_as("", Style::new(), message);
    }

    /// What to do next.
    pub(crate) fn hint(&mut self, message: &str) {
        self.tell_as("hint: ", paint::HINT, message);
    }

    /// What is not as it should be, and does not keep the command from its work.
    pub(crate) fn warn(&mut self, message: &str) {
        self.tell_as("warning: ", paint::WARNING, message);
    }

    /// What keeps the command from its work.
    pub(crate) fn tell_error(&mut self, message: &str) {
        self.tell_as("error: ", paint::ERROR, message);
    }

    /// Why the command did not do its work: what is, its causes, and what to do.
    pub(crate) fn tell_failure(&mut self, failure: &Failure) {
        let message: Vec<String> = failure.chain().map(ToString::to_string).collect();
        self.tell_error(&message.join(": "));
        if let Some(hint) = failure.hint() {
            self.hint(&hint);
        }
    }

    /// Text that was made printable, or painted, elsewhere.
    pub(crate) fn tell_raw(&mut self, text: &str) {
        // What cannot be flushed now fails again at the end, where it is reported.
        drop(self.out.flush());
        // There is nowhere to say that nothing can be said.
        drop(
            self.err
                .write_all(text.as_bytes())
                .and_then(|()| self.err.flush()),
        );
    }

    fn tell_as(&mut self, label: &str, style: Style, message: &str) {
        let label = self.terminal.err.paint(style, label);
        let text = format!("{label}{}\n", printable::lines(message));
        self.tell_raw(&text);
    }
}

/// Standard output, buffered. Once its reader has gone, everything more is dropped: `cdl show DIR | head` is no error.
pub(crate) struct Out<'a> {
    stream: BufWriter<&'a mut dyn Write>,
    reader: Reader,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Listens,
    Gone,
}

impl<'a> Out<'a> {
    /// Whether nobody reads any more, so that a long command may stop.
    pub(crate) fn is_closed(&self) -> bool {
        self.reader == Reader::Gone
    }

    fn unless_gone<T>(
        &mut self,
        dropped: T,
        act: impl FnOnce(&mut BufWriter<&'a mut dyn Write>) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.is_closed() {
            return Ok(dropped);
        }
        match act(&mut self.stream) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.reader = Reader::Gone;
                Ok(dropped)
            }
            done => done,
        }
    }
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_gone(bytes.len(), |stream| stream.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_gone((), Write::flush)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes a few bytes, then fails.
    struct Pipe(usize, io::ErrorKind);

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 {
                return Err(self.1.into());
            }
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_that_goes_away_is_no_error_and_a_full_disk_is_one() {
        for (kind, fails) in [
            (io::ErrorKind::BrokenPipe, false),
            (io::ErrorKind::StorageFull, true),
        ] {
            let (mut pipe, mut err) = (Pipe(10, kind), Vec::new());
            let mut console = Console::new(&mut pipe, &mut err, Terminal::NONE);
            let text = vec![b'x'; 100_000];
            let wrote = console
                .out
                .write_all(&text)
                .and_then(|()| console.out.flush());
            assert_eq!(wrote.is_err(), fails, "{kind}");
            assert_eq!(console.out.is_closed(), !fails, "{kind}");
        }
    }

    #[test]
    fn a_message_cannot_steer_a_terminal() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        Console::new(&mut out, &mut err, Terminal::NONE).warn("a\u{1b}[2Jb\u{202e}");
        assert_eq!(err, b"warning: a\\u001b[2Jb\\u202e\n");
    }
}
