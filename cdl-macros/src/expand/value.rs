//! How one value is written: the trait that reads it, the redaction, the writer's method.

use cdl_catalogue::model::{Base, StrategyKind};
use syn::{GenericArgument, PathArguments, Type, TypePath};

use super::json;
use super::operand::Operand;
use super::pseudonym::pseudonym;
use super::steps::{Steps, WRITER};
use crate::ast::Source;
use crate::model::{FieldModel, Spelling, Value};
use crate::parse::bare;

/// Writes `value`, with its quotes or brackets.
pub(super) fn write(steps: &mut Steps, field: &FieldModel, value: &Operand) {
    if let StrategyKind::Mask { symbol, fixed } = field.strategy.kind {
        steps.raw(&mask(symbol, fixed));
    } else {
        write_shape(steps, field, &field.value, value);
    }
}

/// Whether `write` reads the value at all.
pub(crate) fn is_read(strategy: &StrategyKind) -> bool {
    !matches!(strategy, StrategyKind::Drop | StrategyKind::Mask { .. })
}

fn write_shape(steps: &mut Steps, field: &FieldModel, shape: &Value, value: &Operand) {
    match shape {
        // __w.text(&self.user, 64);
        Value::Scalar(base) => write_scalar(steps, field, *base, value),
        Value::Enum { fingerprint, .. } => write_enum(steps, field, *fingerprint, value),
        Value::Object { .. } if field.strategy.kind != StrategyKind::Plain => {
            steps.raw(&masked());
        }
        // <Actor<'a> as __cdl::IsObject<6510735615160390196>>::encode_object(&self.actor, "{", __w); __w.raw("}");
        Value::Object { fingerprint, .. } => {
            steps.raw("{");
            if field.spelling == Spelling::Named {
                let family = format!("__cdl::IsObject<{fingerprint}>");
                steps.value_of(&field.ty, &family, "encode_object", &value.reference);
            } else {
                steps.value_by("__cdl::encode_after", &value.reference);
            }
            steps.raw("}");
        }
        Value::List(item) => write_list(steps, field, item, value),
        Value::Map(item) => write_map(steps, field, item, value),
    }
}

/// Shown, as most are:
///
/// ```ignore
/// <AuthMethod as __cdl::IsEnum<6510735615160390196>>::write_unquoted(&self.method, "\"method\":\"", __w);
/// ```
///
/// As a pseudonym, or through a mirror:
///
/// ```ignore
/// {
///     let __word = <Method as ::core::convert::From<&_>>::from(&self.method);
///     let __word = <Method as __cdl::IsEnum<6510735615160390196>>::enum_word(&__word);
///     __w.word(__word);
/// }
/// ```
fn write_enum(steps: &mut Steps, field: &FieldModel, fingerprint: u64, value: &Operand) {
    let (method, pseudonym) = match &field.strategy.kind {
        StrategyKind::Plain => ("word", String::new()),
        StrategyKind::Hmac { key, scope } => ("hmac_text", pseudonym(field, key, *scope)),
        _ => return steps.raw(&masked()),
    };
    let named = field.spelling == Spelling::Named;
    let family = format!("__cdl::IsEnum<{fingerprint}>");
    let value = &value.reference;
    let mut inner = Steps::default();
    match &field.source {
        Source::Mirror { path, .. } => {
            inner.write(&["let __word = <"]);
            inner.tokens(path);
            inner.write(&[" as ::core::convert::From<&_>>::from(", value, ");"]);
            inner.write(&["let __word = <"]);
            inner.tokens(path);
            inner.write(&[" as ", &family, ">::enum_word(&__word);"]);
        }
        // With something behind it, which takes the quote along.
        _ if named && method == "word" && !field.optional && field.given.is_none() => {
            steps.raw("\"");
            steps.value_of(&field.ty, &family, "write_unquoted", value);
            return steps.raw("\"");
        }
        _ if named && method == "word" => {
            return steps.value_of(&field.ty, &family, "write_word", value);
        }
        _ if named => {
            inner.write(&["let __word = <"]);
            inner.tokens(&field.ty);
            inner.write(&[" as ", &family, ">::enum_word(", value, ");"]);
        }
        _ => {
            return steps.value(method, &[&pseudonym, "__cdl::AuditEnum::word(", value, ")"]);
        }
    }
    inner.value(method, &[&pseudonym, "__word"]);
    steps.block("", inner);
}

/// ```ignore
/// __w.raw("[");
/// {
///     let __items = __cdl::value::List::items(&self.roles);
///     for __item in __cdl::first_items(__items, 64) { __w.item(); .. }
///     __w.more_items(__items.len(), 64);
/// }
/// __w.raw("]");
/// ```
///
/// Of texts that are shown, which most lists are, the runtime has the loop:
///
/// ```ignore
/// __w.strs_after(&self.roles, 64, 0, "[");
/// __w.raw("]");
/// ```
fn write_list(steps: &mut Steps, field: &FieldModel, item: &Value, value: &Operand) {
    let value = &value.reference;
    steps.raw("[");
    let most = field.field.max_items.map(|most| most.to_string());
    let shown = field.strategy.kind == StrategyKind::Plain && matches!(field.source, Source::Value);
    if shown && item.is_text() {
        let most = most.as_deref().unwrap_or("::core::primitive::usize::MAX");
        let limit = field.field.max_len.unwrap_or(0).to_string();
        steps.value(texts(field), &[value, ", ", most, ", ", &limit]);
        steps.raw("]");
        return;
    }
    let inner = write_item(field, item, ".item();");
    if let Some(most) = most {
        let mut limited = Steps::default();
        limited.write(&["let __items = __cdl::value::List::items(", value, ");"]);
        let first = format!("for __item in __cdl::first_items(__items, {most})");
        limited.block(&first, inner);
        limited.write(&[WRITER, ".more_items(__items.len(), ", &most, ");"]);
        steps.block("", limited);
    } else {
        let all = format!("for __item in __cdl::value::List::items({value})");
        steps.block(&all, inner);
    }
    steps.raw("]");
}

/// The method for a list of texts: of a slice or a vector whose spelling says what it holds, one that asks no trait.
fn texts(field: &FieldModel) -> &'static str {
    if field.spelling != Spelling::Known {
        return "texts";
    }
    let item = match bare(&field.ty) {
        Type::Reference(of) => match bare(&of.elem) {
            Type::Slice(slice) => Some(&*slice.elem),
            _ => None,
        },
        Type::Path(path) => item_of_vec(path),
        _ => None,
    };
    match item.map(bare) {
        Some(Type::Reference(of)) if is_str(&of.elem) => "strs",
        Some(item) if is_named(item, "String") => "strings",
        _ => "texts",
    }
}

/// `T` of `Vec<T>`.
fn item_of_vec(path: &TypePath) -> Option<&Type> {
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(item) if path.path.segments.len() == 1 && last.ident == "Vec" => {
            Some(item)
        }
        _ => None,
    }
}

/// ```ignore
/// __w.raw("{");
/// for (__name, __item) in __cdl::first_entries(&self.tags, 64) { __w.entry(__name); .. }
/// __w.more_entries(__cdl::value::Map::count(&self.tags), 64);
/// __w.raw("}");
/// ```
fn write_map(steps: &mut Steps, field: &FieldModel, item: &Value, value: &Operand) {
    let value = &value.reference;
    // The catalogue demands `max_items` of a map.
    let most = field.field.max_items.unwrap_or(u32::MAX);
    steps.raw("{");
    let first = format!("for (__name, __item) in __cdl::first_entries({value}, {most})");
    steps.block(&first, write_item(field, item, ".entry(__name);"));
    let more = format!(".more_entries(__cdl::value::Map::count({value}), {most});");
    steps.write(&[WRITER, &more]);
    steps.raw("}");
}

/// What a loop does with each `item`, after it `begins` it.
fn write_item(field: &FieldModel, item: &Value, begins: &str) -> Steps {
    let mut inner = Steps::default();
    inner.write(&[WRITER, begins]);
    write_shape(&mut inner, field, item, &Operand::local("__item"));
    inner
}

/// One call.
fn write_scalar(steps: &mut Steps, field: &FieldModel, base: Base, value: &Operand) {
    match call(field, base, read(field, base, value)) {
        Some((method, arguments)) => steps.value(method, &[&arguments]),
        None => steps.raw(&masked()),
    }
}

/// The call that writes a value if there is one, where it needs nothing but the option as the field holds it:
///
/// ```ignore
/// __w.u32_if_some(self.attempts, ",\"attempts\":");
/// ```
pub(super) fn if_some(field: &FieldModel, whole: &Operand) -> Option<(&'static str, String)> {
    let Value::Scalar(base) = field.value else {
        return None;
    };
    if field.spelling != Spelling::Exact || !matches!(field.source, Source::Value) {
        return None;
    }
    let read = match bare(&field.ty) {
        // `&str`, but no `&String`.
        Type::Reference(of) if !is_str(&of.elem) => return None,
        Type::Reference(_) => whole.place.clone(),
        _ if is_text(base) => format!("::core::option::Option::as_deref({})", whole.reference),
        // A number, an address: it can be copied. One that has to be widened is no option afterwards.
        _ if widened(field, base) => return None,
        _ => whole.place.clone(),
    };
    call(field, base, read)
}

fn is_str(ty: &Type) -> bool {
    is_named(ty, "str")
}

fn is_named(ty: &Type, name: &str) -> bool {
    matches!(bare(ty), Type::Path(path) if path.path.is_ident(name))
}

/// Whether the writer takes a wider number than the field holds.
fn widened(field: &FieldModel, base: Base) -> bool {
    let hashed = matches!(field.strategy.kind, StrategyKind::Hmac { .. });
    hashed && matches!(base, Base::I32 | Base::U32)
}

/// The writer's method for a value that is `read` so, and its arguments. `None` where nothing may be shown.
fn call(field: &FieldModel, base: Base, read: String) -> Option<(&'static str, String)> {
    let with = |arguments: std::fmt::Arguments<'_>| format!("{read}, {arguments}");
    let call = match &field.strategy.kind {
        StrategyKind::Plain => {
            let limit = field.field.max_len.unwrap_or(0);
            match base {
                Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => {
                    ("text", with(format_args!("{limit}")))
                }
                Base::Bool => ("bool", read),
                Base::I32 => ("i32", read),
                Base::I64 => ("i64", read),
                Base::U32 => ("u32", read),
                Base::U64 => ("u64", read),
                Base::F64 => ("f64", read),
                Base::Decimal if is_rendered(field) => ("decimal_text", read),
                Base::Decimal => ("decimal", read),
                Base::Bytes => ("bytes", with(format_args!("{limit}"))),
                Base::Uuid => ("uuid", read),
                Base::Ip => ("ip", read),
                Base::Cidr => ("cidr", read),
                Base::Timestamp => ("timestamp", read),
                Base::Duration => ("seconds", read),
            }
        }
        StrategyKind::MaskEmail {
            keep_first,
            keep_domain,
        } if is_text(base) => {
            let arguments = with(format_args!("{keep_first}, {keep_domain}"));
            ("mask_email", arguments)
        }
        StrategyKind::KeepLast { keep } if is_text(base) => {
            ("keep_last", with(format_args!("{keep}")))
        }
        StrategyKind::Truncate { max_chars } if is_text(base) => {
            ("truncate", with(format_args!("{max_chars}")))
        }
        StrategyKind::TruncateIp { v4, v6 } if base == Base::Ip => {
            ("truncate_ip", with(format_args!("{v4}, {v6}")))
        }
        StrategyKind::TruncateIp { v4, v6 } if base == Base::Cidr => {
            ("truncate_cidr", with(format_args!("{v4}, {v6}")))
        }
        StrategyKind::Hmac { key, scope } => {
            let method = match base {
                _ if is_text(base) => "hmac_text",
                Base::I32 | Base::I64 => "hmac_i64",
                Base::U32 | Base::U64 => "hmac_u64",
                Base::Decimal if is_rendered(field) => "hmac_decimal_text",
                Base::Decimal => "hmac_decimal",
                Base::Uuid => "hmac_uuid",
                Base::Ip => "hmac_ip",
                Base::Cidr => "hmac_cidr",
                _ => return None,
            };
            let pseudonym = pseudonym(field, key, *scope);
            if widened(field, base) {
                let from = "::core::convert::From::from(";
                (method, [&pseudonym, from, &read, ")"].concat())
            } else {
                (method, pseudonym + &read)
            }
        }
        // The catalogue leaves no strategy lawful that the shape cannot bear. If it ever did, nothing is shown.
        _ => return None,
    };
    Some(call)
}

/// The value as the writer takes it.
fn read(field: &FieldModel, base: Base, value: &Operand) -> String {
    let Operand { place, reference } = value;
    match &field.source {
        // __w.render(&self.user).as_str()
        Source::Display(_) => format!("{WRITER}.render({reference}).as_str()"),
        Source::AsStr(_) => {
            format!("::core::convert::AsRef::<::core::primitive::str>::as_ref({reference})")
        }
        Source::Value if field.spelling == Spelling::Exact && is_text(base) => reference.clone(),
        Source::Value if field.spelling == Spelling::Exact => place.clone(),
        Source::Value if is_text(base) => {
            format!("__cdl::value::Text::text({reference}, &mut [0; 4])")
        }
        // A mirror has words and no scalar.
        Source::Value | Source::Mirror { .. } => {
            let (family, method) = family(base);
            format!("__cdl::value::{family}::{method}({reference})")
        }
    }
}

/// The name of the trait in `cdl_runtime::value` that reads a catalogue type.
pub(crate) fn value_family(base: Base) -> &'static str {
    family(base).0
}

/// The trait that reads a catalogue type, and its method.
pub(super) fn family(base: Base) -> (&'static str, &'static str) {
    match base {
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
    }
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
