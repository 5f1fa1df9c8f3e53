//! What can be said in an event, and what it can never forge.

use std::fmt;

use cdl_runtime::prelude::*;
use proptest::prelude::*;

use crate::support::{Queued, Shown, Trail};

/// Text that has broken a log before: line ends, quotes, terminal escapes, bidi marks, JSON in JSON.
const HOSTILE: &[&str] = &[
    "",
    "\n{\"v\":1,\"kind\":\"event\"}",
    "\",\"outcome\":\"success\",\"x\":\"",
    "\\\" \\\\ \\u0022",
    "\u{1b}[2J\u{1b}]0;owned\u{7}",
    "\r\n\u{85}\u{2028}\u{2029}\u{b}\u{c}",
    "\u{202e}\u{2066}abc",
    "\0\u{7f}\u{9b}31m",
    "ünïcödé 日本語 🦀",
];

#[test]
fn a_hostile_value_comes_back_as_it_was_and_forges_nothing() {
    let trail = Trail::new();
    let audit = trail.start();
    for text in HOSTILE {
        Shown { text }.emit(&audit).unwrap();
        Queued {
            thread: 0,
            number: 0,
        }
        .emit(&audit.with(Context::new().correlation(*text).tenant(*text)))
        .unwrap();
    }
    audit.close().unwrap();
    let report = trail.expect("VERIFIED");
    assert_eq!(report.events, 2 * HOSTILE.len() as u64);
    assert!(
        trail
            .bytes()
            .iter()
            .all(|byte| (0x20..0x7f).contains(byte) || *byte == b'\n')
    );
    let events = trail.lines("event");
    for (pair, text) in events.chunks(2).zip(HOSTILE) {
        assert_eq!(pair[0]["event"]["fields"]["text"], *text);
        assert_eq!(pair[1]["event"]["correlation_id"], *text);
        assert_eq!(pair[1]["event"]["tenant"], *text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        let audit = Audit::memory();
        Shown { text: &text }.emit(&audit).unwrap();
        prop_assert_eq!(&audit.captured()[0].fields["text"], &text);
    }
}

struct Panics;

impl fmt::Display for Panics {
    fn fmt(&self, _formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("hunter2 must not be told on")
    }
}

#[test]
fn a_display_that_panics_costs_one_event_and_is_counted() {
    let trail = Trail::new();
    let audit = trail.start();
    let error = Shown { text: Panics }.emit(&audit).unwrap_err();
    assert!(
        matches!(
            error,
            EmitError::ValuePanicked {
                event: "probe.shown"
            }
        ),
        "{error}"
    );
    assert!(!error.to_string().contains("hunter2"));
    Shown { text: "after" }.emit(&audit).unwrap();
    audit.close().unwrap();
    trail.expect("VERIFIED");
    let gap = &trail.lines("gap")[0]["gap"];
    assert_eq!(gap["reason"], "value_panicked");
    assert_eq!(gap["refused"][0]["count"], 1);
    assert_eq!(trail.lines("event").len(), 1);
}

#[test]
fn a_display_that_panics_inside_an_slog_record_stays_inside() {
    let log = slog::Logger::root(
        slog::Fuse(std::sync::Mutex::new(slog_json::Json::default(
            std::io::sink(),
        ))),
        slog::o!(),
    );
    slog::info!(log, "seen"; &Shown { text: Panics });
}

/// Emits an event of its own while it is being read.
struct Emits<'a>(&'a Audit);

impl fmt::Display for Emits<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown { text: "inner" }.emit(self.0).unwrap();
        formatter.write_str("outer")
    }
}

#[test]
fn a_value_may_emit_while_it_is_read() {
    let audit = Audit::memory();
    Shown {
        text: Emits(&audit),
    }
    .emit(&audit)
    .unwrap();
    let texts: Vec<_> = audit
        .captured()
        .into_iter()
        .map(|event| event.fields["text"].clone())
        .collect();
    assert_eq!(texts, ["inner", "outer"]);
}

#[test]
fn an_event_longer_than_a_line_is_refused_and_named() {
    let trail = Trail::new();
    let audit = trail.builder().line_bytes(2_000).start().unwrap();
    let error = Shown {
        text: "x".repeat(5_000),
    }
    .emit(&audit)
    .unwrap_err();
    assert!(
        matches!(
            error,
            EmitError::TooLarge {
                event: "probe.shown",
                limit: 2_000,
                ..
            }
        ),
        "{error}"
    );
    audit.close().unwrap();
    trail.expect("VERIFIED");
    let big = &trail.lines("big")[0]["big"];
    assert_eq!(big["name"], "probe.shown");
    assert_eq!(big["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(trail.lines("gap")[0]["gap"]["reason"], "too_large");
    assert!(
        trail
            .bytes()
            .split(|byte| *byte == b'\n')
            .all(|line| line.len() <= 2_000)
    );
}
