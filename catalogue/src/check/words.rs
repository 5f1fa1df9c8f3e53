//! The variants of an enum against the catalogue's words.

use crate::declaration::{Diagnostic, EnumDeclaration, Site};
use crate::model::{Enum, Policy};
use crate::suggest::suggest;

use super::rust::snake_case;
use super::standing::{Standing, Subject};
use super::{diagnostic, in_source_order, paste};

/// The word of each variant, and what should not stay.
pub(super) fn check(
    policy: &Policy,
    declared: &Enum,
    declaration: &EnumDeclaration,
) -> Result<(Vec<String>, Vec<Diagnostic>), Vec<Diagnostic>> {
    let standing = Standing {
        policy,
        allows_deprecated: declaration.allows_deprecated,
        experimental: false,
        today: declaration.today,
    };
    let mut words: Vec<String> = Vec::new();
    let mut warnings = Vec::new();
    let mut diagnostics = Vec::new();
    for (index, variant) in declaration.variants.iter().enumerate() {
        let word = variant
            .value
            .clone()
            .unwrap_or_else(|| snake_case(&variant.ident));
        let subject = Subject {
            called: format!("value \"{word}\" of enum \"{}\"", declared.name),
            sites: [Site::Variant(index); 2],
            place: &declared.place,
        };
        let known = declared.values.iter().find(|value| value.id == word);
        let deprecated = known.and_then(|value| value.deprecated.as_ref());
        match standing.deprecated("CDL0106", &subject, deprecated) {
            Some(Ok(warning)) => warnings.push(warning),
            Some(Err(diagnostic)) => diagnostics.push(diagnostic),
            None => {}
        }
        if !declared.open && declared.values.iter().all(|value| value.id != word) {
            diagnostics.push(unknown(declared, &word, index));
        } else if let Some(first) = words.iter().position(|other| *other == word) {
            let message = format!("value \"{word}\" is written by two variants");
            let help = format!("`{}` writes it already", declaration.variants[first].ident);
            diagnostics.push(
                diagnostic("CDL0403", Site::Variant(index), message)
                    .help(help)
                    .at(&declared.place),
            );
        }
        words.push(word);
    }
    if diagnostics.is_empty() {
        Ok((words, warnings))
    } else {
        Err(in_source_order(diagnostics))
    }
}

fn unknown(declared: &Enum, word: &str, index: usize) -> Diagnostic {
    let ids: Vec<&str> = declared
        .values
        .iter()
        .map(|value| value.id.as_str())
        .collect();
    let help = match suggest(word, ids.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? or `#[audit(value = \"{near}\")]`"),
        None => format!("it has {}", ids.join(", ")),
    };
    diagnostic(
        "CDL0401",
        Site::Variant(index),
        format!("enum \"{}\" has no value \"{word}\"", declared.name),
    )
    .help(help)
    .note(paste::value(declared, word))
    .at(&declared.place)
}
