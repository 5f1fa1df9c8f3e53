//! An event in an ordinary slog record: one value, rendered and redacted before slog sees it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::encode::{Surroundings, Writer};
use crate::event::{AuditEvent, EncodeFields};

/// The key under which an event stands in an slog record.
const KEY: &str = "event";

/// Emits the event as the record's `event` value. Called by generated code.
///
/// # Errors
/// The serializer's.
pub fn slog_kv<E: AuditEvent>(event: &E, serializer: &mut dyn slog::Serializer) -> slog::Result {
    slog_value(event, KEY, serializer)
}

/// Emits `{"name":..,"fields":{..}}`. There are no keys here, so pseudonyms are masks. Called by generated code.
///
/// # Errors
/// The serializer's.
pub fn slog_value<E: AuditEvent>(
    event: &E,
    key: slog::Key,
    serializer: &mut dyn slog::Serializer,
) -> slog::Result {
    rendered(E::DESCRIPTOR.name, event, key, serializer)
}

fn rendered(
    name: &'static str,
    fields: &dyn EncodeFields,
    key: slog::Key,
    serializer: &mut dyn slog::Serializer,
) -> slog::Result {
    let mut out = Vec::new();
    let mut writer = Writer::new(
        &mut out,
        Surroundings {
            pseudonyms: None,
            tenant: None,
        },
    );
    writer.raw("{\"name\":");
    writer.word(name);
    writer.raw(",\"fields\":{");
    // A value's own code may panic; the log record is then without it, and the service goes on.
    if catch_unwind(AssertUnwindSafe(|| fields.encode_fields(&mut writer))).is_err() {
        return serializer.emit_str(key, name);
    }
    writer.raw("}}");
    // `docs/FORMAT.md` section 1: ASCII only.
    serializer.emit_str(key, &String::from_utf8_lossy(&out))
}
