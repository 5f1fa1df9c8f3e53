//! A field that is dropped is never read, whichever way its event goes.
//!
//! Under valgrind, with memory that was given back: `cargo run --release --manifest-path benches/Cargo.toml -- emitter`.

use std::fmt;
use std::sync::{Arc, Mutex};

use cdl_runtime::prelude::*;
use cdl_runtime::value::{Room, Text};

/// Whoever reads it panics.
struct Unreadable;

impl Text for Unreadable {
    fn text<'a>(&'a self, _: &'a mut Room) -> &'a str {
        panic!("it was read")
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("it was displayed")
    }
}

impl AsRef<str> for Unreadable {
    fn as_ref(&self) -> &str {
        panic!("it was borrowed")
    }
}

#[derive(AuditEvent)]
#[audit(event = "probe.secrets")]
struct Secrets {
    number: u64,
    #[redact(drop)]
    value: Unreadable,
    #[redact(drop)]
    optional: Option<Unreadable>,
    #[redact(drop)]
    #[audit(display)]
    displayed: Unreadable,
    #[redact(drop)]
    #[audit(as_str)]
    borrowed: Unreadable,
}

fn secrets(number: u64) -> Secrets {
    Secrets {
        number,
        value: Unreadable,
        optional: Some(Unreadable),
        displayed: Unreadable,
        borrowed: Unreadable,
    }
}

#[test]
fn a_value_that_cannot_be_read_is_dropped_by_every_emitter() {
    let audit = Audit::memory();
    secrets(1).success(&audit).unwrap();
    drop(secrets(2).attempt(&audit).unwrap());
    let events = audit.captured();
    let fields: Vec<String> = events.iter().map(|it| it.fields.to_string()).collect();
    assert_eq!(
        fields,
        [r#"{"number":1}"#, r#"{"number":2}"#, r#"{"number":2}"#]
    );
    assert_eq!(audit.health().refused, 0);
}

#[test]
fn a_value_that_cannot_be_read_is_dropped_from_a_log_record() {
    /// What the log wrote.
    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    let written = Written::default();
    let drain = slog_json::Json::default(written.clone());
    let log = slog::Logger::root(slog::Fuse(Mutex::new(drain)), slog::o!());
    slog::info!(log, "logged"; &secrets(3));
    let text = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    assert!(
        text.contains(r#"{\"name\":\"probe.secrets\",\"fields\":{\"number\":3}}"#),
        "{text}"
    );
}
