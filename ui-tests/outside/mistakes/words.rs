//! The words of enums.

use super::{Mistake, mistake};

pub(super) const ERRORS: &[Mistake] = &[
    mistake(
        "m14",
        "CDL0401",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Tool")]
enum Tools { Ladder, «Poll» }"#,
    ),
    mistake(
        "m57",
        "CDL0402",
        r#"
#[derive(AuditEnum)]
#[audit(name = "Weather", exhaustive)]
enum «Skies» { Dry }"#,
    ),
];
