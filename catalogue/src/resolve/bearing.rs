//! What a value can bear: an address can be truncated, a truth value cannot.

use crate::model::{Base, StrategyKind};

use super::shape::{Container, Typed};

/// Whether a value of this type can be redacted so. What works on a value works on each item of a list.
pub(super) fn bears(kind: &StrategyKind, typed: &Typed<'_>) -> bool {
    let on_values =
        |fits: fn(Base) -> bool| typed.container != Container::Map && typed.base.is_some_and(fits);
    match kind {
        StrategyKind::Plain | StrategyKind::Drop => true,
        StrategyKind::Mask { .. } => !typed.object,
        StrategyKind::MaskEmail { .. }
        | StrategyKind::KeepLast { .. }
        | StrategyKind::Truncate { .. } => on_values(text_like),
        StrategyKind::TruncateIp { .. } => on_values(|base| matches!(base, Base::Ip | Base::Cidr)),
        StrategyKind::Hmac { .. } => on_values(|base| {
            let number = matches!(base, Base::I32 | Base::I64 | Base::U32 | Base::U64);
            text_like(base) || number || matches!(base, Base::Ip | Base::Cidr | Base::Uuid)
        }),
    }
}

pub(super) fn needs(kind: &StrategyKind) -> &'static str {
    match kind {
        StrategyKind::Plain | StrategyKind::Drop => "nothing",
        StrategyKind::Mask { .. } => "a value that is no object",
        StrategyKind::MaskEmail { .. }
        | StrategyKind::KeepLast { .. }
        | StrategyKind::Truncate { .. } => "a text",
        StrategyKind::TruncateIp { .. } => "an IP type",
        StrategyKind::Hmac { .. } => "a text, an integer, an IP type or a UUID",
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

fn text_like(base: Base) -> bool {
    matches!(
        base,
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver
    )
}
