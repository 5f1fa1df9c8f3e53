//! Any one of the audit events, and how it ended.

use cdl_runtime::prelude::*;

use crate::events::{
    ApiCall, ConsoleLogin, CredentialChange, DataRead, DataShare, KeyUse, LoggingChange,
    NetworkChange, PermissionChange, PrincipalChange, RoleAssume, SecretChange, SecretRead,
};
use crate::record::Record;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It worked.
    Success,
    /// It was allowed and did not work.
    Failure,
    /// A rule said no.
    Denied,
}

impl Outcome {
    /// How the call of this record ended.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Self {
        const REFUSALS: [&str; 5] = [
            "AccessDenied",
            "Unauthorized",
            "NotAuthorized",
            "AuthFailure",
            "Forbidden",
        ];
        // The console says it in its answer, every other service with an error code.
        let response = record.response_elements.as_ref();
        let login = response.and_then(|response| response.console_login.as_deref());
        match record.error_code.as_deref() {
            Some(code) if REFUSALS.iter().any(|refusal| code.contains(refusal)) => Self::Denied,
            Some(_) => Self::Failure,
            None if login == Some("Failure") => Self::Denied,
            None => Self::Success,
        }
    }
}

/// An enum over event types. The derive gives each type a method for every outcome that the catalogue declares for
/// it, so an event that could not be denied would not compile here.
macro_rules! events {
    ($($event:ident),* $(,)?) => {
        /// One of the audit events.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each is documented at its type")]
        pub enum Event<'a> {
            $($event($event<'a>)),*
        }

        impl Event<'_> {
            /// Its name in the catalogue.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$event(_) => <$event<'_> as cdl_runtime::AuditEvent>::DESCRIPTOR.name),*
                }
            }

            /// Emits it with this outcome.
            ///
            /// # Errors
            /// [`EmitError`], as every emitter of a queued event.
            pub fn emit(&self, outcome: Outcome, audit: &Audit) -> Result<Receipt, EmitError> {
                match self {
                    $(Self::$event(event) => match outcome {
                        Outcome::Success => event.success(audit),
                        Outcome::Failure => event.failure(audit),
                        Outcome::Denied => event.denied(audit),
                    }),*
                }
            }
        }
    };
}

events![
    ConsoleLogin,
    RoleAssume,
    PrincipalChange,
    PermissionChange,
    CredentialChange,
    SecretRead,
    SecretChange,
    KeyUse,
    DataRead,
    DataShare,
    NetworkChange,
    LoggingChange,
    ApiCall,
];
