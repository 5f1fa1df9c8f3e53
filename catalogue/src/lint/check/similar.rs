//! Names that are taken for each other.

use std::collections::BTreeMap;

use super::linter::Linter;
use crate::model::Place;
use crate::rule::text::NAME_TOO_SIMILAR;

pub(super) fn check(linter: &mut Linter<'_>) {
    let mut events: Named = Vec::new();
    for event in linter.events() {
        // The new name of a deprecated event is like the old one.
        if event.deprecated.is_none() {
            events.push((event.name.clone(), event.name.clone(), event.place.clone()));
        }
        let live = event
            .fields
            .iter()
            .filter(|field| field.deprecated.is_none());
        let fields = live.map(|field| {
            (
                field.name.clone(),
                format!("{}.{}", event.name, field.name),
                field.place.clone(),
            )
        });
        tell(linter, "field", fields.collect());
    }
    tell(linter, "event", events);
    for object in linter.objects() {
        let fields = object.fields.iter().map(|field| {
            (
                field.name.clone(),
                format!("object.{}.{}", object.name, field.name),
                field.place.clone(),
            )
        });
        tell(linter, "field", fields.collect());
    }
}

/// A name, its subject, its place.
type Named = Vec<(String, String, Place)>;

fn tell(linter: &mut Linter<'_>, noun: &str, named: Named) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (name, subject, place) in named {
        let Some(other) = seen.insert(plain(&name), name.clone()) else {
            continue;
        };
        let message = format!("{noun} \"{name}\" is easily taken for {noun} \"{other}\"");
        let help = Some("keep one of them, or rename one".to_owned());
        linter.find(&NAME_TOO_SIMILAR, &subject, &place, message, help);
    }
}

/// What is left of a name that is heard: no underscores, no plurals.
fn plain(name: &str) -> String {
    let parts = name.split('.').map(|part| {
        let words: Vec<&str> = part.split('_').map(singular).collect();
        words.concat()
    });
    parts.collect::<Vec<_>>().join(".")
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sound_alike_are_one() {
        for (one, other, same) in [
            ("auth.login", "auth.log_in", true),
            ("auth.role", "auth.roles", true),
            ("auth.logins.read", "auth.login.read", true),
            ("auth.status", "auth.statu", false),
            ("auth.access", "auth.acces", false),
            ("auth.grant", "auth.grantee", false),
            ("a.b_c", "a.b.c", false),
        ] {
            assert_eq!(plain(one) == plain(other), same, "{one} {other}");
        }
    }
}
