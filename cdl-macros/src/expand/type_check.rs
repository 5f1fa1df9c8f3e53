//! A type that the tokens do not prove right is asked through a trait of its own, so that a mistake is told
//! in the catalogue's words, at the type, once.

use cdl_catalogue::declaration::Doubt;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote_spanned};
use syn::Type;

use super::code::Code;
use super::hidden_option::{self, Question};
use super::operand::Operand;
use super::steps::{Steps, WRITER};
use super::{diagnostic, value};
use crate::ast::{Source, Wording};
use crate::expected;
use crate::fault::written;
use crate::model::{FieldModel, Value};

/// ```ignore
/// {
///     #[diagnostic::on_unimplemented(message = "CDL0201: field \"source_ip\" of event \"auth.login\" must be ..", ..)]
///     trait __Login_source_ip {
///         fn write(&self, __w: &mut __cdl::Writer<'_>);
///     }
///     #[diagnostic::do_not_recommend]
///     impl<T: ?::core::marker::Sized + __cdl::value::Ip> __Login_source_ip for T {
///         fn write(&self, __w: &mut __cdl::Writer<'_>) {
///             __w.ip(__cdl::value::Ip::ip(self));
///         }
///     }
///     <ClientAddress as __Login_source_ip>::write(&self.source_ip, __w);
/// }
/// ```
pub(super) fn write(steps: &mut Steps, wording: Wording, field: &FieldModel, value: &Operand) {
    let at = Span::call_site();
    if !value::is_read(&field.strategy.kind) {
        // It would stand there even when the value is absent.
        if let Some(asked) = hidden_option::asked(field) {
            steps.tokens(&quote_spanned!(at=> { #asked }));
        }
        return value::write(steps, field, value);
    }
    let w = Ident::new(WRITER, at);
    let (ty, value) = asked(field, value);
    let bounds = bounds(field);
    let conditions = conditions(field);
    // The braces of an object stay outside, where they merge with the keys beside them.
    let object = matches!(field.value, Value::Object { .. });
    let mut body = Steps::default();
    if object {
        body.write(&["__cdl::EncodeFields::encode_fields(self, ", WRITER, ");"]);
    } else {
        value::write(&mut body, field, &Operand::local("self"));
    }
    let body = body.into_tokens();
    let name = format_ident!("__{}_{}", field.item, field.ident, span = at);
    let Words {
        message,
        label,
        notes,
    } = words(field);
    let told = diagnostic(
        wording,
        &quote_spanned!(at=> on_unimplemented(message = #message, label = #label #(, note = #notes)*)),
    );
    let unlisted = diagnostic(wording, &quote_spanned!(at=> do_not_recommend));
    let Question {
        parameter,
        of_values,
        beside,
        answer,
    } = hidden_option::question(field, &name, &unlisted);
    if object {
        steps.raw("{");
    }
    let mut call = Code::default();
    call.write(&["::write(", &value.reference, ", ", WRITER, ");"]);
    let call = call.into_tokens();
    steps.tokens(&quote_spanned! {at=>
        {
            #told
            #[allow(non_camel_case_types)]
            trait #name #parameter {
                fn write(&self, #w: &mut __cdl::Writer<'_>);
            }
            #unlisted
            impl<T: #bounds> #name #of_values for T #conditions {
                fn write(&self, #w: &mut __cdl::Writer<'_>) {
                    #body
                }
            }
            #beside
            <#ty as #name #answer> #call
        }
    });
    if object {
        steps.raw("}");
    }
}

/// What the blanket implementation asks of `T`.
fn bounds(field: &FieldModel) -> TokenStream {
    let at = Span::call_site();
    match field.source {
        Source::Display(_) => rendered(&field.value, quote_spanned!(at=> ::core::fmt::Display)),
        Source::AsStr(_) => {
            let text = quote_spanned!(at=> ::core::convert::AsRef<::core::primitive::str>);
            let text = rendered(&field.value, text);
            quote_spanned!(at=> ?::core::marker::Sized + #text)
        }
        Source::Value => {
            let bound = bound(&field.value);
            quote_spanned!(at=> ?::core::marker::Sized + #bound)
        }
        Source::Mirror { .. } => {
            let container = match &field.value {
                Value::List(_) => quote_spanned!(at=> + __cdl::value::List),
                Value::Map(_) => quote_spanned!(at=> + __cdl::value::Map),
                _ => TokenStream::new(),
            };
            quote_spanned!(at=> ?::core::marker::Sized #container)
        }
    }
}

/// `where Method: for<'__theirs> ::core::convert::From<&'__theirs T>`: ours is made of theirs.
fn conditions(field: &FieldModel) -> TokenStream {
    let at = Span::call_site();
    let Source::Mirror { path, .. } = &field.source else {
        return TokenStream::new();
    };
    let theirs = match &field.value {
        Value::List(_) => quote_spanned!(at=> T::Item),
        Value::Map(_) => quote_spanned!(at=> T::Value),
        _ => quote_spanned!(at=> T),
    };
    quote_spanned!(at=> where #path: for<'__theirs> ::core::convert::From<&'__theirs #theirs>)
}

/// The type that is asked, and its value. A mirror is made of the enum itself, whatever reference the field holds.
fn asked<'a>(field: &'a FieldModel, value: &Operand) -> (&'a Type, Operand) {
    let (mut ty, mut value) = (&*field.ty, value.clone());
    while let (Source::Mirror { .. }, Value::Enum { .. }, Type::Reference(outer)) =
        (&field.source, &field.value, ty)
    {
        ty = &outer.elem;
        value = value.behind();
    }
    (ty, value)
}

/// What renders itself, alone or item by item.
fn rendered(value: &Value, how: TokenStream) -> TokenStream {
    let at = Span::call_site();
    match value {
        Value::List(_) => quote_spanned!(at=> __cdl::value::List<Item: #how>),
        Value::Map(_) => quote_spanned!(at=> __cdl::value::Map<Value: #how>),
        _ => how,
    }
}

fn bound(value: &Value) -> TokenStream {
    let at = Span::call_site();
    match value {
        Value::Scalar(base) => {
            let family = Ident::new(value::family(*base).0, at);
            quote_spanned!(at=> __cdl::value::#family)
        }
        Value::Enum { fingerprint, .. } => {
            quote_spanned!(at=> __cdl::IsEnum<#fingerprint> + __cdl::AuditEnum)
        }
        Value::Object { fingerprint, .. } => {
            quote_spanned!(at=> __cdl::IsObject<#fingerprint> + __cdl::EncodeFields)
        }
        Value::List(item) => {
            let item = bound(item);
            quote_spanned!(at=> __cdl::value::List<Item: #item>)
        }
        Value::Map(item) => {
            let item = bound(item);
            quote_spanned!(at=> __cdl::value::Map<Value: #item>)
        }
    }
}

/// The words of the compiler's message.
struct Words {
    message: String,
    label: String,
    notes: Vec<String>,
}

fn words(field: &FieldModel) -> Words {
    let FieldModel {
        owner,
        field: declared,
        ..
    } = field;
    if let Some(doubt) = &field.doubt {
        return doubted(field, doubt);
    }
    let (code, is) = match (&field.source, &field.value) {
        (Source::Display(_), Value::List(_) | Value::Map(_)) => (
            "CDL0201",
            "is `#[audit(display)]` and its items must implement `Display`".to_owned(),
        ),
        (Source::Display(_), _) => (
            "CDL0201",
            "is `#[audit(display)]` and must implement `Display`".to_owned(),
        ),
        (Source::AsStr(_), Value::List(_) | Value::Map(_)) => (
            "CDL0201",
            "is `#[audit(as_str)]` and its items must implement `AsRef<str>`".to_owned(),
        ),
        (Source::AsStr(_), _) => (
            "CDL0201",
            "is `#[audit(as_str)]` and must implement `AsRef<str>`".to_owned(),
        ),
        (Source::Mirror { path, .. }, _) => {
            let mirror = path.to_token_stream().to_string().replace(' ', "");
            ("CDL0202", format!("is written through mirror `{mirror}`"))
        }
        (_, Value::Enum { name, .. }) => ("CDL0202", format!("must be catalogue enum \"{name}\"")),
        (_, Value::Object { name, .. }) => {
            ("CDL0218", format!("must be catalogue object \"{name}\""))
        }
        (Source::Value, _) => (
            "CDL0201",
            format!("must be of catalogue type \"{}\"", declared.type_name),
        ),
    };
    let message = format!("{code}: field \"{}\" of {owner} {is}", declared.name);
    let label = match field.source {
        Source::Mirror { .. } => "`{Self}` is not what it mirrors".to_owned(),
        Source::Value => format!(
            "expected {}, found `{{Self}}`",
            expected::phrase(&field.value)
        ),
        Source::Display(_) | Source::AsStr(_) => "`{Self}` does not".to_owned(),
    };
    let mut notes = Vec::new();
    if matches!(field.source, Source::Value) {
        notes.push(expected::accepted(&field.value));
    }
    notes.push(format!("catalogue: {}", written(&declared.place)));
    Words {
        message: escape(&message),
        label: if label.contains("{Self}") {
            escape_but_self(&label)
        } else {
            escape(&label)
        },
        notes: notes.iter().map(|note| escape(note)).collect(),
    }
}

/// The type's name says what is probably wrong, and the compiler that something is.
fn doubted(field: &FieldModel, doubt: &Doubt) -> Words {
    let Doubt {
        code,
        message,
        help,
    } = doubt;
    let place = format!("catalogue: {}", written(&field.field.place));
    Words {
        message: escape(&format!("{code}: {message}")),
        label: escape(&format!(
            "field \"{}\" of {} must be {}",
            field.field.name,
            field.owner,
            expected::phrase(&field.value)
        )),
        notes: help
            .iter()
            .chain([&place])
            .map(|note| escape(note))
            .collect(),
    }
}

/// The attribute reads its texts as format strings.
pub(super) fn escape(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn escape_but_self(text: &str) -> String {
    escape(text).replace("{{Self}}", "{Self}")
}
