//! Fields of some outcomes only: the emitters of those take the values, so that no other event can be written with one
//! and none of theirs without.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{GenericParam, Generics, Lifetime, LifetimeParam};

use super::fields::{self, Holder};
use super::steps::WRITER;
use crate::ast::Head;
use crate::model::{FieldModel, Given};

/// The fields that come with an outcome, in the order of the struct.
pub(super) fn given<'a>(
    fields: &'a [FieldModel],
    outcome: Option<&str>,
) -> Vec<(&'a FieldModel, &'a Given)> {
    let mut given: Vec<(&FieldModel, &Given)> = fields
        .iter()
        .filter_map(|field| Some((field, field.given.as_ref()?)))
        .filter(|(_, given)| {
            given
                .outcomes
                .iter()
                .any(|word| Some(word.as_str()) == outcome)
        })
        .collect();
    given.sort_by_key(|(_, given)| given.position);
    given
}

/// How an event is encoded that has such fields.
pub(super) struct Joined {
    /// The event and what came with its outcome, as one thing to encode.
    pub(super) beside: TokenStream,
    /// The encoder of the event alone.
    pub(super) body: TokenStream,
}

/// The event and what came with its outcome, as one thing to encode; `None` when no field comes with an outcome.
///
/// ```ignore
/// struct __WithOutcome<'__event, 'a> {
///     __event: &'__event Login<'a>,
///     failure_reason: ::core::option::Option<&'__event &'a str>,
/// }
/// impl<'__event, 'a> __cdl::EncodeFields for __WithOutcome<'__event, 'a> {
///     fn encode_fields(&self, __w: &mut __cdl::Writer<'_>) {
///         let _: &__cdl::OnlyIf<&'a str> = &self.__event.failure_reason;
///         __w.raw("\"method\":"); ..
///         if let ::core::option::Option::Some(__value) = self.failure_reason { .. }
///     }
/// }
/// impl<'a> __cdl::EncodeFields for Login<'a> {
///     fn encode_fields(&self, __w: &mut __cdl::Writer<'_>) {
///         __cdl::EncodeFields::encode_fields(
///             &__WithOutcome { __event: self, failure_reason: ::core::option::Option::None }, __w);
///     }
/// }
/// ```
pub(super) fn encoder(head: &Head, all: &[FieldModel]) -> Option<Joined> {
    let at = Span::call_site();
    let given: Vec<(&FieldModel, &Given)> = all
        .iter()
        .filter_map(|field| Some((field, field.given.as_ref()?)))
        .collect();
    if given.is_empty() {
        return None;
    }
    let names: Vec<&Ident> = given.iter().map(|(field, _)| &field.ident).collect();
    let values = given.iter().map(|(field, _)| &field.ty);
    // With the span of the field, so that another type of this name is told there.
    let markers = given.iter().map(|(field, given)| {
        let (name, ty) = (&field.ident, &given.ty);
        quote_spanned!(at.located_at(name.span())=> let _: &__cdl::OnlyIf<#ty> = &self.__event.#name;)
    });
    let w = Ident::new(WRITER, at);
    let body = fields::body(head.wording, all, Holder::Outcome);
    let ident = &head.ident;
    let (_, arguments, bounds) = head.generics.split_for_impl();
    let wider = with_lifetime(&head.generics);
    let (declared, used, _) = wider.split_for_impl();
    let beside = quote_spanned! {at=>
        struct __WithOutcome #declared #bounds {
            __event: &'__event #ident #arguments,
            #(#names: ::core::option::Option<&'__event #values>,)*
        }
        #[automatically_derived]
        impl #declared __cdl::EncodeFields for __WithOutcome #used #bounds {
            fn encode_fields(&self, #w: &mut __cdl::Writer<'_>) {
                #(#markers)*
                #body
            }
        }
    };
    let body = quote_spanned! {at=>
        __cdl::EncodeFields::encode_fields(
            &__WithOutcome {
                __event: self,
                #(#names: ::core::option::Option::None,)*
            },
            #w,
        );
    };
    Some(Joined { beside, body })
}

/// `, failure_reason: &'a str`: what an emitter takes besides the handle.
pub(super) fn parameters(given: &[(&FieldModel, &Given)]) -> TokenStream {
    given
        .iter()
        .map(|(field, given)| {
            let (name, ty) = (&field.ident, &given.ty);
            quote_spanned!(Span::call_site()=> , #name: #ty)
        })
        .collect()
}

/// What an emitter has encoded: the event alone, or with what came with its outcome.
pub(super) fn encoded(
    all: &[FieldModel],
    given: &[(&FieldModel, &Given)],
    event: &TokenStream,
) -> TokenStream {
    let at = Span::call_site();
    if given.is_empty() {
        return event.clone();
    }
    let values = all
        .iter()
        .filter(|field| field.given.is_some())
        .map(|field| {
            let name = &field.ident;
            let comes = given.iter().any(|(given, _)| given.ident == field.ident);
            match (comes, field.optional) {
                (false, _) => quote_spanned!(at=> #name: ::core::option::Option::None),
                (true, false) => quote_spanned!(at=> #name: ::core::option::Option::Some(&#name)),
                (true, true) => quote_spanned!(at=> #name: ::core::option::Option::as_ref(&#name)),
            }
        });
    quote_spanned!(at=> &__WithOutcome { __event: #event, #(#values),* })
}

/// `<'__event, 'a, T>`
fn with_lifetime(generics: &Generics) -> Generics {
    let mut wider = generics.clone();
    let lifetime = Lifetime::new("'__event", Span::call_site());
    wider
        .params
        .insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime)));
    wider
}
