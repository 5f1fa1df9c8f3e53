//! The members that the library writes have the layout of docs/FORMAT.md section 2, of which the vectors are examples.

use cdl_runtime::format::json::Value;
use cdl_runtime::format::line::{Kind, Line};

use super::sample::Files;
use super::{vectors, written};

/// The keys of an event in their order; all but the first two and the last are there only when they say something.
const EVENT: [&str; 13] = [
    "name",
    "time",
    "occurred_at",
    "severity",
    "outcome",
    "correlation_id",
    "request_id",
    "trace_id",
    "span_id",
    "tenant",
    "service",
    "resealed",
    "fields",
];

#[test]
fn the_vectors_hold_every_kind_that_is_written() {
    let vectors = vectors::segments();
    let written = [
        "segment",
        "seed",
        "boot",
        "schema",
        "event",
        "gap",
        "checkpoint",
        "heartbeat",
        "clock",
        "big",
        "end",
    ];
    for kind in written {
        assert!(
            lines(&vectors).any(|line| line.kind.name() == kind),
            "{kind}"
        );
    }
}

#[test]
fn what_the_library_writes_is_laid_out_as_in_the_vectors() {
    let (vectors, written) = (vectors::segments(), written::trail());
    for line in lines(&written) {
        let example = lines(&vectors)
            .find(|example| example.kind == line.kind)
            .unwrap_or_else(|| panic!("no {} line", line.kind.name()));
        let alike = match line.kind {
            Kind::Event => is_event(line.member),
            // The derives write it, and say what is in it.
            Kind::Schema => true,
            _ => alike(example.member, line.member),
        };
        let show = |value: Value<'_>| String::from_utf8_lossy(value.0).into_owned();
        assert!(alike, "{}\n{}", show(example.member), show(line.member));
    }
}

fn lines(files: &Files) -> impl Iterator<Item = Line<'_>> {
    files.iter().flat_map(|(_, bytes)| {
        let whole = bytes.strip_suffix(b"\n").unwrap();
        whole
            .split(|byte| *byte == b'\n')
            .map(|line| Line::parse(line).unwrap())
    })
}

/// The same keys in the same order, and values of the same type as far as both are there.
fn alike(one: Value<'_>, other: Value<'_>) -> bool {
    if one.is_null() || other.is_null() {
        return true;
    }
    match (one.object(), other.object()) {
        (Some(one), Some(other)) => {
            let (one, other): (Vec<_>, Vec<_>) = (one.collect(), other.collect());
            let mut pairs = one.iter().zip(&other);
            // The keys of `severities` are what there is to count.
            one.len() == other.len()
                && pairs.all(|((a, one), (b, other))| {
                    a == b && (*a == b"severities" || alike(*one, *other))
                })
        }
        (None, None) => match (one.elements(), other.elements()) {
            (Some(one), Some(other)) => one.zip(other).all(|(one, other)| alike(one, other)),
            (None, None) => type_of(one) == type_of(other),
            _ => false,
        },
        _ => false,
    }
}

fn type_of(value: Value<'_>) -> &'static str {
    match value.0[0] {
        b'"' => "text",
        b't' | b'f' => "bool",
        _ => "number",
    }
}

fn is_event(member: Value<'_>) -> bool {
    let keys: Vec<&[u8]> = member.object().unwrap().map(|(key, _)| key).collect();
    let mut order = EVENT.iter();
    keys.starts_with(&[b"name", b"time"])
        && keys.ends_with(&[b"fields"])
        && keys
            .iter()
            .all(|key| order.any(|known| known.as_bytes() == *key))
}
