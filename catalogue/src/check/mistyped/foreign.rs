//! Well-known types of other crates: wrappers of secrets, free-form data, points and spans of time.

use crate::declaration::Doubt;
use crate::model::{Base, Field, StrategyKind};

use super::super::written::Written;
use super::Verdict;

/// `SecretString`, `zeroize::Zeroizing<String>`.
pub(super) fn is_secret(written: Written<'_>) -> bool {
    match written.name {
        "SecretString" | "SecretBox" | "SecretSlice" | "SecretVec" | "Zeroizing" => true,
        "Secret" => written.path == "secrecy",
        _ => false,
    }
}

/// Whoever wraps a value so does not want it in a log. No strategy writes it.
pub(super) fn secret(field: &Field, written: Written<'_>) -> Option<Verdict> {
    let droppable = field
        .lawful
        .iter()
        .any(|strategy| strategy.kind == StrategyKind::Drop);
    let help = if droppable {
        "write `#[redact(drop)]`, which never reads it; class \"secret\" in the catalogue allows nothing else"
    } else {
        "class the field \"secret\" in the catalogue and write `#[redact(drop)]`, which never reads it"
    };
    is_secret(written).then(|| {
        Verdict::Certain(Doubt {
            code: "CDL0212",
            message: format!(
                "`{}` cannot be written to an audit event, in no form",
                written.whole
            ),
            help: Some(help.to_owned()),
        })
    })
}

/// `serde_json::Value`: nobody decided the class of what is in it.
pub(super) fn free_form(written: Written<'_>) -> Option<Verdict> {
    const CRATES: [&str; 9] = [
        "serde_json",
        "serde_yaml",
        "serde_cbor",
        "simd_json",
        "ciborium",
        "rmpv",
        "toml",
        "bson",
        "json",
    ];
    const NAMES: [&str; 8] = [
        "Value",
        "RawValue",
        "Map",
        "Table",
        "Bson",
        "Document",
        "OwnedValue",
        "BorrowedValue",
    ];
    let root = written.path.split("::").next().unwrap_or_default();
    let certain = CRATES.contains(&root) && NAMES.contains(&written.name);
    // A bare name may be the developer's own type.
    let doubtful =
        written.path.is_empty() && matches!(written.name, "Value" | "JsonValue" | "RawValue");
    let what = match root {
        "" | "serde_json" | "simd_json" | "json" => "free-form JSON".to_owned(),
        _ => format!("free-form `{}`", written.whole),
    };
    let doubt = Doubt {
        code: "CDL0213",
        message: format!("{what} is not an audit type"),
        help: Some(
            "declare an object in types.toml, or `map<string,string>` with `max_items`".to_owned(),
        ),
    };
    match (certain, doubtful) {
        (true, _) => Some(Verdict::Certain(doubt)),
        (false, true) => Some(Verdict::Doubtful(doubt)),
        (false, false) => None,
    }
}

/// Always a doubt: whether `chrono` may be written is a feature of the runtime, which the derive does not see.
pub(super) fn time(base: Base, written: Written<'_>) -> Option<Verdict> {
    let (root, name) = (
        written.path.split("::").next().unwrap_or_default(),
        written.name,
    );
    let (what, help) = match (base, root, name) {
        (Base::Timestamp, "" | "chrono", "DateTime") => {
            ("timestamp", feature("chrono", "SystemTime"))
        }
        (Base::Timestamp, "" | "time", "OffsetDateTime" | "UtcDateTime") => {
            ("timestamp", feature("time", "SystemTime"))
        }
        (
            Base::Timestamp,
            "" | "chrono" | "time" | "jiff",
            "NaiveDateTime" | "PrimitiveDateTime" | "NaiveDate" | "NaiveTime" | "Date" | "Time",
        )
        | (Base::Timestamp, "time" | "jiff", "DateTime") => (
            "timestamp",
            "it has no time zone, so nobody knows when it was: use `SystemTime`".to_owned(),
        ),
        (Base::Timestamp, "" | "std" | "tokio", "Instant") => (
            "timestamp",
            "it has no date: use `SystemTime`, or catalogue type \"duration\"".to_owned(),
        ),
        (Base::Duration, "" | "chrono", "TimeDelta") | (Base::Duration, "chrono", "Duration") => {
            ("span of time", feature("chrono", "std::time::Duration"))
        }
        (Base::Duration, "time", "Duration") => {
            ("span of time", feature("time", "std::time::Duration"))
        }
        _ => return None,
    };
    Some(Verdict::Doubtful(Doubt {
        code: "CDL0217",
        message: format!("`{}` is not a {what}", written.whole),
        help: Some(help),
    }))
}

fn feature(name: &str, instead: &str) -> String {
    format!("enable feature `{name}` of cdl-runtime, or use `{instead}`")
}
