//! The encoder of a struct: its fields in catalogue order.

use cdl_catalogue::model::StrategyKind;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::operand::Operand;
use super::steps::{Steps, WRITER};
use super::{type_check, value};
use crate::ast::{Head, Wording};
use crate::model::{FieldModel, Spelling};

/// ```ignore
/// impl<'a> __cdl::EncodeFields for Actor<'a> {
///     fn encode_fields(&self, __w: &mut __cdl::Writer<'_>) {
///         let _ = &self.session;
///         <ActorKind as __cdl::IsEnum<6510735615160390196>>::write_unquoted(&self.kind, "\"kind\":\"", __w);
///         __w.text_after(&self.id, 64, "\",\"id\":");
///         __w.u32_if_some(self.attempts, ",\"attempts\":");
///     }
/// }
/// ```
pub(super) fn encoder(head: &Head, fields: &[FieldModel]) -> TokenStream {
    let body = body(head.wording, fields, Holder::Struct);
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    let w = Ident::new(writer(fields), Span::call_site());
    quote_spanned! {Span::call_site()=>
        #[automatically_derived]
        impl #generics __cdl::EncodeFields for #ident #arguments #bounds {
            fn encode_fields(&self, #w: &mut __cdl::Writer<'_>) {
                #body
            }
        }
    }
}

/// The name of the encoder's argument. An empty body would leave it unused.
pub(super) fn writer(fields: &[FieldModel]) -> &'static str {
    let mut fields = fields.iter();
    if fields.any(|field| field.strategy.kind != StrategyKind::Drop) {
        WRITER
    } else {
        "_"
    }
}

/// The statements of [`encoder`].
pub(crate) fn body(wording: Wording, fields: &[FieldModel], holder: Holder) -> TokenStream {
    let mut body = Steps::default();
    for field in fields.iter().filter(|field| is_unread(field, holder)) {
        // The address only, so that nobody is told that the field is never read; the value stays unread.
        let unread = Operand::field(holder, field);
        body.write(&["let _ = ", &unread.reference, ";"]);
    }
    let mut comma = Comma::Never;
    for field in fields {
        append(&mut body, wording, field, holder, &mut comma);
    }
    body.into_tokens()
}

/// What `self` is in an encoder's body.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The event, the object.
    Struct,
    /// The event with what came with its outcome: `self.__event`, and an `Option<&T>` for each such field.
    Outcome,
}

/// Whether a comma must stand before the next key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comma {
    /// Nothing was written yet.
    Never,
    /// Only optional fields went before: the writer looks at its last byte.
    Depends,
    /// A field was certainly written.
    Always,
}

fn append(
    body: &mut Steps,
    wording: Wording,
    field: &FieldModel,
    holder: Holder,
    comma: &mut Comma,
) {
    let comes = field.given.is_some();
    if (comes && holder == Holder::Struct) || field.strategy.kind == StrategyKind::Drop {
        return;
    }
    let whole = Operand::field(holder, field);
    if !field.optional && !comes {
        key(body, field, *comma);
        append_value(body, wording, field, &whole);
        *comma = Comma::Always;
        return;
    }
    let call = match comma {
        Comma::Depends => None,
        Comma::Never | Comma::Always => value::if_some(field, &whole).filter(|_| !comes),
    };
    if let Some((method, arguments)) = call {
        body.flush();
        key(body, field, *comma);
        body.value_if_some(method, &arguments);
        if *comma == Comma::Never {
            *comma = Comma::Depends;
        }
        return;
    }
    let mut inner = Steps::default();
    key(&mut inner, field, *comma);
    append_value(&mut inner, wording, field, &Operand::local("__value"));
    let condition = if value::is_read(&field.strategy.kind) {
        // What comes with the outcome is an option of a reference, so `value` is a reference in any case.
        let whole = if comes {
            &whole.place
        } else {
            &whole.reference
        };
        format!("if let ::core::option::Option::Some(__value) = {whole} ")
    } else {
        format!("if ::core::option::Option::is_some({}) ", whole.reference)
    };
    body.block(&condition, inner);
    if *comma == Comma::Never {
        *comma = Comma::Depends;
    }
}

/// `"user":`. A name is words and numbers by the catalogue's rules, so nothing in it has to be escaped.
fn key(steps: &mut Steps, field: &FieldModel, comma: Comma) {
    let key = ["\"", &field.field.name, "\":"].concat();
    match comma {
        Comma::Never => {}
        Comma::Depends => return steps.key(&key),
        Comma::Always => steps.raw(","),
    }
    steps.raw(&key);
}

/// Whether the encoder names it nowhere.
fn is_unread(field: &FieldModel, holder: Holder) -> bool {
    let comes = field.given.is_some();
    let elsewhere = comes && holder == Holder::Struct;
    let dropped = field.strategy.kind == StrategyKind::Drop;
    let masked = !value::is_read(&field.strategy.kind) && !field.optional && !comes;
    elsewhere || dropped || masked
}

fn append_value(steps: &mut Steps, wording: Wording, field: &FieldModel, value: &Operand) {
    match field.spelling {
        Spelling::Exact | Spelling::Known | Spelling::Named => value::write(steps, field, value),
        Spelling::Unknown => type_check::write(steps, wording, field, value),
    }
}
