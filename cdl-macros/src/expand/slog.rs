//! An event in an ordinary slog record.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use crate::ast::Head;

/// One pre-rendered, redacted value, so that `info!(log, "..."; event)` shows no raw field and boxes no key.
///
/// ```ignore
/// impl __cdl::slog::Value for Login<'_> { fn serialize(..) -> .. { __cdl::slog_value(&__DESCRIPTOR, self, key, serializer) } }
/// impl __cdl::slog::KV for Login<'_> { fn serialize(..) -> .. { __cdl::slog_kv(&__DESCRIPTOR, self, serializer) } }
/// ```
pub(super) fn forms(head: &Head) -> TokenStream {
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    quote_spanned! {Span::mixed_site()=>
        #[automatically_derived]
        impl #generics __cdl::slog::Value for #ident #arguments #bounds {
            fn serialize(
                &self,
                _: &__cdl::slog::Record<'_>,
                key: __cdl::slog::Key,
                serializer: &mut dyn __cdl::slog::Serializer,
            ) -> __cdl::slog::Result {
                __cdl::slog_value(&__DESCRIPTOR, self, key, serializer)
            }
        }
        #[automatically_derived]
        impl #generics __cdl::slog::KV for #ident #arguments #bounds {
            fn serialize(
                &self,
                _: &__cdl::slog::Record<'_>,
                serializer: &mut dyn __cdl::slog::Serializer,
            ) -> __cdl::slog::Result {
                __cdl::slog_kv(&__DESCRIPTOR, self, serializer)
            }
        }
    }
}
