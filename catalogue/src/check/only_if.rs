//! Fields of some outcomes only: their values come with the outcome, so the struct does not hold them.

use crate::declaration::{Diagnostic, FieldDeclaration, Site, Supply};
use crate::model::Field;

use super::fields::Owner;
use super::{diagnostic, rust};

/// The one mistake: a value in the struct that only some outcomes may write, or none there that all of them need.
pub(super) fn check(
    owner: &Owner<'_>,
    known: &Field,
    field: &FieldDeclaration,
    index: usize,
) -> Option<Diagnostic> {
    let name = &known.name;
    let inside = &field.type_text;
    match (&known.only_if, field.supply) {
        (Some(outcomes), Supply::Struct) => {
            let message = format!(
                "field \"{name}\" is for {} only, and a struct that holds it would hold it for every outcome",
                listed(outcomes)
            );
            let value = rust::ident(&field.ident);
            let calls: Vec<String> = outcomes
                .iter()
                .map(|outcome| format!("`.{outcome}(&audit, {value})`"))
                .collect();
            let inside = if known.required && field.optional {
                rust::inside_option(inside)
            } else {
                inside
            };
            let help = format!(
                "write `{}`, and give the value with the outcome: {}",
                spelled(Supply::Outcome, inside),
                calls.join(", ")
            );
            let told = diagnostic("CDL0109", Site::FieldType(index), message);
            Some(told.help(help).at(&known.place))
        }
        (None, Supply::Outcome) => {
            let whose = match owner.noun {
                "object" => "an object has no outcomes".to_owned(),
                _ => "the catalogue has no \"only_if\" for it".to_owned(),
            };
            let message = format!("field \"{name}\" does not come with an outcome: {whose}");
            let told = diagnostic("CDL0110", Site::FieldType(index), message);
            Some(told.help(format!("write `{inside}`")).at(&known.place))
        }
        _ => None,
    }
}

/// The type as the struct declares it.
pub(super) fn spelled(supply: Supply, type_text: &str) -> String {
    match supply {
        Supply::Struct => type_text.to_owned(),
        Supply::Outcome => format!("OnlyIf<{type_text}>"),
    }
}

/// `outcome "failure"`, `outcomes "failure" and "denied"`
fn listed(outcomes: &[String]) -> String {
    let quoted: Vec<String> = outcomes.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => format!("outcome {last}"),
        Some((last, first)) => format!("outcomes {} and {last}", first.join(", ")),
        None => "no outcome".to_owned(),
    }
}
