//! What stands beside a fault: implementations that do nothing, so that one mistake is one message.

use cdl_catalogue::model::{Event, Moments};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::ast::{Head, Kind};
use crate::check::Checked;
use crate::expand::{self, Ending, Holder};
use crate::model::{FieldModel, Model};

/// Emitters of an event that nobody knows: those that most events have.
const USUAL: [&str; 6] = [
    "emit",
    "attempted",
    "success",
    "failure",
    "denied",
    "unknown",
];

/// The stub of one derive, with whatever is known of it.
pub(crate) fn expand(head: &Head, checked: &Checked) -> TokenStream {
    let fields = match &checked.model {
        Some(Model::Event(model)) => &model.fields,
        Some(Model::Object(model)) => &model.fields,
        Some(Model::Enumeration(_)) | None => &checked.sound,
    };
    let items = match head.kind {
        Kind::Event => stub_event(head, checked, fields),
        Kind::Object => stub_object(head, fields),
        Kind::Enumeration => stub_enumeration(head),
    };
    expand::block(head, &items)
}

/// ```ignore
/// impl<'a> __cdl::EncodeFields for Login<'a> { fn encode_fields(&self, _: ..) { let _ = &self.user; } }
/// impl<'a> __cdl::AuditEvent for Login<'a> { const DESCRIPTOR: .. = &__DESCRIPTOR; }
/// impl<'a> Login<'a> { pub fn success(&self, audit: &__cdl::Audit) -> .. { __cdl::emit_queued(audit, &__MOMENT, self) } }
/// ```
fn stub_event(head: &Head, checked: &Checked, fields: &[FieldModel]) -> TokenStream {
    let event = checked.event.as_deref();
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let encoder = encoder(head, fields);
    let visibility = &head.visibility;
    let (answer, body) = match event {
        Some(event) => {
            let function = expand::emit_function(event.delivery);
            let function = Ident::new(function, Span::call_site());
            let body = quote_spanned!(Span::call_site()=> __cdl::#function(audit, &__MOMENT, self));
            (expand::answer(event.delivery), body)
        }
        None => undecided(),
    };
    let emitters: Vec<Ending> = methods(event, &checked.outcomes)
        .iter()
        .map(|method| {
            let given = checked
                .given
                .iter()
                .filter(|outcomes| outcomes.contains(method));
            Ending {
                method: expand::method_name(method),
                way: quote_spanned!(Span::call_site()=> ::core::option::Option::Some(&__MOMENT)),
                parameters: given
                    .map(|_| quote_spanned!(Span::call_site()=> , _: impl ::core::marker::Sized))
                    .collect(),
                joined: None,
            }
        })
        .collect();
    let functions = emitters.iter().map(
        |Ending {
             method, parameters, ..
         }| {
            quote_spanned! {Span::call_site()=>
                #visibility fn #method(&self, audit: &__cdl::Audit #parameters) -> #answer {
                    #body
                }
            }
        },
    );
    let guard = stub_guard(head, event, emitters.clone());
    quote_spanned! {Span::call_site()=>
        #encoder
        static __DESCRIPTOR: __cdl::Descriptor = __cdl::Descriptor {
            name: "",
            fingerprint: "",
            mandatory: false,
            delivery: __cdl::Delivery::Queued,
            schema: *__cdl::Schema::NONE,
            before_time: "",
        };
        static __MOMENT: __cdl::Moment = __cdl::Moment {
            tag: "",
            descriptor: &__DESCRIPTOR,
            severity: __cdl::Severity::Debug,
            after_time: "",
        };
        #[automatically_derived]
        impl #generics __cdl::AuditEvent for #ident #arguments #bounds {
            const DESCRIPTOR: &'static __cdl::Descriptor = &__DESCRIPTOR;
        }
        #[automatically_derived]
        impl #generics __cdl::Emit<#answer> for #ident #arguments #bounds {
            fn emit_to(&self, audit: &__cdl::Audit) -> #answer {
                #body
            }
        }
        #[allow(dead_code, missing_docs)]
        #[automatically_derived]
        impl #generics #ident #arguments #bounds {
            #(#functions)*
        }
        #guard
        #[automatically_derived]
        impl #generics __cdl::slog::Value for #ident #arguments #bounds {
            fn serialize(
                &self,
                _: &__cdl::slog::Record<'_>,
                _: __cdl::slog::Key,
                _: &mut dyn __cdl::slog::Serializer,
            ) -> __cdl::slog::Result {
                ::core::result::Result::Ok(())
            }
        }
        #[automatically_derived]
        impl #generics __cdl::slog::KV for #ident #arguments #bounds {
            fn serialize(
                &self,
                _: &__cdl::slog::Record<'_>,
                _: &mut dyn __cdl::slog::Serializer,
            ) -> __cdl::slog::Result {
                ::core::result::Result::Ok(())
            }
        }
    }
}

/// `attempt`, unless the catalogue knows the event and that it has none. What is no outcome does no harm among them.
fn stub_guard(head: &Head, event: Option<&Event>, emitters: Vec<Ending>) -> Option<TokenStream> {
    if event.is_some_and(|event| event.attempted.is_none()) {
        return None;
    }
    let way = quote_spanned!(Span::call_site()=> ::core::option::Option::Some(&__MOMENT));
    let attempt = expand::Attempt {
        event: "",
        delivery: event.map(|event| event.delivery),
        attempted: way.clone(),
        unknown: way,
        outcomes: emitters
            .into_iter()
            .filter(|emitter| emitter.method != "attempted")
            .collect(),
    };
    Some(expand::guard(head, &attempt))
}

/// `Result<__cdl::Undecided, ..>`, which bears `.wait()` as well as `.ticket()`.
fn undecided() -> (TokenStream, TokenStream) {
    let at = Span::call_site();
    (
        quote_spanned!(at=> ::core::result::Result<__cdl::Undecided, __cdl::EmitError>),
        quote_spanned!(at=> { let _ = audit; ::core::result::Result::Ok(__cdl::Undecided) }),
    )
}

/// The names of the emitters: the catalogue's if it knows the event, else those that may be meant. `emit` stays among
/// them, for its absence would be a second message.
fn methods(event: Option<&Event>, outcomes: &[String]) -> Vec<String> {
    let Some(event) = event else {
        let others = outcomes.iter().map(String::as_str);
        let others = others.filter(|name| !USUAL.contains(name) && *name != "attempt");
        return USUAL.into_iter().chain(others).map(str::to_owned).collect();
    };
    let mut methods = vec!["emit".to_owned()];
    if event.attempted.is_some() {
        methods.push("attempted".to_owned());
    }
    if let Moments::Outcomes(outcomes) = &event.moments {
        methods.extend(outcomes.iter().map(|(outcome, _)| outcome.clone()));
    }
    methods
}

/// Stands for any object: which one was meant is not known.
fn stub_object(head: &Head, fields: &[FieldModel]) -> TokenStream {
    let ident = &head.ident;
    let encoder = encoder(head, fields);
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let with_identity = with_identity(head);
    quote_spanned! {Span::call_site()=>
        #encoder
        #[automatically_derived]
        impl #generics __cdl::AuditObject for #ident #arguments #bounds {
            const NAME: &'static ::core::primitive::str = "";
            const SCHEMA: &'static __cdl::Schema = __cdl::Schema::NONE;
        }
        #[automatically_derived]
        impl #with_identity __cdl::IsObject<__IDENTITY> for #ident #arguments #bounds {}
    }
}

/// Stands for any enum.
fn stub_enumeration(head: &Head) -> TokenStream {
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let with_identity = with_identity(head);
    quote_spanned! {Span::call_site()=>
        #[automatically_derived]
        impl #generics __cdl::AuditEnum for #ident #arguments #bounds {
            const NAME: &'static ::core::primitive::str = "";

            fn word(&self) -> &'static ::core::primitive::str {
                ""
            }
        }
        #[automatically_derived]
        impl #with_identity __cdl::IsEnum<__IDENTITY> for #ident #arguments #bounds {}
    }
}

/// `impl<'a, T, const __IDENTITY: u64>`
fn with_identity(head: &Head) -> TokenStream {
    let mut generics = head.generics.clone();
    generics.params.push(
        syn::parse_quote_spanned!(Span::call_site()=> const __IDENTITY: ::core::primitive::u64),
    );
    let (generics, _, _) = generics.split_for_impl();
    quote_spanned!(Span::call_site()=> #generics)
}

/// Touches every field, so that none is called "never read" beside the fault, and asks the types that can be asked.
fn encoder(head: &Head, fields: &[FieldModel]) -> TokenStream {
    let ident = &head.ident;
    let members = &head.members;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let w = Ident::new(expand::WRITER, Span::call_site());
    let body = expand::body(head.wording, fields, Holder::Struct);
    quote_spanned! {Span::call_site()=>
        #[automatically_derived]
        impl #generics __cdl::EncodeFields for #ident #arguments #bounds {
            fn encode_fields(&self, #w: &mut __cdl::Writer<'_>) {
                let _ = #w;
                #(let _ = &self.#members;)*
                #body
            }
        }
    }
}
