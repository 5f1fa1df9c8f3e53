//! An object: a part of several events, with its own redactions.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::code::Code;
use super::{fields, schema, tracking};
use crate::model::{ObjectModel, identity_of};

/// ```ignore
/// impl<'a> __cdl::EncodeFields for Actor<'a> { .. }
/// impl<'a> __cdl::AuditObject for Actor<'a> { const NAME: &'static str = "Actor"; const SCHEMA: &'static __cdl::Schema = &__cdl::Schema { .. }; }
/// impl<'a> __cdl::IsObject<6510735615160390196> for Actor<'a> {}
/// ```
pub(super) fn expand(model: &ObjectModel) -> TokenStream {
    let head = &model.frame.head;
    let schema = schema::of_object(&model.fields);
    let objects = schema.objects();
    let mut text = Code::default();
    text.string(&schema.text);
    let text = text.into_tokens();
    let encoder = fields::encoder(head, &model.fields);
    let ident = &head.ident;
    let name = &model.object.name;
    let identity = identity_of(&model.object.fingerprint);
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let fresh = tracking::fresh_alone(&model.frame.tracked);
    quote_spanned! {Span::call_site()=>
        #fresh
        #encoder
        #[automatically_derived]
        impl #generics __cdl::AuditObject for #ident #arguments #bounds {
            const NAME: &'static ::core::primitive::str = #name;
            const SCHEMA: &'static __cdl::Schema = &__cdl::Schema { text: #text, objects: &[#objects] };
        }
        #[automatically_derived]
        impl #generics __cdl::IsObject<#identity> for #ident #arguments #bounds {}
    }
}
