//! Whether this process was forked: a child has no worker, so it must refuse before it touches a lock.
//!
//! The one exception to "no unsafe code" in this crate: `pthread_atfork` has no safe form, and `getpid` on every
//! emit is a system call that costs more than the rest of the emit.

use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many forks lie between the first process that asked and this one.
static GENERATION: AtomicU32 = AtomicU32::new(0);

static WATCH: Once = Once::new();

/// The generation of this process. Remember it; a later, other answer means "forked since".
pub(crate) fn watch() -> u32 {
    WATCH.call_once(|| {
        #[expect(
            unsafe_code,
            reason = "registers a handler that only adds to an atomic, which is async-signal-safe"
        )]
        // SAFETY: `in_child` is an `extern "C"` function without captures, never unloaded, and does nothing
        // but an atomic addition. A failed registration (ENOMEM) leaves fork detection off, as before.
        let _status = unsafe { libc::pthread_atfork(None, None, Some(in_child)) };
    });
    generation()
}

/// The generation of this process now.
#[inline]
pub(crate) fn generation() -> u32 {
    GENERATION.load(Ordering::Relaxed)
}

extern "C" fn in_child() {
    GENERATION.fetch_add(1, Ordering::Relaxed);
}
