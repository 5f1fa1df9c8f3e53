//! What a number counts.

use super::linter::Linter;
use crate::model::{Base, Shape};
use crate::rule::text::UNIT_IN_NAME;

/// Last words of a name that are units, and what UCUM calls them.
const UNITS: [(&str, &str); 23] = [
    ("bytes", "By"),
    ("days", "d"),
    ("gb", "GBy"),
    ("gib", "GiBy"),
    ("hours", "h"),
    ("hrs", "h"),
    ("kb", "kBy"),
    ("kib", "KiBy"),
    ("mb", "MBy"),
    ("mib", "MiBy"),
    ("micros", "us"),
    ("microseconds", "us"),
    ("millis", "ms"),
    ("milliseconds", "ms"),
    ("mins", "min"),
    ("minutes", "min"),
    ("ms", "ms"),
    ("nanos", "ns"),
    ("percent", "%"),
    ("pct", "%"),
    ("secs", "s"),
    ("seconds", "s"),
    ("usecs", "us"),
];

pub(super) fn check(linter: &mut Linter<'_>) {
    for (subject, field) in linter.fields() {
        let number = matches!(
            field.shape,
            Shape::Scalar(
                Base::I32
                    | Base::I64
                    | Base::U32
                    | Base::U64
                    | Base::F64
                    | Base::Decimal
                    | Base::Duration
            )
        );
        let Some((stem, last)) = field.name.rsplit_once('_').filter(|_| number) else {
            continue;
        };
        if let Some((_, unit)) = UNITS.iter().find(|(word, _)| *word == last) {
            let message = format!("field \"{}\" has its unit in its name", field.name);
            let help = Some(format!("call it \"{stem}\" and write unit = \"{unit}\""));
            linter.find(&UNIT_IN_NAME, &subject, &field.place, message, help);
        }
    }
}
