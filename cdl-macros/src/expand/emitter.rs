//! One method for each way to emit an event.

use cdl_catalogue::hex;
use cdl_catalogue::model::{Delivery, Event, Moments, Severity};
use cdl_catalogue::tag::Tag;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::code::Code;
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
    pub(super) methods: Code,
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
    let mut constants = Code::default();
    for emitter in attempted.iter().flat_map(|_| emitters.clone()) {
        constant(model, emitter, &mut constants);
    }
    let mut methods = Code::default();
    for emitter in emitters {
        methods.block("", method(model, emitter, attempted.is_some()));
    }
    let through_the_handle = match &single {
        Some(_) => handle::emit(head, event.delivery),
        None => handle::refuse(head, event, &outcomes),
    };
    let guard = attempted
        .as_ref()
        .map(|attempted| attempt::attempt(head, event, fields, attempted, &outcomes));
    Parts {
        constants: constants.into_tokens(),
        methods,
        beside: quote_spanned!(Span::call_site()=> #keep #guard #through_the_handle),
    }
}

/// Of an event with an attempted phase:
///
/// ```ignore
/// const __SUCCESS: &'static __cdl::Moment = &__cdl::Moment { .. };
/// ```
///
/// A constant of the type, for a static could not name the parameters that the objects of a generic event have.
fn constant(model: &EventModel, emitter: &Emitter<'_>, code: &mut Code) {
    let name = moment_name(emitter.method);
    code.write(&[
        "const ",
        &name,
        ": &'static __cdl::Moment = &__cdl::Moment {",
    ]);
    code.write(&["descriptor: <Self as __cdl::AuditEvent>::DESCRIPTOR,"]);
    facts(model, emitter, code);
    code.write(&["};"]);
}

/// What stands before the time of every line of the event.
pub(super) fn before_time(event: &Event) -> String {
    format!(r#"{{"name":"{}","time":""#, event.name)
}

/// What a moment says besides its event:
///
/// ```ignore
/// tag: "CDLEV1;acme-shop;4.2.0;auth.login;success;info;9f2c..\n", severity: __cdl::Severity::Info,
/// after_time: "\",\"severity\":\"info\",\"outcome\":\"success\"",
/// ```
fn facts(model: &EventModel, emitter: &Emitter<'_>, code: &mut Code) {
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
    if let Some(outcome) = emitter.outcome {
        after_time = format!(r#"{after_time},"outcome":"{outcome}""#);
    }
    code.write(&["tag: "]);
    code.string(&tag.to_string());
    let severity = severity_variant(emitter.severity);
    code.write(&[", severity: __cdl::Severity::", severity, ", after_time: "]);
    code.string(&after_time);
    code.write(&[","]);
}

/// ```ignore
/// [#[doc = "Emits `auth.login` with outcome `success` (severity `info`).."]] success [] [self] at_info emit_queued
/// => tag: "CDLEV1;..;auth.login;success;info;9f2c..\n", severity: __cdl::Severity::Info, ..
/// ```
///
/// With fields that come with the outcome, and a moment that a guard names as well:
///
/// ```ignore
/// .. failure [, failure_reason: &'a str]
/// [&__WithOutcome { __event: self, failure_reason: ::core::option::Option::Some(&failure_reason) }]
/// at_warning emit_queued Self::__FAILURE
/// ```
fn method(model: &EventModel, emitter: &Emitter<'_>, has_constant: bool) -> Code {
    let event = &*model.event;
    let mut code = Code::default();
    code.write(&["[#[doc = "]);
    code.string(&documentation(event, emitter));
    code.write(&["]"]);
    // The catalogue decides what comes with an outcome, and how much of it.
    if !emitter.given.is_empty() {
        code.write(&["#[allow(clippy::needless_pass_by_value, clippy::too_many_arguments)]"]);
    }
    // No word that Rust keeps for itself: CDL0080.
    code.write(&["] ", emitter.method, " "]);
    if emitter.given.is_empty() {
        code.write(&["[] [self] "]);
    } else {
        let at = Span::call_site();
        let parameters = only_if::parameters(&emitter.given);
        let event = quote_spanned!(at=> self);
        let encoded = only_if::encoded(&model.fields, &emitter.given, &event);
        code.tokens(&quote_spanned!(at=> [#parameters] [#encoded]));
    }
    let (level, emit) = level::emit(emitter.severity, event.delivery);
    code.write(&[&level, " ", emit, " "]);
    if has_constant {
        code.write(&["Self::", &moment_name(emitter.method)]);
    } else {
        code.write(&["=> "]);
        facts(model, emitter, &mut code);
    }
    code
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
    let mut code = Code::default();
    code.write(&[answer_text(delivery)]);
    code.into_tokens()
}

/// The same, as text.
pub(super) fn answer_text(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Durable => "::core::result::Result<__cdl::Pending, __cdl::EmitError>",
        Delivery::Queued => "::core::result::Result<__cdl::Receipt, __cdl::EmitError>",
        Delivery::BestEffort => "()",
    }
}

/// What it returns of an event that was accepted.
pub(super) fn answered(delivery: Delivery) -> TokenStream {
    let at = Span::call_site();
    match delivery {
        Delivery::Durable => quote_spanned!(at=> __cdl::Pending),
        Delivery::Queued => quote_spanned!(at=> __cdl::Receipt),
        Delivery::BestEffort => quote_spanned!(at=> ()),
    }
}

/// The runtime's function behind an emitter.
pub(crate) fn emit_function(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Durable => "emit_durable",
        Delivery::Queued => "emit_queued",
        Delivery::BestEffort => "emit_best_effort",
    }
}

/// `<Login<'a>>::__SUCCESS`.
pub(super) fn moment_path(head: &Head, method: &str) -> TokenStream {
    let ident = &head.ident;
    let (_, arguments, _) = head.generics.split_for_impl();
    let name = Ident::new(&moment_name(method), Span::call_site());
    quote_spanned!(Span::call_site()=> <#ident #arguments>::#name)
}

/// `__SUCCESS`.
fn moment_name(method: &str) -> String {
    "__".to_owned() + &method.to_ascii_uppercase()
}

/// `success`; `r#in` for a word that Rust keeps for itself.
pub(crate) fn method_name(method: &str) -> Ident {
    match syn::parse_str::<Ident>(method) {
        Ok(_) => Ident::new(method, Span::call_site()),
        Err(_) => Ident::new_raw(method, Span::call_site()),
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
