//! An event: its encoder, and what its static facts, its emitters and its forms for slog differ in.

use cdl_catalogue::hex;
use cdl_catalogue::model::Delivery;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::code::Code;
use super::fields::Holder;
use super::steps::WRITER;
use super::{emitter, fields, handle, only_if, schema, tracking};
use crate::fault::Fault;
use crate::model::EventModel;

/// ```ignore
/// __cdl::event! {
///     [<'a>] [Login<'a>] [] [(312usize, ..)] [pub fn] [] { __w.raw("\"actor\":{"); .. }
///     "auth.login" "9f2c.." true Queued
///     "{\"name\":\"auth.login\",.." "{\"name\":\"auth.login\",\"time\":\""
///     ::core::result::Result<__cdl::Receipt, __cdl::EmitError>, self w {..} {..}
/// }
/// ```
///
/// What is the same of every event stands in the macro `event` of the runtime.
pub(super) fn expand(model: &EventModel) -> TokenStream {
    let (head, event) = (&model.frame.head, &*model.event);
    let fresh = tracking::fresh_alone(&model.frame.tracked);
    let draft = model.draft.as_ref().map(refused_in_release);
    let (joined, body, writer) = match only_if::encoder(head, &model.fields) {
        Some(joined) => (Some(joined.beside), joined.body, WRITER),
        None => (
            None,
            fields::body(head.wording, &model.fields, Holder::Struct),
            fields::writer(&model.fields),
        ),
    };
    let emitter::Parts {
        constants,
        methods,
        beside,
    } = emitter::emitters(model);
    let schema = schema::of_event(model);
    let objects = schema.objects();
    let mut facts = Code::default();
    facts.string(&event.name);
    facts.string(&hex(&event.fingerprint));
    facts.write(&[if event.mandatory { " true " } else { " false " }]);
    facts.write(&[delivery_variant(event.delivery), " "]);
    facts.string(&schema.text);
    facts.string(&emitter::before_time(event));
    facts.write(&[emitter::answer_text(event.delivery), ", self "]);
    facts.write(&[writer, " "]);
    facts.append(&methods);
    let facts = facts.into_tokens();
    let (ident, visibility) = (&head.ident, &head.visibility);
    let (generics, arguments, _) = head.generics.split_for_impl();
    let predicates = handle::predicates(head);
    quote_spanned! {Span::call_site()=>
        #draft
        #fresh
        #joined
        __cdl::event! {
            [#generics] [#ident #arguments] [#predicates]
            [#objects] [#visibility fn] [#constants] { #body }
            #facts
        }
        #beside
    }
}

/// ```ignore
/// #[cfg(not(debug_assertions))]
/// ::core::compile_error! { "CDL0010: event \"auth.passkey.synced\" is a draft, .." }
/// ```
///
/// The attribute is read in the crate that declares the event, so its own profile decides.
fn refused_in_release(fault: &Fault) -> TokenStream {
    let error = fault.compile_error();
    quote_spanned! {Span::call_site()=>
        #[cfg(not(debug_assertions))]
        #error
    }
}

fn delivery_variant(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Durable => "Durable",
        Delivery::Queued => "Queued",
        Delivery::BestEffort => "BestEffort",
    }
}
