//! Every Rust type that a catalogue type accepts: what it writes, that a verifier takes it, and that nothing is
//! allocated for it.

use std::path::Path;

use cdl_runtime::format::json;
use cdl_runtime::prelude::*;

use crate::support::{Trail, allocations};

// Each type of the standard library.
mod scalar;
mod decimal;
mod container;
// Those of other crates.
mod feature;
// A service's own.
mod newtype;
mod enumeration;
mod foreign;

/// How often each event is emitted. While the drain lingers an emit does not ring, and only a ring may allocate.
const TRIES: usize = 20;

/// Emits events that are redacted or not, one after another, and keeps what each must have written.
struct Written {
    trail: Trail,
    audit: Audit,
    expected: Vec<(&'static str, String)>,
}

impl Written {
    fn new() -> Self {
        let trail = Trail::new();
        let audit = trail.start();
        Self {
            trail,
            audit,
            expected: Vec::new(),
        }
    }

    /// One event, several times; `fields` is what the line must hold of it.
    fn emit<Event: cdl_runtime::AuditEvent>(
        &mut self,
        what: &'static str,
        fields: impl Into<String>,
        event: &Event,
        emit: impl Fn(&Event, &Audit) -> Result<Receipt, EmitError>,
    ) {
        let counts = (0..TRIES).map(|_| {
            allocations::of(|| {
                emit(event, &self.audit).unwrap();
            })
        });
        assert_eq!(counts.min(), Some(0), "{what}: allocations of an emit");
        self.expected.push((what, fields.into()));
    }

    /// As [`Written::check_bytes`]; and `cdl check` takes every value for one of its field's type.
    fn check(self) {
        let trail = self.check_bytes();
        let words = ["cdl", "check", "--catalogue"].map(std::ffi::OsString::from);
        let catalogue = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue");
        let paths = [catalogue.into(), trail.path().into()];
        let (mut out, mut err) = (Vec::new(), Vec::new());
        cdl_cli::run(words.into_iter().chain(paths), &mut out, &mut err);
        let told = String::from_utf8_lossy(&out);
        assert!(told.contains("no finding"), "{told}");
    }

    /// The trail is sound, and holds exactly what was expected, byte for byte.
    fn check_bytes(self) -> Trail {
        self.audit.close().unwrap();
        self.trail.expect("VERIFIED");
        let bytes = self.trail.bytes();
        let lines = bytes.split(|byte| *byte == b'\n');
        let found: Vec<&str> = lines
            .filter(|line| line.starts_with(br#"{"v":1,"kind":"event""#))
            .map(|line| {
                let line = std::str::from_utf8(line).unwrap();
                let (_, fields) = line.split_once(r#""fields":"#).unwrap();
                fields.split_once(r#"},"mac""#).unwrap().0
            })
            .collect();
        assert_eq!(found.len(), TRIES * self.expected.len());
        for ((what, expected), found) in self.expected.iter().zip(found.chunks(TRIES)) {
            for fields in found {
                assert_eq!(fields, expected, "{what}");
                let whole = json::check(fields.as_bytes(), 0, 0);
                assert_eq!(whole, Ok(fields.len()), "{what}");
            }
        }
        self.trail
    }
}

/// Declares an event of one field for each line, emits it, and compares.
macro_rules! written {
    ($event:literal $written:ident: $($(#[$attribute:meta])* $field:ident: $ty:ty = $value:expr => $json:expr;)*) => {$({
        #[derive(AuditEvent)]
        #[audit(event = $event)]
        struct One {
            $(#[$attribute])*
            $field: Option<$ty>,
        }
        let event = One { $field: Some($value) };
        let fields = format!("{{\"{}\":{}}}", stringify!($field), $json);
        $written.emit(stringify!($ty), fields, &event, One::emit);
    })*};
}

use written;
