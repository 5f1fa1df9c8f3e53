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

#[cfg(test)]
mod diagnostics_test;

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
///   to write a text field through `Display` or `AsRef<str>`.
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

/// Makes an enum without data one closed list of words of the catalogue.
///
/// - On the enum: `#[audit(name = "AuthMethod")]`; also `exhaustive` (every word must have a variant),
///   `crate = path` and `allow(deprecated)`.
/// - On a variant: `#[audit(value = "sms_otp")]` when the word is not the variant's name in snake case.
#[proc_macro_derive(AuditEnum, attributes(audit))]
pub fn audit_enum(input: TokenStream) -> TokenStream {
    derive::derive(
        Kind::Enumeration,
        input.into(),
        &Surroundings::of_this_build(),
    )
    .into()
}

/// The identity of this crate's catalogue: its name, its version, and a digest of everything in it.
///
/// Give it to the builder, and each run of the service says which catalogue it was built with. The macro reads every
/// file of the catalogue, so an edit of any of them rebuilds the crate that calls it.
#[proc_macro]
pub fn catalogue(input: TokenStream) -> TokenStream {
    derive::catalogue(input.into(), &Surroundings::of_this_build()).into()
}
