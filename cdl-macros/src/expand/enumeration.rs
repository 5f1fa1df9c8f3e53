//! An enum: a closed list of words.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::model::{EnumModel, identity_of};

/// ```ignore
/// impl __cdl::AuditEnum for AuthMethod {
///     const NAME: &'static str = "AuthMethod";
///     fn word(&self) -> &'static str {
///         match self {
///             Self::Password => "password",
///             Self::Passkey => "passkey",
///         }
///     }
/// }
/// impl __cdl::IsEnum<0x5a31_c0de_77f0_1234> for AuthMethod {}
/// ```
pub(super) fn expand(model: &EnumModel) -> TokenStream {
    let head = &model.frame.head;
    let ident = &head.ident;
    let name = &model.declared.name;
    let identity = identity_of(&model.declared.fingerprint);
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let variants = model.words.iter().map(|(variant, _)| variant);
    let words = model.words.iter().map(|(_, word)| word);
    // An enum without variants has no value to match.
    let value = if model.words.is_empty() {
        quote_spanned!(Span::mixed_site()=> *self)
    } else {
        quote_spanned!(Span::mixed_site()=> self)
    };
    quote_spanned! {Span::mixed_site()=>
        #[automatically_derived]
        impl #generics __cdl::AuditEnum for #ident #arguments #bounds {
            const NAME: &'static ::core::primitive::str = #name;

            fn word(&self) -> &'static ::core::primitive::str {
                match #value {
                    #(Self::#variants => #words,)*
                }
            }
        }
        #[automatically_derived]
        impl #generics __cdl::IsEnum<#identity> for #ident #arguments #bounds {}
    }
}
