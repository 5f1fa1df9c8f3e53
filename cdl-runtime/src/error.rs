//! One error type an operation. No message ever holds a value of an event.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::keys::{KeysError, SeedError};
use crate::lock::LockError;

/// Gives errors the `Debug` that a `main` shows when it returns one: what their `Display` says, and the causes' after it.
/// The fields behind it are for code, and a `main` that prints them tells its reader neither what is nor what to do.
macro_rules! debug_as_told {
    ($($error:ty),+ $(,)?) => {
        $(impl std::fmt::Debug for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::error::tell(self, f)
            }
        })+
    };
}
pub(crate) use debug_as_told;

debug_as_told!(EmitError, Cause, StartError, FlushError, CloseError);

/// An error and its causes in one line, without a cause that the line has already.
pub(crate) fn tell(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        if !told.contains(&text) {
            told.push_str(": ");
            told.push_str(&text);
        }
        cause = error.source();
    }
    f.write_str(&told)
}

/// Why an event was not accepted, or is not on disk yet. A refusal for want of room, size, key, tenant or
/// sense is also counted in the trail's next `gap` line, so that ignoring the error hides nothing.
#[derive(Clone, thiserror::Error)]
#[non_exhaustive]
pub enum EmitError {
    /// The staging memory stayed full for the handle's patience.
    #[error(
        "staging memory is full: the disk is slower than this service emits; raise `memory` or `patience`, or look at `health`"
    )]
    Full,
    /// The trail was closed.
    #[error("the audit trail is closed; emit before `close`")]
    Closed,
    /// The worker ended; nothing more can be written.
    #[error("the audit worker has stopped; see the cause, mend it and start the service again")]
    WorkerDead(#[source] Arc<Cause>),
    /// This process was forked from the one that opened the trail.
    #[error(
        "a forked child cannot write its parent's audit trail; start an own trail after the fork"
    )]
    Forked,
    /// The event is longer than a line may be; a `big` line says so in the trail.
    #[error(
        "event `{event}` takes {bytes} bytes, more than a line's {limit}; raise `line_bytes` or shorten its fields"
    )]
    TooLarge {
        /// The event's name.
        event: &'static str,
        /// What it would have taken.
        bytes: usize,
        /// What a line may take.
        limit: usize,
    },
    /// A value's own code panicked while it was read. The panic's text is not kept: it may hold the value.
    #[error(
        "a value of event `{event}` panicked while it was read; its `Display` or `AsRef` must not panic"
    )]
    ValuePanicked {
        /// The event's name.
        event: &'static str,
    },
    /// The catalogue names a pseudonym key that the key folder does not hold.
    #[error(
        "event `{event}` needs pseudonym key `{key}`; add `pseudonym/{key}/<key id>.key` to the writer's key folder"
    )]
    NoPseudonymKey {
        /// The event's name.
        event: &'static str,
        /// The key's name.
        key: &'static str,
    },
    /// A pseudonym of the event is separated by tenant, and the handle has none.
    #[error(
        "event `{event}` has a tenant's pseudonym, and this handle has no tenant; use `audit.with(Context::new().tenant(..))`"
    )]
    NoTenant {
        /// The event's name.
        event: &'static str,
    },
    /// The emitter was called on the worker's own thread, where it could only wait for itself.
    #[error(
        "the audit worker cannot emit events itself; a panic hook or allocator must not emit on this thread"
    )]
    OnWorker,
    /// Time is up; the event is still on its way.
    #[error("the event is not on disk yet; it is still on its way")]
    NotYet,
}

/// What ended the worker.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// A file of the trail could not be written.
    #[error("cannot {action} `{}`: {source}; {}", path.display(), advice(source))]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The worker panicked: a defect of this library. Where it happened; never what it said.
    #[error("the worker panicked; please report this with the library's version")]
    Panicked,
    /// slog-async's thread ended.
    #[error("slog-async's worker thread has ended")]
    ThreadEnded,
}

fn advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free space on that file system, then start the service again: every line written so far is whole"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "mount the file system writable, then start the service again"
        }
        io::ErrorKind::PermissionDenied => {
            "give the service's user write permission, then start it again"
        }
        io::ErrorKind::NotFound => "put the trail directory back, then start the service again",
        _ => "look at the disk, then start the service again",
    }
}

/// Why a trail could not be started.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The builder lacks something.
    #[error("no {what} was given; {advice}")]
    Missing {
        /// `keys`, `trail`.
        what: &'static str,
        /// What to add.
        advice: &'static str,
    },
    /// The builder was given something that cannot be.
    #[error("{what} cannot be {value}: {rule}")]
    Unusable {
        /// The builder's method.
        what: &'static str,
        /// What it was given.
        value: String,
        /// What it must be.
        rule: &'static str,
    },
    /// The trail is another service's.
    #[error("trail `{}` belongs to service `{name}`; give each service a folder of its own, or start with its name; nothing was changed", path.display())]
    OtherService {
        /// The trail's folder.
        path: PathBuf,
        /// Whose it is.
        name: String,
    },
    /// The keys could not be used.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// Another writer has the trail.
    #[error(transparent)]
    Locked(#[from] LockError),
    /// The trail's folder or a file in it could not be used.
    #[error("cannot {action} `{}`: {source}; {}", path.display(), start_advice(source))]
    Io {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The last run did not end the trail: its tail must be repaired before new lines follow it.
    #[error("trail `{}` needs recovery: {why}; nothing was changed. Until `cdl recover` exists, keep the folder as evidence and start a new trail in another one", path.display())]
    NeedsRecovery {
        /// The trail's folder.
        path: PathBuf,
        /// What was found.
        why: String,
    },
    /// The trail is older than its own mark: it was cut or put back.
    #[error("trail `{}` is shorter than its state says ({why}): ROLLBACK; nothing was changed. Restore the missing segments, or keep the folder as evidence and start a new trail", path.display())]
    Rollback {
        /// The trail's folder.
        path: PathBuf,
        /// What was found.
        why: String,
    },
    /// The trail's checkpoints are signed by another key than the one that was given.
    #[error("trail `{}` is signed by another key than these keys' `signing.key`; nothing was changed. Open the keys that it was begun with, or give these keys a trail of their own", path.display())]
    OtherKeys {
        /// The trail's folder.
        path: PathBuf,
    },
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes for a new trail")]
    Random {
        /// What it said.
        source: getrandom::Error,
    },
    /// The first secret could not be sealed to the auditor.
    #[error(
        "the trail's first secret cannot be sealed to the auditor's key `auditor.pub`; make new keys with `cdl keys new DIR`"
    )]
    Seed(#[source] SeedError),
    /// A thread could not be started.
    #[error("cannot start the thread `{name}`: {source}; look at the process's limits")]
    Thread {
        /// The thread's name.
        name: &'static str,
        /// What the operating system said.
        source: io::Error,
    },
    /// Development keys in a release build.
    #[error(
        "`Audit::dev` is for debug builds: its keys lie beside its trail; use `Audit::builder` with `Keys::open` (docs/operations.md)"
    )]
    DevInRelease,
}

fn start_advice(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "a file is where the folder should be: give `trail` another path"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "free space on that file system"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "mount the file system writable, or give `trail` another path"
        }
        io::ErrorKind::PermissionDenied => {
            "give the service's user permission, or give `trail` another path"
        }
        _ => "look at the path and the disk",
    }
}

/// Why a flush did not finish.
#[derive(Clone, thiserror::Error)]
#[non_exhaustive]
pub enum FlushError {
    /// Time is up; the events are still on their way.
    #[error("not everything is on disk yet; the disk is slow or hangs: see `health`")]
    NotYet,
    /// The worker ended.
    #[error("the audit worker has stopped; see the cause")]
    WorkerDead(#[source] Arc<Cause>),
    /// This process was forked from the one that opened the trail.
    #[error("a forked child cannot flush its parent's audit trail")]
    Forked,
}

/// Why a trail could not be closed whole.
#[derive(Clone, thiserror::Error)]
#[error("the trail was not closed whole: {abandoned} accepted events are not known to be on disk")]
pub struct CloseError {
    /// Accepted events that are not known to be on disk.
    pub abandoned: u64,
    /// Why.
    #[source]
    pub cause: FlushError,
}
