//! How large an event may be, against what the catalogue's policy allows.

use super::linter::Linter;
use crate::model::{Base, Event, Field, Shape, StrategyKind};
use crate::resolve::Catalogue;
use crate::rule::text::{EVENT_OVERSIZE, TOO_MANY_FIELDS};

pub(super) fn check(linter: &mut Linter<'_>) {
    let (fields_max, bytes_max) = {
        let policy = linter.catalogue.policy();
        (policy.max_fields, policy.max_event_bytes)
    };
    for event in linter.events() {
        let fields = event.fields.len();
        if let Some(most) = fields_max
            && fields > most as usize
        {
            let message = format!(
                "event \"{}\" has {fields} fields, and the policy allows {most}",
                event.name
            );
            let help = Some("split it, or group fields in an object".to_owned());
            linter.find(&TOO_MANY_FIELDS, &event.name, &event.place, message, help);
        }
        let bytes = largest(linter.catalogue, &event);
        if let Some(most) = bytes_max
            && bytes > u64::from(most)
        {
            let message = format!(
                "the fields of event \"{}\" take up to {bytes} bytes, and the policy allows {most} for the whole line",
                event.name
            );
            let help = Some("shorten max_len or max_items of its largest fields".to_owned());
            linter.find(&EVENT_OVERSIZE, &event.name, &event.place, message, help);
        }
    }
}

/// The bytes of an event's fields, each filled with ASCII to its limit. What has no limit counts as empty.
fn largest(catalogue: &Catalogue, event: &Event) -> u64 {
    event
        .fields
        .iter()
        .map(|field| of_field(catalogue, field))
        .sum()
}

/// `"name":value,`
fn of_field(catalogue: &Catalogue, field: &Field) -> u64 {
    let length = u64::from(field.max_len.unwrap_or_default());
    let items = u64::from(field.max_items.unwrap_or(1));
    let value = |shape: &Shape| match shape {
        Shape::Scalar(base) => redacted(&field.default.kind, of_base(*base, length)),
        Shape::Enum(name) => catalogue.enumeration(name).ok().map_or(0, |found| {
            let words = found.values.iter().map(|value| value.id.len());
            words.max().unwrap_or_default() as u64 + 2
        }),
        Shape::Object(name) => catalogue.object(name).ok().map_or(0, |found| {
            let fields = found.fields.iter().map(|field| of_field(catalogue, field));
            fields.sum::<u64>() + 2
        }),
        Shape::List(_) | Shape::Map(_) => 2,
    };
    let value = match &field.shape {
        // A key of a map has no limit of its own.
        Shape::List(item) | Shape::Map(item) => items * (value(item) + 1) + 2,
        shape => value(shape),
    };
    match field.default.kind {
        StrategyKind::Drop => 0,
        _ => field.name.len() as u64 + 4 + value,
    }
}

const fn of_base(base: Base, length: u64) -> u64 {
    match base {
        Base::Bool => 5,
        Base::I32 | Base::U32 => 11,
        Base::I64 | Base::U64 => 20,
        Base::F64 | Base::Duration => 24,
        // A sum of money has fewer than this.
        Base::Decimal => 34,
        Base::Uuid => 38,
        Base::Ip | Base::Cidr => 45,
        Base::Timestamp => 29,
        Base::Bytes => 2 * length + 2,
        Base::String | Base::Text | Base::Url | Base::EmailAddr | Base::Semver => length + 2,
    }
}

fn redacted(kind: &StrategyKind, plain: u64) -> u64 {
    match kind {
        StrategyKind::Plain | StrategyKind::MaskEmail { .. } => plain,
        StrategyKind::Drop => 0,
        StrategyKind::Mask { fixed, .. } => u64::from(*fixed) + 2,
        StrategyKind::KeepLast { keep } => u64::from(*keep) + 6,
        StrategyKind::Truncate { max_chars } => plain.min(u64::from(*max_chars) + 5),
        StrategyKind::TruncateIp { .. } => 45,
        // hmac:<key id>:<22 characters>, the id of a usual length.
        StrategyKind::Hmac { .. } => 38,
    }
}
