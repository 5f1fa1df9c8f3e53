//! Seams where a fault test makes the disk slow, full or broken, or ends the worker. Nothing in a default build.

#[cfg(feature = "failpoints")]
pub use armed::Failpoints;
#[cfg(not(feature = "failpoints"))]
pub(crate) use idle::Failpoints;

#[cfg(feature = "failpoints")]
mod armed {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
    use std::time::Duration;

    /// Faults that a test switches on while a trail runs. Clones share their switches.
    #[derive(Clone, Debug, Default)]
    pub struct Failpoints {
        switches: Arc<Switches>,
    }

    #[derive(Debug, Default)]
    struct Switches {
        write_micros: AtomicU64,
        write_errno: AtomicI32,
        write_once_errno: AtomicI32,
        writes_before: AtomicU64,
        sync_errno: AtomicI32,
        panic: AtomicBool,
    }

    impl Failpoints {
        pub(crate) fn idle() -> Self {
            Self::default()
        }

        /// Every write takes this much longer.
        pub fn slow_writes(&self, by: Duration) {
            self.switches.write_micros.store(
                u64::try_from(by.as_micros()).unwrap_or(u64::MAX),
                Ordering::SeqCst,
            );
        }

        /// Every write fails with this error number; 0 ends that.
        pub fn failing_writes(&self, errno: i32) {
            self.switches.write_errno.store(errno, Ordering::SeqCst);
        }

        /// The next write fails with this error number, and those after it do not.
        pub fn failing_writes_once(&self, errno: i32) {
            self.failing_write_after(0, errno);
        }

        /// So many writes succeed, the one after them fails with this error number, and those after it do not.
        pub fn failing_write_after(&self, writes: u64, errno: i32) {
            self.switches.writes_before.store(writes, Ordering::SeqCst);
            self.switches
                .write_once_errno
                .store(errno, Ordering::SeqCst);
        }

        /// Every sync fails with this error number; 0 ends that.
        pub fn failing_syncs(&self, errno: i32) {
            self.switches.sync_errno.store(errno, Ordering::SeqCst);
        }

        /// The worker panics at its next bell.
        pub fn panicking_worker(&self) {
            self.switches.panic.store(true, Ordering::SeqCst);
        }

        #[allow(
            clippy::disallowed_methods,
            reason = "a slow disk is what this simulates"
        )]
        pub(crate) fn before_write(&self) -> io::Result<()> {
            let micros = self.switches.write_micros.load(Ordering::SeqCst);
            if micros > 0 {
                std::thread::sleep(Duration::from_micros(micros));
            }
            // One thread writes at a time, so nobody comes between the two.
            let before = self.switches.writes_before.load(Ordering::SeqCst);
            if before == 0 {
                fail(self.switches.write_once_errno.swap(0, Ordering::SeqCst))?;
            } else {
                self.switches
                    .writes_before
                    .store(before - 1, Ordering::SeqCst);
            }
            fail(self.switches.write_errno.load(Ordering::SeqCst))
        }

        pub(crate) fn before_sync(&self) -> io::Result<()> {
            fail(self.switches.sync_errno.load(Ordering::SeqCst))
        }

        pub(crate) fn at_bell(&self) {
            assert!(
                !self.switches.panic.swap(false, Ordering::SeqCst),
                "failpoint: the worker panics"
            );
        }
    }

    fn fail(errno: i32) -> io::Result<()> {
        if errno == 0 {
            Ok(())
        } else {
            Err(io::Error::from_raw_os_error(errno))
        }
    }
}

#[cfg(not(feature = "failpoints"))]
mod idle {
    use std::io;

    #[derive(Clone, Debug)]
    pub(crate) struct Failpoints;

    #[allow(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "the same shape as the armed ones"
    )]
    impl Failpoints {
        pub(crate) fn idle() -> Self {
            Self
        }

        pub(crate) fn before_write(&self) -> io::Result<()> {
            Ok(())
        }

        pub(crate) fn before_sync(&self) -> io::Result<()> {
            Ok(())
        }

        pub(crate) fn at_bell(&self) {}
    }
}
