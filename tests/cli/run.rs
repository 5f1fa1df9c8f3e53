//! Runs the program, and holds what it said against what it should say.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

/// What the program left behind.
#[derive(Debug)]
pub(super) struct Ran {
    pub(super) code: ExitCode,
    pub(super) out: String,
    pub(super) err: String,
}

impl Ran {
    /// Panics unless the exit code is this.
    #[track_caller]
    pub(super) fn exits(self, code: u8) -> Self {
        assert_eq!(self.code, ExitCode::from(code), "{self:#?}");
        self
    }

    /// Panics unless a message holds each of these.
    #[track_caller]
    pub(super) fn tells(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err.contains(part), "no {part:?} in {self:#?}");
        }
        self
    }

    /// Panics unless the result holds each of these.
    #[track_caller]
    pub(super) fn prints(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.out.contains(part), "no {part:?} in {self:#?}");
        }
        self
    }
}

/// `cdl` with these words, and paths after them.
pub(super) fn cdl(words: &str, paths: &[&Path]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = cdl_cli::run(arguments(words, paths), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran {
        code,
        out: text(out),
        err: text(err),
    }
}

/// As [`cdl`], and nobody reads what it prints.
pub(super) fn cdl_into_a_broken_pipe(words: &str, paths: &[&Path]) -> ExitCode {
    struct Broken;

    impl std::io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    cdl_cli::run(arguments(words, paths), &mut Broken, &mut Broken)
}

fn arguments(words: &str, paths: &[&Path]) -> Vec<OsString> {
    let words = ["cdl"]
        .into_iter()
        .chain(words.split_whitespace())
        .map(OsString::from);
    words.chain(paths.iter().map(OsString::from)).collect()
}
