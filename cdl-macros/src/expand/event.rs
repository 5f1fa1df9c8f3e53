//! An event: its static facts, its encoder, its emitters, and its form for slog.

use cdl_catalogue::model::{Delivery, Event, Moments, Severity};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use super::{diagnostic, fields, schema};
use crate::ast::Head;
use crate::model::EventModel;

pub(super) fn expand(model: &EventModel) -> TokenStream {
    let head = &model.frame.head;
    let descriptor = descriptor(model);
    let encoder = fields::encoder(head, &model.fields);
    let emitters = emitters(head, &model.event);
    let slog = slog(head);
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    quote_spanned! {Span::mixed_site()=>
        #descriptor
        #encoder
        #[automatically_derived]
        impl #generics __cdl::AuditEvent for #ident #arguments #bounds {
            const DESCRIPTOR: &'static __cdl::Descriptor = &__DESCRIPTOR;
        }
        #emitters
        #slog
    }
}

/// ```ignore
/// static __DESCRIPTOR: __cdl::Descriptor = __cdl::Descriptor {
///     tag: "CDLEV1;acme-shop;4.2.0;auth.login;9f2c..\n", name: "auth.login", fingerprint: "9f2c..", mandatory: true,
///     delivery: __cdl::Delivery::Queued, schema: "{\"name\":\"auth.login\",..}",
/// };
/// ```
fn descriptor(model: &EventModel) -> TokenStream {
    let event = &model.event;
    let tag = schema::tag(model);
    let name = &event.name;
    let fingerprint = schema::hex(&event.fingerprint);
    let mandatory = event.mandatory;
    let delivery = format_ident!(
        "{}",
        delivery_variant(event.delivery),
        span = Span::mixed_site()
    );
    let schema = schema::schema(model);
    quote_spanned! {Span::mixed_site()=>
        static __DESCRIPTOR: __cdl::Descriptor = __cdl::Descriptor {
            tag: #tag,
            name: #name,
            fingerprint: #fingerprint,
            mandatory: #mandatory,
            delivery: __cdl::Delivery::#delivery,
            schema: #schema,
        };
    }
}

/// One way to emit the event.
struct Emitter<'a> {
    /// `success`, `attempted`, `emit`.
    method: &'a str,
    outcome: Option<&'a str>,
    severity: Severity,
}

fn emitters(head: &Head, event: &Event) -> TokenStream {
    let single = match &event.moments {
        Moments::Single(severity) => Some(Emitter {
            method: "emit",
            outcome: None,
            severity: *severity,
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
            })
            .collect(),
    };
    let attempted = event.attempted.map(|severity| Emitter {
        method: "attempted",
        outcome: Some("attempted"),
        severity,
    });
    let (moments, methods): (Vec<TokenStream>, Vec<TokenStream>) = single
        .iter()
        .chain(&attempted)
        .chain(&outcomes)
        .map(|emitter| (moment(event, emitter), method(head, event, emitter)))
        .unzip();
    let through_the_handle = if single.is_some() {
        emit_through_handle(head, event.delivery)
    } else {
        refuse_without_outcome(head, event, &outcomes)
    };
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    quote_spanned! {Span::mixed_site()=>
        #(#moments)*
        // Not every service emits every outcome.
        #[allow(dead_code)]
        #[automatically_derived]
        impl #generics #ident #arguments #bounds {
            #(#methods)*
        }
        #through_the_handle
    }
}

/// ```ignore
/// static __SUCCESS: __cdl::Moment = __cdl::Moment {
///     descriptor: &__DESCRIPTOR, severity: __cdl::Severity::Info, outcome: ::core::option::Option::Some("success"),
///     before_time: "{\"name\":\"auth.login\",\"time\":\"", after_time: "\",\"severity\":\"info\",\"outcome\":\"success\"",
/// };
/// ```
fn moment(event: &Event, emitter: &Emitter<'_>) -> TokenStream {
    let at = Span::mixed_site();
    let name = moment_name(emitter.method);
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
        static #name: __cdl::Moment = __cdl::Moment {
            descriptor: &__DESCRIPTOR,
            severity: __cdl::Severity::#severity,
            outcome: #outcome,
            before_time: #before_time,
            after_time: #after_time,
        };
    }
}

/// ```ignore
/// /// Emits `auth.login` with outcome `success` (severity `info`).
/// pub fn success(&self, audit: &__cdl::Audit) -> ::core::result::Result<__cdl::Receipt, __cdl::EmitError> {
///     __cdl::emit_queued(audit, &__SUCCESS, self)
/// }
/// ```
fn method(head: &Head, event: &Event, emitter: &Emitter<'_>) -> TokenStream {
    let at = Span::mixed_site();
    let visibility = &head.visibility;
    let name = method_name(emitter.method);
    let moment = moment_name(emitter.method);
    let answer = answer(event.delivery);
    let function = emit_function(event.delivery);
    let ending = match emitter.outcome {
        Some("attempted") => " as attempted".to_owned(),
        Some(outcome) => format!(" with outcome `{outcome}`"),
        None => String::new(),
    };
    let summary = format!(
        "Emits `{}`{ending} (severity `{}`).",
        event.name,
        emitter.severity.as_str()
    );
    let promise = match event.delivery {
        Delivery::Durable => "On disk once `wait` or `.await` of the answer returns.",
        Delivery::Queued => "In order; refused rather than lost.",
        Delivery::BestEffort => "Counted in the trail if it has to be dropped.",
    };
    let errors = match event.delivery {
        Delivery::Durable | Delivery::Queued => {
            quote_spanned!(at=> #[doc = "\n# Errors\nWhen the trail cannot accept the event; the error says why."])
        }
        Delivery::BestEffort => TokenStream::new(),
    };
    quote_spanned! {at=>
        #[doc = #summary]
        #[doc = ""]
        #[doc = #promise]
        #errors
        #visibility fn #name(&self, audit: &__cdl::Audit) -> #answer {
            __cdl::#function(audit, &#moment, self)
        }
    }
}

/// What an emitter returns.
pub(crate) fn answer(delivery: Delivery) -> TokenStream {
    let at = Span::mixed_site();
    match delivery {
        Delivery::Durable => {
            quote_spanned!(at=> ::core::result::Result<__cdl::Pending, __cdl::EmitError>)
        }
        Delivery::Queued => {
            quote_spanned!(at=> ::core::result::Result<__cdl::Receipt, __cdl::EmitError>)
        }
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

/// `audit.emit(&event)`:
///
/// ```ignore
/// #[diagnostic::do_not_recommend]
/// impl __cdl::Emit<::core::result::Result<__cdl::Receipt, __cdl::EmitError>> for Started {
///     fn emit_to(&self, audit: &__cdl::Audit) -> .. { __cdl::emit_queued(audit, &__EMIT, self) }
/// }
/// ```
fn emit_through_handle(head: &Head, delivery: Delivery) -> TokenStream {
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let answer = answer(delivery);
    let function = emit_function(delivery);
    let moment = moment_name("emit");
    let unlisted = diagnostic(
        head.wording,
        &quote_spanned!(Span::mixed_site()=> do_not_recommend),
    );
    quote_spanned! {Span::mixed_site()=>
        #unlisted
        #[automatically_derived]
        impl #generics __cdl::Emit<#answer> for #ident #arguments #bounds {
            fn emit_to(&self, audit: &__cdl::Audit) -> #answer {
                __cdl::#function(audit, &#moment, self)
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
/// impl __Outcome for ::core::primitive::u8 {} // else the compiler proposes to write the first implementation
/// impl __cdl::Emit<()> for Login<'_> where for<'never> (): __Outcome { .. }
/// impl Login<'_> { pub fn emit(&self, _: &__cdl::Audit) where for<'never> (): __Outcome {} }
/// ```
///
/// The `for<'never>` makes the compiler ask at the call, not here.
fn refuse_without_outcome(head: &Head, event: &Event, outcomes: &[Emitter<'_>]) -> TokenStream {
    let words: Vec<&str> = outcomes.iter().map(|emitter| emitter.method).collect();
    let calls: Vec<String> = words
        .iter()
        .map(|word| format!("`.{word}(&audit)`"))
        .collect();
    let message = format!(
        "CDL0501: event \"{}\" has outcomes: {}",
        event.name,
        words.join(", ")
    );
    let note = format!("call {}", calls.join(" or "));
    let place = format!("catalogue: {}", crate::fault::written(&event.place));
    let told = diagnostic(
        head.wording,
        &quote_spanned! {Span::mixed_site()=>
            on_unimplemented(message = #message, label = "which outcome?", note = #note, note = #place)
        },
    );
    let unlisted = diagnostic(
        head.wording,
        &quote_spanned!(Span::mixed_site()=> do_not_recommend),
    );
    let visibility = &head.visibility;
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    // With the span of the struct: the compiler takes a bound in a derive for an inferred one and advises to drop it.
    let emit = quote_spanned!(ident.span()=> __cdl::Emit<()>);
    let predicates = head
        .generics
        .where_clause
        .as_ref()
        .map(|bounds| &bounds.predicates);
    let comma = predicates
        .filter(|predicates| !predicates.empty_or_trailing())
        .map(|_| quote_spanned!(Span::mixed_site()=> ,));
    quote_spanned! {Span::mixed_site()=>
        #told
        pub trait __Outcome {}
        #unlisted
        impl __Outcome for ::core::primitive::u8 {}
        #[automatically_derived]
        impl #generics #emit for #ident #arguments
        where
            #predicates #comma
            for<'never> (): __Outcome
        {
            fn emit_to(&self, _: &__cdl::Audit) {}
        }
        #[automatically_derived]
        impl #generics #ident #arguments #bounds {
            #[doc(hidden)]
            #[allow(dead_code)]
            #visibility fn emit(&self, _: &__cdl::Audit)
            where
                for<'never> (): __Outcome
            {
            }
        }
    }
}

/// One pre-rendered, redacted value, so that `info!(log, "..."; event)` shows no raw field and boxes no key.
///
/// ```ignore
/// impl __cdl::slog::Value for Login<'_> { fn serialize(..) -> .. { __cdl::slog_value(&__DESCRIPTOR, self, key, serializer) } }
/// impl __cdl::slog::KV for Login<'_> { fn serialize(..) -> .. { __cdl::slog_kv(&__DESCRIPTOR, self, serializer) } }
/// ```
fn slog(head: &Head) -> TokenStream {
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

fn delivery_variant(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::Durable => "Durable",
        Delivery::Queued => "Queued",
        Delivery::BestEffort => "BestEffort",
    }
}
