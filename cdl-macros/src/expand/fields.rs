//! The encoder of a struct: its fields in catalogue order.

use cdl_catalogue::model::StrategyKind;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use super::operand::Operand;
use super::steps::{Steps, writer};
use super::{json, type_check, value};
use crate::ast::{Head, Wording};
use crate::model::{FieldModel, Spelling};

/// ```ignore
/// impl<'a> __cdl::EncodeFields for Login<'a> {
///     fn encode_fields(&self, w: &mut __cdl::Writer<'_>) {
///         let _ = &self.session;
///         __cdl::encode_after(&self.actor, "\"actor\":{", w);
///         w.word_after(__cdl::AuditEnum::word(&self.method), "},\"method\":");
///         if let ::core::option::Option::Some(value) = &self.attempts {
///             w.u32_after(*value, ",\"attempts\":");
///         }
///     }
/// }
/// ```
pub(super) fn encoder(head: &Head, fields: &[FieldModel]) -> TokenStream {
    let body = body(head.wording, fields, Holder::Struct);
    let ident = &head.ident;
    let (generics, arguments, bounds) = head.generics.split_for_impl();
    // An empty body would leave `w` unused.
    let w = if fields
        .iter()
        .any(|field| field.strategy.kind != StrategyKind::Drop)
    {
        writer()
    } else {
        Ident::new("_", Span::mixed_site())
    };
    quote_spanned! {Span::mixed_site()=>
        #[automatically_derived]
        impl #generics __cdl::EncodeFields for #ident #arguments #bounds {
            fn encode_fields(&self, #w: &mut __cdl::Writer<'_>) {
                #body
            }
        }
    }
}

/// The statements of [`encoder`].
pub(crate) fn body(wording: Wording, fields: &[FieldModel], holder: Holder) -> TokenStream {
    let mut body = Steps::default();
    let mut comma = Comma::Never;
    for field in fields {
        append(&mut body, wording, field, holder, &mut comma);
    }
    let body = body.into_tokens();
    // The address only, so that nobody is told that the field is never read; the value stays unread.
    let unread = fields
        .iter()
        .filter(|field| is_unread(field, holder))
        .map(|field| Operand::field(holder, field));
    quote_spanned!(Span::mixed_site()=> #(let _ = #unread;)* #body)
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
    let at = Span::mixed_site();
    let comes = field.given.is_some();
    if (comes && holder == Holder::Struct) || field.strategy.kind == StrategyKind::Drop {
        return;
    }
    let key = format!("{}:", json::string(&field.field.name));
    let mut steps = Steps::default();
    match comma {
        Comma::Never => steps.raw(&key),
        Comma::Depends => {
            let w = writer();
            steps.code(quote_spanned!(at=> #w.key(#key);));
        }
        Comma::Always => steps.raw(&format!(",{key}")),
    }
    let whole = Operand::field(holder, field);
    let reads = value::is_read(&field.strategy.kind);
    if !field.optional && !comes {
        steps.append(value_steps(wording, field, &whole));
        body.append(steps);
        *comma = Comma::Always;
        return;
    }
    let value = Operand::local("value");
    steps.append(value_steps(wording, field, &value));
    let steps = steps.into_tokens();
    let condition = if comes && reads {
        // Of references, so that `value` is one as well.
        let whole = whole.place();
        quote_spanned!(at=> let ::core::option::Option::Some(value) = #whole)
    } else if reads {
        quote_spanned!(at=> let ::core::option::Option::Some(value) = #whole)
    } else {
        quote_spanned!(at=> ::core::option::Option::is_some(#whole))
    };
    body.code(quote_spanned!(at=> if #condition { #steps }));
    if *comma == Comma::Never {
        *comma = Comma::Depends;
    }
}

/// Whether the encoder names it nowhere.
fn is_unread(field: &FieldModel, holder: Holder) -> bool {
    let comes = field.given.is_some();
    let elsewhere = comes && holder == Holder::Struct;
    let dropped = field.strategy.kind == StrategyKind::Drop;
    let masked = !value::is_read(&field.strategy.kind) && !field.optional && !comes;
    elsewhere || dropped || masked
}

fn value_steps(wording: Wording, field: &FieldModel, value: &Operand) -> Steps {
    match field.spelling {
        Spelling::Exact | Spelling::Known | Spelling::Named => value::write(field, value),
        Spelling::Unknown => type_check::write(wording, field, value),
    }
}
