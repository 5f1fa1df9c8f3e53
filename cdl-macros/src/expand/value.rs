//! How one value is written: the trait that reads it, the redaction, the writer's method.

use cdl_catalogue::model::{Base, StrategyKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::Path;

use super::json;
use super::operand::Operand;
use super::pseudonym::hmac;
use super::steps::{Steps, writer};
use crate::ast::Source;
use crate::model::{FieldModel, Spelling, Value};

/// The steps that write `value`, with its quotes or brackets.
pub(super) fn write(field: &FieldModel, value: &Operand) -> Steps {
    let mut steps = Steps::default();
    if let StrategyKind::Mask { symbol, fixed } = field.strategy.kind {
        steps.raw(&mask(symbol, fixed));
    } else {
        write_shape(&mut steps, field, &field.value, value);
    }
    steps
}

/// Whether `write` reads the value at all.
pub(crate) fn is_read(strategy: &StrategyKind) -> bool {
    !matches!(strategy, StrategyKind::Drop | StrategyKind::Mask { .. })
}

fn write_shape(steps: &mut Steps, field: &FieldModel, shape: &Value, value: &Operand) {
    let at = Span::mixed_site();
    let ty = &field.ty;
    let named = field.spelling == Spelling::Named;
    match shape {
        // w.text(&self.user, 64);
        Value::Scalar(base) => write_scalar(steps, field, *base, value),
        // w.word(<AuthMethod as __cdl::IsEnum<0x5a31_c0de_77f0_1234>>::enum_word(&self.method));
        Value::Enum { fingerprint, .. } => {
            let word = if let Source::Mirror { path, .. } = &field.source {
                mirrored(path, *fingerprint, value)
            } else if named {
                quote_spanned!(at=> <#ty as __cdl::IsEnum<#fingerprint>>::enum_word(#value))
            } else {
                quote_spanned!(at=> __cdl::AuditEnum::word(#value))
            };
            match &field.strategy.kind {
                StrategyKind::Plain => steps.value("word", word),
                StrategyKind::Hmac { key, scope } => {
                    steps.value("hmac_text", hmac(field, key, *scope, &word));
                }
                _ => steps.raw(&masked()),
            }
        }
        Value::Object { .. } if field.strategy.kind != StrategyKind::Plain => {
            steps.raw(&masked());
        }
        // <Actor<'a> as __cdl::IsObject<0x5a31_c0de_77f0_1234>>::encode_object(&self.actor, "{", w); w.raw("}");
        Value::Object { fingerprint, .. } => {
            steps.raw("{");
            let encode = if named {
                quote_spanned!(at=> <#ty as __cdl::IsObject<#fingerprint>>::encode_object)
            } else {
                quote_spanned!(at=> __cdl::encode_after)
            };
            steps.object(encode, quote_spanned!(at=> #value));
            steps.raw("}");
        }
        Value::List(item) => write_list(steps, field, item, value),
        Value::Map(item) => write_map(steps, field, item, value),
    }
}

/// `<Method as __cdl::IsEnum<0x5a31_c0de_77f0_1234>>::enum_word(&<Method as ::core::convert::From<&_>>::from(&*item))`
fn mirrored(path: &Path, fingerprint: u64, value: &Operand) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        <#path as __cdl::IsEnum<#fingerprint>>::enum_word(
            &<#path as ::core::convert::From<&_>>::from(#value)
        )
    }
}

/// ```ignore
/// w.raw("[");
/// {
///     let items = __cdl::value::List::items(&self.roles);
///     for item in __cdl::first_items(items, 64) { w.item(); .. }
///     w.more_items(items.len(), 64);
/// }
/// w.raw("]");
/// ```
///
/// Of texts that are shown, which most lists are, the runtime has the loop:
///
/// ```ignore
/// w.texts_after(&self.roles, 64, 0, "[");
/// w.raw("]");
/// ```
fn write_list(steps: &mut Steps, field: &FieldModel, item: &Value, value: &Operand) {
    let at = Span::mixed_site();
    let w = writer();
    steps.raw("[");
    let most = field.field.max_items.map(|most| most as usize);
    let shown = field.strategy.kind == StrategyKind::Plain && matches!(field.source, Source::Value);
    if shown && item.is_text() {
        let most = most.unwrap_or(usize::MAX);
        let limit = field.field.max_len.unwrap_or(0);
        steps.value("texts", quote_spanned!(at=> #value, #most, #limit));
        steps.raw("]");
        return;
    }
    let inner = write_item(field, item);
    steps.code(if let Some(most) = most {
        quote_spanned! {at=>
            {
                let items = __cdl::value::List::items(#value);
                for item in __cdl::first_items(items, #most) {
                    #w.item();
                    #inner
                }
                #w.more_items(items.len(), #most);
            }
        }
    } else {
        quote_spanned! {at=>
            for item in __cdl::value::List::items(#value) {
                #w.item();
                #inner
            }
        }
    });
    steps.raw("]");
}

/// ```ignore
/// w.raw("{");
/// for (name, item) in __cdl::first_entries(&self.tags, 64) { w.entry(name); .. }
/// w.more_entries(__cdl::value::Map::count(&self.tags), 64);
/// w.raw("}");
/// ```
fn write_map(steps: &mut Steps, field: &FieldModel, item: &Value, value: &Operand) {
    let w = writer();
    let inner = write_item(field, item);
    // The catalogue demands `max_items` of a map.
    let most = field.field.max_items.unwrap_or(u32::MAX) as usize;
    steps.raw("{");
    steps.code(quote_spanned! {Span::mixed_site()=>
        for (name, item) in __cdl::first_entries(#value, #most) {
            #w.entry(name);
            #inner
        }
        #w.more_entries(__cdl::value::Map::count(#value), #most);
    });
    steps.raw("}");
}

fn write_item(field: &FieldModel, item: &Value) -> TokenStream {
    let mut inner = Steps::default();
    write_shape(&mut inner, field, item, &Operand::local("item"));
    inner.into_tokens()
}

/// One call.
fn write_scalar(steps: &mut Steps, field: &FieldModel, base: Base, value: &Operand) {
    let at = Span::mixed_site();
    let read = read(field, base, value);
    let limit = field.field.max_len.unwrap_or(0);
    let (method, arguments) = match &field.strategy.kind {
        StrategyKind::Plain => match base {
            Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => {
                ("text", quote_spanned!(at=> #read, #limit))
            }
            Base::Bool => ("bool", read),
            Base::I32 => ("i32", read),
            Base::I64 => ("i64", read),
            Base::U32 => ("u32", read),
            Base::U64 => ("u64", read),
            Base::F64 => ("f64", read),
            Base::Decimal if is_rendered(field) => ("decimal_text", read),
            Base::Decimal => ("decimal", read),
            Base::Bytes => ("bytes", quote_spanned!(at=> #read, #limit)),
            Base::Uuid => ("uuid", read),
            Base::Ip => ("ip", read),
            Base::Cidr => ("cidr", read),
            Base::Timestamp => ("timestamp", read),
            Base::Duration => ("seconds", read),
        },
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } if is_text(base) => (
            "mask_email",
            quote_spanned!(at=> #read, #keep_first, #keep_domain),
        ),
        StrategyKind::KeepLast { keep } if is_text(base) => {
            ("keep_last", quote_spanned!(at=> #read, #keep))
        }
        StrategyKind::Truncate { max_chars } if is_text(base) => {
            ("truncate", quote_spanned!(at=> #read, #max_chars))
        }
        StrategyKind::TruncateIp { v4, v6 } if base == Base::Ip => {
            ("truncate_ip", quote_spanned!(at=> #read, #v4, #v6))
        }
        StrategyKind::TruncateIp { v4, v6 } if base == Base::Cidr => {
            ("truncate_cidr", quote_spanned!(at=> #read, #v4, #v6))
        }
        StrategyKind::Hmac { key, scope } => {
            let whole = || quote_spanned!(at=> ::core::convert::From::from(#read));
            let (method, read) = match base {
                _ if is_text(base) => ("hmac_text", read),
                Base::I32 | Base::I64 => ("hmac_i64", whole()),
                Base::U32 | Base::U64 => ("hmac_u64", whole()),
                Base::Decimal if is_rendered(field) => ("hmac_decimal_text", read),
                Base::Decimal => ("hmac_decimal", read),
                Base::Uuid => ("hmac_uuid", read),
                Base::Ip => ("hmac_ip", read),
                Base::Cidr => ("hmac_cidr", read),
                _ => return steps.raw(&masked()),
            };
            (method, hmac(field, key, *scope, &read))
        }
        // The catalogue leaves no strategy lawful that the shape cannot bear. If it ever did, nothing is shown.
        _ => return steps.raw(&masked()),
    };
    steps.value(method, arguments);
}

/// The value as the writer takes it.
fn read(field: &FieldModel, base: Base, value: &Operand) -> TokenStream {
    let at = Span::mixed_site();
    let w = writer();
    match &field.source {
        // w.render(&self.user).as_str()
        Source::Display(_) => quote_spanned!(at=> #w.render(#value).as_str()),
        // ::core::convert::AsRef::<str>::as_ref(&self.user)
        Source::AsStr(_) => {
            quote_spanned!(at=> ::core::convert::AsRef::<::core::primitive::str>::as_ref(#value))
        }
        // &self.user, self.attempts
        Source::Value if field.spelling == Spelling::Exact && is_text(base) => {
            quote_spanned!(at=> #value)
        }
        Source::Value if field.spelling == Spelling::Exact => value.place().into_token_stream(),
        // __cdl::value::Text::text(&self.user, &mut [0; 4])
        Source::Value if is_text(base) => {
            quote_spanned!(at=> __cdl::value::Text::text(#value, &mut [0; 4]))
        }
        // __cdl::value::Ip::ip(&self.source_ip)
        // A mirror has words and no scalar.
        Source::Value | Source::Mirror { .. } => {
            let (family, method) = family(base);
            quote_spanned!(at=> __cdl::value::#family::#method(#value))
        }
    }
}

/// The name of the trait in `cdl_runtime::value` that reads a catalogue type.
pub(crate) fn value_family(base: Base) -> String {
    family(base).0.to_string()
}

/// The trait that reads a catalogue type, and its method.
pub(super) fn family(base: Base) -> (Ident, Ident) {
    let (family, method) = match base {
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => ("Text", "text"),
        Base::Bool => ("Bool", "bool"),
        Base::I32 => ("I32", "i32"),
        Base::I64 => ("I64", "i64"),
        Base::U32 => ("U32", "u32"),
        Base::U64 => ("U64", "u64"),
        Base::F64 => ("F64", "f64"),
        Base::Decimal => ("Decimal", "decimal"),
        Base::Bytes => ("Bytes", "bytes"),
        Base::Uuid => ("Uuid", "uuid"),
        Base::Ip => ("Ip", "ip"),
        Base::Cidr => ("Cidr", "cidr"),
        Base::Timestamp => ("Timestamp", "unix_micros"),
        Base::Duration => ("Seconds", "seconds"),
    };
    (
        Ident::new(family, Span::mixed_site()),
        Ident::new(method, Span::mixed_site()),
    )
}

fn is_text(base: Base) -> bool {
    Value::Scalar(base).is_text()
}

/// Whether it comes as text that spells it.
fn is_rendered(field: &FieldModel) -> bool {
    !matches!(field.source, Source::Value)
}

/// What a mask writes, with its quotes.
fn mask(symbol: char, fixed: u8) -> String {
    json::string(&symbol.to_string().repeat(usize::from(fixed)))
}

fn masked() -> String {
    mask('*', 8)
}
