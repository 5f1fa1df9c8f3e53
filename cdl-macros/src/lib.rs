//! The derives of cdl: an audit event is what the catalogue says, or the crate does not compile.
//!
//! ```text
//! tokens ─ parse ─ Ast ──────┐
//!                            ├ check ─ Model ─ expand ─ tokens
//! catalogue ─ locate ─ cache ┘    └─ Faults ─ compile_error! and a stub
//! ```
//!
//! Document and use these through `cdl_runtime`, which re-exports them: what they generate names its private door.
#![forbid(unsafe_code)]

// What the developer wrote.
mod ast;
mod parse;
mod underline;
// What the catalogue says of it.
mod locate;
mod cache;
mod check;
mod once;
mod twice;
mod warning;
mod expected;
mod fault;
// What comes out.
mod model;
mod expand;
mod fallback;
mod salvage;
mod derive;
// A struct of one field, which asks no catalogue.
mod newtype;

#[cfg(test)]
mod diagnostics_test;
#[cfg(test)]
mod random_edits_test;

use proc_macro::TokenStream;

use crate::ast::Kind;
use crate::locate::Surroundings;

/// Makes a struct one event of the catalogue, with an emitter for each outcome.
///
/// - On the struct: `#[audit(event = "auth.login")]`; also `crate = path` (where `cdl_runtime` is re-exported),
///   `experimental` (use an experimental event), `no_implicit_prelude` in a module that has that attribute (wrong types
///   are told in the compiler's words there), and `allow(...)` of `deprecated`, of `serde` (a field with
///   `#[serde(skip)]` that is written) and of `twice` (another struct of the crate is the same event).
/// - On a field: `#[redact]` for the catalogue's default, `#[redact(strategy)]` for another lawful strategy;
///   `#[audit(rename = "...")]` when the catalogue's name differs, `#[audit(display)]` or `#[audit(as_str)]`
///   to write a text or a decimal through `Display` or `AsRef<str>`, alone or each in a list or a map;
///   `#[audit(mirror = "Method")]` to write an enum of another crate through [its mirror](derive@AuditEnum).
#[proc_macro_derive(AuditEvent, attributes(audit, redact))]
pub fn audit_event(input: TokenStream) -> TokenStream {
    derive::derive(Kind::Event, input.into(), &Surroundings::of_this_build()).into()
}

/// Makes a struct one object of the catalogue, a part of several events.
///
/// On the struct: `#[audit(object = "Actor")]`; the rest is as for [`AuditEvent`](derive@AuditEvent).
#[proc_macro_derive(AuditObject, attributes(audit, redact))]
pub fn audit_object(input: TokenStream) -> TokenStream {
    derive::derive(Kind::Object, input.into(), &Surroundings::of_this_build()).into()
}

/// Makes an enum one closed list of words of the catalogue. What its variants carry is never read.
///
/// - On the enum: `#[audit(name = "AuthMethod")]`; also `exhaustive` (every word must have a variant),
///   `crate = path`, `allow(deprecated)`, and `remote = "lib::Method"`: the enum mirrors one of another crate, and is
///   made `From` it and `From` a reference to it. A variant that one of the two lacks does not compile.
/// - On a variant: `#[audit(value = "sms_otp")]` when the word is not the variant's name in snake case;
///   `#[audit(other)]` in a mirror for all variants that have no namesake, as a `#[non_exhaustive]` enum needs.
#[proc_macro_derive(AuditEnum, attributes(audit))]
pub fn audit_enum(input: TokenStream) -> TokenStream {
    derive::derive(
        Kind::Enumeration,
        input.into(),
        &Surroundings::of_this_build(),
    )
    .into()
}

/// Makes a struct of one field as good as its field: the catalogue types that accept the field's type accept the
/// struct, and no others do.
///
/// ```ignore
/// #[derive(AuditValue)]
/// struct UserId(String); // wherever a `String` may stand
/// ```
///
/// The field's own attributes say nothing, for the value is redacted where an event or an object holds it. Fields of
/// type `PhantomData` hold nothing and are passed over; lifetimes and type parameters are kept. On the struct:
/// `#[audit(crate = path)]`. One place stays closed: a map's keys are the library's own texts, each of which
/// certainly stands once.
#[proc_macro_derive(AuditValue, attributes(audit, redact))]
pub fn audit_value(input: TokenStream) -> TokenStream {
    newtype::derive(input.into()).into()
}

/// The identity of this crate's catalogue: its name, its version, and a digest of everything in it.
///
/// Give it to the builder, and each run of the service says which catalogue it was built with. The macro reads every
/// file of the catalogue, so an edit of any of them rebuilds the crate that calls it.
#[proc_macro]
pub fn catalogue(input: TokenStream) -> TokenStream {
    derive::catalogue(input.into(), &Surroundings::of_this_build()).into()
}
