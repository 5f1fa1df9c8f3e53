//! An event: its encoder, and what its static facts, its emitters and its forms for slog differ in.

use cdl_catalogue::hex;
use cdl_catalogue::model::Delivery;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::{emitter, fields, handle, only_if, schema, tracking};
use crate::fault::Fault;
use crate::model::EventModel;

/// ```ignore
/// __cdl::event! {
///     [<'a>] [Login<'a>] []
///     "auth.login" "9f2c.." true Queued
///     [use __cdl::NoSchema as _;] "{\"name\":\"auth.login\",.." [(312usize, ..)]
///     "{\"name\":\"auth.login\",\"time\":\"" ::core::result::Result<__cdl::Receipt, __cdl::EmitError>, self
///     [] {..} {..}
/// }
/// ```
///
/// What is the same of every event stands in the macro `event` of the runtime.
pub(super) fn expand(model: &EventModel) -> TokenStream {
    let at = Span::mixed_site();
    let (head, event) = (&model.frame.head, &*model.event);
    let fresh = tracking::fresh_alone(&model.frame.tracked);
    let draft = model.draft.as_ref().map(refused_in_release);
    let encoder = only_if::encoder(head, &model.fields)
        .unwrap_or_else(|| fields::encoder(head, &model.fields));
    let name = &event.name;
    let fingerprint = hex(&event.fingerprint);
    let mandatory = event.mandatory;
    let delivery = Ident::new(delivery_variant(event.delivery), at);
    let schema = schema::of_event(model);
    let (scope, text, objects) = (schema.scope(), &schema.text, schema.objects());
    let before_time = emitter::before_time(event);
    let answer = emitter::answer(event.delivery);
    let emitter::Parts {
        constants,
        methods,
        beside,
    } = emitter::emitters(model);
    let ident = &head.ident;
    let (generics, arguments, _) = head.generics.split_for_impl();
    let predicates = handle::predicates(head);
    quote_spanned! {at=>
        #draft
        #fresh
        #encoder
        __cdl::event! {
            [#generics] [#ident #arguments] [#predicates]
            #name #fingerprint #mandatory #delivery
            [#scope] #text [#objects]
            #before_time #answer, self
            [#constants]
            #methods
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
    quote_spanned! {Span::mixed_site()=>
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
