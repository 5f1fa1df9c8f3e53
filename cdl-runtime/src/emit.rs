//! From an emitter to the staging buffer, on the caller's thread (`ARCHITECTURE.md`, one event's journey).
//!
//! `level check -> encode -> stage -> ring`: everything that an emit costs stands in this file.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::audit::Audit;
use crate::dev;
use crate::doorbell::on_worker_thread;
use crate::encode::{Refusal, Surroundings, Writer, time};
use crate::error::EmitError;
use crate::event::{EncodeFields, Moment};
use crate::fork;
use crate::gap::Reason;
use crate::level;
use crate::limits::{ENCODED_BYTES_KEPT, ENVELOPE_BYTES_MAX};
use crate::receipt::{Pending, Receipt};
use crate::stage::{Bell, Unstaged};
use crate::trail::boot;

/// Emits a `queued` event. Called by generated code.
///
/// # Errors
/// [`EmitError`] says why the event is not in the trail.
#[inline]
pub fn emit_queued(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
) -> Result<Receipt, EmitError> {
    if audit.filters(moment) {
        return Ok(Receipt::filtered());
    }
    queue(audit, moment, fields)
}

/// Emits a `durable` event. Called by generated code.
///
/// # Errors
/// [`EmitError`] says why the event is not in the trail.
#[inline]
pub fn emit_durable(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
) -> Result<Pending, EmitError> {
    if audit.filters(moment) {
        return Ok(Pending::filtered());
    }
    pend(audit, moment, fields)
}

/// Emits a `best_effort` event. Called by generated code. What is lost is counted in the trail.
#[inline]
pub fn emit_best_effort(audit: &Audit, moment: &'static Moment, fields: &dyn EncodeFields) {
    if !audit.filters(moment) {
        offer(audit, moment, fields);
    }
}

/// What the emitters of one severity call: as above, unless the compile-time level filter removes them. The compiler
/// knows the constant, so an optimised build of a removed emitter has nothing of the event's static facts.
macro_rules! at {
    ($($level:ident = $removes:ident;)*) => {$(
        #[doc = concat!("Emitters that `", stringify!($removes), "` removes.")]
        pub mod $level {
            use super::{Answer, Audit, EmitError, EncodeFields, Moment, Pending, Receipt, level};

            /// As [`emit_queued`](super::emit_queued).
            ///
            /// # Errors
            /// [`EmitError`] says why the event is not in the trail.
            #[inline]
            pub fn emit_queued(
                audit: &Audit,
                moment: &'static Moment,
                fields: &dyn EncodeFields,
            ) -> Result<Receipt, EmitError> {
                if level::$removes {
                    return Receipt::removed();
                }
                super::emit_queued(audit, moment, fields)
            }

            /// As [`emit_durable`](super::emit_durable).
            ///
            /// # Errors
            /// [`EmitError`] says why the event is not in the trail.
            #[inline]
            pub fn emit_durable(
                audit: &Audit,
                moment: &'static Moment,
                fields: &dyn EncodeFields,
            ) -> Result<Pending, EmitError> {
                if level::$removes {
                    return Pending::removed();
                }
                super::emit_durable(audit, moment, fields)
            }

            /// As [`emit_best_effort`](super::emit_best_effort).
            #[inline]
            pub fn emit_best_effort(
                audit: &Audit,
                moment: &'static Moment,
                fields: &dyn EncodeFields,
            ) {
                if !level::$removes {
                    super::emit_best_effort(audit, moment, fields);
                }
            }
        }
    )*};
}

at! {
    at_debug = REMOVES_DEBUG;
    at_info = REMOVES_INFO;
    at_notice = REMOVES_NOTICE;
    at_warning = REMOVES_WARNING;
    at_error = REMOVES_ERROR;
    at_critical = REMOVES_CRITICAL;
    at_alert = REMOVES_ALERT;
    at_emergency = REMOVES_EMERGENCY;
}

/// What an emitter of each delivery answers, for code that is written once for all of them.
pub trait Answer: Sized {
    /// What the emitter returns.
    type Emitted;

    /// Emits the event.
    fn emit(audit: &Audit, moment: &'static Moment, fields: &dyn EncodeFields) -> Self::Emitted;

    /// The answer of an emitter that the compile-time level filter removed.
    fn removed() -> Self::Emitted;
}

impl Answer for Receipt {
    type Emitted = Result<Self, EmitError>;

    fn emit(audit: &Audit, moment: &'static Moment, fields: &dyn EncodeFields) -> Self::Emitted {
        emit_queued(audit, moment, fields)
    }

    fn removed() -> Self::Emitted {
        Ok(Self::filtered())
    }
}

impl Answer for Pending {
    type Emitted = Result<Self, EmitError>;

    fn emit(audit: &Audit, moment: &'static Moment, fields: &dyn EncodeFields) -> Self::Emitted {
        emit_durable(audit, moment, fields)
    }

    fn removed() -> Self::Emitted {
        Ok(Self::filtered())
    }
}

impl Answer for () {
    type Emitted = ();

    fn emit(audit: &Audit, moment: &'static Moment, fields: &dyn EncodeFields) {
        emit_best_effort(audit, moment, fields);
    }

    fn removed() {}
}

thread_local! {
    /// The encoding buffer of this thread.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Apart from the level check, which is compiled into the caller: a filtered event costs a comparison and no call. One
/// function a delivery, whose answer is the emitter's: an emitter that made its own of it would be compiled for that,
/// two or more in every event.
#[inline(never)]
fn queue(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
) -> Result<Receipt, EmitError> {
    emit(audit, moment, fields, Receipt::new)
}

/// As [`queue`], of a `durable` event.
#[inline(never)]
fn pend(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
) -> Result<Pending, EmitError> {
    emit(audit, moment, fields, |ticket| {
        Pending::new(ticket, Arc::clone(&audit.core.progress))
    })
}

/// As [`queue`], of a `best_effort` event.
#[inline(never)]
fn offer(audit: &Audit, moment: &'static Moment, fields: &dyn EncodeFields) {
    // The stage has counted what it did not take.
    drop(emit(audit, moment, fields, drop));
}

/// What was accepted is answered by `accepted`, with its ticket.
#[inline]
fn emit<A>(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
    accepted: impl FnOnce(u64) -> A,
) -> Result<A, EmitError> {
    let core = &*audit.core;
    // Before any lock is touched: a child's locks may be held by threads that it does not have.
    if fork::generation() != core.generation {
        return Err(EmitError::Forked);
    }
    if on_worker_thread() {
        return Err(EmitError::OnWorker);
    }
    let in_buffer = BUFFER.try_with(|buffer| {
        let buffer = &mut *buffer.try_borrow_mut().ok()?;
        let result = encode_and_stage(audit, moment, fields, buffer);
        if buffer.capacity() > ENCODED_BYTES_KEPT {
            *buffer = Vec::new();
        }
        Some(result)
    });
    match in_buffer {
        Ok(Some(result)) => result,
        _ => emit_apart(audit, moment, fields),
    }
    .map(accepted)
}

/// Without the thread's buffer: a value emits an event of its own while it is read, or the thread is ending.
#[cold]
fn emit_apart(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
) -> Result<u64, EmitError> {
    encode_and_stage(audit, moment, fields, &mut Vec::new())
}

#[inline]
fn encode_and_stage(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
    buffer: &mut Vec<u8>,
) -> Result<u64, EmitError> {
    let unix_micros = audit.core.clock.unix_micros();
    buffer.clear();
    match encode(audit, moment, fields, unix_micros, buffer) {
        Ok(()) => stage(audit, moment, unix_micros, buffer),
        Err(error) => {
            refuse(audit, moment, unix_micros, &error, buffer);
            Err(error)
        }
    }
}

/// The member of the event's line, whole: `{"name":..,"time":..,..,"fields":{..}}`.
fn encode(
    audit: &Audit,
    moment: &'static Moment,
    fields: &dyn EncodeFields,
    unix_micros: i64,
    out: &mut Vec<u8>,
) -> Result<(), EmitError> {
    let event = moment.descriptor.name;
    out.extend_from_slice(moment.descriptor.before_time.as_bytes());
    time::write(out, unix_micros);
    if let Some(occurred_at) = audit.context.occurred_at() {
        out.extend_from_slice(b"\",\"occurred_at\":\"");
        time::write(out, occurred_at);
    }
    out.extend_from_slice(moment.after_time.as_bytes());
    out.extend_from_slice(audit.context.bytes());
    out.extend_from_slice(b",\"fields\":{");
    let surroundings = Surroundings {
        pseudonyms: Some(&audit.core.keys),
        tenant: audit.context.tenant(),
    };
    // A service's own `Display` may panic; that must cost it one event and not its thread.
    let refusal = catch_unwind(AssertUnwindSafe(|| {
        let mut writer = Writer::new(out, surroundings);
        fields.encode_fields(&mut writer);
        writer.refusal()
    }))
    .map_err(|_panic| EmitError::ValuePanicked { event })?;
    match refusal {
        None => {}
        Some(Refusal::NoTenant) => return Err(EmitError::NoTenant { event }),
        Some(Refusal::NoPseudonymKey(key)) => return Err(EmitError::NoPseudonymKey { event, key }),
    }
    out.extend_from_slice(b"}}");
    let (bytes, limit) = (out.len() + ENVELOPE_BYTES_MAX, audit.core.line_bytes);
    if bytes > limit {
        Err(EmitError::TooLarge {
            event,
            bytes,
            limit,
        })
    } else {
        Ok(())
    }
}

fn stage(
    audit: &Audit,
    moment: &'static Moment,
    unix_micros: i64,
    bytes: &[u8],
) -> Result<u64, EmitError> {
    match audit
        .core
        .stage
        .offer(moment, unix_micros, bytes, audit.core.patience)
    {
        Ok((ticket, bell)) => {
            if bell == Bell::Ring {
                audit.core.ring();
            }
            if audit.core.readable {
                dev::show(moment, unix_micros, bytes);
            }
            Ok(ticket)
        }
        Err(Unstaged::Full) => Err(EmitError::Full),
        Err(Unstaged::Closed) => Err(EmitError::Closed),
        Err(Unstaged::Dead(cause)) => Err(EmitError::WorkerDead(cause)),
    }
}

#[cold]
fn refuse(
    audit: &Audit,
    moment: &'static Moment,
    unix_micros: i64,
    error: &EmitError,
    encoded: &[u8],
) {
    let (reason, big) = match error {
        EmitError::TooLarge { .. } => (
            Reason::TooLarge,
            Some(boot::big(unix_micros, moment.descriptor.name, encoded)),
        ),
        EmitError::NoPseudonymKey { .. } => (Reason::NoPseudonymKey, None),
        EmitError::NoTenant { .. } => (Reason::NoTenant, None),
        _ => (Reason::ValuePanicked, None),
    };
    let bell = audit
        .core
        .stage
        .refuse(moment, unix_micros, reason, big.as_deref());
    if bell == Bell::Ring {
        audit.core.ring();
    }
}
