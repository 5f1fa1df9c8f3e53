//! A forked child cannot write its parent's trail, and finds out before it touches a lock.
#![allow(
    unsafe_code,
    reason = "fork has no safe form; the child does nothing but ask, and exit"
)]

use std::time::Duration;

use cdl_runtime::EmitError;

use crate::support::{Queued, Trail};

/// What the child says through its exit code: each thing that it tried was refused.
const REFUSED: i32 = 42;

#[test]
fn a_forked_child_is_refused_at_once_and_its_parent_goes_on() {
    let trail = Trail::new();
    let audit = trail.start();
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit)
    .unwrap();
    // SAFETY: the child runs no destructor, takes no lock that another thread may hold, and leaves by `_exit`.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let refused = matches!(
            (Queued {
                thread: 0,
                number: 1
            })
            .emit(&audit),
            Err(EmitError::Forked)
        ) && audit.flush(Duration::from_secs(1)).is_err()
            && audit.close().is_err();
        // SAFETY: ends this process at once.
        unsafe { libc::_exit(if refused { REFUSED } else { 1 }) };
    }
    let mut status = 0;
    // SAFETY: `status` outlives the call, and the child is ours.
    assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
    assert!(libc::WIFEXITED(status));
    assert_eq!(libc::WEXITSTATUS(status), REFUSED);
    Queued {
        thread: 0,
        number: 2,
    }
    .emit(&audit)
    .unwrap();
    audit.close().unwrap();
    assert_eq!(trail.expect("VERIFIED").events, 2);
}
