//! An enum: a closed list of words.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::tracking;
use crate::ast::{Payload, Remote};
use crate::model::{EnumModel, WordModel, identity_of};

/// ```ignore
/// impl __cdl::AuditEnum for AuthMethod {
///     const NAME: &'static str = "AuthMethod";
///     fn word(&self) -> &'static str {
///         match self {
///             Self::Password => "password",
///             Self::Passkey { .. } => "passkey", // what it carries is never read
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
    let arms = model.words.iter().map(|WordModel { variant, word }| {
        let ident = &variant.ident;
        let payload = match variant.payload {
            Payload::Nothing => TokenStream::new(),
            Payload::Unnamed => quote_spanned!(Span::call_site()=> (..)),
            Payload::Named => quote_spanned!(Span::call_site()=> { .. }),
        };
        quote_spanned!(Span::call_site()=> Self::#ident #payload => #word,)
    });
    // An enum without variants has no value to match.
    let value = if model.words.is_empty() {
        quote_spanned!(Span::call_site()=> *self)
    } else {
        quote_spanned!(Span::call_site()=> self)
    };
    let remote = model.remote.as_ref().map(|remote| mirror(model, remote));
    let fresh = tracking::fresh_alone(&model.frame.tracked);
    quote_spanned! {Span::call_site()=>
        #fresh
        #[automatically_derived]
        impl #generics __cdl::AuditEnum for #ident #arguments #bounds {
            const NAME: &'static ::core::primitive::str = #name;

            fn word(&self) -> &'static ::core::primitive::str {
                match #value {
                    #(#arms)*
                }
            }
        }
        #[automatically_derived]
        impl #generics __cdl::IsEnum<#identity> for #ident #arguments #bounds {}
        #remote
    }
}

/// The way from another crate's enum to ours. A variant that one of them lacks is told by the compiler, at the path
/// or at the variant.
///
/// ```ignore
/// type __Remote = auth_lib::Method;
/// impl ::core::convert::From<&__Remote> for Method {
///     fn from(remote: &__Remote) -> Self {
///         match remote {
///             __Remote::Password { .. } => Self::Password,
///             _ => Self::Unknown, // `#[audit(other)]`
///         }
///     }
/// }
/// impl ::core::convert::From<__Remote> for Method { fn from(remote: __Remote) -> Self { Self::from(&remote) } }
/// ```
fn mirror(model: &EnumModel, Remote { ty, span }: &Remote) -> TokenStream {
    let at = Span::call_site();
    let there = at.located_at(*span);
    let ident = &model.frame.head.ident;
    let (generics, arguments, bounds) = model.frame.head.generics.split_for_impl();
    // What takes every variant takes those that nothing else takes.
    let (other, named): (Vec<_>, Vec<_>) =
        (model.words.iter()).partition(|WordModel { variant, .. }| variant.other);
    let arms = named
        .into_iter()
        .chain(other)
        .map(|WordModel { variant, .. }| {
            let ident = &variant.ident;
            let here = at.located_at(ident.span());
            if variant.other {
                quote_spanned!(here=> _ => Self::#ident,)
            } else {
                quote_spanned!(here=> __Remote::#ident { .. } => Self::#ident,)
            }
        });
    let remote = quote_spanned!(there=> remote);
    quote_spanned! {at=>
        type __Remote = #ty;
        #[automatically_derived]
        impl #generics ::core::convert::From<&__Remote> for #ident #arguments #bounds {
            #[allow(unreachable_patterns)]
            #[inline]
            fn from(remote: &__Remote) -> Self {
                match #remote {
                    #(#arms)*
                }
            }
        }
        #[automatically_derived]
        impl #generics ::core::convert::From<__Remote> for #ident #arguments #bounds {
            #[inline]
            fn from(remote: __Remote) -> Self {
                ::core::convert::From::from(&remote)
            }
        }
    }
}
