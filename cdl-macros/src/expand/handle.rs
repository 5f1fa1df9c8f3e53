//! The handle's `emit`: for an event without outcomes another way to say the same, for one with outcomes a mistake.

use cdl_catalogue::model::{Delivery, Event};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::diagnostic;
use super::emitter::{Emitter, answer};
use crate::ast::{Head, Wording};
use crate::fault::written;

/// `audit.emit(&event)`:
///
/// ```ignore
/// #[diagnostic::do_not_recommend]
/// impl __cdl::Emit<::core::result::Result<__cdl::Receipt, __cdl::EmitError>> for Started {
///     fn emit_to(&self, audit: &__cdl::Audit) -> .. { Self::emit(self, audit) }
/// }
/// ```
pub(super) fn emit(head: &Head, delivery: Delivery) -> TokenStream {
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let answer = answer(delivery);
    let unlisted = diagnostic(
        head.wording,
        &quote_spanned!(Span::mixed_site()=> do_not_recommend),
    );
    quote_spanned! {Span::mixed_site()=>
        #unlisted
        #[automatically_derived]
        impl #generics __cdl::Emit<#answer> for #ident #arguments #bounds {
            fn emit_to(&self, audit: &__cdl::Audit) -> #answer {
                Self::emit(self, audit)
            }
        }
    }
}

/// `audit.emit(&login)` and `login.emit(&audit)` do not say how the login ended. Both need a trait that nothing
/// implements, so that both are told in the catalogue's words, once:
///
/// ```ignore
/// __cdl::refuse! {
///     [<'a>] [Login<'a>] [] __cdl::Emit<__cdl::Refused>,
///     "CDL0501: event \"auth.login\" has outcomes: success, failure"
///     "call `.success(&audit)` or `.failure(&audit)`" "catalogue: events/auth.toml:3"
/// }
/// ```
pub(super) fn refuse(head: &Head, event: &Event, outcomes: &[Emitter<'_>]) -> TokenStream {
    let names: Vec<&str> = outcomes.iter().map(|emitter| emitter.method).collect();
    let call = |emitter: &Emitter<'_>| {
        let given = emitter
            .given
            .iter()
            .map(|(field, _)| field.ident.to_string());
        let arguments: Vec<String> = std::iter::once("&audit".to_owned()).chain(given).collect();
        format!("`.{}({})`", emitter.method, arguments.join(", "))
    };
    let calls: Vec<String> = outcomes.iter().map(call).collect();
    let message = format!(
        "CDL0501: event \"{}\" has outcomes: {}",
        event.name,
        names.join(", ")
    );
    let note = format!("call {}", calls.join(" or "));
    let place = format!("catalogue: {}", written(&event.place));
    let words = match head.wording {
        Wording::Catalogue => Some(quote_spanned!(Span::mixed_site()=> , #message #note #place)),
        Wording::Compiler => None,
    };
    // With the span of the struct: the compiler takes a bound in a derive for an inferred one and advises to drop it.
    let emit = quote_spanned!(head.ident.span()=> __cdl::Emit<__cdl::Refused>);
    let ident = &head.ident;
    let (generics, arguments, _) = head.generics.split_for_impl();
    let predicates = predicates(head);
    quote_spanned! {Span::mixed_site()=>
        __cdl::refuse! { [#generics] [#ident #arguments] [#predicates] #emit #words }
    }
}

/// What stands after `where`, each with a comma.
pub(super) fn predicates(head: &Head) -> Option<TokenStream> {
    let predicates = &head.generics.where_clause.as_ref()?.predicates;
    let comma = (!predicates.empty_or_trailing()).then(|| quote_spanned!(Span::mixed_site()=> ,));
    Some(quote_spanned!(Span::mixed_site()=> #predicates #comma))
}
