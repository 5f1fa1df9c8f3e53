//! A class or a strategy of one name in two catalogues: what is imported may be tightened, and never replaced in silence.

use std::sync::Arc;

use crate::fault::Fault;
use crate::model::{Class, Place, Scope, Strategy, StrategyKind};
use crate::named::Named;
use crate::read::retention::days;

use super::glob::Noun;
use super::unit::{OWN, Unit};

/// Everything that an own definition loosens, and every name that two imports define differently.
pub(super) fn check(units: &[Unit], faults: &mut Vec<Fault>) {
    for (index, import) in units.iter().enumerate().skip(1) {
        for class in taken(import, Noun::Class, &import.classes) {
            if let Some(own) = units[OWN].classes.get(&class.name) {
                let looser = looser_class(own, class);
                faults.extend(looser.map(|looser| loosened(&own.place, &looser, &import.title())));
            }
            let rival = |other: &&Unit| {
                taken(other, Noun::Class, &other.classes)
                    .any(|rival| rival.name == class.name && !same_class(rival, class))
            };
            if let Some(other) = units[index + 1..].iter().find(rival) {
                faults.push(ambiguous(units, Noun::Class, &class.name, import, other));
            }
        }
        for strategy in taken(import, Noun::Strategy, &import.strategies) {
            if let Some(own) = units[OWN].strategies.get(&strategy.name) {
                let looser = looser_strategy(own, strategy);
                faults.extend(looser.map(|looser| loosened(&own.place, &looser, &import.title())));
            }
            let rival = |other: &&Unit| {
                taken(other, Noun::Strategy, &other.strategies)
                    .any(|rival| rival.name == strategy.name && rival.kind != strategy.kind)
            };
            if let Some(other) = units[index + 1..].iter().find(rival) {
                faults.push(ambiguous(
                    units,
                    Noun::Strategy,
                    &strategy.name,
                    import,
                    other,
                ));
            }
        }
    }
}

/// What the importer names in `use`.
fn taken<'a, T>(
    unit: &'a Unit,
    noun: Noun,
    defined: &'a Named<Arc<T>>,
) -> impl Iterator<Item = &'a Arc<T>> {
    defined
        .iter()
        .filter(move |(name, _)| unit.used(noun, name))
        .map(|(_, found)| found)
}

/// What is looser, and what the import does instead.
type Looser = (String, String);

fn loosened(place: &Place, (what, instead): &Looser, title: &str) -> Fault {
    Fault {
        place: place.clone(),
        code: "CDL0704",
        message: format!("{what}, but {title} {instead}"),
        help: Some("tighten it, or give it another name".to_owned()),
    }
}

fn ambiguous(units: &[Unit], noun: Noun, name: &str, one: &Unit, other: &Unit) -> Fault {
    let glob = other
        .uses
        .iter()
        .find(|glob| glob.value.matches(noun, name));
    Fault {
        place: units[OWN].head.place(glob.map_or(0, |glob| glob.at)),
        code: "CDL0708",
        message: format!(
            "{} \"{name}\" comes from {} and, with another meaning, from {}",
            noun.as_str(),
            one.title(),
            other.title()
        ),
        help: Some("use it from one of them".to_owned()),
    }
}

fn same_class(one: &Class, other: &Class) -> bool {
    let law = |class: &Class| {
        (
            class.level,
            class.allow.clone(),
            class.default.clone(),
            class.max_retention.clone(),
        )
    };
    law(one) == law(other)
}

/// What `own` lets through that `imported` does not.
fn looser_class(own: &Class, imported: &Class) -> Option<Looser> {
    let name = &own.name;
    if let Some(wider) = own.allow.iter().find(|word| !imported.allow.contains(word)) {
        let what = format!("class \"{name}\" allows \"{wider}\"");
        return Some((what, "does not".to_owned()));
    }
    if own.level < imported.level {
        let what = format!("class \"{name}\" is of level {}", own.level);
        return Some((what, format!("has it at {}", imported.level)));
    }
    let longest = |class: &Class| class.max_retention.as_deref().and_then(days);
    if longest(imported).is_some_and(|imported| longest(own).is_none_or(|own| own > imported)) {
        let said = |class: &Class| class.max_retention.clone();
        let own = said(own).unwrap_or_else(|| "any time".to_owned());
        let what = format!("class \"{name}\" may be kept for {own}");
        let instead = format!("allows {}", said(imported).unwrap_or_default());
        return Some((what, instead));
    }
    None
}

/// What `own` shows that `imported` does not.
fn looser_strategy(own: &Strategy, imported: &Strategy) -> Option<Looser> {
    use StrategyKind::{Drop, Hmac, KeepLast, Mask, MaskEmail, Truncate, TruncateIp};
    let looser = match (&own.kind, &imported.kind) {
        (Drop, _) | (Mask { .. }, Mask { .. }) => false,
        (
            MaskEmail {
                keep_first,
                keep_domain,
            },
            MaskEmail {
                keep_first: first,
                keep_domain: domain,
            },
        ) => keep_first > first || (*keep_domain && !domain),
        (KeepLast { keep }, KeepLast { keep: least }) => keep > least,
        (Truncate { max_chars }, Truncate { max_chars: least }) => max_chars > least,
        (TruncateIp { v4, v6 }, TruncateIp { v4: four, v6: six }) => v4 > four || v6 > six,
        // A narrower scope correlates less; another key or scope gives pseudonyms that the import's do not meet.
        (
            Hmac { key, scope },
            Hmac {
                key: name,
                scope: wide,
            },
        ) => key != name || (scope != wide && *wide != Scope::None),
        (own, imported) => own != imported,
    };
    looser.then(|| {
        let what = format!("strategy \"{}\" redacts less or otherwise", own.name);
        (what, format!("defines it at {}", written(&imported.place)))
    })
}

fn written(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}
