//! The trail says which program wrote it, and nobody waits for that.

use std::fs;

use cdl_runtime::format::hash::{hex_string, line_digest};

use crate::support::{Queued, Trail};

#[test]
fn a_run_says_what_program_it_is_once_that_is_known() {
    let trail = Trail::new();
    let audit = trail.start();
    Queued {
        thread: 0,
        number: 0,
    }
    .emit(&audit)
    .unwrap();
    // Another test may have been the first to ask, and then the first line says it.
    trail.await_executable(&audit);
    audit.close().unwrap();
    trail.expect("VERIFIED");

    let boots = trail.lines("boot");
    assert_eq!(trail.starts().len(), 1);
    assert!(boots.len() <= 2, "{boots:?}");
    let mut said = boots.last().unwrap()["boot"].clone();
    let program = fs::read(std::env::current_exe().unwrap()).unwrap();
    assert_eq!(said["executable"], hex_string(&line_digest(&program)));
    // The rest is what the start said.
    for member in ["time", "executable"] {
        said[member] = boots[0]["boot"][member].clone();
    }
    assert_eq!(said, boots[0]["boot"]);
}

#[test]
fn a_trail_that_is_closed_before_the_program_is_known_is_whole() {
    let trail = Trail::new();
    for _ in 0..3 {
        trail.start().close().unwrap();
    }
    trail.expect("VERIFIED");
    assert_eq!(trail.starts().len(), 3);
}
