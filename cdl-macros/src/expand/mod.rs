//! A [`Model`] becomes Rust. Nothing here can fail.
//!
//! Every path is absolute and every name that could meet the developer's begins with `__`, but for `audit`, which is
//! read in an emitter's signature: the expansion must survive a renamed crate, a shadowed prelude and
//! `#![no_implicit_prelude]`. Locals have the hygiene of the call, like everything here, so they need it most.

// The three derives, and `catalogue!`.
mod event;
mod object;
mod enumeration;
mod identity;
// An event.
mod schema;
mod emitter;
mod attempt;
mod only_if;
mod level;
mod handle;
// Fields.
mod fields;
mod value;
mod operand;
mod pseudonym;
mod type_check;
mod hidden_option;
mod steps;
mod code;
mod json;
// All of them.
mod tracking;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

pub(crate) use self::attempt::{Attempt, Ending, guard};
pub(crate) use self::emitter::{answer, emit_function, method_name};
pub(crate) use self::fields::{Holder, body};
pub(crate) use self::identity::identity;
pub(crate) use self::steps::WRITER;
pub(crate) use self::tracking::Tracked;
pub(crate) use self::value::{is_read, value_family};

use crate::ast::{Head, Wording};
use crate::model::{Model, Warning};
use crate::once;

/// The version of `cdl_runtime::__private` that this crate writes for.
const ABI: u32 = 8;

/// The whole expansion of one derive.
pub(crate) fn expand(model: &Model) -> TokenStream {
    let items = match model {
        Model::Event(model) => event::expand(model),
        Model::Object(model) => object::expand(model),
        Model::Enumeration(model) => enumeration::expand(model),
    };
    let frame = model.frame();
    let dated = frame.dated.then(tracking::day);
    let warnings: TokenStream = frame.warnings.iter().map(warn).collect();
    block(
        &frame.head,
        &quote_spanned!(Span::call_site()=> #dated #warnings #items),
    )
}

/// `#[diagnostic::on_unimplemented(..)]`, where the compiler would find it.
fn diagnostic(wording: Wording, attribute: &TokenStream) -> TokenStream {
    match wording {
        Wording::Catalogue => quote_spanned!(Span::call_site()=> #[diagnostic::#attribute]),
        Wording::Compiler => TokenStream::new(),
    }
}

/// ```ignore
/// const _: () = {
///     use ::cdl_runtime::__private::{self as __cdl, NoSchema as _};
///     const _: () = __cdl::abi(8, "0.1.0"); // once a crate
///     ..
/// };
/// ```
pub(crate) fn block(head: &Head, items: &TokenStream) -> TokenStream {
    wrapped(&head.door, items)
}

/// As [`block`], where nothing else is known.
pub(crate) fn wrapped(door: &TokenStream, items: &TokenStream) -> TokenStream {
    let version = env!("CARGO_PKG_VERSION");
    let handshake = once::is_first(&door.to_string())
        .then(|| quote_spanned!(Span::call_site()=> const _: () = __cdl::abi(#ABI, #version);));
    quote_spanned! {Span::call_site()=>
        const _: () = {
            // A type that is not the object has the schema of none; that one is told elsewhere.
            use #door::__private::{self as __cdl, NoSchema as _};
            #handshake
            #items
        };
    }
}

/// Stable compilers let no macro warn, but they do warn of deprecated names:
///
/// ```ignore
/// #[deprecated(note = "CDL0003: audit event \"auth.signin\" is deprecated since 3.0.0")]
/// const audit_event_auth_signin: () = ();
/// const _: () = audit_event_auth_signin; // with the span of the developer's token
/// ```
fn warn(warning: &Warning) -> TokenStream {
    let Warning { name, text, span } = warning;
    let name: String = name
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '_'
            }
        })
        .collect();
    let declared = Ident::new(&name, Span::call_site());
    // A span of the expansion would make this a warning in a foreign macro, which the compiler keeps to itself.
    let used = Ident::new(&name, *span);
    quote_spanned! {Span::call_site()=>
        #[deprecated(note = #text)]
        #[allow(non_upper_case_globals)]
        const #declared: () = ();
        const _: () = #used;
    }
}
