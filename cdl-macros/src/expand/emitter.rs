//! One method for each way to emit an event.

use cdl_catalogue::model::{Delivery, Event, Moments, Severity};
use cdl_catalogue::tag::Tag;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote_spanned};

use super::{attempt, handle, level, only_if, schema};
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

/// Their statics, their methods, and what the handle's `emit` does with the event.
pub(super) fn emitters(model: &EventModel) -> TokenStream {
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
    let constants: Vec<TokenStream> = attempted
        .iter()
        .flat_map(|_| emitters.clone().map(|emitter| constant(model, emitter)))
        .collect();
    let methods = emitters.map(|emitter| {
        let moment = if attempted.is_some() {
            moment_path(head, emitter.method)
        } else {
            moment(model, emitter)
        };
        method(head, event, emitter, &moment, fields)
    });
    let (refused, through_the_handle) = match &single {
        Some(_) => (None, handle::emit(head, event.delivery)),
        None => (
            Some(handle::refused(head)),
            handle::refuse(head, event, &outcomes),
        ),
    };
    let guard = attempted
        .as_ref()
        .map(|attempted| attempt::attempt(head, event, fields, attempted, &outcomes));
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    quote_spanned! {Span::mixed_site()=>
        #keep
        // Not every service emits every outcome.
        #[allow(dead_code, clippy::needless_pass_by_value, clippy::too_many_arguments)]
        #[automatically_derived]
        impl #generics #ident #arguments #bounds {
            #(#constants)*
            #(#methods)*
            #refused
        }
        #guard
        #through_the_handle
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
    let moment = moment(model, emitter);
    quote_spanned!(Span::mixed_site()=> const #name: &'static __cdl::Moment = #moment;)
}

/// ```ignore
/// &__cdl::Moment {
///     tag: "CDLEV1;acme-shop;4.2.0;auth.login;success;info;9f2c..\n",
///     descriptor: <Self as __cdl::AuditEvent>::DESCRIPTOR, schema: <Self as __cdl::AuditEvent>::SCHEMA,
///     severity: __cdl::Severity::Info, outcome: ::core::option::Option::Some("success"),
///     before_time: "{\"name\":\"auth.login\",\"time\":\"", after_time: "\",\"severity\":\"info\",\"outcome\":\"success\"",
/// }
/// ```
///
/// It names constants and no static, so that the compiler lets it live for ever inside a function too.
fn moment(model: &EventModel, emitter: &Emitter<'_>) -> TokenStream {
    let at = Span::mixed_site();
    let event = &*model.event;
    let tag = Tag {
        event: &event.name,
        catalogue: &model.frame.catalogue.name,
        version: &model.frame.catalogue.version,
        fingerprint: &schema::hex(&event.fingerprint),
        outcome: emitter.outcome,
        severity: emitter.severity,
    }
    .to_string();
    let severity = Ident::new(severity_variant(emitter.severity), at);
    let before_time = format!(r#"{{"name":"{}","time":""#, event.name);
    let word = emitter.severity.as_str();
    let (after_time, outcome) = if let Some(outcome) = emitter.outcome {
        (
            format!(r#"","severity":"{word}","outcome":"{outcome}""#),
            quote_spanned!(at=> ::core::option::Option::Some(#outcome)),
        )
    } else {
        (
            format!(r#"","severity":"{word}""#),
            quote_spanned!(at=> ::core::option::Option::None),
        )
    };
    quote_spanned! {at=>
        &__cdl::Moment {
            tag: #tag,
            descriptor: <Self as __cdl::AuditEvent>::DESCRIPTOR,
            schema: <Self as __cdl::AuditEvent>::SCHEMA,
            severity: __cdl::Severity::#severity,
            outcome: #outcome,
            before_time: #before_time,
            after_time: #after_time,
        }
    }
}

/// ```ignore
/// /// Emits `auth.login` with outcome `success` (severity `info`).
/// pub fn success(&self, audit: &__cdl::Audit) -> ::core::result::Result<__cdl::Receipt, __cdl::EmitError> {
///     __cdl::at_info::emit_queued(audit, &__cdl::Moment { .. }, self)
/// }
/// ```
///
/// With fields that come with the outcome:
///
/// ```ignore
/// pub fn failure(&self, audit: &__cdl::Audit, failure_reason: &'a str) -> .. {
///     __cdl::at_warning::emit_queued(audit, &__cdl::Moment { .. }, &__WithOutcome { __event: self, failure_reason: ::core::option::Option::Some(&failure_reason) })
/// }
/// ```
fn method(
    head: &Head,
    event: &Event,
    emitter: &Emitter<'_>,
    moment: &TokenStream,
    fields: &[FieldModel],
) -> TokenStream {
    let at = head.named_at;
    let visibility = &head.visibility;
    let mut name = method_name(emitter.method);
    name.set_span(at);
    let answer = located(answer(event.delivery), at);
    let emit = level::emit(emitter.severity, event.delivery);
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
    let text = format!(
        "Emits `{}`{ending} (severity `{}`).\n\n{promise}{errors}",
        event.name,
        emitter.severity.as_str()
    );
    let parameters = only_if::parameters(&emitter.given);
    let encoded = only_if::encoded(fields, &emitter.given, &quote_spanned!(at=> self));
    quote_spanned! {at=>
        #[doc = #text]
        #visibility fn #name(&self, audit: &__cdl::Audit #parameters) -> #answer {
            #emit(audit, #moment, #encoded)
        }
    }
}

/// The same tokens at another place: the compiler underlines a signature from its first token to its last.
fn located(tokens: TokenStream, at: Span) -> TokenStream {
    let move_token = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), located(group.stream(), at)).into();
        }
        token.set_span(at);
        token
    };
    tokens.into_iter().map(move_token).collect()
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
