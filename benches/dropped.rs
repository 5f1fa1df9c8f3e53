//! A field that is dropped is never read: its bytes are gone before the emit, and valgrind watches.
#![allow(
    unsafe_code,
    reason = "only a raw pointer can point to memory that was given back; nothing reads it unless the library does"
)]

use std::path::Path;
use std::process::{Command, Stdio};

use cdl_runtime::value::{Room, Text};
use cdl_runtime::{Audit, Keys};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::instructions::there_is_valgrind;
use crate::order::Placed;
use crate::task::Task;

/// Text in memory that was given back. Only reading it is a mistake.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    start: *const u8,
    length: usize,
}

impl Gone {
    /// So many bytes, gone.
    #[must_use]
    pub fn new(length: usize) -> Self {
        let bytes = vec![b'x'; length];
        let start = bytes.as_ptr();
        drop(bytes);
        Self { start, length }
    }
}

impl Text for Gone {
    fn text<'a>(&'a self, _: &'a mut Room) -> &'a str {
        // SAFETY: none. This is the read that must not happen; the control shows that valgrind sees it.
        unsafe {
            std::str::from_utf8_unchecked(std::slice::from_raw_parts(self.start, self.length))
        }
    }
}

/// What the process does with the text that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Touch {
    /// Emits it in a field that is dropped.
    Emit,
    /// Reads it, so that it is known that reading is seen.
    Read,
}

/// Emits, or reads.
pub(crate) fn touch(directory: &Path, touch: Touch) {
    let order = Placed::with_session(0, Gone::new(64));
    if touch == Touch::Read {
        std::hint::black_box(
            order
                .session
                .text(&mut Room::default())
                .bytes()
                .filter(|byte| *byte == b'x')
                .count(),
        );
    }
    let audit = Audit::builder("bench")
        .keys(Keys::for_tests())
        .trail(directory.join("trail"))
        .start()
        .unwrap_or_else(|error| panic!("the trail cannot start: {error}"));
    order
        .failure(&audit)
        .unwrap_or_else(|error| panic!("refused: {error}"));
    audit
        .close()
        .unwrap_or_else(|error| panic!("not closed whole: {error}"));
}

/// What valgrind sees.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// A read of the field by its emit.
    pub by_emit: bool,
    /// The read that [`Touch::Read`] makes.
    pub on_purpose: bool,
}

/// Lets valgrind watch; `None` where there is none.
///
/// # Errors
/// When valgrind or what it watches fails.
pub fn seen(directory: &Path) -> Result<Option<Seen>, Error> {
    if !there_is_valgrind() {
        return Ok(None);
    }
    Ok(Some(Seen {
        by_emit: sees(Task::Dropped(Touch::Emit), directory)?,
        on_purpose: sees(Task::Dropped(Touch::Read), directory)?,
    }))
}

fn sees(task: Task, directory: &Path) -> Result<bool, Error> {
    /// What valgrind exits with when it saw something; the program itself exits with 0, or fails.
    const SEEN: i32 = 97;

    let status = Command::new("valgrind")
        .args(["--quiet", &format!("--error-exitcode={SEEN}")])
        .arg(std::env::current_exe()?)
        .args(task.arguments(directory)?)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    match status.code() {
        Some(0) => Ok(false),
        Some(SEEN) => Ok(true),
        _ => Err(format!("memcheck failed: {status}").into()),
    }
}
