//! The variants of an enum against the catalogue's words.

use crate::declaration::{Diagnostic, EnumDeclaration, Site};
use crate::model::Enum;
use crate::suggest::suggest;

use super::rust::snake_case;
use super::{diagnostic, in_source_order, paste};

pub(super) fn check(
    declared: &Enum,
    declaration: &EnumDeclaration,
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut words: Vec<String> = Vec::new();
    let mut diagnostics = Vec::new();
    for (index, variant) in declaration.variants.iter().enumerate() {
        let word = variant
            .value
            .clone()
            .unwrap_or_else(|| snake_case(&variant.ident));
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
        Ok(words)
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
