//! What a value can bear: an address can be truncated, a truth value cannot.

use crate::model::{Base, Shape, StrategyKind};

use super::shape::{Container, Typed};

/// Whether a value of this type can be redacted so. What works on a value works on each item of a list.
pub(super) fn bears(kind: &StrategyKind, typed: &Typed<'_>) -> bool {
    fits(kind, typed.container, typed.base, typed.object)
}

/// As [`bears`], of a resolved field.
pub(crate) fn shape_bears(kind: &StrategyKind, shape: &Shape) -> bool {
    let (container, item) = match shape {
        Shape::List(item) => (Container::List, &**item),
        Shape::Map(value) => (Container::Map, &**value),
        single => (Container::Single, single),
    };
    let base = match item {
        Shape::Scalar(base) => Some(*base),
        _ => None,
    };
    fits(kind, container, base, matches!(item, Shape::Object(_)))
}

fn fits(kind: &StrategyKind, container: Container, base: Option<Base>, object: bool) -> bool {
    let on_values = |fits: fn(Base) -> bool| container != Container::Map && base.is_some_and(fits);
    match kind {
        StrategyKind::Plain | StrategyKind::Drop => true,
        StrategyKind::Mask { .. } => !object,
        StrategyKind::MaskEmail { .. }
        | StrategyKind::KeepLast { .. }
        | StrategyKind::Truncate { .. } => on_values(text_like),
        StrategyKind::TruncateIp { .. } => on_values(|base| matches!(base, Base::Ip | Base::Cidr)),
        StrategyKind::Hmac { .. } => on_values(|base| {
            let number = matches!(
                base,
                Base::I32 | Base::I64 | Base::U32 | Base::U64 | Base::Decimal
            );
            text_like(base) || number || matches!(base, Base::Ip | Base::Cidr | Base::Uuid)
        }),
    }
}

pub(crate) fn needs(kind: &StrategyKind) -> &'static str {
    match kind {
        StrategyKind::Plain | StrategyKind::Drop => "nothing",
        StrategyKind::Mask { .. } => "a value that is no object",
        StrategyKind::MaskEmail { .. }
        | StrategyKind::KeepLast { .. }
        | StrategyKind::Truncate { .. } => "a text",
        StrategyKind::TruncateIp { .. } => "an IP type",
        StrategyKind::Hmac { .. } => "a text, an integer, a decimal, an IP type or a UUID",
    }
}

pub(super) fn spell(typed: &Typed<'_>) -> String {
    let item = typed
        .base
        .map_or(if typed.object { "object" } else { "enum" }, Base::as_str);
    match typed.container {
        Container::Single => item.to_owned(),
        Container::List => format!("list<{item}>"),
        Container::Map => format!("map<string,{item}>"),
    }
}

pub(super) fn text_like(base: Base) -> bool {
    matches!(
        base,
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver
    )
}
