//! The handle's `emit`: for an event without outcomes another way to say the same, for one with outcomes a mistake.

use cdl_catalogue::model::{Delivery, Event};
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use super::code::Code;
use super::diagnostic;
use super::emitter::{Emitter, answer};
use super::type_check::escape;
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
        &quote_spanned!(Span::call_site()=> do_not_recommend),
    );
    quote_spanned! {Span::call_site()=>
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
/// #[diagnostic::on_unimplemented(message = "CDL0501: event \"auth.login\" has outcomes: success, failure", ..)]
/// pub trait __Outcome {}
/// #[diagnostic::do_not_recommend]
/// impl __Outcome for ::core::primitive::u8 {}
/// impl<'a> __cdl::Emit<__cdl::Refused> for Login<'a> where for<'never> (): __Outcome {}
/// ```
///
/// Without the implementation for a byte the compiler would propose to write the first one. The `for<'never>` makes it
/// ask at the call, not here.
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
    let mut code = Code::default();
    let told = matches!(head.wording, Wording::Catalogue);
    if told {
        code.write(&["#[diagnostic::on_unimplemented(message = "]);
        code.string(&escape(&message));
        code.write(&[", label = \"which outcome?\", note = "]);
        code.string(&escape(&note));
        code.write(&[", note = "]);
        code.string(&escape(&place));
        code.write(&[")]"]);
    }
    code.write(&["pub trait __Outcome {}"]);
    if told {
        code.write(&["#[diagnostic::do_not_recommend]"]);
    }
    code.write(&["impl __Outcome for ::core::primitive::u8 {}"]);
    code.write(&["#[automatically_derived]"]);
    // With the span of the struct: the compiler takes a bound in a derive for an inferred one and advises to drop it.
    let emit = quote_spanned!(head.ident.span()=> __cdl::Emit<__cdl::Refused>);
    let ident = &head.ident;
    let (generics, arguments, _) = head.generics.split_for_impl();
    let predicates = predicates(head);
    code.tokens(&quote_spanned! {Span::call_site()=>
        impl #generics #emit for #ident #arguments where #predicates for<'never> (): __Outcome {}
    });
    code.into_tokens()
}

/// What stands after `where`, each with a comma.
pub(super) fn predicates(head: &Head) -> Option<TokenStream> {
    let predicates = &head.generics.where_clause.as_ref()?.predicates;
    let comma = (!predicates.empty_or_trailing()).then(|| quote_spanned!(Span::call_site()=> ,));
    Some(quote_spanned!(Span::call_site()=> #predicates #comma))
}
