//! Required fields that a struct does not declare: one diagnostic for all of them.

use crate::declaration::{Diagnostic, Site, StructDeclaration, Supply};
use crate::model::Field;

use super::fields::Owner;
use super::{diagnostic, only_if, rust};

pub(super) fn missing(
    owner: &Owner<'_>,
    declaration: &StructDeclaration,
    present: impl Fn(&str) -> bool,
) -> Option<Diagnostic> {
    let missing: Vec<&Field> = owner
        .fields
        .iter()
        .filter(|field| field.required && !present(&field.name))
        .collect();
    let (first, rest) = missing.split_first()?;
    let called = |field: &Field| format!("\"{}\" ({})", field.name, field.type_name);
    let subject = match rest.split_last() {
        None => format!("field {}", called(first)),
        Some((last, middle)) => {
            let begin: Vec<String> = [*first]
                .iter()
                .chain(middle)
                .map(|field| called(field))
                .collect();
            format!("fields {} and {}", begin.join(", "), called(last))
        }
    };
    let message = format!(
        "{} \"{}\" requires {subject}, which struct \"{}\" does not declare",
        owner.noun, owner.name, declaration.ident
    );
    let lines: Vec<String> = missing.iter().map(|field| line(field)).collect();
    let help = match lines.as_slice() {
        [line] => format!("add `{line}`"),
        lines => format!("add\n    {}", lines.join("\n    ")),
    };
    Some(
        diagnostic("CDL0101", Site::Ident, message)
            .help(help)
            .note("fields removed by #[cfg] do not count".to_owned())
            .at(&first.place),
    )
}

/// `#[redact] source_ip: IpAddr,`
fn line(field: &Field) -> String {
    let redact = if field.allows_plain() {
        ""
    } else {
        "#[redact] "
    };
    let supply = match field.only_if {
        Some(_) => Supply::Outcome,
        None => Supply::Struct,
    };
    let spelled = only_if::spelled(supply, &rust::type_of(&field.shape));
    match field.name.as_str() {
        // These are no names even with `r#`.
        name @ ("self" | "super" | "crate") => {
            format!("{redact}#[audit(rename = \"{name}\")] {name}_: {spelled},")
        }
        name => format!("{redact}{}: {spelled},", rust::ident(name)),
    }
}
