//! A library whose owner turns on every lint: none of them speaks of an expansion. It compiles, or the suite fails.
#![forbid(unsafe_code)]
#![deny(
    warnings,
    future_incompatible,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    nonstandard_style,
    rust_2018_idioms,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unnameable_types,
    unreachable_pub,
    unused,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    let_underscore_drop,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::unwrap_used,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::semicolon_outside_block,
    clippy::undocumented_unsafe_blocks,
    clippy::let_underscore_untyped,
    clippy::absolute_paths,
    clippy::min_ident_chars,
    clippy::items_after_statements
)]

use std::net::IpAddr;

use cdl_runtime::prelude::*;

/// Who.
#[derive(AuditEnum, Clone, Copy, Debug)]
#[audit(name = "ActorKind")]
pub enum ActorKind {
    /// A person.
    User,
}

/// How.
#[derive(AuditEnum, Clone, Copy, Debug)]
#[audit(name = "AuthMethod", allow(deprecated))]
pub enum AuthMethod {
    /// With a word.
    Password,
    /// As before.
    SmsOtp,
}

/// Who.
#[derive(AuditObject, Debug)]
#[audit(object = "Actor")]
pub struct Actor<'a> {
    /// What kind.
    pub kind: ActorKind,
    /// Which one.
    #[redact]
    pub id: &'a str,
    /// Where.
    #[redact]
    pub email: Option<&'a str>,
}

/// In.
#[derive(AuditEvent, Debug)]
#[audit(event = "auth.login")]
pub struct Login<'a> {
    /// Who.
    pub actor: Actor<'a>,
    /// How.
    pub method: AuthMethod,
    /// Whence.
    #[redact]
    pub source_ip: IpAddr,
    /// With what.
    #[redact(drop)]
    pub session: &'a str,
}

/// Old.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "auth.signin", allow(deprecated))]
pub struct SignIn;

/// Money back; nobody emits it here.
#[derive(AuditEvent, Debug)]
#[audit(event = "shop.refund")]
pub struct Refund {
    #[redact]
    pan: Pan,
    amount: i64,
}

/// A name that may stand for anything: the expansion asks.
type Pan = String;

/// Only this module knows it.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "shop.started")]
struct Started;

/// Says so.
///
/// # Errors
/// When the trail says no.
#[inline]
pub fn started(audit: &Audit) -> Result<Receipt, EmitError> {
    Started.emit(audit)
}

/// Paid, or not.
#[derive(AuditEvent, Clone, Copy, Debug)]
#[audit(event = "order.paid")]
pub struct Paid<'a> {
    /// Which one.
    pub order: &'a str,
    /// Cents.
    pub amount: i64,
    /// Why not.
    #[redact]
    pub reason: OnlyIf<&'a str>,
    /// In what state.
    pub status: OnlyIf<Option<u32>>,
}

/// Nothing of it is written.
#[derive(AuditEvent, Debug)]
#[audit(event = "shop.everything")]
pub struct Dropped {
    #[redact(drop)]
    a_string: String,
}

/// A name, whole.
#[derive(AuditValue, Clone, Debug)]
pub struct Name(String);

/// Any number of one thing.
#[derive(AuditValue, Clone, Debug)]
pub struct Several<Thing>
where
    Thing: Clone,
{
    things: Vec<Thing>,
}

/// How it was paid; what is beside the word stays here.
#[derive(AuditEnum, Clone, Debug)]
#[audit(name = "AuthMethod")]
pub enum Payment {
    /// With a word.
    Password(String),
    /// With a key.
    Passkey {
        /// Which one.
        key: u64,
    },
    /// With a number.
    Totp,
}

/// Looks at what each carries.
#[must_use]
#[inline]
pub const fn weight(payment: &Payment) -> u64 {
    match payment {
        Payment::Password(word) => word.len() as u64,
        Payment::Passkey { key } => *key,
        Payment::Totp => 0,
    }
}

/// As another crate would have it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Scheme {
    /// With a word.
    Word(u8),
    /// With a key.
    Key,
}

/// Ours.
#[derive(AuditEnum, Clone, Copy, Debug)]
#[audit(name = "AuthMethod", remote = "Scheme")]
pub enum Mirror {
    /// With a word.
    #[audit(value = "password")]
    Word,
    /// With a key.
    #[audit(value = "passkey", other)]
    Key,
}

/// What it costs.
#[derive(AuditEvent, Debug)]
#[audit(event = "shop.priced")]
pub struct Priced {
    /// How much.
    pub amount: u64,
    /// And in other money.
    #[audit(display)]
    pub rates: Vec<u8>,
    /// How.
    #[audit(mirror = "Mirror")]
    pub method: Scheme,
    /// For whom.
    pub tags: Several<Name>,
}
