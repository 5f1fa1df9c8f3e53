//! An expansion that a compiler kept, of a catalogue that is another one now: what it was made of has another digest.

use cdl_runtime::prelude::*;

/// The runtime, as a kept expansion meets it.
mod company {
    pub mod __private {
        pub use cdl_runtime::__private::*;

        #[track_caller]
        pub const fn fresh(
            files: &[(&[u8], usize, &[(usize, usize)])],
            catalogue: Option<&'static str>,
            digest: u64,
        ) {
            cdl_runtime::__private::fresh(files, catalogue, digest + 1);
        }
    }
}

#[derive(AuditEvent)]
#[audit(event = "auth.logout", crate = company)]
struct Logout<'a> {
    #[redact]
    user: &'a str,
}

fn main() {}
