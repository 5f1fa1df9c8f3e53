//! All that generated code may name. Not part of the public surface; guarded by `abi`.

pub use crate::__event as event;
pub use crate::attempt::{Attempt, AuditAttempt, Guard};
pub use crate::audit::Audit;
pub use crate::emit::{
    at_alert, at_critical, at_debug, at_emergency, at_error, at_info, at_notice, at_warning,
    emit_best_effort, emit_durable, emit_queued,
};
pub use crate::encode::{Normalise, Pseudonym, Rendered, Writer, first_entries, first_items};
pub use crate::error::EmitError;
pub use crate::event::{
    AuditEnum, AuditEvent, AuditObject, Delivery, Descriptor, Emit, EmitAlone, EncodeFields,
    IsEnum, IsObject, Moment, encode_after,
};
pub use crate::handshake::{ABI, abi, fresh};
pub use crate::keys::Scope;
pub use crate::kv::{slog_kv, slog_value};
pub use crate::level::{
    REMOVES_ALERT, REMOVES_CRITICAL, REMOVES_DEBUG, REMOVES_ERROR, REMOVES_INFO, REMOVES_NOTICE,
    REMOVES_WARNING,
};
pub use crate::only_if::OnlyIf;
pub use crate::presence::{AnyPresence, Presence};
pub use crate::receipt::{Pending, Receipt};
pub use crate::schema::{ItemSchema, NoSchema, ObjectSchema, Schema};
pub use crate::severity::Severity;
pub use crate::trail::boot::CatalogueIdentity;
pub use crate::undecided::{Refused, Undecided};
pub use crate::value;
pub use crate::value::sealed::Map as SealedMap;
pub use slog;
pub use uuid::Uuid;
