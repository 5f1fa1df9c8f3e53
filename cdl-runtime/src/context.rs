//! What several events of one request share: correlation, request, trace, span, tenant.

use std::sync::Arc;

use crate::encode::{Surroundings, Writer};
use crate::limits::CONTEXT_CHARS_MAX;
use crate::value::Timestamp;

/// The ids of one request, given to [`Audit::with`](crate::Audit::with).
///
/// Ids are written as they are: no class stands before them. Give only ids, never a name, an address or a resource
/// that a class would have redacted; an id that comes from outside wants a look at its shape first.
///
/// Any text is taken, for ids often come from outside: it is escaped, and cut visibly after
/// [`CONTEXT_CHARS_MAX`](crate::limits::CONTEXT_CHARS_MAX) characters, so it can forge neither a line nor a key.
///
/// ```
/// use cdl_runtime::{Audit, Context};
///
/// let audit = Audit::memory();
/// let request = audit.with(Context::new().correlation("order-17").tenant("acme"));
/// # drop(request);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    correlation_id: Option<String>,
    request_id: Option<String>,
    trace_id: Option<String>,
    span_id: Option<String>,
    tenant: Option<String>,
    occurred_at: Option<i64>,
}

impl Context {
    /// Nothing known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What joins the events of one piece of work across services.
    #[must_use]
    pub fn correlation(mut self, id: impl Into<String>) -> Self {
        self.correlation_id = Some(id.into());
        self
    }

    /// The request as the edge numbered it.
    #[must_use]
    pub fn request(mut self, id: impl Into<String>) -> Self {
        self.request_id = Some(id.into());
        self
    }

    /// W3C trace id: 32 lower-case hex digits.
    #[must_use]
    pub fn trace(mut self, id: impl Into<String>) -> Self {
        self.trace_id = Some(id.into());
        self
    }

    /// W3C span id: 16 lower-case hex digits.
    #[must_use]
    pub fn span(mut self, id: impl Into<String>) -> Self {
        self.span_id = Some(id.into());
        self
    }

    /// The customer on whose behalf; also what `scope = "tenant"` pseudonyms are separated by.
    #[must_use]
    pub fn tenant(mut self, id: impl Into<String>) -> Self {
        self.tenant = Some(id.into());
        self
    }

    /// When it happened, if that was before it is emitted (backfill). The line's `time` stays the time of emission.
    #[must_use]
    pub fn occurred_at(mut self, time: impl Timestamp) -> Self {
        self.occurred_at = Some(time.unix_micros());
        self
    }

    /// What `self` does not say, `outer` does.
    fn within(self, outer: &Self) -> Self {
        Self {
            correlation_id: self.correlation_id.or_else(|| outer.correlation_id.clone()),
            request_id: self.request_id.or_else(|| outer.request_id.clone()),
            trace_id: self.trace_id.or_else(|| outer.trace_id.clone()),
            span_id: self.span_id.or_else(|| outer.span_id.clone()),
            tenant: self.tenant.or_else(|| outer.tenant.clone()),
            occurred_at: self.occurred_at.or(outer.occurred_at),
        }
    }
}

/// A context as it stands in a line, rendered once a handle.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rendered {
    context: Context,
    /// `,"correlation_id":"..."` and so on, then `,"service":{...}` when the trail is self-contained.
    bytes: Arc<[u8]>,
}

impl Rendered {
    pub(crate) fn new(context: Context, outer: &Self, service: &[u8]) -> Self {
        let context = context.within(&outer.context);
        let mut bytes = Vec::new();
        for (key, value) in [
            (",\"correlation_id\":", &context.correlation_id),
            (",\"request_id\":", &context.request_id),
            (",\"trace_id\":", &context.trace_id),
            (",\"span_id\":", &context.span_id),
            (",\"tenant\":", &context.tenant),
        ] {
            if let Some(value) = value {
                bytes.extend_from_slice(key.as_bytes());
                Writer::new(
                    &mut bytes,
                    Surroundings {
                        pseudonyms: None,
                        tenant: None,
                    },
                )
                .text(value, CONTEXT_CHARS_MAX);
            }
        }
        bytes.extend_from_slice(service);
        Self {
            context,
            bytes: bytes.into(),
        }
    }

    /// The same with an id that only one attempt has, by which its lines are joined: a span of its own, for an attempt
    /// is one; in a span that was given, a correlation. Where both were given, they are the service's word.
    pub(crate) fn of_attempt(&self, id: u64, service: &[u8]) -> Self {
        let id = || format!("{id:016x}");
        let own = match (&self.context.span_id, &self.context.correlation_id) {
            (None, _) => Context::new().span(id()),
            (Some(_), None) => Context::new().correlation(id()),
            (Some(_), Some(_)) => return self.clone(),
        };
        Self::new(own, self, service)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn occurred_at(&self) -> Option<i64> {
        self.context.occurred_at
    }

    pub(crate) fn tenant(&self) -> Option<&str> {
        self.context.tenant.as_deref()
    }
}
