//! What does not stand fast: deprecated, past its end, reserved, experimental.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m39",
        "CDL0004",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"harvest.scythed"», allow(deprecated))]
struct Scythed;"#,
    ),
    mistake(
        "m39b",
        "CDL0004",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Tool", allow(deprecated))]
enum Tools { Ladder, «Scythe» }"#,
    ),
    mistake(
        "m40",
        "CDL0005",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"harvest.threshed"»)]
struct Threshed;"#,
    ),
    mistake(
        "m41",
        "CDL0105",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled<'a> { «taste»: &'a str }"#,
    ),
    mistake(
        "m45",
        "CDL0008",
        r#"
#[derive(AuditEvent)]
#[audit(event = «"press.sniffed"»)]
struct Sniffed;"#,
    ),
    mistake(
        "m45b",
        "CDL0008",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled")]
struct Sampled<'a> { «smell»: Option<&'a str> }"#,
    ),
    mistake(
        "m64",
        "CDL0070",
        r#"
/// The runtime, as an expansion meets it that a compiler kept while the catalogue was edited.
mod kept {
    pub mod __private {
        pub use cdl_runtime::__private::*;
        #[track_caller]
        pub const fn fresh(files: &[(&[u8], usize, &[(usize, usize)])], catalogue: Option<&'static str>, digest: u64) {
            cdl_runtime::__private::fresh(files, catalogue, digest + 1);
        }
    }
}
#[derive(«AuditEvent»)]
#[audit(event = "press.sampled", crate = kept, allow(twice))]
struct Sampled;"#,
    ),
];

pub(super) const WARNINGS: &[Mistake] = &[
    mistake(
        "m16",
        "CDL0003",
        r#"
#[derive(AuditEvent)]
#[audit(event = "harvest.gathered")]
struct «Gathered»;"#,
    ),
    mistake(
        "m42",
        "CDL0106",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Tool")]
enum Tools { Ladder, «Shaker» }"#,
    ),
    mistake(
        "m42b",
        "CDL0106",
        r#"
#[derive(AuditEvent)]
#[audit(event = "press.sampled", allow(twice))]
struct Sampled<'a> { «jar»: Option<&'a str> }"#,
    ),
];
