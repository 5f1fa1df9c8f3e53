//! The guard of an event with an attempted phase: a type of its own, for its outcomes are its methods.

use cdl_catalogue::model::{Delivery, Event};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::emitter::{Emitter, answered, method_name, moment_path};
use super::{level, only_if};
use crate::ast::Head;
use crate::model::FieldModel;

/// What `attempt` begins and the guard's methods end.
pub(crate) struct Attempt<'a> {
    /// The event's name, for the documentation.
    pub(crate) event: &'a str,
    /// What an emitter answers; `None` when it is not known, because the event is not.
    pub(crate) delivery: Option<Delivery>,
    /// The moment of the attempted phase, if it is compiled.
    pub(crate) attempted: TokenStream,
    /// That of the outcome that stands for none.
    pub(crate) unknown: TokenStream,
    /// The ways to end it.
    pub(crate) outcomes: Vec<Ending>,
}

/// One outcome of the guard.
#[derive(Clone)]
pub(crate) struct Ending {
    pub(crate) method: Ident,
    /// The moment behind it, if it is compiled.
    pub(crate) way: TokenStream,
    /// `, reason: &'a str`: what comes with the outcome.
    pub(crate) parameters: TokenStream,
    /// What is encoded then, where a local `__event` refers to the event.
    pub(crate) joined: Option<TokenStream>,
}

/// That of an event that the catalogue knows.
pub(super) fn attempt(
    head: &Head,
    event: &Event,
    fields: &[FieldModel],
    attempted: &Emitter<'_>,
    outcomes: &[Emitter<'_>],
) -> TokenStream {
    let way =
        |emitter: &Emitter<'_>| level::way(emitter.severity, &moment_path(head, emitter.method));
    // The catalogue gives every attempt this outcome.
    let unknown = outcomes.iter().find(|emitter| emitter.method == "unknown");
    let ending = |emitter: &Emitter<'_>| Ending {
        method: method_name(emitter.method),
        way: way(emitter),
        parameters: only_if::parameters(&emitter.given),
        joined: (!emitter.given.is_empty()).then(|| {
            let event = quote_spanned!(Span::call_site()=> __event);
            only_if::encoded(fields, &emitter.given, &event)
        }),
    };
    guard(
        head,
        &Attempt {
            event: &event.name,
            delivery: Some(event.delivery),
            attempted: way(attempted),
            unknown: way(unknown.unwrap_or(attempted)),
            outcomes: outcomes.iter().map(ending).collect(),
        },
    )
}

/// ```ignore
/// impl<'a> Refund<'a> {
///     pub fn attempt(self, audit: &__cdl::Audit) -> ::core::result::Result<__cdl::Attempt<Self>, __cdl::EmitError> {
///         __cdl::Guard::begin(self, audit, ::core::option::Option::Some(<Refund<'a>>::__ATTEMPTED), ::core::option::Option::Some(<Refund<'a>>::__UNKNOWN))
///             .map(__RefundAttempt)
///     }
/// }
/// #[must_use = ".."]
/// pub struct __RefundAttempt<'a>(__cdl::Guard<Refund<'a>, __cdl::Receipt>);
/// impl<'a> __RefundAttempt<'a> {
///     pub fn attempted(&self) -> __cdl::Receipt { self.0.attempted() }
///     pub fn success(self) -> ::core::result::Result<__cdl::Receipt, __cdl::EmitError> {
///         self.0.end(::core::option::Option::Some(<Refund<'a>>::__SUCCESS))
///     }
///     pub fn failure(self, reason: &'a str) -> ::core::result::Result<__cdl::Receipt, __cdl::EmitError> {
///         self.0.end_with(::core::option::Option::Some(<Refund<'a>>::__FAILURE), |__event, __emit| __emit(&__WithOutcome { __event: __event, .. }))
///     }
/// }
/// // Deref and DerefMut to the event, Debug without it
/// impl<'a> __cdl::AuditAttempt for Refund<'a> { type Guard = __RefundAttempt<'a>; }
/// ```
///
/// The struct has the event's visibility, so that it is as private as the types in its generics.
pub(crate) fn guard(head: &Head, attempt: &Attempt<'_>) -> TokenStream {
    let at = Span::call_site();
    let visibility = &head.visibility;
    let ident = &head.ident;
    let generics = &head.generics;
    let (declared, arguments, bounds) = generics.split_for_impl();
    let guard = format_ident!("__{}Attempt", ident, span = at);
    let answer = answer(attempt.delivery);
    let begin = begin(head, attempt, &guard);
    let methods = methods(attempt, visibility, &answer);
    let of = format!("An attempt at `{}` that has not ended.", attempt.event);
    quote_spanned! {at=>
        #[allow(dead_code)]
        #[automatically_derived]
        impl #declared #ident #arguments #bounds {
            #begin
        }
        #[doc = #of]
        #[must_use = "bind it, and end it with the method of an outcome: an attempt that is dropped, by `let _ =` too, is recorded as `unknown`"]
        #visibility struct #guard #generics (__cdl::Guard<#ident #arguments, #answer>) #bounds;
        #[allow(dead_code, clippy::needless_pass_by_value, clippy::too_many_arguments)]
        #[automatically_derived]
        impl #declared #guard #arguments #bounds {
            #methods
        }
        #[automatically_derived]
        impl #declared ::core::ops::Deref for #guard #arguments #bounds {
            type Target = #ident #arguments;

            fn deref(&self) -> &Self::Target {
                self.0.event()
            }
        }
        #[automatically_derived]
        impl #declared ::core::ops::DerefMut for #guard #arguments #bounds {
            fn deref_mut(&mut self) -> &mut Self::Target {
                self.0.event_mut()
            }
        }
        #[automatically_derived]
        impl #declared ::core::fmt::Debug for #guard #arguments #bounds {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, formatter)
            }
        }
        #[automatically_derived]
        impl #declared __cdl::AuditAttempt for #ident #arguments #bounds {
            type Guard = #guard #arguments;
        }
    }
}

/// `fn attempt(self, audit: &__cdl::Audit) -> ..`
fn begin(head: &Head, attempt: &Attempt<'_>, guard: &Ident) -> TokenStream {
    let visibility = &head.visibility;
    let Attempt {
        event,
        attempted,
        unknown,
        ..
    } = attempt;
    let begins = format!(
        "Emits `{event}` as attempted, and gives a guard that ends it: with a method for each outcome, or as `unknown` \
         when it is dropped before."
    );
    let ways = quote_spanned!(Span::call_site()=> #attempted, #unknown);
    if attempt.delivery == Some(Delivery::BestEffort) {
        return quote_spanned! {Span::call_site()=>
            #[doc = #begins]
            #visibility fn attempt(self, audit: &__cdl::Audit) -> __cdl::Attempt<Self> {
                #guard(__cdl::Guard::begin_best_effort(self, audit, #ways))
            }
        };
    }
    let errors = "\n\n# Errors\nWhen the trail cannot accept the attempt; the error says why, and nothing was begun.";
    quote_spanned! {Span::call_site()=>
        #[doc = #begins]
        #[doc = #errors]
        #visibility fn attempt(
            self,
            audit: &__cdl::Audit,
        ) -> ::core::result::Result<__cdl::Attempt<Self>, __cdl::EmitError> {
            __cdl::Guard::begin(self, audit, #ways).map(#guard)
        }
    }
}

/// Those of the guard: the answer to the attempt, if there is one, and the outcomes.
fn methods(
    attempt: &Attempt<'_>,
    visibility: &syn::Visibility,
    answer: &TokenStream,
) -> TokenStream {
    let at = Span::call_site();
    let (attempted, ended, errors) = match attempt.delivery {
        Some(Delivery::BestEffort) => (TokenStream::new(), answer.clone(), ""),
        delivery => {
            let promise = match delivery {
                Some(Delivery::Durable) => {
                    "What the attempted phase was answered: it is on disk once `wait` or `.await` returns. Wait for it \
                     before the work begins, and no work is without its attempt."
                }
                _ => "What the attempted phase was answered.",
            };
            let attempted = quote_spanned! {at=>
                #[doc = #promise]
                #visibility fn attempted(&self) -> #answer {
                    self.0.attempted()
                }
            };
            let ended = quote_spanned!(at=> ::core::result::Result<#answer, __cdl::EmitError>);
            let errors =
                "\n\n# Errors\nWhen the trail cannot accept the outcome; the error says why.";
            (attempted, ended, errors)
        }
    };
    let outcomes = attempt.outcomes.iter().map(|ending| {
        let Ending {
            method,
            way,
            parameters,
            joined,
        } = ending;
        let end = match joined {
            None => quote_spanned!(at=> end(#way)),
            Some(joined) => quote_spanned!(at=> end_with(#way, |__event, __emit| __emit(#joined))),
        };
        let text = format!("Ends the attempt with outcome `{method}`.{errors}");
        quote_spanned! {at=>
            #[doc = #text]
            #visibility fn #method(self #parameters) -> #ended {
                self.0.#end
            }
        }
    });
    quote_spanned!(at=> #attempted #(#outcomes)*)
}

/// What the guard holds of the answer to the attempted phase.
fn answer(delivery: Option<Delivery>) -> TokenStream {
    delivery.map_or_else(
        || quote_spanned!(Span::call_site()=> __cdl::Undecided),
        answered,
    )
}
