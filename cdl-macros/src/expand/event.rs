//! An event: its static facts, its encoder, its emitters, and its form for slog.

use cdl_catalogue::model::Delivery;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::{emitter, fields, only_if, schema, slog, tracking};
use crate::fault::Fault;
use crate::model::EventModel;

pub(super) fn expand(model: &EventModel) -> TokenStream {
    let head = &model.frame.head;
    let descriptor = descriptor(model);
    let schema = schema::of_event(model);
    let draft = model.draft.as_ref().map(refused_in_release);
    let encoder = only_if::encoder(head, &model.fields)
        .unwrap_or_else(|| fields::encoder(head, &model.fields));
    let emitters = emitter::emitters(model);
    let slog = slog::forms(head);
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    quote_spanned! {Span::mixed_site()=>
        #draft
        #descriptor
        #encoder
        #[automatically_derived]
        impl #generics __cdl::AuditEvent for #ident #arguments #bounds {
            const DESCRIPTOR: &'static __cdl::Descriptor = &__DESCRIPTOR;
            const SCHEMA: &'static __cdl::Schema = #schema;
        }
        #emitters
        #slog
    }
}

/// ```ignore
/// static __DESCRIPTOR: __cdl::Descriptor = __cdl::Descriptor {
///     name: "auth.login", fingerprint: "9f2c..", mandatory: true, delivery: __cdl::Delivery::Queued,
/// };
/// ```
fn descriptor(model: &EventModel) -> TokenStream {
    let event = &model.event;
    let name = &event.name;
    let fingerprint = schema::hex(&event.fingerprint);
    let mandatory = event.mandatory;
    let delivery = format_ident!(
        "{}",
        delivery_variant(event.delivery),
        span = Span::mixed_site()
    );
    let fresh = tracking::fresh_alone(&model.frame.tracked);
    quote_spanned! {Span::mixed_site()=>
        #fresh
        static __DESCRIPTOR: __cdl::Descriptor = __cdl::Descriptor {
            name: #name,
            fingerprint: #fingerprint,
            mandatory: #mandatory,
            delivery: __cdl::Delivery::#delivery,
        };
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
