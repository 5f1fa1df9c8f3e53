//! One method for each way to emit an event.

use cdl_catalogue::hex;
use cdl_catalogue::model::{Delivery, Event, Moments, Severity};
use cdl_catalogue::tag::Tag;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::{attempt, handle, level, only_if};
use crate::ast::Head;
use crate::model::{EventModel, FieldModel, Given};

/// One way to emit the event.
pub(super) struct Emitter<'a> {
    /// `success`, `attempted`, `emit`.
    pub(super) method: &'a str,
    pub(super) outcome: Option<&'a str>,
    pub(super) severity: Severity,
    /// The fields whose values come with this outcome: its arguments, in order.
    pub(super) given: Vec<(&'a FieldModel, &'a Given)>,
}

/// What the runtime's macro is told of the emitters, and what stands beside it.
pub(super) struct Parts {
    /// The moments that a guard names as well.
    pub(super) constants: TokenStream,
    pub(super) methods: TokenStream,
    pub(super) beside: TokenStream,
}

/// One method each, and what the handle's `emit` does with the event.
pub(super) fn emitters(model: &EventModel) -> Parts {
    let (head, event, fields) = (&model.frame.head, &*model.event, &*model.fields);
    let single = match &event.moments {
        Moments::Single(severity) => Some(Emitter {
            method: "emit",
            outcome: None,
            severity: *severity,
            given: Vec::new(),
        }),
        Moments::Outcomes(_) => None,
    };
    let outcomes: Vec<Emitter<'_>> = match &event.moments {
        Moments::Single(_) => Vec::new(),
        Moments::Outcomes(outcomes) => outcomes
            .iter()
            .map(|(outcome, severity)| Emitter {
                method: outcome,
                outcome: Some(outcome),
                severity: *severity,
                given: only_if::given(fields, Some(outcome)),
            })
            .collect(),
    };
    let attempted = event.attempted.map(|severity| Emitter {
        method: "attempted",
        outcome: Some("attempted"),
        severity,
        given: Vec::new(),
    });
    let emitters = single.iter().chain(&attempted).chain(&outcomes);
    let keep = level::keep(head, event, emitters.clone());
    // A guard names the moments as well. Else each stands where it is used: a constant costs the compiler an item, an
    // evaluation and a place in the metadata.
    let constants = attempted
        .iter()
        .flat_map(|_| emitters.clone().map(|emitter| constant(model, emitter)))
        .collect();
    let methods = emitters
        .map(|emitter| method(model, emitter, attempted.is_some()))
        .collect();
    let through_the_handle = match &single {
        Some(_) => handle::emit(head, event.delivery),
        None => handle::refuse(head, event, &outcomes),
    };
    let guard = attempted
        .as_ref()
        .map(|attempted| attempt::attempt(head, event, fields, attempted, &outcomes));
    Parts {
        constants,
        methods,
        beside: quote_spanned!(Span::mixed_site()=> #keep #guard #through_the_handle),
    }
}

/// Of an event with an attempted phase:
///
/// ```ignore
/// const __SUCCESS: &'static __cdl::Moment = &__cdl::Moment { .. };
/// ```
///
/// A constant of the type, for a static could not name the parameters that the objects of a generic event have.
fn constant(model: &EventModel, emitter: &Emitter<'_>) -> TokenStream {
    let name = moment_name(emitter.method);
    let (facts, before_time) = (facts(model, emitter), before_time(&model.event));
    quote_spanned! {Span::mixed_site()=>
        const #name: &'static __cdl::Moment = &__cdl::Moment {
            descriptor: <Self as __cdl::AuditEvent>::DESCRIPTOR,
            before_time: #before_time,
            #facts
        };
    }
}

/// What stands before the time of every line of the event.
pub(super) fn before_time(event: &Event) -> String {
    format!(r#"{{"name":"{}","time":""#, event.name)
}

/// What a moment says besides its event:
///
/// ```ignore
/// tag: "CDLEV1;acme-shop;4.2.0;auth.login;success;info;9f2c..\n", severity: __cdl::Severity::Info,
/// outcome: ::core::option::Option::Some("success"), after_time: "\",\"severity\":\"info\",\"outcome\":\"success\"",
/// ```
fn facts(model: &EventModel, emitter: &Emitter<'_>) -> TokenStream {
    let event = &*model.event;
    let tag = Tag {
        event: &event.name,
        catalogue: &model.frame.catalogue.name,
        version: &model.frame.catalogue.version,
        fingerprint: &hex(&event.fingerprint),
        outcome: emitter.outcome,
        severity: emitter.severity,
    };
    let word = emitter.severity.as_str();
    let mut after_time = format!(r#"","severity":"{word}""#);
    let mut said = quote_spanned!(Span::mixed_site()=> None);
    if let Some(outcome) = emitter.outcome {
        after_time = format!(r#"{after_time},"outcome":"{outcome}""#);
        said = quote_spanned!(Span::mixed_site()=> Some(#outcome));
    }
    let (tag, severity) = (tag.to_string(), severity_variant(emitter.severity));
    let severity = Ident::new(severity, Span::mixed_site());
    quote_spanned! {Span::mixed_site()=>
        tag: #tag,
        severity: __cdl::Severity::#severity,
        outcome: ::core::option::Option::#said,
        after_time: #after_time,
    }
}

/// ```ignore
/// "Emits `auth.login` with outcome `success` (severity `info`).." [pub] success [] [self] at_info emit_queued
/// => tag: "CDLEV1;..;auth.login;success;info;9f2c..\n", severity: __cdl::Severity::Info, ..
/// ```
///
/// With fields that come with the outcome, and a moment that a guard names as well:
///
/// ```ignore
/// .. [pub] failure [, failure_reason: &'a str]
/// [&__WithOutcome { __event: self, failure_reason: ::core::option::Option::Some(&failure_reason) }]
/// at_warning emit_queued Self::__FAILURE
/// ```
fn method(model: &EventModel, emitter: &Emitter<'_>, has_constant: bool) -> TokenStream {
    let (head, event) = (&model.frame.head, &*model.event);
    let visibility = &head.visibility;
    let name = method_name(emitter.method);
    let text = documentation(event, emitter);
    let parameters = only_if::parameters(&emitter.given);
    let encoded = only_if::encoded(
        &model.fields,
        &emitter.given,
        &quote_spanned!(Span::mixed_site()=> self),
    );
    let (level, emit) = level::emit(emitter.severity, event.delivery);
    let moment = if has_constant {
        let constant = moment_name(emitter.method);
        quote_spanned!(Span::mixed_site()=> Self::#constant)
    } else {
        let facts = facts(model, emitter);
        quote_spanned!(Span::mixed_site()=> => #facts)
    };
    quote_spanned! {Span::mixed_site()=>
        { #text [#visibility] #name [#parameters] [#encoded] #level #emit #moment }
    }
}

fn documentation(event: &Event, emitter: &Emitter<'_>) -> String {
    let ending = match emitter.outcome {
        Some("attempted") => " as attempted".to_owned(),
        Some(outcome) => format!(" with outcome `{outcome}`"),
        None => String::new(),
    };
    let promise = match event.delivery {
        Delivery::Durable => "On disk once `wait` or `.await` of the answer returns.",
        Delivery::Queued => "In order; refused rather than lost.",
        Delivery::BestEffort => "Counted in the trail if it has to be dropped.",
    };
    let errors = match event.delivery {
        Delivery::Durable | Delivery::Queued => {
            "\n\n# Errors\nWhen the trail cannot accept the event; the error says why."
        }
        Delivery::BestEffort => "",
    };
    format!(
        "Emits `{}`{ending} (severity `{}`).\n\n{promise}{errors}",
        event.name,
        emitter.severity.as_str()
    )
}

/// What an emitter returns.
pub(crate) fn answer(delivery: Delivery) -> TokenStream {
    let answer = answered(delivery);
    match delivery {
        Delivery::Durable | Delivery::Queued => {
            quote_spanned!(Span::mixed_site()=> ::core::result::Result<#answer, __cdl::EmitError>)
        }
        Delivery::BestEffort => answer,
    }
}

/// What it returns of an event that was accepted.
pub(super) fn answered(delivery: Delivery) -> TokenStream {
    let at = Span::mixed_site();
    match delivery {
        Delivery::Durable => quote_spanned!(at=> __cdl::Pending),
        Delivery::Queued => quote_spanned!(at=> __cdl::Receipt),
        Delivery::BestEffort => quote_spanned!(at=> ()),
    }
}

/// The runtime's function behind an emitter.
pub(crate) fn emit_function(delivery: Delivery) -> Ident {
    let name = match delivery {
        Delivery::Durable => "emit_durable",
        Delivery::Queued => "emit_queued",
        Delivery::BestEffort => "emit_best_effort",
    };
    Ident::new(name, Span::mixed_site())
}

/// `<Login<'a>>::__SUCCESS`.
pub(super) fn moment_path(head: &Head, method: &str) -> TokenStream {
    let ident = &head.ident;
    let (_, arguments, _) = head.generics.split_for_impl();
    let name = moment_name(method);
    quote_spanned!(Span::mixed_site()=> <#ident #arguments>::#name)
}

/// `__SUCCESS`.
fn moment_name(method: &str) -> Ident {
    format_ident!(
        "__{}",
        method.to_ascii_uppercase(),
        span = Span::mixed_site()
    )
}

/// `success`; `r#in` for a word that Rust keeps for itself.
pub(crate) fn method_name(method: &str) -> Ident {
    match syn::parse_str::<Ident>(method) {
        Ok(_) => Ident::new(method, Span::mixed_site()),
        Err(_) => Ident::new_raw(method, Span::mixed_site()),
    }
}

fn severity_variant(severity: Severity) -> &'static str {
    match severity {
        Severity::Debug => "Debug",
        Severity::Info => "Info",
        Severity::Notice => "Notice",
        Severity::Warning => "Warning",
        Severity::Error => "Error",
        Severity::Critical => "Critical",
        Severity::Alert => "Alert",
        Severity::Emergency => "Emergency",
    }
}
