//! SHA-256 of the program that runs, for the `boot` line (`docs/FORMAT.md` section 2).
//!
//! A program may have hundreds of megabytes, and nobody waits for it: a short-lived thread reads it once a process.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::thread;

use sha2::{Digest as _, Sha256};

use crate::doorbell::mark_worker_thread;
use crate::format::hash::hex_string;
use crate::limits::EXECUTABLE_READ_BYTES;

/// Of this process; a forked child runs the same program.
static KNOWN: OnceLock<String> = OnceLock::new();

/// 64 lower-case hex digits, once they are known.
#[inline]
pub(crate) fn known() -> Option<&'static str> {
    KNOWN.get().map(String::as_str)
}

/// Finds out on a thread of its own and calls `tell` then, unless nobody is `wanted` any more.
///
/// A program that cannot be read, or a thread that cannot be had, leaves it unknown: no service fails for that.
pub(crate) fn find_out(
    wanted: impl Fn() -> bool + Send + 'static,
    tell: impl FnOnce() + Send + 'static,
) {
    let body = move || {
        // Nobody emits here.
        mark_worker_thread();
        if let Ok(Some(digest)) = image().and_then(|image| digest(image, wanted)) {
            KNOWN.get_or_init(|| digest);
            tell();
        }
    };
    let hasher = thread::Builder::new().name("cdl-hasher".to_owned());
    drop(hasher.spawn(body));
}

/// What runs, even if its file has been replaced since; elsewhere than on Linux, the file of its name.
fn image() -> io::Result<File> {
    let path = if cfg!(target_os = "linux") {
        PathBuf::from("/proc/self/exe")
    } else {
        std::env::current_exe()?
    };
    File::open(path)
}

/// `None` when it is no longer wanted.
fn digest(mut image: impl Read, wanted: impl Fn() -> bool) -> io::Result<Option<String>> {
    let mut hash = Sha256::new();
    let mut bytes = vec![0; EXECUTABLE_READ_BYTES];
    while wanted() {
        match image.read(&mut bytes) {
            Ok(0) => {
                return Ok(Some(hex_string(&hash.finalize())));
            }
            Ok(read) => hash.update(&bytes[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_program_is_read_in_parts_and_hashed_whole() {
        let program = vec![7; 3 * EXECUTABLE_READ_BYTES + 1];
        let found = digest(&program[..], || true).unwrap();
        assert_eq!(found, Some(hex_string(&Sha256::digest(&program))));
    }

    #[test]
    fn nobody_reads_on_for_a_trail_that_is_closed() {
        let left = Cell::new(2);
        let wanted = || left.replace(left.get() - 1) > 0;
        let endless = io::repeat(0);
        assert_eq!(digest(endless, wanted).unwrap(), None);
    }

    #[test]
    fn the_thread_ends_and_leaves_nothing_behind() {
        for wanted in [true, false] {
            let (told, heard) = mpsc::channel();
            let tell = told.clone();
            let is_wanted = move || {
                let _held = &told;
                wanted
            };
            find_out(is_wanted, move || tell.send(()).unwrap());
            assert_eq!(heard.recv().is_ok(), wanted);
            // Disconnected only once the thread has dropped what it was given.
            assert!(heard.recv().is_err());
        }
        assert_eq!(known().map(str::len), Some(64));
    }

    #[test]
    fn what_cannot_be_read_stays_unknown() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        assert!(digest(Broken, || true).is_err());
    }
}
