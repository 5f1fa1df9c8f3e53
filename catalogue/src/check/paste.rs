//! The TOML to paste when something is missing from the catalogue.

use std::fmt::Write;

use crate::declaration::{EnumDeclaration, FieldDeclaration, StructDeclaration};
use crate::model::Enum;
use crate::resolve::Catalogue;

use super::fields::{self, Owner};
use super::rust::{catalogue_type, snake_case};

pub(super) fn event(catalogue: &Catalogue, name: &str, declaration: &StructDeclaration) -> String {
    let namespace = name.split('.').next().unwrap_or_default();
    let file = catalogue
        .namespace_file(namespace)
        .map_or_else(|| format!("events/{namespace}.toml"), str::to_owned);
    let mut text = format!("to add it, write in {file}:\n[event.\"{name}\"]\n");
    text.push_str("description = \"…\"\ncategory = \"…\"\noutcomes = { success = \"info\", failure = \"warning\" }\n");
    text.push_str(&field_table(
        &format!("[event.\"{name}\".field]"),
        declaration,
    ));
    text
}

pub(super) fn object(name: &str, declaration: &StructDeclaration) -> String {
    let head = format!("[object.{name}.field]");
    format!(
        "to add it, write in types.toml:\n[object.{name}]\n{}",
        field_table(&head, declaration)
    )
}

pub(super) fn enumeration(name: &str, declaration: &EnumDeclaration) -> String {
    let mut text = format!("to add it, write in types.toml:\n[enum.{name}]\nvalues = [");
    for (index, variant) in declaration.variants.iter().enumerate() {
        let word = variant
            .value
            .clone()
            .unwrap_or_else(|| snake_case(&variant.ident));
        let comma = if index > 0 { ", " } else { "" };
        write!(text, "{comma}{{ id = \"{word}\" }}").unwrap_or_default();
    }
    text.push(']');
    text
}

pub(super) fn field(owner: &Owner<'_>, field: &FieldDeclaration) -> String {
    let own = owner.fields.iter().map(|field| &field.place);
    let last = own
        .filter(|place| place.file == owner.place.file)
        .max_by_key(|place| place.line);
    // A second table of the fields would be a fault of its own.
    if let Some(place) = last {
        return format!(
            "to add it, write below {}:{}:\n{}",
            place.file,
            place.line,
            line(field)
        );
    }
    let head = match owner.noun {
        "object" => format!("[object.{}.field]", owner.name),
        _ => format!("[event.\"{}\".field]", owner.name),
    };
    format!(
        "to add it, write at the end of {}:\n{head}\n{}",
        owner.place.file,
        line(field)
    )
}

pub(super) fn value(declared: &Enum, word: &str) -> String {
    format!(
        "to add it, write {{ id = \"{word}\" }} at {}:{}",
        declared.place.file, declared.place.line
    )
}

fn field_table(head: &str, declaration: &StructDeclaration) -> String {
    let mut text = head.to_owned();
    for field in &declaration.fields {
        text.push('\n');
        text.push_str(&line(field));
    }
    text
}

/// `source_ip = { type = "ip", required = true }`
fn line(field: &FieldDeclaration) -> String {
    let type_name = catalogue_type(&field.type_text).unwrap_or_else(|| "…".to_owned());
    let required = if field.optional {
        ""
    } else {
        ", required = true"
    };
    format!(
        "{} = {{ type = \"{type_name}\", class = \"…\"{required} }}",
        fields::name(field)
    )
}
